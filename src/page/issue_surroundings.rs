//! What the page of an issue may see beside its notice: what all notices of the inspection say of it together.

use super::view::entry_rows;
use super::view::entry_rows::Deadline;
use super::view::entry_rows::NamedOwner;
use super::view::view_parts::StatusView;
use crate::address::Route;
use crate::model::Assurance;
use crate::model::Id;
use crate::model::IssueKey;
use crate::model::Kind;
use crate::model::meaning::LISTED;
use crate::site::Action;
use crate::site::Entry;
use crate::site::IssueRef;
use crate::site::Lists;
use crate::site::Promise;
use crate::site::PromiseFacts;
use crate::site::Site;
use crate::site::Step;
use crate::text::date::Date;

/// What surrounds one issue of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueSurroundings {
    /// Its last printed status, through all notices of the inspection.
    pub status: StatusView,
    /// The last word on it, where a later notice has that.
    pub later: Option<WordOn>,
    /// Where that status is not of the last notice which reports on it: the one that prints it, and the last one.
    pub silent: Option<(WordOn, WordOn)>,
    /// Its departments. These and what follows up to the day of closing are of its own notice alone where a later one
    /// speaks of it too: two papers must not be mixed.
    pub owners: Vec<NamedOwner>,
    /// Its deadline; how it stands to that only where no later notice speaks of it.
    pub deadline: Option<Deadline>,
    /// The promises of its text beside the deadline.
    pub promises: Vec<PromiseGiven>,
    /// When it was closed.
    pub closed_on: Option<Date>,
    /// Days since the findings were fed back, while the text says that it is not completed.
    pub days_open: Option<u32>,
    /// Its topics: id and name.
    pub topics: Vec<(Id, String)>,
    /// Documents made or revised, each once.
    pub documents: Vec<(String, Action)>,
    /// What each notice of the inspection says of it, oldest first.
    pub history: Vec<HistoryStep>,
    /// The page of its whole line, where several notices speak of it.
    pub line: Option<Route>,
}

/// A promise of the text of an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseGiven {
    /// What kind of promise.
    pub kind: Promise,
    /// The sentence that gives it.
    pub text: String,
    /// The date by which, where one can be read.
    pub due_on: Option<Date>,
    /// Whether that date has passed at the day of the site without a word since.
    pub passed: bool,
}

/// Where a word on an issue stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordOn {
    /// The notice.
    pub notice: Id,
    /// The issue in it.
    pub key: IssueKey,
    /// What kind of paper it is.
    pub kind: Kind,
    /// Day of publication.
    pub published_on: Option<Date>,
}

/// What one notice says of an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryStep {
    /// The notice.
    pub notice: Id,
    /// Its title.
    pub title: String,
    /// The issue in it.
    pub key: IssueKey,
    /// Day of publication.
    pub published_on: Option<Date>,
    /// The day of its figures; none where it reports none.
    pub as_of: Option<Date>,
    /// What it says.
    pub status: StatusView,
    /// The deadline it prints.
    pub due: Option<String>,
    /// Who says so.
    pub assurance: Assurance,
}

impl IssueSurroundings {
    /// What surrounds an issue of a site.
    pub(super) fn of(site: &Site, lists: &Lists, at: IssueRef) -> IssueSurroundings {
        let entry = site.ledger.entry_of(at);
        let is_last = entry.last().at == at;
        let alone = || Entry { steps: entry.steps.iter().copied().filter(|step| step.at == at).collect() };
        let own = if is_last { None } else { Some(alone()) };
        let own = own.as_ref().unwrap_or(entry);
        let deadline = entry_rows::deadline(site, own);
        let passed: Vec<PromiseFacts<'_>> = entry.passed_promises(site).filter(|_| is_last).collect();
        let given = site.issue(at).promises().filter(|given| given.promise != Promise::Deadline);
        let documents = site.documents_of(at).into_iter();
        IssueSurroundings {
            status: entry_rows::entry_status(site, entry),
            later: (!is_last).then(|| word(site, entry.last().at)),
            silent: entry.silent_since(site).map(|(stated, silent)| (word(site, stated.at), word(site, silent.at))),
            owners: entry_rows::named_owners(site, lists, own),
            deadline: deadline.map(|of| Deadline { progress: of.progress.filter(|_| is_last), ..of }),
            promises: given
                .map(|given| PromiseGiven {
                    kind: given.promise,
                    text: given.text.to_owned(),
                    due_on: given.due_on,
                    passed: passed.contains(&given),
                })
                .collect(),
            closed_on: own.closed_on(site),
            days_open: entry.days_open(site),
            topics: site.topics_of(at).into_iter().map(|topic| (topic.id.clone(), topic.name.clone())).collect(),
            documents: documents.map(|(name, action)| (name.to_owned(), action)).collect(),
            history: entry.steps.iter().map(|step| said(site, *step)).collect(),
            line: entry.has_line().then(|| entry_rows::line_route(site, entry)),
        }
    }
}

fn word(site: &Site, at: IssueRef) -> WordOn {
    let said = site.said(at.notice);
    WordOn { notice: said.id.clone(), key: site.issue(at).key(), kind: said.kind, published_on: said.published_on }
}

/// What a notice says of an issue.
fn said(site: &Site, step: Step) -> HistoryStep {
    let (said, issue) = (site.said(step.at.notice), site.issue(step.at));
    let status = entry_rows::step_status(site, step);
    HistoryStep {
        notice: said.id.clone(),
        title: said.title().to_owned(),
        key: issue.key(),
        published_on: said.published_on,
        // What is only listed has no figures of a day.
        as_of: step.as_of.filter(|_| status.key != LISTED),
        status,
        due: issue.due().map(str::to_owned),
        assurance: step.assurance,
    }
}
