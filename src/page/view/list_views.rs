//! Lists: notices, issues, indexes of the ledger, commitments, documents, articles.

use serde::Serialize;

use super::column::Column;
use super::entry_rows;
use super::totals;
use super::view_parts::Counted;
use super::view_parts::DateView;
use super::view_parts::IssueRow;
use super::view_parts::Link;
use super::view_parts::NoticeCard;
use super::view_parts::Paging;
use super::view_parts::Totals;
use super::view_parts::status_word;
use crate::address::Route;
use crate::site::Index;
use crate::site::IssueList;
use crate::site::Late;
use crate::site::Lists;
use crate::site::NoticeList;
use crate::site::Site;

/// A page of a list of notices.
#[derive(Clone, Debug, Serialize)]
pub struct NoticesView {
    /// The notices of this page.
    pub notices: Vec<NoticeCard>,
    /// Which page of how many.
    pub paging: Paging,
    /// Lists by year, by court, by kind: a name and its links each.
    pub indexes: Vec<(&'static str, Vec<Counted>)>,
}

/// A page of a list of issues.
#[derive(Clone, Debug, Serialize)]
pub struct IssuesView {
    /// The issues of this page.
    pub issues: Vec<IssueRow>,
    /// Which page of how many.
    pub paging: Paging,
    /// The indexes of the ledger.
    pub indexes: Vec<Link>,
    /// The name of the index that the list belongs to, as it stands in `indexes`.
    pub current: &'static str,
    /// Whether it is a list of what is late at the day of the site.
    pub late: bool,
    /// What the list is a part of: the index that it is one value of, or the list of which it shows what is late.
    pub within: Option<Link>,
    /// Totals of the list.
    pub totals: Totals,
}

/// The values of an index.
#[derive(Clone, Debug, Serialize)]
pub struct IndexView {
    /// What the values are: 状态, 主题 …
    pub name: &'static str,
    /// The values with how many issues each has.
    pub values: Vec<Counted>,
    /// The indexes of the ledger.
    pub indexes: Vec<Link>,
}

/// A page of the list of commitments.
#[derive(Clone, Debug, Serialize)]
pub struct CommitmentsView {
    /// The commitments of this page.
    pub commitments: Vec<CommitmentRow>,
    /// Which page of how many.
    pub paging: Paging,
}

/// A commitment as a row.
#[derive(Clone, Debug, Serialize)]
pub struct CommitmentRow {
    /// The word for what kind it is.
    pub promise: &'static str,
    /// The words of the text; for a deadline the deadline as printed.
    pub text: String,
    /// Whether it is the deadline of the issue, and not a sentence of its text.
    pub is_deadline: bool,
    /// The date by which.
    pub due_on: Option<DateView>,
    /// Whether that date has passed at the day of the site, the issue is not completed, and no later notice speaks of it.
    pub passed: bool,
    /// The issue it was given for, or the notice, where it stands beside the issues.
    pub issue: Link,
    /// Its court.
    pub organ: Option<Link>,
    /// The last printed status of the issue; none for a promise of the notice.
    pub status: Option<super::view_parts::StatusView>,
}

/// A page of the list of documents.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentsView {
    /// The documents of this page.
    pub documents: Vec<DocumentRow>,
    /// Which page of how many.
    pub paging: Paging,
}

/// A document as a row.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentRow {
    /// Its name, with 《》.
    pub name: String,
    /// The word for what was done.
    pub action: &'static str,
    /// The court.
    pub organ: Option<Link>,
    /// The issues that gave rise to it.
    pub issues: Vec<Link>,
}

/// Which page of how many, with links to the others.
pub fn paging(site: &Site, route: &Route, rows: usize, page: usize, at: &dyn Fn(usize) -> Route) -> Paging {
    let pages = Lists::pages(site, rows);
    let link = |number: usize| Counted {
        text: number.to_string(),
        href: route.link(&at(number)),
        count: number,
        current: number == page,
    };
    let near = |number: &usize| pages <= 9 || *number <= 1 || *number == pages || number.abs_diff(page) <= 2;
    let mut links: Vec<Option<Counted>> = Vec::new();
    for number in 1..=pages {
        match near(&number) {
            true => links.push(Some(link(number))),
            false if links.last().is_some_and(Option::is_some) => links.push(None),
            false => {}
        }
    }
    Paging {
        page,
        pages,
        rows,
        previous: (page > 1).then(|| route.link(&at(page - 1))),
        next: (page < pages).then(|| route.link(&at(page + 1))),
        links,
    }
}

/// The part of a list that a page shows.
pub fn slice<'l, T>(site: &Site, list: &'l [T], page: usize) -> &'l [T] {
    let rows = site.settings.rows_per_page.max(1);
    let start = (page.saturating_sub(1) * rows).min(list.len());
    &list[start..(start + rows).min(list.len())]
}

