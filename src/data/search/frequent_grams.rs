//! Which stretches of characters are frequent. Of these the index says in which documents they stand; of all others it
//! says where, and each is as short as it can be: without its last character it is frequent.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::hash::Hasher;
use std::iter;

/// No frequent stretch is longer.
pub(super) const LONGEST_FREQUENT: usize = 8;
/// No stretch whose places are told is longer.
pub(super) const LONGEST: usize = LONGEST_FREQUENT + 1;
/// At most so many documents are looked at to tell what is frequent.
pub(super) const SAMPLE: u32 = 4_096;
/// A stretch that stands in more than one of so many documents is frequent.
const ONE_OF: u32 = 64;
/// Into so many counters stretches fall before they are counted one by one.
const COUNTED_TOGETHER: usize = 1 << 18;
/// What stands in no more documents of the sample is never frequent.
const FEWEST: u32 = 24;

/// A frequent stretch: its units from the highest bits on, zeros behind.
type Packed = u128;

/// The frequent stretches: each part of one is frequent too.
#[derive(Debug, Default)]
pub(super) struct FrequentGrams {
    ids: HashMap<Packed, u32, BuildHasherDefault<PackedHasher>>,
    /// Sorted, so each stands behind its beginnings.
    grams: Vec<Packed>,
    /// The number of each without its last unit.
    parents: Vec<Option<u32>>,
}

impl FrequentGrams {
    /// What is frequent in a site, as a sample of its documents says: their titles and passages, a zero between two.
    pub fn of(sample: &[Vec<u16>], expected: u32) -> FrequentGrams {
        let above = (expected / ONE_OF).max(FEWEST);
        let mut found = FrequentGrams::default();
        for len in 1..=LONGEST_FREQUENT {
            let frequent = found.longer(sample, len, above);
            if frequent.is_empty() {
                break;
            }
            found.ids.extend(frequent.into_iter().map(|gram| (gram, 0)));
        }
        found.grams = found.ids.keys().copied().collect();
        found.grams.sort_unstable();
        for (id, gram) in (0..).zip(&found.grams) {
            found.ids.insert(*gram, id);
        }
        found.parents = found.grams().map(|gram| found.id(&gram[..gram.len() - 1])).collect();
        found
    }

    /// The frequent stretches of a length, where all shorter ones are known. Most stretches are not frequent, so each is first
    /// counted together with others: those are exactly counted which may be.
    fn longer(&self, sample: &[Vec<u16>], len: usize, above: u32) -> Vec<Packed> {
        let is_likely = |gram| len == 1 || self.has_parts(gram, len);
        let mut together = vec![0u16; COUNTED_TOGETHER];
        for passage in sample.iter().flat_map(|document| document.split(|unit| *unit == 0)) {
            for gram in passage.windows(len).map(packed).filter(|gram| is_likely(*gram)) {
                let count = &mut together[place_of(gram)];
                *count = count.saturating_add(1);
            }
        }
        let mut counts: HashMap<Packed, (u32, u32), BuildHasherDefault<PackedHasher>> = HashMap::default();
        for (number, document) in (1..).zip(sample) {
            for passage in document.split(|unit| *unit == 0) {
                for gram in passage.windows(len).map(packed) {
                    if u32::from(together[place_of(gram)]) > above && is_likely(gram) {
                        let (count, last) = counts.entry(gram).or_default();
                        *count += u32::from(*last != number);
                        *last = number;
                    }
                }
            }
        }
        counts.into_iter().filter(|(_, (count, _))| *count > above).map(|(gram, _)| gram).collect()
    }

    /// Whether a stretch without its last unit and without its first one are frequent.
    fn has_parts(&self, gram: Packed, len: usize) -> bool {
        let without_last = gram & !(0xffff << (16 * (8 - len)));
        self.ids.contains_key(&without_last) && self.ids.contains_key(&(gram << 16))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.grams.len()
    }

    /// The number of a stretch, where it is frequent.
    pub fn id(&self, gram: &[u16]) -> Option<u32> {
        self.ids.get(&packed(gram)).copied()
    }

    /// The units of one.
    pub fn gram(&self, id: u32) -> Vec<u16> {
        let gram = self.grams[id as usize];
        (0..8).map(|at| (gram >> (112 - 16 * at)) as u16).take_while(|unit| *unit != 0).collect()
    }

