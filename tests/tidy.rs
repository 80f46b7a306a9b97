//! The rules of the house, as a test: which room may know which, where each library lives, and a few habits.
//!
//! Every file of `src` is cut into Rust tokens, so comments and strings do not count. All offences come in one run, each
//! with its file and line. The second half of this file shows every rule a made-up source that breaks it.

use std::fmt;
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Every room and what it may import. `tree::RelPath` is one name of a room and no more.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("tree", &[]),
    ("diagnostic", &["tree", "text"]),
    ("model", &["diagnostic", "text", "tree::RelPath"]),
    ("source", &["model", "diagnostic", "text"]),
    ("import", &["model", "diagnostic", "text"]),
    ("site", &["model", "diagnostic"]),
    ("page", &["site", "model", "tree"]),
    ("check", &["site", "model", "tree", "diagnostic", "text"]),
    ("render", &["page", "diagnostic", "tree", "text"]),
    ("compile", &["source", "site", "page", "render", "check", "diagnostic", "tree"]),
    ("edge", &["tree"]),
    (
        "command",
        &[
            "text",
            "tree",
            "diagnostic",
            "model",
            "source",
            "import",
            "site",
            "page",
            "check",
            "render",
            "compile",
            "edge",
        ],
    ),
];

/// Names with a home: a path that begins with the first may stand only in the rooms of the second. `main` is main.rs.
const HOMES: &[(&str, &[&str])] = &[
    ("pulldown_cmark", &["source"]),
    ("serde_yaml", &["source"]),
    ("granit_parser", &["source"]),
    ("tera", &["render"]),
    ("serde_json", &["page", "diagnostic", "source", "render", "command"]),
    ("annotate_snippets", &["diagnostic"]),
    ("notify", &["edge"]),
    ("walkdir", &["edge"]),
    ("rustix", &["edge"]),
    ("axum", &["edge"]),
    ("tokio", &["edge"]),
    ("std::fs", &["edge"]),
    ("std::net", &["edge"]),
    ("std::env", &["edge", "command", "main"]),
    ("indicatif", &["command", "main"]),
    ("clap", &["command", "main"]),
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

const LONGEST_FILE: usize = 500;

#[test]
fn the_house_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), "src", &mut files);
    assert!(!files.is_empty(), "no sources under {}", root.display());
    let for_tests = files.iter().flat_map(|(path, text)| test_modules(path, text)).collect::<Vec<_>>();
    let mut offences = Vec::new();
    for (path, text) in &files {
        offences.extend(check(path, text, for_tests.iter().any(|place| stands_in(path, place))));
    }
    let list = offences.iter().map(Offence::to_string).collect::<Vec<_>>().join("\n");
    assert!(offences.is_empty(), "{} offences against the rules of the house:\n{list}", offences.len());
}

/// Every `.rs` file below a folder, by its path from the root of the repository, in a fixed order.
fn collect(folder: &Path, name: &str, files: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> = fs::read_dir(folder).expect("a folder of src is readable").map(Result::unwrap).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{name}/{}", entry.file_name().to_str().expect("names in src are UTF-8"));
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

/// A token with what the rules ask of it.
#[derive(Clone, Debug)]
struct Token {
    text: String,
    kind: Kind,
    line: usize,
    /// Where it ends: line and column (in characters).
    end: (usize, usize),
    /// Inside an item under `#[cfg(test)]`.
    in_test: bool,
    /// How many inline modules stand around it.
    modules: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Ident,
    Sign,
    Literal,
}

/// A path as it is meant: groups of a `use` are written out, one path each.
struct NamedPath {
    parts: Vec<String>,
    line: usize,
}

/// All rules on one file. `in_test` says that the whole file belongs to the tests.
fn check(path: &str, text: &str, in_test: bool) -> Vec<Offence> {
    let mut offences = Vec::new();
    let mut say = |line: usize, text: String| offences.push(Offence { path: path.to_owned(), line, text });

    if !text.starts_with("//!") {
        say(1, "does not begin with a `//!` line that says what it is for".into());
    }
    let lines: Vec<&str> = text.lines().collect();
    if lines.len() > LONGEST_FILE {
        say(lines.len(), format!("{} lines, more than {LONGEST_FILE}: split it by what happens", lines.len()));
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
    for named in paths(&tokens) {
        if let Some(text) = arrow(place, &named.parts) {
            say(named.line, text);
        }
        if let Some(text) = home(place, &named.parts) {
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

/// Every path of a file, with the groups of `use` written out.
fn paths(tokens: &[Token]) -> Vec<NamedPath> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].kind == Kind::Ident
            && tokens[at].text == "use"
            && tokens.get(at + 1).is_some_and(|next| next.text != "<")
        {
            at = used(tokens, at + 1, &[], &mut found) + 1;
        } else if tokens[at].kind == Kind::Ident {
            let line = tokens[at].line;
            let mut parts = vec![tokens[at].text.clone()];
            let after_value = at > 0 && tokens[at - 1].text == ".";
            at += 1;
            while tokens.get(at).is_some_and(|sign| sign.text == "::")
                && tokens.get(at + 1).is_some_and(|part| part.kind == Kind::Ident)
            {
                parts.push(tokens[at + 1].text.clone());
                at += 2;
            }
            if !after_value && parts.len() > 1 {
                found.push(NamedPath { parts, line });
            }
        } else {
            at += 1;
        }
    }
    found
}

/// Reads one branch of a `use` from `at`; answers with the place of the token that ends it (`,`, `}` or `;`).
fn used(tokens: &[Token], mut at: usize, before: &[String], found: &mut Vec<NamedPath>) -> usize {
    let mut parts = before.to_vec();
    let mut line = tokens.get(at).map_or(0, |token| token.line);
    let mut grouped = false;
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            "{" => {
                grouped = true;
                loop {
                    at = used(tokens, at + 1, &parts, found);
                    if tokens.get(at).is_none_or(|end| end.text != ",") {
                        break;
                    }
                }
            }
            "," | "}" | ";" => break,
            "::" => {}
            // The new name is no part of the path.
            "as" => at += 1,
            "self" if !before.is_empty() => {}
            name => {
                line = token.line;
                parts.push(name.to_owned());
            }
        }
        at += 1;
    }
    if !grouped && !parts.is_empty() && (parts.len() > before.len() || !before.is_empty()) {
        found.push(NamedPath { parts, line });
    }
    at
}

