//! What stands beside the text: footnotes, endnotes, comments, headers and footers.

use std::collections::HashMap;

use crate::import::readers::Refused;
use crate::import::readers::docx::linked::Embedded;
use crate::import::readers::docx::linked::Links;
use crate::import::readers::docx::package::Relations;
use crate::import::readers::docx::parts;
use crate::import::readers::docx::parts::Parts;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::left_out;

/// Kinds of notes that stand at the end of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::import::readers::docx) enum Kind {
    Footnote,
    Endnote,
}

impl Kind {
    /// The mark of a note at its place and before its text.
    pub fn mark(self, number: usize) -> String {
        match self {
            Kind::Footnote => format!("［注{number}］"),
            Kind::Endnote => format!("［尾注{number}］"),
        }
    }
}

/// Everything beside the text.
#[derive(Debug, Default)]
pub(in crate::import::readers::docx) struct Notes {
    notes: HashMap<(Kind, String), Element>,
    links: HashMap<Kind, Links>,
    /// Comments in their order, and by id.
    comments: Vec<(String, String)>,
    places: HashMap<String, usize>,
    /// Headers and footers in their order.
    pub margins: Vec<Margin>,
}

/// A header or a footer.
#[derive(Debug)]
pub(in crate::import::readers::docx) struct Margin {
    /// 页眉 or 页脚.
    pub what: &'static str,
    pub root: Element,
    pub links: Links,
}

impl Notes {
    /// Adds the notes of a part, and what they lead to.
    pub fn add_notes(&mut self, kind: Kind, root: Element, links: Links) {
        let name = match kind {
            Kind::Footnote => "footnote",
            Kind::Endnote => "endnote",
        };
        for note in parts::elements(root) {
            // The lines that divide notes from the text are notes of another type.
            let is_note = note.is(name) && matches!(note.attribute("type"), None | Some("normal"));
            if let Some(id) = note.attribute("id").filter(|_| is_note).map(str::to_owned) {
                self.notes.insert((kind, id), note);
            }
        }
        self.links.insert(kind, links);
    }

    /// Adds the comments of a part.
    pub fn add_comments(&mut self, root: &Element) {
        for comment in root.elements().filter(|element| element.is("comment")) {
            let text = comment.text().trim().to_owned();
            if let Some(id) = comment.attribute("id").filter(|_| !text.is_empty()) {
                self.places.insert(id.to_owned(), self.comments.len());
                self.comments.push((id.to_owned(), text));
            }
        }
    }

    /// What the notes of a kind lead to.
    pub fn links(&self, kind: Kind) -> Option<&Links> {
        self.links.get(&kind)
    }

    /// A note by its id.
    pub fn note(&self, kind: Kind, id: &str) -> Option<&Element> {
        self.notes.get(&(kind, id.to_owned()))
    }

    /// The text of a comment by its id.
    pub fn comment(&self, id: &str) -> Option<&str> {
        self.comments.get(*self.places.get(id)?).map(|(_, text)| text.as_str())
    }

    /// Every comment with its id.
    pub fn comments(&self) -> impl Iterator<Item = (&str, &str)> {
        self.comments.iter().map(|(id, text)| (id.as_str(), text.as_str()))
    }
}

/// Reads what stands beside the text of a document.
pub(in crate::import::readers::docx) fn read(
    parts: &mut Parts<'_>,
    relations: &Relations,
    embedded: Embedded<'_>,
) -> Result<Notes, Refused> {
    let mut notes = Notes::default();
    for (relation, kind) in [("footnotes", Kind::Footnote), ("endnotes", Kind::Endnote)] {
        let Some(part) = relations.first(relation) else { continue };
        let Some(root) = parts.xml(part)? else { continue };
        let own = parts.relations(part)?;
        notes.add_notes(kind, root, Links::follow(parts, &own, embedded)?);
    }
    if let Some(root) = relations.first("comments").map_or(Ok(None), |part| parts.xml(part))? {
        notes.add_comments(&root);
    }
    for (relation, what) in [("header", left_out::HEADER), ("footer", left_out::FOOTER)] {
        for part in relations.all(relation) {
            let Some(root) = parts.xml(part)? else { continue };
            let own = parts.relations(part)?;
            notes.margins.push(Margin { what, root, links: Links::follow(parts, &own, embedded)? });
        }
    }
    Ok(notes)
}
