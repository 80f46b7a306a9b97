//! A Tree to a Site, a route to bytes, a whole site to an output, in parallel.
//!
//! The core has no clock, no environment and no files: the same tree and the same day give the same bytes.

mod approvals_now;
mod assembled;
mod compiled;
mod content_files;
mod contributions;
mod drafts;
mod entry_pages;
mod export_package;
mod file_ids;
mod first_pass;
mod followed;
mod held_back;
mod input;
mod judging;
mod kept_files;
mod kept_versions;
mod line_groups;
mod memo;
mod notice_files;
mod notice_paths;
mod open_data;
mod publication;
mod review_copy;
mod root_files;
mod searched;
mod sink;
mod site_theme;
mod template_trial;
mod visit;
mod writing;

pub use approvals_now::{Approval, ApprovalKnown};
pub use compiled::{Compiled, Rendered, Unmade};
pub use export_package::ExportGiven;
pub use export_package::Package;
pub use export_package::Picture;
pub use export_package::Pictures;
pub use first_pass::TextRules;
pub use held_back::HeldBack;
pub use input::Input;
pub use judging::Unchecked;
pub use kept_files::Publication;
pub use memo::Memo;
pub use notice_files::text_of_notice;
pub use publication::KeptSource;
pub use review_copy::LinesOf;
pub use review_copy::ReviewTask;
pub use review_copy::ReviewedSource;
pub use review_copy::ReviewedSources;
pub use sink::{NoticeFaults, Sink, Written};
