//! Pieces to blocks: which lines are headings, and how deep.

use super::paper::Inline;
use super::piece;
use super::piece::Piece;
use super::split;
use crate::model::At;
use crate::model::Block;
use crate::model::Cell;
use crate::model::Heading;
use crate::model::Kind;
use crate::model::Label;
use crate::model::Paragraph;
use crate::model::Table;
use crate::model::Text;
use crate::prose::heading_words;
use crate::prose::heading_words::HeadingNumber;
use crate::prose::labels::SetOff;
use crate::text::numbering::Numbering;
use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;
use crate::text::pattern::length;

/// 附件：1.…: lines behind it that count on name attachments.
static ATTACHED: Fixed = Fixed::new(|| fixed(r"^附件?\s*[:：]\s*(.*)$"));
/// The numbers of attachments in one line.
static COUNTED: Fixed = Fixed::new(|| fixed(r"(?:^|[\s；;，,])([0-9０-９]{1,2})\s*[.．、]"));

/// A heading that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The piece.
    pub index: usize,
    /// Its number.
    pub number: Option<HeadingNumber>,
    /// Its depth in the canonical source.
    pub level: u8,
}

/// The heading that a piece is.
pub fn at(headings: &[Found], index: usize) -> Option<&Found> {
    headings.binary_search_by_key(&index, |found| found.index).ok().map(|at| &headings[at])
}

/// Decides which pieces are headings, and how deep each is.
pub fn headings(pieces: &[Piece], kind: Kind) -> Vec<Found> {
    let mut judge = Judge {
        pieces,
        kind,
        opener: opener(pieces),
        listing: false,
        attached: None,
        clause: 0,
        out: Vec::new(),
        open: Vec::new(),
    };
    for index in 0..pieces.len() {
        judge.take(index);
    }
    judge.out
}

struct Judge<'p> {
    pieces: &'p [Piece],
    kind: Kind,
    /// The label that opens the text of an issue in this paper.
    opener: Option<Label>,
    /// Whether numbered lines are measures: a label that says so stood alone.
    listing: bool,
    /// The number of the attachment that the next line may name, where such names are being listed.
    attached: Option<u32>,
    /// The last （一） that was a heading.
    clause: u32,
    out: Vec<Found>,
    /// The ranks and levels of the headings that are open.
    open: Vec<(u8, u8, Option<Numbering>)>,
}

/// The first label that follows a numbered line.
fn opener(pieces: &[Piece]) -> Option<Label> {
    pieces.windows(2).find_map(|pair| {
        pair[0].number().filter(|_| pair[0].leading_label().is_none_or(|found| found.label == Label::Title))?;
        pair[1].label().map(|found| found.label)
    })
}

