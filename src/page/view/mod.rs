//! All that a template may see: a view for each kind of page. A template sees its view or nothing.

mod article;
mod claim_view;
pub(super) mod column;
mod contents_view;
pub(super) mod entry_rows;
mod export_views;
mod frame;
mod home;
mod issue;
mod key_facts;
mod laid_over;
mod ledger_view;
mod list_views;
mod moved;
mod notice;
pub(super) mod notice_card;
mod registry;
mod result_words;
mod site_map;
mod telephone;
mod text_view;
mod totals;
pub(super) mod view_parts;

use serde::Serialize;

use self::column::Column;
pub use self::export_views::ExportForm;
pub use self::export_views::Kept;
pub use self::export_views::Materials;
use self::frame::About;
use self::frame::ArticleLabels;
pub use self::frame::Frame;
use self::view_parts::Link;
use super::site_frame::SiteFrame;
use super::styling::Styling;
use super::surroundings::Surroundings;
use crate::address::Route;
use crate::model::Article;
use crate::model::Id;
use crate::model::IssueKey;
use crate::model::Notice;
use crate::site::Lists;
use crate::site::Site;

/// A page to be rendered: its frame, its template, and what the template sees.
#[derive(Clone, Debug, Serialize)]
pub struct View {
    /// `page` in the template.
    pub page: Frame,
    /// What stands in the frame, under its own name.
    pub body: Body,
}

/// What stands in the frame. The name of the variant is the name in the template.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Body {
    /// `home`
    Home(Box<home::HomeView>),
    /// `list`
    Notices(list_views::NoticesView),
    /// `notice`
    Notice(Box<notice::NoticeView>),
    /// `issue`
    Issue(Box<issue::IssueView>),
    /// `list`
    Issues(Box<list_views::IssuesView>),
    /// `index`
    Index(list_views::IndexView),
    /// `list`
    Commitments(list_views::CommitmentsView),
    /// `list`
    Documents(list_views::DocumentsView),
    /// `list`
    Organs(registry::OrgansView),
    /// `organ`
    Organ(Box<registry::OrganView>),
    /// `contacts`
    Contacts(registry::ContactsView),
    /// `list`
    Articles(article::ArticlesView),
    /// `article`
    Article(article::ArticleView),
    /// `map`
    SiteMap(site_map::SiteMapView),
    /// Nothing more than the frame.
    NotFound,
    /// `moved`
    Moved(moved::MovedView),
    /// `export`
    Export(Box<export_views::ExportView>),
}

impl Body {
    /// The template that shows it, and its name there.
    pub fn template(&self) -> (&'static str, &'static str) {
        match self {
            Body::Home(_) => ("home.html", "home"),
            Body::Notices(_) => ("notices.html", "list"),
            Body::Notice(_) => ("notice.html", "notice"),
            Body::Issue(_) => ("issue.html", "issue"),
            Body::Issues(_) => ("issues.html", "list"),
            Body::Index(_) => ("index.html", "index"),
            Body::Commitments(_) => ("commitments.html", "list"),
            Body::Documents(_) => ("documents.html", "list"),
            Body::Organs(_) => ("organs.html", "list"),
            Body::Organ(_) => ("organ.html", "organ"),
            Body::Contacts(_) => ("contact.html", "contacts"),
            Body::Articles(_) => ("articles.html", "list"),
            Body::Article(_) => ("article.html", "article"),
            Body::SiteMap(_) => ("sitemap.html", "map"),
            Body::NotFound => ("404.html", "nothing"),
            Body::Moved(_) => ("moved.html", "moved"),
            Body::Export(view) => (view.form.template(), "export"),
        }
    }
}

impl Body {
    /// Whether it shows what was counted at the day of the site: no other page may follow that day.
    fn counts_days(&self) -> bool {
        match self {
            Body::Home(view) => view.totals.as_of.is_some(),
            Body::Organ(view) => view.totals.as_of.is_some(),
            Body::Issues(view) => view.counts_days(),
            Body::Issue(view) => view.counts_days(),
            Body::Commitments(view) => view.commitments.iter().any(|row| row.due_on.is_some()),
            _ => false,
        }
    }
}

