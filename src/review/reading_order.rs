//! The pieces of two editions in one order, as a reader of the later one goes through them.

use super::alignment::Pairing;

/// What a reader comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Met {
    /// Pieces of the later edition, with what they came of.
    Pair(Pairing),
    /// A piece that came.
    Came(usize),
    /// A piece of the earlier edition that went.
    Went(usize),
    /// Where pieces of the earlier edition stood that stand elsewhere now.
    Left(Pairing),
}

/// The pieces in order: what went stands before what came in its place.
pub fn walk(pairings: &[Pairing], old: usize, new: usize) -> Vec<Met> {
    let mut out = Vec::with_capacity(old.max(new));
    let (mut at_old, mut at_new) = (0, 0);
    let mut spine = pairings.iter().filter(|pairing| !pairing.moved);
    loop {
        let next = spine.next();
        let until = next.map_or((old, new), |pairing| (pairing.old.start, pairing.new.start));
        while at_old < until.0 {
            let elsewhere = pairings.iter().find(|pairing| pairing.moved && pairing.old.start == at_old);
            out.push(elsewhere.map_or(Met::Went(at_old), |pairing| Met::Left(pairing.clone())));
            at_old = elsewhere.map_or(at_old + 1, |pairing| pairing.old.end);
        }
        while at_new < until.1 {
            let moved = pairings.iter().find(|pairing| pairing.moved && pairing.new.start == at_new);
            out.push(moved.map_or(Met::Came(at_new), |pairing| Met::Pair(pairing.clone())));
            at_new = moved.map_or(at_new + 1, |pairing| pairing.new.end);
        }
        let Some(pairing) = next else { return out };
        out.push(Met::Pair(pairing.clone()));
        (at_old, at_new) = (pairing.old.end, pairing.new.end);
    }
}
