//! What is laid over single paragraphs: the label one begins with, the steps inside it.

use std::collections::BTreeMap;

use super::label;
use super::measures;
use crate::model::Block;
use crate::model::Overlay;

/// The overlays of a body's paragraphs; paragraphs without any are left out.
pub fn overlays(body: &[Block]) -> BTreeMap<usize, Overlay> {
    let of = |(index, block): (usize, &Block)| {
        let Block::Paragraph(paragraph) = block else { return None };
        let plain = paragraph.text.plain();
        let label = label::labelled(&plain).map(|found| (found.label, 0..found.value));
        let steps: Vec<_> = measures::enumerators(&plain).into_iter().map(|(start, len)| start..start + len).collect();
        (label.is_some() || !steps.is_empty()).then_some((index, Overlay { label, steps }))
    };
    body.iter().enumerate().filter_map(of).collect()
}
