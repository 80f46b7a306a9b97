//! Word documents.

use super::look::Look;
use super::xml_part;
use crate::import::readers::Refused;
use crate::import::readers::docx::Package;

/// The name of the main part; none where the package is no Word document.
pub(in crate::import::readers::enclosure) fn document(package: &mut Package<'_>) -> Option<String> {
    let document = package.document().ok()?.to_lowercase();
    let is_other = document.starts_with("xl/") || document.starts_with("ppt/");
    (!is_other && package.has(&document)).then_some(document)
}

/// The text itself, deleted text included, with its recorded changes.
pub(in crate::import::readers::enclosure) fn read(
    look: &mut Look,
    package: &mut Package<'_>,
    document: &str,
) -> Result<(), Refused> {
    match look.bytes(package, document)? {
        Some(bytes) => xml_part::read(look, document, &bytes, true),
        None => Err(Refused::NotWord),
    }
}
