//! How an entry of the ledger stands, as lists and totals count it.

use super::Late;
use super::Progress;
use crate::model::StatusKind;
use crate::text::date::Date;

/// How an entry of the ledger stands.
#[derive(Clone, Copy, Debug)]
pub struct EntryStanding {
    /// Its status; none is 未标明.
    pub kind: Option<StatusKind>,
    /// How it stands to its deadline.
    pub progress: Option<Progress>,
    /// Of how many other promises the time has passed without a word since.
    pub promises_passed: usize,
    /// Whether a notice reports on it.
    pub reported: bool,
    /// The day of its result: that of the notice that prints it, else of the last one.
    pub day: Option<Date>,
}

/// Whether an entry is late like this.
pub fn is_late(of: &EntryStanding, late: Late) -> bool {
    match late {
        Late::Overdue => matches!(of.progress, Some(Progress::Overdue(..))),
        Late::Unreported => matches!(of.progress, Some(Progress::PassedUnreported(_))),
        Late::Promised => of.promises_passed > 0,
    }
}

/// What a reader of a list looks for first. Lists stand in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Urgency {
    /// A notice later than the deadline says that it is not completed.
    Overdue,
    /// The deadline has passed, and no notice says since how far it is.
    Passed,
    /// A notice says that it is not completed.
    Open,
    /// It is to be kept up for good.
    Sustained,
    /// A notice reports on it and prints no status.
    Unstated,
    /// Only plans and lists of problems name it.
    Listed,
    /// It is completed.
    Completed,
}

impl Urgency {
    /// Its word in addresses of places.
    pub fn key(self) -> &'static str {
        match self {
            Urgency::Overdue => "overdue",
            Urgency::Passed => "passed",
            Urgency::Open => "open",
            Urgency::Sustained => "sustained",
            Urgency::Unstated => "unstated",
            Urgency::Listed => "listed",
            Urgency::Completed => "completed",
        }
    }

    /// How pressing an entry is.
    pub fn of(entry: &EntryStanding) -> Urgency {
        match (entry.progress, entry.kind) {
            (Some(Progress::Overdue(..)), _) => Urgency::Overdue,
            (Some(Progress::PassedUnreported(_)), _) => Urgency::Passed,
            (_, Some(StatusKind::Completed)) => Urgency::Completed,
            (_, Some(StatusKind::Sustained)) => Urgency::Sustained,
            (_, Some(_)) => Urgency::Open,
            (_, None) if entry.reported => Urgency::Unstated,
            (_, None) => Urgency::Listed,
        }
    }
}
