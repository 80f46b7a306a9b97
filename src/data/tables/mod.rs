//! The tables of open data: what each tells of, its columns, and its rows in their order.

mod claim_rows;
mod commitment_rows;
mod correction_rows;
mod document_rows;
mod issue_rows;
mod measure_rows;
mod notice_rows;
mod registry_rows;
mod shared_columns;
mod statement_rows;
mod table_row;

use std::io;

use super::data_column::Column;
use super::data_column::ColumnAbout;
pub use table_row::{TableAbout, TakeRow};

use crate::address::DataTable;
use crate::model::Notice;
use crate::site::Lists;
use crate::site::Site;

/// What a table is.
pub fn about(table: DataTable) -> TableAbout {
    match table {
        DataTable::Issues => issue_rows::ABOUT,
        DataTable::Statements => statement_rows::ABOUT,
        DataTable::Notices => notice_rows::ABOUT,
        DataTable::Measures => measure_rows::ABOUT,
        DataTable::Commitments => commitment_rows::ABOUT,
        DataTable::Documents => document_rows::ABOUT,
        DataTable::Organs => registry_rows::ABOUT,
        DataTable::Claims => claim_rows::ABOUT,
        DataTable::Corrections => correction_rows::ABOUT,
    }
}

/// The columns of a table.
pub fn columns(table: DataTable) -> Vec<ColumnAbout> {
    fn of<Fill>(columns: &[Column<Fill>]) -> Vec<ColumnAbout> {
        columns.iter().map(|column| column.about).collect()
    }
    match table {
        DataTable::Issues => of(issue_rows::COLUMNS),
        DataTable::Statements => of(statement_rows::COLUMNS),
        DataTable::Notices => of(notice_rows::COLUMNS),
        DataTable::Measures => of(measure_rows::COLUMNS),
        DataTable::Commitments => of(commitment_rows::COLUMNS),
        DataTable::Documents => of(document_rows::COLUMNS),
        DataTable::Organs => of(registry_rows::COLUMNS),
        DataTable::Claims => of(claim_rows::COLUMNS),
        DataTable::Corrections => of(correction_rows::COLUMNS),
    }
}

/// The rows of a table that follow from facts alone: all but those of [`DataTable::Measures`], which visits give.
pub fn put_rows(table: DataTable, lists: &Lists, take: TakeRow<'_>) -> io::Result<()> {
    let site: &Site = lists.site();
    match table {
        DataTable::Issues => issue_rows::put(site, take),
        DataTable::Statements => statement_rows::put(site, take),
        DataTable::Notices => notice_rows::put(site, take),
        DataTable::Measures => Ok(()),
        DataTable::Commitments => commitment_rows::put(site, take),
        DataTable::Documents => document_rows::put(site, take),
        DataTable::Organs => registry_rows::put(lists, take),
        DataTable::Claims => claim_rows::put(site, take),
        DataTable::Corrections => correction_rows::put(site, take),
    }
}

/// The rows that a notice gives to [`DataTable::Measures`].
pub fn put_measures(notice: &Notice, take: TakeRow<'_>) -> io::Result<()> {
    measure_rows::put(notice, take)
}
