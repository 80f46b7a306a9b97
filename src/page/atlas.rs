//! What the pages need of a site beside the site: ids for departments, the lists behind every index, all routes.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::Index;
use super::IssueList;
use super::NoticeList;
use super::Route;
use crate::model::Id;
use crate::model::StatusKind;
use crate::site::Progress;
use crate::site::Site;
use crate::text::pinyin;
use crate::tree::Digest;
use crate::tree::RelPath;

/// A department of a court: its name, the court's id.
pub type Owner = (Option<Id>, String);

/// The lists behind the pages of a site, made once.
#[derive(Debug)]
pub struct Atlas {
    /// Ledger entries by list, each as indexes into the ledger; only lists that hold any.
    pub issues: BTreeMap<IssueList, Vec<usize>>,
    /// Notices by list, each as indexes into the site's notices; only lists that hold any.
    pub notices: BTreeMap<NoticeList, Vec<usize>>,
    /// Departments by the ids made of their names.
    pub owners: BTreeMap<Id, Owner>,
    /// Index into the cases by index of a notice.
    pub case_by_notice: Vec<usize>,
    /// For each entry of the ledger its status and how it stands to its deadline.
    pub standing: Vec<(Option<StatusKind>, Option<Progress>)>,
    owner_ids: BTreeMap<Owner, Id>,
}

impl Atlas {
    /// The lists of a site.
    pub fn new(site: &Site) -> Atlas {
        let owners = owner_ids(site);
        let owner_ids: BTreeMap<Owner, Id> = owners.iter().map(|(id, owner)| (owner.clone(), id.clone())).collect();
        let mut issues: BTreeMap<IssueList, Vec<usize>> = BTreeMap::new();
        issues.insert(IssueList::All, (0..site.ledger.entries.len()).collect());
        for (index, entry) in site.ledger.entries.iter().enumerate() {
            let (notice, _, _) = site.issue(entry.last().at);
            let mut lists = vec![IssueList::Status(entry.status_kind(site))];
            lists.extend(site.topics_of(entry.last().at).into_iter().map(|topic| IssueList::Topic(topic.id.clone())));
            lists.extend(site.organ(notice).map(|organ| IssueList::Organ(organ.id.clone())));
            lists.extend(notice.head.published_on.map(|day| IssueList::Year(day.last().year())));
            for name in entry.owners(site) {
                let owner = (notice.head.organ.clone(), name.to_owned());
                lists.extend(owner_ids.get(&owner).map(|id| IssueList::Owner(id.clone())));
            }
            if entry.due_on(site).is_some_and(|due| due.date.is_some()) {
                lists.push(IssueList::Due);
            }
            for list in lists {
                issues.entry(list).or_default().push(index);
            }
        }
        if let Some(due) = issues.get_mut(&IssueList::Due) {
            let last =
                |index: &usize| site.ledger.entries[*index].due_on(site).and_then(|due| due.date).map(|d| d.last());
            due.sort_by_key(last);
        }
        let mut notices: BTreeMap<NoticeList, Vec<usize>> = BTreeMap::new();
        notices.insert(NoticeList::All, (0..site.notices.len()).collect());
        for (index, notice) in site.notices.iter().enumerate() {
            let mut lists = vec![NoticeList::Kind(notice.head.kind)];
            lists.extend(site.organ(notice).map(|organ| NoticeList::Organ(organ.id.clone())));
            lists.extend(notice.head.published_on.map(|day| NoticeList::Year(day.last().year())));
            for list in lists {
                notices.entry(list).or_default().push(index);
            }
        }
        let mut case_by_notice = vec![0; site.notices.len()];
        for (case, of) in site.cases.iter().enumerate() {
            of.notices.iter().for_each(|notice| case_by_notice[*notice] = case);
        }
        let standing =
            site.ledger.entries.iter().map(|entry| (entry.status_kind(site), entry.progress(site))).collect();
        Atlas { issues, notices, owners, case_by_notice, standing, owner_ids }
    }

    /// The id of a department.
    pub fn owner_id(&self, organ: Option<&Id>, name: &str) -> Option<&Id> {
        self.owner_ids.get(&(organ.cloned(), name.to_owned()))
    }

    /// How many pages a list of so many rows has; an empty one has one.
    pub fn pages(site: &Site, rows: usize) -> usize {
        rows.div_ceil(site.settings.rows_per_page.max(1)).max(1)
    }

    /// Whether an index has any value.
    pub fn has(&self, index: Index) -> bool {
        self.issues.keys().any(|list| list.index() == Some(index))
    }

