//! The rules of the house, as a test: which room may know which, where each library lives, and a few habits.
//!
//! Every file of `src` is cut into Rust tokens, so comments and strings do not count. All offences come in one run, each
//! with its file and line.

mod binaries;
mod circles;
mod laws;
mod made_up;
mod marks;
mod names;
mod sizes;
mod still;
mod tokens;

use std::fmt;
use std::fs;
use std::path::Path;

use tokens::Kind;
use tokens::Token;
use tokens::cut;
use tokens::paths;
use tokens::stands_in;
use tokens::test_modules;

/// Every room and what it may import. `tree::RelPath`, `tree::Digest` and `text::percent` are one name of a room and no more.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("tree", &[]),
    ("diagnostic", &["tree", "text"]),
    ("model", &["diagnostic", "text", "tree::RelPath", "tree::Digest"]),
    ("record", &["model", "tree::Digest", "text"]),
    ("prose", &["model", "text"]),
    ("source", &["prose", "model", "diagnostic", "text", "tree::RelPath", "tree::Digest"]),
    ("import", &["prose", "model", "diagnostic", "text"]),
    ("site", &["model", "diagnostic", "text", "tree"]),
    ("approval", &["site", "model", "diagnostic", "tree", "text"]),
    ("address", &["site", "model", "tree", "text"]),
    ("review", &["site", "model", "tree::Digest", "text"]),
    ("page", &["address", "data", "review", "site", "prose", "model", "tree", "text"]),
    ("data", &["address", "site", "record", "model", "tree", "text"]),
    ("check", &["address", "prose", "site", "model", "tree", "diagnostic", "text"]),
    ("intake", &["import", "source", "record", "model", "diagnostic", "text", "tree", "prose"]),
    ("render", &["page", "diagnostic", "tree", "text"]),
    (
        "compile",
        &[
            "source",
            "site",
            "approval",
            "address",
            "page",
            "data",
            "render",
            "check",
            "review",
            "diagnostic",
            "tree",
            "model",
            "text",
        ],
    ),
    ("preview", &["compile", "approval", "site", "address", "page", "model", "diagnostic", "tree", "text"]),
    ("release", &["address", "model", "tree", "text"]),
    ("edge", &["tree", "text"]),
    (
        "command",
        &[
            "text",
            "tree",
            "diagnostic",
            "model",
            "prose",
            "source",
            "import",
            "site",
            "approval",
            "address",
            "page",
            "data",
            "check",
            "intake",
            "render",
            "compile",
            "preview",
            "release",
            "review",
            "edge",
        ],
    ),
];

/// Names with a home: a path that begins with the first may stand only in the rooms of the second. `main` is main.rs.
const HOMES: &[(&str, &[&str])] = &[
    ("pulldown_cmark", &["source"]),
    ("csv", &["data"]),
    ("aho_corasick", &["model", "site"]),
    ("percent_encoding", &["text"]),
    // What is held packed (`tree`), and the parts of papers that are (`import`).
    ("flate2", &["tree", "import"]),
    ("hashbrown", &["edge"]),
    ("data_encoding", &["tree", "page", "edge"]),
    ("maud", &["diagnostic", "preview", "command", "intake"]),
    ("subtle", &["preview", "edge"]),
    ("mime_guess", &["page", "edge"]),
    ("form_urlencoded", &["preview", "edge", "command"]),
    ("minisign_verify", &["approval"]),
    ("serde_yaml", &["source"]),
    ("granit_parser", &["source"]),
    ("tera", &["render"]),
    ("serde_json", &["record", "page", "data", "diagnostic", "source", "intake", "render", "preview", "command"]),
    ("annotate_snippets", &["diagnostic"]),
    ("notify", &["edge"]),
    ("walkdir", &["edge"]),
    ("rustix", &["edge"]),
    ("hyper", &["edge"]),
    ("ureq", &["edge"]),
    ("getrandom", &["edge"]),
    ("qrcodegen", &["page", "command"]),
    ("tokio", &["edge"]),
    ("std::fs", &["edge"]),
    // Those of parking_lot are not poisoned: what a panic leaves behind a lock here is whole.
    ("std::sync::Mutex", &[]),
    ("std::sync::RwLock", &[]),
    ("std::net", &["edge"]),
    ("std::env", &["edge", "command", "main"]),
    ("indicatif", &["command", "main"]),
    ("clap", &["command", "main"]),
    ("clap_complete", &["command"]),
    ("clap_mangen", &["command"]),
    ("anstream", &["command", "main"]),
];

/// Clocks and dice, wherever they stand in a path: the core has neither (same input, same bytes).
const IMPURE: &[&str] = &["SystemTime", "Instant", "now", "thread_rng"];
/// The rooms that may ask them.
const IMPURE_HOMES: &[&str] = &["edge", "command", "main"];

/// Macros that leave something undone.
const UNDONE: &[&str] = &["todo", "unimplemented", "dbg"];

/// Beginnings of paths that exist on one machine only.
const MACHINE_PATHS: &[&str] = &["/home/", "/root/", "/Users/", "C:\\Users\\"];

