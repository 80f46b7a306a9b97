//! What notices say of their own figures: a row a figure.

use std::io;

use super::shared_columns;
use super::table_row::TableAbout;
use super::table_row::TakeRow;
use super::table_row::put_row;
use crate::address::DataTable;
use crate::data::data_column::CellKind::{Day, Number, Word, Words};
use crate::data::data_column::Column;
use crate::data::data_column::DataCell;
use crate::data::data_column::Origin::{Derived, Printed, Read};
use crate::data::data_column::about;
use crate::data::data_column::count;
use crate::data::data_column::day;
use crate::data::data_column::maybe;
use crate::data::data_column::word;
use crate::data::data_column::words;
use crate::data::vocabulary;
use crate::model::Claim;
use crate::model::StatusKind;
use crate::site::Said;
use crate::site::Site;

/// A figure of a claim.
pub(super) struct Row<'s> {
    said: &'s Said,
    of: &'s Claim,
    place: usize,
    /// The share that is counted; none for the total.
    share: Option<StatusKind>,
    figure: u64,
}

/// What stands in a column of a row.
type Fill = for<'s> fn(&Row<'s>) -> DataCell<'s>;

pub(super) const ABOUT: TableAbout = TableAbout {
    title: "自述数字",
    what: "通报自己说的总数和各种结果的数目，一个数字一行，照原文，不作更正；逐项列出的数目另在 notices 里。",
    primary_key: &[],
    foreign_keys: &[("notice", DataTable::Notices, "id")],
};

/// The columns: name, and what stands there.
pub(super) const COLUMNS: &[Column<Fill>] = &[
    Column { about: shared_columns::NOTICE, fill: |row| words(row.said.id.as_str()) },
    Column {
        about: about("claim", Number, Derived, "这份通报的第几处，从1起"), fill: |row| count(row.place)
    },
    Column {
        about: about("subject", Word(vocabulary::subjects), Read, "数的是什么"),
        fill: |row| DataCell::Word(row.of.subject.key()),
    },
    Column {
        about: about("basis", Word(vocabulary::bases), Read, "按哪一层数；不在清单上的（信访件、金额）空着"),
        fill: |row| word(row.of.basis.map(|basis| basis.key())),
    },
    Column {
        about: about("status", Word(vocabulary::statuses), Read, "哪一种结果的数目；空着是总数"),
        fill: |row| word(row.share.map(|kind| kind.key())),
    },
    Column { about: about("figure", Number, Printed, "数目"), fill: |row| DataCell::Number(row.figure) },
    Column {
        about: about("as_of", Day, Read, "截至哪一天；没有另外写的，是通报的 `as_of`"),
        fill: |row| day(row.of.as_of.or(row.said.as_of())),
    },
    Column { about: about("text", Words, Printed, "原文的句子"), fill: |row| maybe(row.of.text.as_deref()) },
];

/// Gives the rows.
pub(super) fn put(site: &Site, take: TakeRow<'_>) -> io::Result<()> {
    for facts in &site.notices {
        let said = &facts.said;
        for (at, of) in said.claims.iter().enumerate() {
            let total = of.total.map(|figure| (None, figure));
            let shares = of.parts.iter().map(|(kind, figure)| (Some(*kind), *figure));
            for (share, figure) in total.into_iter().chain(shares) {
                let row = Row { said, of, place: at + 1, share, figure };
                put_row(COLUMNS, |fill| fill(&row), take)?;
            }
        }
    }
    Ok(())
}
