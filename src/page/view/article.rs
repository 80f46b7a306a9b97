//! Articles and standing pages.

use serde::Serialize;

use super::paging;
use super::paging::Paging;
use super::scope::Scope;
use super::view_parts::DateView;
use super::view_parts::Link;
use crate::address::Route;
use crate::model::Article;
use crate::model::Id;
use crate::page::markup;
use crate::page::site_frame::SiteFrame;
use crate::site::ArticleFacts;
use crate::site::Rows;

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

pub(super) fn card(route: &Route, article: &ArticleFacts) -> ArticleCard {
    ArticleCard {
        title: article.title.clone(),
        href: route.link(&Route::Article(article.id.clone())),
        published_on: article.published_on.map(DateView::of),
        summary: article.summary.clone(),
    }
}

/// A page of the list of articles.
pub fn articles(scope: Scope<'_>, page: usize) -> ArticlesView {
    let all = &scope.site.articles;
    let shown = Rows::Articles.slice(&scope.site.settings, all, page).iter();
    ArticlesView {
        articles: shown.map(|article| card(scope.route, article)).collect(),
        paging: paging::paging(scope, Rows::Articles, all.len(), page, &Route::Articles),
    }
}

/// An article or a standing page; `organ` is its organ's id and name.
pub fn article(frame: &SiteFrame, route: &Route, organ: Option<&(Id, String)>, article: &Article) -> ArticleView {
    ArticleView {
        title: article.title.clone(),
        published_on: article.published_on.map(DateView::of),
        organ: organ.map(|(id, name)| Link::to(route, &Route::Organ(id.clone()), name.clone())),
        byline: article.byline.clone(),
        html: markup::blocks(&article.body, 1, &frame.labels),
    }
}