#[test]
fn the_house_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), "src", &mut files);
    assert!(!files.is_empty(), "no sources under {}", root.display());
    let for_tests = files.iter().flat_map(|(path, text)| test_modules(path, text)).collect::<Vec<_>>();
    let in_test = |path: &str| for_tests.iter().any(|place| stands_in(path, place));
    let mut offences = Vec::new();
    for (path, text) in &files {
        offences.extend(check(path, text, in_test(path)));
    }
    offences.extend(check_together(&files, in_test));
    let page = fs::read_to_string(root.join(laws::PAGE)).expect("the page of the laws is readable");
    let mut tests = Vec::new();
    collect(&root.join("tests"), "tests", &mut tests);
    offences.extend(laws::offences(&page, &tests));
    let offences = still::unknown(offences, still::STILL);
    let list = offences.iter().map(Offence::to_string).collect::<Vec<_>>().join("\n");
    assert!(offences.is_empty(), "{} offences against the rules of the house:\n{list}", offences.len());
}

/// Every `.rs` file below a folder, by its path from the root of the repository, in a fixed order.
fn collect(folder: &Path, name: &str, files: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> =
        fs::read_dir(folder).expect("a folder of the repository is readable").map(Result::unwrap).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{name}/{}", entry.file_name().to_str().expect("names of files are UTF-8"));
        if entry.path().is_dir() {
            collect(&entry.path(), &name, files);
        } else if name.ends_with(".rs") {
            files.push((name, fs::read_to_string(entry.path()).expect("a source is UTF-8")));
        }
    }
}

struct Offence {
    path: String,
    line: usize,
    text: String,
}

impl fmt::Display for Offence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.text)
    }
}

/// All rules on one file. `in_test` says that the whole file belongs to the tests.
fn check(path: &str, text: &str, in_test: bool) -> Vec<Offence> {
    let mut offences = Vec::new();
    let mut say = |line: usize, text: String| offences.push(Offence { path: path.to_owned(), line, text });

    if !text.starts_with("//!") {
        say(1, "does not begin with a `//!` line that says what it is for".into());
    }
    let lines: Vec<&str> = text.lines().collect();
    if let Some(text) = sizes::long_file(lines.len()) {
        say(lines.len(), text);
    }
    for (at, line) in lines.iter().enumerate() {
        let own = [concat!(env!("CARGO_MANIFEST_DIR"), "/")];
        for machine in MACHINE_PATHS.iter().chain(&own).filter(|machine| line.contains(**machine)) {
            say(at + 1, format!("names a path of one machine: {machine}"));
        }
    }

    let tokens = match cut(text, in_test) {
        Ok(tokens) => tokens,
        Err(error) => {
            say(1, format!("cannot be cut into tokens: {error}"));
            return offences;
        }
    };
    let place = Place::of(path);
    if let Place::Room(room) = place
        && !ROOMS.iter().any(|(name, _)| *name == room)
    {
        say(1, format!("`{room}` is not in the table of rooms"));
    }
    for (line, text) in forms(path, place, &tokens) {
        say(line, text);
    }
    for (line, text) in sizes::long_functions(&tokens) {
        say(line, text);
    }
    for (line, text) in marks::renamed(path, &tokens) {
        say(line, text);
    }
    for named in paths(&tokens) {
        if let Some(text) = marks::read_again(path, &named.parts).filter(|_| !named.in_test) {
            say(named.line, text);
        }
        if let Some(text) = arrow(place, &named.parts) {
            say(named.line, text);
        }
        // Tests may hold their room against another library.
        if let Some(text) = home(place, &named.parts).filter(|_| !named.in_test) {
            say(named.line, text);
        }
    }
    for at in 0..tokens.len() {
        for text in habits(&tokens, at, &lines) {
            say(tokens[at].line, text);
        }
    }
    offences.sort_by_key(|offence| offence.line);
    offences
}

/// The rules on files beside each other.
fn check_together(files: &[(String, String)], in_test: impl Fn(&str) -> bool) -> Vec<Offence> {
    // What cannot be cut is told file by file.
    let cut: Vec<(&str, Vec<Token>)> =
        files.iter().map(|(path, text)| (path.as_str(), cut(text, in_test(path)).unwrap_or_default())).collect();
    let sources = || cut.iter().map(|(path, tokens)| (*path, tokens.as_slice()));
    let mut offences = circles::House::of(sources()).circles();
    offences.extend(names::shared_files(cut.iter().map(|(path, _)| *path)));
    offences.extend(names::shared_types(sources()));
    offences
}

/// Where a file stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place<'a> {
    Main,
    Lib,
    Room(&'a str),
}

impl<'a> Place<'a> {
    fn of(path: &'a str) -> Place<'a> {
        match path.strip_prefix("src/").unwrap_or(path) {
            "main.rs" => Place::Main,
            "lib.rs" => Place::Lib,
            inside => Place::Room(inside.split(['/', '.']).next().unwrap_or(inside)),
        }
    }

    fn name(self) -> &'a str {
        match self {
            Place::Main => "main",
            Place::Lib => "lib",
            Place::Room(room) => room,
        }
    }
}

