//! What became of a notice between two editions, as values: its text block by block, its tables row by row and cell by cell,
//! the facts that changed, and the files beside it. Markup is made of it elsewhere.

pub mod alignment;
pub mod changed_fact;
mod claim_words;
pub mod compared_block;
pub mod differences;
pub mod enclosed_files;
mod figures_in_text;
mod issue_changes;
mod notice_changes;
pub mod notice_edition;
pub mod reading_order;
pub mod shown_block;
pub mod slip_places;
pub mod table_difference;
