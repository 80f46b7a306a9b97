//! By which rule each figure of a page is computed from the open data (`data::RULES`): a name and filters, as `data-rule`
//! carries them.

use std::fmt::Write;

use crate::address::Route;
use crate::model::Id;
use crate::site::IssueList;
use crate::site::Lists;
use crate::site::NoticeList;
use crate::site::OrganList;
use crate::site::Rows;
use crate::text::percent;

/// The filters that pick the issues of a list out of all.
pub(super) fn issues(lists: &Lists, list: &IssueList) -> String {
    match list {
        IssueList::All => String::new(),
        IssueList::Status(kind) => format!("status={}", super::status_names::status_key(*kind)),
        IssueList::Assurance(degree) => format!("assurance={}", degree.key()),
        IssueList::Topic(id) => {
            let topic = lists.site().topics.iter().find(|topic| topic.id == *id);
            format!("topic={}", value(topic.map_or(id.as_str(), |topic| topic.name.as_str())))
        }
        IssueList::Organ(id) => format!("organ={id}"),
        IssueList::Owner(id) => match lists.owner(id) {
            Some((organ, name)) => format!("{} owner={}", organ_of(organ.as_ref()), value(name)),
            None => format!("owner={id}"),
        },
        IssueList::Department(_) => owner(lists, list),
        IssueList::Year(year) => format!("year={year}"),
        IssueList::Due => "due=dated".to_owned(),
        IssueList::Late(late, of) => joined(&issues(lists, of), &format!("late={}", late.key())),
    }
}

/// The filter for departments of one name.
pub(super) fn owner(lists: &Lists, list: &IssueList) -> String {
    let IssueList::Department(id) = list else { return String::new() };
    let name = lists.owners().namesakes().get(id).map_or(id.as_str(), |of| of.name.as_str());
    format!("owner={}", value(name))
}

/// The filter for those of an organ, or of none.
pub(super) fn organ_of(organ: Option<&Id>) -> String {
    format!("organ={}", organ.map_or("", Id::as_str))
}

/// The rule of how many rows the list behind an address has; empty where the open data do not hold them.
pub(super) fn behind(lists: &Lists, route: &Route) -> String {
    match route {
        Route::Issues(list, _) => joined("issues", &issues(lists, list)),
        Route::Notices(list, _) => joined("notices", &notices(list)),
        Route::Organs(list, _) => joined("organs", &organs(lists, list)),
        Route::Index(index, _) => format!("values index={}", index.key()),
        Route::Commitments(_) => "commitments".to_owned(),
        Route::Documents(_) => "documents".to_owned(),
        _ => String::new(),
    }
}

fn notices(list: &NoticeList) -> String {
    match list {
        NoticeList::All => String::new(),
        NoticeList::Year(year) => format!("year={year}"),
        NoticeList::Organ(id) => format!("organ={id}"),
        NoticeList::Kind(kind) => format!("kind={}", kind.key()),
    }
}

fn organs(lists: &Lists, list: &OrganList) -> String {
    match list {
        OrganList::All => String::new(),
        OrganList::Upper => {
            let upper = lists.site().organ_tree().upper(Rows::Organs.a_page(&lists.site().settings));
            format!("ranks={}", upper.iter().map(|of| of.depth + 1).max().unwrap_or(0))
        }
        OrganList::Below(id) => format!("parent={id}"),
        OrganList::Late(None) => "late=overdue".to_owned(),
        OrganList::Late(Some(id)) => format!("within={id} late=overdue"),
    }
}

/// Two parts of a rule, either of which may be empty.
pub(super) fn joined(one: &str, two: &str) -> String {
    let between = if one.is_empty() || two.is_empty() { "" } else { " " };
    format!("{one}{between}{two}")
}

/// A name as the value of a filter: what would part or end it is encoded as in addresses.
pub(super) fn value(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_whitespace() || c.is_control() || "%=\"".contains(c) {
            out.push_str(&percent::character(c));
        } else {
            let _ = out.write_char(c);
        }
    }
    out
}
