//! Faults of content: what was found and where, what was expected, how to mend it.
//!
//! A fault is a value. It knows a place in a source file and its code; its words, in Chinese and English, stand in the
//! table of codes, so that the screen, the documents and `tongbao explain` say the same.

pub mod baseline;
mod code;
pub mod codes;
mod content_fault;
pub mod edit;
mod explanation;
pub mod fix;
pub mod limit;
pub mod line_index;
#[cfg(test)]
mod sample;
pub mod show;
mod span;
mod wording;

pub use crate::text::lang::Lang;
pub use code::{Code, Level, Words};
pub use content_fault::Diagnostic;
pub use explanation::{document, explain};
pub use span::Span;
