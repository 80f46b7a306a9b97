//! How a list of issues is narrowed and ordered by a script that asks the search index; without it the list is complete.

use serde::Serialize;

use super::list_names;
use super::scope::Scope;
use super::status_names;
use crate::address::Route;
use crate::address::SearchFacet;
use crate::address::SearchFile;
use crate::model::Id;
use crate::model::StatusKind;
use crate::model::meaning::LISTED;
use crate::model::meaning::UNSTATED;
use crate::site::IssueList;
use crate::site::Late;

/// What a script is told of a list that it narrows.
#[derive(Clone, Debug, Serialize)]
pub struct ListFilter {
    /// The script that reads the index.
    pub engine: String,
    /// The way from the page to the root of the site: `../`.
    pub root: String,
    /// What the list holds, as JSON: facets of the index, each with the value that all its issues have. `*` is any value,
    /// and `<2026-06-30 said` any of an earlier day that goes on like this.
    pub holds: String,
    /// Whether the page has all rows of the list: these are then what it holds.
    pub is_whole: bool,
    /// What it can be narrowed by: facets, each with the key of the label that names it.
    pub facets: Vec<(&'static str, &'static str)>,
    /// The keys of statuses in the order in which they are sorted.
    pub statuses: String,
    /// The day at which the rows of the page count days; none where none does.
    pub day: Option<String>,
    /// The facet by which the list is ordered where nobody asks for another order; empty where the newest come first.
    pub order: &'static str,
}

/// What lists are narrowed by.
const FACETS: [SearchFacet; 8] = [
    SearchFacet::Organ,
    SearchFacet::Status,
    SearchFacet::Topic,
    SearchFacet::Owner,
    SearchFacet::Year,
    SearchFacet::Due,
    SearchFacet::Class,
    SearchFacet::Assurance,
];

impl ListFilter {
    /// How a list is narrowed that has so many issues, all of them on its page or not. None where there is nothing to choose
    /// from.
    pub fn of(scope: Scope<'_>, list: &IssueList, count: usize, is_whole: bool) -> Option<ListFilter> {
        let holds = holds(scope, list);
        if count < 2 || holds.is_none() && !is_whole {
            return None;
        }
        let engine = scope.route.link(&Route::Search(SearchFile::Engine));
        let holds = serde_json::to_string(&holds.unwrap_or_default()).expect("words are always JSON");
        let statuses = StatusKind::ALL.into_iter().rev().map(|kind| status_names::status_key(Some(kind)));
        Some(ListFilter {
            root: engine.strip_suffix(&Route::Search(SearchFile::Engine).to_string())?.to_owned(),
            engine,
            holds,
            is_whole,
            facets: FACETS.iter().map(|facet| (facet.key(), list_names::facet_label(*facet))).collect(),
            day: None,
            order: match list {
                IssueList::Late(late, _) => late_facet(*late).0.key(),
                _ => "",
            },
            statuses: statuses.chain([UNSTATED.0, LISTED]).collect::<Vec<_>>().join(" "),
        })
    }
}

/// What all issues of a list have in common, as facets of the index say it.
fn holds(scope: Scope<'_>, list: &IssueList) -> Option<Vec<(&'static str, String)>> {
    let owners = scope.lists.owners();
    let owner = |id: &Id| owners.get(id).map(|(_, name)| name.clone());
    let facets = match list {
        IssueList::All => Vec::new(),
        IssueList::Status(kind) => vec![(SearchFacet::Status, status_names::status_key(*kind).to_owned())],
        IssueList::Assurance(of) => vec![(SearchFacet::Assurance, of.key().to_owned())],
        IssueList::Topic(id) => vec![(SearchFacet::Topic, id.to_string())],
        IssueList::Organ(id) => vec![(SearchFacet::Organ, id.to_string())],
        IssueList::Owner(id) => {
            let organ = owners.get(id)?.0.as_ref().map(|organ| (SearchFacet::Organ, organ.to_string()));
            organ.into_iter().chain([(SearchFacet::Owner, owner(id)?)]).collect()
        }
        IssueList::Department(id) => vec![(SearchFacet::Owner, owners.namesakes().get(id)?.name.clone())],
        IssueList::Year(year) => vec![(SearchFacet::Year, format!("{year:04}"))],
        IssueList::Due => vec![(SearchFacet::Due, "*".to_owned())],
        IssueList::Late(late, of) => {
            let ((facet, word), day) = (late_facet(*late), scope.site.as_of?.last());
            let late = (facet.key(), format!("<{day}{word}"));
            return Some(holds(scope, of)?.into_iter().chain([late]).collect());
        }
    };
    Some(facets.into_iter().map(|(facet, value)| (facet.key(), value)).collect())
}

/// What tells that an issue is late: a facet whose values begin with a day, and what stands behind it there.
fn late_facet(late: Late) -> (SearchFacet, &'static str) {
    match late {
        Late::Overdue => (SearchFacet::Owed, " said"),
        Late::Unreported => (SearchFacet::Owed, " earlier"),
        Late::Promised => (SearchFacet::Promised, ""),
    }
}
