//! Every route of a site, and whether a list has a page.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::Route;
use super::data_file::DataFile;
use super::feed::Feed;
use super::search_file::SearchSize;
use super::sitemap;
use super::sitemap_names::ROBOTS;
use crate::model::Id;
use crate::model::IssueKey;
use crate::site::Index;
use crate::site::IssueList;
use crate::site::IssueRef;
use crate::site::Late;
use crate::site::Lists;
use crate::site::OrganList;
use crate::site::Rows;
use crate::site::Site;
use crate::text::one_name::folded;
use crate::tree::RelPath;

/// The files that addresses follow from, beside what is known of the site.
#[derive(Debug, Default)]
pub struct SiteFiles {
    /// The names of the files that are there beside each notice and are published with it.
    pub beside: BTreeMap<Id, BTreeSet<String>>,
    /// The files of the theme.
    pub assets: BTreeSet<RelPath>,
    /// The files of the site's own at the root, by their paths there: none is hidden or takes an address of the site.
    pub root: BTreeSet<RelPath>,
    /// Whether there is a history of publishing.
    pub history: bool,
    /// Names that the site's own templates give to places. Which pages have them is not known, so any may.
    pub names: BTreeSet<String>,
}

/// Whether a list has a page, or an index a value.
pub fn has_list(lists: &Lists, route: &Route) -> bool {
    let rows = list_rows(lists, route);
    rows.is_some_and(|(of, rows, page)| (1..=of.pages(&lists.site().settings, rows)).contains(&page))
}

/// What the rows of a list are, how many it has, and the page that is asked for; none where there is no such list.
pub fn list_rows(lists: &Lists, route: &Route) -> Option<(Rows, usize, usize)> {
    let site = lists.site();
    let (of, rows, page) = match route {
        Route::Notices(list, page) => (Rows::Notices, lists.notices().get(list).map(Vec::len), *page),
        Route::Issues(list, page) => (Rows::Issues, lists.issues(list).map(<[usize]>::len), *page),
        Route::Changes(page) => (Rows::Changes, Some(site.changes().len()), *page),
        Route::Commitments(page) => (Rows::Commitments, Some(site.commitment_count()), *page),
        Route::Documents(page) => (Rows::Documents, Some(site.documents().len()), *page),
        Route::Articles(page) => (Rows::Articles, Some(site.articles.len()), *page),
        Route::Index(index, page) => {
            let rows = lists.has(*index).then(|| lists.shown_values(*index).len());
            (Rows::Values, rows, *page)
        }
        Route::Organs(list, page) => (Rows::Organs, lists.organs_of(list).map(|organs| organs.len()), *page),
        Route::Inspections(page) => {
            (Rows::Inspections, Some(site.inspections().len()).filter(|count| *count > 0), *page)
        }
        Route::Contact(page) => (Rows::Contacts, Some(site.organs.len()), *page),
        _ => return None,
    };
    Some((of, rows?, page))
}

/// Whether the program writes what crawlers read first: not where the site has one of its own, however its name is
/// written, for hosts may fold case.
pub fn has_robots(files: &SiteFiles) -> bool {
    !files.root.iter().any(|path| path.parts().next().is_some_and(|first| folded(first) == ROBOTS))
}

/// The files of open data that a site publishes: those that are always there, if only with their heads, and the changes of
/// each year that has any.
pub fn data_files(lists: &Lists) -> impl Iterator<Item = DataFile> {
    let changes = lists.site().years_of_changes();
    DataFile::all().chain(changes.into_iter().map(DataFile::Changes))
}

