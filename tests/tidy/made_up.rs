//! Every rule on a made-up source that breaks it, and on one that keeps it.

use crate::Offence;
use crate::check;
use crate::check_together;
use crate::laws;
use crate::names;
use crate::sizes::LONGEST_FILE;
use crate::sizes::LONGEST_FUNCTION;
use crate::still;
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

/// The offences of made-up files beside each other.
fn together(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<(String, String)> =
        files.iter().map(|(path, text)| (format!("src/{path}"), format!("//! For the test.\n{text}"))).collect();
    check_together(&files, |_| false).iter().map(Offence::to_string).collect()
}

#[track_caller]
fn circle(files: &[(&str, &str)], expected: &[&str]) {
    let found = together(files);
    let [told] = found.as_slice() else { panic!("{files:?}\n{found:#?}") };
    let steps: Vec<&str> = told.lines().skip(1).map(str::trim).collect();
    assert_eq!(steps, expected, "{told}");
    assert!(told.contains(&format!("stands in a circle of {}", steps.len())), "{told}");
}

#[track_caller]
fn no_offence(files: &[(&str, &str)]) {
    let found = together(files);
    assert!(found.is_empty(), "{files:?}\n{found:#?}");
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
    breaks("src/site/mod.rs", &"\n".repeat(LONGEST_FILE), &["400: 401 lines, more than 400"]);
    keeps("src/site/mod.rs", &"\n".repeat(LONGEST_FILE - 1));
}

#[test]
fn a_long_function_is_seen() {
    let function = |name: &str, lines: usize| {
        format!("fn {name}<const N: usize>(a: [u8; 2]) -> u8 {{{}}}", "\n".repeat(lines - 1))
    };
    breaks("src/site/mod.rs", &function("f", LONGEST_FUNCTION + 1), &["1: `f` has 81 lines, more than 80"]);
    let inside = format!("impl S {{\n    pub {} }}", function("g", LONGEST_FUNCTION + 1));
    breaks("src/site/mod.rs", &inside, &["2: `g` has 81 lines, more than 80"]);
    keeps("src/site/mod.rs", &function("f", LONGEST_FUNCTION));
    keeps("src/site/mod.rs", &format!("trait T {{ fn f(); }}\nconst F: fn(u8) = g;{}", "\n".repeat(LONGEST_FUNCTION)));
}

#[test]
fn a_circle_of_files_is_seen_however_it_is_written() {
    let (one, other) = ("src/site/a.rs:2 takes B from src/site/b.rs", "src/site/b.rs:2 takes f from src/site/a.rs");
    for taken in ["use super::b::B;", "use crate::site::{b::{B}, c::C};", "fn f(b: super::b::B) {}"] {
        circle(&[("site/a.rs", taken), ("site/b.rs", "use crate::site::a::f;")], &[one, other]);
    }
    // Through the module above, which passes the name on.
    let passed = "mod a;\nmod b;\npub use a::f;\npub(super) use b::B;";
    circle(
        &[("site/a.rs", "use super::B;"), ("site/b.rs", "fn g() { super::f() }"), ("site/mod.rs", passed)],
        &[one, other],
    );
    // By a module that is taken, under its own name or another.
    for taken in ["use super::b; fn g() -> b::B {}", "use crate::site::b as c; fn g() -> c::B {}"] {
        circle(&[("site/a.rs", taken), ("site/b.rs", "use super::a::f;")], &[one, other]);
    }
    circle(
        &[("site/a.rs", "use super::b::B;"), ("site/b.rs", "use super::c::C;"), ("site/c.rs", "use super::a::A;")],
        &[
            "src/site/a.rs:2 takes B from src/site/b.rs",
            "src/site/b.rs:2 takes C from src/site/c.rs",
            "src/site/c.rs:2 takes A from src/site/a.rs",
        ],
    );
    circle(
        &[("site/a.rs", "mod b; fn f() { b::g() }"), ("site/a/b.rs", "use super::S;")],
        &["src/site/a.rs:2 takes g from src/site/a/b.rs", "src/site/a/b.rs:2 takes S from src/site/a.rs"],
    );
}

#[test]
fn a_module_lists_what_lies_below_it_or_defines_what_that_needs() {
    let above = "mod a;\npub use a::A;\npub struct S;";
    no_offence(&[("site/mod.rs", above), ("site/a.rs", "use super::S; pub struct A;")]);
    no_offence(&[
        ("site/mod.rs", "mod a;\nmod b;\npub use b::S;\nfn f() { a::g() }"),
        ("site/a.rs", "use super::S;"),
        ("site/b.rs", ""),
    ]);
    let steps = ["src/site/a.rs:2 takes S from src/site/mod.rs", "src/site/mod.rs:3 takes A from src/site/a.rs"];
    circle(&[("site/a.rs", "use super::S;"), ("site/mod.rs", &format!("{above}\nfn f() -> A {{}}"))], &steps);
}

