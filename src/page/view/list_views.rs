//! Lists: notices, issues, indexes of the ledger, commitments, documents, articles.

use serde::Serialize;

use super::entry_rows;
use super::figure_rules;
use super::list_filter::ListFilter;
use super::list_names;
use super::paging;
use super::paging::Paging;
use super::paging::RowPlaces;
use super::said_figure::SaidFigure;
use super::scope::Scope;
use super::totals;
use super::view_parts::Counted;
use super::view_parts::DateView;
use super::view_parts::IssueRow;
use super::view_parts::Link;
use super::view_parts::NoticeCard;
use super::view_parts::Totals;
use crate::address::DataFile;
use crate::address::DataTable;
use crate::address::Route;
use crate::site::Index;
use crate::site::IssueList;
use crate::site::Late;
use crate::site::NoticeList;
use crate::site::Rows;
use crate::site::Said;

/// A page of a list of notices.
#[derive(Clone, Debug, Serialize)]
pub struct NoticesView {
    /// The notices of this page.
    pub notices: Vec<NoticeCard>,
    /// Which page of how many.
    pub paging: Paging,
    /// Lists by year, by court, by kind: a name and its links each.
    pub indexes: Vec<(String, Vec<Counted>)>,
    /// The list of courts, where they are too many to be named beside the list.
    pub organs: Option<Link>,
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
    pub current: String,
    /// Whether it is a list of what is late at the day of the site.
    pub late: bool,
    /// What the list is a part of: the index that it is one value of, or the list of which it shows what is late.
    pub within: Option<Link>,
    /// The departments that a list of departments of one name is put together from, those with most issues first; their
    /// own lists.
    pub parts: Vec<Counted>,
    /// How many more departments there are than these.
    pub more_parts: usize,
    /// By which rule these are counted in the open data.
    pub more_rule: String,
    /// Totals of the list.
    pub totals: Totals,
    /// The whole ledger as a table (data/issues.csv), on its first page, where it holds any issue.
    pub data: Option<String>,
    /// How a script narrows and orders it; none where there is nothing to choose from.
    pub filter: Option<ListFilter>,
}

/// The values of an index.
#[derive(Clone, Debug, Serialize)]
pub struct IndexView {
    /// What the values are: 按整改结果, 按主题 …
    pub name: String,
    /// The values of this page with how many issues each has.
    pub values: Vec<Counted>,
    /// Which page of how many.
    pub paging: Paging,
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
    /// How many promises beside deadlines, of how many issues, have passed without a word since at `page.as_of`.
    pub passed: PassedView,
}

/// Promises whose time has passed without a word since, deadlines left out.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PassedView {
    /// Promises of issues.
    pub promises: usize,
    /// How many issues these are of.
    pub issues: usize,
    /// Promises that notices give beside their issues.
    pub apart: usize,
}

/// A commitment as a row.
#[derive(Clone, Debug, Serialize)]
pub struct CommitmentRow {
    /// The name of the place in a long list that begins with it.
    pub place: Option<String>,
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
    /// The name of the place in a long list that begins with it.
    pub place: Option<String>,
    /// Its name, with 《》.
    pub name: String,
    /// The word for what was done.
    pub action: &'static str,
    /// The court.
    pub organ: Option<Link>,
    /// The issues that gave rise to it, at most a few.
    pub issues: Vec<Link>,
    /// How many more there are.
    pub more_issues: usize,
    /// By which rule these are counted in the open data.
    pub more_rule: String,
}

/// Courts beside the list of notices, at most.
const ORGANS_BESIDE: usize = 20;
/// Departments named above the list of those of one name, at most.
const PARTS: usize = 12;
/// Issues named beside a document, at most.
const ISSUES_OF_DOCUMENT: usize = 3;