/// Every route of a site, in order, each once.
pub fn all(lists: &Lists, files: &SiteFiles) -> Vec<Route> {
    let site = lists.site();
    // Nearly in order already: sorting then costs next to nothing, however many there are.
    let mut out = vec![Route::Home];
    for (list, rows) in lists.notices() {
        out.extend(
            (1..=Rows::Notices.pages(&site.settings, rows.len())).map(|page| Route::Notices(list.clone(), page)),
        );
    }
    let mut by_id: Vec<usize> = (0..site.notices.len()).collect();
    by_id.sort_unstable_by_key(|index| &site.said(*index).id);
    out.extend(by_id.iter().map(|index| Route::Notice(site.said(*index).id.clone())));
    for index in by_id.iter().copied() {
        let said = site.said(index);
        out.extend(said.keys().map(|key| Route::Issue(said.id.clone(), key)));
        out.push(Route::Record(said.id.clone()));
    }
    for index in by_id.iter().copied() {
        let said = site.said(index);
        out.extend(
            said.keys().enumerate().map(|(issue, key)| line_address(site, IssueRef { notice: index, issue }, key)),
        );
    }
    // A file that is not there is a fault of its own and no page; one beside a notice that is held back is not published.
    let published = files.beside.iter().filter(|(id, _)| site.notice_index(id).is_some());
    out.extend(published.flat_map(|(id, names)| names.iter().map(|file| Route::Attachment(id.clone(), file.clone()))));
    let values = Index::ALL.into_iter().flat_map(|index| lists.lists(index));
    let late = Late::ALL.into_iter().flat_map(|late| {
        let of = lists.late(late).keys().cloned();
        of.map(move |of| IssueList::Late(late, Box::new(of)))
    });
    for list in [IssueList::All, IssueList::Due].into_iter().chain(values).chain(late) {
        if let Some(rows) = lists.issues(&list) {
            out.extend(
                (1..=Rows::Issues.pages(&site.settings, rows.len())).map(|page| Route::Issues(list.clone(), page)),
            );
        }
    }
    for index in Index::ALL.into_iter().filter(|index| lists.has(*index)) {
        let pages = Rows::Values.pages(&site.settings, lists.shown_values(index).len());
        out.extend((1..=pages).map(|page| Route::Index(index, page)));
    }
    out.extend((1..=Rows::Changes.pages(&site.settings, site.changes().len())).map(Route::Changes));
    out.extend((1..=Rows::Commitments.pages(&site.settings, site.commitment_count())).map(Route::Commitments));
    out.extend((1..=Rows::Documents.pages(&site.settings, site.documents().len())).map(Route::Documents));
    let each = site.organs.keys().cloned();
    let below = each.flat_map(|id| [OrganList::Below(id.clone()), OrganList::Late(Some(id))]);
    for list in [OrganList::Upper, OrganList::All, OrganList::Late(None)].into_iter().chain(below) {
        let pages = lists.organs_of(&list).map_or(0, |organs| Rows::Organs.pages(&site.settings, organs.len()));
        out.extend((1..=pages).map(|page| Route::Organs(list.clone(), page)));
    }
    out.extend(site.organs.keys().cloned().map(Route::Organ));
    let inspections = site.inspections().len();
    let pages = if inspections == 0 { 0 } else { Rows::Inspections.pages(&site.settings, inspections) };
    out.extend((1..=pages).map(Route::Inspections));
    out.extend(site.inspections().keys().cloned().map(Route::Inspection));
    out.extend((1..=Rows::Contacts.pages(&site.settings, site.organs.len())).map(Route::Contact));
    out.extend((1..=Rows::Articles.pages(&site.settings, site.articles.len())).map(Route::Articles));
    out.extend(site.articles.iter().map(|article| Route::Article(article.id.clone())));
    out.extend(site.pages.iter().map(|page| Route::Page(page.id.clone())));
    out.extend(site.settings.official.site_map.then_some(Route::SiteMap));
    out.push(Route::NotFound);
    put_versions(site, &mut out);
    put_former(site, &mut out);
    put_withdrawn(site, &mut out);
    out.push(Route::DataPage);
    out.extend(data_files(lists).map(Route::Data));
    put_search(site, &mut out);
    out.extend(Feed::all(lists).map(Route::Feed));
    put_files(files, &mut out);
    out.sort();
    // A former id that a notice names twice is one page.
    out.dedup();
    if site.settings.address().is_some() {
        let place = out.binary_search(&Route::Sitemap(0)).unwrap_or_else(|place| place);
        let parts = sitemap::parts(&out);
        out.splice(place..place, (0..=parts).map(Route::Sitemap));
    }
    out
}

/// What the history of publishing tells.
fn put_versions(site: &Site, out: &mut Vec<Route>) {
    out.extend((!site.published.is_empty()).then_some(Route::Corrections));
    let public = site.published.keys().filter(|id| site.notice_index(id).is_some() && site.has_versions(id));
    out.extend(public.cloned().map(Route::Versions));
}

/// What follows from files alone.
fn put_files(files: &SiteFiles, out: &mut Vec<Route>) {
    out.extend(has_robots(files).then_some(Route::Robots));
    out.extend(files.history.then_some(Route::History));
    out.extend(files.assets.iter().cloned().map(Route::Asset));
    out.extend(files.root.iter().cloned().map(Route::Root));
}

/// The page that searches, and the index that it reads.
fn put_search(site: &Site, out: &mut Vec<Route>) {
    out.push(Route::SearchPage);
    // A browser is told of it where it has an address.
    out.extend(site.settings.address().is_some().then_some(Route::OpenSearch));
    out.extend(SearchSize::of(site).files().map(Route::Search));
}

/// The addresses that notices and their issues had by former ids.
fn put_former(site: &Site, out: &mut Vec<Route>) {
    for (index, said) in site.notices.iter().map(|notice| &notice.said).enumerate() {
        // A former id of two notices is a fault, and leads to one of them.
        for old in said.formerly.iter().filter(|old| site.formerly(old) == Some(index)) {
            out.push(Route::Moved(old.clone(), None));
            out.extend(said.keys().map(|key| Route::Moved(old.clone(), Some(key))));
            // Where another notice has that id now, the lines of that one are told there.
            let is_its_own = site.notice_index(old).is_none();
            out.extend(said.keys().filter(|_| is_its_own).map(|key| Route::EntryMoved(old.clone(), key)));
        }
    }
}

/// What stays of notices that were taken back: a page and its data; their other addresses lead to the page.
fn put_withdrawn(site: &Site, out: &mut Vec<Route>) {
    for of in site.withdrawn.values() {
        let is_told_here = |id: &&Id| site.withdrawn_as(id).is_some_and(|told| told.id == of.id);
        if is_told_here(&&of.id) {
            out.extend([Route::Withdrawn(of.id.clone()), Route::WithdrawnRecord(of.id.clone())]);
        }
        let former = of.formerly.iter().filter(|id| **id != of.id && !site.withdrawn.contains_key(*id));
        out.extend(former.filter(is_told_here).map(|id| Route::Moved(id.clone(), None)));
        for id in [&of.id].into_iter().chain(&of.formerly).filter(is_told_here) {
            out.extend(of.issues.iter().map(|key| Route::Moved(id.clone(), Some(*key))));
            out.extend(of.issues.iter().map(|key| Route::EntryMoved(id.clone(), *key)));
        }
    }
}

/// The address that the line of an issue has by this one: told there, or leading on.
fn line_address(site: &Site, at: IssueRef, key: IssueKey) -> Route {
    let entry = site.ledger.entry_of(at);
    let id = site.said(at.notice).id.clone();
    if entry.has_line() && entry.steps[0].at == at { Route::Entry(id, key) } else { Route::EntryMoved(id, key) }
}