/// Every template that a page uses: what a site may put into `templates/`, beside the layout and its parts.
pub const TEMPLATES: &[&str] = &[
    "home.html",
    "notices.html",
    "notice.html",
    "issue.html",
    "issues.html",
    "index.html",
    "commitments.html",
    "documents.html",
    "organs.html",
    "organ.html",
    "contact.html",
    "articles.html",
    "article.html",
    "sitemap.html",
    "404.html",
    "moved.html",
    "export/fragment.html",
    "export/copy.html",
    "export/checklist.html",
    "export/page.html",
    "export/about.txt",
];

/// The view of a route whose page is made of facts alone. None for notices, issues, articles and standing pages, which
/// are visited; for files that are no pages (assets, attachments); and for what the site does not have.
pub fn view(site: &Site, lists: &Lists, frame: &SiteFrame, route: &Route) -> Option<View> {
    let (about, body) = match route {
        Route::Home => {
            let description = site.settings.description.clone().unwrap_or_else(|| site.settings.name.clone());
            (about(&site.settings.name, description, None), Body::Home(Box::new(home::home(site, lists, route))))
        }
        Route::Notices(list, page) => {
            let name = list_views::notice_list_name(site, list);
            let body = list_views::notices(site, lists, route, list, *page)?;
            (about(&numbered(&name, *page), format!("{name}目录"), Some(Column::Notices)), Body::Notices(body))
        }
        Route::Issues(list, page) => {
            let name = list_views::issue_value(site, lists, list);
            let body = list_views::issues(site, lists, route, list, *page)?;
            let mut about =
                about(&numbered(&name, *page), format!("逐项列出的反馈问题及整改结果：{name}"), Some(Column::Issues));
            about.crumbs.extend(body.within.clone());
            (about, Body::Issues(Box::new(body)))
        }
        Route::Index(index) => {
            let name = list_views::index_name(site, *index);
            let body = list_views::index(site, lists, route, *index);
            (about(name, format!("问题台账{name}的索引"), Some(Column::Issues)), Body::Index(body))
        }
        Route::Commitments(page) => {
            let about = about_column(frame, Column::Commitments, *page);
            (about, Body::Commitments(list_views::commitments(site, route, *page)))
        }
        Route::Documents(page) => {
            let about = about_column(frame, Column::Documents, *page);
            (about, Body::Documents(list_views::documents(site, route, *page)))
        }
        Route::Organs => {
            let body = registry::organs(site, lists, route);
            (about_column(frame, Column::Organs, 1), Body::Organs(body))
        }
        Route::Organ(id) => {
            let body = registry::organ(site, lists, route, id)?;
            let description = body.about.clone().unwrap_or_else(|| format!("{}的通报、问题和联系方式", body.name));
            (about(&body.name, description, Some(Column::Organs)), Body::Organ(Box::new(body)))
        }
        Route::Contact => {
            let about = about_column(frame, Column::Contact, 1);
            (about, Body::Contacts(registry::contacts(site)))
        }
        Route::Articles(page) => {
            let about = about_column(frame, Column::Articles, *page);
            (about, Body::Articles(article::articles(site, route, *page)))
        }
        Route::SiteMap => {
            let body = site_map::site_map(site, lists, route);
            (about("站点地图", format!("{}的全部栏目和索引", site.settings.name), None), Body::SiteMap(body))
        }
        Route::NotFound => (about("没有这个页面", "您要找的页面不存在", None), Body::NotFound),
        Route::Moved(old, key) => {
            let said = site.said(site.formerly(old)?);
            let to = key.map_or(Route::Notice(said.id.clone()), |key| Route::Issue(said.id.clone(), key));
            let to = Link::to(route, &to, said.title());
            (about("页面已移动", "这个页面已移到新的地址", None), Body::Moved(moved::MovedView { to }))
        }
        Route::Notice(_) | Route::Issue(..) | Route::Article(_) | Route::Page(_) => return None,
        Route::Asset(_) | Route::Attachment(..) | Route::Data(_) => return None,
    };
    Some(framed(frame, route, about, body))
}

/// The page of a notice.
pub fn notice_page(around: &Surroundings, notice: &Notice) -> View {
    let route = Route::Notice(notice.id.clone());
    let pixels = |file: &str| around.files.get(file)?.pixels;
    let body = notice::notice(around, notice, &route, &Styling { pixels: &pixels, ..Styling::site() });
    framed(&around.frame, &route, about_notice(around, notice), Body::Notice(Box::new(body)))
}

