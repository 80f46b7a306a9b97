//! Issues and notices as rows and cards, wherever they are listed.

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
use crate::model::Kind;
use crate::model::Notice;
use crate::model::Part;
use crate::model::StatusKind;
use crate::site::Entry;
use crate::site::IssueFacts;
use crate::site::IssueList;
use crate::site::IssueRef;
use crate::site::Lists;
use crate::site::Said;
use crate::site::Site;
use crate::site::Step;
use crate::text::phrase;

/// The page of an issue.
pub fn issue_route(site: &Site, at: IssueRef) -> Route {
    Route::Issue(site.said(at.notice).id.clone(), site.issue(at).key())
}

/// A link to the court of a notice.
pub fn organ_link(site: &Site, from: &Route, said: &Said) -> Option<Link> {
    let organ = site.organ(said.organ.as_ref())?;
    let name = organ.short_name.clone().unwrap_or_else(|| organ.name.clone());
    Some(Link::to(from, &Route::Organ(organ.id.clone()), name))
}

/// The status an entry has by its last printed word.
pub fn entry_status(site: &Site, entry: &Entry) -> StatusView {
    match entry.stated(site) {
        Some(step) => issue_status(site, step),
        None if !entry.is_reported(site) => silent(site.said(entry.last().at.notice).kind),
        None => unstated(),
    }
}

/// The status that a notice prints for an issue. Of several measures with results of their own the least finished counts,
/// and the words of all are said.
pub fn issue_status(site: &Site, step: Step) -> StatusView {
    let issue = site.issue(step.at);
    let (Some(results), true) = (issue.results(), issue.is_stated()) else {
        let printed = issue.status().zip(issue.status_word());
        return printed.map_or_else(
            || silent(site.said(step.at.notice).kind),
            |(kind, word)| StatusView {
                key: kind.key(),
                word: word.to_owned(),
                sentence: format!("状态：{word}（{}{}）", as_of(step), step.assurance.word()),
            },
        );
    };
    let word = issue.status_word().unwrap_or(status_word(None));
    StatusView {
        key: status_key(issue.status()),
        word: word.to_owned(),
        sentence: format!("状态：{word}（按各项措施：{results}；{}{}）", as_of(step), step.assurance.word()),
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
        None => silent(notice.head.kind),
    }
}

/// 截至2025年6月30日，
fn as_of(step: Step) -> String {
    step.as_of.map(|day| format!("截至{}，", day.chinese())).unwrap_or_default()
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
fn silent(kind: Kind) -> StatusView {
    match kind.listing() {
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
    let issue = site.issue(entry.dated(site)?.at);
    let progress = entry.progress(site);
    Some(DueView {
        printed: issue.due().unwrap_or_default().to_owned(),
        date: issue.due_on().map(DateView::of),
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
    let organ = site.said(entry.last().at.notice).organ.as_ref();
    let link = |name: &str| {
        let to = lists.owner_id(organ, name);
        let href = to.map(|id| from.link(&Route::Issues(IssueList::Owner(id.clone()), 1)));
        Link { text: name.to_owned(), href: href.unwrap_or_default() }
    };
    entry.owners(site).map(link).collect()
}

/// An entry of the ledger as a row.
pub fn row(site: &Site, lists: &Lists, from: &Route, entry: &Entry) -> IssueRow {
    let at = entry.last().at;
    let (said, issue) = (site.said(at.notice), site.issue(at));
    IssueRow {
        href: from.link(&issue_route(site, at)),
        number: issue.number().to_owned(),
        title: issue.title().to_owned(),
        finding: issue.finding_apart().map(str::to_owned),
        area: issue.area().map(str::to_owned),
        notice: Link::to(from, &Route::Notice(said.id.clone()), said.title()),
        organ: organ_link(site, from, said),
        status: entry_status(site, entry),
        owners: owners(site, lists, from, entry),
        due: due(site, entry),
        promised: None,
        published_on: said.published_on.map(DateView::of),
    }
}

/// Shares by status as a notice itself prints them; empty where it prints none.
pub fn notice_shares(said: &Said) -> Vec<Share> {
    if !said.issues().any(IssueFacts::is_stated) {
        return Vec::new();
    }
    // What a plan says nothing of is nothing left unsaid.
    let counted = |wanted: Option<StatusKind>| wanted.is_some() || said.kind.reports_results();
    let issues = |wanted: Option<StatusKind>| said.issues().filter(|issue| issue.status() == wanted).count();
    shares(&|wanted| if counted(wanted) { issues(wanted) } else { 0 }, &|_| None)
}

/// A notice as a card.
pub fn card(site: &Site, from: &Route, said: &Said) -> NoticeCard {
    NoticeCard {
        href: from.link(&Route::Notice(said.id.clone())),
        title: said.title().to_owned(),
        title_parts: phrase::parts(said.title()),
        kind: said.kind.word(),
        organ: organ_link(site, from, said),
        published_on: said.published_on.map(DateView::of),
        as_of: said.figures_of.map(DateView::of),
        issues: said.issue_count(),
        claimed: said.claimed,
        listing: said.kind.listing(),
        withheld: said.withheld.unwrap_or(0),
        shares: notice_shares(said),
        summary: said.summary().map(str::to_owned),
    }
}
