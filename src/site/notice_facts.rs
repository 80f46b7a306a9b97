//! What a notice says, as far as any other page, list, rule across notices or datum wants it.

use super::Action;
use super::Promise;
use super::text_buffer::Stretch;
use super::text_buffer::Words;
use crate::model::Assurance;
use crate::model::Claim;
use crate::model::Class;
use crate::model::Contact;
use crate::model::Id;
use crate::model::Inspection;
use crate::model::IssueKey;
use crate::model::Kind;
use crate::model::StatusKind;
use crate::text::date::Date;

/// What a notice says. It is owned and compact: one text with stretches of it, no pointer into a body and no place in a
/// source. It follows from the source alone: topics are given when a site is assembled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub(super) text: Box<str>,
    /// Its name in addresses.
    pub id: Id,
    pub(super) title: Words,
    /// What kind of paper it is.
    pub kind: Kind,
    /// The organ, in the registry.
    pub organ: Option<Id>,
    pub(super) issuer: Words,
    pub(super) document_number: Words,
    pub(super) summary: Words,
    pub(super) source_url: Words,
    /// The inspection it answers, as far as it says itself.
    pub inspection: Option<Box<Inspection>>,
    /// The day its figures are of, as front matter says.
    pub figures_of: Option<Date>,
    /// The date under the signature, where it is not the day of publication.
    pub signed_on: Option<Date>,
    /// The day it was made public.
    pub published_on: Option<Date>,
    /// Who vouches for its statuses.
    pub assurance: Assurance,
    /// Whom to reach about it.
    pub contact: Option<Box<Contact>>,
    /// What it says of its own figures in front matter.
    pub claims: Box<[Claim]>,
    /// How many items it holds back, where it says so.
    pub withheld: Option<u32>,
    pub(super) withheld_basis: Words,
    pub(super) corrections: Box<[(Date, Words)]>,
    pub(super) attachments: Box<[(Words, Words)]>,
    /// Notices to be read with it.
    pub related: Box<[Id]>,
    /// Ids it was known by.
    pub formerly: Box<[Id]>,
    /// Every topic that front matter names: first those of all its issues.
    pub named_topics: Box<[Id]>,
    pub(super) own_topics: u32,
    /// The topics of single issues.
    pub(super) topics: Box<[Id]>,
    /// Issues that front matter says to continue others: the issue, the notice and the issue there.
    pub continues: Box<[(IssueKey, Id, IssueKey)]>,
    /// Not to be published yet.
    pub draft: bool,
    /// The first day on which it may be published.
    pub embargo_until: Option<Date>,
    /// How many findings it lists.
    pub findings: u32,
    pub(super) areas: Box<[Words]>,
    /// Whether its text leads to places within pages: `../other/index.html#i-3`.
    pub leads_to_places: bool,
    pub(super) files: Box<[Words]>,
    pub(super) anchors: Box<[Words]>,
    /// Whether its page has contents: its text has a heading.
    pub has_contents: bool,
    /// The total that front matter states, where the notice lists another.
    pub claimed: Option<u64>,
    /// How many measures, outcomes and next steps its text tells.
    pub measures: u32,
    pub(super) owners: Box<[Words]>,
    pub(super) promises: Box<[PromiseSaid]>,
    /// What it promises beside its issues.
    pub(super) own_promises: Stretch,
    pub(super) documents: Box<[(Words, Action)]>,
    pub(super) issues: Box<[IssueSaid]>,
}

/// What the text of one issue says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct IssueSaid {
    pub key: IssueKey,
    pub title: Words,
    pub number: Words,
    pub finding: Words,
    /// Whether its finding has a heading of its own.
    pub apart: bool,
    /// Whether its finding prints a number.
    pub printed: bool,
    /// The area among those of the notice, counted from 1.
    pub area: u16,
    pub status: Option<StatusKind>,
    pub status_word: Words,
    /// The results of all its measures, where these differ.
    pub results: Words,
    /// Whether it prints any result, if only of some of its parts.
    pub stated: bool,
    /// The status of the part whose deadline is its deadline, where it has parts.
    pub pressing: Option<Option<StatusKind>>,
    pub due: Words,
    pub due_on: Option<Date>,
    pub class: Option<Class>,
    pub class_word: Words,
    pub assurance: Option<Assurance>,
    pub closed_on: Option<Date>,
    pub lead: Words,
    pub owners: Stretch,
    pub promises: Stretch,
    pub documents: Stretch,
    pub topics: Stretch,
}

