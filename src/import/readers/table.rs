//! The rows of a table, or the lines in it where the table only laid out a page.

use crate::import::paper::Content;
use crate::import::paper::Inline;
use crate::import::paper::Line;
use crate::import::paper::LineLook;
use crate::import::readers::inline;
use crate::model::Label;
use crate::prose::LedgerForm;
use crate::prose::LedgerLayout;
use crate::prose::ledger_layout;

/// A cell with more characters holds a page, not a value.
const LONGEST_CELL: usize = 3_000;

/// As many paragraphs in a cell make it a page.
const PARAGRAPHS_OF_A_PAGE: usize = 12;

/// Empty cells that stand in for covered columns; Word allows 63 columns.
pub(in crate::import::readers) const MOST_COLUMNS: usize = 64;

/// A cell as it was read.
#[derive(Clone, Debug, Default)]
pub(in crate::import::readers) struct Cell {
    /// Its lines.
    pub lines: Vec<Line>,
    /// How many columns it takes.
    pub span: usize,
    /// Whether a cell above reaches over it.
    pub covered: bool,
}

/// A cell in its column.
#[derive(Clone, Debug, Default)]
struct Placed {
    text: Inline,
    covered: bool,
}

/// The lines that a table gives: its rows; or, where it has one column, holds another table or holds a page, the lines
/// of its cells one after another. A table that is a ledger is one, whatever its cells hold.
pub(in crate::import::readers) fn lines(rows: Vec<Vec<Cell>>) -> Vec<Line> {
    let mut placed: Vec<Vec<Placed>> = rows.iter().map(|row| place(row)).collect();
    let words: Vec<Vec<&str>> =
        placed.iter().map(|row| row.iter().map(|cell| cell.text.text.as_str()).collect()).collect();
    let form = ledger_layout::form(&words);
    if is_layout(&rows, form.is_some()) {
        return rows.into_iter().flatten().flat_map(|cell| cell.lines).collect();
    }
    if let Some(LedgerForm::Columns(layout)) = form {
        repeat_merged(&mut placed, &layout);
    }
    let mut lines: Vec<Line> = Vec::new();
    for (row, cells) in rows.into_iter().zip(placed) {
        let inside = || row.iter().flat_map(|cell| &cell.lines);
        let Some(number) = inside().map(|line| line.number).min() else { continue };
        let nested = inside().any(|line| matches!(line.content, Content::Row(_)));
        let look = LineLook { ends_paragraph: true, opens_table: lines.is_empty(), nested, ..LineLook::default() };
        let cells = cells.into_iter().map(|cell| cell.text).collect();
        lines.push(Line { number, content: Content::Row(cells), look });
    }
    lines
}

fn is_layout(rows: &[Vec<Cell>], is_ledger: bool) -> bool {
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
    // A page that a table lays out has its title in a cell, or all its paragraphs in one of few.
    let titled = cells().any(|cell| cell.lines.iter().any(|line| line.look.heading == Some(1)));
    let paragraphs = rows.len() <= 3 && cells().any(|cell| cell.lines.len() >= PARAGRAPHS_OF_A_PAGE);
    single || (!is_ledger && (nested || page || titled || paragraphs))
}

/// The cells of a row in their columns.
fn place(row: &[Cell]) -> Vec<Placed> {
    let mut cells = Vec::new();
    for cell in row {
        cells.push(Placed { text: flat(&cell.lines), covered: cell.covered });
        let beside = cell.span.saturating_sub(1).min(MOST_COLUMNS.saturating_sub(cells.len()));
        cells.extend(std::iter::repeat_n(Placed { text: Inline::default(), covered: cell.covered }, beside));
    }
    cells
}

/// The paragraphs of a cell in one text, a line break between them. A row of a table within the cell is a line.
fn flat(lines: &[Line]) -> Inline {
    let mut flat = Inline::default();
    for line in lines {
        for (index, text) in line.content.texts().iter().enumerate() {
            if !flat.text.is_empty() && !text.text.is_empty() {
                inline::push(&mut flat, if index == 0 { "\n" } else { "　" }, false);
            }
            inline::append(&mut flat, text);
        }
    }
    flat
}

/// Lets a merged cell say its value for every row that it covers: a row is all that a reader of the table has.
///
/// Numbers and areas stay: an empty cell goes on the one above. So does the problem, where the row has no number of its
/// own; the words of merged measures are repeated only for another problem.
fn repeat_merged(rows: &mut [Vec<Placed>], layout: &LedgerLayout) {
    let (title, serial) = (layout.title(), layout.serial());
    let mut above: Vec<Inline> = vec![Inline::default(); layout.labels.len()];
    for row in rows.iter_mut().skip(layout.body) {
        let own = |column: Option<usize>| {
            column
                .and_then(|column| row.get(column))
                .is_some_and(|cell| !cell.covered && !cell.text.text.trim().is_empty())
        };
        let (counted, other) = (own(serial), own(serial) || own(title));
        for (column, cell) in row.iter_mut().enumerate().take(layout.labels.len()) {
            let repeats = match layout.labels[column] {
                Some(Label::Status | Label::Class | Label::Owner | Label::Lead | Label::Due | Label::ClosedOn) => true,
                Some(Label::Measures | Label::Target | Label::Outcome | Label::NextSteps) => other,
                Some(Label::Title | Label::Problem) if Some(column) == title => counted,
                Some(Label::Problem) => other,
                Some(Label::Title | Label::Number | Label::Area | Label::Remark) | None => false,
            };
            match cell.covered {
                true if repeats && cell.text.text.is_empty() => cell.text = above[column].clone(),
                true => {}
                false => above[column] = cell.text.clone(),
            }
        }
    }
}
