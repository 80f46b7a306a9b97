//! How notices speak: one reading of their words for `import`, `source` and `check`. It knows words and texts, no places in
//! a source and no pages.

pub mod annexes;
pub mod bracketed_values;
pub mod column_names;
pub mod contact_block;
pub mod contacts;
mod figure;
pub mod figures;
pub mod heading_words;
pub mod inspections;
pub mod issuers;
mod label_words;
pub mod labels;
pub mod ledger_layout;
mod ledger_pairs;
mod levels;
pub mod lost;
pub mod page_lines;
pub mod papers;
mod row_words;
pub mod shares;
pub mod signatures;
pub mod stated;
pub mod status_words;
pub mod titles;

pub use ledger_layout::LedgerForm;
pub use ledger_layout::LedgerLayout;
pub use ledger_layout::RowKind;