/// A page of a list of notices.
pub fn notices(scope: Scope<'_>, list: &NoticeList, page: usize) -> Option<NoticesView> {
    let site = scope.site;
    let all = scope.lists.notices().get(list)?;
    let at = |page| Route::Notices(list.clone(), page);
    let jumps = || paging::year_jumps(scope, Rows::Notices, &scope.lists.notice_years(list), None, &at);
    let places = RowPlaces::of(scope, Rows::Notices, page);
    let card = |(row, index): (usize, &usize)| NoticeCard {
        place: places.at(row),
        ..entry_rows::card(scope, site.said(*index))
    };
    let (indexes, organs) = notice_indexes(scope, Some(list));
    Some(NoticesView {
        notices: Rows::Notices.slice(&site.settings, all, page).iter().enumerate().map(card).collect(),
        paging: paging::paging(scope, Rows::Notices, all.len(), page, &at).with_jumps(jumps),
        indexes,
        organs,
    })
}

/// Lists of notices by year, by court, by kind; `current` is the one that is shown. And the list of courts, where these are
/// too many.
pub fn notice_indexes(scope: Scope<'_>, current: Option<&NoticeList>) -> (Vec<(String, Vec<Counted>)>, Option<Link>) {
    let lists = scope.lists.notices();
    let counted = |value: &NoticeList| {
        let to = Route::Notices(value.clone(), 1);
        let text = list_names::notice_value(scope, value);
        Counted { current: Some(value) == current, ..scope.counted(&to, text, lists[value].len()) }
    };
    let of = |wanted: fn(&NoticeList) -> bool| lists.keys().filter(move |list| wanted(list));
    let years: Vec<Counted> = of(|list| matches!(list, NoticeList::Year(_))).rev().map(counted).collect();
    let order = scope.site.organ_tree().order().iter().map(|of| NoticeList::Organ(of.id.clone()));
    let organs: Vec<NoticeList> = order.filter(|list| lists.contains_key(list)).collect();
    let kinds: Vec<Counted> = of(|list| matches!(list, NoticeList::Kind(_))).map(counted).collect();
    let name = |label: &str| scope.labels().get(label).to_owned();
    let many = organs.len() > ORGANS_BESIDE;
    let organs: Vec<Counted> = if many { Vec::new() } else { organs.iter().map(counted).collect() };
    let all = Route::Organs(crate::site::OrganList::Upper, 1);
    let link = many.then(|| scope.link(&all, scope.labels().get("find_by_organ")));
    (vec![(name("by_year"), years), (name("by_organ"), organs), (name("by_kind"), kinds)], link)
}

/// A page of a list of issues.
pub fn issues(scope: Scope<'_>, list: &IssueList, page: usize) -> Option<IssuesView> {
    let site = scope.site;
    let all = scope.lists.issues(list)?;
    let promised = matches!(list, IssueList::Late(Late::Promised, _));
    let places = RowPlaces::of(scope, Rows::Issues, page);
    let entry = |(row, index): (usize, &usize)| {
        let entry = &site.ledger.entries[*index];
        let day = if promised { entry.first_passed_promise(site) } else { None };
        let mut here = places.all(row);
        let (first, second) = (here.next(), here.next());
        // A year that begins within a part begins alone.
        let (place, year_place) = if second.is_some() { (first, second) } else { (None, first) };
        IssueRow { promised: day.map(DateView::of), place, year_place, ..entry_rows::row(scope, entry) }
    };
    let (parts, more_parts) = parts(scope, list);
    let at = |page| Route::Issues(list.clone(), page);
    let is_whole = Rows::Issues.pages(&site.settings, all.len()) == 1;
    let mut view = IssuesView {
        filter: ListFilter::of(scope, list, all.len(), is_whole),
        issues: Rows::Issues.slice(&site.settings, all, page).iter().enumerate().map(entry).collect(),
        paging: paging::paging(scope, Rows::Issues, all.len(), page, &at)
            .with_jumps(|| paging::issue_jumps(scope, list)),
        indexes: list_names::indexes(scope),
        current: list_names::current_index(scope, list).to_owned(),
        late: matches!(list, IssueList::Late(..)),
        within: list_names::within(scope, list),
        parts,
        more_parts,
        more_rule: format!("departments {} beyond={PARTS}", figure_rules::owner(scope.lists, list)),
        totals: totals::totals(scope, list),
        data: (*list == IssueList::All && page == 1 && !all.is_empty())
            .then(|| scope.route.link(&Route::Data(DataFile::Csv(DataTable::Issues)))),
    };
    // Only a page that counts days anyway may name the day to a script.
    let day = site.as_of.filter(|_| view.counts_days()).map(|day| day.last().to_string());
    if let Some(filter) = &mut view.filter {
        filter.day = day;
    }
    Some(view)
}

