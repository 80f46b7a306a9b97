//! Every address there is: a route and its path are each other's inverse.

use std::fmt;

use crate::model::Id;
use crate::model::IssueKey;
use crate::site::Index;
use crate::site::IssueList;
use crate::site::NoticeList;
use crate::text::percent;
use crate::tree::RelPath;

/// The address of one file of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Route {
    /// The home page.
    Home,
    /// Notices, all or some, a page of the list.
    Notices(NoticeList, usize),
    /// The full text of a notice.
    Notice(Id),
    /// One issue of a notice.
    Issue(Id, IssueKey),
    /// A file published with a notice.
    Attachment(Id, String),
    /// Issues, all or some, a page of the list.
    Issues(IssueList, usize),
    /// The values of one index of the ledger.
    Index(Index),
    /// Commitments, a page of the list.
    Commitments(usize),
    /// Documents, a page of the list.
    Documents(usize),
    /// The courts.
    Organs,
    /// One court.
    Organ(Id),
    /// All contact blocks.
    Contact,
    /// Articles, a page of the list.
    Articles(usize),
    /// One article.
    Article(Id),
    /// A standing page.
    Page(Id),
    /// The page of all pages (站点地图).
    SiteMap,
    /// What a server shows for an address that does not exist.
    NotFound,
    /// A page at a former address of a notice or of one of its issues, leading to the present one.
    Moved(Id, Option<IssueKey>),
    /// A file of the theme.
    Asset(RelPath),
}

/// Names of top-level folders and files; no standing page may have one of them as its id.
pub const RESERVED: &[&str] = &[
    "notices",
    "issues",
    "commitments",
    "documents",
    "organs",
    "contact",
    "articles",
    "assets",
    "index",
    "404",
    "sitemap",
];

/// Names that later versions will take: pages may have them still, and are warned.
pub const TO_BE_RESERVED: &[&str] = &["data", "search", "entries", "inspections", "history", "feeds"];

impl Route {
    /// The path of the file, from the root of the site.
    pub fn path(&self) -> RelPath {
        RelPath::new(&self.name()).expect("ids, keys and names of files beside a notice are parts of paths")
    }

    /// The same as text, for links: there are hundreds on a page.
    fn name(&self) -> String {
        match self {
            Route::Home => "index.html".to_owned(),
            Route::Notices(list, page) => format!("notices/{}", paged(&list.name(), *page)),
            Route::Notice(id) | Route::Moved(id, None) => format!("notices/{id}/index.html"),
            Route::Issue(id, key) | Route::Moved(id, Some(key)) => format!("notices/{id}/{key}.html"),
            Route::Attachment(id, file) => format!("notices/{id}/files/{file}"),
            Route::Issues(list, page) => format!("issues/{}", paged(&list.name(), *page)),
            Route::Index(index) => format!("issues/{}.html", index.key()),
            Route::Commitments(page) => format!("commitments/{}", paged("index", *page)),
            Route::Documents(page) => format!("documents/{}", paged("index", *page)),
            Route::Organs => "organs/index.html".to_owned(),
            Route::Organ(id) => format!("organs/{id}/index.html"),
            Route::Contact => "contact/index.html".to_owned(),
            Route::Articles(page) => format!("articles/{}", paged("index", *page)),
            Route::Article(id) => format!("articles/{id}.html"),
            Route::Page(id) => format!("{id}/index.html"),
            Route::SiteMap => "sitemap.html".to_owned(),
            Route::NotFound => "404.html".to_owned(),
            Route::Asset(path) => format!("assets/{path}"),
        }
    }

