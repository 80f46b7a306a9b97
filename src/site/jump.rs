//! Where the parts of a long list begin, so that a reader need not go through it page by page.

use std::sync::Arc;
use std::sync::OnceLock;

use super::EntryStanding;
use super::IssueList;
use super::Site;
use super::Urgency;
use crate::text::pinyin;

/// A part of a list of issues: those that are equally pressing, and among them those of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jump {
    /// How pressing they are.
    pub urgency: Urgency,
    /// The year of the notice that has the last word on them; none where it has no day.
    pub year: Option<i16>,
    /// The place of the first of them in the list, from 0.
    pub first: usize,
    /// How many there are.
    pub count: usize,
}

/// The parts of a list of these entries, in its order. A list with an order of its own, by day, has none.
pub(super) fn jumps(site: &Site, standing: &[EntryStanding], list: &IssueList, entries: &[usize]) -> Arc<[Jump]> {
    if matches!(list, IssueList::Due | IssueList::Late(..)) {
        return Arc::default();
    }
    let mut out: Vec<Jump> = Vec::new();
    for (first, index) in entries.iter().enumerate() {
        let day = site.said(site.ledger.entries[*index].last().at.notice).published_on;
        let (urgency, year) = (Urgency::of(&standing[*index]), day.map(|day| day.last().year()));
        match out.last_mut() {
            Some(last) if (last.urgency, last.year) == (urgency, year) => last.count += 1,
            _ => out.push(Jump { urgency, year, first, count: 1 }),
        }
    }
    out.into()
}

/// Where the rows of one key begin in a list that is ordered by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start<K> {
    /// What they begin with, or are of; none for those that have nothing of the kind.
    pub key: Option<K>,
    /// The place of the first of them, from 0.
    pub first: usize,
    /// How many there are.
    pub count: usize,
}

/// Where each key begins.
pub fn starts<K: PartialEq>(keys: impl Iterator<Item = Option<K>>) -> Vec<Start<K>> {
    let mut out: Vec<Start<K>> = Vec::new();
    for (first, key) in keys.enumerate() {
        match out.last_mut() {
            Some(last) if last.key == key => last.count += 1,
            _ => out.push(Start { key, first, count: 1 }),
        }
    }
    out
}

/// Where the parts of the long lists of a site begin, each made when a page first wants it: all pages of a list say the
/// same.
#[derive(Debug, Default)]
pub struct ListStarts {
    commitments: OnceLock<Vec<Start<i16>>>,
    documents: OnceLock<Vec<Start<char>>>,
    organs: OnceLock<Vec<Start<char>>>,
}

impl ListStarts {
    /// The years of commitments; none for those without a date.
    pub fn of_commitments(&self, site: &Site) -> &[Start<i16>] {
        self.commitments
            .get_or_init(|| starts(site.commitments().iter().map(|of| of.due_on.map(|due| due.last().year()))))
    }

    /// The letters of documents.
    pub fn of_documents(&self, site: &Site) -> &[Start<char>] {
        self.documents.get_or_init(|| starts(site.documents().iter().map(|of| letter(&of.name))))
    }

    /// The letters of all organs by name.
    pub fn of_organs(&self, site: &Site) -> &[Start<char>] {
        let letter = |id| letter(&site.organs.get(id)?.name);
        self.organs.get_or_init(|| starts(site.organ_tree().by_name().iter().map(letter)))
    }
}

/// The letter under which a name is looked up.
pub fn letter(name: &str) -> Option<char> {
    pinyin::letter(&pinyin::order(name))
}
