//! How notices speak: one reading of their words for `import`, `source` and `check`. It knows words and texts, no places in
//! a source and no pages.

pub mod contact_block;
pub mod contacts;
pub mod figures;
mod levels;
pub mod shares;
pub mod signatures;
