//! Departments (责任部门), and the ids made of their names.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::model::Id;
use crate::site::Entry;
use crate::site::Site;
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
        let of_notices: Vec<&[Entry]> = site.ledger.by_notice().map(|(_, entries)| entries).collect();
        let names = |of_notice: &&[Entry]| {
            let notice = of_notice[0].last().at.notice;
            let facts = site.facts(notice);
            // Where no other notice speaks of its issues, what it says by itself is all there is.
            let alone = of_notice.len() == facts.keys().len() && of_notice.iter().all(|entry| entry.steps.len() == 1);
            let names: BTreeSet<&str> = match alone {
                true => facts.owners.iter().map(|owner| &**owner).collect(),
                false => of_notice.iter().flat_map(|entry| entry.owners(site)).collect(),
            };
            (site.notices[notice].head.organ.as_ref(), names)
        };
        let mut found: BTreeMap<Option<&Id>, BTreeSet<&str>> = BTreeMap::new();
        for (organ, names) in of_notices.par_iter().map(names).collect::<Vec<_>>() {
            found.entry(organ).or_default().extend(names);
        }
        let pairs = found.iter().flat_map(|(organ, names)| names.iter().map(|name| (*organ, *name)));
        let by_id = with_ids(pairs);
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

/// Ids of departments, made of their names; where two names sound alike, each gets a mark made of the name itself, so
/// that ids never depend on the order of sources.
fn with_ids<'o>(owners: impl Iterator<Item = (Option<&'o Id>, &'o str)>) -> BTreeMap<Id, Owner> {
    let owners: Vec<Owner> = owners.map(|(organ, name)| (organ.cloned(), name.to_owned())).collect();
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
