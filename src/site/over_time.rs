//! How far the issues of an organ or an inspection were at each day on which a notice spoke of them.

use std::collections::BTreeMap;

use jiff::civil;

use super::Entry;
use super::Site;
use super::case;
use crate::model::StatusKind;
use crate::text::date::Date;

/// What was known of some issues at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FiguresAt {
    /// The day.
    pub day: Date,
    /// How many issues notices had named until then.
    pub listed: usize,
    /// How many of them had 已完成 as their last printed status.
    pub completed: usize,
    /// How many had another.
    pub other: usize,
}

impl FiguresAt {
    /// How many had none.
    pub fn unstated(&self) -> usize {
        self.listed - self.completed - self.other
    }
}

/// Where an issue stands in these figures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reached {
    Unstated,
    Completed,
    Other,
}

/// The figures of some entries, day by day. What a notice without a day says is said from the first day on.
pub fn over_time<'e>(site: &Site, entries: impl Iterator<Item = &'e Entry>) -> Vec<FiguresAt> {
    // What changes at a day: listed, completed, other. Vague days stand where they end.
    let mut changes: BTreeMap<Option<(civil::Date, Date)>, [isize; 3]> = BTreeMap::new();
    for entry in entries {
        let mut before: Option<Reached> = None;
        for step in entry.steps.iter() {
            let day = case::day(site.said(step.at.notice)).map(|day| (day.last(), day));
            let issue = site.issue(step.at);
            let now = match issue.is_stated().then(|| issue.status()) {
                // A later notice that is silent changes nothing.
                None => before.unwrap_or(Reached::Unstated),
                Some(Some(StatusKind::Completed)) => Reached::Completed,
                Some(Some(_)) => Reached::Other,
                Some(None) => Reached::Unstated,
            };
            let change = changes.entry(day).or_default();
            change[0] += isize::from(before.is_none());
            for (place, standing) in [(1, Reached::Completed), (2, Reached::Other)] {
                change[place] += isize::from(now == standing) - isize::from(before == Some(standing));
            }
            before = Some(now);
        }
    }
    let mut counts = [0_isize; 3];
    let mut out = Vec::new();
    for (day, change) in changes {
        counts.iter_mut().zip(change).for_each(|(count, change)| *count += change);
        let [listed, completed, other] = counts.map(|count| usize::try_from(count).unwrap_or(0));
        out.extend(day.map(|(_, day)| FiguresAt { day, listed, completed, other }));
    }
    // Two days that end alike are one.
    out.dedup_by(|later, earlier| {
        let same = later.day.last() == earlier.day.last();
        if same {
            *earlier = *later;
        }
        same
    });
    out
}

/// At most so many of the figures: the last of each year where there are more, and of these the newest.
pub fn thinned(mut figures: Vec<FiguresAt>, most: usize) -> Vec<FiguresAt> {
    if figures.len() > most {
        figures.dedup_by(|later, earlier| {
            let same = later.day.last().year() == earlier.day.last().year();
            if same {
                *earlier = *later;
            }
            same
        });
    }
    figures.split_off(figures.len().saturating_sub(most))
}
