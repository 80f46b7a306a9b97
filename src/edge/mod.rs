//! The one door to the world: every effect on disk happens here. Knows bytes and paths, no notices.

mod create;
mod disk_file;
mod failure;
mod fetch;
pub mod http;
mod input;
mod keep_version;
pub mod output;
mod program;
mod refusal;
mod rewrite;
mod take_away;
mod write_aside;
mod write_one;

pub use create::create;
pub use failure::Cause;
pub use failure::Failure;
pub use failure::FailureClass;
pub use failure::Operation;
pub use fetch::{Remote, is_address};
pub use input::folder::Keep;
pub use input::folder::Reader;
pub use input::folder::read;
pub use input::foreign::foreign;
pub use input::foreign::papers;
pub use input::foreign::standard_input;
pub use input::skipped::Skipped;
pub use input::skipped::Why;
pub use input::source_file::SourceReader;
pub use input::source_file::changed_at;
pub use input::source_file::read_file;
pub use input::watch::{Watching, watch};
pub use keep_version::keep_version;
pub use output::Output;
pub use output::Report;
pub use output::Swap;
pub use output::{
    CURRENT, Commit, InPlace, PublishedFolder, ReleaseReport, Releases, SiteLock, StagedEdition, ZipTarget,
    discard_output, file_in, look_through, manifest_of, repair, site_lock,
};
pub use program::browser::open_in_browser;
pub use program::convert::office_docx;
pub use program::convert::pdf_places;
pub use program::convert::pdf_text;
pub use program::pdf_notes::{PdfNotes, pdf_notes};
pub use program::print_pdf::pdf;
pub use program::program_failure::Ended;
pub use program::program_failure::Program;
pub use program::program_failure::ProgramFailure;
pub use program::sign::sign;
pub use refusal::Refusal;
pub use rewrite::rewrite;
pub use take_away::{move_files, take_away};
pub use write_one::write_one;

use disk_file::open_regular;
use disk_file::under;
