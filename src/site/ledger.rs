//! The Ledger (台账): every issue through all notices of its case, with its dated history.

use std::collections::HashMap;

use super::IssueRef;
use super::Site;
use crate::model::Assurance;
use crate::model::Due;
use crate::model::Status;
use crate::model::StatusKind;
use crate::text::date;
use crate::text::date::Date;

/// Every issue once, however many notices speak of it.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The entries: newest notice first, then in the order of the text.
    pub entries: Vec<Entry>,
    by_issue: HashMap<IssueRef, usize>,
}

/// One issue and what its notices say of it, oldest first. Nothing is ever taken out of a history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The notices' words on it, oldest first; at least one.
    pub steps: Vec<Step>,
}

/// What one notice says of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The issue in that notice.
    pub at: IssueRef,
    /// The day its figures are of.
    pub as_of: Option<Date>,
    /// Who vouches for it.
    pub assurance: Assurance,
}

/// How an issue stands to its deadline at a day. Derived, never typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Days left until the last day of the deadline.
    Left(u32),
    /// Days since the last day of the deadline, where a notice of a later day says the issue is not completed.
    Overdue(u32),
    /// Days since the last day of the deadline, where the last word on the issue is older than the deadline.
    PassedUnreported(u32),
    /// Days since the last day of the deadline, while the text says nothing of the result.
    PassedUnstated(u32),
}

impl Ledger {
    /// A ledger of these entries.
    pub fn new(entries: Vec<Entry>) -> Ledger {
        let by_issue = entries
            .iter()
            .enumerate()
            .flat_map(|(index, entry)| entry.steps.iter().map(move |step| (step.at, index)))
            .collect();
        Ledger { entries, by_issue }
    }

    /// The entry an issue belongs to.
    pub fn entry_of(&self, at: IssueRef) -> &Entry {
        // The ledger holds every issue of every notice of the site.
        &self.entries[self.by_issue[&at]]
    }
}

impl Entry {
    /// The last word on the issue.
    pub fn last(&self) -> Step {
        *self.steps.last().expect("an entry has at least one step")
    }

    /// The last printed status, with the step that prints it: a later notice that is silent changes nothing.
    pub fn status<'s>(&self, site: &'s Site) -> Option<(&'s Status, Step)> {
        let stated = |step: &Step| Some((site.issue(step.at).2.status.as_ref()?, *step));
        self.steps.iter().rev().find_map(stated)
    }

    /// The kind of the last printed status; none is 未标明.
    pub fn status_kind(&self, site: &Site) -> Option<StatusKind> {
        self.status(site).map(|(status, _)| status.kind)
    }

    /// The last printed deadline.
    pub fn due_on<'s>(&self, site: &'s Site) -> Option<&'s Due> {
        self.steps.iter().rev().find_map(|step| site.issue(step.at).2.due_on.as_ref())
    }

    /// The departments last named as owners.
    pub fn owners<'s>(&self, site: &'s Site) -> Vec<&'s str> {
        let owners = |step: &Step| Some(site.issue(step.at).2.owners()).filter(|owners| !owners.is_empty());
        self.steps.iter().rev().find_map(owners).unwrap_or_default()
    }

    /// When it was closed, where a notice says so.
    pub fn closed_on(&self, site: &Site) -> Option<Date> {
        self.steps.iter().rev().find_map(|step| site.issue(step.at).2.closed_on)
    }

    /// How it stands to its deadline at the day of the site. None where there is no day, no deadline, or nothing more
    /// is owed.
    pub fn progress(&self, site: &Site) -> Option<Progress> {
        let as_of = site.as_of?;
        let due = self.due_on(site)?.date?;
        let stated = self.status(site);
        let kind = stated.map(|(status, _)| status.kind);
        if kind.is_some_and(|kind| kind.is_settled() || kind == StatusKind::Sustained) || self.closed_on(site).is_some()
        {
            return None;
        }
        let days = date::days_between(last_day(due), last_day(as_of));
        let passed = days.unsigned_abs();
        let said_since = |step: Step| step.as_of.is_some_and(|day| day.last() > due.last());
        Some(match (days > 0, stated) {
            (false, _) => Progress::Left(passed),
            (true, Some((_, step))) if said_since(step) => Progress::Overdue(passed),
            (true, Some(_)) => Progress::PassedUnreported(passed),
            (true, None) => Progress::PassedUnstated(passed),
        })
    }

    /// Days since the findings were fed back, while the text says the issue is not completed.
    pub fn days_open(&self, site: &Site) -> Option<u32> {
        let as_of = site.as_of?;
        let kind = self.status_kind(site)?;
        if kind.is_settled() || self.closed_on(site).is_some() {
            return None;
        }
        let feedback_on = |step: &Step| site.inspection(&site.notices[step.at.notice])?.feedback_on;
        let since = self.steps.iter().find_map(feedback_on)?;
        u32::try_from(date::days_between(last_day(since), last_day(as_of))).ok()
    }
}

/// The last day a date may mean, as a date of that day.
fn last_day(date: Date) -> Date {
    let last = date.last();
    Date::day(last.year(), last.month(), last.day()).unwrap_or(date)
}
