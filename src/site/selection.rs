//! Which notices and issues a list shows, and how addresses name that.

use std::fmt;

use crate::model::Assurance;
use crate::model::Id;
use crate::model::Kind;
use crate::model::StatusKind;
use crate::model::meaning;

/// Which notices a list shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoticeList {
    /// All.
    All,
    /// Those of one year.
    Year(i16),
    /// Those of one court.
    Organ(Id),
    /// Those of one kind.
    Kind(Kind),
}

/// Which issues a list shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IssueList {
    /// The whole ledger.
    All,
    /// Those with a status; none is 未标明.
    Status(Option<StatusKind>),
    /// Those whose result is vouched for like this.
    Assurance(Assurance),
    /// Those of a topic.
    Topic(Id),
    /// Those of a court.
    Organ(Id),
    /// Those of a department of a court, by the id made of its name.
    Owner(Id),
    /// Those of all departments of one name that several organs have, by the id made of it.
    Department(Id),
    /// Those published in a year.
    Year(i16),
    /// Those with a deadline that can be read, by deadline.
    Due,
    /// Those of another list that are late, the latest first.
    Late(Late, Box<IssueList>),
}

/// How an issue is late at the day of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Late {
    /// A notice later than its deadline says that it is not completed.
    Overdue,
    /// Its deadline has passed since the last word on it.
    Unreported,
    /// The time of another of its promises has passed without a word since.
    Promised,
}

impl Late {
    /// Every way of being late. Of an issue whose deadline has passed, the time of a promise may have passed too.
    pub const ALL: [Late; 3] = [Late::Overdue, Late::Unreported, Late::Promised];

    /// Its word in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Late::Overdue => "overdue",
            Late::Unreported => "unreported",
            Late::Promised => "promised",
        }
    }

    /// The list of all issues of a list that are late like this. A deadline that passed is one that can be read.
    pub fn within(self, list: &IssueList) -> IssueList {
        let all = *list == IssueList::Due && self != Late::Promised;
        IssueList::Late(self, Box::new(if all { IssueList::All } else { list.clone() }))
    }
}

/// Which organs a list shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OrganList {
    /// Those of the upper ranks, each followed by those below it.
    Upper,
    /// All, by the sound of their names.
    All,
    /// Those right below one.
    Below(Id),
    /// Those with issues that are overdue, of all or of one and all below it, those with most first.
    Late(Option<Id>),
}

/// An index of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Index {
    /// By status.
    Status,
    /// By who vouches for the result.
    Assurance,
    /// By topic.
    Topic,
    /// By court.
    Organ,
    /// By department.
    Owner,
    /// By year.
    Year,
}

impl Index {
    /// Every index.
    pub const ALL: [Index; 6] =
        [Index::Status, Index::Assurance, Index::Topic, Index::Organ, Index::Owner, Index::Year];

    /// Its word in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Index::Status => "status",
            Index::Assurance => "assurance",
            Index::Topic => "topic",
            Index::Organ => "organ",
            Index::Owner => "owner",
            Index::Year => "year",
        }
    }
}

/// The word for issues without a printed status.
const UNSTATED: &str = meaning::UNSTATED.0;

/// Its word in addresses, with the value it is of.
impl fmt::Display for NoticeList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoticeList::All => f.write_str("index"),
            NoticeList::Year(year) => write!(f, "year-{year}"),
            NoticeList::Organ(id) => write!(f, "organ-{id}"),
            NoticeList::Kind(kind) => write!(f, "kind-{}", kind.key()),
        }
    }
}

impl NoticeList {
    /// The list that addresses name like this.
    pub fn parse(name: &str) -> Option<NoticeList> {
        match name.split_once('-') {
            None => (name == "index").then_some(NoticeList::All),
            Some(("year", year)) => {
                year.parse().ok().filter(|year: &i16| year.to_string() == name[5..]).map(NoticeList::Year)
            }
            Some(("organ", id)) => Id::new(id).map(NoticeList::Organ),
            Some(("kind", key)) => Kind::from_key(key).map(NoticeList::Kind),
            _ => None,
        }
    }
}

/// Its word in addresses, with the value it is of.
impl fmt::Display for IssueList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IssueList::All => f.write_str("index"),
            IssueList::Status(None) => write!(f, "status-{UNSTATED}"),
            IssueList::Status(Some(kind)) => write!(f, "status-{}", kind.key()),
            IssueList::Assurance(degree) => write!(f, "assurance-{}", degree.key()),
            IssueList::Topic(id) => write!(f, "topic-{id}"),
            IssueList::Organ(id) => write!(f, "organ-{id}"),
            IssueList::Owner(id) => write!(f, "owner-{id}"),
            IssueList::Department(id) => write!(f, "department-{id}"),
            IssueList::Year(year) => write!(f, "year-{year}"),
            IssueList::Due => f.write_str("due"),
            IssueList::Late(late, of) if **of == IssueList::All => f.write_str(late.key()),
            IssueList::Late(late, of) => write!(f, "{}-{of}", late.key()),
        }
    }
}

impl IssueList {
    /// The index that the list is one value of.
    pub fn index(&self) -> Option<Index> {
        match self {
            IssueList::Status(_) => Some(Index::Status),
            IssueList::Assurance(_) => Some(Index::Assurance),
            IssueList::Topic(_) => Some(Index::Topic),
            IssueList::Organ(_) => Some(Index::Organ),
            IssueList::Owner(_) | IssueList::Department(_) => Some(Index::Owner),
            IssueList::Year(_) => Some(Index::Year),
            IssueList::All | IssueList::Due | IssueList::Late(..) => None,
        }
    }

    /// The list that addresses name like this.
    pub fn parse(name: &str) -> Option<IssueList> {
        if let Some(late) = Late::ALL.into_iter().find(|late| name.split('-').next() == Some(late.key())) {
            let of = match name[late.key().len()..].strip_prefix('-') {
                None => IssueList::All,
                Some(rest) => {
                    IssueList::parse(rest).filter(|of| !matches!(of, IssueList::All | IssueList::Late(..)))?
                }
            };
            return Some(IssueList::Late(late, Box::new(of)));
        }
        match name.split_once('-') {
            None if name == "index" => Some(IssueList::All),
            None => (name == "due").then_some(IssueList::Due),
            Some(("status", UNSTATED)) => Some(IssueList::Status(None)),
            Some(("status", key)) => StatusKind::from_key(key).map(|kind| IssueList::Status(Some(kind))),
            Some(("assurance", key)) => Assurance::from_key(key).map(IssueList::Assurance),
            Some(("topic", id)) => Id::new(id).map(IssueList::Topic),
            Some(("organ", id)) => Id::new(id).map(IssueList::Organ),
            Some(("owner", id)) => Id::new(id).map(IssueList::Owner),
            Some(("department", id)) => Id::new(id).map(IssueList::Department),
            Some(("year", year)) => {
                year.parse().ok().filter(|year: &i16| year.to_string() == name[5..]).map(IssueList::Year)
            }
            _ => None,
        }
    }
}
