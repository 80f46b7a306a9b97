//! Departments (责任部门), and the ids made of their names.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::Entry;
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
        let by_id = with_ids(owners.into_iter().map(|(_, organ, name)| (organ, name)));
        let mut ids: BTreeMap<Option<Id>, BTreeMap<String, Id>> = BTreeMap::new();
        for (id, (organ, name)) in &by_id {
            ids.entry(organ.clone()).or_default().insert(name.clone(), id.clone());
        }
        Owners { by_id, ids }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// The department that has an id.
    pub fn get(&self, id: &Id) -> Option<&Owner> {
        self.by_id.get(id)
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
