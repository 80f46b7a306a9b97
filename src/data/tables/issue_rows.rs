//! The ledger: a row an entry, with the last word on it.

use std::io;

use super::shared_columns;
use super::table_row::TableAbout;
use super::table_row::TakeRow;
use super::table_row::put_row;
use crate::address::DataTable;
use crate::address::Route;
use crate::data::data_column::CellKind::{Day, Key, Link, List, Number, Truth, Word, Words};
use crate::data::data_column::Column;
use crate::data::data_column::DataCell;
use crate::data::data_column::Origin::{Derived, Printed, Read, Registry};
use crate::data::data_column::about;
use crate::data::data_column::count;
use crate::data::data_column::day;
use crate::data::data_column::list;
use crate::data::data_column::maybe;
use crate::data::data_column::word;
use crate::data::data_column::words;
use crate::data::vocabulary;
use crate::model::Id;
use crate::site::Entry;
use crate::site::IssueFacts;
use crate::site::Said;
use crate::site::Site;
use crate::site::Step;
use crate::site::issue_key;

/// An entry of the ledger with what is asked of it most.
pub(super) struct Row<'s> {
    site: &'s Site,
    entry: &'s Entry,
    /// The issue in the notice that has the last word on it, and that notice.
    issue: IssueFacts<'s>,
    said: &'s Said,
    /// Where a result was printed last.
    stated: Option<Step>,
    /// Where a deadline was printed last.
    dated: Option<Step>,
    /// The address of the site, where its domain is known.
    address: Option<&'s str>,
}

/// What stands in a column of a row.
type Fill = for<'s> fn(&Row<'s>) -> DataCell<'s>;

pub(super) const ABOUT: TableAbout = TableAbout {
    title: "问题台账",
    what: "整个台账，一项问题一行，次序与网站的台账相同（最近的通报在前，再按原文次序）。有几份通报说到的问题只占一行，写最后一次的说法。",
    primary_key: &["key"],
    foreign_keys: &[
        ("notice", DataTable::Notices, "id"),
        ("organ", DataTable::Organs, "id"),
        ("stated_in", DataTable::Statements, "key"),
    ],
};

