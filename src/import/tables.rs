//! Tables of a paper: where one ends and the next begins, and what in them a person must look at.

use super::doubts::Doubt;
use super::doubts::DoubtCode;
use super::paper::Content;
use super::paper::Inline;
use super::paper::Paper;
use super::piece::Piece;
use crate::prose::LedgerForm;
use crate::prose::RowKind;
use crate::prose::column_names;
use crate::prose::ledger_layout;
use crate::text::pattern::compact;

/// Decides which rows begin a table of their own. A table that goes on the one in front of it, as where a page was cut,
/// has neither a head nor labels; rows of another number of columns, or tables for each problem, stand apart.
pub fn part(pieces: &mut [Piece]) {
    let opens: Vec<usize> = (0..pieces.len()).filter(|index| pieces[*index].opens_table).collect();
    let mut before: Option<usize> = None;
    for open in opens {
        let here = words(&pieces[open..]);
        let goes_on = before.is_some_and(|before| {
            let touches = || pieces[before..open].iter().all(|piece| piece.cells.is_some());
            let columns = |rows: &[Vec<&str>]| rows.iter().map(Vec::len).max().unwrap_or_default();
            let above = words(&pieces[before..open]);
            touches() && columns(&above) == columns(&here) && ledger_layout::form(&here).is_none()
        });
        pieces[open].opens_table = !goes_on;
        if !goes_on {
            before = Some(open);
        }
    }
}

/// The cells of the rows from the first piece to the end of its table.
fn words(pieces: &[Piece]) -> Vec<Vec<&str>> {
    let rows = pieces.iter().enumerate().map_while(|(index, piece)| {
        let cells = piece.cells.as_ref().filter(|_| index == 0 || !piece.opens_table)?;
        Some(cells.iter().map(|cell: &Inline| cell.text.as_str()).collect())
    });
    rows.collect()
}

/// What a piece says as a line of the paper: its text, or the one cell that a row says, which was set into its table.
pub fn line(piece: &Piece) -> Option<&str> {
    let Some(cells) = &piece.cells else { return Some(&piece.text) };
    let mut said = cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
    let first = said.next()?;
    said.all(|text| text == first).then_some(first)
}

/// Says which tables hold others, and which columns of ledgers are not understood.
pub fn look(paper: &Paper, pieces: &[Piece], doubts: &mut Vec<Doubt>) {
    for line in paper.lines.iter().filter(|line| line.look.nested) {
        let Content::Row(cells) = &line.content else { continue };
        let words: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
        doubts.push(Doubt::new(DoubtCode::NestedTable, line.number, words.join(" ").replace('\n', " ")));
    }
    let mut start = 0;
    while start < pieces.len() {
        let table = words(&pieces[start..]);
        if table.len() > 1 {
            let unread = unread(&table);
            if !unread.is_empty() {
                doubts.push(Doubt::new(DoubtCode::UnreadColumns, pieces[start].line(), unread.join("、")));
            }
        }
        start += table.len().max(1);
    }
}

/// The columns of a table that are not understood, if it is a ledger or looks like one.
fn unread(table: &[Vec<&str>]) -> Vec<String> {
    match ledger_layout::form(table) {
        Some(LedgerForm::Columns(layout)) => {
            let filled = |column: usize| {
                let rows = table[layout.body..].iter().filter(|row| layout.kind(row) == RowKind::Entry);
                rows.filter_map(|row| row.get(column)).any(|cell| !cell.trim().is_empty())
            };
            let columns = (0..layout.labels.len()).filter(|column| layout.labels[*column].is_none() && filled(*column));
            columns.map(|column| compact(&layout.names[column])).collect()
        }
        Some(LedgerForm::Pairs(_)) => Vec::new(),
        None => {
            let names = table[0].iter().map(|name| compact(name)).filter(|name| !name.is_empty());
            let names: Vec<String> = names.collect();
            let hints = names.iter().filter(|name| column_names::hints(name)).count();
            if hints >= 2 { names } else { Vec::new() }
        }
    }
}
