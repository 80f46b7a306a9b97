//! What the blocks under an issue's heading say of it.

use super::fields::Fields;
use super::inline_values;
use super::label;
use super::measures;
use super::measures::Steps;
use super::slip;
use super::value::LONGEST_STATUS;
use super::value::add_status;
use super::value::take_text;
use super::value::take_value;
use crate::diagnostic::codes::body as faults;
use crate::model::At;
use crate::model::Block;
use crate::model::Item;
use crate::model::Label;
use crate::model::Paragraph;
use crate::model::Status;
use crate::model::Text;
use crate::prose::bracketed_values;
use crate::prose::heading_words::HeadingWords;
use crate::prose::labels;
use crate::prose::labels::LeadingLabel;
use crate::prose::stated;
use crate::prose::stated::Stated;
use crate::source::Reading;

/// A value that stands in the paragraph after its label is short too, in characters.
const LONGEST_LATE_VALUE: usize = 60;

/// Reads the blocks under an issue's heading. `unlabelled` says what a paragraph is that follows no label.
pub fn read(reading: &mut Reading<'_>, blocks: &[Block], unlabelled: Label) -> Fields {
    let current = before_labels(blocks, unlabelled);
    let ahead = labels(blocks).filter(|label| *label == Label::Measures).count();
    let mut draft = Draft { fields: Fields::default(), current, unlabelled, ahead, late: None };
    blocks.iter().for_each(|block| draft.block(reading, block));
    if draft.fields.rectification.status.is_none() {
        draft.fields.rectification.status = said_of_it(blocks).or_else(|| at_end(blocks));
    }
    draft.fields
}

/// The status that the last paragraph ends with, in a sentence of its own: `…9家已调账。正在整改。` Behind enumerated steps it
/// would be that of the last step.
fn at_end(blocks: &[Block]) -> Option<Status> {
    let mut said = blocks.iter().rev().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(Some(paragraph)),
        Block::Rule { .. } => None,
        _ => Some(None),
    });
    let last = said.find(|of| of.is_none_or(|of| !is_short_value(&of.text.plain())))??;
    let plain = last.text.plain();
    if !tells_of_measures(&plain) {
        return None;
    }
    let closes = |paragraph: &&Paragraph| stated::in_closing_brackets(&paragraph.text.plain()).is_some();
    let alone = || paragraphs(blocks).filter(closes).count() == 1;
    let single = || paragraphs(blocks).filter(|of| !is_short_value(&of.text.plain())).count() == 1;
    let clause = || stated::last_clause(&plain).filter(|_| single());
    let sentence = || stated::last_sentence(&plain).or_else(clause).filter(|_| !measures::enumerates(&plain));
    let found = stated::in_closing_brackets(&plain).filter(|_| alone()).or_else(sentence)?;
    Some(status_of(&found, &last.text, last.at))
}

/// The status that a text states, where its sentence stands.
fn status_of(found: &Stated, text: &Text, at: At) -> Status {
    let at = text.at(found.sentence.clone()).unwrap_or(at);
    Status { kind: found.kind, printed: found.printed.clone(), at }
}

/// The status that a labelled paragraph states of this problem in a sentence of it; of several the less finished one.
fn said_of_it(blocks: &[Block]) -> Option<Status> {
    let mut out: Option<Status> = None;
    for paragraph in paragraphs(blocks) {
        let plain = paragraph.text.plain();
        let told = || stated::of_this_problem(&plain).or_else(|| behind_label(&plain));
        if tells_of_measures(&plain)
            && let Some(found) = told()
        {
            add_status(&mut out, status_of(&found, &paragraph.text, paragraph.at));
        }
    }
    out
}

/// The status that the first sentence behind a label of measures is by itself: `办理情况：已办结。更换设备4台。`
fn behind_label(plain: &str) -> Option<Stated> {
    let label = labels::certain(plain).filter(|found| found.label == Label::Measures)?;
    let found = stated::first_sentence(&plain[label.value..]).filter(|found| !found.sentence.is_empty())?;
    let sentence = label.value + found.sentence.start..label.value + found.sentence.end;
    Some(Stated { sentence, ..found })
}

/// Whether a paragraph tells of what was done: it has no label, or one under which that is told.
fn tells_of_measures(plain: &str) -> bool {
    labels::certain(plain).is_none_or(|found| matches!(found.label, Label::Measures | Label::Outcome | Label::Status))
}

fn is_short_value(plain: &str) -> bool {
    labels::certain(plain).is_some_and(|found| labels::is_single(found.label))
}

/// Takes what a heading says beside its words: a status, and labelled values in brackets.
pub fn take_heading(reading: &mut Reading<'_>, fields: &mut Fields, words: &HeadingWords, at: At) {
    if let Some((kind, printed)) = words.status.clone() {
        add_status(&mut fields.rectification.status, Status { kind, printed, at });
    }
    if let Some(labelled) = &words.labelled {
        inline_values::take(reading, fields, &Text::of(labelled.as_str()), at);
    }
}