/// The columns: name, and what stands there.
pub(super) const COLUMNS: &[Column<Fill>] = &[
    Column {
        about: about(
            "key",
            Key,
            Derived,
            "问题的标识：`通报标识/编号`，如 `qinglan-2025/3-2`；前面加 `notices/`、后面加 `.html` 就是它的页面。全站唯一",
        ),
        fill: |row| words(issue_key(row.site, row.entry.last().at)),
    },
    Column {
        about: about(
            "first_key",
            Key,
            Derived,
            "本站最早说到这项问题的那份通报里的标识；只有一份通报说到的，与 `key` 相同。后来的通报再说到它，这个标识不变",
        ),
        fill: |row| words(issue_key(row.site, row.entry.steps[0].at)),
    },
    Column {
        about: about("notices", Number, Derived, "有几份通报说到这项问题"),
        fill: |row| count(row.entry.steps.len()),
    },
    Column {
        about: about("notice", Key, Registry, "最后说到它的通报的标识"), fill: |row| words(row.said.id.as_str())
    },
    Column {
        about: about("notice_title", Words, Printed, "这份通报的标题"), fill: |row| words(row.said.title())
    },
    Column {
        about: about("notice_kind", Word(vocabulary::kinds), Read, "这份通报的种类"),
        fill: |row| DataCell::Word(row.said.kind.key()),
    },
    Column {
        about: about("published_on", Day, Read, "这份通报的发布日期"), fill: |row| day(row.said.published_on)
    },
    Column { about: shared_columns::ORGAN, fill: |row| shared_columns::organ(row.site, row.said) },
    Column { about: shared_columns::ORGAN_NAME, fill: |row| shared_columns::organ_name(row.site, row.said) },
    Column { about: shared_columns::NUMBER, fill: |row| shared_columns::number(row.issue) },
    Column { about: shared_columns::SUBNUMBER, fill: |row| shared_columns::subnumber(row.issue) },
    Column { about: shared_columns::TITLE, fill: |row| words(row.issue.title()) },
    Column { about: shared_columns::FINDING, fill: |row| words(row.issue.finding()) },
    Column { about: shared_columns::AREA, fill: |row| maybe(row.issue.area()) },
    Column {
        about: about("topics", List, Registry, "主题的名称"),
        fill: |row| list(row.site.topics_of(row.entry.last().at).iter().map(|topic| topic.name.as_str())),
    },
    Column {
        about: about(
            "reported",
            Truth,
            Derived,
            "`true`：有通报报告整改情况，或者写了结果；`false`：只列在整改方案或问题清单里，还谈不上结果",
        ),
        fill: |row| DataCell::Truth(row.entry.is_reported(row.site)),
    },
    Column {
        about: about(
            "status",
            Word(vocabulary::statuses),
            Read,
            "最后一次写明的整改结果。空着是没有写明（未标明），不等于已完成，也不等于未完成",
        ),
        fill: |row| word(row.stated().and_then(|of| of.status()).map(|kind| kind.key())),
    },
    Column {
        about: about("status_printed", Words, Printed, "结果在原文里的字样"),
        fill: |row| maybe(row.stated().and_then(|of| of.status_word())),
    },
    Column {
        about: about(
            "status_of_parts",
            Words,
            Printed,
            "台账里一项问题分几行、结果不同的，各行的结果（没有写的是“未标明”）；`status` 取其中完成得最少的",
        ),
        fill: |row| maybe(row.stated().and_then(|of| of.results())),
    },
    Column {
        about: about(
            "stated_in",
            Key,
            Derived,
            "这个结果是哪里写的，标识同 `key`；没有写明的空着。后来的通报没有再写结果的，仍以先前写明的为准",
        ),
        fill: |row| maybe(row.stated.map(|step| issue_key(row.site, step.at))),
    },
    Column {
        about: about("assurance", Word(vocabulary::assurances), Read, "结果由谁认定；没有写明结果的空着"),
        fill: |row| word(row.stated.map(|step| step.assurance.key())),
    },
    Column {
        about: about("as_of", Day, Read, "结果是截至哪一天的；没有写明结果的，是最后一份通报的数字截至哪一天"),
        fill: |row| day(row.stated.unwrap_or(row.entry.last()).as_of),
    },
    Column {
        about: about("class", Word(vocabulary::classes), Read, "整改类别；没有写的空着"),
        fill: |row| word(row.entry.class(row.site).map(|(class, _)| class.key())),
    },
    Column {
        about: about("class_printed", Words, Printed, "整改类别在原文里的字样"),
        fill: |row| maybe(row.entry.class(row.site).map(|(_, printed)| printed)),
    },
    Column { about: about("owners", List, Printed, "责任部门"), fill: |row| list(row.entry.owners(row.site)) },
    Column {
        about: about("due_on", Day, Read, "完成时限读成的日期；读不成日期的（“长期坚持”）空着"),
        fill: |row| day(row.dated().and_then(|of| of.due_on())),
    },
    Column {
        about: about("due_printed", Words, Printed, "完成时限在原文里的字样"),
        fill: |row| maybe(row.dated().and_then(|of| of.due())),
    },
    Column { about: about("closed_on", Day, Read, "销号日期"), fill: |row| day(row.entry.closed_on(row.site)) },
    Column {
        about: about("url", Link, Derived, "问题页面的完整网址；网站没有域名的空着"),
        fill: |row| maybe(row.url()),
    },
    Column {
        about: about("due_in", Key, Derived, "这个完成时限是哪里写的，标识同 `key`；没有写的空着"),
        fill: |row| maybe(row.dated.map(|step| issue_key(row.site, step.at))),
    },
];

/// Gives the rows. They follow from what notices say: nothing is counted at a day.
pub(super) fn put(site: &Site, take: TakeRow<'_>) -> io::Result<()> {
    let address = site.settings.address();
    for entry in &site.ledger.entries {
        let row = Row::of(site, entry, address.as_deref());
        put_row(COLUMNS, |fill| fill(&row), take)?;
    }
    Ok(())
}

impl<'s> Row<'s> {
    fn of(site: &'s Site, entry: &'s Entry, address: Option<&'s str>) -> Row<'s> {
        let last = entry.last().at;
        Row {
            site,
            entry,
            issue: site.issue(last),
            said: site.said(last.notice),
            stated: entry.stated(site),
            dated: entry.dated(site),
            address,
        }
    }

    fn stated(&self) -> Option<IssueFacts<'s>> {
        self.stated.map(|step| self.site.issue(step.at))
    }

    fn dated(&self) -> Option<IssueFacts<'s>> {
        self.dated.map(|step| self.site.issue(step.at))
    }

    fn url(&self) -> Option<String> {
        let page = Route::Issue(Id::clone(&self.said.id), self.issue.key());
        self.address.map(|top| format!("{top}{page}"))
    }
}
