//! Issues and notices as rows and cards, wherever they are listed.

use super::notice_card::RelatedNotice;
use super::printed_number;
use super::result_words;
use super::view_parts::DateView;
use super::view_parts::DueView;
use super::view_parts::IssueRow;
use super::view_parts::Link;
use super::view_parts::NoticeCard;
use super::view_parts::StatusView;
use super::view_parts::progress_words;
use crate::address::Route;
use crate::model::Finding;
use crate::model::Id;
use crate::model::Issue;
use crate::model::Notice;
use crate::site::Entry;
use crate::site::IssueList;
use crate::site::IssueRef;
use crate::site::Lists;
use crate::site::Progress;
use crate::site::Site;
use crate::site::Step;
use crate::text::date::Date;

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
        Some(step) => step_status(site, step),
        None if !entry.is_reported(site) => result_words::silent(site.notices[entry.last().at.notice].head.kind),
        None => result_words::unstated(),
    }
}

/// The status that one notice prints for an issue.
pub fn step_status(site: &Site, step: Step) -> StatusView {
    let (notice, _, issue) = site.issue(step.at);
    result_words::issue_result(notice.head.kind, issue, step.as_of, step.assurance)
}

/// A deadline, and how its issue stands to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// As printed.
    pub printed: String,
    /// The date that could be read.
    pub date: Option<Date>,
    /// How the issue stands to it at the day of the site; none where nothing can be said.
    pub progress: Option<Progress>,
}

impl Deadline {
    /// The deadline as readers see it.
    pub fn view(&self) -> DueView {
        DueView {
            printed: self.printed.clone(),
            date: self.date.map(DateView::of),
            progress: self.progress.map(progress_words),
            overdue: matches!(self.progress, Some(Progress::Overdue(_))),
        }
    }
}

/// The deadline of an entry.
pub fn deadline(site: &Site, entry: &Entry) -> Option<Deadline> {
    let due = entry.due_on(site)?;
    Some(Deadline { printed: due.printed.clone(), date: due.date, progress: entry.progress(site) })
}

/// A department: its name, and the id of its list, where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedOwner {
    /// Its name.
    pub name: String,
    /// The id that its list has in addresses.
    pub id: Option<Id>,
}

impl NamedOwner {
    /// A link to its list.
    pub fn link(&self, from: &Route) -> Link {
        let list = |id: &Id| Route::Issues(IssueList::Owner(id.clone()), 1);
        let href = self.id.as_ref().map(|id| from.link(&list(id)));
        Link { text: self.name.clone(), href: href.unwrap_or_default() }
    }
}

/// The departments of an entry.
pub fn named_owners(site: &Site, lists: &Lists, entry: &Entry) -> Vec<NamedOwner> {
    let organ = site.issue(entry.last().at).0.head.organ.as_ref();
    let named = |name: &str| NamedOwner { name: name.to_owned(), id: lists.owner_id(organ, name).cloned() };
    entry.owners(site).map(named).collect()
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
        owners: named_owners(site, lists, entry).iter().map(|owner| owner.link(from)).collect(),
        due: deadline(site, entry).map(|deadline| deadline.view()),
        promised: None,
        published_on: notice.head.published_on.map(DateView::of),
    }
}

/// A notice as a card.
pub fn card(site: &Site, from: &Route, notice: &Notice) -> NoticeCard {
    RelatedNotice::of(site, notice).card(from)
}
