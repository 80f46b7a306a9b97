//! 一是…二是…三是…: the steps inside a paragraph.

use crate::model::Measure;
use crate::model::Text;
use crate::text::numbering;
use crate::text::numeral;

/// Splits a text at its enumerators. What stands before the first one is a step of its own without a mark, and a text
/// that enumerates nothing is one step.
pub fn split(text: &Text) -> Vec<Measure> {
    let plain = text.plain();
    let mut marks = enumerators(&plain);
    if marks.is_empty() {
        marks.extend(leading_mark(&plain));
    }
    if marks.is_empty() {
        return one(None, text.trimmed());
    }
    let mut out = Vec::new();
    let before = text.slice(0..marks[0].0).trimmed();
    out.extend(one(None, before));
    for (index, (start, len)) in marks.iter().enumerate() {
        let end = marks.get(index + 1).map_or(plain.len(), |(next, _)| *next);
        out.extend(one(Some(plain[*start..start + len].to_owned()), text.slice(*start..end).trimmed()));
    }
    out
}

fn one(mark: Option<String>, text: Text) -> Vec<Measure> {
    if text.is_empty() { Vec::new() } else { vec![Measure { mark, text }] }
}

/// Start and length of 一是, 二是 … where they run on from one another and each begins a sentence or clause.
/// A paragraph may begin at a later one (a paragraph a step).
fn enumerators(plain: &str) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut expected = None;
    for (at, _) in plain.match_indices('是') {
        let before = &plain[..at];
        let digits = before
            .char_indices()
            .rev()
            .take_while(|(_, c)| "一二三四五六七八九十".contains(*c))
            .last()
            .map(|(start, _)| start);
        let Some(start) = digits else { continue };
        let Some(value) = numeral::read(&plain[start..at]) else { continue };
        let ahead = plain[..start].trim_end();
        let begins =
            ahead.is_empty() || ahead.ends_with(['。', '；', ';', '：', ':', '，', ',', '、', '！', '\n', '）', '”']);
        if begins && expected.is_none_or(|expected| value == expected) {
            // A paragraph that opens with anything but an enumerator counts from one.
            if expected.is_none() && value != 1 && !ahead.is_empty() {
                continue;
            }
            out.push((start, at + '是'.len_utf8() - start));
            expected = Some(value + 1);
        }
    }
    out
}

/// `1.`, `（1）`, `①` at the start of a paragraph.
fn leading_mark(plain: &str) -> Option<(usize, usize)> {
    let start = plain.len() - plain.trim_start().len();
    let mark = numbering::mark(&plain[start..])?;
    Some((start, plain[start..start + mark.len].trim_end().len()))
}
