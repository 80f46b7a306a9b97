//! How notices speak: one reading of their words for `import`, `source` and `check`. It knows words and texts, no places in
//! a source and no pages.

pub mod annexes;
pub mod as_of;
pub mod bracketed_values;
pub mod column_names;
pub mod contact_block;
pub mod contacts;
mod counted_measures;
pub mod deliveries;
pub mod doubled;
mod figure;
mod figure_kinds;
pub mod figures;
pub mod heading_words;
pub mod inspections;
pub mod issuers;
mod label_words;
pub mod labels;
pub mod ledger_layout;
mod ledger_pairs;
mod letter_places;
mod levels;
pub mod lost;
mod news;
mod office_hours;
pub mod page_lines;
pub mod page_values;
pub mod paper_kinds;
pub mod paper_titles;
pub mod papers;
mod persons_dealt_with;
mod publishing;
pub mod recognition;
mod row_words;
mod rules_made;
pub mod shares;
pub mod signatures;
pub mod stated;
pub mod status_words;
mod sums;
pub mod titles;

pub use ledger_layout::LedgerForm;
pub use ledger_layout::LedgerLayout;
pub use ledger_layout::RowKind;
