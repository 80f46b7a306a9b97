//! The words and sentences of the theme, by name: `templates/labels.txt` with a site's own lines over it.

use std::collections::BTreeMap;
use std::fmt::Display;

/// The words and sentences of the theme. Many have places for values, `{days}`, which are filled where they are used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    words: BTreeMap<String, String>,
}

impl Labels {
    /// The labels of these names and words.
    pub fn new(words: BTreeMap<String, String>) -> Labels {
        Labels { words }
    }

    /// Every label by its name, for templates.
    pub fn all(&self) -> &BTreeMap<String, String> {
        &self.words
    }

    /// A label as it stands. A test holds that every name that is asked for is in the built-in file; a label that is not
    /// there is its name.
    pub fn get<'l>(&'l self, name: &'l str) -> &'l str {
        self.words.get(name).map_or(name, String::as_str)
    }

    /// A label with values in its places, as plain text.
    pub fn say(&self, name: &str, values: &[(&str, &dyn Display)]) -> String {
        let value = |wanted: &str| values.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.to_string());
        filled(self.get(name), str::to_owned, value)
    }
}

/// What stands in a label: words, or the name of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'t> {
    Words(&'t str),
    Place(&'t str),
}

/// The pieces of a label. Braces that hold no name are words.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(open) = rest[from..].find('{').map(|at| from + at) {
        let name = rest[open + 1..].find('}').map(|end| &rest[open + 1..open + 1 + end]);
        let is_name = |name: &&str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        match name.filter(is_name) {
            Some(name) => {
                out.push(Piece::Words(&rest[..open]));
                out.push(Piece::Place(name));
                rest = &rest[open + name.len() + 2..];
                from = 0;
            }
            None => from = open + 1,
        }
    }
    out.push(Piece::Words(rest));
    out
}

/// A label with its words as `words` makes them and its places filled. A place that has no value stays as it is.
pub fn filled(text: &str, words: impl Fn(&str) -> String, value: impl Fn(&str) -> Option<String>) -> String {
    let piece = |piece: Piece<'_>| match piece {
        Piece::Words(said) => words(said),
        Piece::Place(name) => value(name).unwrap_or_else(|| format!("{{{name}}}")),
    };
    pieces(text).into_iter().map(piece).collect()
}

/// The names of the places of a label, sorted, each once.
pub fn places(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for piece in pieces(text) {
        if let Piece::Place(name) = piece {
            out.push(name);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_other_braces_are_words() {
        let labels = Labels::new(
            [("late", "已逾期{days}天{，}{}{{days}（{day}）"), ("plain", "首页")]
                .map(|(name, text)| (name.to_owned(), text.to_owned()))
                .into(),
        );
        let said = labels.say("late", &[("days", &31), ("day", &"3月1日")]);
        assert_eq!(said, "已逾期31天{，}{}{31（3月1日）");
        assert_eq!(labels.say("late", &[("days", &31)]), "已逾期31天{，}{}{31（{day}）");
        assert_eq!(labels.say("plain", &[("days", &31)]), "首页");
        assert_eq!(labels.get("absent"), "absent");
        assert_eq!(places("{b}在{a}前{b}{}"), ["a", "b"]);
        assert!(places("{天}{A}{").is_empty());
    }
}