/// The modules of a file that stand in files of their own and belong to the tests: `#[cfg(test)] mod tests;`.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let tokens = cut(text, false).unwrap_or_default();
    let stem = path.trim_end_matches(".rs");
    let folder = match stem.rsplit_once('/') {
        Some((folder, "mod" | "lib" | "main")) => folder,
        _ => stem,
    };
    tokens
        .windows(3)
        .filter(|three| three[0].in_test && three[0].text == "mod" && three[2].text == ";")
        .map(|three| format!("{folder}/{}", three[1].text))
        .collect()
}

/// Whether a file is the module `place` or lies inside it.
fn stands_in(path: &str, place: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

/// The tokens of a source, brackets among them, `::` as one.
fn cut(text: &str, in_test: bool) -> Result<Vec<Token>, String> {
    let stream: TokenStream = text.parse().map_err(|error| format!("{error}"))?;
    let mut tokens = Vec::new();
    flatten(stream, in_test, 0, &mut tokens);
    Ok(tokens)
}

fn flatten(stream: TokenStream, in_test: bool, modules: usize, tokens: &mut Vec<Token>) {
    // From `#[cfg(test)]` to the end of the item that it stands before.
    let mut item_in_test = false;
    let mut before: [String; 2] = Default::default();
    for tree in stream {
        let marked = in_test || item_in_test;
        let end = |span: proc_macro2::Span| (span.end().line, span.end().column);
        let plain = |text: String, kind, span: proc_macro2::Span| Token {
            text,
            kind,
            line: span.start().line,
            end: end(span),
            in_test: marked,
            modules,
        };
        let text = match tree {
            TokenTree::Group(group) => {
                let inside = group.stream().to_string();
                if group.delimiter() == Delimiter::Bracket && before[1] == "#" && inside.replace(' ', "") == "cfg(test)"
                {
                    item_in_test = true;
                }
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                let deeper = modules + usize::from(group.delimiter() == Delimiter::Brace && before[0] == "mod");
                tokens.push(plain(open.into(), Kind::Sign, group.span_open()));
                flatten(group.stream(), marked, deeper, tokens);
                tokens.push(plain(close.into(), Kind::Sign, group.span_close()));
                if group.delimiter() == Delimiter::Brace {
                    item_in_test = false;
                }
                close.to_owned()
            }
            TokenTree::Ident(ident) => {
                let text = ident.to_string().trim_start_matches("r#").to_owned();
                tokens.push(plain(text.clone(), Kind::Ident, ident.span()));
                text
            }
            TokenTree::Literal(literal) => {
                tokens.push(plain(String::new(), Kind::Literal, literal.span()));
                String::new()
            }
            TokenTree::Punct(sign) => {
                let text = sign.as_char().to_string();
                if text == ":"
                    && tokens.last().is_some_and(|last| last.text == ":" && last.end.1 + 1 == end(sign.span()).1)
                {
                    let first = tokens.len() - 1;
                    tokens[first].text = "::".into();
                    tokens[first].end = end(sign.span());
                } else {
                    tokens.push(plain(text.clone(), Kind::Sign, sign.span()));
                }
                if text == ";" {
                    item_in_test = false;
                }
                text
            }
        };
        before = [std::mem::take(&mut before[1]), text];
    }
}

/// The texts of the offences of a made-up file, each with its line before it.
fn offences_of(path: &str, text: &str) -> Vec<String> {
    let text = format!("//! For the test.\n{text}");
    check(path, &text, false).into_iter().map(|offence| format!("{}: {}", offence.line - 1, offence.text)).collect()
}

#[track_caller]
fn breaks(path: &str, text: &str, expected: &[&str]) {
    let found = offences_of(path, text);
    assert_eq!(found.len(), expected.len(), "{path}: {text}\n{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}\ndoes not begin with\n{expected}");
    }
}

