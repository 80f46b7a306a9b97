//! A site: everything that is published, and what follows from it.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::OnceLock;

use super::Action;
use super::ArticleFacts;
use super::Case;
use super::ChangeRow;
use super::Commitment;
use super::Document;
use super::Facts;
use super::IssueFacts;
use super::IssueRef;
use super::IssueTopics;
use super::Ledger;
use super::OrganTree;
use super::PromiseFacts;
use super::Said;
use super::commitment;
use super::document;
use super::organ_names::OrganNames;
use super::standing::Standing;
use super::standing::standing;
use crate::model::EmergencyMark;
use crate::model::Holidays;
use crate::model::Id;
use crate::model::Inspection;
use crate::model::IssueKey;
use crate::model::NoticeHistory;
use crate::model::Organ;
use crate::model::Settings;
use crate::model::Topic;
use crate::model::WithdrawnNotice;
use crate::model::WordList;
use crate::text::date::Date;

/// Everything that is published, and what follows from it.
#[derive(Debug)]
pub struct Site {
    /// What is true of the whole site.
    pub settings: Settings,
    /// The day at which days are counted: overdue, left, open, passed.
    pub as_of: Option<Date>,
    /// The day by which it was told which embargoes have ended.
    pub day: Option<Date>,
    /// The courts.
    pub organs: BTreeMap<Id, Arc<Organ>>,
    /// The topics, in the order of their file.
    pub topics: Vec<Topic>,
    /// The days on which offices are closed.
    pub holidays: Holidays,
    /// The marks that emergencies left, by notice.
    pub emergencies: BTreeMap<Id, Vec<EmergencyMark>>,
    /// What the history of publishing tells of each notice, those that were taken back too.
    pub published: BTreeMap<Id, NoticeHistory>,
    /// The notices that were taken back, by their ids.
    pub withdrawn: BTreeMap<Id, WithdrawnNotice>,
    /// The facts of the notices, newest first. Their bodies are visited, never held.
    pub notices: Vec<Arc<Facts>>,
    /// The facts of the articles, newest first.
    pub articles: Vec<Arc<ArticleFacts>>,
    /// The facts of the standing pages, by id.
    pub pages: Vec<Arc<ArticleFacts>>,
    /// The notices of one inspection together.
    pub cases: Vec<Case>,
    /// Every issue through all notices of its case.
    pub ledger: Ledger,
    /// The court's own words.
    pub words: WordList,
    pub(super) inspections: BTreeMap<Id, Arc<Inspection>>,
    /// The topics of the issues of each notice.
    pub(super) issue_topics: Vec<Arc<IssueTopics>>,
    pub(super) by_id: HashMap<Id, usize>,
    /// Index of a notice by the ids that it had before.
    pub(super) by_former_id: HashMap<Id, usize>,
    /// Index into the cases by index of a notice.
    pub(super) case_of: Vec<usize>,
    pub(super) documents: OnceLock<Vec<Document>>,
    pub(super) commitments: OnceLock<Vec<Commitment>>,
    pub(super) changes: OnceLock<Vec<ChangeRow>>,
    /// Whether all its organs are courts; every page asks.
    pub(super) only_courts: bool,
    pub(super) organ_names: OnceLock<OrganNames>,
    pub(super) organ_tree: OnceLock<OrganTree>,
    pub(super) cases_of_inspection: OnceLock<HashMap<Id, Vec<usize>>>,
    /// How many commitments there are.
    pub(super) promised: usize,
}

impl Site {
    /// Whether all its organs are courts: its pages then speak of courts, and of 单位 where they are not.
    pub fn only_courts(&self) -> bool {
        self.only_courts
    }

    /// Whether several versions of a notice were published, and their texts may be told.
    pub fn has_versions(&self, id: &Id) -> bool {
        self.published.get(id).is_some_and(|of| of.versions.len() > 1 && !of.retracted)
    }

    /// The newest day on which a notice was published.
    pub fn newest_day(&self) -> Option<Date> {
        self.notices.iter().filter_map(|facts| facts.said.published_on).max_by_key(|day| day.last())
    }

    /// What a notice says, by its index.
    pub fn said(&self, notice: usize) -> &Said {
        &self.notices[notice].said
    }