    /// The lists of one index, in the order in which they are shown.
    pub fn lists(&self, site: &Site, index: Index) -> Vec<IssueList> {
        let all: Vec<IssueList> = match index {
            Index::Status => StatusKind::ALL.into_iter().map(Some).chain([None]).map(IssueList::Status).collect(),
            Index::Topic => site.topics.iter().map(|topic| IssueList::Topic(topic.id.clone())).collect(),
            Index::Organ => site.organs.keys().cloned().map(IssueList::Organ).collect(),
            Index::Owner => self.owners.keys().cloned().map(IssueList::Owner).collect(),
            Index::Year => {
                let years = self.issues.keys().filter(|list| matches!(list, IssueList::Year(_))).cloned();
                years.rev().collect()
            }
        };
        all.into_iter().filter(|list| self.issues.contains_key(list)).collect()
    }

    /// Every route of the site, in order. `assets` are the files of the theme.
    pub fn routes(&self, site: &Site, assets: &[RelPath]) -> Vec<Route> {
        let mut out = vec![Route::Home, Route::Organs, Route::Contact, Route::NotFound];
        out.extend(site.settings.official.site_map.then_some(Route::SiteMap));
        for (list, rows) in &self.notices {
            out.extend((1..=Atlas::pages(site, rows.len())).map(|page| Route::Notices(list.clone(), page)));
        }
        for (list, rows) in &self.issues {
            out.extend((1..=Atlas::pages(site, rows.len())).map(|page| Route::Issues(list.clone(), page)));
        }
        let shown = Index::ALL.into_iter().filter(|index| self.has(*index));
        out.extend(shown.map(Route::Index));
        out.extend((1..=Atlas::pages(site, site.commitments.len())).map(Route::Commitments));
        out.extend((1..=Atlas::pages(site, site.documents.len())).map(Route::Documents));
        out.extend((1..=Atlas::pages(site, site.articles.len())).map(Route::Articles));
        for notice in &site.notices {
            out.push(Route::Notice(notice.id.clone()));
            out.extend(notice.issues().map(|(_, issue)| Route::Issue(notice.id.clone(), issue.key)));
            let files: BTreeSet<String> = notice
                .head
                .attachments
                .iter()
                .map(|attachment| attachment.file.clone())
                .chain(notice.files_in_text().into_iter().map(|(name, _)| name))
                .collect();
            out.extend(files.into_iter().map(|file| Route::Attachment(notice.id.clone(), file)));
            for (old, _) in &notice.head.formerly {
                out.push(Route::Moved(old.clone(), None));
                out.extend(notice.issues().map(|(_, issue)| Route::Moved(old.clone(), Some(issue.key))));
            }
        }
        out.extend(site.organs.keys().cloned().map(Route::Organ));
        out.extend(site.articles.iter().map(|article| Route::Article(article.id.clone())));
        out.extend(site.pages.iter().map(|page| Route::Page(page.id.clone())));
        out.extend(assets.iter().cloned().map(Route::Asset));
        out
    }
}

/// Ids of departments, made of their names; where two names sound alike, each gets a mark made of the name itself, so
/// that ids never depend on the order of sources.
fn owner_ids(site: &Site) -> BTreeMap<Id, Owner> {
    let mut owners: Vec<Owner> = Vec::new();
    for entry in &site.ledger.entries {
        let (notice, _, _) = site.issue(entry.last().at);
        owners.extend(entry.owners(site).into_iter().map(|name| (notice.head.organ.clone(), name.to_owned())));
    }
    owners.sort();
    owners.dedup();
    let spelled = |owner: &Owner| {
        let name = pinyin::id(&owner.1).unwrap_or_else(|| "department".to_owned());
        match &owner.0 {
            Some(organ) => format!("{organ}-{name}"),
            None => name,
        }
    };
    let mut sounds: BTreeMap<String, usize> = BTreeMap::new();
    for owner in &owners {
        *sounds.entry(spelled(owner)).or_default() += 1;
    }
    let id = |owner: Owner| {
        let sound = spelled(&owner);
        let whole = Id::new(&sound).filter(|_| sounds[&sound] == 1);
        let marked = || {
            let mark = &Digest::of(owner.1.as_bytes()).to_string()[..8];
            let head: String = sound.chars().take(Id::LONGEST - 9).collect();
            Id::new(&format!("{}-{mark}", head.trim_end_matches('-')))
        };
        whole.or_else(marked).map(|id| (id, owner))
    };
    owners.into_iter().filter_map(id).collect()
}
