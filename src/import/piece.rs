//! A stretch of the paper that belongs together, with the lines it came from.

use std::ops::Deref;
use std::ops::Range;

use super::paper::Inline;
use crate::model::Run;
use crate::model::Style;
use crate::model::Text;
use crate::prose::heading_words;
use crate::prose::heading_words::HeadingNumber;
use crate::prose::heading_words::HeadingWords;
use crate::prose::labels;
use crate::prose::labels::LeadingLabel;
use crate::text::date;
use crate::text::date::Date;

/// A paragraph or heading, or a row of a table, as it stands.
#[derive(Clone, Debug, Default)]
pub struct Stretch {
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
    /// The cells, if it is a row of a table.
    pub cells: Option<Vec<Inline>>,
}

/// A stretch with its marks. Its text is changed here alone, so that the marks are always those of its text: whoever wants a
/// number, a label or a date that a piece begins with asks the piece.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// Whether an empty line stands before it.
    pub after_blank: bool,
    /// Whether a page ends before it.
    pub after_page: bool,
    /// Whether a table begins with it.
    pub opens_table: bool,
    /// Whether it is a heading that ran into the text behind it.
    pub heads: bool,
    stretch: Stretch,
    marks: Marks,
}

/// What a text begins with.
#[derive(Clone, Debug, Default)]
struct Marks {
    /// The number of a heading or an item.
    number: Option<HeadingNumber>,
    /// A label, however it is set off.
    label: Option<LeadingLabel>,
    /// The date that the whole text is.
    date: Option<Date>,
}

impl Marks {
    fn of(text: &str) -> Marks {
        Marks { number: heading_words::number(text), label: labels::read(text), date: date::read(text) }
    }
}

impl From<Stretch> for Piece {
    fn from(stretch: Stretch) -> Piece {
        let marks = Marks::of(&stretch.text);
        Piece { after_blank: false, after_page: false, opens_table: false, heads: false, stretch, marks }
    }
}

/// To look at: the stretch of a piece is changed by its own functions alone.
impl Deref for Piece {
    type Target = Stretch;

    fn deref(&self) -> &Stretch {
        &self.stretch
    }
}

impl Stretch {
    /// The line it begins in.
    pub fn line(&self) -> usize {
        self.lines.first().map_or(0, |(_, line)| *line)
    }

    /// The line a byte of it came from.
    pub fn line_at(&self, offset: usize) -> usize {
        let after = self.lines.partition_point(|(from, _)| *from <= offset);
        self.lines.get(after.saturating_sub(1)).map_or(0, |(_, line)| *line)
    }

    /// The part in a byte range, without white space at its edges.
    pub fn slice(&self, range: Range<usize>) -> Stretch {
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
        Stretch {
            bold: bold.collect(),
            lines,
            text,
            heading: self.heading,
            centred: self.centred,
            ends: self.ends,
            linked: self.linked,
            indent: 0,
            cells: None,
        }
    }

    /// The text with its bold stretches.
    pub fn styled(&self) -> Text {
        styled(&self.text, &self.bold)
    }
}

impl Piece {
    /// The number it begins with.
    pub fn number(&self) -> Option<HeadingNumber> {
        self.marks.number
    }

    /// What follows its number; all of it where it has none.
    pub fn words(&self) -> &str {
        &self.text[self.marks.number.map_or(0, |number| number.len)..]
    }

    /// The label it begins with, set off as one.
    pub fn label(&self) -> Option<&LeadingLabel> {
        self.leading_label().filter(|found| found.is_certain())
    }

    /// The label it begins with, even where its text runs into it.
    pub fn leading_label(&self) -> Option<&LeadingLabel> {
        self.marks.label.as_ref()
    }

    /// Whether it is a label and nothing more.
    pub fn is_bare_label(&self) -> bool {
        self.label().is_some_and(|found| self.text[found.value..].trim().is_empty())
    }

    /// The date it is.
    pub fn date(&self) -> Option<Date> {
        self.marks.date
    }

    /// Whether its words, taken as a heading, name a problem.
    pub fn names_problem(&self) -> bool {
        self.as_heading().names_problem()
    }

    /// Its words, taken as a heading.
    pub fn as_heading(&self) -> HeadingWords {
        heading_words::read(&self.text)
    }

    /// Whether its words, taken as a heading, name an area.
    pub fn names_area(&self) -> bool {
        self.as_heading().names_area()
    }

    /// Appends another piece behind a separator.
    pub fn join(&mut self, separator: &str, other: &Piece) {
        let own = &mut self.stretch;
        own.text.push_str(separator);
        let start = own.text.len();
        own.text.push_str(&other.text);
        for range in &other.bold {
            let moved = range.start + start..range.end + start;
            match own.bold.last_mut() {
                Some(last) if last.end + separator.len() == moved.start => last.end = moved.end,
                _ => own.bold.push(moved),
            }
        }
        own.lines.extend(other.lines.iter().map(|(from, line)| (from + start, *line)));
        own.ends = other.ends;
        self.marks = Marks::of(&self.stretch.text);
    }

    /// The part in a byte range.
    pub fn part(&self, range: Range<usize>) -> Piece {
        self.of_it(self.stretch.slice(range))
    }

    /// A part that is a paragraph of its own. Of a heading only the first one is a heading.
    pub fn cut(&self, range: Range<usize>) -> Piece {
        let heading = self.heading.filter(|_| range.start == 0);
        // The last part of a line goes on where the line does, unless a sentence or brackets close there.
        let closed = self.text.trim_end().ends_with(['。', '；', '！', '）', ')', '】', '：']);
        let ends = self.ends || closed || range.end < self.text.len();
        self.of_it(Stretch { heading, ends, ..self.stretch.slice(range) })
    }

    fn of_it(&self, stretch: Stretch) -> Piece {
        Piece { after_blank: self.after_blank, after_page: self.after_page, ..Piece::from(stretch) }
    }

    /// The same stretch with its text written anew; `moved` says where each byte has gone.
    pub fn rewrite(&mut self, text: String, moved: impl Fn(usize) -> usize) {
        let own = &mut self.stretch;
        for range in &mut own.bold {
            *range = moved(range.start)..moved(range.end);
        }
        for (from, _) in &mut own.lines {
            *from = moved(*from);
        }
        own.text = text;
        self.marks = Marks::of(&own.text);
    }
}

/// The texts of pieces, a line each.
pub fn joined(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join("\n")
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
