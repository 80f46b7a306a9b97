//! Every promise with a date or a number, in the order of the site's own list.

use std::io;

use super::shared_columns::entry_key;
use super::table_row::TableAbout;
use super::table_row::TakeRow;
use super::table_row::put_row;
use crate::address::DataTable;
use crate::data::data_column::CellKind::{Day, Key, Word, Words};
use crate::data::data_column::Column;
use crate::data::data_column::DataCell;
use crate::data::data_column::Origin::{Derived, Printed, Read, Registry};
use crate::data::data_column::about;
use crate::data::data_column::day;
use crate::data::data_column::maybe;
use crate::data::data_column::words;
use crate::data::vocabulary;
use crate::site::Commitment;
use crate::site::PromiseFacts;
use crate::site::Site;
use crate::site::issue_key;

/// A promise with what it was given for.
pub(super) struct Row<'s> {
    site: &'s Site,
    of: &'s Commitment,
    given: PromiseFacts<'s>,
}

/// What stands in a column of a row.
type Fill = for<'s> fn(&Row<'s>) -> DataCell<'s>;

pub(super) const ABOUT: TableAbout = TableAbout {
    title: "承诺",
    what: "通报里带日期或数量的承诺，一条一行；有日期的在前，按日期先后。",
    primary_key: &[],
    foreign_keys: &[("issue", DataTable::Statements, "key"), ("notice", DataTable::Notices, "id")],
};

/// The columns: name, and what stands there.
pub(super) const COLUMNS: &[Column<Fill>] = &[
    Column {
        about: about("notice", Key, Registry, "作出承诺的通报的标识"),
        fill: |row| words(row.site.said(row.of.notice).id.as_str()),
    },
    Column {
        about: about("issue", Key, Derived, "为哪一项问题作出，在这份通报里的标识；不为某一项的空着"),
        fill: |row| maybe(row.of.issue.map(|at| issue_key(row.site, at))),
    },
    Column {
        about: about("entry", Key, Derived, "台账里的哪一项：同 issues 的 `first_key`"),
        fill: |row| maybe(row.of.issue.map(|at| entry_key(row.site, at))),
    },
    Column {
        about: about("kind", Word(vocabulary::promises), Read, "承诺什么"),
        fill: |row| DataCell::Word(vocabulary::promise(row.given.promise)),
    },
    Column {
        about: about("text", Words, Printed, "原文的句子，或完成时限的字样"), fill: |row| words(row.given.text)
    },
    Column {
        about: about("due_on", Day, Read, "到哪一天；读不出日期的空着"), fill: |row| day(row.given.due_on)
    },
];

/// Gives the rows.
pub(super) fn put(site: &Site, take: TakeRow<'_>) -> io::Result<()> {
    for of in site.commitments() {
        let row = Row { site, of, given: site.promise(of) };
        put_row(COLUMNS, |fill| fill(&row), take)?;
    }
    Ok(())
}
