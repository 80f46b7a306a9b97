//! The one door to the world: every effect on disk happens here. Knows bytes and paths, no notices.

mod browser;
mod convert;
mod error;
mod foreign;
pub mod http;
pub mod output;
mod paper;
mod plant;
mod program;
mod read;
mod refusal;
mod rewrite;
mod stamp;
mod watch;

pub use browser::open_in_browser;
pub use convert::ConvertFailure;
pub use convert::Converter;
pub use convert::office_docx;
pub use convert::pdf_author;
pub use convert::pdf_text;
pub use error::Cause;
pub use error::Class;
pub use error::Failure;
pub use error::Operation;
pub use foreign::foreign;
pub use foreign::papers;
pub use foreign::standard_input;
pub use foreign::write_one;
pub use output::Output;
pub use output::Report;
pub use output::Swap;
pub use paper::PaperFailure;
pub use paper::pdf;
pub use plant::plant;
pub use read::Reader;
pub use read::Skipped;
pub use read::Why;
pub use read::changed_at;
pub use read::read;
pub use read::read_file;
pub use refusal::Refusal;
pub use rewrite::rewrite;
pub use watch::{Watching, watch};

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
