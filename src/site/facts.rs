//! The facts of one notice: everything that any other page, list, rule across notices or datum wants of it.

use std::collections::BTreeSet;

use super::Anchors;
use super::listed_issues::Listed;
use super::named_document;
use super::notice_facts::IssueSaid;
use super::notice_facts::PromiseSaid;
use super::notice_facts::Said;
use super::printed_number;
use super::promise::Promised;
use super::promise_reading;
use super::text_buffer::Buffer;
use super::text_buffer::SourceRange;
use super::text_buffer::Stretch;
use super::text_buffer::Words;
use crate::model::Allowance;
use crate::model::At;
use crate::model::Block;
use crate::model::Claim;
use crate::model::Contact;
use crate::model::Finding;
use crate::model::Id;
use crate::model::Inspection;
use crate::model::Issue;
use crate::model::Labelled;
use crate::model::Notice;
use crate::model::Rectification;
use crate::model::Window;
use crate::model::block;
use crate::tree::Digest;
use crate::tree::RelPath;

/// The facts of a notice, in two parts: what it says, and where. An edit that says nothing new changes the second alone.
#[derive(Clone, Debug)]
pub struct Facts {
    /// What it says.
    pub said: Said,
    /// Where it says so, for faults alone.
    pub places: Places,
    /// The digest of its sources: facts follow from these alone.
    pub source: Digest,
    /// The digest of its approved text as plain text, without marks: what a citation holds on to.
    pub text: Digest,
    /// How many characters that has.
    pub characters: u32,
}

/// Where a notice says what its facts hold, in the order in which these hold it.
#[derive(Clone, Debug)]
pub struct Places {
    /// Its source file.
    pub path: RelPath,
    /// The file of its front matter: the source itself, or the `notice.yaml` beside it.
    pub front: RelPath,
    /// The rules of `check` that it breaks knowingly: instructions for faults, and no facts of the notice.
    pub allow: Box<[Allowance]>,
    organ: SourceRange,
    inspection: SourceRange,
    claims: Box<[SourceRange]>,
    topics: Box<[SourceRange]>,
    related: Box<[SourceRange]>,
    formerly: Box<[SourceRange]>,
    continues: Box<[SourceRange]>,
    attachments: Box<[SourceRange]>,
    files: Box<[SourceRange]>,
    issues: Box<[(SourceRange, SourceRange)]>,
}

impl Places {
    /// Where its organ is named.
    pub fn organ(&self) -> At {
        self.organ.into()
    }

    /// Where its inspection is described.
    pub fn inspection(&self) -> At {
        self.inspection.into()
    }

    /// Where a claim of front matter stands.
    pub fn claim(&self, index: usize) -> At {
        self.claims[index].into()
    }

    /// Where the topics of [`Said::named_topics`] are named.
    pub fn topics(&self) -> impl Iterator<Item = At> {
        self.topics.iter().map(|range| At::from(*range))
    }

    /// Where the notices to be read with it are named.
    pub fn related(&self) -> impl Iterator<Item = At> {
        self.related.iter().map(|range| At::from(*range))
    }

    /// Where its former ids are named.
    pub fn formerly(&self) -> impl Iterator<Item = At> {
        self.formerly.iter().map(|range| At::from(*range))
    }

    /// Where it says which issues continue others.
    pub fn continues(&self) -> impl Iterator<Item = At> {
        self.continues.iter().map(|range| At::from(*range))
    }

    /// Where its attachments are listed.
    pub fn attachments(&self) -> impl Iterator<Item = At> {
        self.attachments.iter().map(|range| At::from(*range))
    }

    /// Where its text shows or links to the files of [`Said::files`].
    pub fn files(&self) -> impl Iterator<Item = At> {
        self.files.iter().map(|range| At::from(*range))
    }

    /// Where the heading of an issue stands.
    pub fn issue(&self, index: usize) -> At {
        self.issues[index].0.into()
    }

    /// Where the deadline of an issue stands.
    pub fn due(&self, index: usize) -> At {
        self.issues[index].1.into()
    }
}

impl Facts {
    /// The facts of a notice whose sources have a digest.
    pub fn of(notice: &Notice, source: Digest) -> Facts {
        let plain = block::plain(&notice.body);
        let characters = u32::try_from(plain.chars().count()).unwrap_or(u32::MAX);
        Facts { said: said(notice), places: places(notice), source, text: Digest::of(plain.as_bytes()), characters }
    }

