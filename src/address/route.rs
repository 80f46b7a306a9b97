//! Every address there is: a route and its path are each other's inverse.

use std::fmt;
use std::fmt::Write;

use super::DataFile;
use super::SearchFile;
use super::at_root::RESERVED;
use super::at_root::is_hidden;
use super::at_root::kept_at_root;
use super::feed::Feed;
use super::paged::unpaged;
use super::paged::write_paged;
use super::search_file::OPEN_SEARCH;
use super::search_file::SEARCH_PAGE;
use super::sitemap_names;
use super::sitemap_names::ROBOTS;
use crate::model::Id;
use crate::model::IssueKey;
use crate::site::Index;
use crate::site::IssueList;
use crate::site::NoticeList;
use crate::site::OrganList;
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
    /// The whole line of an issue through all notices that speak of it, named after the first of them.
    Entry(Id, IssueKey),
    /// A page at the address that the line of an issue has, had, or will have once a second notice speaks of it, leading
    /// to where it is told now.
    EntryMoved(Id, IssueKey),
    /// What changed lately, a page of the list.
    Changes(usize),
    /// A file published with a notice.
    Attachment(Id, String),
    /// Issues, all or some, a page of the list.
    Issues(IssueList, usize),
    /// The values of one index of the ledger, a page of the list.
    Index(Index, usize),
    /// Commitments, a page of the list.
    Commitments(usize),
    /// Documents, a page of the list.
    Documents(usize),
    /// Courts with their figures, all or some, a page of the list.
    Organs(OrganList, usize),
    /// One court.
    Organ(Id),
    /// Inspections, a page of the list.
    Inspections(usize),
    /// One inspection.
    Inspection(Id),
    /// Whom to reach, a page of the list.
    Contact(usize),
    /// Articles, a page of the list.
    Articles(usize),
    /// One article.
    Article(Id),
    /// A standing page.
    Page(Id),
    /// The page of all pages (站点地图).
    SiteMap,
    /// The page that searches.
    SearchPage,
    /// What a browser is told of that page.
    OpenSearch,
    /// What a server shows for an address that does not exist.
    NotFound,
    /// A page at a former address of a notice or of one of its issues, leading to the present one.
    Moved(Id, Option<IssueKey>),
    /// What the open data hold, explained for people.
    DataPage,
    /// A file of open data.
    Data(DataFile),
    /// A notice as data.
    Record(Id),
    /// A file of the search index.
    Search(SearchFile),
    /// A feed.
    Feed(Feed),
    /// For search engines, every address: `sitemap.xml`, and its parts from 1 where it has several; it is 0 itself.
    Sitemap(usize),
    /// What crawlers read first, where the site has none of its own.
    Robots,
    /// What stands at the address of a notice that was taken back.
    Withdrawn(Id),
    /// The same as data.
    WithdrawnRecord(Id),
    /// The corrections of the site.
    Corrections,
    /// The versions of a notice that were published.
    Versions(Id),
    /// The copy of the history of publishing.
    History,
    /// A file of the theme.
    Asset(RelPath),
    /// A file of the site's own that stands at the root, by its path there.
    Root(RelPath),
}

/// The name of the copy of the history.
const HISTORY_COPY: &str = "editions.jsonl";
/// The list of all organs, in the folder of organs.
const ALL_ORGANS: &str = "all";
/// The list of organs below one, in the folder of that one.
const BELOW: &str = "below";
/// The list of organs with most that is overdue, of all in the folder of organs, of those below one in the folder of it.
const LATE: &str = "late";

impl Route {
    /// The path of the file, from the root of the site.
    pub fn path(&self) -> RelPath {
        RelPath::new(&self.to_string()).expect("ids, keys and names of files beside a notice are parts of paths")
    }

