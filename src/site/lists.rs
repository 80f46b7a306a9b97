//! The lists behind every index of a site.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::OnceLock;

use parking_lot::Mutex;
use rayon::prelude::*;

use super::Entry;
use super::EntryStanding;
use super::Index;
use super::IssueList;
use super::IssuePart;
use super::Late;
use super::ListStarts;
use super::ListTotals;
use super::NoticeList;
use super::OrganFigures;
use super::OrganPlace;
use super::Progress;
use super::Said;
use super::Site;
use super::Start;
use super::Urgency;
use super::is_late;
use super::jump;
use super::organ_figures;
use super::owners::Owner;
use super::owners::Owners;
use crate::model::Assurance;
use crate::model::Id;
use crate::model::StatusKind;

/// The lists behind the pages of a site, each made when a page first wants it: a single page wants few of them.
#[derive(Debug)]
pub struct Lists {
    site: Arc<Site>,
    notices: OnceLock<BTreeMap<NoticeList, Vec<usize>>>,
    all: OnceLock<Vec<usize>>,
    due: OnceLock<Vec<usize>>,
    /// The lists of each index, by its place in [`Index::ALL`].
    values: [OnceLock<BTreeMap<IssueList, Vec<usize>>>; Index::ALL.len()],
    /// Lists of what is late, by the list that they are of, by their places in [`Late::ALL`].
    late: [OnceLock<BTreeMap<IssueList, Vec<usize>>>; Late::ALL.len()],
    /// Of departments of one name that several organs have.
    departments: OnceLock<BTreeMap<IssueList, Vec<usize>>>,
    figures: OnceLock<HashMap<Id, OrganFigures>>,
    jumps: Mutex<HashMap<IssueList, Arc<[Start<IssuePart>]>>>,
    /// Where the parts of other long lists begin.
    pub starts: ListStarts,
    shown_owners: OnceLock<Vec<IssueList>>,
    standing: OnceLock<Vec<EntryStanding>>,
    owners: OnceLock<Owners>,
    totals: Mutex<HashMap<IssueList, Arc<ListTotals>>>,
}

impl Lists {
    /// The site.
    pub fn site(&self) -> &Arc<Site> {
        &self.site
    }

    /// The lists of a site; none is made yet.
    pub fn new(site: &Arc<Site>) -> Lists {
        Lists {
            site: Arc::clone(site),
            notices: OnceLock::new(),
            all: OnceLock::new(),
            due: OnceLock::new(),
            values: Default::default(),
            late: Default::default(),
            departments: OnceLock::new(),
            figures: OnceLock::new(),
            jumps: Mutex::default(),
            starts: ListStarts::default(),
            shown_owners: OnceLock::new(),
            standing: OnceLock::new(),
            owners: OnceLock::new(),
            totals: Mutex::default(),
        }
    }

    /// Notices by list, each as indexes into the site's notices; only lists that hold any, and that of all.
    pub fn notices(&self) -> &BTreeMap<NoticeList, Vec<usize>> {
        self.notices.get_or_init(|| {
            let site = &self.site;
            let mut notices: BTreeMap<NoticeList, Vec<usize>> = BTreeMap::new();
            notices.insert(NoticeList::All, (0..site.notices.len()).collect());
            for (index, notice) in site.notices.iter().enumerate() {
                let said = &notice.said;
                let mut lists = vec![NoticeList::Kind(said.kind)];
                lists.extend(site.organ(said.organ.as_ref()).map(|organ| NoticeList::Organ(organ.id.clone())));
                lists.extend(said.published_on.map(|day| NoticeList::Year(day.last().year())));
                for list in lists {
                    notices.entry(list).or_default().push(index);
                }
            }
            notices
        })
    }

    /// The entries of a list, as indexes into the ledger. None for a list that holds nothing, but for that of all, and
    /// for those of all that are late where anything could be: whether a page is there must not follow from the day.
    pub fn issues(&self, list: &IssueList) -> Option<&[usize]> {
        match (list, list.index()) {
            (IssueList::Department(_), _) => self.departments().get(list).map(Vec::as_slice),
            (_, Some(index)) => self.values(index).get(list).map(Vec::as_slice),
            (IssueList::Due, _) => Some(self.due()).filter(|entries| !entries.is_empty()),
            (IssueList::Late(late, of), _) => self.late(*late).get(of.as_ref()).map(Vec::as_slice),
            _ => Some(self.all()),
        }
    }

