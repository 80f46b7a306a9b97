//! The text of a notice as rules read it: each stretch of text with its characters and its place.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::model::At;
use crate::model::Block;
use crate::model::Notice;
use crate::model::Text;
use crate::text::han;
use crate::text::numeral;

/// A stretch of text: a heading, a paragraph, a cell, a value of front matter.
pub struct Passage<'n> {
    /// Index of its block in the body.
    pub block: usize,
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether it is a paragraph of its own, and no heading, item or cell.
    pub paragraph: bool,
    /// Its characters.
    pub plain: String,
    /// Its characters as they are read, where these differ.
    reading: Option<String>,
    place: Place<'n>,
}

/// Where the characters of a passage come from.
enum Place<'n> {
    /// A text that knows where its characters stand, in a block.
    Text(&'n Text, At),
    /// A block that only knows where it stands as a whole.
    Block(At),
    /// The source itself, from this byte on.
    Source(usize),
}

impl Passage<'_> {
    /// Its characters as they are read: the same places, traditional ones as simplified.
    pub fn reading(&self) -> &str {
        self.reading.as_deref().unwrap_or(&self.plain)
    }

    /// Where a byte range of the characters stands in the source.
    pub fn at(&self, range: Range<usize>) -> At {
        match self.place {
            Place::Text(text, block) => text.at(range).unwrap_or(block),
            Place::Block(block) => block,
            Place::Source(start) => At::new(start + range.start, start + range.end),
        }
    }
}

fn differing(plain: &str) -> Option<String> {
    match han::reading(plain) {
        Cow::Borrowed(_) => None,
        Cow::Owned(reading) => Some(reading),
    }
}

/// Every stretch of text of a body, in order.
pub fn passages(body: &[Block]) -> Vec<Passage<'_>> {
    let mut out = Vec::new();
    for (block, of) in body.iter().enumerate() {
        let heading = matches!(of, Block::Heading(_));
        let paragraph = matches!(of, Block::Paragraph(_));
        let passage =
            |plain: String, place| Passage { block, heading, paragraph, reading: differing(&plain), plain, place };
        out.extend(of.texts().into_iter().map(|text| passage(text.plain(), Place::Text(text, of.at()))));
        if let Block::Preformatted { text, at } = of {
            out.push(passage(text.clone(), Place::Block(*at)));
        }
    }
    out
}

/// The values that a stretch of YAML gives its keys, line by line. Comments are for those who write, and so are the
/// reasons for which a rule may be broken.
pub fn values(source: &str, within: Range<usize>) -> Vec<Passage<'static>> {
    let mut out = Vec::new();
    let mut at = within.start;
    for line in source.get(within).unwrap_or_default().split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim_start().trim_start_matches("- ").trim_start();
        if words.starts_with('#') || words.contains("rule:") || words.starts_with("---") {
            continue;
        }
        let keyed = words.split_once(": ").filter(|(key, _)| key.bytes().all(|c| c.is_ascii_lowercase() || c == b'_'));
        let value = keyed.map_or(words, |(_, value)| value);
        let value = value.split(" #").next().unwrap_or_default();
        let value = value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
        if !value.is_empty() {
            // A part of the line that was cut out of it.
            let place = Place::Source(start + (value.as_ptr() as usize - line.as_ptr() as usize));
            let (plain, reading) = (value.to_owned(), differing(value));
            out.push(Passage { block: 0, heading: false, paragraph: false, plain, reading, place });
        }
    }
    out
}

/// Where the front matter of a text ends; 0 where it has none.
pub fn front_matter(text: &str) -> usize {
    let has = text.starts_with("---");
    text.find("\n---").filter(|_| has).unwrap_or_default()
}

/// A fault at a place of the notice's text.
pub fn fault(code: &'static Code, notice: &Notice, at: At) -> Diagnostic {
    Diagnostic::new(code, span(notice, at))
}

/// A place of the notice's text.
pub fn span(notice: &Notice, at: At) -> Span {
    Span::new(&notice.path, at.start, at.end)
}

/// A fault at a place of the notice's front matter.
pub fn front_fault(code: &'static Code, notice: &Notice, at: At) -> Diagnostic {
    Diagnostic::new(code, front_span(notice, at))
}

/// A fault of something that front matter lacks: at its beginning.
pub fn lacking(code: &'static Code, notice: &Notice) -> Diagnostic {
    let start = notice.head.at.start;
    front_fault(code, notice, At::new(start, start))
}

/// A place of the notice's front matter.
pub fn front_span(notice: &Notice, at: At) -> Span {
    Span::new(&notice.front, at.start, at.end)
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
