//! Which pieces of an earlier edition became which of a later one: stayed, were reworded, moved, split or joined.

use std::collections::BTreeMap;
use std::ops::Range;

use similar::Algorithm;
use similar::DiffOp;
use similar::capture_diff_slices;

use crate::text::similar::CharacterPairs;

/// A piece of an edition, made ready to be held against others: a paragraph, or a row of a table.
#[derive(Clone, Debug)]
pub struct Comparable {
    /// All that makes it the same as another.
    key: String,
    /// Its characters, without what a change of place changes: the number of a heading.
    text: String,
    pairs: CharacterPairs,
    /// What it is called where that tells it from its neighbours; else empty.
    label: String,
    /// Pieces of one sort alone become one another.
    sort: Sort,
    weight: usize,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A paragraph, an item, a heading: one may become the other, and several one.
    Words,
    /// A table.
    Table,
    /// A row of a table.
    Row,
}

/// Pieces that became pieces: one of each, one that was split into several, or several that were joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// The pieces of the earlier edition.
    pub old: Range<usize>,
    /// Those of the later one.
    pub new: Range<usize>,
    /// Whether they stand elsewhere among the others.
    pub moved: bool,
}

/// Pieces this alike (of a thousand) are one that was reworded, where they stand in one place.
const REWORDED: u32 = 350;
/// And in two places.
const MOVED_AND_REWORDED: u32 = 550;
/// Of each part so much stands in the whole that was split or joined.
const PART: u32 = 700;
/// The most parts of a piece that was split.
const MOST_PARTS: usize = 4;
/// The most pairs of pieces that are held against one another at once.
const MOST_PAIRS: usize = 40_000;
/// A piece with fewer characters says too little to be known elsewhere by what it says.
const SHORTEST: usize = 8;
/// The same for a row, which has cells besides.
const SHORTEST_ROW: usize = 3;

impl Comparable {
    /// A piece: its `key` is all of it, its `text` what it is known by, its `label` what it is called.
    pub fn new(sort: Sort, key: String, text: String, label: String) -> Comparable {
        let pairs = CharacterPairs::of(&text);
        let weight = text.chars().filter(|c| !c.is_whitespace()).count();
        Comparable { key, text, pairs, label, sort, weight }
    }

    fn says_enough(&self) -> bool {
        self.weight >= if self.sort == Sort::Row { SHORTEST_ROW } else { SHORTEST }
    }

    /// How alike two pieces are that may be one.
    fn likeness(&self, other: &Comparable) -> u32 {
        if self.sort != other.sort {
            return 0;
        }
        let likeness = self.pairs.likeness(&other.pairs);
        let called_alike = !self.label.is_empty() && self.label == other.label;
        if called_alike { likeness.max(REWORDED) } else { likeness }
    }
}

/// What became of the pieces of an earlier edition. Pieces that are in no pairing were deleted or inserted.
pub fn align(old: &[Comparable], new: &[Comparable]) -> Vec<Pairing> {
    let mut of = Alignment { old, new, free: (vec![true; old.len()], vec![true; new.len()]), pairings: Vec::new() };
    of.same_in_order();
    let spine: Vec<(usize, usize)> = of.pairings.iter().map(|pair| (pair.old.start, pair.new.start)).collect();
    of.same_elsewhere();
    of.reworded_in_place(&spine);
    of.reworded_elsewhere();
    of.pairings.sort_by_key(|pairing| pairing.new.start);
    of.pairings
}

struct Alignment<'a> {
    old: &'a [Comparable],
    new: &'a [Comparable],
    free: (Vec<bool>, Vec<bool>),
    pairings: Vec<Pairing>,
}

