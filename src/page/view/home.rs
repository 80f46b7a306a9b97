//! The home page: sums, what is new, and ways to what a reader looks for.

use serde::Serialize;

use super::article;
use super::article::ArticleCard;
use super::entry_rows;
use super::list_names;
use super::list_views;
use super::organ_rows;
use super::paging;
use super::scope::Scope;
use super::totals;
use super::view_parts::ContactView;
use super::view_parts::Counted;
use super::view_parts::Link;
use super::view_parts::NoticeCard;
use super::view_parts::Reach;
use super::view_parts::Totals;
use crate::address::Route;
use crate::model::is_fax;
use crate::site::Index;
use crate::site::IssueList;
use crate::site::NoticeList;
use crate::site::OrganList;
use crate::site::OrganPlace;
use crate::site::Rows;

/// The home page.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// The newest notices.
    pub latest: Vec<NoticeCard>,
    /// All notices.
    pub all_notices: Link,
    /// What changed lately; none where no notice speaks of any issue.
    pub changes: Option<Link>,
    /// The whole ledger.
    pub all_issues: Link,
    /// Totals of the whole ledger.
    pub totals: Totals,
    /// The topics with most issues, in the order of their file, with how many issues each has.
    pub topics: Vec<Counted>,
    /// All topics, where there are more.
    pub all_topics: Option<Link>,
    /// The way to one court.
    pub finder: FinderView,
    /// The newest articles.
    pub articles: Vec<ArticleCard>,
    /// Whom to reach.
    pub contact: Option<ContactView>,
    /// The first number to call of these, else the first mailbox.
    pub reach: Option<Reach>,
    /// The page of all that can be reached.
    pub all_contacts: String,
}

/// The way to one court: courts of the upper ranks, and all by name.
#[derive(Clone, Debug, Serialize)]
pub struct FinderView {
    /// Courts of the upper ranks, each followed by those below it.
    pub organs: Vec<FinderEntry>,
    /// How many courts the site has.
    pub count: usize,
    /// The table of courts with their figures.
    pub table: Link,
    /// All courts by name, where not all are shown here.
    pub all: Option<Link>,
    /// Where the letters of that list begin.
    pub letters: Vec<Counted>,
    /// The list of inspections, where there are any.
    pub inspections: Option<Link>,
}

/// A court on the way to one.
#[derive(Clone, Debug, Serialize)]
pub struct FinderEntry {
    /// What it is called in the open data.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// How many courts are above it here.
    pub depth: usize,
    /// The region that begins with it.
    pub heading: Option<String>,
    /// How many courts are below it that are not shown here.
    pub hidden: usize,
}

/// Articles shown on the home page.
const ARTICLES: usize = 3;
/// Topics shown there, at most.
const TOPICS: usize = 24;

/// The home page.
pub fn home(scope: Scope<'_>) -> HomeView {
    let site = scope.site;
    let latest = site.notices.iter().take(site.settings.latest);
    let (topics, all_topics) = topics(scope);
    let owner = scope.frame.owner();
    let contact = site.settings.contact.as_ref().map(|contact| ContactView::of(owner, contact, scope.frame));
    let called = |of: &ContactView| of.phones.iter().find(|phone| !is_fax(&phone.label)).cloned();
    HomeView {
        reach: contact.as_ref().and_then(|of| called(of).or_else(|| of.emails.first().cloned())),
        all_contacts: scope.route.link(&Route::Contact(1)),
        latest: latest.map(|notice| entry_rows::card(scope, &notice.said)).collect(),
        all_notices: scope.link(&Route::Notices(NoticeList::All, 1), scope.labels().get("all_notices")),
        changes: (!site.changes().is_empty())
            .then(|| scope.link(&Route::Changes(1), scope.labels().get("recent_changes"))),
        all_issues: scope.link(&Route::Issues(IssueList::All, 1), scope.labels().get("all_issues")),
        totals: totals::totals(scope, &IssueList::All),
        topics,
        all_topics,
        finder: finder(scope),
        articles: site.articles.iter().take(ARTICLES).map(|of| article::card(scope.route, of)).collect(),
        contact,
    }
}

/// The topics with most issues, in their order; and all, where these are more.
fn topics(scope: Scope<'_>) -> (Vec<Counted>, Option<Link>) {
    let mut topics = list_views::index(scope, Index::Topic, 1).map_or_else(Vec::new, |index| index.values);
    let all = topics.len();
    if all > TOPICS {
        let mut counts: Vec<usize> = topics.iter().map(|topic| topic.count).collect();
        counts.sort_unstable_by_key(|count| std::cmp::Reverse(*count));
        let least = counts[TOPICS - 1];
        topics.retain(|topic| topic.count >= least);
        topics.truncate(TOPICS);
    }
    let link = || scope.link(&Route::Index(Index::Topic, 1), list_names::index_name(scope, Index::Topic));
    (topics, (all > TOPICS).then(link))
}

/// The way to one court.
pub fn finder(scope: Scope<'_>) -> FinderView {
    let site = scope.site;
    let tree = site.organ_tree();
    let most = Rows::Organs.a_page(&site.settings);
    let mut shown = tree.upper(most);
    // A first rank that is too long by itself is looked up by name, or page by page.
    shown.truncate(most);
    let headings = organ_rows::region_headings(&shown, 0);
    let deepest = shown.iter().map(|of| of.depth).max().unwrap_or(0);
    let hidden = |of: &OrganPlace| if of.depth == deepest { of.below.len() } else { 0 };
    let entry = |(of, heading): (&&OrganPlace, Option<String>)| FinderEntry {
        id: of.id.to_string(),
        name: scope.organ_name(&of.id),
        href: scope.route.link(&Route::Organ(of.id.clone())),
        depth: of.depth,
        heading,
        hidden: hidden(of),
    };
    let table = Route::Organs(OrganList::Upper, 1);
    let by_name = |page| Route::Organs(OrganList::All, page);
    let are_all = scope.lists.organs_of(&OrganList::All).is_none();
    let letters = || {
        let letters = scope.lists.starts.of_organs(site);
        let groups = paging::letter_jumps(scope, Rows::Organs, letters, &by_name);
        groups.into_iter().flat_map(|group| group.links).collect()
    };
    FinderView {
        organs: shown.iter().zip(headings).map(entry).collect(),
        count: site.organs.len(),
        table: scope.link(&table, scope.labels().get("compare_organs")),
        all: (!are_all).then(|| scope.link(&by_name(1), scope.labels().get("organs_by_name"))),
        inspections: list_names::inspections(scope),
        letters: if are_all { Vec::new() } else { letters() },
    }
}
