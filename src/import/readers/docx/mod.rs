//! Word documents, as Word and WPS write them: what a person sees on paper, with the numbers that Word makes itself.

mod chunk;
mod equation;
mod field;
mod form_field;
mod format;
mod graphic;
mod linked;
mod list_numbering;
mod margin;
mod notes;
mod omml;
mod open_paragraph;
mod package;
mod paragraph;
mod parts;
mod run;
mod run_look;
mod story;
mod styles;
mod table_grid;
mod word_2003;
mod xml;

use crate::diagnostic::limit::LIMITS;
use crate::import::paper::Paper;
use crate::import::readers::Refused;
use crate::import::readers::contents;
use crate::import::readers::html;
use crate::import::readers::text;
use crate::import::readers::with_text;

use linked::Links;
use list_numbering::Numbering;
use notes::Notes;
use parts::Parts;
use story::Walk;
use styles::Styles;
use xml::Element;

pub(in crate::import::readers) use package::Package;
pub(in crate::import::readers) use package::kind;
pub(in crate::import::readers) use xml::decode;

/// How deep documents that stand in documents are read.
const DEEPEST: usize = 1;

/// Reads a Word document (`.docx`). Nothing of it is ever unpacked to disk.
///
/// Tracked insertions are text; deletions, comments, hidden and struck text, pictures, headers and footers are left out
/// and listed. Footnotes stand at the end as `［注1］…`, with the same mark at their place.
pub fn docx(bytes: &[u8]) -> Result<Paper, Refused> {
    docx_within(bytes, 0)
}

fn docx_within(bytes: &[u8], depth: usize) -> Result<Paper, Refused> {
    check_size(bytes)?;
    whole(Parts::Packed(Package::open(bytes)?), depth)
}

/// Reads a Word document that is one XML file: that of Word 2003, or a package written flat.
pub fn word_xml(bytes: &[u8]) -> Result<Paper, Refused> {
    check_size(bytes)?;
    let root = xml::parse(bytes, "xml")?;
    if &*root.name == "package" {
        return whole(Parts::flat(root), 0);
    }
    let old = word_2003::read(root).ok_or(Refused::NotWord)?;
    let styles = old.styles.map(|root| Styles::read(&root)).unwrap_or_default();
    let numbering = old.numbering.map(|root| Numbering::read(&root, &styles)).unwrap_or_default();
    paper(&old.body, &styles, &numbering, &old.notes, &Links::default())
}

fn check_size(bytes: &[u8]) -> Result<(), Refused> {
    match bytes.len() > LIMITS.paper_bytes {
        true => Err(Refused::TooLarge { bytes: bytes.len(), limit: LIMITS.paper_bytes }),
        false => Ok(()),
    }
}

fn whole(mut parts: Parts<'_>, depth: usize) -> Result<Paper, Refused> {
    let document = parts.document()?;
    let relations = parts.relations(&document)?;
    let root = parts.xml(&document)?.ok_or(Refused::NotWord)?;
    let styles = match relations.first("styles") {
        Some(part) => parts.xml(part)?.map(|root| Styles::read(&root)),
        None => None,
    }
    .unwrap_or_default();
    let numbering = match relations.first("numbering") {
        Some(part) => parts.xml(part)?.map(|root| Numbering::read(&root, &styles)),
        None => None,
    }
    .unwrap_or_default();
    let embedded = |name: &str, bytes: &[u8]| embedded(name, bytes, depth);
    let links = Links::follow(&mut parts, &relations, &embedded)?;
    let notes = notes::read(&mut parts, &relations, &embedded)?;
    let body = root.child("body").ok_or(Refused::NotWord)?;
    paper(body, &styles, &numbering, &notes, &links)
}

fn paper(
    body: &Element,
    styles: &Styles,
    numbering: &Numbering,
    notes: &Notes,
    links: &Links,
) -> Result<Paper, Refused> {
    with_text(contents::set_aside(Walk::new(styles, numbering, notes, links).whole(body)?))
}

/// A document that stands in another, where it can be read.
fn embedded(name: &str, bytes: &[u8], depth: usize) -> Option<Paper> {
    match name.rsplit_once('.')?.1 {
        "docx" | "docm" | "dotx" if depth < DEEPEST => docx_within(bytes, depth + 1).ok(),
        "htm" | "html" | "xhtml" => html(bytes).ok(),
        "txt" => text(bytes).ok().map(|(paper, _)| paper),
        _ => None,
    }
}
