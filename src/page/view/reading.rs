//! The home page, articles, standing pages, and what is shown where nothing is.

use serde::Serialize;

use super::lists;
use super::parts::ContactView;
use super::parts::Counted;
use super::parts::DateView;
use super::parts::Link;
use super::parts::NoticeCard;
use super::parts::Paging;
use super::parts::Totals;
use super::registry;
use super::registry::OrganCard;
use super::rows;
use crate::model::Article;
use crate::page::Atlas;
use crate::page::Index;
use crate::page::IssueList;
use crate::page::NoticeList;
use crate::page::Route;
use crate::page::markup;
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

/// An article as an entry of a list.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleCard {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Day of publication.
    pub published_on: Option<DateView>,
    /// One sentence about it.
    pub summary: Option<String>,
}

/// A page of the list of articles.
#[derive(Clone, Debug, Serialize)]
pub struct ArticlesView {
    /// The articles of this page.
    pub articles: Vec<ArticleCard>,
    /// Which page of how many.
    pub paging: Paging,
}

/// An article or a standing page.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleView {
    /// Its title.
    pub title: String,
    /// Day of publication.
    pub published_on: Option<DateView>,
    /// Its court.
    pub organ: Option<Link>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Its text as markup.
    pub html: String,
}

/// A page at a former address.
#[derive(Clone, Debug, Serialize)]
pub struct MovedView {
    /// The present address.
    pub to: Link,
}

/// Articles shown on the home page.
const ARTICLES: usize = 3;

/// The home page.
pub fn home(site: &Site, atlas: &Atlas, route: &Route) -> HomeView {
    let latest = site.notices.iter().take(site.settings.latest);
    let topics = lists::index(site, atlas, route, Index::Topic).values;
    let owner = site.settings.operator.as_deref().unwrap_or(&site.settings.name);
    HomeView {
        latest: latest.map(|notice| rows::card(site, route, notice)).collect(),
        all_notices: Link::to(route, &Route::Notices(NoticeList::All, 1), "全部通报"),
        all_issues: Link::to(route, &Route::Issues(IssueList::All, 1), "全部问题"),
        totals: lists::totals(site, atlas, route, &IssueList::All),
        topics,
        organs: registry::cards(site, atlas, route),
        articles: site.articles.iter().take(ARTICLES).map(|article| card(route, article)).collect(),
        contact: site.settings.contact.as_ref().map(|contact| ContactView::of(owner, contact, site.as_of)),
    }
}

fn card(route: &Route, article: &Article) -> ArticleCard {
    ArticleCard {
        title: article.title.clone(),
        href: route.link(&Route::Article(article.id.clone())),
        published_on: article.published_on.map(DateView::of),
        summary: article.summary.clone(),
    }
}

/// A page of the list of articles.
pub fn articles(site: &Site, route: &Route, page: usize) -> ArticlesView {
    ArticlesView {
        articles: lists::slice(site, &site.articles, page).iter().map(|article| card(route, article)).collect(),
        paging: lists::paging(site, route, site.articles.len(), page, &Route::Articles),
    }
}

/// An article or a standing page.
pub fn article(site: &Site, route: &Route, article: &Article) -> ArticleView {
    let organ = article.organ.as_ref().and_then(|id| site.organs.get(id));
    ArticleView {
        title: article.title.clone(),
        published_on: article.published_on.map(DateView::of),
        organ: organ.map(|organ| Link::to(route, &Route::Organ(organ.id.clone()), organ.name.clone())),
        byline: article.byline.clone(),
        html: markup::blocks(&article.body, 1),
    }
}
