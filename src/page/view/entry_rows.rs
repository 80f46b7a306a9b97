//! Issues and notices as rows and cards, wherever they are listed.

use super::notice_card::RelatedNotice;
use super::result_words;
use super::result_words::ResultSaid;
use super::scope::Scope;
use super::view_parts::DateView;
use super::view_parts::DueView;
use super::view_parts::IssueRow;
use super::view_parts::Link;
use super::view_parts::NoticeCard;
use super::view_parts::StatusView;
use crate::address::Route;
use crate::model::Finding;
use crate::model::Id;
use crate::model::Issue;
use crate::page::Labels;
use crate::page::site_frame::SiteFrame;
use crate::site::Entry;
use crate::site::IssueList;
use crate::site::IssueRef;
use crate::site::Lists;
use crate::site::Progress;
use crate::site::Said;
use crate::site::Site;
use crate::site::Step;
use crate::text::date::Date;

/// The page of an issue.
pub fn issue_route(site: &Site, at: IssueRef) -> Route {
    Route::Issue(site.said(at.notice).id.clone(), site.issue(at).key())
}

/// The page of the whole line of an issue.
pub fn line_route(site: &Site, entry: &Entry) -> Route {
    let first = entry.steps[0].at;
    Route::Entry(site.said(first.notice).id.clone(), site.issue(first).key())
}

/// A link to the court of a notice.
pub fn organ_link(scope: Scope<'_>, said: &Said) -> Option<Link> {
    let organ = scope.site.organ(said.organ.as_ref())?;
    Some(scope.link(&Route::Organ(organ.id.clone()), organ.name_in_lists()))
}

/// The status an entry has by its last printed word.
pub fn entry_status(site: &Site, entry: &Entry) -> StatusView {
    match entry.stated(site) {
        Some(step) => step_status(site, step),
        None if !entry.is_reported(site) => result_words::silent(site.said(entry.last().at.notice).kind),
        None => result_words::unstated(),
    }
}

/// The status that one notice prints for an issue.
pub fn step_status(site: &Site, step: Step) -> StatusView {
    let issue = site.issue(step.at);
    let said = ResultSaid {
        by: site.said(step.at.notice).kind,
        kind: issue.status(),
        printed: issue.status_word(),
        results: issue.results(),
        as_of: step.as_of,
        assurance: step.assurance,
    };
    said.view()
}

/// The day of publication of the notice that prints the result of an entry, where a later one is silent.
fn stated_on(site: &Site, entry: &Entry) -> Option<DateView> {
    let (stated, _) = entry.silent_since(site)?;
    site.said(stated.at.notice).published_on.map(DateView::of)
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
    /// The deadline as readers see it, at the day of the site.
    pub fn view(&self, frame: &SiteFrame) -> DueView {
        let labels = &frame.labels;
        DueView {
            printed: self.printed.clone(),
            date: self.date.map(DateView::of),
            progress: self.progress.map(|progress| progress_words(labels, progress)),
            progress_at: self.progress.zip(frame.as_of).map(|(progress, day)| progress_words_at(labels, progress, day)),
            label: self.progress.map_or("", |progress| progress_label(progress).0),
            days: self.progress.map(|progress| progress_label(progress).1),
            said: self.progress.and_then(|progress| progress_label(progress).2).map(DateView::of),
            overdue: matches!(self.progress, Some(Progress::Overdue(..))),
        }
    }
}

/// How an issue stands to its deadline, in words.
fn progress_words(labels: &Labels, progress: Progress) -> String {
    let (label, days, said) = progress_label(progress);
    labels.say(label, &[("said", &said.map_or_else(String::new, Date::chinese)), ("days", &days)])
}

/// The label that says it, the days, and the day of the last word on what is overdue.
fn progress_label(progress: Progress) -> (&'static str, u32, Option<Date>) {
    match progress {
        Progress::Left(0) => ("progress_today", 0, None),
        Progress::Left(days) => ("progress_left", days, None),
        Progress::Overdue(days, day) => ("progress_overdue", days, Some(day)),
        Progress::PassedUnreported(days) => ("progress_unreported", days, None),
        Progress::PassedUnstated(days) => ("progress_unstated", days, None),
    }
}

/// The same with the day at which days are counted. What is overdue was not completed at the day of the last word.
fn progress_words_at(labels: &Labels, progress: Progress, day: Date) -> String {
    let day = day.chinese();
    match progress {
        Progress::Overdue(days, said) => {
            labels.say("progress_overdue_at", &[("said", &said.chinese()), ("days", &days), ("day", &day)])
        }
        other => format!("{}{}", progress_words(labels, other), labels.say("at_day", &[("day", &day)])),
    }
}

/// The deadline of an entry.
pub fn deadline(site: &Site, entry: &Entry) -> Option<Deadline> {
    let issue = site.issue(entry.dated(site)?.at);
    let printed = issue.due().unwrap_or_default().to_owned();
    Some(Deadline { printed, date: issue.due_on(), progress: entry.progress(site) })
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
    let organ = site.said(entry.last().at.notice).organ.as_ref();
    let named = |name: &str| NamedOwner { name: name.to_owned(), id: lists.owner_id(organ, name).cloned() };
    entry.owners(site).map(named).collect()
}

/// The title of an issue's finding, where the two do not share a heading.
pub fn finding(finding: &Finding, issue: &Issue) -> Option<String> {
    (finding.heading != issue.heading).then(|| finding.title.clone())
}

/// An entry of the ledger as a row.
pub fn row(scope: Scope<'_>, entry: &Entry) -> IssueRow {
    let (site, from) = (scope.site, scope.route);
    let at = entry.last().at;
    let (said, issue) = (site.said(at.notice), site.issue(at));
    IssueRow {
        href: from.link(&issue_route(site, at)),
        key: format!("{}/{}", said.id, issue.key()),
        number: issue.number().to_owned(),
        title: issue.title().to_owned(),
        finding: issue.finding_apart().map(str::to_owned),
        area: issue.area().map(str::to_owned),
        notice: Link::to(from, &Route::Notice(said.id.clone()), said.title()),
        organ: organ_link(scope, said),
        status: entry_status(site, entry),
        owners: named_owners(site, scope.lists, entry).iter().map(|owner| owner.link(from)).collect(),
        due: deadline(site, entry).map(|deadline| deadline.view(scope.frame)),
        promised: None,
        stated_on: stated_on(site, entry),
        published_on: said.published_on.map(DateView::of),
        line: entry.has_line().then(|| from.link(&line_route(site, entry))),
        place: None,
        year_place: None,
    }
}

/// A notice as a card.
pub fn card(scope: Scope<'_>, said: &Said) -> NoticeCard {
    RelatedNotice::of(scope.site, said).card(scope.route)
}
