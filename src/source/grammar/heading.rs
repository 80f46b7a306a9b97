//! What a heading says: its number, its words, and whether these name a problem.

use crate::model::Label;
use crate::model::Number;
use crate::model::Numbering;
use crate::model::StatusKind;
use crate::source::grammar::label;
use crate::source::grammar::stated;
use crate::source::grammar::title;
use crate::text::numbering;
use crate::text::numeral;

/// A heading taken apart.
#[derive(Clone, Debug)]
pub struct HeadingWords {
    /// Its number, where it has one.
    pub number: Option<Number>,
    /// What follows the number.
    pub rest: String,
    /// Whether a word such as 反馈问题 announced a problem.
    pub announced: bool,
    /// The status behind it, in brackets or as a sentence: 关于“…”的问题（已完成）, 关于“…”的问题。该问题已完成整改。
    pub status: Option<(StatusKind, String)>,
}

/// Words that, with a number behind them, number a problem (`反馈问题一：`).
const NAMES: &[&str] =
    &["反馈问题", "具体问题", "存在问题", "问题", "整改事项", "整改任务", "整改问题", "事项", "任务"];

/// Takes a heading apart.
pub fn read(text: &str) -> HeadingWords {
    let (text, status) = without_status(text.trim());
    let words = |number, rest: &str, announced| {
        let rest = rest.trim().to_owned();
        HeadingWords { number, rest, announced, status: status.clone() }
    };
    if let Some((number, len)) = named_number(text) {
        return words(Some(number), &text[len..], true);
    }
    let (number, rest) = match numbering::mark(text) {
        Some(mark) => {
            let number =
                Number { value: mark.value, numbering: mark.numbering, printed: text[..mark.len].trim().to_owned() };
            (Some(number), text[mark.len..].trim())
        }
        None => (None, text),
    };
    // `1.反馈问题一：…`: the number of the item goes with the address, the name only announces.
    if let Some((_, len)) = named_number(rest).filter(|_| number.is_some()) {
        return words(number, &rest[len..], true);
    }
    // `1.反馈问题：…`: a label that announces the problem itself.
    match label::labelled(rest).filter(|found| found.label == Label::Title) {
        Some(found) => words(number, &rest[found.value..], true),
        None => words(number, rest, false),
    }
}

/// A heading without the status at its end, and that status.
fn without_status(text: &str) -> (&str, Option<(StatusKind, String)>) {
    if let Some((rest, kind, word)) = with_sentence(text) {
        return (rest, Some((kind, word)));
    }
    let inside = [('（', '）'), ('(', ')'), ('【', '】'), ('[', ']')].iter().find_map(|(open, close)| {
        let body = text.strip_suffix(*close)?;
        let at = body.rfind(*open)?;
        Some((&text[..at], &body[at + open.len_utf8()..]))
    });
    match inside.and_then(|(rest, word)| Some((rest, StatusKind::read(word)?, word))) {
        Some((rest, kind, word)) if !rest.trim().is_empty() => (rest.trim_end(), Some((kind, word.trim().to_owned()))),
        _ => (text, None),
    }
}

/// A heading that goes on with a sentence which says the status of this problem and nothing else.
fn with_sentence(text: &str) -> Option<(&str, StatusKind, String)> {
    let (rest, sentence) = text.split_once('。')?;
    let found = stated::of_this_problem(sentence).filter(|found| found.sentence == (0..sentence.len()))?;
    (!rest.trim().is_empty()).then(|| (rest.trim_end(), found.kind, found.printed))
}

/// The number a heading begins with.
pub fn heading_number(text: &str) -> Option<Number> {
    read(text).number
}

/// `反馈问题一：`, `问题3、`, `反馈问题（一）`: a name, a number and a mark.
fn named_number(text: &str) -> Option<(Number, usize)> {
    let name = NAMES.iter().find(|name| text.starts_with(**name))?;
    let after = text[name.len()..].trim_start();
    let inner = after.trim_start_matches(['（', '(']);
    let (value, len) = numeral::prefix(inner)?;
    if value == 0 {
        return None;
    }
    let behind = inner[len..].trim_start_matches(['）', ')']);
    let rest = behind.trim_start_matches(['：', ':', '、', '.', '．', ' ', '\u{3000}', '\u{a0}']);
    // 问题三个方面 is no number: a mark, a space or the end must follow.
    let marked = rest.len() < inner[len..].len() || rest.is_empty();
    let consumed = text.len() - rest.len();
    let printed = text[..consumed].trim().to_owned();
    marked.then_some((Number { value, numbering: Numbering::Named, printed }, consumed))
}

impl HeadingWords {
    /// Whether the heading names a problem: 反馈问题…, 关于“…”的问题. A 方面 is no problem but holds them.
    pub fn names_problem(&self) -> bool {
        let rest = title::without_report(self.rest.trim_end_matches(['。', '.', ' ']));
        let about =
            ["关于", "针对"].iter().any(|word| rest.starts_with(word)) || rest.starts_with(['“', '"', '‘', '「']);
        // 1.学习不深入的问题: an item that says so without 关于.
        let item = self.number.as_ref().is_some_and(|number| number.numbering > Numbering::Clause);
        let problem = rest.ends_with("问题") || (about && title::ends_quoted_problem(rest));
        let named = (about && problem) || (item && rest.ends_with("的问题") && title::complains(rest));
        self.announced || (named && !self.names_area())
    }

    /// Whether the heading names an area: …方面.
    pub fn names_area(&self) -> bool {
        let rest = self.rest.trim_end_matches(['。', '.', ' ']);
        ["方面", "方面的问题", "方面问题", "方面存在的问题", "方面存在的主要问题", "方面的主要问题", "方面存在问题"]
            .iter()
            .any(|word| rest.ends_with(word))
    }
}
