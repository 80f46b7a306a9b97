//! The home page.

use serde::Serialize;

use super::article;
use super::article::ArticleCard;
use super::entry_rows;
use super::list_views;
use super::registry;
use super::registry::OrganCard;
use super::totals;
use super::view_parts::ContactView;
use super::view_parts::Counted;
use super::view_parts::Link;
use super::view_parts::NoticeCard;
use super::view_parts::Totals;
use crate::address::Route;
use crate::site::Index;
use crate::site::IssueList;
use crate::site::Lists;
use crate::site::NoticeList;
use crate::site::Site;

/// The home page.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// The newest notices.
    pub latest: Vec<NoticeCard>,
    /// All notices.
    pub all_notices: Link,
    /// The whole ledger.
    pub all_issues: Link,
    /// Totals of the whole ledger.
    pub totals: Totals,
    /// Topics with how many issues each has.
    pub topics: Vec<Counted>,
    /// The courts.
    pub organs: Vec<OrganCard>,
    /// The newest articles.
    pub articles: Vec<ArticleCard>,
    /// Whom to reach.
    pub contact: Option<ContactView>,
}

/// Articles shown on the home page.
const ARTICLES: usize = 3;

/// The home page.
pub fn home(site: &Site, lists: &Lists, route: &Route) -> HomeView {
    let latest = site.notices.iter().take(site.settings.latest);
    let topics = list_views::index(site, lists, route, Index::Topic).values;
    let owner = site.settings.operator.as_deref().unwrap_or(&site.settings.name);
    HomeView {
        latest: latest.map(|notice| entry_rows::card(site, route, &notice.said)).collect(),
        all_notices: Link::to(route, &Route::Notices(NoticeList::All, 1), "全部通报"),
        all_issues: Link::to(route, &Route::Issues(IssueList::All, 1), "全部问题"),
        totals: totals::totals(site, lists, route, &IssueList::All),
        topics,
        organs: registry::cards(site, lists, route),
        articles: site.articles.iter().take(ARTICLES).map(|of| article::card(route, of)).collect(),
        contact: site.settings.contact.as_ref().map(|contact| ContactView::of(owner, contact, site.as_of)),
    }
}
