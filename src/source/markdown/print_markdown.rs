//! From blocks to canonical Markdown.

mod styled;

use crate::model::Block;
use crate::model::Cell;
use crate::model::Item;
use crate::model::Table;
use crate::model::Text;

use super::escape_markdown;
use super::escape_markdown::Place;

/// Prints blocks, each paragraph on a line of its own with a blank line before it.
pub fn print(blocks: &[Block]) -> String {
    print_with(blocks, &|_, _| false)
}

/// Prints blocks. Two paragraphs of which `tight` says so stand on adjacent lines: read them with a `starts_block`
/// that says yes to the second.
pub fn print_with(blocks: &[Block], tight: &dyn Fn(&Block, &Block) -> bool) -> String {
    let mut out = String::new();
    for line in lines(blocks, tight, None) {
        out.push_str(&line);
        out.push('\n');
    }
    out
}

/// The lines of several blocks. `parent` is the bullet of the list whose item they fill.
fn lines(blocks: &[Block], tight: &dyn Fn(&Block, &Block) -> bool, parent: Option<char>) -> Vec<String> {
    let mut out = vec![];
    let mut before: Option<&Block> = None;
    // Lists that follow one another keep apart by their bullets.
    let mut bullet = None;
    for block in blocks {
        let adjacent = |before| is_paragraph(before) && is_paragraph(block) && tight(before, block);
        if before.is_some_and(|before| !adjacent(before)) {
            out.push(String::new());
        }
        let first_in_item = before.is_none().then_some(parent).flatten();
        bullet = match block {
            Block::List { .. } => ['-', '*', '+'].into_iter().find(|c| Some(*c) != bullet && Some(*c) != first_in_item),
            _ => None,
        };
        match block {
            Block::Heading(heading) => out.push(self::heading(heading.level, &heading.text)),
            Block::Paragraph(paragraph) => out.extend(styled::lines(&paragraph.text)),
            Block::List { items, at: _ } => {
                out.extend(items.iter().flat_map(|item| self::item(item, bullet.unwrap_or('-'), tight)));
            }
            Block::Quote { blocks, at: _ } => {
                let quoted = lines(blocks, tight, None).into_iter();
                out.extend(quoted.map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") }));
            }
            Block::Table(table) => out.extend(self::table(table)),
            Block::Preformatted { text, at: _ } => {
                let fence = "`".repeat(escape_markdown::longest_ticks(text).max(2) + 1);
                out.push(fence.clone());
                if !text.is_empty() {
                    out.extend(text.split('\n').map(str::to_owned));
                }
                out.push(fence);
            }
            // After the bullet of an item hyphens would make one line across the page of the two.
            Block::Rule { at: _ } => out.push(if first_in_item.is_some() { "___" } else { "---" }.to_owned()),
        }
        before = Some(block);
    }
    out
}

fn is_paragraph(block: &Block) -> bool {
    matches!(block, Block::Paragraph(_))
}

fn heading(level: u8, text: &Text) -> String {
    let mut line = "#".repeat(usize::from(level.clamp(1, 6)));
    line.push(' ');
    line.push_str(&styled::line(text, Place::default()));
    if line.ends_with('#') {
        // Hashes at the end of a heading are not shown.
        line.insert(line.len() - 1, '\\');
    }
    line
}

fn item(item: &Item, bullet: char, tight: &dyn Fn(&Block, &Block) -> bool) -> Vec<String> {
    let marker = item.marker.clone().unwrap_or_else(|| bullet.to_string());
    let inner = lines(&item.blocks, tight, Some(bullet));
    if inner.is_empty() {
        return vec![marker];
    }
    let indent = " ".repeat(marker.len() + 1);
    let line = |(index, line): (usize, String)| match index {
        0 => format!("{marker} {line}"),
        _ if line.is_empty() => line,
        _ => format!("{indent}{line}"),
    };
    inner.into_iter().enumerate().map(line).collect()
}

fn table(table: &Table) -> Vec<String> {
    let place = Place { cell: true, ..Place::default() };
    let row = |cells: &Vec<Cell>| {
        let cells: Vec<String> = cells.iter().map(|cell| styled::line(&cell.text, place)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut out: Vec<String> = table.rows().map(row).collect();
    out.insert(1, format!("|{}", " --- |".repeat(table.head.len())));
    out
}
