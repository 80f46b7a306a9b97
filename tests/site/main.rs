//! A site as it is built: its pages, its faults, its theme, and the laws of docs/architecture.md.

#[path = "../support/mod.rs"]
mod support;

mod addresses;
mod approvals;
mod changes;
mod check;
mod check_seeds;
mod commitments;
mod diagnostics;
mod domain;
mod enclosed;
mod enclosed_pdf;
mod figures;
mod followed;
mod golden;
mod groups;
mod held_back;
mod hostile;
mod last_word;
mod laws;
mod long_lists;
mod open_data;
mod root_files;
mod search;
mod theme;
