//! The court's own words: wrong ones with the right ones, forbidden ones, doubtful ones.

use std::collections::HashMap;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use aho_corasick::Input;
use aho_corasick::MatchKind;

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
    by_word: HashMap<String, usize>,
    /// All of them in one automaton, put together when a text is first held against them: it is read once, however many
    /// words there are.
    automaton: OnceLock<AhoCorasick>,
}

impl WordList {
    /// Adds a word; gives it back with the one that is there where it is listed already.
    pub fn add(&mut self, word: Word) -> Result<(), (Word, &Word)> {
        if word.word.is_empty() {
            return Ok(());
        }
        if let Some(known) = self.by_word.get(&word.word) {
            return Err((word, &self.words[*known]));
        }
        self.by_word.insert(word.word.clone(), self.words.len());
        self.words.push(word);
        self.automaton = OnceLock::new();
        Ok(())
    }

    /// Every listed word in a text, with the byte it begins at. A wrong word inside the right one is none.
    pub fn find<'w>(&'w self, text: &str) -> Vec<(usize, &'w Word)> {
        let automaton = self.automaton.get_or_init(|| automaton(&self.words));
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(here) = automaton.find(Input::new(text).range(from..)) {
            let word = &self.words[here.pattern().as_usize()];
            if is_right_already(text, here.start(), word) {
                from = here.start() + word.word.chars().next().map_or(1, char::len_utf8);
            } else {
                from = here.end();
                found.push((here.start(), word));
            }
        }
        found
    }
}

/// Of several words that begin at a place, the longest is found: it says more than those it holds.
fn automaton(words: &[Word]) -> AhoCorasick {
    let built =
        AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words.iter().map(|word| &word.word));
    built.expect("all words together are shorter than two gigabytes")
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

    fn words_of(list: &[(&str, &str)]) -> WordList {
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
        let words = words_of(&[("措失", "措施"), ("整改措失", "整改措施"), ("帐", "帐簿")]);
        let found: Vec<(usize, &str)> =
            words.find("整改措失和措失、帐簿").into_iter().map(|(at, word)| (at, word.word.as_str())).collect();
        assert_eq!(found, [(0, "整改措失"), (15, "措失")]);
        // What is right already hides no word that begins inside it.
        let words = words_of(&[("帐户", "帐户管理"), ("户管", "户口管"), ("帐", "账")]);
        let found: Vec<usize> = words.find("帐户管理、帐目、帐户").into_iter().map(|(at, _)| at).collect();
        assert_eq!(found, [3, 15, 24]);
        assert!(words.find("账户").is_empty() && WordList::default().find("帐户").is_empty());
    }

    #[test]
    fn a_word_is_listed_once_and_found_though_it_came_later() {
        let mut words = words_of(&[("帐户", "账户")]);
        assert_eq!(words.find("措失").len(), 0);
        let word = |text: &str| Word { word: text.to_owned(), ..words_of(&[("甲", "乙")]).words[0].clone() };
        assert!(words.add(word("措失")).is_ok());
        assert_eq!(words.find("措失").len(), 1);
        assert_eq!(
            words.add(word("帐户")).map_err(|(_, known)| known.verdict.clone()),
            Err(Verdict::Replace("账户".into()))
        );
    }
}
