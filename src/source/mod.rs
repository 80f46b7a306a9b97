//! Canonical text to notices and back: front matter, Markdown, the grammar of a notice's body, and the printer.
//!
//! Parsing never fails. It returns what it understood and the list of what is wrong.

pub mod keys;
mod reading;
pub mod shape;
pub mod yaml;

pub use reading::Reading;