/// The departments of one name, those with most issues first, and how many more there are.
fn parts(scope: Scope<'_>, list: &IssueList) -> (Vec<Counted>, usize) {
    let IssueList::Department(id) = list else { return (Vec::new(), 0) };
    let owners = scope.lists.owners().namesakes().get(id).map_or(&[][..], |of| &of.owners);
    let part = |id: &crate::model::Id| {
        let list = IssueList::Owner(id.clone());
        let count = scope.lists.issues(&list).map_or(0, <[usize]>::len);
        scope.counted(&Route::Issues(list.clone(), 1), list_names::issue_value(scope, &list), count)
    };
    let mut parts: Vec<Counted> = owners.iter().map(part).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.count));
    let more = parts.len().saturating_sub(PARTS);
    parts.truncate(PARTS);
    (parts, more)
}

impl IssuesView {
    /// Whether it shows what was counted at the day of the site.
    pub fn counts_days(&self) -> bool {
        let progress = |row: &IssueRow| row.due.as_ref().is_some_and(|due| due.progress.is_some());
        self.late || self.totals.as_of.is_some() || self.issues.iter().any(progress)
    }
}

/// The values of an index, a page of them.
pub fn index(scope: Scope<'_>, index: Index, page: usize) -> Option<IndexView> {
    let all = scope.lists.has(index).then(|| scope.lists.shown_values(index))?;
    let places = RowPlaces::of(scope, Rows::Values, page);
    let value = |(row, list): (usize, &IssueList)| {
        let count = scope.lists.issues(list).map_or(0, <[usize]>::len);
        let (text, note) = value_words(scope, list);
        let note_figure = of_organs(scope, list);
        Counted {
            note,
            note_figure,
            place: places.at(row),
            ..scope.counted(&Route::Issues(list.clone(), 1), text, count)
        }
    };
    let at = |page| Route::Index(index, page);
    let jumps = || paging::letter_jumps(scope, Rows::Values, &scope.lists.value_letters(index), &at);
    Some(IndexView {
        name: list_names::index_name(scope, index).to_owned(),
        values: Rows::Values.slice(&scope.site.settings, &all, page).iter().enumerate().map(value).collect(),
        paging: paging::paging(scope, Rows::Values, all.len(), page, &at).with_jumps(jumps),
        indexes: list_names::indexes(scope),
    })
}

/// What a value is called among its like, and what tells it from them.
fn value_words(scope: Scope<'_>, list: &IssueList) -> (String, Option<String>) {
    let owners = scope.lists.owners();
    match list {
        IssueList::Owner(id) => match owners.get(id) {
            Some((Some(organ), name)) if list_names::is_itself(scope, organ, name) => {
                (name.clone(), Some(scope.labels().say("itself_of", &[("organ", &scope.organ_name(organ))])))
            }
            // Where there is one organ alone nobody asks whose department it is.
            Some((Some(organ), name)) if scope.site.organs.len() > 1 => (name.clone(), Some(scope.organ_name(organ))),
            Some((_, name)) => (name.clone(), None),
            None => (id.to_string(), None),
        },
        IssueList::Department(id) => match owners.namesakes().get(id) {
            Some(of) => (of.name.clone(), Some(scope.labels().say("of_organs", &[("count", &of.owners.len())]))),
            None => (id.to_string(), None),
        },
        list => (list_names::issue_value(scope, list), None),
    }
}

