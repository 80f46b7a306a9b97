//! Labels at the start of a paragraph: `整改结果：阶段性完成`.

use super::closing;
use crate::model::Label;
use crate::text::numbering;

/// A label that a text begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// What it announces.
    pub label: Label,
    /// As printed, without its colon.
    pub printed: String,
    /// Byte offset of what follows the colon and white space.
    pub value: usize,
}

/// The longest label that is looked for, in characters, white space included.
const LONGEST: usize = 16;
/// The longest value that may follow a label without a colon, in characters.
const LONGEST_BARE_VALUE: usize = 30;

/// The words in front of the first colon of a text and the offset after the colon and the white space behind it,
/// where these are few enough to be a label.
pub fn words_before_colon(text: &str) -> Option<(&str, usize)> {
    let (at, colon) = text.char_indices().take(LONGEST + 1).find(|(_, c)| matches!(c, '：' | ':'))?;
    let after = at + colon.len_utf8();
    Some((&text[..at], after + gap(&text[after..])))
}

/// Reads the known label that a text begins with, behind a number (`2.整改措施：`) too.
pub fn labelled(text: &str) -> Option<Labelled> {
    if let Some(found) = unnumbered(text) {
        return Some(found);
    }
    let len = numbering::mark(text)?.len;
    let found = unnumbered(&text[len..]).filter(|found| found.label != Label::Title)?;
    Some(Labelled { value: found.value + len, ..found })
}

fn unnumbered(text: &str) -> Option<Labelled> {
    let found = match words_before_colon(text) {
        Some((printed, value)) => Label::read(printed).map(|label| (label, printed, value)),
        None => None,
    };
    let (label, printed, value) = found.or_else(|| bare(text))?;
    // 序号, 方面 and 问题 are columns of ledgers; in running text they are ordinary words.
    let in_text = !matches!(label, Label::Number | Label::Area) && printed.trim() != "问题";
    in_text.then(|| Labelled { label, printed: printed.trim().to_owned(), value })
}

/// A label that lost its colon: alone, in front of 一是, or parted from a short value by a space.
fn bare(text: &str) -> Option<(Label, &str, usize)> {
    let start = gap(text);
    let body = &text[start..];
    Label::beginning_with(body.chars().next()?).iter().find_map(|(word, label)| {
        let end = behind(body, word).filter(|_| *label != Label::Title && word.chars().count() >= 4)?;
        let (printed, rest) = body.split_at(end);
        let space = gap(rest);
        let value = &rest[space..];
        let is_value = || {
            let mut chars = value.chars();
            let ends = chars.by_ref().take(LONGEST_BARE_VALUE).any(|c| matches!(c, '。' | '：' | ':'));
            space > 0 && is_single(*label) && !ends && chars.next().is_none()
        };
        let is_label = value.is_empty() || value.starts_with("一是") || is_value();
        is_label.then_some((*label, printed, start + end + space))
    })
}

/// Where a word ends that a text begins with, white space inside it left out.
fn behind(text: &str, word: &str) -> Option<usize> {
    let mut rest = text;
    for c in word.chars() {
        rest = rest.strip_prefix(c).or_else(|| rest.trim_start().strip_prefix(c))?;
    }
    Some(text.len() - rest.len())
}

/// Bytes of white space at the start of a text.
fn gap(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// Whether a label announces one short value and says nothing of the paragraphs that follow.
pub fn is_single(label: Label) -> bool {
    match label {
        Label::Status | Label::Class | Label::Owner | Label::Lead | Label::Due | Label::ClosedOn => true,
        Label::Title | Label::Number | Label::Area | Label::Remark => true,
        Label::Problem | Label::Target | Label::Measures | Label::Outcome | Label::NextSteps => false,
    }
}

/// The label that a heading is, with or without a colon: `##### 整改措施`.
pub fn heading(text: &str) -> Option<Labelled> {
    let found = labelled(text)?;
    (found.label != Label::Title).then_some(found)
}

/// Where a line of short labelled values is to be cut: `责任部门：执行局　完成时限：2025年12月底前`.
pub fn cuts(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut rest = 0;
    while let Some(found) = labelled(&text[rest..]).filter(|found| is_single(found.label)) {
        let from = rest + found.value;
        let next = text[from..].char_indices().find_map(|(at, c)| {
            let at = from + at + c.len_utf8();
            let parts = c.is_whitespace() || matches!(c, '；' | ';' | '，' | ',' | '。' | '|');
            let begins = parts && words_before_colon(&text[at..]).is_some() && labelled(&text[at..]).is_some();
            begins.then_some(at)
        });
        let Some(next) = next else { break };
        out.push(next);
        rest = next;
    }
    out
}

/// Whether a line stands by itself even without a blank line before it: it begins with a label, tells a way to reach an
/// office or is one of a signature, or the text before it is a label with its one short value, which does not go on.
pub fn parts(before: &str, line: &str) -> bool {
    let ended = |found: Labelled| {
        let value = before[found.value..].trim_end();
        is_single(found.label) && !value.contains('\n') && !value.ends_with(['、', '，', ',', '；', ';'])
    };
    labelled(line).is_some()
        || closing::is_contact(line)
        || closing::signs(before, line)
        || labelled(before).is_some_and(ended)
}
