//! From Markdown to blocks.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::model::At;
use crate::model::Block;
use crate::model::Cell;
use crate::model::Heading;
use crate::model::Item;
use crate::model::Paragraph;
use crate::model::Table;

use super::CELL_BREAK;
use super::fault::MarkdownFault;
use super::inline_reader::Piece;
use super::inline_reader::glyphs;
use super::nesting::NestingLimits;
use super::typed::Typed;
use super::typed::mask;
use super::typed::visible;
use super::typeset::Glyph;
use super::typeset::Line;
use super::typeset::Look;
use super::typeset::Sign;
use super::typeset::lines;
use super::typeset::paragraphs;
use super::typeset::single_line;

/// What [`parse`] made of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The blocks in order.
    pub blocks: Vec<Block>,
    /// Probable slips, in the order of the text.
    pub faults: Vec<MarkdownFault>,
}

/// Reads a text. Every place is counted from `offset` bytes before it (the front matter of its file).
///
/// `starts_block` is asked at each line break inside a paragraph, with the plain text of the line before it, if that
/// opens the paragraph, and of the line that follows: where it says yes, that line begins a new paragraph.
pub fn parse(source: &str, offset: usize, limits: &NestingLimits, starts_block: &dyn Fn(&str, &str) -> bool) -> Parsed {
    if !limits.hold(source) {
        let typed = Typed { source, masked: "", colon: ':' };
        let mut reader = Reader { source, typed, events: vec![], next: 0, starts_block, faults: vec![], offset };
        let blocks = reader.plain();
        return Parsed { blocks, faults: vec![MarkdownFault::LimitPassed(At::new(offset, offset + source.len()))] };
    }
    let (masked, colon) = mask(source);
    let events = Parser::new_ext(&masked, Options::ENABLE_TABLES).into_offset_iter().collect();
    let typed = Typed { source, masked: &masked, colon };
    let mut reader = Reader { source, typed, events, next: 0, starts_block, faults: vec![], offset };
    let blocks = reader.blocks();
    let mut faults: Vec<MarkdownFault> = reader.faults.into_iter().map(|fault| fault.shifted(offset)).collect();
    faults.sort_by_key(|fault| fault.at().start);
    Parsed { blocks, faults }
}

