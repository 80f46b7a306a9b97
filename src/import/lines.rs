//! The lines of a paper as pieces, cleaned of what cannot be seen.

use super::paper::Content;
use super::paper::Inline;
use super::paper::Line;
use super::paper::Paper;
use super::piece::Piece;
use super::piece::Stretch;
use super::repairs::Repair;
use super::repairs::Repairs;
use super::tables;
use crate::text::lang::Bilingual;

/// Whether a character can neither be seen nor stands for a gap: controls, zero-width characters, marks of direction.
pub fn is_invisible(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Lays a paper out in pieces. Rows and paragraphs keep their order.
pub fn lay_out(paper: &Paper, mends: &mut Repairs) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let (mut after_blank, mut after_page) = (false, false);
    for line in &paper.lines {
        match &line.content {
            Content::Blank => after_blank = true,
            Content::PageBreak => after_page = true,
            Content::Text(inline) => {
                let parts = lines_of(inline, line, mends);
                after_blank |= parts.is_empty();
                for part in parts {
                    let mut piece = Piece::from(part);
                    (piece.after_blank, piece.after_page) = (after_blank, after_page);
                    (after_blank, after_page) = (false, false);
                    out.push(piece);
                }
            }
            Content::Row(cells) => {
                let cells: Vec<Inline> = cells.iter().map(|cell| seen(cell, line.number, mends)).collect();
                let (lines, opens_table) = (vec![(0, line.number)], line.look.opens_table);
                let row = Stretch { cells: Some(cells), lines, ends: true, ..Stretch::default() };
                let mut piece = Piece::from(row);
                (piece.after_blank, piece.after_page, piece.opens_table) = (after_blank, after_page, opens_table);
                (after_blank, after_page) = (false, false);
                out.push(piece);
            }
        }
    }
    tables::part(&mut out);
    out
}

/// The lines inside a paragraph, one stretch each.
fn lines_of(inline: &Inline, line: &Line, mends: &mut Repairs) -> Vec<Stretch> {
    let whole = seen(inline, line.number, mends);
    let whole = Stretch {
        text: whole.text,
        bold: whole.bold,
        lines: vec![(0, line.number)],
        heading: line.look.heading,
        centred: line.look.centred,
        linked: line.look.linked,
        ends: false,
        ..Stretch::default()
    };
    let mut out = Vec::new();
    let mut from = 0;
    for part in whole.text.split('\n') {
        let indent = part.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum();
        let cut = whole.slice(from..from + part.len());
        from += part.len() + 1;
        if !cut.text.is_empty() {
            out.push(Stretch { indent, ..cut });
        }
    }
    if let Some(last) = out.last_mut() {
        last.ends = line.look.ends_paragraph;
    }
    out
}

/// A text without characters that cannot be seen.
fn seen(inline: &Inline, line: usize, mends: &mut Repairs) -> Inline {
    let text = inline.text.replace("\r\n", "\n").replace('\r', "\n");
    if text == inline.text && !text.contains(is_invisible) {
        return inline.clone();
    }
    let gone = inline.text.matches(is_invisible).count();
    if gone > 0 {
        mends.push(Repair {
            line,
            what: Bilingual {
                zh: format!("删去 {gone} 个看不见的字符"),
                en: format!("removed {gone} characters that cannot be seen"),
            },
        });
    }
    // Offsets of what is bold move with what is removed.
    let mut moved = Vec::with_capacity(inline.text.len() + 1);
    let mut out = String::new();
    for (at, c) in inline.text.char_indices() {
        moved.resize(at + c.len_utf8(), out.len());
        match c {
            '\r' if inline.text[at + 1..].starts_with('\n') => {}
            '\r' => out.push('\n'),
            c if is_invisible(c) => {}
            c => out.push(c),
        }
    }
    moved.push(out.len());
    let place = |at: usize| moved.get(at).copied().unwrap_or(out.len());
    let bold = inline.bold.iter().map(|range| place(range.start)..place(range.end)).collect();
    Inline { bold, text: out }
}