    /// How many bytes its facts take, lists and text counted in: for benchmarks.
    pub fn bytes(&self) -> usize {
        let (said, places) = (&self.said, &self.places);
        let ranges = [
            &places.claims,
            &places.topics,
            &places.related,
            &places.formerly,
            &places.continues,
            &places.attachments,
            &places.files,
        ];
        size_of::<Facts>()
            + said.text.len()
            + size_of_val(&*said.issues)
            + size_of_val(&*said.promises)
            + size_of_val(&*said.documents)
            + size_of_val(&*said.owners)
            + size_of_val(&*said.anchors)
            + size_of_val(&*said.files)
            + size_of_val(&*said.areas)
            + size_of_val(&*said.claims)
            + size_of_val(&*places.issues)
            + ranges.iter().map(|list| size_of_val(&***list)).sum::<usize>()
            + said.inspection.as_ref().map_or(0, |of| size_of_val(&**of))
            + said.contact.as_ref().map_or(0, |of| size_of_val(&**of))
            + said.id.as_str().len()
            + places.path.as_str().len() * 2
    }
}

/// The lists of facts in the making.
#[derive(Default)]
struct Making {
    buffer: Buffer,
    owners: Vec<Words>,
    promises: Vec<PromiseSaid>,
    documents: Vec<(Words, super::Action)>,
    topics: Vec<Id>,
}

impl Making {
    fn promises(&mut self, given: Vec<Promised>) -> Stretch {
        let start = self.promises.len();
        for Promised { promise, text, due_on } in given {
            let text = self.buffer.put(&text);
            self.promises.push(PromiseSaid { promise, text, due_on });
        }
        Stretch::since(start, &self.promises)
    }

    fn issue(&mut self, notice: &Notice, finding: &Finding, issue: &Issue) -> IssueSaid {
        let told = &issue.rectification;
        let owners = self.owners.len();
        for owner in issue.owners() {
            let owner = self.buffer.put(owner);
            self.owners.push(owner);
        }
        let documents = self.documents.len();
        for (name, action) in named_document::named_in(issue) {
            let name = self.buffer.put(&name);
            self.documents.push((name, action));
        }
        let promises = self.promises(promise_reading::of_issue(notice, issue));
        let topics = self.topics.len();
        self.topics.extend(issue.topics.iter().cloned());
        let buffer = &mut self.buffer;
        IssueSaid {
            key: issue.key,
            title: buffer.put(&issue.title),
            number: buffer.put(&printed_number::shown(finding, issue)),
            finding: buffer.put(&finding.title),
            apart: finding.heading != issue.heading,
            printed: finding.printed.is_some(),
            area: finding.area.and_then(|area| u16::try_from(area + 1).ok()).unwrap_or(0),
            status: told.kind(),
            status_word: buffer.maybe(told.status.as_ref().map(|status| status.printed.as_str())),
            results: buffer.put(&issue.results().join("、")),
            stated: issue.is_stated(),
            pressing: issue.pressing().map(|part| part.rectification.kind()),
            due: buffer.maybe(told.due_on.as_ref().map(|due| due.printed.as_str())),
            due_on: told.due_on.as_ref().and_then(|due| due.date),
            class: told.class.as_ref().map(|(class, _)| *class),
            class_word: buffer.maybe(told.class.as_ref().map(|(_, printed)| printed.as_str())),
            assurance: issue.assurance,
            closed_on: told.closed_on,
            lead: buffer.maybe(told.lead.as_deref()),
            owners: Stretch::since(owners, &self.owners),
            promises,
            documents: Stretch::since(documents, &self.documents),
            topics: Stretch::since(topics, &self.topics),
        }
    }
}

