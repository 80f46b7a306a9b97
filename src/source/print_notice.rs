//! A notice to its canonical source: the inverse of [`super::notice`].

use super::markdown;
use super::print_head;
use crate::model::Block;
use crate::model::Label;
use crate::model::Notice;
use crate::prose::labels;

/// The canonical source of a notice: front matter, then the text. The outline is not printed: it follows from these.
pub fn print(notice: &Notice) -> String {
    let head = print_head::print(&notice.head);
    let body = markdown::print_with(&notice.body, &stand_together);
    let gap = if body.is_empty() { "" } else { "\n" };
    format!("---\n{head}---\n{gap}{body}")
}

/// Short labelled lines stand under one another without a gap, as people write them.
fn stand_together(first: &Block, second: &Block) -> bool {
    is_short_label(first) && is_short_label(second)
}

fn is_short_label(block: &Block) -> bool {
    let Block::Paragraph(paragraph) = block else { return false };
    let plain = paragraph.text.plain();
    labels::certain(&plain).is_some_and(|found| {
        matches!(found.label, Label::Status | Label::Class | Label::Owner | Label::Lead | Label::Due | Label::ClosedOn)
    })
}