/// Walks the events of a text.
struct Reader<'a> {
    source: &'a str,
    typed: Typed<'a>,
    events: Vec<(Event<'a>, Range<usize>)>,
    next: usize,
    starts_block: &'a dyn Fn(&str, &str) -> bool,
    /// Places in these count from the start of the text, those in blocks include `offset`.
    faults: Vec<MarkdownFault>,
    offset: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        let event = self.events.get(self.next).cloned();
        self.next += usize::from(event.is_some());
        event
    }

    fn at(&self, range: &Range<usize>) -> At {
        let text = self.source.get(range.clone()).unwrap_or_default();
        let start = range.start + (text.len() - text.trim_start().len()).min(text.trim_end().len());
        At::new(start + self.offset, range.start + text.trim_end().len() + self.offset)
    }

    /// The blocks up to the end of what holds them, which is taken too.
    fn blocks(&mut self) -> Vec<Block> {
        let mut out = vec![];
        while let Some((event, range)) = self.take() {
            let at = self.at(&range);
            match event {
                Event::Start(Tag::Paragraph) => self.paragraph(&mut out),
                Event::Start(Tag::Heading { level, .. }) => {
                    let pieces = self.pieces();
                    let text = self.line(pieces).text;
                    if !text.is_empty() {
                        out.push(Block::Heading(Heading { level: level as u8, text, at }));
                    }
                }
                Event::Start(Tag::BlockQuote(_)) => {
                    let blocks = self.blocks();
                    if !blocks.is_empty() {
                        out.push(Block::Quote { blocks, at });
                    }
                }
                Event::Start(Tag::CodeBlock(kind)) => self.code_block(&kind, at, &mut out),
                Event::Start(Tag::HtmlBlock) => {
                    let glyphs = self.verbatim();
                    self.faults.push(MarkdownFault::Html(self.unshifted(at)));
                    self.push_paragraphs(glyphs, &mut out);
                }
                Event::Start(Tag::List(start)) => {
                    let items = self.items(start.is_some());
                    push_list(items, at, &mut out);
                }
                Event::Start(Tag::Table(_)) => {
                    if let Some(table) = self.table(at) {
                        out.push(Block::Table(table));
                    }
                }
                Event::Rule => out.push(Block::Rule { at }),
                Event::End(_) => break,
                _ => {
                    // The text of an item of a tight list stands in it without a paragraph.
                    self.next -= 1;
                    self.paragraph(&mut out);
                }
            }
        }
        out
    }

    fn unshifted(&self, at: At) -> At {
        At::new(at.start - self.offset, at.end - self.offset)
    }

    fn paragraph(&mut self, out: &mut Vec<Block>) {
        let pieces = self.pieces();
        self.find_hashes(&pieces);
        let glyphs = glyphs(self.source, pieces, &mut self.faults);
        self.push_paragraphs(glyphs, out);
    }

    fn push_paragraphs(&mut self, mut glyphs: Vec<Glyph>, out: &mut Vec<Block>) {
        self.shift(&mut glyphs);
        let lines = paragraphs(glyphs, self.starts_block);
        out.extend(lines.into_iter().map(|Line { text, at }| Block::Paragraph(Paragraph { text, at })));
    }

    /// A cell keeps the line breaks that it writes as [`CELL_BREAK`].
    fn lines_of_cell(&mut self, pieces: Vec<Piece>) -> Line {
        let mut glyphs = glyphs(self.source, pieces, &mut self.faults);
        self.shift(&mut glyphs);
        lines(glyphs)
    }

    fn line(&mut self, pieces: Vec<Piece>) -> Line {
        let mut glyphs = glyphs(self.source, pieces, &mut self.faults);
        self.shift(&mut glyphs);
        single_line(glyphs)
    }

    fn shift(&self, glyphs: &mut [Glyph]) {
        for glyph in glyphs {
            glyph.source += self.offset;
            if let Sign::Image(picture) = &mut glyph.sign
                && let Some(picture) = std::rc::Rc::get_mut(picture)
            {
                picture.offsets = picture.offsets.shifted(self.offset);
            }
        }
    }

    /// Reports lines that begin with `#` and mean a heading.
    fn find_hashes(&mut self, pieces: &[Piece]) {
        let mut line_start = true;
        for piece in pieces {
            if let (true, Piece::Sign { sign: Sign::Char('#'), code: false, source }) = (line_start, piece) {
                let rest = self.source.get(*source..).unwrap_or_default();
                let title = rest.trim_start_matches('#');
                let hashes = rest.len() - title.len();
                let escaped = self.source[..*source].ends_with('\\');
                if !escaped && (1..=6).contains(&hashes) && title.starts_with(|c: char| !c.is_whitespace() && c != ';')
                {
                    self.faults.push(MarkdownFault::HashWithoutSpace(At::new(*source, source + hashes)));
                }
            }
            line_start = match piece {
                Piece::Sign { sign: Sign::Soft | Sign::Hard, .. } => true,
                Piece::Sign { sign: Sign::Char(c), .. } => line_start && c.is_whitespace(),
                _ => false,
            };
        }
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>, at: At, out: &mut Vec<Block>) {
        match kind {
            CodeBlockKind::Indented => {
                self.faults.push(MarkdownFault::Indented(self.unshifted(at)));
                let glyphs = self.verbatim();
                self.push_paragraphs(glyphs, out);
            }
            CodeBlockKind::Fenced(_) => {
                let mut text = String::new();
                while let Some((event, range)) = self.take() {
                    match event {
                        Event::Text(part) => text.push_str(&self.typed.original(&part, &range)),
                        _ => break,
                    }
                }
                let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}");
                let text = text.strip_suffix('\n').unwrap_or(&text);
                let lines = text.split('\n').map(|line| if line.trim().is_empty() { "" } else { line });
                out.push(Block::Preformatted { text: lines.collect::<Vec<_>>().join("\n"), at });
            }
        }
    }

    /// The text of raw HTML or of indented code, line by line, up to its end.
    fn verbatim(&mut self) -> Vec<Glyph> {
        let mut out = vec![];
        while let Some((event, range)) = self.take() {
            match event {
                Event::Html(text) | Event::Text(text) => {
                    let same = self.typed.is_plain(&text, &range);
                    let typed = self.typed.original(&text, &range);
                    for (index, c) in typed.char_indices() {
                        let source = if same { range.start + index } else { range.start };
                        let sign = if c == '\n' { Sign::Hard } else { Sign::Char(visible(c)) };
                        out.push(Glyph { sign, look: Look::default(), source });
                    }
                }
                _ => break,
            }
        }
        out
    }

    fn items(&mut self, numbered: bool) -> Vec<Item> {
        let mut items = vec![];
        while let Some((Event::Start(Tag::Item), range)) = self.take() {
            // Where a tab stands between the mark of a quotation and the number, the item is said to begin at the mark.
            let typed = self.source.get(range).unwrap_or_default();
            let typed = typed.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
            let digits = typed.bytes().take_while(u8::is_ascii_digit).count();
            let marker = numbered.then(|| typed.chars().take(digits + 1).collect());
            items.push(Item { marker, blocks: self.blocks() });
        }
        items
    }

    fn table(&mut self, at: At) -> Option<Table> {
        let mut rows: Vec<Vec<Cell>> = vec![];
        while let Some((event, row)) = self.take() {
            let (Event::Start(Tag::TableHead) | Event::Start(Tag::TableRow)) = event else { break };
            let mut cells = vec![];
            let mut end = row.start;
            while let Some((Event::Start(Tag::TableCell), range)) = self.take() {
                let mut pieces = self.cell_pieces();
                end = end.max(range.end);
                if !matches!(self.events.get(self.next), Some((Event::Start(Tag::TableCell), _))) {
                    self.extra_cells(end..row.end, &mut pieces);
                }
                let text = self.lines_of_cell(pieces).text;
                cells.push(Cell { text, at: self.at(&range) });
            }
            rows.push(cells);
        }
        let mut rows = rows.into_iter();
        let head = rows.next()?;
        let mut body: Vec<_> = rows.collect();
        for row in &mut body {
            row.resize_with(head.len(), || Cell { text: Default::default(), at });
        }
        Some(Table { head, body, at })
    }

    /// Appends what stands in a row after its last cell: Markdown drops it.
    fn extra_cells(&mut self, range: Range<usize>, pieces: &mut Vec<Piece>) {
        let rest = self.source.get(range.clone()).unwrap_or_default();
        let edge = |c: char| c == '|' || c.is_whitespace();
        let extra = rest.trim_matches(edge);
        if extra.is_empty() {
            return;
        }
        let start = range.start + (rest.len() - rest.trim_start_matches(edge).len());
        self.faults.push(MarkdownFault::ExtraCells(At::new(start, start + extra.len())));
        pieces.push(Piece::Sign { sign: Sign::Char(' '), code: false, source: range.start });
        pieces.extend(extra.char_indices().map(|(index, c)| Piece::Sign {
            sign: Sign::Char(visible(c)),
            code: false,
            source: start + index,
        }));
    }

    /// The pieces of a text up to the end of its block, which is taken, or to a block that stands in the same item,
    /// which is not.
    fn pieces(&mut self) -> Vec<Piece> {
        self.pieces_in(false)
    }

    /// The pieces of a cell, in which one token of HTML is a line break: a row of a table has no other way to hold one.
    fn cell_pieces(&mut self) -> Vec<Piece> {
        self.pieces_in(true)
    }

    fn pieces_in(&mut self, cell: bool) -> Vec<Piece> {
        let mut out = vec![];
        while let Some((event, range)) = self.take() {
            match event {
                Event::InlineHtml(text) if cell && &*text == CELL_BREAK => {
                    out.push(Piece::Sign { sign: Sign::Hard, code: false, source: range.start });
                }
                Event::Text(text) => self.typed.push_text(&text, range, &mut out),
                Event::Code(text) => self.typed.push_code(&text, range, &mut out),
                Event::SoftBreak => out.push(Piece::Sign { sign: Sign::Soft, code: false, source: range.start }),
                Event::HardBreak => out.push(Piece::Sign { sign: Sign::Hard, code: false, source: range.start }),
                Event::InlineHtml(text) => {
                    self.faults.push(MarkdownFault::Html(range.clone().into()));
                    self.typed.push_html(&text, range, &mut out);
                }
                Event::Start(Tag::Strong) => self.typed.push_marks(range.start, 2, &mut out),
                Event::Start(Tag::Emphasis) => self.typed.push_marks(range.start, 1, &mut out),
                Event::End(TagEnd::Strong) => self.typed.push_marks(range.end.saturating_sub(2), 2, &mut out),
                Event::End(TagEnd::Emphasis) => self.typed.push_marks(range.end.saturating_sub(1), 1, &mut out),
                Event::Start(Tag::Link { dest_url, link_type, .. }) => {
                    let mail = if link_type == LinkType::Email { "mailto:" } else { "" };
                    let address = format!("{mail}{}", self.typed.with_colons(&dest_url));
                    out.push(Piece::Link { address, pieces: self.pieces_in(cell), range });
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    out.push(Piece::Image {
                        address: self.typed.with_colons(&dest_url),
                        pieces: self.pieces_in(cell),
                        range,
                    });
                }
                Event::End(TagEnd::Item) | Event::Start(_) | Event::Rule => {
                    self.next -= 1;
                    break;
                }
                _ => break,
            }
        }
        out
    }

    /// The whole text as paragraphs parted by blank lines, nothing in it read as Markdown.
    fn plain(&mut self) -> Vec<Block> {
        let mut out = vec![];
        let mut glyphs = vec![];
        for (source, c) in self.source.char_indices() {
            let sign = if c == '\n' { Sign::Soft } else { Sign::Char(visible(c)) };
            glyphs.push(Glyph { sign, look: Look::default(), source });
        }
        self.push_paragraphs(glyphs, &mut out);
        out
    }
}

/// Appends a list, to the last one where only something empty stood between the two.
fn push_list(items: Vec<Item>, at: At, out: &mut Vec<Block>) {
    let delimiter = |item: Option<&Item>| item.and_then(|item| item.marker.as_ref()?.chars().last());
    if let Some(Block::List { items: last, at: last_at }) = out.last_mut()
        && let (Some(before), Some(after)) = (delimiter(last.last()), delimiter(items.first()))
        && before == after
    {
        last.extend(items);
        *last_at = last_at.to(at);
    } else {
        out.push(Block::List { items, at });
    }
}
