//! Which courts a text names.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

use crate::model::Id;

/// The names of all courts, in one automaton: a text is read once, however many courts there are.
#[derive(Debug)]
pub struct OrganNames {
    names: AhoCorasick,
    /// Whose they are.
    ids: Vec<Id>,
}

impl OrganNames {
    /// The names of courts, in an order.
    pub fn new<'o>(organs: impl Iterator<Item = (&'o Id, &'o str)>) -> OrganNames {
        let (ids, names): (Vec<Id>, Vec<&str>) = organs.map(|(id, name)| (id.clone(), name)).unzip();
        let names = AhoCorasick::new(names).expect("all names together are shorter than two gigabytes");
        OrganNames { names, ids }
    }

    /// The courts whose names stand in texts, in the order they were given.
    pub fn in_texts<'n, 't>(&'n self, texts: impl Iterator<Item = &'t str>) -> impl Iterator<Item = &'n Id> {
        // One name may hold another, or share its beginning or end.
        let found = texts.flat_map(|text| self.names.find_overlapping_iter(text));
        let found: BTreeSet<usize> = found.map(|name| name.pattern().as_usize()).collect();
        found.into_iter().map(|organ| &self.ids[organ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_court_is_found_once_in_order_and_none_by_a_part_of_its_name() {
        let courts = [
            ("a", "青岚市中级人民法院"),
            ("b", "青岚市云溪区人民法院"),
            ("c", "云溪区人民法院"),
            ("d", "青岚市松坪区人民法院"),
            ("e", "青岚市云溪区人民法院"),
        ];
        let ids = courts.map(|(id, _)| Id::new(id).expect("an id"));
        let names = OrganNames::new(ids.iter().zip(courts.map(|(_, name)| name)));
        let found = |texts: &[&str]| names.in_texts(texts.iter().copied()).map(Id::as_str).collect::<String>();
        assert_eq!(found(&["青岚市云溪区人民法院、青岚市云溪区人民法院", "由青岚市中级人民法院督办"]), "abce");
        assert_eq!(found(&["云溪区人民法院"]), "c");
        assert_eq!(found(&["青岚市松坪区", "人民法院", "青岚市松坪区法院"]), "");
        assert_eq!(OrganNames::new(std::iter::empty()).in_texts(["青岚市"].into_iter()).count(), 0);
    }
}
