//! What lists and indexes are called.

use super::column::Column;
use super::scope::Scope;
use super::status_names::status_word;
use super::view_parts::Link;
use crate::address::Route;
use crate::address::SearchFacet;
use crate::model::Id;
use crate::site::Index;
use crate::site::IssueList;
use crate::site::Late;
use crate::site::NoticeList;
use crate::site::OrganList;

/// What a list of notices is called.
pub fn notice_list_name(scope: Scope<'_>, list: &NoticeList) -> String {
    let labels = scope.labels();
    match list {
        NoticeList::All => labels.get("all_notices").to_owned(),
        NoticeList::Year(year) => labels.say("notices_of_year", &[("year", year)]),
        NoticeList::Organ(id) => labels.say("notices_of_organ", &[("organ", &scope.organ_name(id))]),
        NoticeList::Kind(kind) => kind.word().to_owned(),
    }
}

/// What a value of an index of notices is called.
pub fn notice_value(scope: Scope<'_>, list: &NoticeList) -> String {
    match list {
        NoticeList::Year(year) => scope.labels().say("year", &[("year", year)]),
        NoticeList::Organ(id) => scope.organ_name(id),
        list => notice_list_name(scope, list),
    }
}

/// What a value of an index of the ledger is called.
pub fn issue_value(scope: Scope<'_>, list: &IssueList) -> String {
    let (site, labels) = (scope.site, scope.labels());
    match list {
        IssueList::All => scope.frame.words(Column::Issues).name.clone(),
        IssueList::Status(kind) => status_word(*kind).to_owned(),
        IssueList::Topic(id) => {
            site.topics.iter().find(|topic| topic.id == *id).map_or_else(|| id.to_string(), |topic| topic.name.clone())
        }
        IssueList::Organ(id) => scope.organ_name(id),
        IssueList::Owner(id) => match scope.lists.owner(id) {
            Some((Some(organ), name)) if is_itself(scope, organ, name) => {
                labels.say("taken_on_by", &[("organ", &scope.organ_name(organ))])
            }
            Some((Some(organ), name)) => {
                labels.say("department_of", &[("organ", &scope.organ_name(organ)), ("department", name)])
            }
            Some((None, name)) => name.clone(),
            None => id.to_string(),
        },
        IssueList::Department(id) => {
            let name = scope.lists.owners().namesakes().get(id).map_or(id.as_str(), |of| of.name.as_str());
            labels.say("departments_named", &[("department", &name)])
        }
        IssueList::Year(year) => labels.say("year", &[("year", year)]),
        IssueList::Assurance(degree) => degree.word().to_owned(),
        IssueList::Due => labels.get("in_order_of_due").to_owned(),
        IssueList::Late(late, of) if **of == IssueList::All => labels.get(late_label(*late)).to_owned(),
        IssueList::Late(late, of) => {
            labels.say("late_in", &[("list", &issue_value(scope, of)), ("late", &labels.get(late_label(*late)))])
        }
    }
}

/// Whether what is named as a department is the organ itself.
pub fn is_itself(scope: Scope<'_>, organ: &Id, name: &str) -> bool {
    scope.site.organs.get(organ).is_some_and(|organ| organ.is_called(name))
}

/// A link to the list of inspections, where there are any.
pub fn inspections(scope: Scope<'_>) -> Option<Link> {
    let is_there = !scope.site.inspections().is_empty();
    is_there.then(|| scope.link(&Route::Inspections(1), scope.labels().get("inspections_by_year")))
}

/// The label of what is said of issues that are late.
pub fn late_label(late: Late) -> &'static str {
    match late {
        Late::Overdue => "late_overdue",
        Late::Unreported => "late_unreported",
        Late::Promised => "late_promised",
    }
}

/// What an index is called.
pub fn index_name(scope: Scope<'_>, index: Index) -> &str {
    scope.labels().get(match index {
        Index::Status => "by_status",
        Index::Assurance => "by_assurance",
        Index::Topic => "by_topic",
        Index::Organ => "by_organ",
        Index::Owner => "by_owner",
        Index::Year => "by_year",
    })
}

/// What a list of organs is called.
pub fn organ_list_name(scope: Scope<'_>, list: &OrganList) -> String {
    match list {
        OrganList::Upper => scope.frame.words(Column::Organs).name.clone(),
        OrganList::All => scope.labels().get("organs_by_name").to_owned(),
        OrganList::Below(id) => scope.labels().say("organs_below", &[("organ", &scope.organ_name(id))]),
        OrganList::Late(None) => scope.labels().get("organs_late").to_owned(),
        OrganList::Late(Some(id)) => scope.labels().say("organs_late_below", &[("organ", &scope.organ_name(id))]),
    }
}

/// The key of the label that names what documents are filtered by.
pub fn facet_label(facet: SearchFacet) -> &'static str {
    match facet {
        SearchFacet::Organ => "organ",
        SearchFacet::Status => "status",
        SearchFacet::Kind => "kind_of_hit",
        SearchFacet::Year => "year_of_publication",
        SearchFacet::Topic => "topics",
        SearchFacet::Owner => "owner",
        SearchFacet::Due | SearchFacet::Owed => "due",
        SearchFacet::Class => "class",
        SearchFacet::Assurance => "vouched",
        SearchFacet::Row => "issues",
        SearchFacet::Promised => "late_promised",
    }
}

/// Links to the indexes of the ledger that hold anything.
pub fn indexes(scope: Scope<'_>) -> Vec<Link> {
    let mut out = vec![scope.link(&Route::Issues(IssueList::All, 1), scope.labels().get("all"))];
    let shown = Index::ALL.into_iter().filter(|index| scope.lists.has(*index));
    out.extend(shown.map(|index| scope.link(&Route::Index(index, 1), index_name(scope, index))));
    if scope.lists.has_due() {
        out.push(scope.link(&Route::Issues(IssueList::Due, 1), scope.labels().get("by_due")));
    }
    out
}

/// The name of the index that a list belongs to, as it stands among the indexes.
pub fn current_index<'s>(scope: Scope<'s>, list: &IssueList) -> &'s str {
    match list {
        IssueList::Late(Late::Overdue | Late::Unreported, of) if **of == IssueList::All => scope.labels().get("by_due"),
        IssueList::Late(_, of) => current_index(scope, of),
        IssueList::Due => scope.labels().get("by_due"),
        list => list.index().map_or_else(|| scope.labels().get("all"), |index| index_name(scope, index)),
    }
}

/// What a list of issues is a part of: the index that it is one value of, or the list of which it shows what is late.
pub fn within(scope: Scope<'_>, list: &IssueList) -> Option<Link> {
    let part_of = |of: &IssueList| scope.link(&Route::Issues(of.clone(), 1), issue_value(scope, of));
    match list {
        IssueList::Late(late, of) if **of == IssueList::All => {
            (*late != Late::Promised).then(|| part_of(&IssueList::Due))
        }
        IssueList::Late(_, of) => Some(part_of(of)),
        list => list.index().map(|index| scope.link(&Route::Index(index, 1), index_name(scope, index))),
    }
}