/// A promise as it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PromiseSaid {
    pub promise: Promise,
    pub text: Words,
    pub due_on: Option<Date>,
}

/// A promise: what kind, the sentence or the printed deadline, and the date by which, where one can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromiseFacts<'s> {
    /// What kind of promise.
    pub promise: Promise,
    /// The sentence, or the printed deadline.
    pub text: &'s str,
    /// The date by which, where one can be read.
    pub due_on: Option<Date>,
}

impl Said {
    /// The title of the paper.
    pub fn title(&self) -> &str {
        self.title.of(&self.text)
    }

    /// Who signs.
    pub fn issuer(&self) -> Option<&str> {
        self.issuer.said(&self.text)
    }

    /// 文号.
    pub fn document_number(&self) -> Option<&str> {
        self.document_number.said(&self.text)
    }

    /// One sentence for lists and search engines.
    pub fn summary(&self) -> Option<&str> {
        self.summary.said(&self.text)
    }

    /// Where it was first published.
    pub fn source_url(&self) -> Option<&str> {
        self.source_url.said(&self.text)
    }

    /// On which grounds items are held back.
    pub fn withheld_basis(&self) -> &str {
        self.withheld_basis.of(&self.text)
    }

    /// The day of its figures: as front matter says, else its publication.
    pub fn as_of(&self) -> Option<Date> {
        self.figures_of.or(self.published_on)
    }

    /// The last day on which what it says came out: that of its publication, or of a later correction.
    pub fn changed_on(&self) -> Option<Date> {
        self.corrections.iter().map(|(on, _)| *on).chain(self.published_on).max_by_key(|day| day.last())
    }

    /// What was changed after publication, in the order of front matter: when, and what.
    pub fn corrections(&self) -> impl ExactSizeIterator<Item = (Date, &str)> {
        self.corrections.iter().map(|(on, what)| (*on, what.of(&self.text)))
    }

    /// Files published with it, as front matter lists them: name and title.
    pub fn attachments(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.attachments.iter().map(|(file, title)| (file.of(&self.text), title.of(&self.text)))
    }

    /// The files beside it that its text shows or links to, each once.
    pub fn files(&self) -> impl ExactSizeIterator<Item = &str> {
        self.files.iter().map(|file| file.of(&self.text))
    }

    /// The names of the places of its text within its page, former ones among them.
    pub fn anchors(&self) -> impl ExactSizeIterator<Item = &str> {
        self.anchors.iter().map(|name| name.of(&self.text))
    }

    /// The topics that front matter gives all its issues.
    pub fn topics(&self) -> &[Id] {
        &self.named_topics[..self.own_topics as usize]
    }

    /// How many areas it has.
    pub fn areas(&self) -> usize {
        self.areas.len()
    }

    /// The promises that it gives beside its issues.
    pub fn promises(&self) -> impl ExactSizeIterator<Item = PromiseFacts<'_>> {
        self.own_promises.of(&self.promises).iter().map(|given| self.promise(given))
    }

    /// How many promises it gives, for its issues and beside them.
    pub fn promise_count(&self) -> usize {
        self.promises.len()
    }

    /// Its issues, in the order of the text.
    pub fn issues(&self) -> impl ExactSizeIterator<Item = IssueFacts<'_>> {
        self.issues.iter().map(|of| IssueFacts { said: self, of })
    }

    /// How many issues it lists.
    pub fn issue_count(&self) -> usize {
        self.issues.len()
    }

    /// One of its issues by its place in the text, from 0.
    pub fn issue(&self, index: usize) -> IssueFacts<'_> {
        IssueFacts { said: self, of: &self.issues[index] }
    }

    /// The place of an issue in the text by its key.
    pub fn position(&self, key: IssueKey) -> Option<usize> {
        let at = self.issues.binary_search_by_key(&key, |issue| issue.key).ok();
        // Keys rise through the text but for notices that count anew.
        at.or_else(|| self.issues.iter().position(|issue| issue.key == key))
    }

    /// The addresses of its issues, in the order of the text.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = IssueKey> {
        self.issues.iter().map(|issue| issue.key)
    }

    fn promise(&self, given: &PromiseSaid) -> PromiseFacts<'_> {
        PromiseFacts { promise: given.promise, text: given.text.of(&self.text), due_on: given.due_on }
    }
}

