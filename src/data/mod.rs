//! Bytes that are no pages: what a site holds, for archives, spreadsheets and programs.

mod atom;
mod crawlers;
mod csv_table;
mod issues_csv;
mod record;
mod xml_writer;

pub use atom::write_feed;
pub use crawlers::{write_robots, write_sitemap};
pub use issues_csv::write_issues;
pub use record::record;
