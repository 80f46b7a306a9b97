//! A piece of a foreign paper knows the number, the label and the date that it begins with: they are read where pieces are
//! made and cut, and nowhere else in `import` again.

use crate::tokens::Token;

/// The readers of marks, by module and name.
const READERS: &[(&str, &[&str])] = &[
    ("heading_words", &["number", "read"]),
    ("labels", &["read", "certain"]),
    ("numbering", &["mark"]),
    ("date", &["read", "read_with_year"]),
];

/// Where pieces are made, and where they are cut: a text that is no piece yet has no marks of its own.
const HOMES: &[&str] = &["src/import/piece.rs", "src/import/run_in.rs", "src/import/split.rs"];

/// What is wrong with naming a reader of marks in a file.
pub fn read_again(path: &str, parts: &[String]) -> Option<String> {
    if !path.starts_with("src/import/") || HOMES.contains(&path) {
        return None;
    }
    let (module, name) = parts.windows(2).find_map(|pair| {
        let (module, names) = READERS.iter().find(|(module, _)| pair[0] == *module)?;
        (names.contains(&pair[1].as_str()) || pair[1] == "*").then_some((*module, &pair[1]))
    })?;
    Some(format!("`{module}::{name}` reads a mark again: a piece knows it from when it is made ({})", HOMES.join(", ")))
}

/// The lines on which a module of readers gets another name, under which nobody would know them.
pub fn renamed(path: &str, tokens: &[Token]) -> Vec<(usize, String)> {
    let renamed = |pair: &&[Token]| pair[1].text == "as" && READERS.iter().any(|(module, _)| pair[0].text == *module);
    let pairs = tokens.windows(2).filter(renamed).filter(|_| path.starts_with("src/import/"));
    pairs.map(|pair| (pair[0].line, format!("`{}` under another name hides who reads marks", pair[0].text))).collect()
}
