//! Bodies that were parsed before, as many as fit into a bound of bytes.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::Mutex;

use crate::tree::Digest;

/// ParsedSource bodies by the digest of their sources, bounded in bytes: what was asked for longest ago goes first. It is never
/// missed for long: a body is parsed again.
#[derive(Debug)]
pub struct Bodies<T> {
    most: usize,
    held: Mutex<Held<T>>,
}

#[derive(Debug)]
struct Held<T> {
    by_source: HashMap<Digest, Body<T>>,
    /// The digests by when they were asked for.
    by_turn: BTreeMap<u64, Digest>,
    turn: u64,
    bytes: usize,
}

#[derive(Debug)]
struct Body<T> {
    value: Arc<T>,
    turn: u64,
    bytes: usize,
}

impl<T> Bodies<T> {
    /// A store that holds at most so many bytes, and always the last body.
    pub fn new(most: usize) -> Bodies<T> {
        let held = Held { by_source: HashMap::new(), by_turn: BTreeMap::new(), turn: 0, bytes: 0 };
        Bodies { most, held: Mutex::new(held) }
    }

    /// The body of some sources, if it is held.
    pub fn get(&self, source: &Digest) -> Option<Arc<T>> {
        let mut held = self.held.lock();
        held.turn += 1;
        let turn = held.turn;
        let body = held.by_source.get_mut(source)?;
        let (value, before) = (Arc::clone(&body.value), body.turn);
        body.turn = turn;
        held.by_turn.remove(&before);
        held.by_turn.insert(turn, *source);
        Some(value)
    }

    /// Takes a body of about so many bytes; others go for it.
    pub fn put(&self, source: Digest, value: Arc<T>, bytes: usize) {
        self.held.lock().put(source, value, bytes, self.most);
    }

    /// Takes a body if there is room for it. A pass over more bodies than fit would else leave only its last ones, and the
    /// next pass would find none of its first.
    pub fn offer(&self, source: Digest, value: Arc<T>, bytes: usize) {
        let mut held = self.held.lock();
        if held.bytes + bytes <= self.most {
            held.put(source, value, bytes, self.most);
        }
    }

    /// Gives a body away: who asks for it will not ask again soon.
    pub fn take(&self, source: &Digest) -> Option<Arc<T>> {
        let mut held = self.held.lock();
        let body = held.by_source.remove(source)?;
        held.by_turn.remove(&body.turn);
        held.bytes -= body.bytes;
        Some(body.value)
    }
}

impl<T> Held<T> {
    fn put(&mut self, source: Digest, value: Arc<T>, bytes: usize, most: usize) {
        self.turn += 1;
        let turn = self.turn;
        if let Some(before) = self.by_source.insert(source, Body { value, turn, bytes }) {
            self.by_turn.remove(&before.turn);
            self.bytes -= before.bytes;
        }
        self.by_turn.insert(turn, source);
        self.bytes += bytes;
        while self.bytes > most && self.by_turn.len() > 1 {
            let Some((_, oldest)) = self.by_turn.pop_first() else { break };
            let gone = self.by_source.remove(&oldest);
            self.bytes -= gone.map_or(0, |body| body.bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_that_was_asked_for_longest_ago_goes_first_and_the_last_one_never() {
        let digest = |name: &str| Digest::of(name.as_bytes());
        let bodies: Bodies<&str> = Bodies::new(10);
        bodies.put(digest("a"), Arc::new("a"), 4);
        bodies.put(digest("b"), Arc::new("b"), 4);
        assert!(bodies.get(&digest("a")).is_some());
        bodies.offer(digest("c"), Arc::new("c"), 4);
        assert!(bodies.get(&digest("c")).is_none(), "no room");
        bodies.put(digest("c"), Arc::new("c"), 4);
        let held = |name| bodies.get(&digest(name)).is_some();
        assert_eq!([held("a"), held("b"), held("c")], [true, false, true]);
        assert!(bodies.take(&digest("a")).is_some() && bodies.get(&digest("a")).is_none());
        bodies.put(digest("large"), Arc::new("large"), 100);
        assert!(bodies.get(&digest("large")).is_some() && bodies.get(&digest("c")).is_none());
    }
}
