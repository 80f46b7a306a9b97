//! Columns of a page: where the text of cells or of columns stands side by side, the lines of the page weave it together.

use crate::import::readers::pdf::visual_lines;
use crate::import::readers::pdf::word_places::Page;
use crate::import::readers::pdf::word_places::Word;
use crate::prose::column_names;
use crate::text::pattern::compact;
use crate::text::width;

/// The least gap between columns, in characters.
const GUTTER: f32 = 0.33;
/// The text of a column of prose.
const PROSE: usize = 8;

/// What stands side by side on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import::readers::pdf) enum Woven {
    /// A table whose cells have several lines, or a ledger.
    Table,
    /// Prose in two columns.
    TwoColumns,
    /// Rows of one line each.
    Rows,
}

/// A stretch of a line without a gap.
#[derive(Clone, Debug)]
struct Stretch {
    text: String,
    left: f32,
    right: f32,
}

/// Lines one below the other whose stretches leave gaps that go through all of them.
struct Block {
    /// For each line the text in each column.
    rows: Vec<Vec<String>>,
    columns: usize,
}

/// What stands side by side on a page, if anything does.
pub(in crate::import::readers::pdf) fn woven(page: &Page) -> Option<Woven> {
    let em = page.em();
    let lines: Vec<Vec<Stretch>> = visual_lines::lines(page).iter().map(|line| stretches(line, em)).collect();
    let blocks: Vec<Block> = (0..lines.len()).flat_map(|from| blocks(&lines, from, em)).collect();
    let any = |kind: &dyn Fn(&Block) -> bool| blocks.iter().any(kind);
    if any(&is_ledger) || any(&is_table) || any(&has_labels_at_the_middle) {
        return Some(Woven::Table);
    }
    if any(&is_prose) {
        return Some(Woven::TwoColumns);
    }
    any(&is_rows).then_some(Woven::Rows)
}

fn stretches(line: &[&Word], em: f32) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    for word in line {
        match out.last_mut() {
            Some(last) if word.left - last.right < em * GUTTER => {
                last.text.push_str(&word.text);
                last.right = last.right.max(word.right);
            }
            _ => out.push(Stretch { text: word.text.clone(), left: word.left, right: word.right }),
        }
    }
    out
}

/// The blocks that begin with a line: the longest of each number of columns.
fn blocks(lines: &[Vec<Stretch>], from: usize, em: f32) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut columns: Vec<(f32, f32)> = Vec::new();
    for to in from..lines.len() {
        for stretch in &lines[to] {
            columns = joined(&columns, (stretch.left, stretch.right), em);
        }
        if columns.len() < 2 && to > from {
            break;
        }
        let block = block(&lines[from..=to], &columns);
        match out.last_mut() {
            Some(last) if last.columns == block.columns => *last = block,
            _ => out.push(block),
        }
    }
    out
}

/// Columns with one more stretch.
fn joined(columns: &[(f32, f32)], new: (f32, f32), em: f32) -> Vec<(f32, f32)> {
    let mut new = new;
    let mut out = Vec::new();
    for &(left, right) in columns {
        if left < new.1 + em * GUTTER && new.0 < right + em * GUTTER {
            new = (left.min(new.0), right.max(new.1));
        } else {
            out.push((left, right));
        }
    }
    out.push(new);
    out.sort_by(|one, other| one.0.total_cmp(&other.0));
    out
}

fn block(lines: &[Vec<Stretch>], columns: &[(f32, f32)]) -> Block {
    let rows = lines.iter().map(|line| {
        let mut row = vec![String::new(); columns.len()];
        for stretch in line {
            let column = columns.iter().position(|(left, right)| *left <= stretch.left && stretch.right <= *right);
            if let Some(cell) = column.and_then(|column| row.get_mut(column)) {
                cell.push_str(&stretch.text);
            }
        }
        row
    });
    Block { rows: rows.collect(), columns: columns.len() }
}

fn says_something(text: &str) -> bool {
    text.chars().filter(|c| width::is_han(*c)).count() >= 2
}

impl Block {
    fn filled(row: &[String]) -> usize {
        row.iter().filter(|cell| !cell.is_empty()).count()
    }

    /// The columns in which words stand on several lines.
    fn of_words(&self) -> usize {
        let words = |column: usize| self.rows.iter().filter(|row| says_something(&row[column])).count() >= 2;
        (0..self.columns).filter(|column| words(*column)).count()
    }

    /// Lines in which columns meet.
    fn meeting(&self, columns: usize) -> usize {
        self.rows.iter().filter(|row| Block::filled(row) >= columns).count()
    }
}

/// A head with names of a ledger's columns, on one line or cut into several.
fn is_ledger(block: &Block) -> bool {
    block.columns >= 3
        && block.rows.len() >= 2
        && (1..=3.min(block.rows.len() - 1)).any(|head| {
            let name = |column: usize| block.rows[..head].iter().map(|row| row[column].as_str()).collect::<String>();
            let names = (0..block.columns).map(|column| compact(&name(column)));
            names.filter(|name| column_names::column(name).is_some()).count() >= 3
        })
}

/// Cells of several lines side by side.
fn is_table(block: &Block) -> bool {
    // Lines above and below that stand in one column are none of it.
    let single = |row: &&Vec<String>| Block::filled(row) <= 1;
    let above = block.rows.iter().take_while(single).count();
    let below = block.rows.iter().rev().take_while(single).count();
    let lines = block.rows.len().saturating_sub(above + below);
    let partial = block.rows.iter().skip(above).take(lines).filter(|row| Block::filled(row) < block.columns).count();
    block.columns >= 3
        && lines >= 4
        && partial >= 2
        && block.of_words() >= 2
        && block.meeting(3) >= 2
        && block.meeting(2) >= 3
        && partial * 10 >= lines * 3
}

/// Prose on both sides of a gap.
fn is_prose(block: &Block) -> bool {
    let both = block.rows.iter().filter(|row| row.iter().filter(|cell| cell.chars().count() >= PROSE).count() >= 2);
    let both = both.count();
    block.columns >= 2 && both >= 5 && both * 10 >= block.rows.len() * 6
}

/// A name of a column at the middle of the lines beside it, which runs into their sentence.
fn has_labels_at_the_middle(block: &Block) -> bool {
    block.columns == 2
        && block.rows.windows(2).any(|rows| {
            let (above, row) = (&rows[0], &rows[1]);
            let ends = |text: &str| text.ends_with(['。', '；', '：', '！', '？', ';', ':', '.']);
            above[0].is_empty()
                && above[1].chars().count() >= PROSE
                && !ends(&above[1])
                && !row[1].is_empty()
                && !ends(&row[0])
                && column_names::hints(&compact(&row[0]))
        })
}

/// Rows whose cells have one line each.
fn is_rows(block: &Block) -> bool {
    block.columns >= 3 && block.of_words() >= 2 && block.meeting(3) >= 3
}