    /// The folders that the file stands in, from the root of the site.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        let (top, of, last) = match self {
            Route::Home | Route::SiteMap | Route::NotFound | Route::SearchPage => ("", "", ""),
            Route::Sitemap(_) | Route::Robots | Route::OpenSearch => ("", "", ""),
            Route::Notices(..) => ("notices", "", ""),
            Route::Entry(id, _) | Route::EntryMoved(id, _) => ("entries", id.as_str(), ""),
            Route::Changes(_) => ("changes", "", ""),
            Route::Notice(id) | Route::Issue(id, _) | Route::Moved(id, _) | Route::Withdrawn(id) => {
                ("notices", id.as_str(), "")
            }
            Route::Attachment(id, _) => ("notices", id.as_str(), "files"),
            Route::Issues(..) | Route::Index(..) => ("issues", "", ""),
            Route::Commitments(_) => ("commitments", "", ""),
            Route::Documents(_) => ("documents", "", ""),
            Route::Organs(OrganList::Upper | OrganList::All | OrganList::Late(None), _) => ("organs", "", ""),
            Route::Organ(id) | Route::Organs(OrganList::Below(id) | OrganList::Late(Some(id)), _) => {
                ("organs", id.as_str(), "")
            }
            Route::Inspections(_) | Route::Inspection(_) => ("inspections", "", ""),
            Route::Contact(_) => ("contact", "", ""),
            Route::Articles(_) | Route::Article(_) => ("articles", "", ""),
            Route::Page(id) => (id.as_str(), "", ""),
            Route::DataPage => ("data", "", ""),
            Route::Data(file) => ("data", file.folder(), ""),
            Route::Record(_) | Route::WithdrawnRecord(_) => ("data", "notices", ""),
            Route::Search(file) => ("search", file.folder(), ""),
            Route::Feed(feed) => ("feeds", feed.folder(), ""),
            Route::History | Route::Corrections => ("history", "", ""),
            Route::Versions(id) => ("history", id.as_str(), ""),
            Route::Asset(path) => ("assets", folder_of(path), ""),
            Route::Root(path) => (folder_of(path), "", ""),
        };
        [top, of, last].into_iter().flat_map(|part| part.split('/')).filter(|part| !part.is_empty())
    }

    /// Writes the name of the file, which stands in these folders.
    pub(super) fn write_file(&self, out: &mut impl Write) -> fmt::Result {
        match self {
            Route::Home
            | Route::Notice(_)
            | Route::Moved(_, None)
            | Route::Withdrawn(_)
            | Route::Organ(_)
            | Route::Page(_)
            | Route::Corrections
            | Route::Versions(_)
            | Route::DataPage => out.write_str("index.html"),
            Route::SiteMap => out.write_str("sitemap.html"),
            Route::SearchPage => out.write_str(SEARCH_PAGE),
            Route::OpenSearch => out.write_str(OPEN_SEARCH),
            Route::NotFound => out.write_str("404.html"),
            Route::Notices(list, page) => write_paged(out, list, *page),
            Route::Issues(list, page) => write_paged(out, list, *page),
            Route::Commitments(page)
            | Route::Documents(page)
            | Route::Inspections(page)
            | Route::Articles(page)
            | Route::Contact(page)
            | Route::Changes(page) => write_paged(out, "index", *page),
            Route::Organs(list, page) => {
                let name = match list {
                    OrganList::Upper => "index",
                    OrganList::All => ALL_ORGANS,
                    OrganList::Below(_) => BELOW,
                    OrganList::Late(_) => LATE,
                };
                write_paged(out, name, *page)
            }
            Route::Issue(_, key) | Route::Moved(_, Some(key)) | Route::Entry(_, key) | Route::EntryMoved(_, key) => {
                write!(out, "{key}.html")
            }
            Route::Attachment(_, file) => out.write_str(file),
            Route::Index(index, page) => write_paged(out, index.key(), *page),
            Route::Article(id) | Route::Inspection(id) => write!(out, "{id}.html"),
            Route::Data(file) => file.write_name(out),
            Route::Record(id) | Route::WithdrawnRecord(id) => write!(out, "{id}.json"),
            Route::Search(file) => file.write_name(out),
            Route::Feed(feed) => feed.write_file(out),
            Route::Sitemap(part) => sitemap_names::write_name(out, *part),
            Route::Robots => out.write_str(ROBOTS),
            Route::History => out.write_str(HISTORY_COPY),
            Route::Asset(path) | Route::Root(path) => out.write_str(path.file_name()),
        }
    }

    /// The route of a path. A path that no page has gives none; whether the page exists is for the site to say, so a
    /// former address reads as that of a notice or issue, every address of a line as that of one that is told there, a file
    /// of `root/` that is called like a standing page as that page, and a `robots.txt` of the site's own as the one that it
    /// has without.
    pub fn parse(path: &str) -> Option<Route> {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["index.html"] => Some(Route::Home),
            ["404.html"] => Some(Route::NotFound),
            ["sitemap.html"] => Some(Route::SiteMap),
            [file] if *file == SEARCH_PAGE => Some(Route::SearchPage),
            [file] if *file == OPEN_SEARCH => Some(Route::OpenSearch),
            [file] if *file == ROBOTS => Some(Route::Robots),
            [file] if sitemap_names::part_of(file).is_some() => sitemap_names::part_of(file).map(Route::Sitemap),
            ["feeds", rest @ ..] => Feed::parse(rest).map(Route::Feed),
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
            ["entries", id, file] => {
                let key = IssueKey::parse(file.strip_suffix(".html")?)?;
                Some(Route::Entry(Id::new(id)?, key))
            }
            ["changes", file] => unpaged(file).filter(|(name, _)| *name == "index").map(|(_, n)| Route::Changes(n)),
            ["issues", file] => {
                let (name, page) = unpaged(file)?;
                match Index::ALL.into_iter().find(|index| index.key() == name) {
                    Some(index) => Some(Route::Index(index, page)),
                    None => Some(Route::Issues(IssueList::parse(name)?, page)),
                }
            }
            ["commitments", file] => {
                unpaged(file).filter(|(name, _)| *name == "index").map(|(_, n)| Route::Commitments(n))
            }
            ["documents", file] => unpaged(file).filter(|(name, _)| *name == "index").map(|(_, n)| Route::Documents(n)),
            ["organs", rest @ ..] => organs(rest),
            ["inspections", file] => match unpaged(file)? {
                ("index", page) => Some(Route::Inspections(page)),
                (id, 1) => Some(Route::Inspection(Id::new(id)?)),
                _ => None,
            },
            ["contact", file] => unpaged(file).filter(|(name, _)| *name == "index").map(|(_, n)| Route::Contact(n)),
            ["articles", file] => match unpaged(file)? {
                ("index", page) => Some(Route::Articles(page)),
                (name, 1) => Some(Route::Article(Id::new(name)?)),
                _ => None,
            },
            ["data", "index.html"] => Some(Route::DataPage),
            ["data", rest @ ..] => {
                let path = rest.join("/");
                let record = || Id::new(path.strip_prefix("notices/")?.strip_suffix(".json")?).map(Route::Record);
                DataFile::parse(&path).map(Route::Data).or_else(record)
            }
            ["search", rest @ ..] => SearchFile::parse(rest).map(Route::Search),
            ["history", "index.html"] => Some(Route::Corrections),
            ["history", id, "index.html"] => Some(Route::Versions(Id::new(id)?)),
            ["history", file] => (*file == HISTORY_COPY).then_some(Route::History),
            [id, "index.html"] if !RESERVED.contains(id) => Some(Route::Page(Id::new(id)?)),
            [first, ..] => {
                let path = RelPath::new(path).ok()?;
                let is_free = kept_at_root(first).is_none() && !is_hidden(&path);
                is_free.then_some(Route::Root(path))
            }
            [] => None,
        }
    }

    /// Whether readers meet it as a page: no file of the theme or of the root, no attachment, no data, nothing that is for
    /// programs, no redirect.
    pub fn is_page(&self) -> bool {
        let is_file = matches!(
            self,
            Route::Asset(_)
                | Route::Root(_)
                | Route::Attachment(..)
                | Route::Data(_)
                | Route::Record(_)
                | Route::WithdrawnRecord(_)
                | Route::Search(_)
                | Route::History
        );
        !is_file && !self.is_for_programs() && !matches!(self, Route::Moved(..) | Route::EntryMoved(..))
    }

    /// Whether it is made for programs that follow the site: a feed, a list of addresses, the rules for crawlers, how
    /// a browser searches.
    pub fn is_for_programs(&self) -> bool {
        matches!(self, Route::Feed(_) | Route::Sitemap(_) | Route::Robots | Route::OpenSearch)
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for folder in self.folders() {
            f.write_str(folder)?;
            f.write_char('/')?;
        }
        self.write_file(f)
    }
}

/// The route of a path in the folder of organs.
fn organs(rest: &[&str]) -> Option<Route> {
    match rest {
        [file] => match unpaged(file)? {
            ("index", page) => Some(Route::Organs(OrganList::Upper, page)),
            (ALL_ORGANS, page) => Some(Route::Organs(OrganList::All, page)),
            (LATE, page) => Some(Route::Organs(OrganList::Late(None), page)),
            _ => None,
        },
        [id, "index.html"] => Some(Route::Organ(Id::new(id)?)),
        [id, file] => match unpaged(file)? {
            (BELOW, page) => Some(Route::Organs(OrganList::Below(Id::new(id)?), page)),
            (LATE, page) => Some(Route::Organs(OrganList::Late(Some(Id::new(id)?)), page)),
            _ => None,
        },
        _ => None,
    }
}

fn folder_of(path: &RelPath) -> &str {
    path.as_str().rsplit_once('/').map_or("", |(folder, _)| folder)
}
