//! The page that leads to every other: columns with their indexes, courts, standing pages.

use std::sync::Arc;

use serde::Serialize;

use super::column::Column;
use super::inspection_page::inspection_name;
use super::list_names;
use super::list_views;
use super::scope::Scope;
use super::view_parts::Counted;
use super::view_parts::Link;
use crate::address::Route;
use crate::model::Id;
use crate::model::Inspection;
use crate::site::Index;
use crate::site::IssueList;
use crate::site::Late;
use crate::site::OrganList;
use crate::site::OrganPlace;

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
    pub name: String,
    /// Its page; none where the values stand beside a list of everything.
    pub href: Option<String>,
    /// Its values; none where they are very many.
    pub links: Vec<Link>,
}

/// Links of one index, at most: a longer one has a page of its own.
const MOST: usize = 60;

/// The site map: every column, index and standing page, and courts as far as they are few.
pub fn site_map(scope: Scope<'_>) -> SiteMapView {
    let columns = Column::ALL.into_iter().filter(|column| scope.frame.is_shown(*column));
    let map = |column: Column| ColumnMap {
        column: scope.link(&column.route(), scope.frame.words(column).name.clone()),
        indexes: indexes(scope, column),
    };
    let pages = scope.site.pages.iter();
    SiteMapView {
        columns: columns.map(map).collect(),
        pages: pages.map(|page| scope.link(&Route::Page(page.id.clone()), page.title.clone())).collect(),
    }
}

fn indexes(scope: Scope<'_>, column: Column) -> Vec<IndexMap> {
    let (lists, labels) = (scope.lists, scope.labels());
    let plain = |values: Vec<Counted>| {
        values.into_iter().map(|of| Link { text: of.text, href: of.href }).collect::<Vec<Link>>()
    };
    let page = |name: &str, to: &Route| IndexMap {
        name: name.to_owned(),
        href: Some(scope.route.link(to)),
        links: Vec::new(),
    };
    match column {
        Column::Notices => {
            let (found, _) = list_views::notice_indexes(scope, None);
            let held = found.into_iter().filter(|(_, values)| !values.is_empty());
            held.map(|(name, values)| IndexMap { name, href: None, links: plain(values) }).collect()
        }
        Column::Issues => {
            let map = |index: Index| {
                let values = list_views::index(scope, index, 1).map_or_else(Vec::new, |found| found.values);
                let few =
                    index != Index::Owner && values.len() <= MOST && lists.shown_values(index).len() == values.len();
                let links = if few { plain(values) } else { Vec::new() };
                IndexMap { links, ..page(list_names::index_name(scope, index), &Route::Index(index, 1)) }
            };
            let mut out: Vec<_> = Index::ALL.into_iter().filter(|index| lists.has(*index)).map(map).collect();
            if lists.has_due() {
                out.push(page(labels.get("by_due"), &Route::Issues(IssueList::Due, 1)));
            }
            out.push(page(labels.get("recent_changes"), &Route::Changes(1)));
            out.extend(
                (!scope.site.published.is_empty())
                    .then(|| page(labels.get("corrections_of_site"), &Route::Corrections)),
            );
            for late in Late::ALL.into_iter().filter(|late| lists.has_late(*late)) {
                let to = Route::Issues(late.within(&IssueList::All), 1);
                out.push(page(labels.get(list_names::late_label(late)), &to));
            }
            out
        }
        Column::Organs => {
            let upper = OrganList::Upper;
            let places = scope.site.organ_tree().order();
            let link = |of: &OrganPlace| scope.link(&Route::Organ(of.id.clone()), scope.organ_name(&of.id));
            let links = if places.len() <= MOST { places.iter().map(link).collect() } else { Vec::new() };
            let name = list_names::organ_list_name(scope, &upper);
            let mut out = vec![IndexMap { links, ..page(&name, &Route::Organs(upper, 1)) }];
            if lists.organs_of(&OrganList::All).is_some() {
                out.push(page(labels.get("organs_by_name"), &Route::Organs(OrganList::All, 1)));
            }
            if lists.organs_of(&OrganList::Late(None)).is_some() {
                out.push(page(labels.get("organs_late"), &Route::Organs(OrganList::Late(None), 1)));
            }
            let all = scope.site.inspections();
            let newest = lists.starts.inspections(scope.site).iter().filter_map(|(_, id)| Some((id, all.get(id)?)));
            let inspection = |(id, of): (&Id, &Arc<Inspection>)| {
                scope.link(&Route::Inspection(id.clone()), inspection_name(labels, of))
            };
            if !all.is_empty() {
                let links = if all.len() <= MOST { newest.map(inspection).collect() } else { Vec::new() };
                out.push(IndexMap { links, ..page(labels.get("inspections_by_year"), &Route::Inspections(1)) });
            }
            out
        }
        Column::Commitments | Column::Documents | Column::Articles | Column::Contact => Vec::new(),
    }
}
