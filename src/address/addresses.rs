//! All addresses of a site, both ways: which route a path has, whether there is one, and which places a page has.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::OnceLock;

use super::Route;
use super::data_file::DataFile;
use super::list_places;
use super::places;
use super::routes;
use super::routes::SiteFiles;
use super::search_file::SearchSize;
use super::sitemap;
use crate::model::Id;
use crate::model::IssueKey;
use crate::site::Lists;
use crate::site::Said;
use crate::site::Site;
use crate::site::organ_contact;
use crate::tree::RelPath;

/// All addresses of a site.
#[derive(Debug)]
pub struct Addresses {
    lists: Lists,
    files: SiteFiles,
    articles: HashSet<Id>,
    pages: HashSet<Id>,
    routes: OnceLock<Arc<[Route]>>,
    search: OnceLock<SearchSize>,
}

impl Addresses {
    /// The addresses of a site; none is listed yet.
    pub fn new(site: &Arc<Site>, files: SiteFiles) -> Addresses {
        Addresses {
            lists: Lists::new(site),
            files,
            articles: site.articles.iter().map(|article| article.id.clone()).collect(),
            pages: site.pages.iter().map(|page| page.id.clone()).collect(),
            routes: OnceLock::new(),
            search: OnceLock::new(),
        }
    }

    /// The lists that addresses are made of.
    pub fn lists(&self) -> &Lists {
        &self.lists
    }

    /// The files that they follow from.
    pub fn files(&self) -> &SiteFiles {
        &self.files
    }

    /// How large the search index is.
    pub fn search(&self) -> SearchSize {
        *self.search.get_or_init(|| SearchSize::of(self.site()))
    }

    /// Every route, sorted, each once.
    pub fn routes(&self) -> &Arc<[Route]> {
        self.routes.get_or_init(|| routes::all(&self.lists, &self.files).into())
    }

    /// The route of a path of the built folder; none where it has no such file. A former address has the route that leads
    /// on.
    pub fn resolve(&self, path: &str) -> Option<Route> {
        let route = match Route::parse(path)? {
            // A former address reads like a present one.
            Route::Notice(id) if self.is_withdrawn(&id) => Route::Withdrawn(id),
            Route::Record(id) if self.is_withdrawn(&id) => Route::WithdrawnRecord(id),
            Route::Notice(id) if self.site().notice_index(&id).is_none() => Route::Moved(id, None),
            Route::Issue(id, key) if self.site().notice_index(&id).is_none() => Route::Moved(id, Some(key)),
            // Where no line is told, the address leads to where it is.
            Route::Entry(id, key) if !self.has_line(&id, key) => Route::EntryMoved(id, key),
            // A file in a folder of the site's own making reads like a standing page.
            Route::Page(id) if !self.pages.contains(&id) => Route::Root(RelPath::new(path).ok()?),
            // The site's own stands in for what it would have.
            Route::Robots => match RelPath::new(path) {
                Ok(own) if self.files.root.contains(&own) => Route::Root(own),
                _ => Route::Robots,
            },
            route => route,
        };
        self.exists(&route).then_some(route)
    }

    /// The route of what a server gives for a path: the file, or the `index.html` of a folder, with its slash or without.
    pub fn served(&self, path: &str) -> Option<Route> {
        files_of(path).into_iter().flatten().find_map(|file| self.resolve(&file))
    }

