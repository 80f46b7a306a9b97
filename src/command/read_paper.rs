//! The bytes of a file to a paper: what the program cannot read itself, a program of the system turns into what it can.

use crate::edge;
use crate::import::paper::Paper;
use crate::import::readers;
use crate::import::readers::Needs;
use crate::import::readers::ReadAttempt;
use crate::text::lang::Bilingual;

/// Reads a file as a paper, by its name and its bytes.
pub fn read_paper(name: &str, bytes: &[u8]) -> Result<Paper, Bilingual> {
    let refused = |refused: readers::Refused| refused.words();
    let failed = |failure: edge::ProgramFailure| failure.words();
    match readers::read(name, bytes).map_err(refused)? {
        ReadAttempt::Paper(paper) => Ok(paper),
        ReadAttempt::Needs(Needs::Pdf) => {
            let (text, places) = (edge::pdf_text(bytes).map_err(failed)?, edge::pdf_places(bytes).map_err(failed)?);
            readers::pdf(&text, &places).map_err(refused)
        }
        ReadAttempt::Needs(Needs::Office(extension)) => {
            readers::docx(&edge::office_docx(bytes, extension).map_err(failed)?).map_err(refused)
        }
    }
}
