//! Canonical text to notices and back: front matter, Markdown, the grammar of a notice's body, and the printer.
//!
//! Parsing never fails. It returns what it understood and the list of what is wrong.

mod article;
mod body;
mod grammar;
mod head;
pub mod keys;
pub mod markdown;
mod notice;
mod print;
mod print_head;
mod reading;
mod record;
mod schemas;
pub mod shape;
mod words;
pub mod yaml;
mod yaml_words;

pub use article::article;
pub use grammar::clean_title;
pub use notice::{File, notice};
pub use print::print;
pub use reading::Reading;
pub use record::{holidays, inspection, organ, settings, topics};
pub use schemas::schemas;
pub use words::words;
