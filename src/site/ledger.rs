//! The Ledger (台账): every issue through all notices of its case, with its dated history.

use std::cmp::Reverse;

use super::IssueRef;
use super::Site;
use super::case;
use crate::model::Assurance;
use crate::model::Due;
use crate::model::StatusKind;
use crate::text::date;
use crate::text::date::Date;

/// Every issue once, however many notices speak of it.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The entries: newest notice first, then in the order of the text.
    pub entries: Vec<Entry>,
    /// The number of each notice's first issue among all issues of the site.
    starts: Vec<usize>,
    /// The entry of each issue of the site.
    by_issue: Vec<usize>,
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
    /// The entries by the notice that has the last word on them, with the place of each first one: they stand together.
    pub fn by_notice(&self) -> impl Iterator<Item = (usize, &[Entry])> {
        let mut start = 0;
        self.entries.chunk_by(|a, b| a.last().at.notice == b.last().at.notice).map(move |of_notice| {
            let first = start;
            start += of_notice.len();
            (first, of_notice)
        })
    }

    /// The entry an issue belongs to.
    pub fn entry_of(&self, at: IssueRef) -> &Entry {
        // The ledger holds every issue of every notice of the site.
        &self.entries[self.by_issue[self.starts[at.notice] + at.issue]]
    }
}

/// Which issue continues which, while a ledger is made.
pub(super) struct Links {
    starts: Vec<usize>,
    /// The earlier issue, for each issue of the site.
    to: Vec<Option<IssueRef>>,
    /// One later issue, for each issue of the site; the others follow as siblings.
    later: Vec<Option<IssueRef>>,
    sibling: Vec<Option<IssueRef>>,
}

impl Links {
    /// No links yet, between notices of so many issues each.
    pub fn new(counts: &[usize]) -> Links {
        let mut all = 0;
        let mut starts = Vec::with_capacity(counts.len());
        for count in counts {
            starts.push(all);
            all += count;
        }
        Links { starts, to: vec![None; all], later: vec![None; all], sibling: vec![None; all] }
    }

    fn number(&self, at: IssueRef) -> usize {
        self.starts[at.notice] + at.issue
    }

    /// Says that an issue continues another.
    pub fn join(&mut self, from: IssueRef, to: IssueRef) {
        let (later, earlier) = (self.number(from), self.number(to));
        self.to[later] = Some(to);
        self.sibling[later] = self.later[earlier].replace(from);
    }

    /// The ledger of a site whose issues are linked like this.
    pub fn ledger(self, site: &Site) -> Ledger {
        // An entry stands where its latest notice stands.
        let mut by_last: Vec<Option<Entry>> = vec![None; self.to.len()];
        for (notice, facts) in site.facts.iter().enumerate() {
            for issue in 0..facts.issues.len() {
                let first = IssueRef { notice, issue };
                if self.to[self.number(first)].is_none() {
                    let entry = self.entry(site, first);
                    let last = self.number(entry.last().at);
                    by_last[last] = Some(entry);
                }
            }
        }
        let entries: Vec<Entry> = by_last.into_iter().flatten().collect();
        let mut by_issue = vec![0; self.to.len()];
        for (index, entry) in entries.iter().enumerate() {
            entry.steps.iter().for_each(|step| by_issue[self.number(step.at)] = index);
        }
        Ledger { entries, starts: self.starts, by_issue }
    }

    /// The history that begins at an issue, through all that continue it.
    fn entry(&self, site: &Site, first: IssueRef) -> Entry {
        let step = |at: IssueRef| {
            let notice = &site.notices[at.notice];
            let assurance = site.told_of(at).assurance.unwrap_or(notice.head.assurance);
            Step { at, as_of: notice.as_of(), assurance }
        };
        if self.later[self.number(first)].is_none() {
            return Entry { steps: vec![step(first)] };
        }
        let mut places = vec![first];
        let mut next = 0;
        while next < places.len() {
            let later = self.later[self.number(places[next])];
            places.extend(std::iter::successors(later, |at| self.sibling[self.number(*at)]));
            next += 1;
        }
        places.sort_by_key(|at| (case::day(&site.notices[at.notice]), Reverse(*at)));
        Entry { steps: places.into_iter().map(step).collect() }
    }
}

impl Entry {
    /// The last word on the issue.
    pub fn last(&self) -> Step {
        *self.steps.last().expect("an entry has at least one step")
    }

    /// The step that prints a status last: a later notice that is silent changes nothing. What it prints of some parts only
    /// takes the place of what was said before, though the issue is then 未标明.
    pub fn stated(&self, site: &Site) -> Option<Step> {
        self.steps.iter().rev().copied().find(|step| site.told_of(step.at).stated)
    }

    /// The kind of the last printed status; none is 未标明.
    pub fn status_kind(&self, site: &Site) -> Option<StatusKind> {
        site.told_of(self.stated(site)?.at).status
    }

    /// The last printed deadline.
    pub fn due_on<'s>(&self, site: &'s Site) -> Option<&'s Due> {
        self.steps.iter().rev().find_map(|step| site.issue(step.at).2.due_on.as_ref())
    }

    /// The date of the last printed deadline, where one could be read.
    pub fn due_day(&self, site: &Site) -> Option<Date> {
        self.steps.iter().rev().find_map(|step| site.told_of(step.at).due_on)?
    }

    /// The departments last named as owners.
    pub fn owners<'s>(&self, site: &'s Site) -> impl Iterator<Item = &'s str> + use<'s> {
        let owners = |step: &Step| Some(&site.told_of(step.at).owners).filter(|owners| !owners.is_empty());
        self.steps.iter().rev().find_map(owners).into_iter().flatten().map(|owner| &**owner)
    }

    /// When it was closed, where a notice says so.
    pub fn closed_on(&self, site: &Site) -> Option<Date> {
        self.steps.iter().rev().find_map(|step| site.told_of(step.at).closed_on)
    }

    /// How it stands to its deadline at the day of the site. None where there is no day, no deadline, or nothing more
    /// is owed.
    pub fn progress(&self, site: &Site) -> Option<Progress> {
        let as_of = site.as_of?;
        let due = self.due_day(site)?;
        let dated = self.steps.iter().rev().find(|step| site.told_of(step.at).due_on.is_some())?;
        let stated = match site.told_of(dated.at).pressing {
            // A deadline of one part is judged by the status of that part, until a later notice speaks of the issue.
            Some(kind) if self.stated(site).is_none_or(|step| step == *dated) => kind.map(|kind| (kind, *dated)),
            _ => self.stated(site).and_then(|step| Some((site.told_of(step.at).status?, step))),
        };
        let kind = stated.map(|(kind, _)| kind);
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
