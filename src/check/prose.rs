//! The text of a notice as rules read it: each stretch of text with its characters and its place.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::model::At;
use crate::model::Block;
use crate::model::Notice;
use crate::model::Text;
use crate::text::numeral;

/// A stretch of text: a heading, a paragraph, a cell.
pub struct Passage<'n> {
    /// Index of its block in the body.
    pub block: usize,
    /// Whether it is a heading.
    pub heading: bool,
    /// The text.
    pub text: &'n Text,
    /// Its characters.
    pub plain: String,
}

impl Passage<'_> {
    /// Where a byte range of the characters stands in the source.
    pub fn at(&self, range: Range<usize>) -> At {
        self.text.at(range).unwrap_or_default()
    }
}

/// Every stretch of text of a notice, in order.
pub fn passages(notice: &Notice) -> Vec<Passage<'_>> {
    let mut out = Vec::new();
    for (block, body) in notice.body.iter().enumerate() {
        let heading = matches!(body, Block::Heading(_));
        out.extend(body.texts().into_iter().map(|text| Passage { block, heading, text, plain: text.plain() }));
    }
    out
}

/// Whether a block belongs to a finding.
pub fn in_finding(notice: &Notice, block: usize) -> bool {
    notice.outline.findings.iter().any(|finding| finding.place.blocks.contains(&block))
}

/// A fault at a place of the notice.
pub fn fault(code: &'static Code, notice: &Notice, at: At) -> Diagnostic {
    Diagnostic::new(code, span(notice, at))
}

/// A place of the notice's file.
pub fn span(notice: &Notice, at: At) -> Span {
    Span::new(&notice.path, at.start, at.end)
}

/// The pieces of a text between marks, each with the byte at which it begins; a mark belongs to the piece before it.
pub fn pieces<'t>(text: &'t str, ends: impl Fn(char) -> bool) -> Vec<(usize, &'t str)> {
    let mut at = 0;
    let piece = |part: &'t str| {
        let start = at;
        at += part.len();
        (start, part)
    };
    text.split_inclusive(ends).map(piece).collect()
}

/// The sentences of a text, each with the byte at which it begins.
pub fn sentences(text: &str) -> Vec<(usize, &str)> {
    pieces(text, |c| matches!(c, '。' | '！' | '；' | ';' | '\n'))
}

/// The numerals of a text with their places.
pub fn numerals(text: &str) -> Vec<(Range<usize>, u64)> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let begins = numeral::arabic_digit(c).is_some() || numeral::is_chinese(c);
        if at < from || !begins {
            continue;
        }
        if let Some((value, len)) = numeral::prefix(&text[at..]) {
            out.push((at..at + len, u64::from(value)));
            from = at + len;
        }
    }
    out
}
