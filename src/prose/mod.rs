//! How notices speak: one reading of their words for `import`, `source` and `check`. It knows words and texts, no places in
//! a source and no pages.

pub mod contact_block;
pub mod contacts;
pub mod figures;
pub mod inspections;
pub mod issuers;
mod levels;
pub mod lost;
pub mod page_lines;
pub mod shares;
pub mod signatures;
pub mod stated;
