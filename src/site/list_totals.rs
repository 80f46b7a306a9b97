//! What is counted over a list of issues.

use super::EntryStanding;
use super::Late;
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
    /// The earliest and the latest day of their figures.
    pub days: Option<(Date, Date)>,
}

impl ListTotals {
    /// The totals of some entries.
    pub(super) fn of<'s>(entries: impl Iterator<Item = &'s EntryStanding>) -> ListTotals {
        let mut out = ListTotals::default();
        for of in entries {
            out.issues += 1;
            for late in Late::ALL {
                out.late[late as usize] += usize::from(is_late(of, late));
            }
            if !of.reported {
                continue;
            }
            out.reported += 1;
            out.by_status[place(of.kind)] += 1;
            let span = |day: &Date| (day.last(), day.first());
            if let Some(day) = of.day {
                // Of several vague days with the same ends the first one is said.
                let (from, to) = out.days.unwrap_or((day, day));
                let from = if span(&day) < span(&from) { day } else { from };
                let to = if span(&day) >= span(&to) { day } else { to };
                out.days = Some((from, to));
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

fn place(status: Option<StatusKind>) -> usize {
    let last = StatusKind::ALL.len();
    status.and_then(|status| StatusKind::ALL.iter().position(|known| *known == status)).unwrap_or(last)
}
