//! Bytes that are no pages: what a site holds, for archives, spreadsheets and programs.
//!
//! A table is described once (`data_column`, `tables`); CSV, JSON, the workbook, their schemas and the page that explains them
//! follow from that description.

mod atom;
mod change_schema;
mod changes_jsonl;
mod crawlers;
mod csv_table;
mod data_column;
mod data_package;
mod data_schemas;
mod feed_entries;
mod index;
mod json_rows;
mod ledger_workbook;
mod record;
mod row_count;
mod rules;
mod search;
mod tables;
mod visited;
mod vocabulary;
mod withdrawn_record;
mod xml_writer;

use std::io;
use std::io::Write;

pub use atom::write_feed;
pub use changes_jsonl::write_changes;
pub use crawlers::{write_open_search, write_robots, write_sitemap};
pub use data_column::{CellKind, ColumnAbout, Origin};
pub use data_package::write_package;
pub use data_schemas::write_schema;
pub use feed_entries::{FeedEntry, FeedTombstone, FeedView};
pub use index::write_index;
pub use record::record;
pub use row_count::row_count;
pub use rules::{FILTERS, FigureRule, RULES, RuleFilter};
pub use search::{
    PutSearchFile, Scratch, SearchDocument, SearchGroup, SearchIndex, SearchStamp, search_article, search_notice,
    search_order, search_organ, search_stamp,
};
pub use tables::{TableAbout, about, columns};
pub use visited::{GivenByNotice, VisitedFiles};
pub use withdrawn_record::withdrawn_record;

use crate::address::DataTable;
use crate::site::Lists;
use crate::tree::Digest;
use csv_table::CsvTable;
use json_rows::JsonRows;

/// Length and digest of a file.
pub type Sum = (u64, Digest);

/// Writes a table that follows from facts alone as CSV: a head, and a row for each thing.
pub fn write_csv(table: DataTable, lists: &Lists, to: &mut dyn Write) -> io::Result<()> {
    let mut csv = CsvTable::begin(to, columns(table).iter().map(|about| about.name))?;
    tables::put_rows(table, lists, &mut |cells| csv.row(cells))?;
    csv.end()
}

/// Writes such a table as JSON.
pub fn write_json(table: DataTable, lists: &Lists, to: &mut dyn Write) -> io::Result<()> {
    let mut json = JsonRows::begin(to, &json_format(table), columns(table))?;
    tables::put_rows(table, lists, &mut |cells| json.row(cells))?;
    json.end()
}

/// What a file of JSON with the rows of a table says it is.
fn json_format(table: DataTable) -> String {
    format!("tongbao-{}-1", table.key())
}
