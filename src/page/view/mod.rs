//! All that a template may see: a view for each kind of page. A template sees its view or nothing.

mod article;
mod body;
mod change_list;
mod chart;
mod cite;
mod claim_view;
pub(super) mod column;
mod contact_list;
mod contents_view;
mod data_page;
mod entry_page;
pub(super) mod entry_rows;
mod export_views;
mod feed_view;
pub(super) mod field_changes;
mod figure_rules;
mod frame;
mod home;
mod inspection_page;
mod issue;
mod json_ld;
mod key_facts;
mod laid_over;
mod led_on;
mod ledger_view;
mod list_filter;
mod list_names;
mod list_views;
mod marked_table;
mod marked_text;
mod moved;
mod notice;
pub(super) mod notice_card;
mod organ_rows;
mod paging;
mod registry;
mod result_words;
mod review_approval;
mod review_blocks;
mod review_fault;
mod review_page;
mod review_words;
mod reviewed_notice;
mod said_figure;
mod scope;
mod search_page;
mod site_map;
mod status_names;
pub(super) mod status_shares;
mod taken_back;
mod telephone;
mod text_view;
mod totals;
mod versions_page;
pub(super) mod view_parts;

use serde::Serialize;

pub use self::body::Body;
pub use self::body::TEMPLATES;
use self::column::Column;
pub use self::export_views::ExportForm;
pub use self::export_views::Kept;
pub use self::export_views::Materials;
use self::frame::About;
use self::frame::ArticleLabels;
pub use self::frame::Frame;
use self::frame::about;
pub use self::notice::contact_shown;
pub use self::review_approval::ApprovalUnderReview;
pub use self::review_fault::ReviewFault;
pub use self::review_page::ReviewCopy;
pub use self::reviewed_notice::UnderReview;
use self::scope::Scope;
pub use self::versions_page::VersionGiven;
use self::view_parts::Link;
use super::EntrySurroundings;
use super::IssueText;
use super::Labels;
use super::site_frame::SiteFrame;
use super::styling::Styling;
use super::surroundings::Surroundings;
use crate::address::Feed;
use crate::address::Route;
use crate::data::FeedView;
use crate::model::Article;
use crate::model::Id;
use crate::model::IssueKey;
use crate::model::Notice;
use crate::site::Lists;
use crate::site::OrganList;
use crate::site::Site;

/// A page to be rendered: its frame, its template, and what the template sees.
#[derive(Clone, Debug, Serialize)]
pub struct View {
    /// `page` in the template.
    pub page: Frame,
    /// What stands in the frame, under its own name.
    pub body: Body,
}

