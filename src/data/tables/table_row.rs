//! What a table is, and how its rows are given.

use std::io;

use crate::address::DataTable;
use crate::data::data_column::Column;
use crate::data::data_column::DataCell;

/// Takes the cells of a row.
pub type TakeRow<'t> = &'t mut dyn FnMut(&[DataCell<'_>]) -> io::Result<()>;

/// What a table is, for people.
#[derive(Clone, Copy, Debug)]
pub struct TableAbout {
    /// What it is called.
    pub title: &'static str,
    /// What a row is, and in which order they stand.
    pub what: &'static str,
    /// The columns that tell a row from all others.
    pub primary_key: &'static [&'static str],
    /// The columns whose values are those of a column of another table.
    pub foreign_keys: &'static [(&'static str, DataTable, &'static str)],
}

/// Gives the cells of a row, column by column.
pub(super) fn put_row<'r, Fill>(
    columns: &[Column<Fill>],
    fill: impl Fn(&Fill) -> DataCell<'r>,
    take: TakeRow<'_>,
) -> io::Result<()> {
    let cells: Vec<DataCell<'r>> = columns.iter().map(|column| fill(&column.fill)).collect();
    take(&cells)
}
