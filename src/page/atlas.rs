//! What the pages need of a site beside the site: ids for departments, the lists behind every index, all routes.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;

use rayon::prelude::*;

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
    owner_ids: BTreeMap<Option<Id>, BTreeMap<String, Id>>,
}

impl Atlas {
    /// The lists of a site.
    pub fn new(site: &Site) -> Atlas {
        let standing: Vec<(Option<StatusKind>, Option<Progress>)> =
            site.ledger.entries.par_iter().map(|entry| (entry.status_kind(site), entry.progress(site))).collect();
        let Found { statuses, topics, organs, years, owners: found, due } = Found::of(site, &standing);
        let owners = owner_ids(found.keys());
        let mut owner_ids: BTreeMap<Option<Id>, BTreeMap<String, Id>> = BTreeMap::new();
        for (id, (organ, name)) in &owners {
            owner_ids.entry(organ.clone()).or_default().insert(name.clone(), id.clone());
        }
        let mut issues: BTreeMap<IssueList, Vec<usize>> = BTreeMap::new();
        issues.insert(IssueList::All, (0..site.ledger.entries.len()).collect());
        issues.extend(statuses.into_iter().map(|(kind, entries)| (IssueList::Status(kind), entries)));
        let topics = site.topics.iter().zip(topics).filter(|(_, entries)| !entries.is_empty());
        issues.extend(topics.map(|(topic, entries)| (IssueList::Topic(topic.id.clone()), entries)));
        issues.extend(organs.into_iter().map(|(id, entries)| (IssueList::Organ(id.clone()), entries)));
        issues.extend(years.into_iter().map(|(year, entries)| (IssueList::Year(year), entries)));
        for ((organ, name), entries) in found {
            let id = owner_ids.get(&organ.cloned()).and_then(|names| names.get(name));
            issues.extend(id.map(|id| (IssueList::Owner(id.clone()), entries)));
        }
        if !due.is_empty() {
            issues.insert(IssueList::Due, due);
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
        Atlas { issues, notices, owners, case_by_notice, standing, owner_ids }
    }

    /// The id of a department.
    pub fn owner_id(&self, organ: Option<&Id>, name: &str) -> Option<&Id> {
        self.owner_ids.get(&organ.cloned())?.get(name)
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

    /// Every route of the site, in order, each once. `assets` are the files of the theme.
    pub fn routes(&self, site: &Site, assets: &[RelPath]) -> Vec<Route> {
        // Nearly in order already: sorting then costs next to nothing, however many there are.
        let mut out = vec![Route::Home];
        for (list, rows) in &self.notices {
            out.extend((1..=Atlas::pages(site, rows.len())).map(|page| Route::Notices(list.clone(), page)));
        }
        let mut by_id: Vec<usize> = (0..site.notices.len()).collect();
        by_id.sort_unstable_by_key(|index| &site.notices[*index].id);
        out.extend(by_id.iter().map(|index| Route::Notice(site.notices[*index].id.clone())));
        for index in by_id.iter().copied() {
            out.extend(site.told(index).keys().map(|key| Route::Issue(site.notices[index].id.clone(), key)));
        }
        for index in by_id.iter().copied() {
            let notice = &site.notices[index];
            let listed = notice.head.attachments.iter().map(|attachment| &attachment.file);
            let named = site.told(index).files.iter().map(|(name, _)| name);
            let files: BTreeSet<&String> = listed.chain(named).collect();
            out.extend(files.into_iter().map(|file| Route::Attachment(notice.id.clone(), file.clone())));
        }
        for (list, rows) in &self.issues {
            out.extend((1..=Atlas::pages(site, rows.len())).map(|page| Route::Issues(list.clone(), page)));
        }
        let shown = Index::ALL.into_iter().filter(|index| self.has(*index));
        out.extend(shown.map(Route::Index));
        out.extend((1..=Atlas::pages(site, site.commitment_count())).map(Route::Commitments));
        out.extend((1..=Atlas::pages(site, site.documents().len())).map(Route::Documents));
        out.push(Route::Organs);
        out.extend(site.organs.keys().cloned().map(Route::Organ));
        out.push(Route::Contact);
        out.extend((1..=Atlas::pages(site, site.articles.len())).map(Route::Articles));
        out.extend(site.articles.iter().map(|article| Route::Article(article.id.clone())));
        out.extend(site.pages.iter().map(|page| Route::Page(page.id.clone())));
        out.extend(site.settings.official.site_map.then_some(Route::SiteMap));
        out.push(Route::NotFound);
        for (index, notice) in site.notices.iter().enumerate() {
            for (old, _) in &notice.head.formerly {
                out.push(Route::Moved(old.clone(), None));
                out.extend(site.told(index).keys().map(|key| Route::Moved(old.clone(), Some(key))));
            }
        }
        out.extend(assets.iter().cloned().map(Route::Asset));
        out.sort();
        // A file that a notice lists twice is one file.
        out.dedup();
        out
    }
}

/// The entries of the ledger behind each value of each index, as they are found going through it once.
struct Found<'s> {
    statuses: BTreeMap<Option<StatusKind>, Vec<usize>>,
    /// By the places of the topics in the site.
    topics: Vec<Vec<usize>>,
    organs: BTreeMap<&'s Id, Vec<usize>>,
    years: BTreeMap<i16, Vec<usize>>,
    owners: BTreeMap<(Option<&'s Id>, &'s str), Vec<usize>>,
    /// By the last day of the deadline.
    due: Vec<usize>,
}

impl<'s> Found<'s> {
    fn of(site: &'s Site, standing: &[(Option<StatusKind>, Option<Progress>)]) -> Found<'s> {
        let entries = &site.ledger.entries;
        let (mut statuses, mut years) = (BTreeMap::<_, Vec<usize>>::new(), BTreeMap::<_, Vec<usize>>::new());
        let mut organs: BTreeMap<&Id, Vec<usize>> = BTreeMap::new();
        let mut topics = vec![Vec::new(); site.topics.len()];
        let mut by_court: BTreeMap<Option<&Id>, HashMap<&str, Vec<usize>>> = BTreeMap::new();
        let mut due = Vec::new();
        let mut index = 0;
        // The entries of a notice stand together, and share its court and its year.
        for of_notice in entries.chunk_by(|a, b| a.last().at.notice == b.last().at.notice) {
            let notice = &site.notices[of_notice[0].last().at.notice];
            let indexes = index..index + of_notice.len();
            index = indexes.end;
            if let Some(organ) = site.organ(notice) {
                organs.entry(&organ.id).or_default().extend(indexes.clone());
            }
            if let Some(day) = notice.head.published_on {
                years.entry(day.last().year()).or_default().extend(indexes.clone());
            }
            let owners = by_court.entry(notice.head.organ.as_ref()).or_default();
            for (index, entry) in indexes.zip(of_notice) {
                statuses.entry(standing[index].0).or_default().push(index);
                site.topic_places(entry.last().at).iter().for_each(|topic| topics[*topic].push(index));
                entry.owners(site).for_each(|name| owners.entry(name).or_default().push(index));
                due.extend(entry.due_day(site).map(|day| (day.last(), index)));
            }
        }
        due.sort_unstable();
        let named = |(organ, names): (_, HashMap<&'s str, Vec<usize>>)| {
            names.into_iter().map(move |(name, entries)| ((organ, name), entries))
        };
        let owners = by_court.into_iter().flat_map(named).collect();
        Found { statuses, topics, organs, years, owners, due: due.into_iter().map(|(_, index)| index).collect() }
    }
}

/// Ids of departments, made of their names; where two names sound alike, each gets a mark made of the name itself, so
/// that ids never depend on the order of sources.
fn owner_ids<'o>(owners: impl Iterator<Item = &'o (Option<&'o Id>, &'o str)>) -> BTreeMap<Id, Owner> {
    let owners: Vec<Owner> = owners.map(|(organ, name)| (organ.cloned(), (*name).to_owned())).collect();
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