    /// The route of a path. A path that no page has gives none; whether the page exists is for the site to say, so a
    /// former address reads as that of a notice or issue.
    pub fn parse(path: &str) -> Option<Route> {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["index.html"] => Some(Route::Home),
            ["404.html"] => Some(Route::NotFound),
            ["sitemap.html"] => Some(Route::SiteMap),
            ["assets", rest @ ..] if !rest.is_empty() => RelPath::new(&rest.join("/")).ok().map(Route::Asset),
            ["notices", file] => {
                let (name, page) = unpaged(file)?;
                Some(Route::Notices(NoticeList::parse(name)?, page))
            }
            ["notices", id, "index.html"] => Some(Route::Notice(Id::new(id)?)),
            ["notices", id, "files", file] => {
                RelPath::new(file).ok()?;
                Some(Route::Attachment(Id::new(id)?, (*file).to_owned()))
            }
            ["notices", id, file] => {
                let key = IssueKey::parse(file.strip_suffix(".html")?)?;
                Some(Route::Issue(Id::new(id)?, key))
            }
            ["issues", file] => {
                let (name, page) = unpaged(file)?;
                match Index::ALL.into_iter().find(|index| index.key() == name) {
                    Some(index) if page == 1 => Some(Route::Index(index)),
                    Some(_) => None,
                    None => Some(Route::Issues(IssueList::parse(name)?, page)),
                }
            }
            ["commitments", file] => {
                unpaged(file).filter(|(name, _)| *name == "index").map(|(_, n)| Route::Commitments(n))
            }
            ["documents", file] => unpaged(file).filter(|(name, _)| *name == "index").map(|(_, n)| Route::Documents(n)),
            ["organs", "index.html"] => Some(Route::Organs),
            ["organs", id, "index.html"] => Some(Route::Organ(Id::new(id)?)),
            ["contact", "index.html"] => Some(Route::Contact),
            ["articles", file] => match unpaged(file)? {
                ("index", page) => Some(Route::Articles(page)),
                (name, 1) => Some(Route::Article(Id::new(name)?)),
                _ => None,
            },
            [id, "index.html"] if !RESERVED.contains(id) => Some(Route::Page(Id::new(id)?)),
            _ => None,
        }
    }

    /// Whether readers meet it as a page: no file of the theme, no attachment, no redirect.
    pub fn is_page(&self) -> bool {
        !matches!(self, Route::Asset(_) | Route::Attachment(..) | Route::Moved(..))
    }

    /// How a page at this route links to another: a path to a file, relative, so that the site works anywhere.
    pub fn link(&self, to: &Route) -> String {
        relative(&self.name(), &to.name())
    }

    /// Where a relative address on the page at this route leads, from the root of the site.
    pub fn target(&self, address: &str) -> String {
        let name = self.name();
        let mut folders: Vec<&str> = name.split('/').collect();
        folders.pop();
        let mut rest = address.trim_start_matches('/');
        loop {
            if let Some(below) = rest.strip_prefix("../") {
                folders.pop();
                rest = below;
            } else if let Some(here) = rest.strip_prefix("./") {
                rest = here;
            } else {
                break;
            }
        }
        folders.push(rest);
        folders.join("/")
    }

    /// The link to a place in another page.
    pub fn link_to(&self, to: &Route, anchor: &str) -> String {
        match self == to {
            true => format!("#{anchor}"),
            false => format!("{}#{anchor}", self.link(to)),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}

/// The first page of a list has the plain name; later ones have their number behind a point, which no id holds.
fn paged(name: &str, page: usize) -> String {
    match page {
        1 => format!("{name}.html"),
        page => format!("{name}.{page}.html"),
    }
}

fn unpaged(file: &str) -> Option<(&str, usize)> {
    let name = file.strip_suffix(".html")?;
    match name.split_once('.') {
        None => Some((name, 1)),
        Some((name, page)) => {
            let number: usize = page.parse().ok()?;
            (number > 1 && number.to_string() == page).then_some((name, number))
        }
    }
}

/// The path from one file to another, percent-encoded where a URL needs it.
fn relative(from: &str, to: &str) -> String {
    let folder = from.rfind('/').map_or("", |at| &from[..=at]);
    // What both share, up to a slash.
    let same = folder.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let shared = folder.as_bytes()[..same].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
    let up = folder[shared..].matches('/').count();
    let mut out = String::with_capacity(up * 3 + to.len() - shared);
    (0..up).for_each(|_| out.push_str("../"));
    out.extend(percent::path(&to[shared..]));
    out
}

/// A name as it stands in a URL.
pub fn encoded(name: &str) -> String {
    percent::path(name).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Assurance;
    use crate::model::Kind;
    use crate::model::StatusKind;
    use crate::site::Late;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    #[test]
    fn paths_and_routes_are_each_others_inverse() {
        let routes = [
            Route::Home,
            Route::Notices(NoticeList::All, 1),
            Route::Notices(NoticeList::All, 12),
            Route::Notices(NoticeList::Year(2025), 1),
            Route::Notices(NoticeList::Organ(id("a-2")), 3),
            Route::Notices(NoticeList::Kind(Kind::Followup), 1),
            Route::Notice(id("year-2025")),
            Route::Issue(id("index"), IssueKey { finding: 3, issue: None }),
            Route::Issue(id("a"), IssueKey { finding: 3, issue: Some(2) }),
            Route::Attachment(id("a"), "整改 清单.xlsx".to_owned()),
            Route::Issues(IssueList::All, 2),
            Route::Issues(IssueList::Status(None), 1),
            Route::Issues(IssueList::Status(Some(StatusKind::MostlyCompleted)), 4),
            Route::Issues(IssueList::Topic(id("due")), 1),
            Route::Issues(IssueList::Organ(id("x-2")), 2),
            Route::Issues(IssueList::Owner(id("zhi-xing-ju")), 2),
            Route::Issues(IssueList::Year(2024), 1),
            Route::Issues(IssueList::Due, 2),
            Route::Issues(IssueList::Assurance(Assurance::Reinspected), 2),
            Route::Issues(Late::Overdue.within(&IssueList::All), 1),
            Route::Issues(Late::Overdue.within(&IssueList::All), 3),
            Route::Issues(Late::Unreported.within(&IssueList::Organ(id("x-2"))), 2),
            Route::Issues(Late::Unreported.within(&IssueList::Status(None)), 1),
            Route::Issues(Late::Promised.within(&IssueList::Due), 1),
            Route::Issues(Late::Promised.within(&IssueList::Topic(id("overdue"))), 1),
            Route::Index(Index::Owner),
            Route::Index(Index::Assurance),
            Route::Commitments(1),
            Route::Documents(2),
            Route::Organs,
            Route::Organ(id("index")),
            Route::Contact,
            Route::Articles(2),
            Route::Article(id("a-2")),
            Route::Page(id("about")),
            Route::SiteMap,
            Route::NotFound,
            Route::Asset(RelPath::new("css/site.css").unwrap()),
        ];
        for route in routes {
            assert_eq!(Route::parse(route.path().as_str()), Some(route.clone()), "{route}");
        }
    }

    #[test]
    fn what_no_page_has_is_no_route() {
        for path in [
            "",
            "x",
            "notices/",
            "notices/a",
            "notices/a/3",
            "notices/a/03.html",
            "notices/a/3-0.html",
            "issues/index.1.html",
            "issues/index.02.html",
            "issues/status.2.html",
            "issues/overdue-index.html",
            "issues/overdue-overdue.html",
            "issues/overdue-.html",
            "issues/assurance-checked.html",
            "notices/year-02025.html",
            "../x",
            "notices/A/index.html",
            "index/index.html",
            "assets",
            "articles/.html",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }

    #[test]
    fn links_are_relative_and_encoded() {
        let issue = Route::Issue(id("a"), IssueKey { finding: 3, issue: None });
        assert_eq!(issue.link(&Route::Notice(id("a"))), "index.html");
        assert_eq!(issue.link(&Route::Home), "../../index.html");
        assert_eq!(Route::Home.link(&issue), "notices/a/3.html");
        assert_eq!(issue.link(&Route::Notice(id("b"))), "../b/index.html");
        assert_eq!(issue.link(&Route::Attachment(id("a"), "清单 1.csv".into())), "files/%E6%B8%85%E5%8D%95%201.csv");
        assert_eq!(issue.link_to(&issue, "x"), "#x");
        assert_eq!(issue.target("files/a.csv"), "notices/a/files/a.csv");
        assert_eq!(issue.target("./../b/index.html#x"), "notices/b/index.html#x");
        assert_eq!(issue.target("../../../index.html"), "index.html");
    }
}