impl Alignment<'_> {
    fn pair(&mut self, old: Range<usize>, new: Range<usize>, moved: bool) {
        self.free.0[old.clone()].fill(false);
        self.free.1[new.clone()].fill(false);
        self.pairings.push(Pairing { old, new, moved });
    }

    fn is_free(&self, old: usize, new: usize) -> bool {
        self.free.0.get(old).is_some_and(|free| *free) && self.free.1.get(new).is_some_and(|free| *free)
    }

    /// What stayed as it is, where it is.
    fn same_in_order(&mut self) {
        let key = |of: &Comparable| of.key.clone();
        let (old, new): (Vec<String>, Vec<String>) =
            (self.old.iter().map(key).collect(), self.new.iter().map(key).collect());
        for operation in capture_diff_slices(Algorithm::Myers, &old, &new) {
            if let DiffOp::Equal { old_index, new_index, len } = operation {
                (0..len).for_each(|by| {
                    let (old, new) = (old_index + by, new_index + by);
                    self.pair(old..old + 1, new..new + 1, false);
                });
            }
        }
    }

    /// What stayed as it is and stands elsewhere: what is said once, with what goes along on either side of it.
    fn same_elsewhere(&mut self) {
        let (olds, news) = (places(self.old), places(self.new));
        for (key, old) in &olds {
            let Some(new) = news.get(key) else { continue };
            let is_once = old.len() == 1 && new.len() == 1;
            let left = |places: &[usize], free: &[bool]| -> Vec<usize> {
                places.iter().copied().filter(|at| free[*at]).collect()
            };
            let (old, new) = (left(old, &self.free.0), left(new, &self.free.1));
            if let ([old], [new]) = (old.as_slice(), new.as_slice())
                && (is_once || self.new[*new].says_enough())
            {
                self.pair(*old..old + 1, *new..new + 1, true);
                self.along(*old, *new, |at| at.checked_sub(1));
                self.along(*old, *new, |at| at.checked_add(1));
            }
        }
    }

    /// Neighbours of what moved that moved along with it, in one direction.
    fn along(&mut self, mut old: usize, mut new: usize, next: impl Fn(usize) -> Option<usize>) {
        while let (Some(before), Some(after)) = (next(old), next(new)) {
            if !self.is_free(before, after) || self.old[before].key != self.new[after].key {
                return;
            }
            self.pair(before..before + 1, after..after + 1, true);
            (old, new) = (before, after);
        }
    }

    /// What was reworded, split or joined between two pieces that stayed.
    fn reworded_in_place(&mut self, spine: &[(usize, usize)]) {
        let ends = spine.iter().copied().chain([(self.old.len(), self.new.len())]);
        let mut from = (0, 0);
        for (old, new) in ends {
            let olds: Vec<usize> = (from.0..old).filter(|at| self.free.0[*at]).collect();
            let news: Vec<usize> = (from.1..new).filter(|at| self.free.1[*at]).collect();
            for (old, new) in Gap::of(self, olds, news).best() {
                self.pair(old, new, false);
            }
            from = (old + 1, new + 1);
        }
    }

    /// What was reworded and stands elsewhere, the most alike first.
    fn reworded_elsewhere(&mut self) {
        let left = |pieces: &[Comparable], free: &[bool]| -> Vec<usize> {
            (0..pieces.len()).filter(|at| free[*at] && pieces[*at].says_enough()).collect()
        };
        let (olds, news) = (left(self.old, &self.free.0), left(self.new, &self.free.1));
        if olds.len() * news.len() > MOST_PAIRS {
            return;
        }
        let pairs = olds.iter().flat_map(|old| news.iter().map(move |new| (*old, *new)));
        let mut alike: Vec<(u32, usize, usize)> = pairs
            .map(|(old, new)| (self.old[old].likeness(&self.new[new]), old, new))
            .filter(|(likeness, ..)| *likeness >= MOVED_AND_REWORDED)
            .collect();
        alike.sort_by_key(|(likeness, old, new)| (std::cmp::Reverse(*likeness), *old, *new));
        for (_, old, new) in alike {
            if self.is_free(old, new) {
                self.pair(old..old + 1, new..new + 1, true);
            }
        }
    }
}

/// Where each key stands.
fn places(pieces: &[Comparable]) -> BTreeMap<&str, Vec<usize>> {
    let mut out: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, of) in pieces.iter().enumerate().filter(|(_, of)| of.weight > 0) {
        out.entry(&of.key).or_default().push(at);
    }
    out
}

/// Pieces of both editions between two that stayed.
struct Gap<'a> {
    old: &'a [Comparable],
    new: &'a [Comparable],
    olds: Vec<usize>,
    news: Vec<usize>,
    /// For each pair how alike it is, how much of the new piece stands in the old one, and the other way round.
    alike: Vec<(u32, u32, u32)>,
}

/// How many pieces of each edition a step takes.
type Taken = (usize, usize);

