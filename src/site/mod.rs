//! What is known across notices: courts, inspections, cases, and the Ledger (台账), of which every index is a view.
//!
//! The site knows what is true, not where it is shown.

mod assemble;
mod case;
mod commitment;
mod document;
mod ledger;
mod told;

pub use assemble::{Sources, assemble};
pub use case::Case;
pub use commitment::{Commitment, Promise};
pub use document::{Action, Document, documents_of};
pub use ledger::{Entry, Ledger, Progress, Step};
pub use told::Told;

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::Arc;

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
    /// Documents made or revised, by court and name.
    pub documents: Vec<Document>,
    /// Promises with a date or a number, those with a date first and in its order.
    pub commitments: Vec<Commitment>,
    /// The court's own words.
    pub words: Words,
    inspections: BTreeMap<Id, Inspection>,
    /// For each notice, finding and issue within it of each of its issues in the order of the text.
    places: Vec<Vec<(usize, usize)>>,
    /// What each notice says by itself.
    told: Vec<Arc<Told>>,
    by_id: HashMap<Id, usize>,
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
        let (finding, issue) = self.places[at.notice][at.issue];
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
        self.told[at.notice].issues[at.issue].topics.iter().map(|topic| &self.topics[*topic]).collect()
    }
}
