//! The court's own words: wrong ones with the right ones, forbidden ones, doubtful ones.

use std::collections::HashMap;

use super::At;
use crate::tree::RelPath;

/// What a list says of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is wrong; this is right.
    Replace(String),
    /// It must not stand in a public text (禁用).
    Forbidden,
    /// It must be looked at (需核).
    Check,
}

/// A word of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub word: String,
    /// What is said of it.
    pub verdict: Verdict,
    /// Why, where the list says so.
    pub reason: Option<String>,
    /// The list.
    pub path: RelPath,
    /// Where it stands in the list.
    pub at: At,
}

/// All words of a site's lists, each once.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    words: Vec<Word>,
    by_first: HashMap<char, Vec<usize>>,
}

impl WordList {
    /// Adds a word; gives it back with the one that is there where it is listed already.
    pub fn add(&mut self, word: Word) -> Result<(), (Word, &Word)> {
        let Some(first) = word.word.chars().next() else { return Ok(()) };
        let shelf = self.by_first.entry(first).or_default();
        if let Some(known) = shelf.iter().copied().find(|index| self.words[*index].word == word.word) {
            return Err((word, &self.words[known]));
        }
        // The longest word first: it says more than the one it holds.
        let longer = shelf.partition_point(|index| self.words[*index].word.len() >= word.word.len());
        shelf.insert(longer, self.words.len());
        self.words.push(word);
        Ok(())
    }

    /// Every listed word in a text, with the byte it begins at. A wrong word inside the right one is none.
    pub fn find<'w>(&'w self, text: &str) -> Vec<(usize, &'w Word)> {
        let mut found = Vec::new();
        let mut done = 0;
        for (at, c) in text.char_indices() {
            if at < done {
                continue;
            }
            let Some(shelf) = self.by_first.get(&c) else { continue };
            let here = shelf.iter().map(|index| &self.words[*index]).find(|word| text[at..].starts_with(&word.word));
            if let Some(word) = here.filter(|word| !is_right_already(text, at, word)) {
                done = at + word.word.len();
                found.push((at, word));
            }
        }
        found
    }
}

/// Whether the word stands inside its own replacement: `帐户 => 帐户管理` in 帐户管理.
fn is_right_already(text: &str, at: usize, word: &Word) -> bool {
    let Verdict::Replace(right) = &word.verdict else { return false };
    right.match_indices(&word.word).any(|(inside, _)| {
        at.checked_sub(inside).and_then(|start| text.get(start..)).is_some_and(|text| text.starts_with(right))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[(&str, &str)]) -> WordList {
        let path = RelPath::new("content/words/a.txt").expect("a path");
        let mut words = WordList::default();
        for (word, right) in list {
            let verdict = Verdict::Replace((*right).to_owned());
            let word = Word { word: (*word).to_owned(), verdict, reason: None, path: path.clone(), at: At::default() };
            words.add(word).expect("each stands once");
        }
        words
    }

    #[test]
    fn the_longest_word_is_found_and_none_inside_its_own_replacement() {
        let words = words(&[("措失", "措施"), ("整改措失", "整改措施"), ("帐", "帐簿")]);
        let found: Vec<(usize, &str)> =
            words.find("整改措失和措失、帐簿").into_iter().map(|(at, word)| (at, word.word.as_str())).collect();
        assert_eq!(found, [(0, "整改措失"), (15, "措失")]);
    }
}
