//! How notices speak: one reading of their words for `import`, `source` and `check`. It knows words and texts, no places in
//! a source and no pages.

pub mod heading_words;
mod label_words;
pub mod labels;
pub mod papers;
pub mod status_words;
pub mod titles;
