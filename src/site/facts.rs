//! What the text of one notice says by itself: it is the same whatever other notices say, so it is read once.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Action;
use super::named_document;
use super::promise::Promised;
use super::promise_reading;
use crate::model::Assurance;
use crate::model::At;
use crate::model::Block;
use crate::model::Finding;
use crate::model::Issue;
use crate::model::IssueKey;
use crate::model::Notice;
use crate::model::StatusKind;
use crate::model::Topic;
use crate::text::date::Date;

/// What a notice says by itself, issue by issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The files beside the notice that its text shows or links to, with where it does so.
    pub files: Vec<(String, At)>,
    /// Whether its text leads to places within pages: `../other/index.html#i-3`.
    pub leads_to_places: bool,
    /// The departments that its issues name as owners, each once.
    pub owners: BTreeSet<Arc<str>>,
    /// What it promises beside its issues.
    pub(super) promises: Vec<Promised>,
    /// In the order of the text.
    pub(super) issues: Vec<IssueFacts>,
}

/// What the text of one issue says, as far as lists and indexes want it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct IssueFacts {
    /// Its finding, and its place among the issues of that.
    pub place: (usize, usize),
    /// Its address within the notice.
    pub key: IssueKey,
    /// The status it prints; of several parts that of the least finished.
    pub status: Option<StatusKind>,
    /// Whether it prints any, if only of some of its parts.
    pub stated: bool,
    /// The status of the part whose deadline is its deadline, where it has parts.
    pub pressing: Option<Option<StatusKind>>,
    /// The deadline it prints, and the date that could be read of it.
    pub due_on: Option<Option<Date>>,
    /// Who vouches for the status, where front matter says so of this issue.
    pub assurance: Option<Assurance>,
    /// When it was closed.
    pub closed_on: Option<Date>,
    /// The departments it names.
    pub owners: Vec<Arc<str>>,
    /// What it promises, in the words of the text, with the date by which.
    pub promises: Vec<Promised>,
    /// The documents that were made or revised, each time they are named.
    pub documents: Vec<(Arc<str>, Action)>,
    /// Its topics, by their places in the list of the site's topics.
    pub topics: Vec<usize>,
}

impl Facts {
    /// Reads a notice of a site that has these topics.
    fn of(notice: &Notice, topics: &[Topic]) -> Facts {
        let findings = notice.outline.findings.iter().enumerate();
        let places = findings.flat_map(|(at, finding)| (0..finding.issues.len()).map(move |issue| (at, issue)));
        let issues = places.zip(notice.issues()).map(|(place, (finding, issue))| {
            let topics = topics.iter().enumerate().filter(|(_, topic)| is_of(topic, notice, finding, issue));
            let documents = named_document::named_in(issue).into_iter().map(|(name, action)| (name.into(), action));
            IssueFacts {
                place,
                key: issue.key,
                status: issue.rectification.kind(),
                stated: issue.is_stated(),
                pressing: issue.pressing().map(|part| part.rectification.kind()),
                due_on: issue.rectification.due_on.as_ref().map(|due| due.date),
                assurance: issue.assurance,
                closed_on: issue.rectification.closed_on,
                owners: issue.owners().into_iter().map(Arc::from).collect(),
                promises: promise_reading::of_issue(notice, issue),
                documents: documents.collect(),
                topics: topics.map(|(at, _)| at).collect(),
            }
        });
        let runs = notice.body.iter().flat_map(Block::texts).flat_map(|text| text.runs());
        let mut links = runs.filter_map(|run| run.style.link.as_deref());
        let issues: Vec<IssueFacts> = issues.collect();
        Facts {
            files: notice.files_in_text(),
            leads_to_places: links.any(|link| link.contains('#') && !link.starts_with('#')),
            owners: issues.iter().flat_map(|issue| issue.owners.iter().cloned()).collect(),
            promises: promise_reading::of_notice(notice),
            issues,
        }
    }

    /// How many promises it gives, for its issues and beside them.
    pub(super) fn promise_count(&self) -> usize {
        self.promises.len() + self.issues.iter().map(|issue| issue.promises.len()).sum::<usize>()
    }

    /// The addresses of its issues, in the order of the text.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = IssueKey> + DoubleEndedIterator {
        self.issues.iter().map(|issue| issue.key)
    }
}

/// Whether an issue is of a topic: given by hand for the issue or for its notice, or by a keyword in its title.
fn is_of(topic: &Topic, notice: &Notice, finding: &Finding, issue: &Issue) -> bool {
    let given = issue.topics.contains(&topic.id) || notice.head.topics.iter().any(|(id, _)| *id == topic.id);
    given || topic.keywords.iter().any(|word| issue.title.contains(word) || finding.title.contains(word))
}

/// What each notice of a folder says by itself. Notices and topics that are the same values as before are not read again.
#[derive(Debug, Default)]
pub struct AllFacts {
    topics: Vec<Topic>,
    /// By where the notice lies in memory: it is held, so nothing else can lie there.
    facts: HashMap<usize, (Arc<Notice>, Arc<Facts>)>,
}

impl AllFacts {
    /// Reads notices, as far as they were not read before.
    pub fn of(notices: &[Arc<Notice>], topics: &[Topic], before: &AllFacts) -> AllFacts {
        let same = before.topics == topics;
        let facts = |notice: &Arc<Notice>| {
            let known = before.facts.get(&place(notice)).filter(|_| same);
            let facts = known.map_or_else(|| Arc::new(Facts::of(notice, topics)), |(_, facts)| Arc::clone(facts));
            (place(notice), (Arc::clone(notice), facts))
        };
        AllFacts { topics: topics.to_vec(), facts: notices.par_iter().map(facts).collect() }
    }

    /// What one of these notices says.
    pub fn by(&self, notice: &Arc<Notice>) -> Arc<Facts> {
        let known = self.facts.get(&place(notice));
        known.map_or_else(|| Arc::new(Facts::of(notice, &self.topics)), |(_, facts)| Arc::clone(facts))
    }
}

/// Where a notice lies in memory.
pub(super) fn place(notice: &Arc<Notice>) -> usize {
    Arc::as_ptr(notice) as usize
}