impl<'a> Gap<'a> {
    fn of(of: &Alignment<'a>, olds: Vec<usize>, news: Vec<usize>) -> Gap<'a> {
        let mut alike = Vec::new();
        if olds.len() * news.len() <= MOST_PAIRS {
            for old in &olds {
                for new in &news {
                    let (old, new) = (&of.old[*old], &of.new[*new]);
                    let words = old.sort == Sort::Words && new.sort == Sort::Words;
                    let within =
                        if words { (new.pairs.within(&old.pairs), old.pairs.within(&new.pairs)) } else { (0, 0) };
                    alike.push((old.likeness(new), within.0, within.1));
                }
            }
        }
        Gap { old: of.old, new: of.new, olds, news, alike }
    }

    fn alike(&self, old: usize, new: usize) -> (u32, u32, u32) {
        self.alike[old * self.news.len() + new]
    }

    /// The pairings that keep the order and the most characters.
    fn best(&self) -> Vec<(Range<usize>, Range<usize>)> {
        let (rows, columns) = (self.olds.len(), self.news.len());
        if self.alike.is_empty() {
            return Vec::new();
        }
        let at = |row: usize, column: usize| row * (columns + 1) + column;
        let mut best = vec![(0u64, (0, 0)); (rows + 1) * (columns + 1)];
        for row in 0..=rows {
            for column in 0..=columns {
                let mut of: (u64, Taken) = (0, (0, 0));
                let mut offer = |taken: Taken, gain: u64| {
                    let score = best[at(row - taken.0, column - taken.1)].0 + gain;
                    if score > of.0 || of.1 == (0, 0) {
                        of = (score, taken);
                    }
                };
                if row > 0 {
                    offer((1, 0), 0);
                }
                if column > 0 {
                    offer((0, 1), 0);
                }
                if row > 0 && column > 0 {
                    self.gains(row, column).into_iter().for_each(|(taken, gain)| offer(taken, gain));
                }
                best[at(row, column)] = of;
            }
        }
        let mut out = Vec::new();
        let (mut row, mut column) = (rows, columns);
        while row > 0 || column > 0 {
            let (old, new) = best[at(row, column)].1;
            if old > 0 && new > 0 {
                let (first_old, first_new) = (self.olds[row - old], self.news[column - new]);
                out.push((first_old..first_old + old, first_new..first_new + new));
            }
            (row, column) = (row - old, column - new);
        }
        out
    }

    /// The ways in which pieces that end here became one another, and the characters that each keeps.
    fn gains(&self, row: usize, column: usize) -> Vec<(Taken, u64)> {
        let mut out = Vec::new();
        let (old, new) = (&self.old[self.olds[row - 1]], &self.new[self.news[column - 1]]);
        let likeness = self.alike(row - 1, column - 1).0;
        if likeness >= REWORDED {
            out.push(((1, 1), kept(likeness, old.weight + new.weight)));
        }
        for many in 2..=MOST_PARTS {
            let is_part = |by: usize| self.alike(row - 1, column - 1 - by).1 >= PART;
            if let Some(news) = neighbours(&self.news, column, many).filter(|_| (0..many).all(is_part)) {
                let gain = whole(old, news.iter().map(|at| &self.new[*at]));
                out.extend(gain.map(|gain| ((1, many), gain)));
            }
            let is_part = |by: usize| self.alike(row - 1 - by, column - 1).2 >= PART;
            if let Some(olds) = neighbours(&self.olds, row, many).filter(|_| (0..many).all(is_part)) {
                let gain = whole(new, olds.iter().map(|at| &self.old[*at]));
                out.extend(gain.map(|gain| ((many, 1), gain)));
            }
        }
        out
    }
}

/// So many pieces up to an end, where they are neighbours in their edition.
fn neighbours(of: &[usize], end: usize, many: usize) -> Option<&[usize]> {
    (end >= many).then(|| &of[end - many..end]).filter(|of| of.windows(2).all(|two| two[0] + 1 == two[1]))
}

/// The characters that are kept of pieces that have so many together.
fn kept(likeness: u32, weight: usize) -> u64 {
    u64::from(likeness) * weight as u64
}

/// The characters that are kept where one piece is the parts put together. A little less than they are: of two ways that keep
/// as much the simpler one is meant.
fn whole<'c>(one: &Comparable, parts: impl Iterator<Item = &'c Comparable>) -> Option<u64> {
    let (mut text, mut weight) = (String::new(), one.weight);
    for part in parts {
        text.push_str(&part.text);
        weight += part.weight;
    }
    let likeness = one.pairs.likeness(&CharacterPairs::of(&text));
    (likeness >= MOVED_AND_REWORDED).then(|| kept(likeness, weight) * 98 / 100)
}
