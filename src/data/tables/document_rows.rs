//! The documents that rectification made or revised: a row a document and an issue whose text says so.

use std::io;

use super::shared_columns;
use super::table_row::TableAbout;
use super::table_row::TakeRow;
use super::table_row::put_row;
use crate::address::DataTable;
use crate::data::data_column::CellKind::{Key, Word, Words};
use crate::data::data_column::Column;
use crate::data::data_column::DataCell;
use crate::data::data_column::Origin::{Derived, Printed, Read, Registry};
use crate::data::data_column::about;
use crate::data::data_column::words;
use crate::data::vocabulary;
use crate::site::Document;
use crate::site::IssueRef;
use crate::site::Site;
use crate::site::issue_key;

/// A document, and an issue whose text names it.
pub(super) struct Row<'s> {
    site: &'s Site,
    of: &'s Document,
    at: IssueRef,
}

/// What stands in a column of a row.
type Fill = for<'s> fn(&Row<'s>) -> DataCell<'s>;

pub(super) const ABOUT: TableAbout = TableAbout {
    title: "制度文件",
    what: "整改中制定、修订的文件，一份文件和写到它的一项问题一行；按名称的读音。",
    primary_key: &["organ", "name", "issue"],
    foreign_keys: &[
        ("issue", DataTable::Statements, "key"),
        ("notice", DataTable::Notices, "id"),
        ("organ", DataTable::Organs, "id"),
    ],
};

/// The columns: name, and what stands there.
pub(super) const COLUMNS: &[Column<Fill>] = &[
    Column {
        about: about("name", Words, Printed, "文件的名称，不带书名号"), fill: |row| words(&*row.of.name)
    },
    Column {
        about: about("action", Word(vocabulary::actions), Read, "制定还是修订"),
        fill: |row| DataCell::Word(vocabulary::action(row.of.action)),
    },
    Column { about: shared_columns::ORGAN, fill: |row| shared_columns::organ(row.site, row.site.said(row.at.notice)) },
    Column {
        about: about("issue", Key, Derived, "写到它的问题：同 statements 的 `key`"),
        fill: |row| words(issue_key(row.site, row.at)),
    },
    Column {
        about: about("notice", Key, Registry, "写到它的通报"),
        fill: |row| words(row.site.said(row.at.notice).id.as_str()),
    },
];

/// Gives the rows.
pub(super) fn put(site: &Site, take: TakeRow<'_>) -> io::Result<()> {
    for of in site.documents() {
        for at in &of.issues {
            let row = Row { site, of, at: *at };
            put_row(COLUMNS, |fill| fill(&row), take)?;
        }
    }
    Ok(())
}
