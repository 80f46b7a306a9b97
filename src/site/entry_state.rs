//! How an issue of the ledger stands: its last printed status, deadline and owners, and what follows from them at a day.

use super::Commitment;
use super::Entry;
use super::Promise;
use super::PromiseFacts;
use super::Site;
use super::Step;
use crate::model::StatusKind;
use crate::text::date;
use crate::text::date::Date;

/// How an issue stands to its deadline at a day. Derived, never typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Days left until the last day of the deadline.
    Left(u32),
    /// Days since the last day of the deadline, where a notice of a later day says the issue is not completed; and the day
    /// of that word, which is the last one: nothing is known of the time since.
    Overdue(u32, Date),
    /// Days since the last day of the deadline, where the last word on the issue is older than the deadline, or no notice
    /// has reported on it.
    PassedUnreported(u32),
    /// Days since the last day of the deadline, while the text says nothing of the result.
    PassedUnstated(u32),
}

/// A deadline of an issue that is not said to be completed. It follows from what notices say, not from any day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The deadline.
    pub due: Date,
    /// The last word on the issue.
    pub word: LastWord,
}

/// The last word on an issue that is not said to be completed, as it stands to the deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastWord {
    /// A notice of this day, later than the deadline, says that it is not completed.
    Later(Date),
    /// It is older than the deadline, or no notice has reported on it.
    Earlier,
    /// The text says nothing of the result.
    Silent,
}

impl Entry {
    /// The step that prints a status last: a later notice that is silent changes nothing. What it prints of some parts only
    /// takes the place of what was said before, though the issue is then 未标明.
    pub fn stated(&self, site: &Site) -> Option<Step> {
        self.steps.iter().rev().copied().find(|step| site.issue(step.at).is_stated())
    }

    /// Where its result is not that of the last notice which reports on it: the step that prints the result, and the last
    /// one, which is silent.
    pub fn silent_since(&self, site: &Site) -> Option<(Step, Step)> {
        let stated = self.stated(site)?;
        let behind = self.steps.iter().copied().skip_while(|step| *step != stated).skip(1);
        let silent = behind.filter(|step| site.said(step.at.notice).kind.reports_results()).last()?;
        Some((stated, silent))
    }

    /// Whether a notice reports on it, or prints a result of it: of what only plans and lists of problems name, no result
    /// is to be expected yet.
    pub fn is_reported(&self, site: &Site) -> bool {
        let reports = |step: &Step| site.said(step.at.notice).kind.reports_results();
        self.steps.iter().any(reports) || self.stated(site).is_some()
    }

    /// The kind of the last printed status; none is 未标明.
    pub fn status_kind(&self, site: &Site) -> Option<StatusKind> {
        site.issue(self.stated(site)?.at).status()
    }

    /// The step that prints a deadline last.
    pub fn dated(&self, site: &Site) -> Option<Step> {
        self.steps.iter().rev().copied().find(|step| site.issue(step.at).due().is_some())
    }

    /// The date of the last printed deadline, where one could be read.
    pub fn due_day(&self, site: &Site) -> Option<Date> {
        site.issue(self.dated(site)?.at).due_on()
    }

