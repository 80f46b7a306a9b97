//! Patterns over Chinese text that never change.

use std::sync::LazyLock;

use regex::Regex;

/// A pattern that is made when it is first asked for.
pub type Fixed = LazyLock<Regex>;

/// Makes a pattern that stands in this program's text.
pub fn fixed(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern that stands in the program is valid")
}

/// The number of Chinese characters and signs in a text, white space left out.
pub fn length(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// A text without any white space.
pub fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The byte behind the last of some characters; 0 where none stands in the text.
pub fn behind_last(text: &str, marks: &[char]) -> usize {
    text.char_indices().rfind(|(_, c)| marks.contains(c)).map_or(0, |(at, c)| at + c.len_utf8())
}