/// What a list of notices is called.
pub fn notice_list_name(site: &Site, list: &NoticeList) -> String {
    match list {
        NoticeList::All => "全部通报".to_owned(),
        NoticeList::Year(year) => format!("{year}年发布的通报"),
        NoticeList::Organ(id) => format!("{}的通报", organ_name(site, id)),
        NoticeList::Kind(kind) => kind.word().to_owned(),
    }
}

/// What a value of an index of notices is called.
fn notice_value(site: &Site, list: &NoticeList) -> String {
    match list {
        NoticeList::Year(year) => format!("{year}年"),
        NoticeList::Organ(id) => organ_name(site, id),
        list => notice_list_name(site, list),
    }
}

fn organ_name(site: &Site, id: &crate::model::Id) -> String {
    let organ = site.organs.get(id);
    organ.map_or_else(|| id.to_string(), |organ| organ.short_name.clone().unwrap_or_else(|| organ.name.clone()))
}

/// What a value of an index of the ledger is called.
pub fn issue_value(site: &Site, lists: &Lists, list: &IssueList) -> String {
    match list {
        IssueList::All => Column::Issues.words(site).name,
        IssueList::Status(kind) => status_word(*kind).to_owned(),
        IssueList::Topic(id) => {
            site.topics.iter().find(|topic| topic.id == *id).map_or_else(|| id.to_string(), |topic| topic.name.clone())
        }
        IssueList::Organ(id) => organ_name(site, id),
        IssueList::Owner(id) => match lists.owner(id) {
            Some((Some(organ), name)) => format!("{}{name}", organ_name(site, organ)),
            Some((None, name)) => name.clone(),
            None => id.to_string(),
        },
        IssueList::Year(year) => format!("{year}年"),
        IssueList::Assurance(degree) => degree.word().to_owned(),
        IssueList::Due => "按完成时限排列".to_owned(),
        IssueList::Late(late, of) if **of == IssueList::All => totals::late_word(*late).to_owned(),
        IssueList::Late(late, of) => format!("{}：{}", issue_value(site, lists, of), totals::late_word(*late)),
    }
}

/// What lists by publishing organ are called.
fn by_organ(site: &Site) -> &'static str {
    if site.only_courts() { "按法院" } else { "按单位" }
}

/// What an index is called.
pub fn index_name(site: &Site, index: Index) -> &'static str {
    match index {
        Index::Status => "按整改结果",
        Index::Assurance => "按结果来源",
        Index::Topic => "按主题",
        Index::Organ => by_organ(site),
        Index::Owner => "按责任部门",
        Index::Year => "按年份",
    }
}

/// What the list by deadline is called among the indexes.
pub const BY_DUE: &str = "按完成时限";

/// Links to the indexes of the ledger that hold anything.
pub fn indexes(site: &Site, lists: &Lists, route: &Route) -> Vec<Link> {
    let mut out = vec![Link::to(route, &Route::Issues(IssueList::All, 1), "全部")];
    let shown = Index::ALL.into_iter().filter(|index| lists.has(*index));
    out.extend(shown.map(|index| Link::to(route, &Route::Index(index), index_name(site, index))));
    if lists.has_due() {
        out.push(Link::to(route, &Route::Issues(IssueList::Due, 1), BY_DUE));
    }
    out
}

/// A page of a list of notices.
pub fn notices(site: &Site, lists: &Lists, route: &Route, list: &NoticeList, page: usize) -> Option<NoticesView> {
    let all = lists.notices().get(list)?;
    Some(NoticesView {
        notices: slice(site, all, page).iter().map(|index| entry_rows::card(site, route, site.said(*index))).collect(),
        paging: paging(site, route, all.len(), page, &|page| Route::Notices(list.clone(), page)),
        indexes: notice_indexes(site, lists, route, Some(list)),
    })
}

/// Lists of notices by year, by court, by kind; `current` is the one that is shown.
pub fn notice_indexes(
    site: &Site,
    lists: &Lists,
    route: &Route,
    current: Option<&NoticeList>,
) -> Vec<(&'static str, Vec<Counted>)> {
    let counted = |value: &NoticeList| Counted {
        text: notice_value(site, value),
        href: route.link(&Route::Notices(value.clone(), 1)),
        count: lists.notices()[value].len(),
        current: Some(value) == current,
    };
    let of = |wanted: fn(&NoticeList) -> bool| lists.notices().keys().filter(move |list| wanted(list));
    let years = of(|list| matches!(list, NoticeList::Year(_))).rev().map(counted).collect();
    let organs = of(|list| matches!(list, NoticeList::Organ(_))).map(counted).collect();
    let kinds = of(|list| matches!(list, NoticeList::Kind(_))).map(counted).collect();
    vec![("按年份", years), (by_organ(site), organs), ("按种类", kinds)]
}