impl Judge<'_> {
    fn take(&mut self, index: usize) {
        let piece = &self.pieces[index];
        if piece.cells.is_some() {
            return;
        }
        let number = piece.number();
        let names = ATTACHED.captures(&piece.text).map(|found| counted(&found[1]));
        let counts = |number: HeadingNumber| {
            let low = number.numbering > Numbering::Clause || number.value == 1;
            low && self.attached == Some(number.value) && !self.tells(index, Some(number))
        };
        let named = names.is_some() || number.is_some_and(counts);
        self.attached = match (names, number.filter(|_| named)) {
            (Some(next), _) => next,
            (None, number) => number.map(|number| number.value + 1),
        };
        if !named && self.is_heading(index, number) {
            self.listing = false;
            if let Some(HeadingNumber { numbering: Numbering::Clause, value, .. }) = number {
                self.clause = value;
            }
            if number.is_some_and(|number| number.numbering == Numbering::Chapter) {
                self.clause = 0;
            }
            let level = self.descend(number, piece.heading);
            self.out.push(Found { index, number, level });
        } else if let Some(found) = piece.label() {
            let alone = piece.is_bare_label();
            let lists = matches!(found.label, Label::Measures | Label::NextSteps | Label::Outcome | Label::Target);
            self.listing = lists && alone || (self.listing && !lists && found.label != Label::Problem);
        }
    }

    /// Whether a numbered line names a problem and what was done about it follows: no attachment is called so.
    fn tells(&self, index: usize, number: Option<HeadingNumber>) -> bool {
        let next = self.pieces.get(index + 1);
        let told = next.is_some_and(|next| {
            next.label().is_some_and(|found| found.label != Label::Title) || split::states(&next.text)
        });
        told && number.is_some() && self.pieces[index].names_problem()
    }

    fn is_heading(&self, index: usize, number: Option<HeadingNumber>) -> bool {
        let piece = &self.pieces[index];
        if piece.label().is_some_and(|found| found.label != Label::Title || number.is_none()) {
            return self.is_part(number, piece.is_bare_label());
        }
        let Some(number) = number else { return self.is_plain_heading(index) };
        if piece.heads || self.holds_run_in(index, number) {
            return true;
        }
        // What brackets say behind it is no sentence of it: （1）…没有人值守。【已完成】
        let words = heading_words::status_behind(piece.words()).map_or(piece.words(), |(rest, _)| rest).trim();
        let next = self.pieces.get(index + 1);
        let next_label = next.and_then(|next| next.label()).filter(|found| found.label != Label::Title);
        let stated = next.is_some_and(|next| split::states(&next.text));
        let problem = piece.names_problem();
        let size = length(words);
        if words.is_empty() {
            return number.announced && next_label.is_some();
        }
        let ended = words.ends_with(['。', '；', ';', '！', '.']);
        if has_sentence_inside(words) {
            // Evidence may stand inside the title of a problem, before its 问题.
            return problem && size <= 120 && next_label.is_some();
        }
        if problem {
            return size <= 160 && number.numbering != Numbering::Circled;
        }
        let opens = next_label.is_some_and(|found| Some(found.label) == self.opener || !is_trailing(found.label));
        let opens = opens || stated;
        let followed = (next_label.is_some() || stated) && size <= 120;
        if self.listing {
            return match number.numbering {
                Numbering::Chapter => size <= 60 && !ended,
                Numbering::Clause => {
                    (size <= 60 && !ended && number.value == self.clause + 1 && self.clause > 0) || (followed && opens)
                }
                Numbering::Named => true,
                Numbering::Item | Numbering::SubItem => followed && next_label.map(|found| found.label) == self.opener,
                Numbering::Circled => false,
            };
        }
        let goes_on = next.is_some_and(|next| {
            let same = next.number().is_some_and(|n| n.numbering <= number.numbering);
            !same && next.heading.is_none()
        });
        let lists_problems = self.kind == Kind::Problems;
        match number.numbering {
            Numbering::Chapter => size <= 60 && (!ended || size <= 40),
            Numbering::Clause => size <= 80 && (!ended || followed || lists_problems),
            Numbering::Named => size <= 120,
            Numbering::Item => (followed && opens) || (size <= 50 && !ended && (goes_on || lists_problems)),
            Numbering::SubItem => followed && opens,
            Numbering::Circled => false,
        }
    }

    /// Whether a numbered line names an area and a heading of a lower number follows that ran into its text.
    fn holds_run_in(&self, index: usize, number: HeadingNumber) -> bool {
        let below = self.pieces.get(index + 1).filter(|next| next.heads).and_then(Piece::number);
        below.is_some_and(|below| below.numbering > number.numbering) && self.pieces[index].names_area()
    }

    /// Whether a numbered line that has the words of a label (二、整改进展情况) is a part of the paper.
    fn is_part(&self, number: Option<HeadingNumber>, alone: bool) -> bool {
        let under_part =
            self.open.last().is_some_and(|(_, _, numbering)| matches!(numbering, Some(Numbering::Chapter)));
        match number.map(|number| number.numbering) {
            Some(Numbering::Chapter) => alone,
            Some(Numbering::Clause) => alone && (under_part || self.clause > 0),
            _ => false,
        }
    }

    /// A heading without a number: the format says so, or it names a problem in front of a label.
    fn is_plain_heading(&self, index: usize) -> bool {
        let piece = &self.pieces[index];
        let text = piece.text.trim();
        let next = self.pieces.get(index + 1);
        let next_label = next.and_then(|next| next.label());
        let problem = ["关于", "针对"].iter().any(|word| text.starts_with(word)) && piece.names_problem();
        let marked = piece.heading.is_some()
            && length(text) <= 60
            && !has_sentence_inside(text)
            && piece.leading_label().is_none();
        piece.heads || marked || (problem && next_label.is_some() && length(text) <= 120)
    }

    /// The level of a heading under those that are open.
    fn descend(&mut self, number: Option<HeadingNumber>, given: Option<u8>) -> u8 {
        let numbering = number.map(|number| number.numbering);
        let first = number.is_some_and(|number| number.value == 1);
        let rank = match numbering {
            Some(Numbering::Chapter) => 10,
            Some(Numbering::Clause) => {
                // （一） that begins anew under 反馈问题一 or 1. stands below it.
                let low = self.open.last().filter(|(_, _, n)| matches!(n, Some(Numbering::Named | Numbering::Item)));
                let nested = self.open.iter().rfind(|(rank, _, n)| *n == numbering && rank % 10 == 5);
                match (nested, low) {
                    (Some((rank, _, _)), _) if !first => *rank,
                    (_, Some((above, _, _))) if first => above + 5,
                    _ => 20,
                }
            }
            Some(Numbering::Named) => 30,
            Some(Numbering::Item) => 40,
            Some(Numbering::SubItem) => 50,
            Some(Numbering::Circled) => 60,
            None => match given {
                Some(level) if level <= 2 && self.open.iter().all(|(rank, _, _)| *rank != 10) => 10,
                _ => 40,
            },
        };
        while self.open.last().is_some_and(|(last, _, _)| *last >= rank) {
            self.open.pop();
        }
        let level = self.open.last().map_or(2, |(_, level, _)| (level + 1).min(6));
        // Without a number only depth tells a parser what it is.
        let level = if numbering.is_none() && rank == 40 { level.max(3) } else { level };
        self.open.push((rank, level, numbering));
        level
    }
}

