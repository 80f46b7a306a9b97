//! Bytes of a foreign format become the lines of a paper. A reader understands a format and nothing of notices.

mod charset;
mod contents;
mod docx;
mod enclosure;
mod file_kind;
pub mod front_matter;
mod html;
mod inline;
pub mod left_out;
mod magic;
mod markdown;
mod pdf;
mod plain_text;
mod raised;
mod refused;
mod symbol;
mod table;
mod tagged_table;
mod typed_table;

pub use charset::Charset;
pub use docx::docx;
pub use docx::word_xml;
pub use enclosure::enclosure;
pub use file_kind::Needs;
pub use html::html;
pub use markdown::markdown;
pub use pdf::pdf;
pub use plain_text::text;
pub use refused::Refused;

use file_kind::Kind;
use refused::with_text;

use crate::diagnostic::limit::LIMITS;
use crate::import::paper::Paper;

/// What reading a file gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadAttempt {
    /// Its lines.
    Paper(Paper),
    /// It must be converted first, by a program of the system.
    Needs(Needs),
}

/// Reads a file: what it is is told by its bytes first, then by its name. Standard input has the name `-`.
pub fn read(name: &str, bytes: &[u8]) -> Result<ReadAttempt, Refused> {
    if bytes.len() > LIMITS.paper_bytes {
        return Err(Refused::TooLarge { bytes: bytes.len(), limit: LIMITS.paper_bytes });
    }
    let paper = match magic::kind(name, bytes)? {
        Kind::Needs(needs) => return Ok(ReadAttempt::Needs(needs)),
        Kind::Docx => docx(bytes)?,
        Kind::WordXml => word_xml(bytes)?,
        Kind::Html => html(bytes)?,
        Kind::Markdown => markdown(bytes)?,
        Kind::Text => {
            let decoded = charset::decode(bytes)?;
            if markdown::is_markdown(&decoded.text) { markdown::lines(&decoded) } else { plain_text::lines(&decoded) }
        }
    };
    with_text(contents::set_aside(paper)).map(ReadAttempt::Paper)
}