/// A page of a list of issues.
pub fn issues(site: &Site, lists: &Lists, route: &Route, list: &IssueList, page: usize) -> Option<IssuesView> {
    let all = lists.issues(list)?;
    let promised = matches!(list, IssueList::Late(Late::Promised, _));
    let entry = |index: &usize| {
        let entry = &site.ledger.entries[*index];
        let day = if promised { entry.first_passed_promise(site) } else { None };
        IssueRow { promised: day.map(DateView::of), ..entry_rows::row(site, lists, route, entry) }
    };
    Some(IssuesView {
        issues: slice(site, all, page).iter().map(entry).collect(),
        paging: paging(site, route, all.len(), page, &|page| Route::Issues(list.clone(), page)),
        indexes: indexes(site, lists, route),
        current: current(site, list),
        late: matches!(list, IssueList::Late(..)),
        within: within(site, lists, route, list),
        totals: totals::totals(site, lists, route, list),
    })
}

impl IssuesView {
    /// Whether it shows what was counted at the day of the site.
    pub fn counts_days(&self) -> bool {
        let progress = |row: &IssueRow| row.due.as_ref().is_some_and(|due| due.progress.is_some());
        self.late || self.totals.as_of.is_some() || self.issues.iter().any(progress)
    }
}

/// The name of the index that a list belongs to.
fn current(site: &Site, list: &IssueList) -> &'static str {
    match list {
        IssueList::Late(Late::Overdue | Late::Unreported, of) if **of == IssueList::All => BY_DUE,
        IssueList::Late(_, of) => current(site, of),
        IssueList::Due => BY_DUE,
        list => list.index().map_or("全部", |index| index_name(site, index)),
    }
}

/// What a list is a part of.
fn within(site: &Site, lists: &Lists, route: &Route, list: &IssueList) -> Option<Link> {
    let part_of = |of: &IssueList| Link::to(route, &Route::Issues(of.clone(), 1), issue_value(site, lists, of));
    match list {
        IssueList::Late(late, of) if **of == IssueList::All => {
            (*late != Late::Promised).then(|| part_of(&IssueList::Due))
        }
        IssueList::Late(_, of) => Some(part_of(of)),
        list => list.index().map(|index| Link::to(route, &Route::Index(index), index_name(site, index))),
    }
}

/// The values of an index.
pub fn index(site: &Site, lists: &Lists, route: &Route, index: Index) -> IndexView {
    let value = |list: IssueList| Counted {
        text: issue_value(site, lists, &list),
        count: lists.issues(&list).map_or(0, <[usize]>::len),
        href: route.link(&Route::Issues(list, 1)),
        current: false,
    };
    IndexView {
        name: index_name(site, index),
        values: lists.lists(index).into_iter().map(value).collect(),
        indexes: indexes(site, lists, route),
    }
}

/// A page of the list of commitments.
pub fn commitments(site: &Site, route: &Route, page: usize) -> CommitmentsView {
    let row = |commitment: &crate::site::Commitment| {
        let said = site.said(commitment.notice);
        let given = site.promise(commitment);
        let issue = match commitment.issue {
            Some(at) => Link::to(route, &entry_rows::issue_route(site, at), site.issue(at).title()),
            None => Link::to(route, &Route::Notice(said.id.clone()), said.title()),
        };
        CommitmentRow {
            promise: given.promise.word(),
            text: given.text.to_string(),
            is_deadline: given.promise == crate::site::Promise::Deadline,
            due_on: given.due_on.map(DateView::of),
            passed: commitment.has_passed(site),
            issue,
            organ: entry_rows::organ_link(site, route, said),
            status: commitment.issue.map(|at| entry_rows::entry_status(site, site.ledger.entry_of(at))),
        }
    };
    CommitmentsView {
        commitments: slice(site, site.commitments(), page).iter().map(row).collect(),
        paging: paging(site, route, site.commitment_count(), page, &Route::Commitments),
    }
}

/// A page of the list of documents.
pub fn documents(site: &Site, route: &Route, page: usize) -> DocumentsView {
    let row = |document: &crate::site::Document| {
        let issue =
            |at: &crate::site::IssueRef| Link::to(route, &entry_rows::issue_route(site, *at), site.issue(*at).title());
        let organ = document.issues.first().and_then(|at| entry_rows::organ_link(site, route, site.said(at.notice)));
        DocumentRow {
            name: format!("《{}》", document.name),
            action: document.action.word(),
            organ,
            issues: document.issues.iter().map(issue).collect(),
        }
    };
    DocumentsView {
        documents: slice(site, site.documents(), page).iter().map(row).collect(),
        paging: paging(site, route, site.documents().len(), page, &Route::Documents),
    }
}