    /// The departments last named as owners.
    pub fn owners<'s>(&self, site: &'s Site) -> impl Iterator<Item = &'s str> + use<'s> {
        let named = |step: &Step| site.issue(step.at).owners().len() > 0;
        self.steps.iter().rev().copied().find(named).into_iter().flat_map(|step| site.issue(step.at).owners())
    }

    /// When it was closed, where a notice says so.
    pub fn closed_on(&self, site: &Site) -> Option<Date> {
        self.steps.iter().rev().find_map(|step| site.issue(step.at).closed_on())
    }

    /// How it stands to its deadline at the day of the site. None where there is no day, no deadline, or nothing more
    /// is owed.
    pub fn progress(&self, site: &Site) -> Option<Progress> {
        let as_of = site.as_of?;
        let owed = self.owed(site)?;
        let days = date::days_between(owed.due.to_day(), as_of.to_day());
        let passed = days.unsigned_abs();
        Some(match (days > 0, owed.word) {
            // The day of the site lies before the last word, which is later than the deadline: no days are left of that.
            (false, LastWord::Later(_)) => return None,
            (false, _) => Progress::Left(passed),
            (true, LastWord::Later(said)) => Progress::Overdue(passed, said),
            (true, LastWord::Earlier) => Progress::PassedUnreported(passed),
            (true, LastWord::Silent) => Progress::PassedUnstated(passed),
        })
    }

    /// Its deadline, where it is not said to be completed. None where no deadline can be read, or nothing more is owed.
    pub fn owed(&self, site: &Site) -> Option<Owed> {
        let due = self.due_day(site)?;
        let dated = self.dated(site)?;
        let stated = match site.issue(dated.at).pressing() {
            // A deadline of one part is judged by the status of that part, until a later notice speaks of the issue.
            Some(kind) if self.stated(site).is_none_or(|step| step == dated) => kind.map(|kind| (kind, dated)),
            _ => self.stated(site).and_then(|step| Some((site.issue(step.at).status()?, step))),
        };
        let kind = stated.map(|(kind, _)| kind);
        if kind.is_some_and(|kind| kind.is_settled() || kind == StatusKind::Sustained) || self.closed_on(site).is_some()
        {
            return None;
        }
        let said_since = |step: Step| step.as_of.filter(|day| day.last() > due.last());
        let word = match stated.map(|(_, step)| said_since(step)) {
            Some(Some(said)) => LastWord::Later(said),
            Some(None) => LastWord::Earlier,
            None if !self.is_reported(site) => LastWord::Earlier,
            None => LastWord::Silent,
        };
        Some(Owed { due, word })
    }

    /// Days since the findings were fed back, while the text says the issue is not completed.
    pub fn days_open(&self, site: &Site) -> Option<u32> {
        let as_of = site.as_of?;
        self.status_kind(site)?;
        if !self.is_open(site) {
            return None;
        }
        let feedback_on = |step: &Step| site.inspection(site.said(step.at.notice).inspection.as_deref())?.feedback_on;
        let since = self.steps.iter().find_map(feedback_on)?;
        u32::try_from(date::days_between(since.to_day(), as_of.to_day())).ok()
    }

    /// Whether no notice says that it is completed or closed.
    fn is_open(&self, site: &Site) -> bool {
        !self.status_kind(site).is_some_and(StatusKind::is_settled) && self.closed_on(site).is_none()
    }

    /// The promises of its last notice, beside its deadline, whose time has passed at the day of the site without a word
    /// since: the issue is not said to be completed, and no later notice speaks of it.
    pub fn passed_promises<'s>(&self, site: &'s Site) -> impl Iterator<Item = PromiseFacts<'s>> + use<'s> {
        self.open_promises(site).filter(move |given| is_past(site, given.due_on))
    }

    /// The promises of the last notice beside the deadline, while more is owed; whether their time has passed or not.
    fn open_promises<'s>(&self, site: &'s Site) -> impl Iterator<Item = PromiseFacts<'s>> + use<'s> {
        let open = self.is_open(site);
        let promises = site.issue(self.last().at).promises();
        promises.filter(move |given| open && given.promise != Promise::Deadline)
    }

    /// The day of the first of these. It follows from what notices say, not from any day.
    pub fn first_open_promise(&self, site: &Site) -> Option<Date> {
        self.open_promises(site).filter_map(|given| given.due_on).min_by_key(|due| due.last())
    }

    /// Days since the time of the first of those promises.
    pub fn days_since_promise(&self, site: &Site) -> Option<u32> {
        let first = self.first_passed_promise(site)?;
        u32::try_from(date::days_between(first.to_day(), site.as_of?.to_day())).ok()
    }

    /// The day of the first of those promises.
    pub fn first_passed_promise(&self, site: &Site) -> Option<Date> {
        self.passed_promises(site).filter_map(|given| given.due_on).min_by_key(|due| due.last())
    }
}

impl Commitment {
    /// Whether its time has passed at the day of the site without a word since.
    pub fn has_passed(&self, site: &Site) -> bool {
        let silent = match self.issue {
            Some(at) => {
                let entry = site.ledger.entry_of(at);
                entry.last().at == at && entry.is_open(site)
            }
            None => site.case_of(self.notice).notices.last() == Some(&self.notice),
        };
        silent && is_past(site, self.due_on)
    }
}

/// Whether the date of a promise lies before the day of the site.
fn is_past(site: &Site, due_on: Option<Date>) -> bool {
    due_on.zip(site.as_of).is_some_and(|(due, as_of)| due.last() < as_of.last())
}