#[test]
fn what_takes_nothing_makes_no_circle() {
    for other in [
        "// use super::a::A;\nconst S: &str = \"super::a::A\";",
        "#[cfg(test)] mod tests { use super::super::a::A; fn f() { crate::site::a::g() } }",
        "pub(in crate::site::a) fn f() {}",
        "mod tests { fn f(a: super::Own) {} } struct Own;",
        "fn f(a: u8) { a::b(); a.a() }",
        "use std::a::A;",
    ] {
        no_offence(&[("site/a.rs", "use super::b::B;"), ("site/b.rs", other)]);
    }
    // Between rooms the table says who may take from whom.
    no_offence(&[("site/a.rs", "use crate::page::b::B;"), ("page/b.rs", "use crate::site::a::A;")]);
}

#[test]
fn a_file_name_that_stands_twice_is_seen() {
    let found = together(&[("model/facts.rs", ""), ("command/import/facts.rs", ""), ("import/facts.rs", "")]);
    assert!(
        found[0].starts_with("src/import/facts.rs:1: `facts.rs` is the name of src/model/facts.rs too"),
        "{found:#?}"
    );
    assert_eq!(found.len(), 2, "the first room of the river keeps its name: {found:#?}");
    no_offence(&[("model/notice.rs", ""), ("source/notice.rs", ""), ("model/mod.rs", ""), ("source/mod.rs", "")]);
    no_offence(&[("check/dates/order.rs", ""), (&names::TABLE.replace("src/", "order.rs"), "")]);
}

#[test]
fn a_type_name_of_two_rooms_is_seen() {
    for shown in ["pub struct T;", "pub(crate) enum T {}", "pub trait T {}", "pub type T<'a> = &'a u8;"] {
        let found = together(&[("import/a.rs", shown), ("model/b.rs", "\npub struct T { at: u8 }")]);
        let [told] = found.as_slice() else { panic!("{shown}\n{found:#?}") };
        assert!(told.starts_with("src/import/a.rs:2: `T` is a type of src/model/b.rs:3 too"), "{told}");
    }
    for hidden in [
        "struct T;",
        "pub(super) struct T;",
        "#[cfg(test)] mod tests { pub struct T; }",
        "// pub struct T;",
        "pub fn T() {}",
    ] {
        no_offence(&[("import/a.rs", hidden), ("model/b.rs", "pub struct T;")]);
    }
    no_offence(&[("import/a.rs", "pub struct T;"), ("import/b/c.rs", "pub struct T;")]);
}

#[test]
fn a_law_without_its_test_is_seen() {
    let tests = |files: &[(&str, &str)]| -> Vec<(String, String)> {
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    };
    let told = |page: &str, files: &[(&str, &str)]| -> Vec<String> {
        laws::offences(page, &tests(files)).iter().map(Offence::to_string).collect()
    };
    let sound =
        [("tests/site/laws/one.rs", "//! Law 1. One.\n#[test]\nfn f() {}"), ("tests/two.rs", "#[test]\nfn f() {}")];
    let page = "# A\n\n## Laws\n\n1. **One.** Words. Held by `laws/one.rs`, `two.rs`.\n2. **Two.** Held by `two.rs`.\n\n## B\n\n1. **No law.**\n";
    assert_eq!(told(page, &sound), Vec::<String>::new());
    let place = "docs/architecture.md";
    for (from, to, expected) in [
        (" Held by `two.rs`", "", "6: law 2 is without a test"),
        ("`two.rs`.\n\n", "`wo.rs`.\n\n", "6: law 2: there is no test in `wo.rs`"),
        ("2. **Two", "3. **Two", "6: law 3 stands where law 2 should"),
        ("## Laws", "## Rules", "1: has no laws under"),
    ] {
        let found = told(&page.replace(from, to), &sound);
        assert!(found[0].starts_with(&format!("{place}:{expected}")), "{found:#?}");
    }
    let found = told(page, &[("tests/laws/one.rs", "//! Law 1. One.\nfn f() {}"), sound[1]]);
    assert_eq!(found, [format!("{place}:5: law 1: there is no test in `laws/one.rs`")]);
    let found = told(page, &[sound[0], sound[1], ("tests/more.rs", "//! Law 2. Two.\n#[test]\nfn f() {}")]);
    assert_eq!(found, [format!("tests/more.rs:1: says it holds law 2, which does not name it in {place}")]);
}

#[test]
fn a_known_offence_is_excused_until_it_is_mended() {
    let offence = || Offence { path: "src/site/a.rs".into(), line: 7, text: "`T` is a type".into() };
    let told = |known: &[(&str, &str)]| -> Vec<String> {
        still::unknown(vec![offence()], known).iter().map(Offence::to_string).collect()
    };
    assert_eq!(told(&[]), [offence().to_string()]);
    assert_eq!(told(&[("src/site/a.rs", "`T`")]), Vec::<String>::new());
    let found = told(&[("src/site/a.rs", "`T`"), ("src/site/a.rs", "stands in a circle")]);
    assert!(found.len() == 1 && found[0].contains("is mended: take it out"), "{found:#?}");
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
