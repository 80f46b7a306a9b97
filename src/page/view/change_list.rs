//! What changed lately: day by day, notice by notice, issue by issue.

use serde::Serialize;

use super::entry_rows;
use super::field_changes;
use super::field_changes::FieldChange;
use super::paging;
use super::paging::Paging;
use super::scope::Scope;
use super::view_parts::DateView;
use super::view_parts::Link;
use crate::address::Route;
use crate::site::ChangeRow;
use crate::site::IssueRef;
use crate::site::Rows;

/// A page of what changed lately.
#[derive(Clone, Debug, Serialize)]
pub struct ChangesView {
    /// The days of this page, newest first.
    pub days: Vec<DayOfChanges>,
    /// Which page of how many.
    pub paging: Paging,
}

/// A day on which notices were published.
#[derive(Clone, Debug, Serialize)]
pub struct DayOfChanges {
    /// The day; none for notices without one.
    pub day: Option<DateView>,
    /// The notices.
    pub notices: Vec<NoticeOfChanges>,
}

/// What a notice changed.
#[derive(Clone, Debug, Serialize)]
pub struct NoticeOfChanges {
    /// The notice.
    pub notice: Link,
    /// Its court.
    pub organ: Option<Link>,
    /// How many issues it is the first to speak of; none where it is of none, or where another page says so.
    pub listed: Option<usize>,
    /// The issues of which it says other things than were said before.
    pub issues: Vec<IssueOfChanges>,
}

/// An issue of which other things are said than before.
#[derive(Clone, Debug, Serialize)]
pub struct IssueOfChanges {
    /// Its whole line.
    pub issue: Link,
    /// What is other than before.
    pub changes: Vec<FieldChange>,
}

/// A page of what changed lately.
pub fn changes(scope: Scope<'_>, page: usize) -> ChangesView {
    let site = scope.site;
    let all = site.changes();
    let rows = Rows::Changes.slice(&site.settings, all, page);
    let days = rows.chunk_by(|a, b| site.day_of(notice_of(a)) == site.day_of(notice_of(b)));
    let day = |rows: &[ChangeRow]| DayOfChanges {
        day: rows.first().and_then(|row| site.day_of(notice_of(row))).map(DateView::of),
        notices: rows.chunk_by(|a, b| notice_of(a) == notice_of(b)).map(|rows| of_notice(scope, rows)).collect(),
    };
    ChangesView {
        days: days.map(day).collect(),
        paging: paging::paging(scope, Rows::Changes, all.len(), page, &Route::Changes),
    }
}

fn notice_of(row: &ChangeRow) -> usize {
    match row {
        ChangeRow::Listed(notice, _) => *notice,
        ChangeRow::Changed(at) => at.notice,
    }
}

fn of_notice(scope: Scope<'_>, rows: &[ChangeRow]) -> NoticeOfChanges {
    let said = scope.site.said(notice_of(&rows[0]));
    let listed = rows.iter().find_map(|row| match row {
        ChangeRow::Listed(_, count) => Some(*count),
        ChangeRow::Changed(_) => None,
    });
    let issues = rows.iter().filter_map(|row| match row {
        ChangeRow::Listed(..) => None,
        ChangeRow::Changed(at) => Some(changed(scope, *at)),
    });
    NoticeOfChanges {
        notice: scope.link(&Route::Notice(said.id.clone()), said.title()),
        organ: entry_rows::organ_link(scope, said),
        listed,
        issues: issues.collect(),
    }
}

fn changed(scope: Scope<'_>, at: IssueRef) -> IssueOfChanges {
    let spoken = scope.site.spoken(at);
    IssueOfChanges {
        issue: scope.link(&entry_rows::line_route(scope.site, spoken.entry), scope.site.issue(at).title()),
        changes: field_changes::of(scope.site, scope.labels(), spoken),
    }
}