fn said(notice: &Notice) -> Said {
    let head = &notice.head;
    let mut making = Making::default();
    let issues: Box<[IssueSaid]> =
        notice.issues().map(|(finding, issue)| making.issue(notice, finding, issue)).collect();
    let own_promises = making.promises(promise_reading::of_notice(notice));
    let runs = notice.body.iter().flat_map(Block::texts).flat_map(|text| text.runs());
    let mut links = runs.filter_map(|run| run.style.link.as_deref());
    let buffer = &mut making.buffer;
    let mut put = |words: &str| buffer.put(words);
    let continues = head.issues.iter().filter_map(|(key, of)| {
        let continues = of.continues.as_ref()?;
        Some((*key, continues.notice.clone(), continues.issue))
    });
    Said {
        id: notice.id.clone(),
        title: put(&head.title),
        kind: head.kind,
        organ: head.organ.clone(),
        issuer: put(head.issuer.as_deref().unwrap_or_default()),
        document_number: put(head.document_number.as_deref().unwrap_or_default()),
        summary: put(head.summary.as_deref().unwrap_or_default()),
        source_url: put(head.source_url.as_deref().unwrap_or_default()),
        inspection: head.inspection.as_ref().map(|of| Box::new(Inspection { at: At::default(), ..of.clone() })),
        figures_of: head.as_of,
        signed_on: head.signed_on,
        published_on: head.published_on,
        assurance: head.assurance,
        contact: head.contact.as_ref().map(|of| Box::new(without_places(of))),
        claims: head.claims.iter().map(|of| Claim { at: At::default(), ..of.clone() }).collect(),
        withheld: head.withheld.as_ref().map(|of| of.count),
        withheld_basis: put(head.withheld.as_ref().map_or("", |of| &of.basis)),
        corrections: head.corrections.iter().map(|of| (of.on, put(&of.what))).collect(),
        attachments: head.attachments.iter().map(|of| (put(&of.file), put(&of.title))).collect(),
        related: head.related.iter().map(|(id, _)| id.clone()).collect(),
        formerly: head.formerly.iter().map(|(id, _)| id.clone()).collect(),
        named_topics: named_topics(notice).map(|(id, _)| id.clone()).collect(),
        own_topics: u32::try_from(head.topics.len()).unwrap_or(u32::MAX),
        continues: continues.collect(),
        draft: head.draft,
        embargo_until: head.embargo_until,
        findings: u32::try_from(notice.outline.findings.len()).unwrap_or(u32::MAX),
        areas: notice.outline.areas.iter().map(|area| put(&area.title)).collect(),
        leads_to_places: links.any(|link| link.contains('#') && !link.starts_with('#')),
        files: notice.files_in_text().iter().map(|(name, _)| put(name)).collect(),
        anchors: Anchors::of(notice).names(notice).map(|name| put(&name)).collect(),
        has_contents: has_contents(notice),
        claimed: Listed::of(notice).claimed_total(&head.claims),
        measures: notice.issues().map(|(_, issue)| measures(issue)).sum(),
        issues,
        own_promises,
        topics: making.topics.into(),
        owners: making.owners.into(),
        promises: making.promises.into(),
        documents: making.documents.into(),
        text: making.buffer.finish(),
    }
}

/// How many measures, outcomes and next steps are told of an issue, or of its parts where it has any.
fn measures(issue: &Issue) -> u32 {
    let of = |told: &Rectification| told.measures.len() + told.outcome.len() + told.next_steps.len();
    let whole = if issue.parts.is_empty() { of(&issue.rectification) } else { 0 };
    let parts: usize = issue.parts.iter().map(|part| of(&part.rectification)).sum();
    u32::try_from(whole + parts).unwrap_or(u32::MAX)
}

/// Whether its text has a heading; what signs it is none.
fn has_contents(notice: &Notice) -> bool {
    let signed = notice.outline.signature.as_ref().map(|place| place.blocks.clone()).unwrap_or_default();
    notice.body.iter().enumerate().any(|(at, block)| matches!(block, Block::Heading(_)) && !signed.contains(&at))
}

/// Every topic that front matter names, with its place: first those of all issues.
fn named_topics(notice: &Notice) -> impl Iterator<Item = &(Id, At)> {
    notice.head.topics.iter().chain(notice.head.issues.values().flat_map(|of| &of.topics))
}

/// A contact block as it reads, wherever it stands.
fn without_places(contact: &Contact) -> Contact {
    let plain = |list: &[Labelled]| list.iter().map(|of| Labelled { at: At::default(), ..of.clone() }).collect();
    Contact {
        phones: plain(&contact.phones),
        emails: plain(&contact.emails),
        period: contact.period.as_ref().map(|of| Window { at: At::default(), ..of.clone() }),
        at: At::default(),
        ..contact.clone()
    }
}

fn places(notice: &Notice) -> Places {
    let head = &notice.head;
    let named = |list: &[(Id, At)]| list.iter().map(|(_, at)| SourceRange::from(*at)).collect();
    let continues = head.issues.values().filter_map(|of| Some(of.continues.as_ref()?.at.into()));
    Places {
        path: notice.path.clone(),
        front: notice.front.clone(),
        allow: head.allow.clone().into(),
        organ: head.organ_at.into(),
        inspection: head.inspection.as_ref().map_or(At::default(), |of| of.at).into(),
        claims: head.claims.iter().map(|of| of.at.into()).collect(),
        topics: named_topics(notice).map(|(_, at)| SourceRange::from(*at)).collect(),
        related: named(&head.related),
        formerly: named(&head.formerly),
        continues: continues.collect(),
        attachments: head.attachments.iter().map(|of| of.at.into()).collect(),
        files: notice.files_in_text().iter().map(|(_, at)| (*at).into()).collect(),
        issues: notice
            .issues()
            .map(|(_, issue)| {
                let due = issue.rectification.due_on.as_ref().map_or(At::default(), |due| due.at);
                (issue.at.into(), due.into())
            })
            .collect(),
    }
}

/// The departments that the issues of a notice name as owners, each once.
pub(super) fn owners(said: &Said) -> BTreeSet<&str> {
    said.issues().flat_map(|issue| issue.owners()).collect()
}