/// The view of a route whose page is made of facts alone. None for notices, issues, articles and standing pages, which
/// are visited; for files that are no pages (assets, attachments, those of the root); and for what the site does not have.
pub fn view(site: &Site, lists: &Lists, frame: &SiteFrame, route: &Route) -> Option<View> {
    let scope = Scope { site, lists, frame, route };
    let labels = scope.labels();
    let numbered = |name: &str, page: usize| numbered(labels, name, page);
    let (about, body) = match route {
        Route::Home => {
            let description = site.settings.description.clone().unwrap_or_else(|| site.settings.name.clone());
            (about(&site.settings.name, description, None), Body::Home(Box::new(home::home(scope))))
        }
        Route::Notices(list, page) => {
            let name = list_names::notice_list_name(scope, list);
            let body = list_views::notices(scope, list, *page)?;
            let description = labels.say("about_notices", &[("list", &name)]);
            (about(&numbered(&name, *page), description, Some(Column::Notices)), Body::Notices(body))
        }
        Route::Changes(page) => {
            let name = labels.get("recent_changes");
            let description = labels.say("about_changes", &[("site", &site.settings.name)]);
            let about = about(&numbered(name, *page), description, Some(Column::Issues));
            (about, Body::Changes(change_list::changes(scope, *page)))
        }
        Route::Issues(list, page) => {
            let name = list_names::issue_value(scope, list);
            let body = list_views::issues(scope, list, *page)?;
            let description = labels.say("about_issues", &[("list", &name)]);
            let mut about = about(&numbered(&name, *page), description, Some(Column::Issues));
            about.crumbs.extend(body.within.clone());
            (about, Body::Issues(Box::new(body)))
        }
        Route::Index(index, page) => {
            let name = list_names::index_name(scope, *index);
            let body = list_views::index(scope, *index, *page)?;
            let description = labels.say("about_index", &[("index", &name)]);
            (about(&numbered(name, *page), description, Some(Column::Issues)), Body::Index(body))
        }
        Route::Commitments(page) => {
            let about = about_column(frame, Column::Commitments, *page);
            (about, Body::Commitments(list_views::commitments(scope, *page)))
        }
        Route::Documents(page) => {
            let about = about_column(frame, Column::Documents, *page);
            (about, Body::Documents(list_views::documents(scope, *page)))
        }
        Route::Organs(list, page) => organs_page(scope, list, *page)?,
        Route::Organ(id) => organ_page(scope, id)?,
        Route::Inspections(page) => inspections_page(scope, *page)?,
        Route::Inspection(id) => inspection_page(scope, id)?,
        Route::Contact(page) => {
            let about = about_column(frame, Column::Contact, *page);
            (about, Body::Contacts(contact_list::contacts(scope, *page)))
        }
        Route::Articles(page) => {
            let about = about_column(frame, Column::Articles, *page);
            (about, Body::Articles(article::articles(scope, *page)))
        }
        Route::Corrections => {
            let about = about_site(scope, "corrections_of_site", "about_corrections");
            (about, Body::Corrections(versions_page::corrections(scope)))
        }
        Route::SiteMap => (about_site(scope, "site_map", "about_site_map"), Body::SiteMap(site_map::site_map(scope))),
        Route::SearchPage => (about_site(scope, "search", "about_search"), Body::Search(search_page::search(scope))),
        Route::DataPage => (about_site(scope, "data", "about_data"), Body::Data(Box::new(data_page::data(scope)))),
        Route::NotFound => (about(labels.get("no_such_page"), labels.get("about_no_such_page"), None), Body::NotFound),
        Route::Withdrawn(id) => taken_back::page(scope, id)?,
        Route::Moved(old, key) => led_on::former(scope, old, *key)?,
        Route::EntryMoved(id, key) => led_on::line(scope, id, *key)?,
        Route::Notice(_) | Route::Issue(..) | Route::Entry(..) | Route::Article(_) | Route::Page(_) => return None,
        Route::Versions(_) => return None,
        Route::Asset(_) | Route::Root(_) | Route::Attachment(..) | Route::Data(_) => return None,
        Route::Record(_) | Route::WithdrawnRecord(_) => return None,
        Route::Search(_) => return None,
        Route::Feed(_) | Route::Sitemap(_) | Route::Robots | Route::OpenSearch | Route::History => return None,
    };
    Some(framed_list(scope, (about, body)))
}

/// A page that is made of facts alone, in its frame, with the feed that goes with it.
fn framed_list(scope: Scope<'_>, (about, body): (About, Body)) -> View {
    let feed = feed_view::beside(scope).map(|of| scope.link(&Route::Feed(of.clone()), feed_view::name(scope, &of)));
    framed(scope.frame, scope.route, About { feed, ..about }, body)
}

/// A feed; none where the site has none at that address.
pub fn feed(site: &Site, lists: &Lists, frame: &SiteFrame, of: &Feed) -> Option<FeedView> {
    feed_view::feed(Scope { site, lists, frame, route: &Route::Feed(of.clone()) }, of)
}

/// A page of a list of courts.
fn organs_page(scope: Scope<'_>, list: &OrganList, page: usize) -> Option<(About, Body)> {
    let name = numbered(scope.labels(), &list_names::organ_list_name(scope, list), page);
    let body = registry::organs(scope, list, page)?;
    let description = scope.frame.words(Column::Organs).description.clone();
    let mut about = about(&name, description, Some(Column::Organs));
    about.crumbs.extend(body.within.clone());
    Some((about, Body::Organs(body)))
}