    /// The lists of one index, in the order in which they are shown.
    pub fn lists(&self, index: Index) -> Vec<IssueList> {
        let held = self.values(index);
        let topics = || self.site.topics.iter().map(|topic| IssueList::Topic(topic.id.clone()));
        match index {
            Index::Status => {
                let all = StatusKind::ALL.into_iter().map(Some).chain([None]).map(IssueList::Status);
                all.filter(|list| held.contains_key(list)).collect()
            }
            Index::Assurance => {
                let all = Assurance::ALL.into_iter().map(IssueList::Assurance);
                all.filter(|list| held.contains_key(list)).collect()
            }
            Index::Topic => topics().filter(|list| held.contains_key(list)).collect(),
            Index::Organ => {
                let by_name = self.site.organ_tree().by_name().iter().map(|id| IssueList::Organ(id.clone()));
                by_name.filter(|list| held.contains_key(list)).collect()
            }
            Index::Owner => held.keys().chain(self.departments().keys()).cloned().collect(),
            Index::Year => held.keys().rev().cloned().collect(),
        }
    }

    /// The values of an index as its pages list them: departments by the sound of their names, those of several organs in
    /// one; the others as [`Lists::lists`] has them.
    pub fn shown_values(&self, index: Index) -> Vec<IssueList> {
        match index {
            Index::Owner => self.shown_owners.get_or_init(|| self.owners().shown()).clone(),
            index => self.lists(index),
        }
    }

    /// Whether an index has any value, told without making its lists.
    pub fn has(&self, index: Index) -> bool {
        let (site, entries) = (&self.site, &self.site.ledger.entries);
        match index {
            Index::Status => entries.iter().any(|entry| entry.is_reported(site)),
            Index::Assurance => entries.iter().any(|entry| entry.stated(site).is_some()),
            Index::Topic => entries.iter().any(|entry| !site.topic_places(entry.last().at).is_empty()),
            Index::Organ => self.runs().any(|(notice, _)| site.organ(notice.organ.as_ref()).is_some()),
            Index::Owner => !self.owners().is_empty(),
            Index::Year => self.runs().any(|(notice, _)| notice.published_on.is_some()),
        }
    }

    /// Whether any entry has a deadline that can be read.
    pub fn has_due(&self) -> bool {
        self.site.ledger.entries.iter().any(|entry| entry.due_day(&self.site).is_some())
    }

    /// Whether any entry could be late like this, at whatever day.
    pub fn has_late(&self, late: Late) -> bool {
        match late {
            Late::Overdue | Late::Unreported => self.has_due(),
            Late::Promised => self.site.commitment_count() > 0,
        }
    }

    /// How each entry of the ledger stands.
    pub fn standing(&self) -> &[EntryStanding] {
        let site = &self.site;
        self.standing.get_or_init(|| {
            let standing = |entry: &Entry| EntryStanding {
                kind: entry.status_kind(site),
                progress: entry.progress(site),
                promises_passed: entry.passed_promises(site).count(),
                reported: entry.is_reported(site),
                day: entry.stated(site).unwrap_or(entry.last()).as_of,
            };
            site.ledger.entries.par_iter().map(standing).collect()
        })
    }

    /// What is counted over a list: once, however many pages it has.
    pub fn totals(&self, list: &IssueList) -> Arc<ListTotals> {
        if let Some(known) = self.totals.lock().get(list) {
            return Arc::clone(known);
        }
        let standing = self.standing();
        let entries = self.issues(list).unwrap_or_default();
        let counted = Arc::new(ListTotals::of(&self.site, list, entries.iter().map(|index| &standing[*index])));
        self.totals.lock().insert(list.clone(), Arc::clone(&counted));
        counted
    }

