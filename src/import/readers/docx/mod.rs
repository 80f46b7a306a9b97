//! Word documents, as Word and WPS write them: what a person sees on paper, with the numbers that Word makes itself.

mod field;
mod format;
mod list_numbering;
mod notes;
mod package;
mod run;
mod story;
mod styles;
mod symbol;
mod table_grid;
mod xml;

use crate::diagnostic::limit::LIMITS;
use crate::import::paper::Paper;
use crate::import::readers::Refused;
use crate::import::readers::with_text;

use list_numbering::Numbering;
use story::Walk;
use styles::Styles;

pub(in crate::import::readers) use package::Package;
pub(in crate::import::readers) use package::kind;
pub(in crate::import::readers) use xml::decode;

/// Reads a Word document (`.docx`). Nothing of it is ever unpacked to disk.
///
/// Tracked insertions are text; deletions, comments, hidden text, pictures, headers and footers are left out and listed.
/// Footnotes stand at the end as `［注1］…`, with the same mark at their place.
pub fn docx(bytes: &[u8]) -> Result<Paper, Refused> {
    if bytes.len() > LIMITS.paper_bytes {
        return Err(Refused::TooLarge { bytes: bytes.len(), limit: LIMITS.paper_bytes });
    }
    let mut package = Package::open(bytes)?;
    let document = package.document()?;
    let relations = package.relations(&document)?;
    let root = package.xml(&document)?.ok_or(Refused::NotWord)?;
    let styles = match relations.first("styles") {
        Some(part) => package.xml(part)?.map(|root| Styles::read(&root)),
        None => None,
    }
    .unwrap_or_default();
    let numbering = match relations.first("numbering") {
        Some(part) => package.xml(part)?.map(|root| Numbering::read(&root, &styles)),
        None => None,
    }
    .unwrap_or_default();
    let notes = notes::read(&mut package, &relations)?;
    let body = root.child("body").ok_or(Refused::NotWord)?;
    with_text(Walk::new(&styles, &numbering, &notes).whole(body)?)
}
