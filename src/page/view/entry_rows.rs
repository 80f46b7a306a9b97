//! Issues and notices as rows and cards, wherever they are listed.

use super::claim_view;
use super::printed_number;
use super::view_parts::DateView;
use super::view_parts::DueView;
use super::view_parts::IssueRow;
use super::view_parts::LISTED;
use super::view_parts::Link;
use super::view_parts::NoticeCard;
use super::view_parts::Share;
use super::view_parts::StatusView;
use super::view_parts::progress_words;
use super::view_parts::shares;
use super::view_parts::status_key;
use super::view_parts::status_word;
use crate::address::Route;
use crate::model::Finding;
use crate::model::Issue;
use crate::model::Notice;
use crate::model::Part;
use crate::model::Status;
use crate::model::StatusKind;
use crate::site::Entry;
use crate::site::IssueList;
use crate::site::IssueRef;
use crate::site::Lists;
use crate::site::Site;
use crate::site::Step;
use crate::text::phrase;

/// The page of an issue.
pub fn issue_route(site: &Site, at: IssueRef) -> Route {
    let (notice, _, issue) = site.issue(at);
    Route::Issue(notice.id.clone(), issue.key)
}

/// A link to the court of a notice.
pub fn organ_link(site: &Site, from: &Route, notice: &Notice) -> Option<Link> {
    let organ = site.organ(notice)?;
    let name = organ.short_name.clone().unwrap_or_else(|| organ.name.clone());
    Some(Link::to(from, &Route::Organ(organ.id.clone()), name))
}

/// The status an entry has by its last printed word.
pub fn entry_status(site: &Site, entry: &Entry) -> StatusView {
    match entry.stated(site) {
        Some(step) => {
            let (notice, _, issue) = site.issue(step.at);
            issue_status(notice, issue, step)
        }
        None if !entry.is_reported(site) => silent(&site.notices[entry.last().at.notice]),
        None => unstated(),
    }
}

/// The status that a notice prints for an issue. Of several measures with results of their own the least finished counts,
/// and the words of all are said.
pub fn issue_status(notice: &Notice, issue: &Issue, step: Step) -> StatusView {
    let results = issue.results();
    if results.is_empty() || !issue.is_stated() {
        return issue.rectification.status.as_ref().map_or_else(|| silent(notice), |status| stated(status, step));
    }
    let word = issue.rectification.status.as_ref().map_or(status_word(None), |status| status.printed.as_str());
    let all = results.join("、");
    StatusView {
        key: status_key(issue.rectification.kind()),
        word: word.to_owned(),
        sentence: format!("状态：{word}（按各项措施：{all}；{}{}）", as_of(step), step.assurance.word()),
    }
}

/// The result that a row of a ledger prints for its part of an issue.
pub fn part_status(notice: &Notice, part: &Part) -> StatusView {
    match &part.rectification.status {
        Some(status) => StatusView {
            key: status.kind.key(),
            word: status.printed.clone(),
            sentence: format!("状态：{}", status.printed),
        },
        None => silent(notice),
    }
}

/// 截至2025年6月30日，
fn as_of(step: Step) -> String {
    step.as_of.map(|day| format!("截至{}，", day.chinese())).unwrap_or_default()
}

/// A printed status with the day it is of and who says so.
pub fn stated(status: &Status, step: Step) -> StatusView {
    StatusView {
        key: status.kind.key(),
        word: status.printed.clone(),
        sentence: format!("状态：{}（{}{}）", status.printed, as_of(step), step.assurance.word()),
    }
}

/// 未标明: the notice says no status.
pub fn unstated() -> StatusView {
    StatusView {
        key: status_key(None),
        word: status_word(None).to_owned(),
        sentence: "状态：未标明（通报没有写明这一项的整改结果）".to_owned(),
    }
}