    /// The id of a department.
    pub fn owner_id(&self, organ: Option<&Id>, name: &str) -> Option<&Id> {
        self.owners().of_organ(organ)?.get(name)
    }

    /// The department that has an id.
    pub fn owner(&self, id: &Id) -> Option<&Owner> {
        self.owners().get(id)
    }

    /// The departments of the site.
    pub fn owners(&self) -> &Owners {
        self.owners.get_or_init(|| Owners::of(&self.site))
    }

    /// What is counted of an organ by itself.
    pub fn figures(&self, organ: &Id) -> OrganFigures {
        let figures = self.figures.get_or_init(|| organ_figures::of_organs(&self.site, self.standing(), self.runs()));
        figures.get(organ).copied().unwrap_or_default()
    }

    /// What is counted of an organ and of all below it.
    pub fn sums(&self, organ: &OrganPlace) -> OrganFigures {
        let below = &self.site.organ_tree().order()[organ.below.clone()];
        self.figures(&organ.id) + below.iter().map(|of| self.figures(&of.id)).sum()
    }

    /// Where the parts of a list of issues begin.
    pub fn jumps(&self, list: &IssueList) -> Arc<[Start<IssuePart>]> {
        if let Some(known) = self.jumps.lock().get(list) {
            return Arc::clone(known);
        }
        let found = jump::jumps(&self.site, self.standing(), list, self.issues(list).unwrap_or_default());
        self.jumps.lock().insert(list.clone(), Arc::clone(&found));
        found
    }

    /// Every entry, the most pressing first.
    fn all(&self) -> &[usize] {
        self.all.get_or_init(|| self.ordered((0..self.site.ledger.entries.len()).collect()))
    }

    /// Entries, the most pressing first, and then in the order of the ledger.
    fn ordered(&self, mut entries: Vec<usize>) -> Vec<usize> {
        let standing = self.standing();
        entries.sort_by_key(|index| (Urgency::of(&standing[*index]), *index));
        entries
    }

    /// The entries of departments of one name.
    fn departments(&self) -> &BTreeMap<IssueList, Vec<usize>> {
        self.departments.get_or_init(|| {
            let held = self.values(Index::Owner);
            let of = |owners: &[Id]| {
                let lists = owners.iter().filter_map(|id| held.get(&IssueList::Owner(id.clone())));
                let mut entries: Vec<usize> = lists.flatten().copied().collect();
                entries.sort_unstable();
                entries.dedup();
                self.ordered(entries)
            };
            let namesakes = self.owners().namesakes().iter();
            namesakes.map(|(id, names)| (IssueList::Department(id.clone()), of(&names.owners))).collect()
        })
    }

    /// Entries by deadline.
    fn due(&self) -> &[usize] {
        self.due.get_or_init(|| {
            let entries = self.site.ledger.entries.iter().enumerate();
            let day = |(index, entry): (usize, &Entry)| Some((entry.due_day(&self.site)?.last(), index));
            let mut due: Vec<_> = entries.filter_map(day).collect();
            due.sort_unstable();
            due.into_iter().map(|(_, index)| index).collect()
        })
    }

    /// What is late of all entries, and of each value of an index, the latest first.
    pub fn late(&self, late: Late) -> &BTreeMap<IssueList, Vec<usize>> {
        self.late[late as usize].get_or_init(|| {
            let site = &self.site;
            let standing = self.standing().iter().enumerate().filter(|(_, standing)| is_late(standing, late));
            let passed = |(index, standing): (usize, &EntryStanding)| match standing.progress {
                Some(Progress::Overdue(passed, _) | Progress::PassedUnreported(passed)) if late != Late::Promised => {
                    (index, passed)
                }
                _ => (index, site.ledger.entries[index].days_since_promise(site).unwrap_or(0)),
            };
            let days: BTreeMap<usize, u32> = standing.map(passed).collect();
            let by_days = |entries: &[usize]| {
                let mut found: Vec<usize> = entries.iter().copied().filter(|index| days.contains_key(index)).collect();
                found.sort_by_key(|index| (Reverse(days[index]), *index));
                found
            };
            let mut out = BTreeMap::new();
            if self.has_late(late) {
                out.insert(IssueList::All, by_days(self.all()));
            }
            if late == Late::Promised {
                out.insert(IssueList::Due, by_days(self.due()));
            }
            let values = Index::ALL.into_iter().flat_map(|index| self.values(index));
            for (list, entries) in values.chain(self.departments()) {
                out.insert(list.clone(), by_days(entries));
            }
            out.retain(|list, found| *list == IssueList::All || !found.is_empty());
            out
        })
    }

