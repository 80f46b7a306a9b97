//! Bytes of a foreign format become the lines of a paper. A reader understands a format and nothing of notices.

mod charset;
mod docx;
mod enclosure;
mod html;
mod inline;
mod magic;
mod markdown;
mod plain_text;
mod refused;
mod table;
mod typed_table;

pub use charset::Charset;
pub use docx::docx;
pub use enclosure::enclosure;
pub use html::html;
pub use markdown::markdown;
pub use plain_text::layout;
pub use plain_text::text;
pub use refused::Refused;

use crate::diagnostic::limit::LIMITS;
use crate::import::paper::Content;
use crate::import::paper::Paper;

/// What reading a file gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Its lines.
    Paper(Paper),
    /// It must be converted first, by a program of the system.
    Needs(Needs),
}

/// The conversion that a file needs before it can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Needs {
    /// A PDF: its text, laid out, is for [`layout`].
    Pdf,
    /// An old or foreign office document: as `.docx` it is for [`docx`]. The extension says what it is.
    Office(&'static str),
}

/// Reads a file: what it is is told by its bytes first, then by its name. Standard input has the name `-`.
pub fn read(name: &str, bytes: &[u8]) -> Result<Reading, Refused> {
    if bytes.len() > LIMITS.paper_bytes {
        return Err(Refused::TooLarge { bytes: bytes.len(), limit: LIMITS.paper_bytes });
    }
    let paper = match magic::kind(name, bytes)? {
        magic::Kind::Needs(needs) => return Ok(Reading::Needs(needs)),
        magic::Kind::Docx => docx(bytes)?,
        magic::Kind::Html => html(bytes)?,
        magic::Kind::Markdown => markdown(bytes)?,
        magic::Kind::Text => {
            let decoded = charset::decode(bytes)?;
            if markdown::is_markdown(&decoded.text) { markdown::lines(&decoded) } else { plain_text::lines(&decoded) }
        }
    };
    with_text(paper).map(Reading::Paper)
}

/// A paper that says something, or why it does not.
fn with_text(paper: Paper) -> Result<Paper, Refused> {
    let says_something = paper.lines.iter().any(|line| match &line.content {
        Content::Text(_) | Content::Row(_) => true,
        Content::Blank | Content::PageBreak => false,
    });
    if says_something { Ok(paper) } else { Err(Refused::NoText) }
}
