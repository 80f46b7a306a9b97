//! Columns that several tables have: one name and one meaning each.

use crate::data::data_column::CellKind::{Key, Number, Words};
use crate::data::data_column::ColumnAbout;
use crate::data::data_column::DataCell;
use crate::data::data_column::Origin::{Printed, Read, Registry};
use crate::data::data_column::about;
use crate::data::data_column::maybe;
use crate::model::Organ;
use crate::site::IssueFacts;
use crate::site::IssueRef;
use crate::site::Said;
use crate::site::Site;
use crate::site::issue_key;

pub(super) const NOTICE: ColumnAbout = about("notice", Key, Registry, "通报的标识");
pub(super) const ORGAN: ColumnAbout = about("organ", Key, Registry, "发布单位的标识");
pub(super) const ORGAN_NAME: ColumnAbout = about("organ_name", Words, Registry, "发布单位的名称");
pub(super) const NUMBER: ColumnAbout = about(
    "number",
    Number,
    Read,
    "网站上显示的编号，照原文；两级编号（3-2）的第一级。同一份通报里可能有几项是同一个编号，要认定是哪一项问题，用 `key`",
);
pub(super) const SUBNUMBER: ColumnAbout = about("subnumber", Number, Read, "两级编号的第二级；一级编号的空着");
pub(super) const TITLE: ColumnAbout = about("title", Words, Printed, "问题的题目");
pub(super) const FINDING: ColumnAbout =
    about("finding", Words, Printed, "问题所属的大问题的题目；没有下一级的，与 `title` 相同");
pub(super) const AREA: ColumnAbout = about("area", Words, Printed, "所在的方面");

/// What the entry of an issue is called: the key of its issue in the notice that spoke of it first.
pub(super) fn entry_key(site: &Site, at: IssueRef) -> String {
    issue_key(site, site.ledger.entry_of(at).steps[0].at)
}

/// The organ that publishes a notice, by its id.
pub(super) fn organ<'s>(site: &'s Site, said: &Said) -> DataCell<'s> {
    maybe(publisher(site, said).map(|organ| organ.id.as_str()))
}

/// The organ that publishes a notice, by its name.
pub(super) fn organ_name<'s>(site: &'s Site, said: &Said) -> DataCell<'s> {
    maybe(publisher(site, said).map(|organ| organ.name.as_str()))
}

fn publisher<'s>(site: &'s Site, said: &Said) -> Option<&'s Organ> {
    site.organ(said.organ.as_ref())
}

/// The number of an issue as readers know it, 3 or 3-2, in its two parts: together they would be a day to a spreadsheet.
/// This is the first.
pub(super) fn number(issue: IssueFacts<'_>) -> DataCell<'_> {
    figure(issue.number().split('-').next())
}

/// The second part of the number of an issue.
pub(super) fn subnumber(issue: IssueFacts<'_>) -> DataCell<'_> {
    figure(issue.number().split('-').nth(1))
}

fn figure<'s>(digits: Option<&str>) -> DataCell<'s> {
    digits.and_then(|digits| digits.parse().ok()).map_or(DataCell::Empty, DataCell::Number)
}
