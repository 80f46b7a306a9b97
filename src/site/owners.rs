//! Departments (责任部门), and the ids made of their names.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::Entry;
use super::IssueList;
use super::Site;
use super::facts;
use crate::model::Id;
use crate::text::pinyin;
use crate::tree::Digest;

/// A department of a court: its name, the court's id.
pub type Owner = (Option<Id>, String);

/// The departments that the ledger names as owners.
#[derive(Debug)]
pub struct Owners {
    by_id: BTreeMap<Id, Owner>,
    /// By court, then by name.
    ids: BTreeMap<Option<Id>, BTreeMap<String, Id>>,
    namesakes: BTreeMap<Id, Namesakes>,
}

/// Departments of one name that several organs have.
#[derive(Debug)]
pub struct Namesakes {
    /// Their name.
    pub name: String,
    /// Their ids, in the order of these.
    pub owners: Vec<Id>,
}

impl Owners {
    /// The departments of a site.
    pub fn of(site: &Site) -> Owners {
        // Notices without a day count as the newest.
        let day = |notice: usize| {
            let day = site.said(notice).published_on;
            (day.is_none(), day.map(|day| day.first()))
        };
        let of_notices: Vec<&[Entry]> = site.ledger.by_notice().map(|(_, entries)| entries).collect();
        let names = |of_notice: &&[Entry]| {
            let notice = of_notice[0].last().at.notice;
            let said = site.said(notice);
            // Where no other notice speaks of its issues, what it says by itself is all there is.
            let alone = of_notice.len() == said.issue_count() && of_notice.iter().all(|entry| entry.steps.len() == 1);
            let names: BTreeSet<&str> = match alone {
                true => facts::owners(said),
                false => of_notice.iter().flat_map(|entry| entry.owners(site)).collect(),
            };
            let first =
                of_notice.iter().flat_map(|entry| entry.steps.iter()).map(|step| step.at.notice).map(&day).min();
            (said.organ.as_ref(), names, first)
        };
        let mut found: BTreeMap<(Option<&Id>, &str), Option<_>> = BTreeMap::new();
        for (organ, names, first) in of_notices.par_iter().map(names).collect::<Vec<_>>() {
            for name in names {
                let known = found.entry((organ, name)).or_insert(first);
                *known = (*known).min(first);
            }
        }
        let mut owners: Vec<_> = found.into_iter().map(|((organ, name), first)| (first, organ, name)).collect();
        owners.sort();
        let by_id = with_ids(owners.iter().map(|(_, organ, name)| (*organ, *name)));
        let mut known = BTreeSet::new();
        let names = owners.iter().map(|(_, _, name)| *name).filter(|name| known.insert(*name));
        let mut of_name: BTreeMap<&str, Vec<Id>> = BTreeMap::new();
        by_id.iter().for_each(|(id, (_, name))| of_name.entry(name).or_default().push(id.clone()));
        // Every name has its id, so that none changes when a second organ has such a department.
        let namesakes = with_ids(names.map(|name| (None, name))).into_iter().filter_map(|(id, (_, name))| {
            let owners = of_name.get(name.as_str()).filter(|owners| owners.len() > 1)?.clone();
            Some((id, Namesakes { name, owners }))
        });
        let namesakes = namesakes.collect();
        let mut ids: BTreeMap<Option<Id>, BTreeMap<String, Id>> = BTreeMap::new();
        for (id, (organ, name)) in &by_id {
            ids.entry(organ.clone()).or_default().insert(name.clone(), id.clone());
        }
        Owners { by_id, ids, namesakes }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// The department that has an id.
    pub fn get(&self, id: &Id) -> Option<&Owner> {
        self.by_id.get(id)
    }

    /// All departments, by id.
    pub fn all(&self) -> &BTreeMap<Id, Owner> {
        &self.by_id
    }

    /// The names that departments of several organs have, by the ids made of them.
    pub fn namesakes(&self) -> &BTreeMap<Id, Namesakes> {
        &self.namesakes
    }

    /// The lists of all departments by the sound of their names, those of one name that several organs have in one.
    pub fn shown(&self) -> Vec<IssueList> {
        let names = self.namesakes.iter().map(|(id, of)| (of.name.as_str(), IssueList::Department(id.clone())));
        let together: BTreeSet<&str> = self.namesakes.values().map(|of| of.name.as_str()).collect();
        let alone = self.by_id.iter().filter(|(_, (_, name))| !together.contains(name.as_str()));
        let alone = alone.map(|(id, (_, name))| (name.as_str(), IssueList::Owner(id.clone())));
        let mut out: Vec<(&str, IssueList)> = names.chain(alone).collect();
        out.sort_by_cached_key(|(name, list)| (pinyin::order(name), list.clone()));
        out.into_iter().map(|(_, list)| list).collect()
    }

    /// The ids of a court's departments, by name.
    pub fn of_organ(&self, organ: Option<&Id>) -> Option<&BTreeMap<String, Id>> {
        self.ids.get(&organ.cloned())
    }
}

/// Ids of departments, made of their names, given in the order of `owners`. Where names sound alike, the first has the
/// plain id and each further one a mark made of the name itself: so a page keeps its address when a later notice brings
/// another department that sounds like it.
fn with_ids<'o>(owners: impl Iterator<Item = (Option<&'o Id>, &'o str)>) -> BTreeMap<Id, Owner> {
    let mut out: BTreeMap<Id, Owner> = BTreeMap::new();
    for (organ, name) in owners {
        let spelled = pinyin::id(name).unwrap_or_else(|| "department".to_owned());
        let sound = match organ {
            Some(organ) => format!("{organ}-{spelled}"),
            None => spelled,
        };
        let plain = Id::new(&sound).filter(|id| !out.contains_key(id));
        let marked = || {
            let mark = &Digest::of(name.as_bytes()).to_string()[..8];
            let head: String = sound.chars().take(Id::LONGEST - 9).collect();
            Id::new(&format!("{}-{mark}", head.trim_end_matches('-')))
        };
        if let Some(id) = plain.or_else(marked) {
            out.insert(id, (organ.cloned(), name.to_owned()));
        }
    }
    out
}
