//! A text as it was typed, beside the text that Markdown is given for it.

use std::borrow::Cow;
use std::ops::Range;

use super::inline_reader::Piece;
use super::typeset::Sign;

/// Both texts. Places in one are places in the other.
#[derive(Clone, Copy)]
pub(super) struct Typed<'a> {
    /// As it was typed.
    pub(super) source: &'a str,
    /// As Markdown is given it.
    pub(super) masked: &'a str,
    /// What stands for a colon in `masked`.
    pub(super) colon: char,
}

/// The text with the colon of each `]:` replaced, and what replaces it: a control character that the text does not
/// hold. So no line is a definition of a link reference: definitions are not shown, and `[注]: 说明` would vanish;
/// links written in full are enough for notices. Places stay the same.
pub(super) fn mask(source: &str) -> (Cow<'_, str>, char) {
    let colon = ('\u{1}'..='\u{1f}').rev().find(|c| !c.is_whitespace() && !source.contains(*c)).unwrap_or('\u{1f}');
    match source.contains("]:") {
        true => (source.replace("]:", &format!("]{colon}")).into(), colon),
        false => (source.into(), colon),
    }
}

impl Typed<'_> {
    /// Whether an event's text stands in the source as it is, character by character.
    pub(super) fn is_plain(&self, text: &str, range: &Range<usize>) -> bool {
        self.masked.get(range.clone()) == Some(text)
    }

    /// A text of an event with its colons.
    pub(super) fn with_colons(&self, text: &str) -> String {
        text.replace(self.colon, ":")
    }

    /// The text of an event as it was typed.
    pub(super) fn original(&self, text: &str, range: &Range<usize>) -> String {
        match self.is_plain(text, range) {
            true => self.source.get(range.clone()).unwrap_or_default().to_owned(),
            false => self.with_colons(text),
        }
    }

    /// Appends the signs of plain text; each asterisk and underscore may be a mark of emphasis.
    pub(super) fn push_text(&self, text: &str, range: Range<usize>, out: &mut Vec<Piece>) {
        if !self.is_plain(text, &range) {
            // A decoded character reference: all of it stands where the reference does.
            let source = range.start;
            out.extend(text.chars().map(|c| Piece::Sign { sign: Sign::Char(visible(c)), code: false, source }));
            return;
        }
        let typed = self.source.get(range.clone()).unwrap_or_default();
        for (index, c) in typed.char_indices() {
            let source = range.start + index;
            let escaped =
                || self.source.as_bytes()[..source].iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1;
            out.push(match c {
                '*' | '_' if !escaped() => Piece::Mark { mark: c, source },
                _ => Piece::Sign { sign: Sign::Char(visible(c)), code: false, source },
            });
        }
    }

    /// Appends the signs of code. It keeps its characters, but line breaks and container prefixes are gone: each
    /// character is looked for in what was typed, after the one before it.
    pub(super) fn push_code(&self, text: &str, range: Range<usize>, out: &mut Vec<Piece>) {
        let typed = self.source.get(range.clone()).unwrap_or_default();
        let ticks = typed.len() - typed.trim_start_matches('`').len();
        let mut from = ticks;
        if typed[from..].starts_with(' ') && !text.starts_with(' ') {
            from += 1;
        }
        for c in text.chars() {
            let c = if c == self.colon { ':' } else { c };
            let found =
                typed.get(from..).and_then(|rest| rest.find(|t: char| t == c || c == ' ' && matches!(t, '\n' | '\r')));
            let source = range.start + from + found.unwrap_or(0);
            if let Some(found) = found {
                from += found + typed[from + found..].chars().next().map_or(0, char::len_utf8);
            }
            out.push(Piece::Sign { sign: Sign::Char(visible(c)), code: true, source });
        }
    }

    /// Appends the signs of raw HTML.
    pub(super) fn push_html(&self, text: &str, range: Range<usize>, out: &mut Vec<Piece>) {
        let same = self.is_plain(text, &range);
        for (index, c) in self.original(text, &range).char_indices() {
            let source = if same { range.start + index } else { range.start };
            let sign = if c == '\n' { Sign::Soft } else { Sign::Char(visible(c)) };
            out.push(Piece::Sign { sign, code: false, source });
        }
    }

    /// Appends marks that may be of emphasis.
    pub(super) fn push_marks(&self, start: usize, length: usize, out: &mut Vec<Piece>) {
        let marks = self.source.get(start..start + length).unwrap_or_default();
        out.extend(marks.char_indices().map(|(index, mark)| Piece::Mark { mark, source: start + index }));
    }
}

/// Control characters that would be taken for line breaks or replaced when the text is read again.
pub(super) fn visible(c: char) -> char {
    match c {
        '\n' | '\r' => ' ',
        '\0' => '\u{fffd}',
        _ => c,
    }
}
