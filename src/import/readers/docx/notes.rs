//! What stands beside the text: footnotes, endnotes, comments, headers and footers.

use std::collections::HashMap;

use crate::import::readers::Refused;
use crate::import::readers::docx::package::Package;
use crate::import::readers::docx::package::Relations;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::docx::xml::Node;
use crate::import::readers::inline;

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
    /// Comments in their order, and by id.
    comments: Vec<(String, String)>,
    places: HashMap<String, usize>,
    /// Headers and footers that say something, each text once.
    pub margins: Vec<(&'static str, String)>,
}

impl Notes {
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
    package: &mut Package<'_>,
    relations: &Relations,
) -> Result<Notes, Refused> {
    let mut notes = Notes::default();
    for (relation, name, kind) in [("footnotes", "footnote", Kind::Footnote), ("endnotes", "endnote", Kind::Endnote)] {
        let Some(root) = xml(package, relations.first(relation))? else { continue };
        for note in elements(root) {
            // The lines that divide notes from the text are notes of another type.
            let is_note = note.is(name) && matches!(note.attribute("type"), None | Some("normal"));
            if let Some(id) = note.attribute("id").filter(|_| is_note).map(str::to_owned) {
                notes.notes.insert((kind, id), note);
            }
        }
    }
    if let Some(root) = xml(package, relations.first("comments"))? {
        for comment in root.elements().filter(|element| element.is("comment")) {
            let text = comment.text().trim().to_owned();
            if let Some(id) = comment.attribute("id").filter(|_| !text.is_empty()) {
                notes.places.insert(id.to_owned(), notes.comments.len());
                notes.comments.push((id.to_owned(), text));
            }
        }
    }
    for (relation, what) in [("header", "页眉"), ("footer", "页脚")] {
        for part in relations.all(relation) {
            let text = xml(package, Some(part))?.map(|root| root.text().trim().to_owned()).unwrap_or_default();
            if !inline::is_blank(&text) && !notes.margins.contains(&(what, text.clone())) {
                notes.margins.push((what, text));
            }
        }
    }
    Ok(notes)
}

fn xml(package: &mut Package<'_>, part: Option<&str>) -> Result<Option<Element>, Refused> {
    part.map_or(Ok(None), |part| package.xml(part))
}

fn elements(root: Element) -> impl Iterator<Item = Element> {
    root.children.into_iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    })
}
