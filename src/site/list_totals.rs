//! What is counted over a list of issues.

use super::EntryStanding;
use super::IssueList;
use super::Late;
use super::Progress;
use super::Site;
use super::is_late;
use crate::model::StatusKind;
use crate::text::date::Date;

/// What is counted over the entries of a list. Every page of it says the same, so it is counted once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListTotals {
    /// How many there are.
    pub issues: usize,
    /// On how many a notice reports.
    pub reported: usize,
    /// How many of these have each status, in the order of [`StatusKind::ALL`]; those without one last.
    by_status: [usize; StatusKind::ALL.len() + 1],
    /// How many are late, by their places in [`Late::ALL`].
    late: [usize; Late::ALL.len()],
    /// The earliest and the latest day of the words that say of an overdue issue that it is not completed.
    pub overdue_said: Option<(Date, Date)>,
    /// How many promises beside the deadlines of these issues have passed without a word since.
    pub promises: usize,
    /// The same of promises that notices give beside their issues: of the whole ledger, else none.
    pub promises_apart: usize,
    /// The earliest and the latest day of their figures.
    pub days: Option<(Date, Date)>,
}

impl ListTotals {
    /// The totals of some entries.
    pub(super) fn of<'s>(
        site: &Site,
        list: &IssueList,
        entries: impl Iterator<Item = &'s EntryStanding>,
    ) -> ListTotals {
        let apart =
            || site.commitments().iter().filter(|given| given.issue.is_none() && given.has_passed(site)).count();
        let promises_apart = if *list == IssueList::All { apart() } else { 0 };
        let mut out = ListTotals { promises_apart, ..ListTotals::default() };
        for of in entries {
            out.issues += 1;
            for late in Late::ALL {
                out.late[late as usize] += usize::from(is_late(of, late));
            }
            out.promises += of.promises_passed;
            if let Some(Progress::Overdue(_, said)) = of.progress {
                out.overdue_said = Some(widened(out.overdue_said, said));
            }
            if !of.reported {
                continue;
            }
            out.reported += 1;
            out.by_status[place(of.kind)] += 1;
            if let Some(day) = of.day {
                out.days = Some(widened(out.days, day));
            }
        }
        out
    }

    /// How many have a status; none is 未标明.
    pub fn with(&self, status: Option<StatusKind>) -> usize {
        self.by_status[place(status)]
    }

    /// How many have any.
    pub fn stated(&self) -> usize {
        self.reported - self.with(None)
    }

    /// How many are late like this.
    pub fn late(&self, late: Late) -> usize {
        self.late[late as usize]
    }
}

/// A stretch of days that holds one more. Of several vague days with the same ends the first one is said.
fn widened(days: Option<(Date, Date)>, day: Date) -> (Date, Date) {
    let span = |day: &Date| (day.last(), day.first());
    let (from, to) = days.unwrap_or((day, day));
    (if span(&day) < span(&from) { day } else { from }, if span(&day) >= span(&to) { day } else { to })
}

fn place(status: Option<StatusKind>) -> usize {
    let last = StatusKind::ALL.len();
    status.and_then(|status| StatusKind::ALL.iter().position(|known| *known == status)).unwrap_or(last)
}