/// The paragraphs among blocks, those of lists included.
pub fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &Paragraph> {
    blocks.iter().flat_map(|block| {
        let (alone, listed): (Option<&Block>, &[Item]) = match block {
            Block::List { items, .. } => (None, items),
            block => (Some(block), &[]),
        };
        alone.into_iter().chain(listed.iter().flat_map(|item| &item.blocks)).filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        })
    })
}

/// The labels of the paragraphs and headings among blocks.
fn labels(blocks: &[Block]) -> impl Iterator<Item = Label> {
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => label::heading(&heading.text.plain()),
        _ => None,
    });
    let labelled = paragraphs(blocks).filter_map(|paragraph| labels::certain(&paragraph.text.plain()));
    headings.chain(labelled).map(|found| found.label)
}

/// What paragraphs in front of the first label are: they describe the problem where others tell what was done.
fn before_labels(blocks: &[Block], unlabelled: Label) -> Label {
    let plain: Vec<String> = paragraphs(blocks).map(|paragraph| paragraph.text.plain()).collect();
    let Some(first) = plain.iter().position(|text| labels::certain(text).is_some()) else { return unlabelled };
    let mut told = labels(blocks).any(|label| label == Label::Measures);
    let mut late = false;
    for text in &plain[first..] {
        match labels::certain(text) {
            Some(found) => {
                let value = text[found.value..].trim();
                let prose = value.chars().count() > LONGEST_STATUS;
                told |= found.label == Label::Status && prose;
                late = labels::is_single(found.label) && value.is_empty();
            }
            None if late => late = false,
            None => told |= !measures::enumerates(&plain[0]),
        }
    }
    if told { Label::Problem } else { unlabelled }
}

/// An issue that is being read.
struct Draft {
    fields: Fields,
    /// What a paragraph is that has no label.
    current: Label,
    /// What it is after a label that only had a short value.
    unlabelled: Label,
    /// Labels of measures that are still to come.
    ahead: usize,
    /// A label whose value should stand in the next paragraph, as printed.
    late: Option<(Label, String)>,
}