    /// The units of each, in order.
    pub fn grams(&self) -> impl Iterator<Item = Vec<u16>> {
        (0..self.grams.len() as u32).map(|id| self.gram(id))
    }

    /// The number of each without its last unit, of those that are longer than one.
    pub fn parents(&self) -> impl Iterator<Item = u32> {
        self.parents.iter().flatten().copied()
    }

    /// What begins at each unit of a passage.
    pub fn beginnings(&self, passage: &[u16], out: &mut Vec<Beginning>) {
        out.clear();
        let mut least = 1;
        for at in 0..passage.len() {
            let (mut len, mut longest) = (least, None);
            // Each beginning of a frequent stretch is frequent, so what is shorter was asked before.
            while at + len <= passage.len() && len < LONGEST {
                match self.id(&passage[at..at + len]) {
                    Some(id) => (len, longest) = (len + 1, Some(id)),
                    None => break,
                }
            }
            if longest.is_none() && len > 1 {
                longest = self.id(&passage[at..at + len - 1]);
            }
            out.push(Beginning { rare: if at + len > passage.len() { 0 } else { len as u8 }, longest });
            least = (len - 1).max(1);
        }
    }

    /// A frequent stretch and all that it begins with, by their numbers.
    pub fn with_parts(&self, longest: Option<u32>) -> impl Iterator<Item = u32> {
        iter::successors(longest, |id| self.parents[*id as usize])
    }
}

/// What begins at a unit of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Beginning {
    /// How long the shortest stretch is that is not frequent; 0 where all that is left of the passage is.
    pub rare: u8,
    /// The longest stretch that is frequent.
    pub longest: Option<u32>,
}

/// With which others a stretch is counted.
fn place_of(gram: Packed) -> usize {
    let mut hasher = PackedHasher::default();
    hasher.write_u128(gram);
    (hasher.finish() >> 40) as usize % COUNTED_TOGETHER
}

fn packed(gram: &[u16]) -> Packed {
    gram.iter().zip(0..).fold(0, |packed, (unit, at)| packed | u128::from(*unit) << (112 - 16 * at))
}

/// A hash of packed stretches; they come from texts of the site, so nobody aims at it.
#[derive(Default)]
pub(super) struct PackedHasher(u64);

impl Hasher for PackedHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u128(u128::from(*byte)));
    }

    fn write_u128(&mut self, value: u128) {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        let mixed =
            (value as u64 ^ self.0).wrapping_mul(ODD) ^ ((value >> 64) as u64).wrapping_mul(ODD.rotate_left(17) | 1);
        self.0 = (mixed ^ mixed >> 32).wrapping_mul(ODD);
        self.0 ^= self.0 >> 29;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn frequent_is_what_many_documents_have_with_all_its_parts() {
        let mut sample = vec![units("整改方案"); 30];
        sample.extend(vec![units("甲整"); 20]);
        let found = FrequentGrams::of(&sample, 50);
        let frequent = |text: &str| found.id(&units(text)).is_some();
        assert!(frequent("整改方案") && frequent("改方") && frequent("案"));
        assert!(!frequent("甲") && !frequent("甲整"));
        let grams: Vec<Vec<u16>> = found.grams().collect();
        assert_eq!((grams.len(), found.id(&grams[3])), (found.len(), Some(3)));
        let mut beginnings = Vec::new();
        let mut lengths = |text: &str| {
            found.beginnings(&units(text), &mut beginnings);
            beginnings.iter().map(|beginning| beginning.rare).collect::<Vec<_>>()
        };
        assert_eq!(lengths("甲整改方案乙"), [1, 5, 4, 3, 2, 1]);
        assert_eq!(lengths("方案"), [0, 0]);
        found.beginnings(&units("整改乙"), &mut beginnings);
        let parts: Vec<Vec<u16>> =
            found.with_parts(beginnings[0].longest).map(|id| grams[id as usize].clone()).collect();
        assert_eq!(parts, [units("整改"), units("整")]);
        assert_eq!((beginnings[1].longest, beginnings[2].longest), (found.id(&units("改")), None));
    }
}
