//! Many paths in little room.

use std::cmp::Ordering;

use crate::tree::RelPath;

/// So many paths stand in one text: a text that is full is as large as what it holds, however many there will be.
const BLOCK: usize = 1024;

/// Paths by their number, which is the order in which they came.
#[derive(Default)]
pub(super) struct Paths {
    blocks: Vec<Block>,
}

/// Some paths, one behind the other.
#[derive(Default)]
struct Block {
    text: String,
    ends: Vec<u32>,
}

impl Paths {
    /// Takes a path and gives its number.
    pub fn push(&mut self, path: &RelPath) -> usize {
        let number = self.len();
        if number.is_multiple_of(BLOCK) {
            if let Some(full) = self.blocks.last_mut() {
                full.text.shrink_to_fit();
            }
            self.blocks.push(Block { text: String::new(), ends: Vec::with_capacity(BLOCK) });
        }
        if let Some(block) = self.blocks.last_mut() {
            block.text.push_str(path.as_str());
            block.ends.push(u32::try_from(block.text.len()).expect("a thousand paths are no four gibibytes"));
        }
        number
    }

    /// The path of a number that was given.
    pub fn path(&self, number: usize) -> RelPath {
        RelPath::new(self.get(number)).expect("it was a path when it was taken")
    }

    /// The text of a path by its number; empty where there is none.
    pub fn get(&self, number: usize) -> &str {
        let Some(block) = self.blocks.get(number / BLOCK) else { return "" };
        let end = |at: usize| block.ends.get(at).map_or(0, |end| *end as usize);
        let at = number % BLOCK;
        let start = if at == 0 { 0 } else { end(at - 1) };
        block.text.get(start..end(at)).unwrap_or_default()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        let full = self.blocks.len().saturating_sub(1) * BLOCK;
        self.blocks.last().map_or(0, |block| full + block.ends.len())
    }

    /// The number of a path among paths that came in their order.
    pub fn find(&self, path: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.get(middle).cmp(path) {
                Ordering::Equal => return Some(middle),
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_keep_their_numbers_and_are_found_by_their_order() {
        let mut paths = Paths::default();
        assert_eq!((paths.len(), paths.get(0), paths.find("a")), (0, "", None));
        let path = |number: usize| format!("页/{number:05}.html");
        for number in 0..3 * BLOCK + 7 {
            assert_eq!(paths.push(&RelPath::new(&path(2 * number)).unwrap()), number);
        }
        assert_eq!(paths.len(), 3 * BLOCK + 7);
        for number in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 3 * BLOCK + 6] {
            assert_eq!(paths.get(number), path(2 * number));
            assert_eq!(paths.find(&path(2 * number)), Some(number));
            assert_eq!(paths.find(&path(2 * number + 1)), None);
        }
        assert_eq!(paths.get(3 * BLOCK + 7), "");
    }
}