impl Draft {
    fn block(&mut self, reading: &mut Reading<'_>, block: &Block) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(reading, paragraph.at, &paragraph.text, None),
            Block::List { items, .. } => items.iter().for_each(|item| self.item(reading, item)),
            Block::Heading(heading) => {
                let plain = heading.text.plain();
                match label::heading(&plain) {
                    Some(found) => self.labelled(reading, heading.at, &heading.text, &plain, found),
                    None => self.text(&heading.text),
                }
            }
            Block::Quote { blocks, .. } => {
                blocks.iter().flat_map(Block::texts).for_each(|text| self.text(text));
            }
            // Shown where they stand; their cells and lines are no steps.
            Block::Table(_) | Block::Preformatted { .. } | Block::Rule { .. } => {}
        }
    }

    fn item(&mut self, reading: &mut Reading<'_>, item: &Item) {
        for (index, block) in item.blocks.iter().enumerate() {
            let marker = item.marker.as_deref().filter(|_| index == 0);
            match block {
                Block::Paragraph(paragraph) => {
                    self.paragraph(reading, paragraph.at, &paragraph.text, Some((marker, index == 0)));
                }
                block => block.texts().into_iter().for_each(|text| self.listed(marker, index == 0, text)),
            }
        }
    }

    /// Takes a paragraph; one of a list comes with its marker, if it has one, and whether it opens its item.
    fn paragraph(&mut self, reading: &mut Reading<'_>, at: At, text: &Text, listed: Option<(Option<&str>, bool)>) {
        let plain = text.plain();
        // （责任部门：执行局；完成时限：2025年12月底前）
        if let Some(inside) = in_brackets(&plain).filter(|inside| labels::certain(&plain[inside.clone()]).is_some()) {
            return self.paragraph(reading, at, &text.slice(inside), listed);
        }
        // 增配收运车2辆。（牵头单位：村建办；完成时限：5月底前）
        if let Some(bracket) = bracketed_values::at_end(&plain).filter(|bracket| is_of_all(&plain[..bracket.start])) {
            self.paragraph(reading, at, &text.slice(0..bracket.start).trimmed(), listed);
            let inside = text.slice(bracketed_values::inside(&plain, &bracket));
            return inline_values::take(reading, &mut self.fields, &inside, at);
        }
        // Where steps have departments of their own, all of them are the problem's.
        for bracket in bracketed_values::find(&plain) {
            inline_values::take_owners(&mut self.fields, &plain[bracketed_values::inside(&plain, &bracket)]);
        }
        let mut start = 0;
        let mut cuts: Vec<usize> = labels::cuts(&plain).into_iter().chain(labels::inner(&plain)).collect();
        cuts.sort_unstable();
        cuts.dedup();
        for end in cuts.into_iter().chain([plain.len()]) {
            let part = text.slice(start..end);
            let words = plain[start..end].to_owned();
            match labels::certain(&words) {
                Some(found) => self.labelled(reading, at, &part, &words, found),
                None => self.unlabelled(reading, at, &part, &words, listed),
            }
            start = end;
        }
    }

    fn labelled(&mut self, reading: &mut Reading<'_>, at: At, text: &Text, plain: &str, found: LeadingLabel) {
        let value = text.slice(found.value..plain.len()).trimmed();
        let at = text.at(found.value..plain.len()).unwrap_or(at);
        self.fields.steps = Steps::default();
        self.late = None;
        if !labels::is_single(found.label) {
            self.ahead -= usize::from(found.label == Label::Measures && self.ahead > 0);
            self.current = found.label;
        } else if found.label != Label::Title {
            self.current = self.after_short_value();
        }
        if value.is_empty() && labels::is_single(found.label) {
            self.late = Some((found.label, plain[found.words].to_owned()));
        } else {
            self.value(reading, found.label, &plain[found.words], &value, at);
        }
    }

    fn value(&mut self, reading: &mut Reading<'_>, label: Label, printed: &str, value: &Text, at: At) {
        let before = self.fields.rectification.measures.len();
        take_value(reading, &mut self.fields, label, printed, value, at);
        // 完成情况： may be followed by prose, which goes on in the next paragraphs.
        if self.fields.rectification.measures.len() > before {
            self.current = Label::Measures;
        }
    }

    /// What follows a short value: what was under way, unless only the problem had been described.
    fn after_short_value(&self) -> Label {
        match self.current {
            Label::Problem | Label::Target if self.ahead == 0 => self.unlabelled,
            current => current,
        }
    }

    fn unlabelled(
        &mut self,
        reading: &mut Reading<'_>,
        at: At,
        text: &Text,
        plain: &str,
        listed: Option<(Option<&str>, bool)>,
    ) {
        if let Some((label, printed)) = self.late.take() {
            let short = plain.chars().count() <= LONGEST_LATE_VALUE && !measures::enumerates(plain);
            if short || label == Label::Status {
                return self.value(reading, label, &printed, &text.trimmed(), at);
            }
        }
        suggest_label(reading, at, text, plain);
        let opens = self.fields.is_silent();
        let first = || stated::first_sentence(plain).filter(|_| opens);
        if let Some(found) = stated::of_this_problem(plain).or_else(first) {
            let known = self.fields.rectification.status.is_some();
            add_status(&mut self.fields.rectification.status, status_of(&found, text, at));
            if !known {
                self.current = Label::Measures;
                let Stated { sentence, .. } = found;
                let (before, after) = (text.slice(0..sentence.start), text.slice(sentence.end..plain.len()));
                return [before, after].iter().for_each(|text| self.text(&text.trimmed()));
            }
        }
        match listed {
            Some((marker, first)) => self.listed(marker, first, text),
            None => self.text(text),
        }
    }

    fn text(&mut self, text: &Text) {
        take_text(&mut self.fields, self.current, text);
    }

    fn listed(&mut self, marker: Option<&str>, first: bool, text: &Text) {
        match (self.current, first) {
            (Label::Measures, true) => {
                self.fields.steps.take_item(&mut self.fields.rectification.measures, marker, text)
            }
            _ => self.text(text),
        }
    }
}

/// Whether brackets behind a text speak of all of it: it is one step, or its last step ended.
fn is_of_all(text: &str) -> bool {
    !measures::enumerates(text) || text.trim_end().ends_with('。')
}

/// The inside of a text that stands in brackets as a whole.
fn in_brackets(plain: &str) -> Option<std::ops::Range<usize>> {
    let body = plain.trim().trim_end_matches(['。', '；']);
    let inside = body.strip_prefix(['（', '('])?.strip_suffix(['）', ')'])?;
    let start = plain.len() - plain.trim_start().len() + (body.len() - body.trim_start_matches(['（', '(']).len());
    (!inside.contains(['（', '('])).then(|| start..start + inside.len())
}

/// Says so where a paragraph begins with what is nearly a label.
fn suggest_label(reading: &mut Reading<'_>, at: At, text: &Text, plain: &str) {
    let Some((words, value)) = labels::words_before_colon(plain) else { return };
    if labels::word(words).is_some() {
        return;
    }
    let value = &plain[value..];
    if let Some(near) = slip::label(words).or_else(|| slip::label_of_status(words, value)) {
        let words = words.trim_end();
        let at = text.at(0..words.len()).unwrap_or(at);
        let fault = reading.at(&faults::UNKNOWN_LABEL, at).with("found", words.trim());
        reading.report(fault.with("suggestion", near));
    }
}
