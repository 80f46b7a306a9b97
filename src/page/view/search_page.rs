//! The page that searches. What it finds is put in by its script; what stands here leads on without one.

use serde::Serialize;

use super::column::Column;
use super::list_names;
use super::scope::Scope;
use super::view_parts::Link;
use crate::address::Route;
use crate::address::SearchFacet;

/// The page that searches.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView {
    /// What hits can be narrowed by: the name of a facet of the index, and the key of the label that names it.
    pub filters: Vec<(&'static str, &'static str)>,
    /// The columns, for whoever has no script.
    pub columns: Vec<Link>,
    /// The indexes of the ledger.
    pub indexes: Vec<Link>,
}

/// What hits are narrowed by.
const FILTERS: [SearchFacet; 5] =
    [SearchFacet::Kind, SearchFacet::Organ, SearchFacet::Status, SearchFacet::Year, SearchFacet::Topic];

/// The page that searches.
pub fn search(scope: Scope<'_>) -> SearchView {
    let columns = Column::ALL.into_iter().filter(|column| scope.frame.is_shown(*column));
    let mut columns: Vec<Link> =
        columns.map(|column| scope.link(&column.route(), scope.frame.words(column).name.clone())).collect();
    if scope.site.settings.official.site_map {
        columns.push(scope.link(&Route::SiteMap, scope.labels().get("site_map")));
    }
    SearchView {
        filters: FILTERS.iter().map(|facet| (facet.key(), list_names::facet_label(*facet))).collect(),
        columns,
        indexes: list_names::indexes(scope),
    }
}
