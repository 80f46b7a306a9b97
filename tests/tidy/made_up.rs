//! Every rule on a made-up source that breaks it, and on one that keeps it.

use crate::LONGEST_FILE;
use crate::check;
use crate::tokens::stands_in;
use crate::tokens::test_modules;

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
    keeps("src/page/mod.rs", "#[cfg(test)] mod tests { use std::fs; fn f() { anstream::adapter::strip_str(x) } }");
    breaks("src/page/mod.rs", "#[cfg(test)] mod tests { use crate::source::parse; }", &["1: `page` may not import"]);
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

#[test]
fn a_mark_that_is_read_again_is_seen() {
    let again = |name: &str| format!("1: `{name}` reads a mark again");
    breaks("src/import/draft.rs", "fn f() { heading_words::number(x) }", &[&again("heading_words::number")]);
    breaks("src/import/outline.rs", "use crate::prose::labels::certain;", &[&again("labels::certain")]);
    breaks("src/import/doubts/suspicions.rs", "fn f() { x.filter_map(labels::read) }", &[&again("labels::read")]);
    breaks("src/import/reflow.rs", "use crate::prose::{labels::*, titles};", &[&again("labels::*")]);
    breaks("src/import/title.rs", "fn f() { crate::text::date::read(x) }", &[&again("date::read")]);
    breaks("src/import/lines.rs", "use crate::text::numbering::mark;", &[&again("numbering::mark")]);
    breaks("src/import/lead.rs", "use crate::prose::labels as words;", &["1: `labels` under another name"]);
    keeps("src/import/piece.rs", "fn f() { labels::read(x); heading_words::number(x); date::read(x) }");
    keeps("src/import/split.rs", "fn f() { labels::certain(x); heading_words::number(x) }");
    keeps("src/import/masthead.rs", "use crate::prose::labels; fn f() { labels::word(x); date::find(x); x.read() }");
    keeps("src/source/grammar/issue.rs", "fn f() { labels::certain(x) }");
    keeps("src/import/draft.rs", "#[cfg(test)] mod tests { fn f() { labels::read(x) } }");
}
