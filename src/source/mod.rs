//! Canonical text to notices and back: front matter, Markdown, the grammar of a notice's body, and the printer.
//!
//! Parsing never fails. It returns what it understood and the list of what is wrong.

mod approval_file;
mod article;
mod former_id;
mod front_and_body;
mod grammar;
mod head;
mod history_file;
mod history_schema;
pub mod keys;
pub mod markdown;
mod notice;
mod print_approval;
mod print_head;
mod print_notice;
mod reading;
mod schemas;
pub mod shape;
mod withdrawn_file;
mod word_list;
pub mod yaml;
mod yaml_sources;
mod yaml_words;

pub use approval_file::approvals;
pub use article::article;
pub use former_id::with_former_id;
pub use history_file::{editions_in, editions_of, history, history_line};
pub use notice::{SourceFile, notice};
pub use print_approval::with_entry;
pub use print_notice::print;
pub use reading::Reading;
pub use schemas::schemas;
pub use withdrawn_file::{print_withdrawn, withdrawn};
pub use word_list::words;
pub use yaml_sources::{holidays, inspection, organ, settings, topics};