/// Of how many organs departments of one name are.
fn of_organs(scope: Scope<'_>, list: &IssueList) -> Option<SaidFigure> {
    let IssueList::Department(id) = list else { return None };
    let count = scope.lists.owners().namesakes().get(id)?.owners.len();
    let rule = format!("departments {}", figure_rules::owner(scope.lists, list));
    Some(SaidFigure { label: "of_organs", count, who: String::new(), rule })
}

/// A page of the list of commitments.
pub fn commitments(scope: Scope<'_>, page: usize) -> CommitmentsView {
    let site = scope.site;
    let places = RowPlaces::of(scope, Rows::Commitments, page);
    let row = |(row, commitment): (usize, &crate::site::Commitment)| {
        let said = site.said(commitment.notice);
        let given = site.promise(commitment);
        let issue = match commitment.issue {
            Some(at) => scope.link(&entry_rows::issue_route(site, at), site.issue(at).title()),
            None => scope.link(&Route::Notice(said.id.clone()), said.title()),
        };
        CommitmentRow {
            place: places.at(row),
            promise: given.promise.word(),
            text: given.text.to_string(),
            is_deadline: given.promise == crate::site::Promise::Deadline,
            due_on: given.due_on.map(DateView::of),
            passed: commitment.has_passed(site),
            issue,
            organ: entry_rows::organ_link(scope, said),
            status: commitment.issue.map(|at| entry_rows::entry_status(site, site.ledger.entry_of(at))),
        }
    };
    let all = site.commitments();
    let years = scope.lists.starts.of_commitments(site);
    let undated = Some(scope.labels().get("undated"));
    let jumps = || paging::year_jumps(scope, Rows::Commitments, years, undated, &Route::Commitments);
    let counted = scope.lists.totals(&IssueList::All);
    let (promises, issues) = (counted.promises, counted.late(Late::Promised));
    CommitmentsView {
        passed: PassedView { promises, issues, apart: counted.promises_apart },
        commitments: Rows::Commitments.slice(&site.settings, all, page).iter().enumerate().map(row).collect(),
        paging: paging::paging(scope, Rows::Commitments, all.len(), page, &Route::Commitments).with_jumps(jumps),
    }
}

/// A page of the list of documents.
pub fn documents(scope: Scope<'_>, page: usize) -> DocumentsView {
    let site = scope.site;
    let places = RowPlaces::of(scope, Rows::Documents, page);
    let row = |(row, document): (usize, &crate::site::Document)| {
        let issue =
            |at: &crate::site::IssueRef| scope.link(&entry_rows::issue_route(site, *at), site.issue(*at).title());
        let said: Option<&Said> = document.issues.first().map(|at| site.said(at.notice));
        DocumentRow {
            place: places.at(row),
            name: format!("《{}》", document.name),
            action: document.action.word(),
            organ: said.and_then(|said| entry_rows::organ_link(scope, said)),
            issues: document.issues.iter().take(ISSUES_OF_DOCUMENT).map(issue).collect(),
            more_rule: format!(
                "mentions name={} {} beyond={ISSUES_OF_DOCUMENT}",
                figure_rules::value(&document.name),
                figure_rules::organ_of(said.and_then(|said| site.organ(said.organ.as_ref())).map(|organ| &organ.id)),
            ),
            more_issues: document.issues.len().saturating_sub(ISSUES_OF_DOCUMENT),
        }
    };
    let all = site.documents();
    let letters = scope.lists.starts.of_documents(site);
    let jumps = || paging::letter_jumps(scope, Rows::Documents, letters, &Route::Documents);
    DocumentsView {
        documents: Rows::Documents.slice(&site.settings, all, page).iter().enumerate().map(row).collect(),
        paging: paging::paging(scope, Rows::Documents, all.len(), page, &Route::Documents).with_jumps(jumps),
    }
}
