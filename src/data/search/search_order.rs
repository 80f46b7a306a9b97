//! In which order documents are numbered: newest first, a notice before its issues, pages and organs behind all that has a
//! day. It follows from facts, so an edit of a text moves no number.

use super::search_script::SearchStamp;
use crate::model::Id;
use crate::model::IssueKey;
use crate::site::Site;
use crate::tree::Digester;

/// Documents that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchGroup {
    /// A notice and its issues, by its place in the site.
    Notice(usize),
    /// An article.
    Article(usize),
    /// A standing page.
    Page(usize),
    /// An organ.
    Organ(Id),
}

/// One document of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Numbered {
    /// What stands alone, or a notice outside its issues.
    Whole(SearchGroup),
    /// An issue of a notice: the places of both.
    Issue(usize, usize),
}

/// The groups of documents of a site, in their order.
pub fn search_order(site: &Site) -> Vec<SearchGroup> {
    let mut articles = (0..site.articles.len()).peekable();
    let mut out = Vec::new();
    for index in 0..site.notices.len() {
        let day = site.day_of(index);
        while let Some(article) = articles.next_if(|at| site.articles[*at].published_on > day) {
            out.push(SearchGroup::Article(article));
        }
        out.push(SearchGroup::Notice(index));
    }
    out.extend(articles.map(SearchGroup::Article));
    out.extend((0..site.pages.len()).map(SearchGroup::Page));
    out.extend(site.organs.keys().cloned().map(SearchGroup::Organ));
    out
}

/// Every document, in the order of its number.
pub(super) fn numbered(site: &Site) -> impl Iterator<Item = Numbered> {
    search_order(site).into_iter().flat_map(|group| {
        let (notice, issues) = match group {
            SearchGroup::Notice(index) => (index, site.said(index).issue_count()),
            _ => (0, 0),
        };
        std::iter::once(Numbered::Whole(group)).chain((0..issues).map(move |issue| Numbered::Issue(notice, issue)))
    })
}

/// What all files of the index of a site are stamped with.
pub fn search_stamp(site: &Site) -> SearchStamp {
    let short = |digester: Digester| digester.finish().0.to_string()[..8].to_owned();
    let mut name = Digester::new();
    name.update(site.settings.name.as_bytes());
    // How the domain is reached makes no other site of it.
    name.update(site.settings.bare_domain().unwrap_or_default().as_bytes());
    let mut numbering = Digester::new();
    for document in numbered(site) {
        let (kind, id, key) = told(site, &document);
        numbering.update(format!("{kind} {id}").as_bytes());
        if let Some(key) = key {
            numbering.update(format!(" {key}").as_bytes());
        }
        numbering.update(b"\n");
    }
    SearchStamp { site: short(name), numbering: short(numbering) }
}

/// The kind of a document, its id, and the key of an issue.
pub(super) fn told<'s>(site: &'s Site, document: &'s Numbered) -> (&'static str, &'s str, Option<IssueKey>) {
    match document {
        Numbered::Issue(notice, issue) => {
            let said = site.said(*notice);
            ("issue", said.id.as_str(), Some(said.issue(*issue).key()))
        }
        Numbered::Whole(SearchGroup::Notice(index)) => ("notice", site.said(*index).id.as_str(), None),
        Numbered::Whole(SearchGroup::Article(index)) => ("article", site.articles[*index].id.as_str(), None),
        Numbered::Whole(SearchGroup::Page(index)) => ("page", site.pages[*index].id.as_str(), None),
        Numbered::Whole(SearchGroup::Organ(id)) => ("organ", id.as_str(), None),
    }
}