/// Ways of writing that would hide an arrow.
fn forms(path: &str, place: Place<'_>, tokens: &[Token]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    // `src/room/mod.rs` or `src/room.rs`: one step up from here is out of the room.
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let at_root_of_room =
        matches!(place, Place::Room(_)) && inside.split_once('/').is_none_or(|(_, file)| file == "mod.rs");
    let mut in_use = false;
    for (at, token) in tokens.iter().enumerate() {
        match token.text.as_str() {
            "use" => in_use = true,
            ";" => in_use = false,
            "crate" if text(at + 1) == "::" => match text(at + 2) {
                "{" => {
                    found.push((token.line, "`crate::{…}` hides its arrows: one `use crate::room::…` a line".into()))
                }
                "*" => found.push((token.line, "`crate::*` takes every room: name what is used".into())),
                _ => {}
            },
            "crate" if in_use => found.push((token.line, "`crate` under another name hides arrows".into())),
            "super" if text(at + 1) == "::" && text(at + 2) == "super" => {
                found.push((token.line, "`super::super` hides where it leads: write `crate::room::…`".into()));
            }
            "super" if in_use && matches!(text(at.wrapping_sub(1)), "{" | ",") => {
                found.push((token.line, "`super` in a group hides where it leads: write it out".into()));
            }
            "super" if at_root_of_room && token.modules == 0 && text(at.wrapping_sub(1)) != "(" => {
                found.push((token.line, "`super` leads out of the room here: write `crate::room::…`".into()));
            }
            _ => {}
        }
    }
    found
}

/// The arrow that a path draws from its room, if it may not.
fn arrow(place: Place<'_>, parts: &[String]) -> Option<String> {
    let Place::Room(from) = place else { return None };
    let (first, rest) = parts.split_first()?;
    let to = rest.first().map(String::as_str)?;
    // Groups and globs at the root are told by their form.
    if first != "crate" || to == from || to == "*" {
        return None;
    }
    if !ROOMS.iter().any(|(name, _)| *name == to) {
        return Some(format!("`crate::{to}` is no room"));
    }
    let (_, allowed) = ROOMS.iter().find(|(name, _)| *name == from)?;
    let item = format!("{to}::{}", rest.get(1).map_or("", String::as_str));
    if allowed.iter().any(|name| *name == to || *name == item) {
        return None;
    }
    Some(format!("`{from}` may not import `{}`: it may import {}", rest.join("::"), either(allowed)))
}

/// What is wrong with naming this library, clock or system call here.
fn home(place: Place<'_>, parts: &[String]) -> Option<String> {
    for (name, rooms) in HOMES {
        let mut wanted = name.split("::");
        let begins =
            parts.len() >= name.split("::").count() && parts.iter().zip(&mut wanted).all(|(part, name)| part == name);
        if begins && !rooms.contains(&place.name()) {
            return Some(format!("`{name}` is named outside its room: it lives in {}", either(rooms)));
        }
    }
    let impure = parts.iter().find(|part| IMPURE.contains(&part.as_str()))?;
    if parts.len() < 2 || IMPURE_HOMES.contains(&place.name()) {
        return None;
    }
    Some(format!("`{impure}`: no clock and no chance here, they live in {}", either(IMPURE_HOMES)))
}

fn either(names: &[&str]) -> String {
    if names.is_empty() { "nothing".into() } else { names.join(", ") }
}

/// What is wrong at one token.
fn habits(tokens: &[Token], at: usize, lines: &[&str]) -> Vec<String> {
    let token = &tokens[at];
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let mut found = Vec::new();
    if token.kind != Kind::Ident {
        return found;
    }
    if !token.text.is_ascii() {
        found.push(format!("`{}`: identifiers are in English", token.text));
    }
    if UNDONE.contains(&token.text.as_str()) && text(at + 1) == "!" {
        found.push(format!("`{}!` leaves something undone", token.text));
    }
    let unwraps = token.text == "unwrap" && at > 0 && matches!(text(at - 1), "." | "::");
    if unwraps && !token.in_test && !is_explained(tokens, token.line, lines) {
        found.push("`unwrap` without a comment that says why it cannot fail".into());
    }
    found
}

/// Whether a line ends with a comment or stands under one.
fn is_explained(tokens: &[Token], line: usize, lines: &[&str]) -> bool {
    let comment_of = |line: usize| {
        let Some(text) = line.checked_sub(1).and_then(|at| lines.get(at)) else { return false };
        let code = tokens.iter().filter(|token| token.end.0 == line).map(|token| token.end.1).max().unwrap_or(0);
        let rest: String = text.chars().skip(code).collect();
        // Closing brackets and commas may stand between the last token and the comment.
        rest.trim_start_matches([')', ']', '}', ' ', '\t']).starts_with("//")
    };
    comment_of(line) || comment_of(line - 1)
}