    /// Whether the site has something at a route: whether it is one of its routes, told without making them all.
    pub fn exists(&self, route: &Route) -> bool {
        let site = self.site();
        let has_issue = |at: usize, key| site.said(at).position(key).is_some();
        match route {
            Route::Home | Route::NotFound | Route::DataPage | Route::SearchPage => true,
            Route::Inspection(id) => site.inspections().contains_key(id),
            Route::SiteMap => site.settings.official.site_map,
            Route::Notice(id) | Route::Record(id) => site.notice_index(id).is_some(),
            Route::Issue(id, key) => site.notice_index(id).is_some_and(|at| has_issue(at, *key)),
            Route::Entry(id, key) => self.has_line(id, *key),
            Route::EntryMoved(id, key) if site.withdrawn_issue(id, *key).is_some() => true,
            Route::EntryMoved(id, key) => site.issue_named(id, *key).is_some() && !self.has_line(id, *key),
            Route::Withdrawn(id) | Route::WithdrawnRecord(id) => self.is_withdrawn(id),
            Route::Attachment(id, file) => site.notice_index(id).is_some() && self.has_file(id, file),
            Route::Organ(id) => site.organs.contains_key(id),
            Route::Article(id) => self.articles.contains(id),
            Route::Page(id) => self.pages.contains(id),
            Route::Feed(feed) => feed.is_of(&self.lists),
            Route::Sitemap(0) | Route::OpenSearch => site.settings.address().is_some(),
            // How many parts it has follows from how many pages there are.
            Route::Sitemap(part) => site.settings.address().is_some() && *part <= sitemap::parts(self.routes()),
            Route::Robots => routes::has_robots(&self.files),
            Route::Data(DataFile::Changes(year)) => site.years_of_changes().contains(year),
            // The other files of data are always there, if only with their heads.
            Route::Data(_) => true,
            Route::Search(file) => self.search().has(*file),
            Route::History => self.files.history,
            Route::Corrections => !site.published.is_empty(),
            Route::Versions(id) => site.notice_index(id).is_some() && site.has_versions(id),
            Route::Asset(path) => self.files.assets.contains(path),
            Route::Root(path) => self.files.root.contains(path),
            Route::Moved(old, Some(key)) if site.withdrawn_issue(old, *key).is_some() => true,
            Route::Moved(old, None) if site.withdrawn_as(old).is_some() => !self.is_withdrawn(old),
            Route::Moved(old, key) => site.formerly(old).is_some_and(|at| key.is_none_or(|key| has_issue(at, key))),
            list => routes::has_list(&self.lists, list),
        }
    }

    /// Whether an id is that of a notice that was taken back, as it was when it was.
    fn is_withdrawn(&self, id: &Id) -> bool {
        self.site().withdrawn_as(id).is_some_and(|of| of.id == *id)
    }

    /// Whether the line of an issue is told at the address of this one.
    fn has_line(&self, id: &Id, key: IssueKey) -> bool {
        let site = self.site();
        let here = site.notice_index(id).and_then(|_| site.issue_named(id, key));
        here.is_some_and(|at| {
            let entry = site.ledger.entry_of(at);
            entry.has_line() && entry.steps[0].at == at
        })
    }

    /// The files of open data that the site has.
    pub fn data_files(&self) -> impl Iterator<Item = DataFile> {
        routes::data_files(&self.lists)
    }

    /// Whether a file is there beside a notice, published or held back, and belongs to it.
    pub fn has_file(&self, notice: &Id, file: &str) -> bool {
        self.files.beside.get(notice).is_some_and(|files| files.contains(file))
    }

    /// Whether what stands at a route has a place of this name. What is no page is not looked into.
    pub fn has_anchor(&self, route: &Route, name: &str) -> bool {
        match route {
            Route::Attachment(..)
            | Route::Asset(_)
            | Route::Root(_)
            | Route::Data(_)
            | Route::Record(_)
            | Route::WithdrawnRecord(_) => true,
            Route::Search(_) | Route::Feed(_) | Route::Sitemap(_) | Route::Robots | Route::OpenSearch => true,
            Route::History => true,
            // A former address has no place of its own, and leads on without the name of one.
            Route::Moved(..) | Route::EntryMoved(..) => false,
            Route::Notice(id) => {
                let said = self.site().notice_index(id).map(|at| self.site().said(at));
                said.is_some_and(|said| self.has_anchor_in(said, name))
            }
            Route::Organ(id) if name == "contact" => organ_contact(&self.lists, id).is_some(),
            route => self.is_fixed(route, name) || self.begins_in_list(route, name),
        }
    }

    /// Whether the page of a notice, published or held back, has a place of this name.
    pub fn has_anchor_in(&self, said: &Said, name: &str) -> bool {
        let route = Route::Notice(said.id.clone());
        self.is_fixed(&route, name) || places::is_in_notice(self.site(), said, name)
    }

    /// Whether a part of a long list begins at a place of this name.
    fn begins_in_list(&self, route: &Route, name: &str) -> bool {
        list_places::page_places(&self.lists, route).iter().any(|place| place.name == name)
    }

    fn is_fixed(&self, route: &Route, name: &str) -> bool {
        places::is_fixed(self.site(), route, name) || self.files.names.contains(name)
    }

    fn site(&self) -> &Arc<Site> {
        self.lists.site()
    }
}

/// The files that a server may give for a path, the first that is there.
pub fn files_of(path: &str) -> [Option<String>; 2] {
    match path.is_empty() || path.ends_with('/') {
        true => [Some(format!("{path}index.html")), None],
        false => [Some(path.to_owned()), Some(format!("{path}/index.html"))],
    }
}
