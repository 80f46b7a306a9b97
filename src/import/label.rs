//! Labels at the start of a paragraph, tolerant of gaps, half-width and missing colons.

use crate::model::Label;
use crate::text::numbering;

/// A label that a text begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// What it announces.
    pub label: Label,
    /// Where what it announces begins.
    pub value: usize,
    /// How sure it is.
    pub form: Form,
}

impl Labelled {
    /// Whether it announces paragraphs, and not one short value.
    pub fn reports(&self) -> bool {
        matches!(self.label, Label::Measures | Label::Outcome | Label::NextSteps | Label::Problem | Label::Target)
    }
}

/// How a label is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// With a colon.
    Colon,
    /// Without one, but alone, before 一是, or with a gap behind it.
    Bare,
    /// Without one, and the text runs on: `整改情况加大对…`.
    Glued,
}

/// The longest label, in characters, white space included.
const LONGEST: usize = 16;

/// The label that a text begins with, behind a number too.
pub fn read(text: &str) -> Option<Labelled> {
    let found = unnumbered(text).or_else(|| {
        let len = numbering::mark(text)?.len;
        let found = unnumbered(&text[len..]).filter(|found| found.label != Label::Title)?;
        Some(Labelled { value: found.value + len, ..found })
    })?;
    // Columns of ledgers are ordinary words in running text.
    (!matches!(found.label, Label::Number | Label::Area)).then_some(found)
}

/// The label that a text begins with, where it is set off as one.
pub fn certain(text: &str) -> Option<Labelled> {
    read(text).filter(|found| found.form != Form::Glued)
}

fn unnumbered(text: &str) -> Option<Labelled> {
    let colon = text.char_indices().take(LONGEST + 1).find(|(_, c)| matches!(c, '：' | ':'));
    if let Some((at, c)) = colon
        && let Some(label) = Label::read(&text[..at])
        && text[..at].trim() != "问题"
    {
        let after = at + c.len_utf8();
        let value = after + gap(&text[after..]);
        return Some(Labelled { label, value, form: Form::Colon });
    }
    bare(text)
}

fn bare(text: &str) -> Option<Labelled> {
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]).take(LONGEST + 1);
    let known = ends.filter(|&end| text[..end].chars().count() >= 4);
    let known = known.filter_map(|end| Label::read(&text[..end]).map(|label| (end, label)));
    // The longest word that is a label: 整改措施及成效 before 整改措施.
    let (end, label) = known.last().filter(|(_, label)| *label != Label::Title)?;
    let rest = &text[end..];
    let space = gap(rest);
    let value = end + space;
    let reports = matches!(label, Label::Measures | Label::Outcome | Label::NextSteps | Label::Problem);
    let after = &text[value..];
    let short = space > 0 && after.chars().count() <= 30 && !after.contains('。') && !reports;
    let runs_on = || reports && Label::is_glued_to(after);
    let form = if after.is_empty() || after.starts_with("一是") || short {
        Form::Bare
    } else if runs_on() {
        Form::Glued
    } else {
        return None;
    };
    Some(Labelled { label, value, form })
}

fn gap(text: &str) -> usize {
    text.len() - text.trim_start().len()
}
