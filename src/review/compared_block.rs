//! The text of a notice as paragraphs that can be counted and held against those of another edition: items of lists and
//! paragraphs of quotations by themselves, a table as one.

use super::alignment::Comparable;
use super::alignment::Sort;
use crate::model::At;
use crate::model::Block;
use crate::model::Notice;
use crate::model::Run;
use crate::model::Table;
use crate::model::Text;
use crate::text::numbering;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockSort {
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list; its number belongs to its text.
    Item,
    /// A paragraph of a quotation.
    Quote,
    /// Text whose line breaks are kept.
    Preformatted,
    /// A table.
    Table,
    /// A line across the page.
    Rule,
}

/// A paragraph of a notice, or a table.
#[derive(Clone, Debug)]
pub struct ComparedBlock<'n> {
    /// The block of the notice's body that it is, or stands in.
    pub block: usize,
    /// What it is.
    pub sort: BlockSort,
    /// Its text; that of a table is empty.
    pub text: Text,
    /// The table that it is.
    pub table: Option<&'n Table>,
    /// Where it stands in its source.
    pub at: At,
}

/// The paragraphs of a notice in order.
pub fn blocks(notice: &Notice) -> Vec<ComparedBlock<'_>> {
    let mut out = Vec::with_capacity(notice.body.len());
    for (number, block) in notice.body.iter().enumerate() {
        push(number, block, BlockSort::Paragraph, None, &mut out);
    }
    out
}

/// Appends the paragraphs of a block. `within` is what a paragraph in it is, `marker` the number in front of the first.
fn push<'n>(
    number: usize,
    block: &'n Block,
    within: BlockSort,
    marker: Option<&str>,
    out: &mut Vec<ComparedBlock<'n>>,
) {
    let mut put = |sort: BlockSort, text: Text, table: Option<&'n Table>| {
        let text = match marker {
            Some(marker) if table.is_none() => {
                Text::of(format!("{marker} ")).runs().iter().chain(text.runs()).cloned().collect()
            }
            _ => text,
        };
        out.push(ComparedBlock { block: number, sort, text, table, at: block.at() });
    };
    match block {
        Block::Heading(heading) => put(BlockSort::Heading, heading.text.clone(), None),
        Block::Paragraph(paragraph) => put(within, paragraph.text.clone(), None),
        Block::Preformatted { text, .. } => put(BlockSort::Preformatted, Text::of(text.as_str()), None),
        Block::Table(table) => put(BlockSort::Table, Text::default(), Some(table)),
        Block::Rule { .. } => put(BlockSort::Rule, Text::default(), None),
        Block::Quote { blocks, .. } => {
            blocks.iter().for_each(|block| push(number, block, BlockSort::Quote, None, out));
        }
        Block::List { items, .. } => {
            for item in items {
                let mut marker = item.marker.as_deref();
                for block in &item.blocks {
                    push(number, block, BlockSort::Item, marker.take(), out);
                }
            }
        }
    }
}

impl ComparedBlock<'_> {
    /// Its characters, those of a table row by row.
    pub fn plain(&self) -> String {
        match self.table {
            Some(table) => table.plain().iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n"),
            None => self.text.plain(),
        }
    }

    /// Whether two paragraphs with the same characters look the same: their sort, their styles, where their links lead.
    pub fn looks_like(&self, other: &ComparedBlock<'_>) -> bool {
        let style = |run: &Run| (run.text.clone(), run.style.clone());
        let styles = |of: &Text| of.runs().iter().map(style).collect::<Vec<_>>();
        self.sort == other.sort
            && styles(&self.text) == styles(&other.text)
            && match (self.table, other.table) {
                (Some(a), Some(b)) => a
                    .rows()
                    .flatten()
                    .map(|cell| styles(&cell.text))
                    .eq(b.rows().flatten().map(|cell| styles(&cell.text))),
                _ => true,
            }
    }

    /// The paragraph, ready to be held against others.
    pub fn comparable(&self) -> Comparable {
        let plain = self.plain();
        let sort = if self.table.is_some() { Sort::Table } else { Sort::Words };
        let key = format!("{:?}\n{plain}", self.sort);
        let text = match self.sort {
            BlockSort::Heading => without_number(&plain).to_owned(),
            BlockSort::Rule => String::new(),
            _ => plain.clone(),
        };
        Comparable::new(sort, key, text, label(&plain).to_owned())
    }
}

/// A heading without its number.
pub fn without_number(heading: &str) -> &str {
    numbering::mark(heading).map_or(heading, |mark| &heading[mark.len..])
}

/// What stands in front of the first colon of a paragraph, with it, where that is short.
fn label(text: &str) -> &str {
    const LONGEST: usize = 12;
    let end = text.char_indices().take(LONGEST).find(|(_, c)| *c == '：').map_or(0, |(at, c)| at + c.len_utf8());
    &text[..end]
}
