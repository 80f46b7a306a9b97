//! What is laid over single paragraphs and cells: the label one begins with, the steps inside it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::label;
use super::measures;
use crate::model::Block;
use crate::model::Cell;
use crate::model::Overlay;

/// The overlays of a body's paragraphs; paragraphs without any are left out.
pub fn overlays(body: &[Block]) -> BTreeMap<usize, Overlay> {
    let of = |(index, block): (usize, &Block)| {
        let Block::Paragraph(paragraph) = block else { return None };
        let plain = paragraph.text.plain();
        let label = label::labelled(&plain).map(|found| (found.label, 0..found.value));
        let steps = steps(&plain);
        (label.is_some() || !steps.is_empty()).then_some((index, Overlay { label, steps }))
    };
    body.iter().enumerate().filter_map(of).collect()
}

/// The overlays of the cells of a body's tables, by where a cell begins; cells without steps are left out.
pub fn of_cells(body: &[Block]) -> BTreeMap<usize, Overlay> {
    let tables = body.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let of = |cell: &Cell| {
        let steps = steps(&cell.text.plain());
        (!steps.is_empty()).then_some((cell.at.start, Overlay { label: None, steps }))
    };
    tables.flat_map(|table| table.body.iter().flatten().filter_map(of)).collect()
}

/// The enumerators in a text.
fn steps(plain: &str) -> Vec<Range<usize>> {
    measures::enumerators(plain).into_iter().map(|(start, len)| start..start + len).collect()
}