/// The page of a court.
fn organ_page(scope: Scope<'_>, id: &Id) -> Option<(About, Body)> {
    let body = registry::organ(scope, id)?;
    let usual = || scope.labels().say("about_organ", &[("organ", &body.name)]);
    let description = body.about.clone().unwrap_or_else(usual);
    let mut about = about(&body.name, description, Some(Column::Organs));
    about.crumbs.extend(body.parent.clone());
    Some((about, Body::Organ(Box::new(body))))
}

/// A page of the list of inspections.
fn inspections_page(scope: Scope<'_>, page: usize) -> Option<(About, Body)> {
    let labels = scope.labels();
    let name = numbered(labels, labels.get("inspections_by_year"), page);
    let body = inspection_page::inspections(scope, page)?;
    Some((about(&name, labels.get("about_inspections"), Some(Column::Organs)), Body::Inspections(body)))
}

/// The page of an inspection.
fn inspection_page(scope: Scope<'_>, id: &Id) -> Option<(About, Body)> {
    let body = inspection_page::inspection(scope, id)?;
    let description = scope.labels().say("about_inspection", &[("name", &body.name)]);
    let mut about = about(&body.name, description, Some(Column::Organs));
    about.crumbs.extend(list_names::inspections(scope));
    about.crumbs.extend(body.organs.first().filter(|_| body.organs.len() == 1).cloned());
    Some((about, Body::Inspection(Box::new(body))))
}

/// The page of a notice.
pub fn notice_page(around: &Surroundings, notice: &Notice) -> View {
    let route = Route::Notice(notice.id.clone());
    let pixels = |file: &str| around.files.get(file)?.pixels;
    let body =
        notice::notice(around, notice, &route, &Styling { pixels: &pixels, ..Styling::site(&around.frame.labels) });
    framed(&around.frame, &route, about_notice(around, notice), Body::Notice(Box::new(body)))
}

/// The page of an issue of a notice. None where the notice has no issue of that key.
pub fn issue_page(around: &Surroundings, notice: &Notice, key: IssueKey) -> Option<View> {
    let route = Route::Issue(notice.id.clone(), key);
    let body = issue::issue(around, notice, &route, key)?;
    Some(framed(&around.frame, &route, about_issue(around, notice, &route, &body), Body::Issue(Box::new(body))))
}

/// The page of the line of an issue, with the text of each of its steps.
pub fn entry_page(around: &EntrySurroundings, texts: &[IssueText]) -> Option<View> {
    let first = around.steps.first()?;
    let route = Route::Entry(first.notice.clone(), first.key);
    let body = entry_page::entry(around, texts, &route)?;
    let labels = &around.frame.labels;
    let description = labels.say("about_entry", &[("title", &body.title), ("notices", &body.steps.len())]);
    let mut about = about(&body.title, description, Some(Column::Issues));
    about.place = Some(labels.get("whole_line").to_owned());
    about.crumbs.extend(body.organ.clone());
    Some(framed(&around.frame, &route, about, Body::Entry(Box::new(body))))
}

