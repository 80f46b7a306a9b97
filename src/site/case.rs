//! The notices of one inspection.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Facts;
use super::Said;
use crate::model::Id;
use crate::model::Inspection;
use crate::text::date::Date;

/// The notices that answer one inspection, oldest first: its timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Indexes of the notices.
    pub notices: Vec<usize>,
}

/// What makes two notices belong to one case: the same court, and the file of the inspection or the same team and
/// feedback.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Identity<'n> {
    File(&'n Id, Option<&'n Id>),
    Described(&'n Id, Option<&'n str>, Option<Date>, Option<(Date, Date)>),
    Alone(usize),
}

/// The day by which notices are ordered in time.
pub fn day(said: &Said) -> Option<Date> {
    said.published_on.or(said.figures_of)
}

/// Groups notices by inspection.
pub fn cases(notices: &[Arc<Facts>]) -> Vec<Case> {
    let mut groups: BTreeMap<Identity<'_>, Vec<usize>> = BTreeMap::new();
    for (index, notice) in notices.iter().enumerate() {
        groups.entry(identity(index, &notice.said)).or_default().push(index);
    }
    let mut cases: Vec<Case> = groups
        .into_values()
        .map(|mut indexes| {
            indexes.sort_by_key(|index| (day(&notices[*index].said), &notices[*index].said.id));
            Case { notices: indexes }
        })
        .collect();
    cases.sort_by_key(|case| case.notices.iter().min().copied());
    cases
}

fn identity(index: usize, said: &Said) -> Identity<'_> {
    let Some(Inspection { id, team, period, feedback_on, .. }) = said.inspection.as_deref() else {
        return Identity::Alone(index);
    };
    match (id, &said.organ) {
        // One inspection of several courts gives each court papers and problems of its own.
        (Some(id), organ) => Identity::File(id, organ.as_ref()),
        // Without a court, or without a single day, two descriptions cannot be told to be the same inspection.
        (None, Some(organ)) if feedback_on.is_some() || period.is_some() => {
            Identity::Described(organ, team.as_deref(), *feedback_on, *period)
        }
        _ => Identity::Alone(index),
    }
}
