//! The grammar of a notice's body: from blocks of text to areas, findings and issues.
//!
//! It trusts numbering and labels, not heading depth. Headings make a tree by the rank of their numbers; a heading
//! under which labels stand (or that says it is a problem) is an issue; what holds issues is a finding, an area or a
//! section. Tables with known columns are ledgers, a row an issue. Nothing is moved or reworded: everything found
//! points at the blocks it was found in.

mod annex;
mod annex_list;
mod branches;
mod closing;
mod cut_table;
mod fields;
mod heading;
mod inline_values;
mod issue;
mod judge;
mod label;
mod ledger_cell;
mod ledger_line;
mod ledger_parts;
mod ledger_table;
mod measures;
mod overlay;
mod printed_words;
mod slip;
mod tree;
mod value;

pub use label::parts;
pub use printed_words::outline;