    /// The entries behind each value of an index.
    fn values(&self, index: Index) -> &BTreeMap<IssueList, Vec<usize>> {
        self.values[index as usize].get_or_init(|| {
            let found = self.found(index);
            found.into_par_iter().map(|(list, entries)| (list, self.ordered(entries))).collect()
        })
    }

    /// The entries behind each value of an index, in the order of the ledger.
    fn found(&self, index: Index) -> BTreeMap<IssueList, Vec<usize>> {
        match index {
            Index::Status => {
                let reported = self.standing().iter().enumerate().filter(|(_, of)| of.reported);
                grouped(reported.map(|(index, of)| (index, of.kind)), |kind| IssueList::Status(*kind))
            }
            Index::Assurance => {
                let stated = |entry: &Entry| Some(entry.stated(&self.site)?.assurance);
                let entries = self.site.ledger.entries.iter().enumerate();
                grouped(entries.filter_map(|(index, entry)| Some((index, stated(entry)?))), |degree| {
                    IssueList::Assurance(*degree)
                })
            }
            Index::Topic => {
                let entries = self.site.ledger.entries.iter().enumerate();
                let topics = entries.flat_map(|(index, entry)| {
                    self.site
                        .topic_places(entry.last().at)
                        .iter()
                        .map(move |topic| (index, &self.site.topics[usize::from(*topic)].id))
                });
                grouped(topics, |id| IssueList::Topic((*id).clone()))
            }
            Index::Organ => {
                let organs = self
                    .runs()
                    .filter_map(|(notice, entries)| Some((self.site.organ(notice.organ.as_ref())?, entries)));
                let each = organs.flat_map(|(organ, entries)| entries.map(move |index| (index, &organ.id)));
                grouped(each, |id| IssueList::Organ((*id).clone()))
            }
            Index::Year => {
                let year = |notice: &Said| notice.published_on.map(|day| day.last().year());
                let years = self.runs().filter_map(|(notice, entries)| Some((year(notice)?, entries)));
                grouped(years.flat_map(|(year, entries)| entries.map(move |index| (index, year))), |year| {
                    IssueList::Year(*year)
                })
            }
            Index::Owner => {
                let entries = &self.site.ledger.entries;
                let ids = |(notice, of_notice): (&'_ Said, Range<usize>)| {
                    let known = self.owners().of_organ(notice.organ.as_ref());
                    of_notice.flat_map(move |index| {
                        let names = entries[index].owners(&self.site);
                        names.filter_map(move |name| Some((index, known?.get(name)?)))
                    })
                };
                grouped(self.runs().flat_map(ids), |id| IssueList::Owner((*id).clone()))
            }
        }
    }

    /// The notices that have the last word on any entry, each with the places of these.
    pub(super) fn runs(&self) -> impl Iterator<Item = (&Said, Range<usize>)> {
        self.site
            .ledger
            .by_notice()
            .map(|(first, entries)| (self.site.said(entries[0].last().at.notice), first..first + entries.len()))
    }
}

/// The entries of each value, in their order and each once; `list` says which list a value has.
fn grouped<V: Ord>(
    found: impl Iterator<Item = (usize, V)>,
    list: impl Fn(&V) -> IssueList,
) -> BTreeMap<IssueList, Vec<usize>> {
    let mut by_value: BTreeMap<V, Vec<usize>> = BTreeMap::new();
    for (index, value) in found {
        let entries = by_value.entry(value).or_default();
        // Two topics of one id are one topic.
        if entries.last() != Some(&index) {
            entries.push(index);
        }
    }
    by_value.into_iter().map(|(value, entries)| (list(&value), entries)).collect()
}
