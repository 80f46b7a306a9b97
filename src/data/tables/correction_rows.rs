//! What was changed in notices after their publication.

use std::io;

use super::shared_columns;
use super::table_row::TableAbout;
use super::table_row::TakeRow;
use super::table_row::put_row;
use crate::address::DataTable;
use crate::data::data_column::CellKind::{Day, Number, Words};
use crate::data::data_column::Column;
use crate::data::data_column::DataCell;
use crate::data::data_column::Origin::{Derived, Read};
use crate::data::data_column::about;
use crate::data::data_column::count;
use crate::data::data_column::words;
use crate::site::Said;
use crate::site::Site;
use crate::text::date::Date;

/// A correction.
pub(super) struct Row<'s> {
    said: &'s Said,
    place: usize,
    on: Date,
    what: &'s str,
}

/// What stands in a column of a row.
type Fill = for<'s> fn(&Row<'s>) -> DataCell<'s>;

pub(super) const ABOUT: TableAbout = TableAbout {
    title: "更正",
    what: "通报发布以后的更正，一次一行。",
    primary_key: &["notice", "place"],
    foreign_keys: &[("notice", DataTable::Notices, "id")],
};

/// The columns: name, and what stands there.
pub(super) const COLUMNS: &[Column<Fill>] = &[
    Column { about: shared_columns::NOTICE, fill: |row| words(row.said.id.as_str()) },
    Column {
        about: about("place", Number, Derived, "这份通报的第几次更正，从1起"), fill: |row| count(row.place)
    },
    Column { about: about("on", Day, Read, "哪一天更正"), fill: |row| DataCell::Day(row.on) },
    Column { about: about("what", Words, Read, "更正了什么，为什么"), fill: |row| words(row.what) },
];

/// Gives the rows.
pub(super) fn put(site: &Site, take: TakeRow<'_>) -> io::Result<()> {
    for facts in &site.notices {
        let said = &facts.said;
        for (at, (on, what)) in said.corrections().enumerate() {
            let row = Row { said, place: at + 1, on, what };
            put_row(COLUMNS, |fill| fill(&row), take)?;
        }
    }
    Ok(())
}
