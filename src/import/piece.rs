//! A stretch of the paper that belongs together, with the lines it came from.

use std::ops::Range;

use crate::import::paper::Inline;
use crate::model::Run;
use crate::model::Style;
use crate::model::Text;

/// A paragraph or heading, or a row of a table.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// The characters, without white space at the edges.
    pub text: String,
    /// Byte ranges of what is bold.
    pub bold: Vec<Range<usize>>,
    /// From which byte on it came from which line.
    pub lines: Vec<(usize, usize)>,
    /// Depth as a heading, where the format says so.
    pub heading: Option<u8>,
    /// Whether it is centred.
    pub centred: bool,
    /// Whether the format ends a paragraph after it.
    pub ends: bool,
    /// Whether it is nothing but links.
    pub linked: bool,
    /// White space in front of it, in characters.
    pub indent: usize,
    /// Whether an empty line stands before it.
    pub after_blank: bool,
    /// Whether a page ends before it.
    pub after_page: bool,
    /// The cells, if it is a row of a table.
    pub cells: Option<Vec<Inline>>,
    /// Whether a table begins with it.
    pub opens_table: bool,
}

impl Piece {
    /// The line it begins in.
    pub fn line(&self) -> usize {
        self.lines.first().map_or(0, |(_, line)| *line)
    }

    /// The line a byte of it came from.
    pub fn line_at(&self, offset: usize) -> usize {
        let after = self.lines.partition_point(|(from, _)| *from <= offset);
        self.lines.get(after.saturating_sub(1)).map_or(0, |(_, line)| *line)
    }

    /// Appends another piece behind a separator.
    pub fn join(&mut self, separator: &str, other: &Piece) {
        self.text.push_str(separator);
        let start = self.text.len();
        self.text.push_str(&other.text);
        for range in &other.bold {
            let moved = range.start + start..range.end + start;
            match self.bold.last_mut() {
                Some(last) if last.end + separator.len() == moved.start => last.end = moved.end,
                _ => self.bold.push(moved),
            }
        }
        self.lines.extend(other.lines.iter().map(|(from, line)| (from + start, *line)));
        self.ends = other.ends;
    }

    /// The part in a byte range, without white space at its edges.
    pub fn slice(&self, range: Range<usize>) -> Piece {
        let part = self.text.get(range.clone()).unwrap_or_default();
        let start = range.start + (part.len() - part.trim_start().len());
        let text = part.trim().to_owned();
        let end = start + text.len();
        let bold = self.bold.iter().filter_map(|bold| {
            let (from, to) = (bold.start.max(start), bold.end.min(end));
            (from < to).then(|| from - start..to - start)
        });
        let mut lines = vec![(0, self.line_at(start))];
        lines.extend(self.lines.iter().filter(|(from, _)| *from > start && *from < end).map(|(f, l)| (f - start, *l)));
        Piece {
            bold: bold.collect(),
            lines,
            text,
            heading: self.heading,
            centred: self.centred,
            ends: self.ends,
            linked: self.linked,
            indent: 0,
            after_blank: self.after_blank,
            after_page: self.after_page,
            cells: None,
            opens_table: false,
        }
    }

    /// The text with its bold stretches.
    pub fn styled(&self) -> Text {
        styled(&self.text, &self.bold)
    }
}

/// A text with bold stretches; white space at the edges of a stretch is not part of it.
pub fn styled(text: &str, bold: &[Range<usize>]) -> Text {
    let mut out = Text::default();
    let mut push = |part: &str, strong: bool| {
        let style = Style { strong, ..Style::default() };
        out.push(Run { text: part.to_owned(), style, offsets: Default::default() });
    };
    let mut from = 0;
    for range in bold {
        let Some(part) = text.get(range.clone()).filter(|_| range.start >= from) else { continue };
        let start = range.start + (part.len() - part.trim_start().len());
        let end = start + part.trim().len();
        if start >= end {
            continue;
        }
        push(&text[from..start], false);
        push(&text[start..end], true);
        from = end;
    }
    push(text.get(from..).unwrap_or_default(), false);
    out
}
