//! What is laid over single paragraphs and cells: the label one begins with, the steps inside it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::measures;
use crate::model::Block;
use crate::model::Overlay;
use crate::prose::labels;

/// The overlays of a body's paragraphs; paragraphs without any are left out.
pub fn overlays(body: &[Block]) -> BTreeMap<usize, Overlay> {
    let of = |(index, block): (usize, &Block)| {
        let Block::Paragraph(paragraph) = block else { return None };
        let plain = paragraph.text.plain();
        let label = labels::certain(&plain).map(|found| (found.label, 0..found.value));
        let steps = steps(&plain);
        (label.is_some() || !steps.is_empty()).then_some((index, Overlay { label, steps }))
    };
    body.iter().enumerate().filter_map(of).collect()
}

/// The overlays of the cells of a body's tables, by block, row and column; cells without steps are left out.
pub fn of_cells(body: &[Block]) -> BTreeMap<(usize, usize, usize), Overlay> {
    let mut out = BTreeMap::new();
    for (block, table) in body.iter().enumerate() {
        let Block::Table(table) = table else { continue };
        for (row, cells) in table.body.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let steps = steps(&cell.text.plain());
                if !steps.is_empty() {
                    out.insert((block, row, column), Overlay { label: None, steps });
                }
            }
        }
    }
    out
}

/// The enumerators in a text.
fn steps(plain: &str) -> Vec<Range<usize>> {
    measures::enumerators(plain).into_iter().map(|(start, len)| start..start + len).collect()
}