/// The page of the versions of a notice, oldest first.
pub fn versions_page(around: &Surroundings, id: &Id, title: &str, given: &[VersionGiven<'_>]) -> View {
    let route = Route::Versions(id.clone());
    let labels = around.frame.labels.as_ref();
    let body = versions_page::versions(id, title, &route, given);
    let description = labels.say("about_versions", &[("title", &title)]);
    let about = About {
        place: Some(labels.get("all_versions").to_owned()),
        crumbs: vec![body.notice.clone()],
        ..about(&labels.say("versions_of", &[("title", &title)]), description, Some(Column::Notices))
    };
    framed(&around.frame, &route, about, Body::Versions(Box::new(body)))
}

/// The view of a notice outside the site.
pub fn export(around: &Surroundings, notice: &Notice, form: ExportForm, materials: &Materials<'_>) -> View {
    let body = export_views::export(around, notice, form, materials);
    let route = Route::Notice(notice.id.clone());
    framed(&around.frame, &route, about_notice(around, notice), Body::Export(Box::new(body)))
}

/// The review copy of a site.
pub fn review(frame: &SiteFrame, copy: &ReviewCopy<'_>) -> View {
    let labels = frame.labels.as_ref();
    let body = review_page::review(copy, labels);
    // It is no page of the site, and says nothing to machines.
    framed(
        frame,
        &Route::NotFound,
        about(labels.get("review_copy"), labels.get("about_review"), None),
        Body::Review(Box::new(body)),
    )
}

/// The page of an article; `organ` is the id and the name of the organ that it names, where the site has that.
pub fn article_page(frame: &SiteFrame, organ: Option<&(Id, String)>, article: &Article) -> View {
    let route = Route::Article(article.id.clone());
    let body = Body::Article(article::article(frame, &route, organ, article));
    let source = article.byline.clone().or_else(|| organ.map(|(_, name)| name.clone()));
    let labels = ArticleLabels { published_on: article.published_on, source, keywords: Vec::new() };
    let about = About { article: Some(labels), ..about_article(article, Some(Column::Articles)) };
    framed(frame, &route, about, body)
}

/// A standing page; `organ` as for an article.
pub fn standing_page(frame: &SiteFrame, organ: Option<&(Id, String)>, page: &Article) -> View {
    let route = Route::Page(page.id.clone());
    let body = Body::Article(article::article(frame, &route, organ, page));
    framed(frame, &route, about_article(page, None), body)
}

/// What stands at a route, in its frame.
fn framed(frame: &SiteFrame, route: &Route, about: About, body: Body) -> View {
    let counted_on = frame.as_of.filter(|_| body.counts_days());
    let is = match &body {
        Body::Notice(view) => Some(json_ld::report(frame, route, view)),
        Body::Organ(view) => Some(json_ld::organ(frame, route, view)),
        Body::Data(view) => Some(json_ld::dataset(frame, route, view)),
        _ => None,
    };
    let page = Frame::of(frame, route, about, counted_on);
    let json_ld = json_ld::said(frame, route, &page.crumbs, &page.title, is).filter(|_| *route != Route::NotFound);
    View { page: Frame { json_ld, ..page }, body }
}

/// What a page says of itself that is of the whole site: labels for its name and for what it is.
fn about_site(scope: Scope<'_>, name: &str, description: &str) -> About {
    let labels = scope.labels();
    about(labels.get(name), labels.say(description, &[("site", &scope.site.settings.name)]), None)
}

/// The first page of a column is named by it, and so are those that follow.
fn about_column(frame: &SiteFrame, column: Column, page: usize) -> About {
    let words = frame.words(column);
    about(&numbered(&frame.labels, &words.name, page), words.description.clone(), Some(column))
}

/// Later pages of a list say so in their titles.
fn numbered(labels: &Labels, name: &str, page: usize) -> String {
    match page {
        1 => name.to_owned(),
        page => labels.say("numbered_page", &[("name", &name), ("page", &page)]),
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
        place: Some(
            around
                .frame
                .labels
                .say("place_of_issue", &[("day", &day), ("kind", &notice.head.kind.word()), ("number", &issue.number)]),
        ),
        article: Some(labels(around, notice)),
        crumbs: vec![crumb],
        ..about(&issue.title, description, Some(Column::Notices))
    }
}

fn labels(around: &Surroundings, notice: &Notice) -> ArticleLabels {
    let of_organ = || around.organ.as_ref().map(|organ| organ.name.clone());
    let source = notice.head.issuer.clone().or_else(of_organ);
    let keywords = vec![around.frame.labels.get("keyword").to_owned(), notice.head.kind.word().to_owned()];
    ArticleLabels { published_on: notice.head.published_on, source, keywords }
}

fn about_article(article: &Article, column: Option<Column>) -> About {
    let description = article.summary.clone().unwrap_or_else(|| article.title.clone());
    about(&article.title, description, column)
}
