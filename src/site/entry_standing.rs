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
    /// Whether the time of another of its promises has passed without a word since.
    pub promise_passed: bool,
    /// Whether a notice reports on it.
    pub reported: bool,
    /// The day of its result: that of the notice that prints it, else of the last one.
    pub day: Option<Date>,
}

/// Whether an entry is late like this. A deadline that has passed is said alone.
pub fn is_late(of: &EntryStanding, late: Late) -> bool {
    match late {
        Late::Overdue => matches!(of.progress, Some(Progress::Overdue(_))),
        Late::Unreported => matches!(of.progress, Some(Progress::PassedUnreported(_))),
        Late::Promised => of.promise_passed && matches!(of.progress, None | Some(Progress::Left(_))),
    }
}
