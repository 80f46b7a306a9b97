//! The Ledger (台账): every issue through all notices of its case, with its dated history.

use std::cmp::Reverse;
use std::sync::Arc;

use super::Facts;
use super::IssueRef;
use super::case;
use super::entry_steps::EntrySteps;
use super::ledger_step::Step;

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
    pub steps: EntrySteps,
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

    /// The ledger of a site with these notices, whose issues are linked like this.
    pub fn ledger(self, facts: &[Arc<Facts>]) -> Ledger {
        // An entry stands where its latest notice stands.
        let mut by_last: Vec<Option<Entry>> = vec![None; self.to.len()];
        for (notice, of) in facts.iter().enumerate() {
            for issue in 0..of.said.issue_count() {
                let first = IssueRef { notice, issue };
                if self.to[self.number(first)].is_none() {
                    let entry = self.entry(facts, first);
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
    fn entry(&self, facts: &[Arc<Facts>], first: IssueRef) -> Entry {
        let step = |at: IssueRef| {
            let said = &facts[at.notice].said;
            Step { at, as_of: said.as_of(), assurance: said.issue(at.issue).assurance() }
        };
        if self.later[self.number(first)].is_none() {
            return Entry { steps: EntrySteps::one(step(first)) };
        }
        let mut places = vec![first];
        let mut next = 0;
        while next < places.len() {
            let later = self.later[self.number(places[next])];
            places.extend(std::iter::successors(later, |at| self.sibling[self.number(*at)]));
            next += 1;
        }
        places.sort_by_key(|at| (case::day(&facts[at.notice].said), Reverse(*at)));
        Entry { steps: places.into_iter().map(step).collect() }
    }
}

impl Entry {
    /// The last word on the issue.
    pub fn last(&self) -> Step {
        *self.steps.last().expect("an entry has at least one step")
    }
}