/// What the text of one issue of a notice says.
#[derive(Clone, Copy, Debug)]
pub struct IssueFacts<'s> {
    said: &'s Said,
    of: &'s IssueSaid,
}

impl<'s> IssueFacts<'s> {
    /// Its address within the notice.
    pub fn key(self) -> IssueKey {
        self.of.key
    }

    /// Its title.
    pub fn title(self) -> &'s str {
        self.word(self.of.title)
    }

    /// Its number as printed, else that of its address: 3, 3-2.
    pub fn number(self) -> &'s str {
        self.word(self.of.number)
    }

    /// The title of its finding.
    pub fn finding(self) -> &'s str {
        self.word(self.of.finding)
    }

    /// The title of its finding, where the two do not share a heading.
    pub fn finding_apart(self) -> Option<&'s str> {
        self.of.apart.then(|| self.finding())
    }

    /// The number of its finding in addresses.
    pub fn finding_number(self) -> u32 {
        self.of.key.finding
    }

    /// Whether its finding prints a number.
    pub fn is_numbered(self) -> bool {
        self.of.printed
    }

    /// Its area.
    pub fn area(self) -> Option<&'s str> {
        let index = usize::from(self.of.area).checked_sub(1)?;
        self.said.areas.get(index).map(|area| area.of(&self.said.text))
    }

    /// The status it prints; of several parts that of the least finished.
    pub fn status(self) -> Option<StatusKind> {
        self.of.status
    }

    /// The same as printed.
    pub fn status_word(self) -> Option<&'s str> {
        self.of.status_word.said(&self.said.text)
    }

    /// The results of all its measures, where these differ: 已完成、未标明.
    pub fn results(self) -> Option<&'s str> {
        self.of.results.said(&self.said.text)
    }

    /// Whether it prints any result, if only of some of its parts.
    pub fn is_stated(self) -> bool {
        self.of.stated
    }

    /// The status of the part whose deadline is its deadline, where it has parts.
    pub fn pressing(self) -> Option<Option<StatusKind>> {
        self.of.pressing
    }

    /// Its deadline as printed.
    pub fn due(self) -> Option<&'s str> {
        self.of.due.said(&self.said.text)
    }

    /// The date of its deadline, where one could be read.
    pub fn due_on(self) -> Option<Date> {
        self.of.due_on
    }

    /// How long it may take, with the word of the text.
    pub fn class(self) -> Option<(Class, &'s str)> {
        self.of.class.map(|class| (class, self.word(self.of.class_word)))
    }

    /// Who vouches for the status: as front matter says of it, else of the notice.
    pub fn assurance(self) -> Assurance {
        self.of.assurance.unwrap_or(self.said.assurance)
    }

    /// When it was closed.
    pub fn closed_on(self) -> Option<Date> {
        self.of.closed_on
    }

    /// The person in charge, as printed: a role.
    pub fn lead(self) -> Option<&'s str> {
        self.of.lead.said(&self.said.text)
    }

    /// The departments it names.
    pub fn owners(self) -> impl ExactSizeIterator<Item = &'s str> {
        self.of.owners.of(&self.said.owners).iter().map(move |owner| owner.of(&self.said.text))
    }

    /// What it promises, in the words of the text: its deadline first.
    pub fn promises(self) -> impl ExactSizeIterator<Item = PromiseFacts<'s>> {
        self.of.promises.of(&self.said.promises).iter().map(move |given| self.said.promise(given))
    }

    /// The documents that were made or revised, each time they are named.
    pub fn documents(self) -> impl ExactSizeIterator<Item = (&'s str, Action)> {
        self.of.documents.of(&self.said.documents).iter().map(move |(name, action)| (self.word(*name), *action))
    }

    /// The topics that front matter gives it alone.
    pub fn topics(self) -> &'s [Id] {
        self.of.topics.of(&self.said.topics)
    }

    fn word(self, words: Words) -> &'s str {
        words.of(&self.said.text)
    }
}