/// The page of an issue of a notice. None where the notice has no issue of that key.
pub fn issue_page(around: &Surroundings, notice: &Notice, key: IssueKey) -> Option<View> {
    let route = Route::Issue(notice.id.clone(), key);
    let body = issue::issue(around, notice, &route, key)?;
    Some(framed(&around.frame, &route, about_issue(around, notice, &route, &body), Body::Issue(Box::new(body))))
}

/// The view of a notice outside the site.
pub fn export(around: &Surroundings, notice: &Notice, form: ExportForm, materials: &Materials<'_>) -> View {
    let body = export_views::export(around, notice, form, materials);
    let route = Route::Notice(notice.id.clone());
    framed(&around.frame, &route, about_notice(around, notice), Body::Export(Box::new(body)))
}

/// The page of an article; `organ` is the id and the name of the organ that it names, where the site has that.
pub fn article_page(frame: &SiteFrame, organ: Option<&(Id, String)>, article: &Article) -> View {
    let route = Route::Article(article.id.clone());
    let body = Body::Article(article::article(&route, organ, article));
    let source = article.byline.clone().or_else(|| organ.map(|(_, name)| name.clone()));
    let labels = ArticleLabels { published_on: article.published_on, source, keywords: Vec::new() };
    let about = About { article: Some(labels), ..about_article(article, Some(Column::Articles)) };
    framed(frame, &route, about, body)
}

/// A standing page; `organ` as for an article.
pub fn standing_page(frame: &SiteFrame, organ: Option<&(Id, String)>, page: &Article) -> View {
    let route = Route::Page(page.id.clone());
    let body = Body::Article(article::article(&route, organ, page));
    framed(frame, &route, about_article(page, None), body)
}

/// What stands at a route, in its frame.
fn framed(frame: &SiteFrame, route: &Route, about: About, body: Body) -> View {
    let counted_on = frame.as_of.filter(|_| body.counts_days());
    View { page: Frame::of(frame, route, about, counted_on), body }
}

fn about(title: &str, description: impl Into<String>, column: Option<Column>) -> About {
    About {
        title: title.to_owned(),
        place: None,
        description: description.into(),
        column,
        article: None,
        crumbs: Vec::new(),
    }
}

/// The first page of a column is named by it, and so are those that follow.
fn about_column(frame: &SiteFrame, column: Column, page: usize) -> About {
    let words = frame.words(column);
    about(&numbered(&words.name, page), words.description.clone(), Some(column))
}

/// Later pages of a list say so in their titles.
fn numbered(name: &str, page: usize) -> String {
    match page {
        1 => name.to_owned(),
        page => format!("{name}（第{page}页）"),
    }
}

fn about_notice(around: &Surroundings, notice: &Notice) -> About {
    let description = notice.head.summary.clone().unwrap_or_else(|| notice.head.title.clone());
    About { article: Some(labels(around, notice)), ..about(&notice.head.title, description, Some(Column::Notices)) }
}

fn about_issue(around: &Surroundings, notice: &Notice, route: &Route, issue: &issue::IssueView) -> About {
    let crumb = Link::to(route, &Route::Notice(notice.id.clone()), notice.head.title.clone());
    let description = format!("{}：{}", notice.head.title, issue.title);
    let day = notice.head.published_on.map(|day| day.chinese()).unwrap_or_default();
    About {
        place: Some(format!("{day}{}第{}项", notice.head.kind.word(), issue.number)),
        article: Some(labels(around, notice)),
        crumbs: vec![crumb],
        ..about(&issue.title, description, Some(Column::Notices))
    }
}

fn labels(around: &Surroundings, notice: &Notice) -> ArticleLabels {
    let of_organ = || around.organ.as_ref().map(|organ| organ.name.clone());
    let source = notice.head.issuer.clone().or_else(of_organ);
    let keywords = vec!["巡察整改".to_owned(), notice.head.kind.word().to_owned()];
    ArticleLabels { published_on: notice.head.published_on, source, keywords }
}

fn about_article(article: &Article, column: Option<Column>) -> About {
    let description = article.summary.clone().unwrap_or_else(|| article.title.clone());
    about(&article.title, description, column)
}
