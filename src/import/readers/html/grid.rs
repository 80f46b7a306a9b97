//! Cells of a table in their columns: what a cell above or beside covers is an empty cell.

use html5ever::tokenizer::Tag;

use crate::import::paper::Line;
use crate::import::readers::html::attribute::attribute;
use crate::import::readers::table::Cell;
use crate::import::readers::table::MOST_COLUMNS;

/// Rows that a cell may cover; more stand in no table of a notice.
const MOST_ROWS: usize = 1_000;

/// A cell with what it covers.
#[derive(Default)]
pub(in crate::import::readers::html) struct Placed {
    pub lines: Vec<Line>,
    columns: usize,
    rows: usize,
}

impl Placed {
    /// A cell without text.
    pub fn new(tag: &Tag) -> Placed {
        let span = |name: &str, most: usize| {
            let said = attribute(tag, name).and_then(|value| value.trim().parse::<usize>().ok());
            said.unwrap_or(1).min(most)
        };
        Placed {
            lines: Vec::new(),
            columns: span("colspan", MOST_COLUMNS).max(1),
            // Zero is: to the last row.
            rows: match span("rowspan", MOST_ROWS) {
                0 => MOST_ROWS,
                rows => rows,
            },
        }
    }
}

/// Rows with empty cells where others reach into them.
pub(in crate::import::readers::html) fn filled(rows: Vec<Vec<Placed>>) -> Vec<Vec<Cell>> {
    let mut covered = [0usize; MOST_COLUMNS];
    rows.into_iter().map(|row| fill(row, &mut covered)).collect()
}

fn fill(row: Vec<Placed>, covered: &mut [usize; MOST_COLUMNS]) -> Vec<Cell> {
    // What cells above cover in this row; cells of this row cover only what comes below.
    let above = *covered;
    for rows in covered.iter_mut() {
        *rows = rows.saturating_sub(1);
    }
    let mut cells = Vec::new();
    let mut column = 0;
    let empty = || Cell { lines: Vec::new(), span: 1, covered: true };
    for placed in row {
        while above.get(column).is_some_and(|rows| *rows > 0) {
            cells.push(empty());
            column += 1;
        }
        for place in covered.iter_mut().skip(column).take(placed.columns) {
            *place = placed.rows.saturating_sub(1);
        }
        column += placed.columns;
        cells.push(Cell { lines: placed.lines, span: placed.columns, covered: false });
    }
    if !cells.is_empty() {
        let last = above.iter().rposition(|rows| *rows > 0).map_or(0, |last| last + 1);
        cells.extend((column..last).filter(|column| above[*column] > 0).map(|_| empty()));
    }
    cells
}
