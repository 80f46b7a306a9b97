//! The page that leads to every other: columns with their indexes, courts, standing pages.

use std::sync::Arc;

use serde::Serialize;

use super::column::Column;
use super::list_views;
use super::totals;
use super::view_parts::Counted;
use super::view_parts::Link;
use crate::address::Route;
use crate::model::Organ;
use crate::site::Index;
use crate::site::IssueList;
use crate::site::Late;
use crate::site::Lists;
use crate::site::Site;

/// The site map: every column, index, court and standing page.
#[derive(Clone, Debug, Serialize)]
pub struct SiteMapView {
    /// The columns, in the order of the header.
    pub columns: Vec<ColumnMap>,
    /// Standing pages.
    pub pages: Vec<Link>,
}

/// A column with what is in it.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnMap {
    /// Its first page.
    pub column: Link,
    /// Its indexes.
    pub indexes: Vec<IndexMap>,
}

/// An index of a column.
#[derive(Clone, Debug, Serialize)]
pub struct IndexMap {
    /// What its values are: 按年份, 按主题 …
    pub name: &'static str,
    /// Its page; none where the values stand beside a list of everything.
    pub href: Option<String>,
    /// Its values; none for departments, which may be very many.
    pub links: Vec<Link>,
}

/// The site map: every column, index, court and standing page.
pub fn site_map(site: &Site, lists: &Lists, route: &Route) -> SiteMapView {
    let map =
        |column: Column| ColumnMap { column: column.link(site, route), indexes: indexes(site, lists, route, column) };
    SiteMapView {
        columns: Column::ALL.into_iter().filter(|column| column.is_shown(site)).map(map).collect(),
        pages: site
            .pages
            .iter()
            .map(|page| Link::to(route, &Route::Page(page.id.clone()), page.title.clone()))
            .collect(),
    }
}

fn indexes(site: &Site, lists: &Lists, route: &Route, column: Column) -> Vec<IndexMap> {
    let plain = |values: Vec<Counted>| {
        values.into_iter().map(|Counted { text, href, count: _, current: _ }| Link { text, href }).collect()
    };
    match column {
        Column::Notices => {
            let found = list_views::notice_indexes(site, lists, route, None);
            let held = found.into_iter().filter(|(_, values)| !values.is_empty());
            held.map(|(name, values)| IndexMap { name, href: None, links: plain(values) }).collect()
        }
        Column::Issues => {
            let map = |index: Index| {
                let found = list_views::index(site, lists, route, index);
                let links = if index == Index::Owner { Vec::new() } else { plain(found.values) };
                IndexMap { name: found.name, href: Some(route.link(&Route::Index(index))), links }
            };
            let mut out: Vec<_> = Index::ALL.into_iter().filter(|index| lists.has(*index)).map(map).collect();
            if lists.has_due() {
                let href = Some(route.link(&Route::Issues(IssueList::Due, 1)));
                out.push(IndexMap { name: list_views::BY_DUE, href, links: Vec::new() });
            }
            for late in Late::ALL.into_iter().filter(|late| lists.has_late(*late)) {
                let href = Some(route.link(&Route::Issues(late.within(&IssueList::All), 1)));
                out.push(IndexMap { name: totals::late_word(late), href, links: Vec::new() });
            }
            out
        }
        Column::Organs => {
            let organ = |organ: &Arc<Organ>| Link::to(route, &Route::Organ(organ.id.clone()), organ.name.clone());
            let name = if site.only_courts() { "各法院" } else { "各单位" };
            vec![IndexMap { name, href: None, links: site.organs.values().map(organ).collect() }]
        }
        Column::Commitments | Column::Documents | Column::Articles | Column::Contact => Vec::new(),
    }
}
