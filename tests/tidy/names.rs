//! Names that stand once: files of `src`, and types that another room can see.

use std::collections::BTreeMap;

use crate::Offence;
use crate::Place;
use crate::ROOMS;
use crate::tokens::Kind;
use crate::tokens::Token;

/// Names of files that may repeat: nouns that every stage has a file for, and `mod`, which has no name of its own.
pub const SHARED_FILES: &[&str] = &["mod", "article", "contact", "issue", "label", "notice", "word_list"];

/// A folder that is a table cut by family: its files are named as the families are.
pub const TABLE: &str = "src/diagnostic/codes/";

/// Files of `src` that share a name.
pub fn shared_files<'a>(files: impl IntoIterator<Item = &'a str>) -> Vec<Offence> {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let mut offences = Vec::new();
    let mut files: Vec<&str> = files.into_iter().collect();
    files.sort_by_key(|path| river(path));
    for path in files {
        let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".rs");
        if SHARED_FILES.contains(&name) || path.starts_with(TABLE) {
            continue;
        }
        match seen.get(name) {
            Some(first) => offences.push(Offence {
                path: path.to_owned(),
                line: 1,
                text: format!("`{name}.rs` is the name of {first} too: a file is found by its name"),
            }),
            None => {
                seen.insert(name, path);
            }
        }
    }
    offences
}

/// Types that two rooms show under one name.
pub fn shared_types<'a>(files: impl IntoIterator<Item = (&'a str, &'a [Token])>) -> Vec<Offence> {
    let mut seen: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    let mut offences = Vec::new();
    let mut files: Vec<(&str, &[Token])> = files.into_iter().collect();
    files.sort_by_key(|(path, _)| river(path));
    for (path, tokens) in files {
        for (line, name) in shown_types(tokens) {
            let (first, at) = *seen.entry(name.clone()).or_insert((path, line));
            if Place::of(first) != Place::of(path) {
                let text =
                    format!("`{name}` is a type of {first}:{at} too: a name that two rooms can see means one thing");
                offences.push(Offence { path: path.to_owned(), line, text });
            }
        }
    }
    offences
}

/// Where a file stands in the river: a name belongs to the first room that gives it.
fn river(path: &str) -> usize {
    ROOMS.iter().position(|(room, _)| *room == Place::of(path).name()).unwrap_or(ROOMS.len())
}

/// The types of a file that other rooms can see: `pub` and `pub(crate)`.
fn shown_types(tokens: &[Token]) -> Vec<(usize, String)> {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.text == "pub" && !token.in_test) {
        let after = match (text(at + 1), text(at + 2)) {
            ("(", "crate") => at + 4,
            ("(", _) => continue,
            _ => at + 1,
        };
        if matches!(text(after), "struct" | "enum" | "trait" | "type" | "union")
            && let Some(name) = tokens.get(after + 1).filter(|name| name.kind == Kind::Ident)
        {
            found.push((token.line, name.text.clone()));
        }
    }
    found
}