#[track_caller]
fn keeps(path: &str, text: &str) {
    breaks(path, text, &[]);
}

#[test]
fn an_arrow_that_runs_up_is_seen() {
    breaks("src/model/notice.rs", "\nuse crate::site::Ledger;", &["2: `model` may not import `site::Ledger`"]);
    breaks("src/page/mod.rs", "fn f() { crate::source::parse() }", &["1: `page` may not import `source::parse`"]);
    breaks("src/text/mod.rs", "use crate::tree::RelPath;", &["1: `text` may not import"]);
    breaks("src/import/docx.rs", "use crate::source::{parse, print};", &["1: `import` may", "1: `import` may"]);
    breaks("src/site/mod.rs", "m!(crate::page::Route);", &["1: `site` may not import"]);
    breaks("src/model/id.rs", "use crate::tree::{RelPath, Tree};", &["1: `model` may not import `tree::Tree`"]);
    breaks("src/model/id.rs", "use crate::Notice;", &["1: `crate::Notice` is no room"]);
    breaks("src/helpers/mod.rs", "", &["0: `helpers` is not in the table of rooms"]);
    keeps(
        "src/model/id.rs",
        "use crate::tree::RelPath; use crate::model::at::At; use crate::diagnostic::{Code, Span};",
    );
    keeps("src/command/build.rs", "use crate::compile::compile; use crate::edge; pub(crate) fn f() {}");
    keeps("src/lib.rs", "pub mod site; pub use crate::site::Ledger;");
}

#[test]
fn arrows_in_comments_and_strings_do_not_count() {
    keeps(
        "src/text/date.rs",
        "/// As in [`crate::model::X`].\n/* crate::site */ const S: &str = \"crate::model::X\"; // crate::page::X",
    );
}

#[test]
fn forms_that_hide_arrows_are_seen() {
    breaks("src/page/view.rs", "use crate::{site::Ledger, model::Notice};", &["1: `crate::{…}` hides"]);
    breaks("src/page/view.rs", "use crate::*;", &["1: `crate::*` takes"]);
    breaks("src/page/view.rs", "use crate as house;", &["1: `crate` under another name"]);
    breaks("src/page/view.rs", "use super::super::model;", &["1: `super::super`"]);
    breaks("src/page/view.rs", "use super::{super::model, x};", &["1: `super` in a group"]);
    breaks("src/page/mod.rs", "use super::source::parse;", &["1: `super` leads out"]);
    keeps("src/page/view.rs", "use super::route; mod tests { use super::*; } pub(super) fn f() {}");
    breaks("src/page.rs", "use super::source::parse;", &["1: `super` leads out"]);
    keeps("src/page/exports/mod.rs", "use super::Route;");
    keeps("src/page/mod.rs", "mod inner { use super::Route; } pub(super) fn f() {}");
}

#[test]
fn a_library_outside_its_room_is_seen() {
    breaks("src/page/mod.rs", "use tera::Tera;", &["1: `tera` is named outside its room: it lives in render"]);
    breaks("src/compile/mod.rs", "fn f() -> serde_yaml::Value {}", &["1: `serde_yaml`"]);
    breaks("src/compile/mod.rs", "use notify;", &["1: `notify`"]);
    breaks(
        "src/compile/mod.rs",
        "use std::{collections::BTreeMap, fs::{self, File}};",
        &["1: `std::fs`", "1: `std::fs`"],
    );
    breaks("src/main.rs", "use std::net::TcpStream;", &["1: `std::net`"]);
    breaks(
        "src/site/mod.rs",
        "fn f() { std::env::var(\"X\"); ::rustix::fs::sync() }",
        &["1: `std::env`", "1: `rustix`"],
    );
    keeps("src/edge/disk.rs", "use std::fs; use walkdir::WalkDir; fn f() { fs::read(x) }");
    keeps(
        "src/page/mod.rs",
        "fn notify(tera: u8) { notify(tera); self.clap.notify() } use self::tera_view; struct S { axum: u8 }",
    );
    keeps("src/main.rs", "use std::env; use clap::Parser;");
}

