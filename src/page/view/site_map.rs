//! The page that leads to every other: columns with their indexes, courts, standing pages.

use serde::Serialize;

use super::column::Column;
use super::lists;
use super::parts::Counted;
use super::parts::Link;
use crate::model::Organ;
use crate::page::Atlas;
use crate::page::Index;
use crate::page::IssueList;
use crate::page::Route;
use crate::site::Site;

/// The page of all pages.
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
    /// Its indexes: a name and its links each. The index of departments is one link, for it may be long.
    pub indexes: Vec<(&'static str, Vec<Link>)>,
}

/// The page of all pages.
pub fn site_map(site: &Site, atlas: &Atlas, route: &Route) -> SiteMapView {
    let map = |column: Column| ColumnMap {
        column: column.link(site, route),
        indexes: indexes(site, atlas, route, column)
            .into_iter()
            .filter(|(_, values)| !values.is_empty())
            .collect(),
    };
    SiteMapView {
        columns: Column::ALL.into_iter().filter(|column| column.is_shown(site)).map(map).collect(),
        pages: site.pages.iter().map(|page| Link::to(route, &Route::Page(page.id.clone()), page.title.clone())).collect(),
    }
}

fn indexes(site: &Site, atlas: &Atlas, route: &Route, column: Column) -> Vec<(&'static str, Vec<Link>)> {
    let plain = |values: Vec<Counted>| {
        values.into_iter().map(|Counted { text, href, count: _, current: _ }| Link { text, href }).collect()
    };
    match column {
        Column::Notices => {
            let found = lists::notice_indexes(site, atlas, route, None);
            found.into_iter().map(|(name, values)| (name, plain(values))).collect()
        }
        Column::Issues => {
            let value = |index: Index| {
                let found = lists::index(site, atlas, route, index);
                let values = match index {
                    Index::Owner => vec![Link::to(route, &Route::Index(index), "全部责任部门")],
                    _ => plain(found.values),
                };
                (found.name, values)
            };
            let mut out: Vec<_> = Index::ALL.into_iter().filter(|index| atlas.has(*index)).map(value).collect();
            if atlas.issues.contains_key(&IssueList::Due) {
                out.push(("按完成时限", vec![Link::to(route, &Route::Issues(IssueList::Due, 1), "按完成时限排列")]));
            }
            out
        }
        Column::Organs => {
            let organ = |organ: &Organ| Link::to(route, &Route::Organ(organ.id.clone()), organ.name.clone());
            vec![("各法院", site.organs.values().map(organ).collect())]
        }
        Column::Commitments | Column::Documents | Column::Articles | Column::Contact => Vec::new(),
    }
}
