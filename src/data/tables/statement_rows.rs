//! What each notice says of each issue: a row an issue of a notice, from which the ledger follows.

use std::io;

use super::shared_columns;
use super::shared_columns::entry_key;
use super::table_row::TableAbout;
use super::table_row::TakeRow;
use super::table_row::put_row;
use crate::address::DataTable;
use crate::data::data_column::CellKind::{Day, Key, List, Truth, Word, Words};
use crate::data::data_column::Column;
use crate::data::data_column::DataCell;
use crate::data::data_column::Origin::{Derived, Printed, Read, Registry};
use crate::data::data_column::about;
use crate::data::data_column::day;
use crate::data::data_column::list;
use crate::data::data_column::maybe;
use crate::data::data_column::word;
use crate::data::data_column::words;
use crate::data::vocabulary;
use crate::site::IssueFacts;
use crate::site::IssueRef;
use crate::site::Said;
use crate::site::Site;
use crate::site::issue_key;

/// An issue as a notice tells of it.
pub(super) struct Row<'s> {
    site: &'s Site,
    said: &'s Said,
    at: IssueRef,
    issue: IssueFacts<'s>,
}

/// What stands in a column of a row.
type Fill = for<'s> fn(&Row<'s>) -> DataCell<'s>;

pub(super) const ABOUT: TableAbout = TableAbout {
    title: "逐份说法",
    what: "每份通报对每项问题的说法，一份通报里的一项问题一行；通报最近的在前，再按原文次序。没有写的空着，不从别的通报补。台账由它推得。",
    primary_key: &["key"],
    foreign_keys: &[("notice", DataTable::Notices, "id")],
};

/// The columns: name, and what stands there.
pub(super) const COLUMNS: &[Column<Fill>] = &[
    Column {
        about: about("key", Key, Derived, "问题在这份通报里的标识：`通报标识/编号`"),
        fill: |row| words(issue_key(row.site, row.at)),
    },
    Column {
        about: about(
            "entry",
            Key,
            Derived,
            "台账里的哪一项：同 issues 的 `first_key`。同一项问题在几份通报里的各行，这一格相同",
        ),
        fill: |row| words(entry_key(row.site, row.at)),
    },
    Column { about: shared_columns::NOTICE, fill: |row| words(row.said.id.as_str()) },
    Column { about: shared_columns::NUMBER, fill: |row| shared_columns::number(row.issue) },
    Column { about: shared_columns::SUBNUMBER, fill: |row| shared_columns::subnumber(row.issue) },
    Column { about: shared_columns::TITLE, fill: |row| words(row.issue.title()) },
    Column { about: shared_columns::FINDING, fill: |row| words(row.issue.finding()) },
    Column { about: shared_columns::AREA, fill: |row| maybe(row.issue.area()) },
    Column {
        about: about("topics", List, Registry, "主题的名称"),
        fill: |row| list(row.site.topics_of(row.at).iter().map(|topic| topic.name.as_str())),
    },
    Column {
        about: about("stated", Truth, Derived, "这份通报有没有写它的结果；台账分几行的，只要有一行写了就是 `true`"),
        fill: |row| DataCell::Truth(row.issue.is_stated()),
    },
    Column {
        about: about(
            "status",
            Word(vocabulary::statuses),
            Read,
            "这份通报写的整改结果；没有写的空着。台账分几行的，取其中完成得最少的，有一行没有写、又没有更差的，也空着",
        ),
        fill: |row| word(row.issue.status().map(|kind| kind.key())),
    },
    Column {
        about: about("status_printed", Words, Printed, "结果在原文里的字样"),
        fill: |row| maybe(row.issue.status_word()),
    },
    Column {
        about: about("status_of_parts", Words, Printed, "台账分几行、结果不同的，各行的结果"),
        fill: |row| maybe(row.issue.results()),
    },
    Column {
        about: about("assurance", Word(vocabulary::assurances), Read, "这份通报说的结果由谁认定"),
        fill: |row| DataCell::Word(row.issue.assurance().key()),
    },
    Column {
        about: about("class", Word(vocabulary::classes), Read, "整改类别；没有写的空着"),
        fill: |row| word(row.issue.class().map(|(class, _)| class.key())),
    },
    Column {
        about: about("class_printed", Words, Printed, "整改类别在原文里的字样"),
        fill: |row| maybe(row.issue.class().map(|(_, printed)| printed)),
    },
    Column { about: about("owners", List, Printed, "责任部门"), fill: |row| list(row.issue.owners()) },
    Column { about: about("lead", Words, Printed, "责任领导"), fill: |row| maybe(row.issue.lead()) },
    Column {
        about: about("due_on", Day, Read, "完成时限读成的日期；读不成日期的空着"),
        fill: |row| day(row.issue.due_on()),
    },
    Column {
        about: about("due_printed", Words, Printed, "完成时限在原文里的字样"),
        fill: |row| maybe(row.issue.due()),
    },
    Column {
        about: about(
            "due_part_status",
            Word(vocabulary::statuses_of_parts),
            Read,
            "台账分几行的，完成时限是其中哪一行的，就写那一行的结果，是否逾期按它判断；不分几行的空着",
        ),
        fill: |row| word(row.issue.pressing().map(|kind| kind.map_or(vocabulary::UNSTATED, |kind| kind.key()))),
    },
    Column { about: about("closed_on", Day, Read, "销号日期"), fill: |row| day(row.issue.closed_on()) },
];

/// Gives the rows.
pub(super) fn put(site: &Site, take: TakeRow<'_>) -> io::Result<()> {
    for notice in 0..site.notices.len() {
        let said = site.said(notice);
        for (issue, of) in said.issues().enumerate() {
            let row = Row { site, said, at: IssueRef { notice, issue }, issue: of };
            put_row(COLUMNS, |fill| fill(&row), take)?;
        }
    }
    Ok(())
}
