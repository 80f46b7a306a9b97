//! The organs of a site in the order in which readers look for them.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::model::Id;
use crate::model::Organ;
use crate::text::pinyin;

/// The organs of a site: each followed by those below it, organs of one rank by region and then by the sound of their
/// names.
#[derive(Debug)]
pub struct OrganTree {
    order: Vec<OrganPlace>,
    places: HashMap<Id, usize>,
    by_name: Vec<Id>,
}

/// Where an organ stands in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganPlace {
    /// The organ.
    pub id: Id,
    /// How many organs stand above it.
    pub depth: usize,
    /// Its region: its own, else that of the nearest organ above it that has one.
    pub region: Option<String>,
    /// The places of all organs below it, which follow it.
    pub below: Range<usize>,
}

impl OrganTree {
    /// The tree of some organs. One whose parent is not among them stands at the top; those that stand above themselves
    /// are left out, which is a fault of its own.
    pub fn of(organs: &BTreeMap<Id, Arc<Organ>>) -> OrganTree {
        let mut children: HashMap<Option<&Id>, Vec<&Organ>> = HashMap::new();
        for organ in organs.values() {
            children.entry(organ.parent.as_ref().filter(|id| organs.contains_key(*id))).or_default().push(organ);
        }
        let key = |organ: &Organ| {
            let region = organ.region.as_deref().map(pinyin::order);
            // Organs of the whole come in front of those of a region.
            (region, pinyin::order(&organ.name))
        };
        children.values_mut().for_each(|siblings| siblings.sort_by_cached_key(|organ| key(organ)));
        let mut order: Vec<OrganPlace> = Vec::with_capacity(organs.len());
        // What is still to be placed, the next one last, and the places whose organs below are not all there yet.
        let tops = children.get(&None).into_iter().flatten().rev();
        let mut waiting: Vec<(&Organ, usize, Option<String>)> = tops.map(|organ| (*organ, 0, None)).collect();
        let mut open: Vec<usize> = Vec::new();
        while let Some((organ, depth, inherited)) = waiting.pop() {
            close(&mut open, depth, &mut order);
            let region = organ.region.clone().or(inherited);
            open.push(order.len());
            let start = order.len() + 1;
            order.push(OrganPlace { id: organ.id.clone(), depth, region: region.clone(), below: start..start });
            let below = children.get(&Some(&organ.id)).into_iter().flatten().rev();
            waiting.extend(below.map(|organ| (*organ, depth + 1, region.clone())));
        }
        close(&mut open, 0, &mut order);
        let mut by_name: Vec<Id> = organs.keys().cloned().collect();
        by_name.sort_by_cached_key(|id| pinyin::order(&organs[id].name));
        let places = order.iter().enumerate().map(|(place, of)| (of.id.clone(), place)).collect();
        OrganTree { order, places, by_name }
    }

    /// All organs, each followed by those below it.
    pub fn order(&self) -> &[OrganPlace] {
        &self.order
    }

    /// All organs by the sound of their names.
    pub fn by_name(&self) -> &[Id] {
        &self.by_name
    }

    /// Where an organ stands; none for one that stands above itself.
    pub fn place(&self, id: &Id) -> Option<&OrganPlace> {
        self.places.get(id).map(|place| &self.order[*place])
    }

    /// The organs right below one, or those at the top.
    pub fn children(&self, parent: Option<&Id>) -> Vec<&OrganPlace> {
        let (within, depth) = match parent.map(|id| self.place(id)) {
            None => (0..self.order.len(), 0),
            Some(Some(of)) => (of.below.clone(), of.depth + 1),
            Some(None) => (0..0, 0),
        };
        let mut out = Vec::new();
        let mut at = within.start;
        while at < within.end {
            let of = &self.order[at];
            debug_assert_eq!(of.depth, depth, "what stands right below follows what stands below its elder siblings");
            out.push(of);
            at = of.below.end;
        }
        out
    }

    /// The organs of the upper ranks, in their order: so many ranks as have no more than `most` organs together, and at
    /// least the first.
    pub fn upper(&self, most: usize) -> Vec<&OrganPlace> {
        let mut ranks: Vec<usize> = Vec::new();
        for of in &self.order {
            ranks.resize(ranks.len().max(of.depth + 1), 0);
            ranks[of.depth] += 1;
        }
        let mut together = 0;
        let shown = ranks.iter().take_while(|count| {
            together += *count;
            together <= most
        });
        let deepest = shown.count().max(1);
        self.order.iter().filter(|of| of.depth < deepest).collect()
    }
}

/// All organs below those that are not above the one that comes next are there.
fn close(open: &mut Vec<usize>, depth: usize, order: &mut [OrganPlace]) {
    let end = order.len();
    while let Some(place) = open.pop_if(|place| order[*place].depth >= depth) {
        order[place].below.end = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::At;
    use crate::tree::RelPath;

    /// Organs as `id parent region name`, `-` for nothing.
    fn tree(lines: &[&str]) -> OrganTree {
        let organ = |line: &&str| {
            let parts: Vec<&str> = line.split(' ').collect();
            let given = |text: &str| Some(text.to_owned()).filter(|text| text != "-");
            let id = Id::new(parts[0]).unwrap();
            let organ = Organ {
                id: id.clone(),
                name: parts[3].to_owned(),
                short_name: None,
                parent: given(parts[1]).and_then(|id| Id::new(&id)),
                region: given(parts[2]),
                about: None,
                website: None,
                contact: None,
                path: RelPath::new("content/organs/a.yaml").unwrap(),
                at: At::default(),
            };
            (id, Arc::new(organ))
        };
        OrganTree::of(&lines.iter().map(organ).collect())
    }

    fn shown(places: &[&OrganPlace]) -> String {
        let one = |of: &&OrganPlace| format!("{}{}", of.id, of.depth);
        places.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn organs_stand_below_those_above_them_by_region_and_sound() {
        let tree = tree(&[
            "a - - 示例省高级人民法院",
            "b a 云溪市 云溪市中级人民法院",
            "c a 安澜市 安澜市中级人民法院",
            "d b - 云溪市望湖区人民法院",
            "e b - 云溪市柏乡县人民法院",
            "f - - 另一高级人民法院",
            "g nobody - 阿里法院",
            "h i - 环一法院",
            "i h - 环二法院",
        ]);
        let all: Vec<&OrganPlace> = tree.order().iter().collect();
        assert_eq!(shown(&all), "g0 f0 a0 c1 b1 e2 d2", "what stands above itself is left out");
        assert_eq!(shown(&tree.children(None)), "g0 f0 a0");
        let id = |text: &str| Id::new(text).unwrap();
        assert_eq!(shown(&tree.children(Some(&id("a")))), "c1 b1");
        assert_eq!(shown(&tree.children(Some(&id("d")))), "");
        assert_eq!(shown(&tree.children(Some(&id("h")))), "");
        assert_eq!(tree.place(&id("e")).unwrap().region.as_deref(), Some("云溪市"));
        assert_eq!(tree.place(&id("a")).unwrap().below, 3..7);
        assert_eq!(tree.place(&id("c")).unwrap().below, 4..4);
        assert_eq!(shown(&tree.upper(5)), "g0 f0 a0 c1 b1");
        assert_eq!(shown(&tree.upper(4)), "g0 f0 a0");
        assert_eq!(shown(&tree.upper(1)), "g0 f0 a0", "the first rank is always shown");
        assert_eq!(shown(&tree.upper(99)), shown(&all));
        assert_eq!(tree.by_name().first().map(Id::as_str), Some("g"));
    }
}
