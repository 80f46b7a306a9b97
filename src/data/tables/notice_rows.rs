//! The notices: a row each, the newest first.

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
use crate::data::data_column::words;
use crate::data::vocabulary;
use crate::model::Inspection;
use crate::site::Said;
use crate::site::Site;

/// A notice.
pub(super) struct Row<'s> {
    site: &'s Site,
    index: usize,
    said: &'s Said,
    inspection: Option<&'s Inspection>,
    address: Option<&'s str>,
}

/// What stands in a column of a row.
type Fill = for<'s> fn(&Row<'s>) -> DataCell<'s>;

pub(super) const ABOUT: TableAbout = TableAbout {
    title: "通报",
    what: "一份通报一行，最近发布的在前。",
    primary_key: &["id"],
    foreign_keys: &[("organ", DataTable::Organs, "id"), ("case", DataTable::Notices, "id")],
};

/// The columns: name, and what stands there.
pub(super) const COLUMNS: &[Column<Fill>] = &[
    Column {
        about: about("id", Key, Registry, "通报的标识；前面加 `notices/`、后面加 `/` 就是它的页面"),
        fill: |row| words(row.said.id.as_str()),
    },
    Column { about: about("title", Words, Printed, "标题"), fill: |row| words(row.said.title()) },
    Column {
        about: about("kind", Word(vocabulary::kinds), Read, "种类"),
        fill: |row| DataCell::Word(row.said.kind.key()),
    },
    Column { about: shared_columns::ORGAN, fill: |row| shared_columns::organ(row.site, row.said) },
    Column { about: shared_columns::ORGAN_NAME, fill: |row| shared_columns::organ_name(row.site, row.said) },
    Column { about: about("issuer", Words, Printed, "落款单位"), fill: |row| maybe(row.said.issuer()) },
    Column { about: about("document_number", Words, Printed, "文号"), fill: |row| maybe(row.said.document_number()) },
    Column { about: about("published_on", Day, Read, "发布日期"), fill: |row| day(row.said.published_on) },
    Column {
        about: about("signed_on", Day, Read, "落款日期，与发布日期不同的才有"),
        fill: |row| day(row.said.signed_on),
    },
    Column {
        about: about("as_of", Day, Read, "数字截至哪一天；没有写的，是发布日期"),
        fill: |row| day(row.said.as_of()),
    },
    Column {
        about: about("assurance", Word(vocabulary::assurances), Read, "结果由谁认定"),
        fill: |row| DataCell::Word(row.said.assurance.key()),
    },
    Column {
        about: about("reports_results", Truth, Derived, "这一种通报是否报告整改结果：整改方案、问题清单等不报告"),
        fill: |row| DataCell::Truth(row.said.kind.reports_results()),
    },
    Column {
        about: about("case", Key, Derived, "同一次监督的几份通报里最早一份的标识：这一格相同的，说的是同一次监督"),
        fill: |row| {
            let first = row.site.case_of(row.index).notices[0];
            words(row.site.said(first).id.as_str())
        },
    },
    Column {
        about: about("inspection", Key, Registry, "哪一次监督，在网站登记的标识；没有登记的空着"),
        fill: |row| maybe(row.inspection.and_then(|of| of.id.as_ref()).map(|id| id.as_str())),
    },
    Column {
        about: about("inspection_origin", Words, Read, "监督的种类：巡察、巡视、审计等"),
        fill: |row| maybe(row.inspection.and_then(|of| of.origin.as_deref())),
    },
    Column {
        about: about("inspection_team", Words, Read, "由谁监督"),
        fill: |row| maybe(row.inspection.and_then(|of| of.team.as_deref())),
    },
    Column {
        about: about("inspection_term", Number, Read, "第几届"),
        fill: |row| number(row.inspection.and_then(|of| of.term)),
    },
    Column {
        about: about("inspection_round", Number, Read, "第几轮"),
        fill: |row| number(row.inspection.and_then(|of| of.round)),
    },
    Column {
        about: about("inspected_from", Day, Read, "监督从哪一天开始"),
        fill: |row| day(row.inspection.and_then(|of| of.period).map(|(from, _)| from)),
    },
    Column {
        about: about("inspected_to", Day, Read, "监督到哪一天结束"),
        fill: |row| day(row.inspection.and_then(|of| of.period).map(|(_, to)| to)),
    },
    Column {
        about: about("feedback_on", Day, Read, "反馈日期"),
        fill: |row| day(row.inspection.and_then(|of| of.feedback_on)),
    },
    Column {
        about: about("issues", Number, Derived, "逐项列出几项问题"), fill: |row| count(row.said.issue_count())
    },
    Column {
        about: about("claimed", Number, Read, "通报自己说共有几项，与列出的同一层次、数目不同时才有"),
        fill: |row| row.said.claimed.map_or(DataCell::Empty, DataCell::Number),
    },
    Column {
        about: about("withheld", Number, Read, "按规定不公开几项"), fill: |row| number(row.said.withheld)
    },
    Column {
        about: about("withheld_basis", Words, Read, "不公开的依据"),
        fill: |row| words(row.said.withheld_basis()),
    },
    Column {
        about: about("corrections", Number, Derived, "发布以后更正过几次"),
        fill: |row| count(row.said.corrections().len()),
    },
    Column {
        about: about("emergencies", List, Read, "没有等各步审批办完就发布的：紧急发布的日期和理由"),
        fill: |row| {
            let marks = row.site.emergencies.get(&row.said.id).into_iter().flatten();
            list(marks.map(|mark| format!("{} {}", mark.at.day().iso(), mark.reason)))
        },
    },
    Column { about: about("summary", Words, Read, "一句话的摘要"), fill: |row| maybe(row.said.summary()) },
    Column {
        about: about("formerly", List, Registry, "以前用过的标识：旧地址会转到现在的页面"),
        fill: |row| list(row.said.formerly.iter().map(|id| id.as_str())),
    },
    Column {
        about: about("attachments", List, Read, "附件的文件名，在通报的 `files/` 里"),
        fill: |row| list(row.said.attachments().map(|(file, _)| file)),
    },
    Column {
        about: about("source_url", Link, Read, "最初发布的网址"), fill: |row| maybe(row.said.source_url())
    },
    Column {
        about: about("record", Link, Derived, "整份通报的数据，在 `data/` 里的文件名"),
        fill: |row| words(format!("notices/{}.json", row.said.id)),
    },
    Column {
        about: about("url", Link, Derived, "通报页面的完整网址；网站没有域名的空着"),
        fill: |row| maybe(row.address.map(|top| format!("{top}{}", Route::Notice(row.said.id.clone())))),
    },
];

fn number<'s>(given: Option<u32>) -> DataCell<'s> {
    given.map_or(DataCell::Empty, |number| DataCell::Number(number.into()))
}

/// Gives the rows.
pub(super) fn put(site: &Site, take: TakeRow<'_>) -> io::Result<()> {
    let address = site.settings.address();
    for (index, facts) in site.notices.iter().enumerate() {
        let said = &facts.said;
        let inspection = site.inspection(said.inspection.as_deref());
        let row = Row { site, index, said, inspection, address: address.as_deref() };
        put_row(COLUMNS, |fill| fill(&row), take)?;
    }
    Ok(())
}
