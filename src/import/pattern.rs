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
