//! What is known across notices: courts, inspections, cases, and the Ledger (台账), of which every index is a view.
//!
//! The site knows what is true, not where it is shown.

mod anchors;
mod assemble;
mod case;
mod commitment;
mod continuation;
mod document;
mod facts;
mod ledger;

pub use anchors::{Anchor, Anchors};
pub use assemble::{Faults, Sources, assemble};
pub use case::Case;
pub use commitment::{Commitment, Promise};
pub use continuation::Continuations;
pub use document::{Action, Document, documents_of};
pub use facts::{AllFacts, Facts};
pub use ledger::{Entry, Ledger, Progress, Step};

use facts::IssueFacts;

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::OnceLock;

use crate::model::Article;
use crate::model::Finding;
use crate::model::Holidays;
use crate::model::Id;
use crate::model::Inspection;
use crate::model::Issue;
use crate::model::Notice;
use crate::model::Organ;
use crate::model::Settings;
use crate::model::Topic;
use crate::model::Words;
use crate::text::date::Date;

/// Everything that is published, and what follows from it.
#[derive(Debug)]
pub struct Site {
    /// What is true of the whole site.
    pub settings: Settings,
    /// The day at which overdue and days open are computed.
    pub as_of: Option<Date>,
    /// The courts.
    pub organs: BTreeMap<Id, Organ>,
    /// The topics, in the order of their file.
    pub topics: Vec<Topic>,
    /// The days on which offices are closed.
    pub holidays: Holidays,
    /// The notices, newest first.
    pub notices: Vec<Arc<Notice>>,
    /// The articles, newest first.
    pub articles: Vec<Arc<Article>>,
    /// The standing pages, by id.
    pub pages: Vec<Arc<Article>>,
    /// The notices of one inspection together.
    pub cases: Vec<Case>,
    /// Every issue through all notices of its case.
    pub ledger: Ledger,
    /// The court's own words.
    pub words: Words,
    inspections: BTreeMap<Id, Inspection>,
    /// What each notice says by itself.
    facts: Vec<Arc<Facts>>,
    by_id: HashMap<Id, usize>,
    /// Index into the cases by index of a notice.
    case_of: Vec<usize>,
    documents: OnceLock<Vec<Document>>,
    commitments: OnceLock<Vec<Commitment>>,
    /// How many commitments there are.
    promised: usize,
}

/// The place of an issue: its notice in [`Site::notices`], and its number in the order of the text, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IssueRef {
    /// Index in [`Site::notices`].
    pub notice: usize,
    /// Index among [`Notice::issues`].
    pub issue: usize,
}

impl Site {
    /// The issue at a place, with its notice and finding.
    pub fn issue(&self, at: IssueRef) -> (&Arc<Notice>, &Finding, &Issue) {
        let notice = &self.notices[at.notice];
        let (finding, issue) = self.told_of(at).place;
        let finding = &notice.outline.findings[finding];
        (notice, finding, &finding.issues[issue])
    }

    /// The inspection a notice answers: described in it, or in a file of its own.
    pub fn inspection<'s>(&'s self, notice: &'s Notice) -> Option<&'s Inspection> {
        let named = notice.head.inspection.as_ref()?;
        match &named.id {
            Some(id) => self.inspections.get(id),
            None => Some(named),
        }
    }

    /// The case that a notice belongs to, by its index.
    pub fn case_of(&self, notice: usize) -> &Case {
        &self.cases[self.case_of[notice]]
    }

    /// The notices of the same inspection, and those that speak of the same issues, by index.
    pub fn beside(&self, notice: usize) -> Vec<usize> {
        let of_case = self.case_of(notice).notices.iter().copied();
        let issues = (0..self.facts[notice].issues.len()).map(|issue| IssueRef { notice, issue });
        let of_issues = issues.flat_map(|at| &self.ledger.entry_of(at).steps).map(|step| step.at.notice);
        of_case.chain(of_issues).collect()
    }

    /// The court that publishes a notice.
    pub fn organ(&self, notice: &Notice) -> Option<&Organ> {
        self.organs.get(notice.head.organ.as_ref()?)
    }

    /// Index of a notice by its id.
    pub fn notice_index(&self, id: &Id) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The topics of an issue: given by hand for it or for its notice, or by a keyword in its title.
    pub fn topics_of(&self, at: IssueRef) -> Vec<&Topic> {
        self.told_of(at).topics.iter().map(|topic| &self.topics[*topic]).collect()
    }

    /// The same by their places in [`Site::topics`].
    pub fn topic_places(&self, at: IssueRef) -> &[usize] {
        &self.told_of(at).topics
    }

    /// What a notice says by itself, by its index.
    pub fn facts(&self, notice: usize) -> &Facts {
        &self.facts[notice]
    }

    fn told_of(&self, at: IssueRef) -> &IssueFacts {
        &self.facts[at.notice].issues[at.issue]
    }

    /// Documents made or revised, by court and name. Put together when they are first asked for: most pages need none.
    pub fn documents(&self) -> &[Document] {
        self.documents.get_or_init(|| document::documents(self, &self.facts))
    }

    /// Promises with a date or a number, those with a date first and in its order. Put together when they are first asked
    /// for.
    pub fn commitments(&self) -> &[Commitment] {
        self.commitments.get_or_init(|| commitment::commitments(&self.facts))
    }

    /// How many commitments there are.
    pub fn commitment_count(&self) -> usize {
        self.promised
    }
}
