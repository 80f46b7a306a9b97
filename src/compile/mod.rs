//! A Tree to a Site, a route to bytes, a whole site to an output, in parallel.
//!
//! The core has no clock, no environment and no files: the same tree and the same day give the same bytes.

mod compiled;
mod content;
mod content_files;
mod export_package;
mod file_ids;
mod held_back;
mod memo;
mod notice_files;
mod sink;
mod template_trial;

pub use compiled::{Compiled, Input, Rendered};
pub use export_package::Package;
pub use export_package::Picture;
pub use export_package::Pictures;
pub use held_back::HeldBack;
pub use memo::Memo;
pub use notice_files::text_of_notice;
pub use sink::{Sink, Written};