#[test]
fn clocks_and_dice_in_the_core_are_seen() {
    breaks("src/site/mod.rs", "use std::time::{Duration, Instant};", &["1: `Instant`"]);
    breaks("src/site/mod.rs", "use std::time; fn f() { time::SystemTime::UNIX_EPOCH }", &["1: `SystemTime`"]);
    breaks("src/check/mod.rs", "fn f() { jiff::Zoned::now() }", &["1: `now`"]);
    breaks("src/check/mod.rs", "fn f() { rand::thread_rng() }", &["1: `thread_rng`"]);
    keeps("src/command/build.rs", "use std::time::Instant; fn f() { Instant::now() }");
    keeps("src/check/mod.rs", "fn f(now: u8) { let now = now; }");
}

#[test]
fn an_unwrap_without_its_reason_is_seen() {
    let reason = "`unwrap` without a comment";
    breaks("src/site/mod.rs", "fn f() {\n    x.unwrap();\n}", &[&format!("2: {reason}")]);
    breaks("src/site/mod.rs", "fn f() { let s = \"// no\".get(1).unwrap(); }", &[&format!("1: {reason}")]);
    breaks("src/site/mod.rs", "fn f() { x.map(Option::unwrap); }", &[&format!("1: {reason}")]);
    breaks("src/site/mod.rs", "#[cfg(test)]\nmod tests {}\nfn f() { x.unwrap() }", &[&format!("3: {reason}")]);
    breaks("src/site/mod.rs", "#[cfg(test)]\nuse a::b;\nfn f() { x.unwrap() }", &[&format!("3: {reason}")]);
    keeps("src/site/mod.rs", "fn f() {\n    // There is always one.\n    x.unwrap();\n}");
    keeps("src/site/mod.rs", "fn f() {\n    x.unwrap(); // There is always one.\n}");
    keeps("src/site/mod.rs", "#[cfg(test)]\nmod tests { fn f() { x.unwrap() } }");
    keeps("src/site/mod.rs", "/// x.unwrap()\nfn unwrap() { x.unwrap_or(1) }");
}

#[test]
fn files_of_tests_are_known_by_their_declaration() {
    assert_eq!(test_modules("src/site/mod.rs", "#[cfg(test)]\nmod tests;\nmod other;"), ["src/site/tests"]);
    assert_eq!(test_modules("src/site/ledger.rs", "#[cfg(test)] mod tests;"), ["src/site/ledger/tests"]);
    assert!(stands_in("src/site/tests.rs", "src/site/tests") && stands_in("src/site/tests/a.rs", "src/site/tests"));
    assert!(!stands_in("src/site/tests_more.rs", "src/site/tests"));
    assert!(check("src/site/tests.rs", "//! T.\nfn f() { x.unwrap() }", true).is_empty());
}

#[test]
fn undone_work_is_seen() {
    breaks("src/site/mod.rs", "fn f() { todo!() }", &["1: `todo!`"]);
    breaks("src/site/mod.rs", "fn f() { unimplemented!(\"x\"); dbg!(x) }", &["1: `unimplemented!`", "1: `dbg!`"]);
    keeps("src/site/mod.rs", "// todo!()\nfn todo() { todo() }");
}

#[test]
fn identifiers_in_chinese_are_seen() {
    breaks("src/site/mod.rs", "fn f() { let 通报 = \"通报\"; }", &["1: `通报`: identifiers"]);
}

#[test]
fn a_long_file_is_seen() {
    breaks("src/site/mod.rs", &"\n".repeat(LONGEST_FILE), &["500: 501 lines, more than 500"]);
    keeps("src/site/mod.rs", &"\n".repeat(LONGEST_FILE - 1));
}

#[test]
fn a_file_without_its_sentence_is_seen() {
    let found = check("src/site/mod.rs", "/// Not of the file.\nfn f() {}", false);
    assert_eq!(found.len(), 1);
    assert!(found[0].text.starts_with("does not begin"), "{}", found[0]);
}

#[test]
fn a_path_of_one_machine_is_seen() {
    breaks("src/edge/mod.rs", "// see /home/someone/notes", &["1: names a path of one machine: /home/"]);
    breaks("src/edge/mod.rs", concat!("const P: &str = \"", env!("CARGO_MANIFEST_DIR"), "/x\";"), &["1: names a path"]);
}
