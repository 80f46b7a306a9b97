//! Bytes that are no pages: what a site holds, for archives, spreadsheets and programs.

mod changes_jsonl;
mod csv_table;
mod issues_csv;
mod record;

pub use changes_jsonl::write_changes;
pub use issues_csv::write_issues;
pub use record::record;
