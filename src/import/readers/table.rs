//! The rows of a table, or the lines in it where the table only laid out a page.

use crate::import::paper::Content;
use crate::import::paper::Inline;
use crate::import::paper::Line;
use crate::import::paper::LineLook;
use crate::import::readers::inline;

/// A cell with more characters holds a page, not a value.
const LONGEST_CELL: usize = 3_000;

/// Empty cells that stand in for covered columns; Word allows 63 columns.
pub(in crate::import::readers) const MOST_COLUMNS: usize = 64;

/// A cell as it was read.
#[derive(Clone, Debug, Default)]
pub(in crate::import::readers) struct Cell {
    /// Its lines.
    pub lines: Vec<Line>,
    /// How many columns it takes.
    pub span: usize,
}

/// The lines that a table gives: its rows; or, where it has one column, holds another table or holds a page, the lines
/// of its cells one after another.
pub(in crate::import::readers) fn lines(rows: Vec<Vec<Cell>>) -> Vec<Line> {
    if is_layout(&rows) {
        return rows.into_iter().flatten().flat_map(|cell| cell.lines).collect();
    }
    let mut lines = Vec::new();
    for row in rows {
        let Some(number) = row.iter().flat_map(|cell| &cell.lines).map(|line| line.number).min() else { continue };
        let mut cells = Vec::new();
        for cell in row {
            cells.push(flat(cell.lines));
            let covered = cell.span.saturating_sub(1).min(MOST_COLUMNS.saturating_sub(cells.len()));
            cells.extend(std::iter::repeat_n(Inline::default(), covered));
        }
        let look = LineLook { ends_paragraph: true, ..LineLook::default() };
        lines.push(Line { number, content: Content::Row(cells), look });
    }
    lines
}

fn is_layout(rows: &[Vec<Cell>]) -> bool {
    let cells = || rows.iter().flatten();
    let nested = cells().any(|cell| cell.lines.iter().any(|line| matches!(line.content, Content::Row(_))));
    let single = rows.iter().all(|row| row.iter().map(|cell| cell.span.max(1)).sum::<usize>() <= 1);
    let page = cells().any(|cell| {
        let chars = |line: &Line| match &line.content {
            Content::Text(text) => text.text.chars().count(),
            _ => 0,
        };
        cell.lines.iter().map(chars).sum::<usize>() > LONGEST_CELL
    });
    nested || single || page
}

/// The paragraphs of a cell in one text, a line break between them.
fn flat(lines: Vec<Line>) -> Inline {
    let mut flat = Inline::default();
    for line in lines {
        if let Content::Text(text) = line.content {
            if !flat.text.is_empty() {
                inline::push(&mut flat, "\n", false);
            }
            inline::append(&mut flat, &text);
        }
    }
    flat
}
