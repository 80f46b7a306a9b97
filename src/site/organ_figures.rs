//! What supervisors compare organs by.

use std::collections::HashMap;
use std::iter::Sum;
use std::ops::Add;
use std::ops::Range;

use super::EntryStanding;
use super::Late;
use super::Said;
use super::Site;
use super::is_late;
use crate::model::Assurance;
use crate::model::Id;
use crate::model::StatusKind;
use crate::text::date::Date;

/// What is counted of an organ, or of several together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OrganFigures {
    /// Notices.
    pub notices: usize,
    /// Issues of the ledger, each once.
    pub issues: usize,
    /// Issues that a notice reports on.
    pub reported: usize,
    /// Reported issues whose last printed status is 已完成.
    pub completed: usize,
    /// Those of them that somebody else than the organ has checked.
    pub checked: usize,
    /// Reported issues of which no notice prints a status.
    pub unstated: usize,
    /// Issues of which a notice later than the deadline says that they are not completed.
    pub overdue: usize,
    /// The newest day of publication.
    pub last: Option<Date>,
}

impl OrganFigures {
    /// The figures of one entry of the ledger; `assurance` is that of its last printed status.
    pub fn of_entry(of: &EntryStanding, assurance: Option<Assurance>) -> OrganFigures {
        let completed = of.reported && of.kind == Some(StatusKind::Completed);
        let checked = completed && assurance.is_some_and(|degree| degree != Assurance::SelfReported);
        OrganFigures {
            issues: 1,
            reported: usize::from(of.reported),
            completed: usize::from(completed),
            checked: usize::from(checked),
            unstated: usize::from(of.reported && of.kind.is_none()),
            overdue: usize::from(is_late(of, Late::Overdue)),
            ..OrganFigures::default()
        }
    }

    /// The figures of one notice.
    pub fn of_notice(published_on: Option<Date>) -> OrganFigures {
        OrganFigures { notices: 1, last: published_on, ..OrganFigures::default() }
    }
}

/// The figures of every organ by itself that has published anything. `standing` is of every entry of the ledger, `runs` are
/// the notices that have the last word on any, with the places of these.
pub(super) fn of_organs<'s>(
    site: &Site,
    standing: &[EntryStanding],
    runs: impl Iterator<Item = (&'s Said, Range<usize>)>,
) -> HashMap<Id, OrganFigures> {
    let mut out: HashMap<Id, OrganFigures> = HashMap::new();
    let mut count = |organ: Option<&Id>, more: OrganFigures| {
        if let Some(id) = organ.filter(|id| site.organs.contains_key(*id)) {
            let of = out.entry(id.clone()).or_default();
            *of = *of + more;
        }
    };
    for notice in &site.notices {
        count(notice.said.organ.as_ref(), OrganFigures::of_notice(notice.said.published_on));
    }
    for (notice, entries) in runs {
        for index in entries {
            let assurance = site.ledger.entries[index].stated(site).map(|step| step.assurance);
            count(notice.organ.as_ref(), OrganFigures::of_entry(&standing[index], assurance));
        }
    }
    out
}

impl Add for OrganFigures {
    type Output = OrganFigures;

    fn add(self, other: OrganFigures) -> OrganFigures {
        let later = |one: Date, two: Date| if one.last() >= two.last() { one } else { two };
        OrganFigures {
            notices: self.notices + other.notices,
            issues: self.issues + other.issues,
            reported: self.reported + other.reported,
            completed: self.completed + other.completed,
            checked: self.checked + other.checked,
            unstated: self.unstated + other.unstated,
            overdue: self.overdue + other.overdue,
            last: match (self.last, other.last) {
                (Some(one), Some(two)) => Some(later(one, two)),
                (one, two) => one.or(two),
            },
        }
    }
}

impl Sum for OrganFigures {
    fn sum<I: Iterator<Item = OrganFigures>>(figures: I) -> OrganFigures {
        figures.fold(OrganFigures::default(), Add::add)
    }
}