/// The number of the attachment that may be named in the line behind these names; none behind a name without a number.
fn counted(names: &str) -> Option<u32> {
    if names.trim().is_empty() {
        return Some(1);
    }
    let last = COUNTED.captures_iter(names).last()?;
    Some(numeral::read(&last[1])? + 1)
}

/// Labels that stand at the end of an issue's fields as often as at their start.
fn is_trailing(label: Label) -> bool {
    matches!(label, Label::Owner | Label::Lead | Label::Due | Label::ClosedOn | Label::Remark | Label::Class)
}

/// Whether a sentence ends inside a text, quotations left out.
fn has_sentence_inside(text: &str) -> bool {
    let text = text.trim_end_matches(['。', '；', ';', '！', '.']);
    let mut depth = 0i32;
    text.chars().any(|c| {
        match c {
            '“' | '（' | '《' | '(' => depth += 1,
            '”' | '）' | '》' | ')' => depth -= 1,
            _ => {}
        }
        depth <= 0 && matches!(c, '。' | '！' | '？' | '；' | ';')
    })
}

/// The blocks of a paper.
pub fn blocks(pieces: &[Piece], headings: &[Found]) -> Vec<Block> {
    let mut out = Vec::new();
    let mut rows: Vec<&Vec<Inline>> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        if let Some(cells) = &piece.cells {
            if piece.opens_table {
                table(&mut rows, &mut out);
            }
            rows.push(cells);
            continue;
        }
        table(&mut rows, &mut out);
        match at(headings, index) {
            Some(found) => out.push(Block::Heading(Heading {
                level: found.level,
                text: Text::of(piece.text.as_str()),
                at: At::default(),
            })),
            None => out.push(Block::Paragraph(Paragraph { text: piece.styled(), at: At::default() })),
        }
    }
    table(&mut rows, &mut out);
    out
}

/// Makes a table of the rows that were gathered.
fn table(rows: &mut Vec<&Vec<Inline>>, out: &mut Vec<Block>) {
    let columns = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    if columns == 0 {
        return rows.clear();
    }
    let cell = |inline: Option<&Inline>| {
        let text = inline.map_or_else(Text::default, |inline| {
            let lines: Vec<&str> = inline.text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
            match lines.as_slice() {
                [one] if *one == inline.text => piece::styled(&inline.text, &inline.bold),
                lines => Text::of(lines.join("\n")),
            }
        });
        Cell { text, at: At::default() }
    };
    let mut all = rows.drain(..).map(|row| (0..columns).map(|at| cell(row.get(at))).collect::<Vec<Cell>>());
    if let Some(head) = all.next() {
        out.push(Block::Table(Table { head, body: all.collect(), at: At::default() }));
    }
}

/// Whether a piece is a label whose colon was lost and whose text runs on.
pub fn is_glued_label(piece: &Piece) -> bool {
    let glued = piece.leading_label().is_some_and(|found| found.set_off == SetOff::Glued);
    piece.cells.is_none() && piece.number().is_none() && glued
}
