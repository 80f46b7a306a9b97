//! A notice's source to a notice.

use std::collections::BTreeMap;

use super::Reading;
use super::front_and_body;
use super::grammar;
use super::head;
use super::keys;
use super::shape;
use super::yaml;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::body as faults;
use crate::diagnostic::codes::relations;
use crate::diagnostic::codes::sources;
use crate::diagnostic::limit::LIMITS;
use crate::model::At;
use crate::model::Block;
use crate::model::Head;
use crate::model::Id;
use crate::model::IssueKey;
use crate::model::Kind;
use crate::model::Notice;
use crate::model::Outline;
use crate::model::Override;
use crate::model::Text;
use crate::prose::annexes;
use crate::prose::heading_words;
use crate::text::pattern::compact;
use crate::tree::RelPath;

/// A source file: its path and its bytes.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'a> {
    /// The path in the site's folder.
    pub path: &'a RelPath,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// Reads a notice. `front` is the `notice.yaml` beside `notice.md`, where the front matter has a file of its own.
pub fn notice(id: Id, file: SourceFile<'_>, front: Option<SourceFile<'_>>) -> (Notice, Vec<Diagnostic>) {
    let mut reading = match Reading::begin(file.path, file.bytes) {
        Ok(reading) => reading,
        Err(fault) => return (empty(id, file.path), vec![fault]),
    };
    let parts = front_and_body::split(&mut reading);
    let mut front_path = file.path;
    let (head, mut faults) = match (parts.head, front) {
        (Some(at), _) => (read_head(&mut reading, at), Vec::new()),
        (None, Some(front)) => match Reading::begin(front.path, front.bytes) {
            Ok(mut reading) => {
                front_path = front.path;
                let at = At::new(0, reading.text.len());
                (read_head(&mut reading, at), reading.finish())
            }
            Err(fault) => (None, vec![fault]),
        },
        (None, None) => {
            let fault = reading.at(&sources::NO_FRONT_MATTER, At::new(0, 0));
            let fault = fault.with("found", "通报没有头部信息");
            reading.report(fault.with("found_en", "The notice has no front matter"));
            (None, Vec::new())
        }
    };
    let mut head = head.unwrap_or_else(|| nothing_said(At::default()));
    let mut blocks = front_and_body::blocks(&mut reading, parts.body, true);
    take_title(&mut reading, &mut head, &mut blocks);
    let said = reading.count();
    let mut outline = grammar::outline(&mut reading, &blocks, head.kind, head.list);
    if !head.kind.lists_issues() {
        // What reads as an issue in a paper of a kind that lists none is none, and nothing is wrong with it.
        reading.forget_from(said);
        outline = Outline { findings: Vec::new(), areas: Vec::new(), uncounted: None, ..outline };
    }
    lay_over(&mut outline, &head.issues);
    let notice = Notice { id, path: file.path.clone(), front: front_path.clone(), head, body: blocks, outline };
    check_whole(&mut reading, &notice);
    faults.extend(reading.finish());
    (notice, faults)
}

fn read_head(reading: &mut Reading<'_>, at: At) -> Option<Head> {
    let node = yaml::read(reading, at, &LIMITS)?.or_empty();
    shape::check(reading, &node, &shape::Shape::Map(keys::NOTICE), "---");
    Some(head::notice(&node))
}

fn empty(id: Id, path: &RelPath) -> Notice {
    Notice::new(id, path.clone(), nothing_said(At::default()), Vec::new())
}

/// Front matter that says nothing.
fn nothing_said(at: At) -> Head {
    head::notice(&yaml::Node { value: yaml::Value::Null, at })
}

/// Takes the title from a heading of the first rank that opens the text: it is the title where front matter has none,
/// and a repetition where it has the same.
fn take_title(reading: &mut Reading<'_>, head: &mut Head, blocks: &mut Vec<Block>) {
    let Some(Block::Heading(first)) = blocks.first() else { return };
    if first.level != 1 {
        return;
    }
    if compact(&first.text.plain()) == compact(&head.title) {
        blocks.remove(0);
    } else if heading_words::number(first.text.plain().trim()).is_none() {
        let fault = reading.at(&faults::OTHER_TITLE, first.at);
        reading.report(fault);
    }
}

/// Lays what front matter says of single issues over the outline.
fn lay_over(outline: &mut Outline, overrides: &BTreeMap<IssueKey, Override>) {
    for issue in outline.findings.iter_mut().flat_map(|finding| &mut finding.issues) {
        if let Some(of) = overrides.get(&issue.key) {
            issue.assurance = of.assurance;
            issue.topics = of.topics.iter().map(|(id, _)| id.clone()).collect();
        }
    }
}

/// Whether a text says that something stands in an annex: 详见附表, 附件：….
fn names_annex(body: &[Block]) -> bool {
    let says = |text: &Text| {
        let plain = text.plain();
        annexes::line(&plain).is_some() || ["附件", "附表", "附后", "后附"].iter().any(|word| plain.contains(word))
    };
    body.iter().flat_map(Block::texts).any(says)
}

/// What can only be seen of a notice as a whole.
fn check_whole(reading: &mut Reading<'_>, notice: &Notice) {
    for (key, of) in &notice.head.issues {
        if notice.issue(*key).is_none() {
            let fault = reading.at(&relations::UNKNOWN_ISSUE, of.at).with("found", key);
            reading.report(relations::with_numbers(fault, notice.issues().map(|(_, issue)| issue.key.to_string())));
        }
    }
    if let Some(block) = notice.outline.uncounted {
        let fault = reading.at(&faults::UNCOUNTED_ANNEX, notice.body[block].at());
        return reading.report(fault);
    }
    let kind = notice.head.kind;
    let in_annex = !notice.head.attachments.is_empty() || notice.head.withheld.is_some();
    let elsewhere = in_annex || (kind.lists_in_annex() && names_annex(&notice.body));
    // An audit may report by sums alone.
    let by_sums = matches!(kind, Kind::Audit | Kind::Petitions) && !notice.head.claims.is_empty();
    let lacking = kind.lists_issues() && !elsewhere && !by_sums;
    if notice.outline.findings.is_empty() && lacking && !notice.body.is_empty() {
        let at = notice.body[0].at();
        let fault = reading.at(&faults::NO_FINDINGS, at).with("kind", kind.word());
        reading.report(fault);
    }
}
