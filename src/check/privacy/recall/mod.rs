//! How much of what is made up is found, and how many look-alikes cry wolf. Prints both, kind by kind.

mod recall_numbers;
mod recall_persons;

/// How many of each kind, and of each look-alike.
pub const MANY: u64 = 1000;

/// A sequence that is the same in every run.
pub struct Sequence(u64);

impl Sequence {
    /// The sequence that a number begins.
    pub fn from(seed: u64) -> Sequence {
        Sequence(seed)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    pub fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| self.below(10).to_string()).collect()
    }

    pub fn day(&mut self) -> String {
        format!("{:02}{:02}", 1 + self.below(12), 1 + self.below(28))
    }

    pub fn of(&mut self, words: &[&'static str]) -> &'static str {
        words[usize::try_from(self.below(words.len() as u64)).expect("a small number")]
    }
}
