//! How near two words are: suggestions for slips, likeness of titles.

use std::cmp::Ordering;

/// The edit distance of two words in characters, if it is at most `most`.
pub fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        let mut least = left;
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let above = *cell;
            left = (corner + usize::from(x != y)).min(above + 1).min(left + 1);
            corner = above;
            *cell = left;
            least = least.min(left);
        }
        if least > most {
            return None;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().filter(|&distance| distance <= most)
}

/// The candidate a slip most likely meant: one edit away for words of up to four characters, two for longer ones, and
/// never more than half the word. Of equally near ones the first.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let len = word.chars().count();
    let mut most = if len <= 4 { 1.min(len / 2) } else { 2 };
    let mut found = None;
    for candidate in candidates {
        if let Some(distance) = distance(word, candidate, most) {
            found = Some(candidate);
            match distance.checked_sub(1) {
                Some(less) => most = less,
                None => break,
            }
        }
    }
    found
}

/// How alike two texts are, 0 to 1000, by the character pairs they share; punctuation and white space do not count.
pub fn likeness(a: &str, b: &str) -> u32 {
    CharacterPairs::of(a).likeness(&CharacterPairs::of(b))
}

/// The pairs of neighbouring characters of a text, for one that is held against many.
#[derive(Clone, Debug, Default)]
pub struct CharacterPairs {
    characters: Vec<char>,
    /// Sorted.
    pairs: Vec<(char, char)>,
}

impl CharacterPairs {
    /// The pairs of a text, without punctuation and white space.
    pub fn of(text: &str) -> CharacterPairs {
        let characters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut pairs: Vec<(char, char)> = characters.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        CharacterPairs { characters, pairs }
    }

    /// How alike two texts are, 0 to 1000.
    pub fn likeness(&self, other: &CharacterPairs) -> u32 {
        if self.characters == other.characters {
            return 1000;
        }
        per_mille(self.shared(other) * 2, self.pairs.len() + other.pairs.len())
    }

    /// How much of a text stands in another, 0 to 1000.
    pub fn within(&self, whole: &CharacterPairs) -> u32 {
        per_mille(self.shared(whole), self.pairs.len())
    }

    /// How many pairs both have, each as often as both have it.
    fn shared(&self, other: &CharacterPairs) -> usize {
        let (mut left, mut right) = (self.pairs.iter().peekable(), other.pairs.iter().peekable());
        let mut shared = 0;
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                Ordering::Less => drop(left.next()),
                Ordering::Greater => drop(right.next()),
                Ordering::Equal => {
                    shared += 1;
                    left.next();
                    right.next();
                }
            }
        }
        shared
    }
}

/// At most 1000: no more is shared than there is.
fn per_mille(part: usize, all: usize) -> u32 {
    (part * 1000).checked_div(all).map_or(0, |permille| u32::try_from(permille).unwrap_or(1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_counted_in_characters_and_cut_off() {
        for (a, b, most, wanted) in [
            ("", "", 0, Some(0)),
            ("整改结果", "整改结果", 0, Some(0)),
            ("整改结果", "整改成果", 2, Some(1)),
            ("整改结果", "整改结", 2, Some(1)),
            ("整改结果", "责任部门", 2, None),
            ("kitten", "sitting", 3, Some(3)),
            ("kitten", "sitting", 2, None),
            ("", "ab", 2, Some(2)),
            ("ab", "", 2, Some(2)),
        ] {
            assert_eq!(distance(a, b, most), wanted, "{a} {b}");
        }
    }

    #[test]
    fn slips_find_what_was_meant() {
        let labels = ["整改结果", "整改情况", "责任部门", "published_on", "publisher"];
        for (word, wanted) in [
            ("整改结论", Some("整改结果")),
            ("责任部们", Some("责任部门")),
            ("publised_on", Some("published_on")),
            ("整改", None),
            ("整顿效果", None),
            ("院", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, labels), wanted, "{word}");
        }
        assert_eq!(nearest("整改甲乙", ["整改甲丙", "整改甲丁"]), Some("整改甲丙"));
        assert_eq!(nearest("abcdef", ["abcdxx", "abcdex"]), Some("abcdex"));
        assert_eq!(nearest("乙", ["甲"]), None);
    }

    #[test]
    fn likeness_looks_at_shared_pairs() {
        assert_eq!(likeness("关于“案款发放不及时”的问题", "关于案款发放不及时的问题。"), 1000);
        assert_eq!(likeness("案款发放", "卷宗归档"), 0);
        assert_eq!(likeness("abc", "abd"), 500);
        assert_eq!(likeness("甲", "乙"), 0);
        assert_eq!(likeness("", ""), 1000);
        assert_eq!(likeness("aaaa", "aa"), 500);
    }
}