/// What an issue is in a notice that prints no status of it: 未标明, or what the notice lists it as where it reports no
/// results.
fn silent(notice: &Notice) -> StatusView {
    match notice.head.kind.listing() {
        Some(word) => {
            StatusView {
                key: LISTED, word: word.to_owned(), sentence: format!("状态：{word}，整改结果另行公布")
            }
        }
        None => unstated(),
    }
}

/// The deadline of an entry.
pub fn due(site: &Site, entry: &Entry) -> Option<DueView> {
    let due = entry.due_on(site)?;
    let progress = entry.progress(site);
    Some(DueView {
        printed: due.printed.clone(),
        date: due.date.map(DateView::of),
        progress: progress.map(progress_words),
        overdue: matches!(progress, Some(crate::site::Progress::Overdue(_))),
    })
}

/// The deadline of an entry without a word on how the issue stands to it.
pub fn due_as_printed(site: &Site, entry: &Entry) -> Option<DueView> {
    due(site, entry).map(|due| DueView { progress: None, overdue: false, ..due })
}

/// Links to the departments of an entry.
pub fn owners(site: &Site, lists: &Lists, from: &Route, entry: &Entry) -> Vec<Link> {
    let (notice, _, _) = site.issue(entry.last().at);
    let link = |name: &str| {
        let to = lists.owner_id(notice.head.organ.as_ref(), name);
        let href = to.map(|id| from.link(&Route::Issues(IssueList::Owner(id.clone()), 1)));
        Link { text: name.to_owned(), href: href.unwrap_or_default() }
    };
    entry.owners(site).map(link).collect()
}

/// The title of an issue's finding, where the two do not share a heading.
pub fn finding(finding: &Finding, issue: &Issue) -> Option<String> {
    (finding.heading != issue.heading).then(|| finding.title.clone())
}

/// An entry of the ledger as a row.
pub fn row(site: &Site, lists: &Lists, from: &Route, entry: &Entry) -> IssueRow {
    let at = entry.last().at;
    let (notice, finding, issue) = site.issue(at);
    IssueRow {
        href: from.link(&issue_route(site, at)),
        number: printed_number::shown(finding, issue),
        title: issue.title.clone(),
        finding: self::finding(finding, issue),
        area: finding.area.map(|area| notice.outline.areas[area].title.clone()),
        notice: Link::to(from, &Route::Notice(notice.id.clone()), notice.head.title.clone()),
        organ: organ_link(site, from, notice),
        status: entry_status(site, entry),
        owners: owners(site, lists, from, entry),
        due: due(site, entry),
        promised: None,
        published_on: notice.head.published_on.map(DateView::of),
    }
}

/// Shares by status as a notice itself prints them; empty where it prints none.
pub fn notice_shares(notice: &Notice) -> Vec<Share> {
    let kind = |issue: &Issue| issue.rectification.kind();
    if !notice.issues().any(|(_, issue)| issue.is_stated()) {
        return Vec::new();
    }
    // What a plan says nothing of is nothing left unsaid.
    let counted = |wanted: Option<StatusKind>| wanted.is_some() || notice.head.kind.reports_results();
    let issues = |wanted: Option<StatusKind>| notice.issues().filter(|(_, issue)| kind(issue) == wanted).count();
    shares(&|wanted| if counted(wanted) { issues(wanted) } else { 0 }, &|_| None)
}

/// A notice as a card.
pub fn card(site: &Site, from: &Route, notice: &Notice) -> NoticeCard {
    NoticeCard {
        href: from.link(&Route::Notice(notice.id.clone())),
        title: notice.head.title.clone(),
        title_parts: phrase::parts(&notice.head.title),
        kind: notice.head.kind.word(),
        organ: organ_link(site, from, notice),
        published_on: notice.head.published_on.map(DateView::of),
        as_of: notice.head.as_of.map(DateView::of),
        issues: notice.issues().count(),
        claimed: claim_view::claimed_total(notice),
        listing: notice.head.kind.listing(),
        withheld: notice.head.withheld.as_ref().map_or(0, |withheld| withheld.count),
        shares: notice_shares(notice),
        summary: notice.head.summary.clone(),
    }
}