    /// What the text of an issue says.
    pub fn issue(&self, at: IssueRef) -> IssueFacts<'_> {
        self.said(at.notice).issue(at.issue)
    }

    /// The inspection that a notice answers, by what it says itself: described in it, or in a file of its own.
    pub fn inspection<'s>(&'s self, named: Option<&'s Inspection>) -> Option<&'s Inspection> {
        let named = named?;
        match &named.id {
            Some(id) => self.inspections.get(id).map(|of| &**of),
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
        let issues = (0..self.said(notice).issue_count()).map(|issue| IssueRef { notice, issue });
        let of_issues = issues.flat_map(|at| self.ledger.entry_of(at).steps.iter()).map(|step| step.at.notice);
        of_case.chain(of_issues).collect()
    }

    /// The court that a notice names as its publisher.
    pub fn organ(&self, id: Option<&Id>) -> Option<&Organ> {
        self.organs.get(id?).map(|organ| &**organ)
    }

    /// The courts whose full names stand in texts, by id. All names are put together when they are first asked for.
    pub fn organs_in<'t>(&self, texts: impl Iterator<Item = &'t str>) -> impl Iterator<Item = &Organ> {
        let names = || OrganNames::new(self.organs.iter().map(|(id, organ)| (id, organ.name.as_str())));
        self.organ_names.get_or_init(names).in_texts(texts).filter_map(|id| self.organs.get(id).map(|organ| &**organ))
    }

    /// The organs in the order of lists. It is made when it is first asked for.
    pub fn organ_tree(&self) -> &OrganTree {
        self.organ_tree.get_or_init(|| OrganTree::of(&self.organs))
    }

    /// The cases of an inspection that has a file, by index. All are put together when some are first asked for.
    pub fn cases_of_inspection(&self, id: &Id) -> &[usize] {
        let cases = self.cases_of_inspection.get_or_init(|| {
            let mut of: HashMap<Id, Vec<usize>> = HashMap::new();
            for (index, case) in self.cases.iter().enumerate() {
                let named = case.notices.first().and_then(|notice| self.said(*notice).inspection.as_deref());
                let id = named.and_then(|named| named.id.as_ref()).filter(|id| self.inspections.contains_key(*id));
                id.into_iter().for_each(|id| of.entry(id.clone()).or_default().push(index));
            }
            of
        });
        cases.get(id).map_or(&[], Vec::as_slice)
    }

    /// The inspections that have a file, by id.
    pub fn inspections(&self) -> &BTreeMap<Id, Arc<Inspection>> {
        &self.inspections
    }

    /// Index of a notice by its id.
    pub fn notice_index(&self, id: &Id) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Index of the notice that had an id before.
    pub fn formerly(&self, old: &Id) -> Option<usize> {
        self.by_former_id.get(old).copied()
    }

    /// How a notice stands on this site.
    pub fn standing(&self, said: &Said) -> Standing {
        match self.withdrawn.get(&said.id) {
            Some(of) => Standing::Withdrawn(of.on),
            None => standing(said, self.day),
        }
    }

    /// The notice that was taken back and has an id, or had it before, where no notice of the site has that.
    pub fn withdrawn_as(&self, id: &Id) -> Option<&WithdrawnNotice> {
        if self.notice_index(id).is_some() || self.formerly(id).is_some() {
            return None;
        }
        self.withdrawn.get(id).or_else(|| self.withdrawn.values().find(|of| of.formerly.contains(id)))
    }

    /// The same, where it had an issue of this number.
    pub fn withdrawn_issue(&self, id: &Id, key: IssueKey) -> Option<&WithdrawnNotice> {
        self.withdrawn_as(id).filter(|of| of.issues.contains(&key))
    }

    /// Index of the notice that has an id, or had it before.
    pub fn notice_named(&self, id: &Id) -> Option<usize> {
        self.notice_index(id).or_else(|| self.formerly(id))
    }

    /// The issue of a notice that has an id, or had it before.
    pub fn issue_named(&self, id: &Id, key: IssueKey) -> Option<IssueRef> {
        let notice = self.notice_named(id)?;
        self.said(notice).position(key).map(|issue| IssueRef { notice, issue })
    }

    /// Who signs a notice, else the organ that publishes it.
    pub fn author(&self, notice: usize) -> Option<&str> {
        let said = self.said(notice);
        said.issuer().or_else(|| self.organ(said.organ.as_ref()).map(|organ| organ.name.as_str()))
    }

    /// The topics of an issue: given by hand for it or for its notice, or by a keyword in its title.
    pub fn topics_of(&self, at: IssueRef) -> Vec<&Topic> {
        self.topic_places(at).iter().map(|topic| &self.topics[usize::from(*topic)]).collect()
    }

    /// The same by their places in [`Site::topics`].
    pub fn topic_places(&self, at: IssueRef) -> &[u16] {
        self.issue_topics[at.notice].at(at.issue)
    }

    /// The documents that an issue's text says were made or revised, each once, in the order of the text.
    pub fn documents_of(&self, at: IssueRef) -> Vec<(&str, Action)> {
        let mut out: Vec<(&str, Action)> = Vec::new();
        for (name, action) in self.issue(at).documents() {
            if !out.iter().any(|(known, _)| *known == name) {
                out.push((name, action));
            }
        }
        out
    }

    /// Documents made or revised, by court and name. Put together when they are first asked for: most pages need none.
    pub fn documents(&self) -> &[Document] {
        self.documents.get_or_init(|| document::documents(&self.notices))
    }

    /// Promises with a date or a number, those with a date first and in its order. Put together when they are first asked
    /// for.
    pub fn commitments(&self) -> &[Commitment] {
        self.commitments.get_or_init(|| commitment::commitments(&self.notices))
    }

    /// The promise of a commitment.
    pub fn promise(&self, of: &Commitment) -> PromiseFacts<'_> {
        let place = of.place as usize;
        let given = match of.issue {
            Some(at) => self.issue(at).promises().nth(place),
            None => self.said(of.notice).promises().nth(place),
        };
        given.expect("a commitment is one of the promises of its notice")
    }

    /// How many commitments there are.
    pub fn commitment_count(&self) -> usize {
        self.promised
    }
}
