//! What was done and will be done about each issue, in the words of the notice: a row a measure.

use std::borrow::Cow;
use std::io;

use super::shared_columns;
use super::table_row::TableAbout;
use super::table_row::TakeRow;
use super::table_row::put_row;
use crate::address::DataTable;
use crate::data::data_column::CellKind::{Key, Number, Word, Words};
use crate::data::data_column::Column;
use crate::data::data_column::DataCell;
use crate::data::data_column::Origin::{Derived, Printed};
use crate::data::data_column::about;
use crate::data::data_column::count;
use crate::data::data_column::maybe;
use crate::data::data_column::words;
use crate::data::vocabulary;
use crate::model::Issue;
use crate::model::Notice;
use crate::model::Rectification;

/// A measure of an issue.
pub(super) struct Row<'n> {
    notice: &'n Notice,
    issue: &'n Issue,
    place: usize,
    /// The number of the row of the ledger that it stands in, where the issue has several.
    part: Option<&'n str>,
    role: &'static str,
    text: Cow<'n, str>,
}

/// What stands in a column of a row.
type Fill = for<'n> fn(&Row<'n>) -> DataCell<'n>;

pub(super) const ABOUT: TableAbout = TableAbout {
    title: "整改措施",
    what: "每项问题怎么整改，一条措施（“一是……”）或一段一行，照原文；通报最近的在前，再按原文次序。",
    primary_key: &["issue", "place"],
    foreign_keys: &[("issue", DataTable::Statements, "key"), ("notice", DataTable::Notices, "id")],
};

/// The columns: name, and what stands there.
pub(super) const COLUMNS: &[Column<Fill>] = &[
    Column {
        about: about("issue", Key, Derived, "哪一项问题，在这份通报里的标识：同 statements 的 `key`"),
        fill: |row| words(format!("{}/{}", row.notice.id, row.issue.key)),
    },
    Column { about: shared_columns::NOTICE, fill: |row| words(row.notice.id.as_str()) },
    Column {
        about: about("place", Number, Derived, "在这项问题里的次序，从1起"), fill: |row| count(row.place)
    },
    Column {
        about: about("part", Words, Printed, "台账里一项问题分几行的，这是哪一行的编号"),
        fill: |row| maybe(row.part),
    },
    Column {
        about: about("role", Word(vocabulary::roles), Derived, "这一段说的是什么"),
        fill: |row| DataCell::Word(row.role),
    },
    Column { about: about("text", Words, Printed, "原文"), fill: |row| words(row.text.to_string()) },
];

/// Gives the rows of a notice.
pub(super) fn put(notice: &Notice, take: TakeRow<'_>) -> io::Result<()> {
    for (_, issue) in notice.issues() {
        let mut place = 0;
        let mut put = |of: &Rectification, part: Option<&str>| -> io::Result<()> {
            let measures = of.measures.iter().map(|measure| ("measure", measure.text.plain()));
            let outcome = of.outcome.iter().map(|text| ("outcome", text.plain()));
            let next = of.next_steps.iter().map(|text| ("next_step", text.plain()));
            for (role, text) in measures.chain(outcome).chain(next) {
                place += 1;
                let row = Row { notice, issue, place, part, role, text: text.into() };
                put_row(COLUMNS, |fill| fill(&row), take)?;
            }
            Ok(())
        };
        if issue.parts.is_empty() {
            put(&issue.rectification, None)?;
        }
        for part in &issue.parts {
            put(&part.rectification, part.printed.as_deref())?;
        }
    }
    Ok(())
}
