//! The one door to the world: every effect on disk happens here. Knows bytes and paths, no notices.

mod create;
mod failure;
pub mod http;
mod input;
pub mod output;
mod program;
mod refusal;
mod rewrite;
mod write_one;

pub use create::create;
pub use failure::Cause;
pub use failure::Failure;
pub use failure::FailureClass;
pub use failure::Operation;
pub use input::folder::Reader;
pub use input::folder::Skipped;
pub use input::folder::Why;
pub use input::folder::changed_at;
pub use input::folder::read;
pub use input::folder::read_file;
pub use input::foreign::foreign;
pub use input::foreign::papers;
pub use input::foreign::standard_input;
pub use input::watch::{Watching, watch};
pub use output::Output;
pub use output::Report;
pub use output::Swap;
pub use program::browser::open_in_browser;
pub use program::convert::office_docx;
pub use program::convert::pdf_author;
pub use program::convert::pdf_text;
pub use program::print_pdf::pdf;
pub use program::program_failure::Ended;
pub use program::program_failure::Program;
pub use program::program_failure::ProgramFailure;
pub use refusal::Refusal;
pub use rewrite::rewrite;
pub use write_one::write_one;

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::tree::RelPath;

/// The one place where a path of a tree is put under a folder of the disk: a [`RelPath`] cannot lead out of it.
fn under(folder: &Path, path: &RelPath) -> PathBuf {
    folder.join(path.as_str())
}

/// Opens a regular file for reading, and nothing else: a link is not followed, and a pipe that took the file's place
/// since the folder was walked does not make the run wait for a writer.
fn open_regular(path: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        options.custom_flags(flags.bits().cast_signed());
    }
    let file = options.open(path)?;
    if !file.metadata()?.is_file() {
        return Err(std::io::Error::new(std::io::ErrorKind::InvalidInput, "not a regular file"));
    }
    Ok(file)
}
