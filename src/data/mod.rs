//! Bytes that are no pages: what a site holds, for archives, spreadsheets and programs.

mod csv_table;
mod issues_csv;
mod record;

pub use issues_csv::write_issues;
pub use record::record;
