//! The approved text in its canonical form: every character, in order, with how it is set and where it leads.

use super::canonical::Canonical;
use crate::model::Block;
use crate::model::Cell;
use crate::model::Heading;
use crate::model::Item;
use crate::model::Paragraph;
use crate::model::Run;
use crate::model::Style;
use crate::model::Table;
use crate::model::Text;

/// Writes blocks.
pub(super) fn blocks(out: &mut Canonical, name: &str, blocks: &[Block]) {
    out.list(name, blocks, block);
}

// Every noun is taken apart without `..`: a new field cannot be forgotten here.
fn block(out: &mut Canonical, block: &Block) {
    match block {
        Block::Heading(Heading { level, text: words, at: _ }) => {
            out.count("heading", usize::from(*level));
            text(out, "text", words);
        }
        Block::Paragraph(Paragraph { text: words, at: _ }) => text(out, "paragraph", words),
        Block::List { items, at: _ } => out.list("list", items, |out, Item { marker, blocks: held }| {
            out.maybe("marker", marker.as_deref());
            blocks(out, "item", held);
        }),
        Block::Quote { blocks: quoted, at: _ } => blocks(out, "quote", quoted),
        Block::Table(Table { head, body, at: _ }) => {
            row(out, "head", head);
            out.list("rows", body, |out, cells| row(out, "row", cells));
        }
        Block::Preformatted { text, at: _ } => out.text("preformatted", text),
        Block::Rule { at: _ } => out.count("rule", 0),
    }
}

fn row(out: &mut Canonical, name: &str, cells: &[Cell]) {
    out.list(name, cells, |out, Cell { text: words, at: _ }| text(out, "cell", words));
}

/// Writes a stretch of text.
pub(super) fn text(out: &mut Canonical, name: &str, text: &Text) {
    out.list(name, text.runs(), |out, Run { text, style, offsets: _ }| {
        let Style { strong, emphasis, code, link, image } = style;
        out.text("run", text);
        for (name, on) in [("strong", strong), ("emphasis", emphasis), ("code", code)] {
            out.count(name, usize::from(*on));
        }
        out.maybe("link", link.as_deref());
        out.maybe("image", image.as_deref());
    });
}
