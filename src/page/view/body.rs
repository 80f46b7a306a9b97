//! What stands in the frame of a page, and which template shows it.

use serde::Serialize;

use super::article;
use super::change_list;
use super::contact_list;
use super::data_page;
use super::entry_page;
use super::export_views;
use super::home;
use super::inspection_page;
use super::issue;
use super::list_views;
use super::moved;
use super::notice;
use super::registry;
use super::review_page;
use super::search_page;
use super::site_map;
use super::versions_page;

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
    /// `entry`
    Entry(Box<entry_page::EntryView>),
    /// `list`
    Changes(change_list::ChangesView),
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
    /// `list`
    Inspections(inspection_page::InspectionsView),
    /// `inspection`
    Inspection(Box<inspection_page::InspectionView>),
    /// `contacts`
    Contacts(contact_list::ContactsView),
    /// `list`
    Articles(article::ArticlesView),
    /// `article`
    Article(article::ArticleView),
    /// `data`
    Data(Box<data_page::DataView>),
    /// `list`
    Corrections(versions_page::CorrectionsView),
    /// `versions`
    Versions(Box<versions_page::VersionsView>),
    /// `map`
    SiteMap(site_map::SiteMapView),
    /// `search`
    Search(search_page::SearchView),
    /// Nothing more than the frame.
    NotFound,
    /// `withdrawn`
    Withdrawn(moved::TakenBackView),
    /// `moved`
    Moved(moved::MovedView),
    /// `export`
    Export(Box<export_views::ExportView>),
    /// `review`
    Review(Box<review_page::ReviewView>),
}

impl Body {
    /// The template that shows it, and its name there.
    pub fn template(&self) -> (&'static str, &'static str) {
        match self {
            Body::Home(_) => ("home.html", "home"),
            Body::Notices(_) => ("notices.html", "list"),
            Body::Notice(_) => ("notice.html", "notice"),
            Body::Issue(_) => ("issue.html", "issue"),
            Body::Entry(_) => ("entry.html", "entry"),
            Body::Changes(_) => ("changes.html", "list"),
            Body::Issues(_) => ("issues.html", "list"),
            Body::Index(_) => ("index.html", "index"),
            Body::Commitments(_) => ("commitments.html", "list"),
            Body::Documents(_) => ("documents.html", "list"),
            Body::Organs(_) => ("organs.html", "list"),
            Body::Organ(_) => ("organ.html", "organ"),
            Body::Inspections(_) => ("inspections.html", "list"),
            Body::Inspection(_) => ("inspection.html", "inspection"),
            Body::Contacts(_) => ("contact.html", "contacts"),
            Body::Articles(_) => ("articles.html", "list"),
            Body::Article(_) => ("article.html", "article"),
            Body::Corrections(_) => ("corrections.html", "list"),
            Body::Versions(_) => ("versions.html", "versions"),
            Body::SiteMap(_) => ("sitemap.html", "map"),
            Body::Search(_) => ("search.html", "search"),
            Body::Data(_) => ("data.html", "data"),
            Body::NotFound => ("404.html", "nothing"),
            Body::Withdrawn(_) => ("withdrawn.html", "withdrawn"),
            Body::Moved(_) => ("moved.html", "moved"),
            Body::Export(view) => (view.form.template(), "export"),
            Body::Review(_) => ("export/review.html", "review"),
        }
    }
}

impl Body {
    /// Whether it shows what was counted at the day of the site: no other page may follow that day.
    pub fn counts_days(&self) -> bool {
        match self {
            Body::Home(view) => view.totals.as_of.is_some(),
            Body::Organ(view) => view.counts_days(),
            Body::Organs(view) => view.counts_days(),
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
    "entry.html",
    "changes.html",
    "issues.html",
    "index.html",
    "commitments.html",
    "documents.html",
    "organs.html",
    "organ.html",
    "inspections.html",
    "inspection.html",
    "contact.html",
    "articles.html",
    "article.html",
    "corrections.html",
    "versions.html",
    "sitemap.html",
    "search.html",
    "data.html",
    "404.html",
    "withdrawn.html",
    "moved.html",
    "export/fragment.html",
    "export/copy.html",
    "export/checklist.html",
    "export/page.html",
    "export/about.txt",
    "export/review.html",
];
