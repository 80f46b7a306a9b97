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
use super::Late;
use super::ListTotals;
use super::NoticeList;
use super::Progress;
use super::Said;
use super::Site;
use super::is_late;
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
            Index::Organ | Index::Owner => held.keys().cloned().collect(),
            Index::Year => held.keys().rev().cloned().collect(),
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
                promise_passed: entry.passed_promises(site).next().is_some(),
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
        let counted = Arc::new(ListTotals::of(entries.iter().map(|index| &standing[*index])));
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

    fn owners(&self) -> &Owners {
        self.owners.get_or_init(|| Owners::of(&self.site))
    }

    /// Every entry.
    fn all(&self) -> &[usize] {
        self.all.get_or_init(|| (0..self.site.ledger.entries.len()).collect())
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
                Some(Progress::Overdue(passed) | Progress::PassedUnreported(passed)) => (index, passed),
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
            for (list, entries) in Index::ALL.into_iter().flat_map(|index| self.values(index)) {
                out.insert(list.clone(), by_days(entries));
            }
            out.retain(|list, found| *list == IssueList::All || !found.is_empty());
            out
        })
    }

    /// The entries behind each value of an index.
    fn values(&self, index: Index) -> &BTreeMap<IssueList, Vec<usize>> {
        self.values[index as usize].get_or_init(|| match index {
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
        })
    }

    /// The notices that have the last word on any entry, each with the places of these.
    fn runs(&self) -> impl Iterator<Item = (&Said, Range<usize>)> {
        self.site
            .ledger
            .by_notice()
            .map(|(first, entries)| (self.site.said(entries[0].last().at.notice), first..first + entries.len()))
    }

    /// How many pages a list of so many rows has; an empty one has one.
    pub fn pages(site: &Site, rows: usize) -> usize {
        rows.div_ceil(site.settings.rows_per_page.max(1)).max(1)
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
