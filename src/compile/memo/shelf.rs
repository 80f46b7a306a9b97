//! A shelf: values by key, swept when a whole generation has not asked for them.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use parking_lot::Mutex;

/// Values that are made once for a key. A key says everything that its value follows from.
#[derive(Debug)]
pub struct Shelf<K, V> {
    held: Mutex<HashMap<K, (u64, Arc<V>)>>,
}

impl<K, V> Default for Shelf<K, V> {
    fn default() -> Shelf<K, V> {
        Shelf { held: Mutex::default() }
    }
}

impl<K: Eq + Hash, V> Shelf<K, V> {
    /// The value of a key, if it is here.
    pub fn get(&self, generation: u64, key: &K) -> Option<Arc<V>> {
        let mut held = self.held.lock();
        let (last, value) = held.get_mut(key)?;
        *last = generation;
        Some(Arc::clone(value))
    }

    /// The value of a key, made if it is not here. Two threads may make it at once; the values are the same.
    pub fn get_or<E>(&self, generation: u64, key: K, make: impl FnOnce() -> Result<V, E>) -> Result<Arc<V>, E> {
        if let Some(known) = self.get(generation, &key) {
            return Ok(known);
        }
        let value = Arc::new(make()?);
        self.held.lock().insert(key, (generation, Arc::clone(&value)));
        Ok(value)
    }

    /// Lets go what no generation from this one on has asked for.
    pub fn sweep(&self, generation: u64) {
        self.held.lock().retain(|_, (last, _)| *last >= generation);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    #[test]
    fn a_value_is_made_once_and_goes_when_a_generation_did_not_ask_for_it() {
        let shelf: Shelf<u8, u8> = Shelf::default();
        let mut made = 0;
        let mut get = |generation, key| {
            let make = || {
                made += 1;
                Ok::<u8, Infallible>(key * 2)
            };
            let Ok(value) = shelf.get_or(generation, key, make);
            (*value, made)
        };
        assert_eq!([get(1, 3), get(1, 3), get(1, 4), get(2, 3)], [(6, 1), (6, 1), (8, 2), (6, 2)]);
        shelf.sweep(2);
        assert!(shelf.get(2, &3).is_some() && shelf.get(2, &4).is_none());
    }
}
