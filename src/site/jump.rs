//! Where the parts of a long list begin, so that a reader need not go through it page by page.

use std::cmp::Reverse;
use std::sync::Arc;
use std::sync::OnceLock;

use super::EntryStanding;
use super::IssueList;
use super::Site;
use super::Urgency;
use crate::model::Id;
use crate::model::Inspection;
use crate::text::date::Date;
use crate::text::pinyin;

/// What the parts of a list of issues are: those that are equally pressing, and among them those whose last word is of a
/// notice of one year; none where it has no day.
pub type IssuePart = (Urgency, Option<i16>);

/// The parts of a list of these entries, in its order. A list with an order of its own, by day, has none.
pub(super) fn jumps(
    site: &Site,
    standing: &[EntryStanding],
    list: &IssueList,
    entries: &[usize],
) -> Arc<[Start<IssuePart>]> {
    if matches!(list, IssueList::Due | IssueList::Late(..)) {
        return Arc::default();
    }
    let part = |index: &usize| {
        let day = site.said(site.ledger.entries[*index].last().at.notice).published_on;
        (Urgency::of(&standing[*index]), day.map(|day| day.last().year()))
    };
    starts(entries.iter().map(part)).into()
}

/// Where the rows of one key begin in a list that is ordered by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start<K> {
    /// What they begin with, or are of.
    pub key: K,
    /// The place of the first of them, from 0.
    pub first: usize,
    /// How many there are.
    pub count: usize,
}

/// Where each key begins.
pub fn starts<K: PartialEq>(keys: impl Iterator<Item = K>) -> Vec<Start<K>> {
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
    commitments: OnceLock<Vec<Start<Option<i16>>>>,
    documents: OnceLock<Vec<Start<Option<char>>>>,
    organs: OnceLock<Vec<Start<Option<char>>>>,
    inspections: OnceLock<Vec<(Option<i16>, Id)>>,
}

impl ListStarts {
    /// The years of commitments; none for those without a date.
    pub fn of_commitments(&self, site: &Site) -> &[Start<Option<i16>>] {
        self.commitments
            .get_or_init(|| starts(site.commitments().iter().map(|of| of.due_on.map(|due| due.last().year()))))
    }

    /// The letters of documents; none for those in front of A.
    pub fn of_documents(&self, site: &Site) -> &[Start<Option<char>>] {
        self.documents.get_or_init(|| starts(site.documents().iter().map(|of| pinyin::letter(&of.name))))
    }

    /// The letters of all organs by name; none for those in front of A.
    pub fn of_organs(&self, site: &Site) -> &[Start<Option<char>>] {
        let letter = |id| pinyin::letter(&site.organs.get(id)?.name);
        self.organs.get_or_init(|| starts(site.organ_tree().by_name().iter().map(letter)))
    }

    /// The inspections that have a file, the newest first, each with its year; those of which no day is known come last.
    pub fn inspections(&self, site: &Site) -> &[(Option<i16>, Id)] {
        self.inspections.get_or_init(|| {
            let day = |(id, of): (&Id, &Arc<Inspection>)| (inspection_day(site, id, of), id.clone());
            let mut found: Vec<(Option<Date>, Id)> = site.inspections().iter().map(day).collect();
            found.sort_by_key(|(day, _)| Reverse(day.map(Date::last)));
            found.into_iter().map(|(day, id)| (day.map(|day| day.last().year()), id)).collect()
        })
    }

    /// The years of inspections.
    pub fn of_inspections(&self, site: &Site) -> Vec<Start<Option<i16>>> {
        starts(self.inspections(site).iter().map(|(year, _)| *year))
    }
}

/// The day of an inspection: that of its feedback, else its last one, else that of the newest notice that answers it.
fn inspection_day(site: &Site, id: &Id, of: &Inspection) -> Option<Date> {
    let answered = || {
        let notices = site.cases_of_inspection(id).iter().flat_map(|case| &site.cases[*case].notices);
        notices.filter_map(|notice| site.said(*notice).published_on).max_by_key(|day| day.last())
    };
    of.feedback_on.or(of.period.map(|(_, to)| to)).or_else(answered)
}
