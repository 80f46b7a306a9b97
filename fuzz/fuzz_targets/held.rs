//! What holds for whatever comes: reading it never stops, its faults stand in it, and what is written of it is all that
//! came. The targets here ask it of a fuzzer's inputs, `tests/reading/searches.rs` of changed samples.

#![allow(dead_code, reason = "each target holds what is its own")]

use tongbao::diagnostic::Diagnostic;
use tongbao::diagnostic::Lang;
use tongbao::import;
use tongbao::import::Given;
use tongbao::import::paper::Paper;
use tongbao::import::readers;
use tongbao::import::readers::ReadAttempt;
use tongbao::model::Id;
use tongbao::model::Notice;
use tongbao::model::block;
use tongbao::source;
use tongbao::source::SourceFile;
use tongbao::source::markdown;
use tongbao::source::markdown::NestingLimits;
use tongbao::tree::RelPath;

/// Imports a paper, prints it, reads it again and compares it with what came.
pub fn paper(paper: &Paper) {
    let imported = import::understand(paper, &Given::default());
    let written = source::print(&Notice::new(id(), path(), imported.head.clone(), imported.body.clone()));
    let (notice, _) = read_notice(written.as_bytes());
    let shown = block::plain(&notice.body);
    let loss = import::loss(paper, &imported.boilerplate, &imported.printed_title, &shown, false);
    assert!(loss.is_none(), "{loss:?}\n{written}");
}

/// A file as import reads it: the first byte says whether as a text, as Markdown or as a web page.
pub fn foreign(bytes: &[u8]) {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let name = ["a.txt", "a.md", "a.html"][usize::from(*kind) % 3];
    if let Ok(ReadAttempt::Paper(read)) = readers::read(name, bytes) {
        paper(&read);
    }
}

/// Sources in YAML, each kind: read as far as they go.
pub fn yaml(bytes: &[u8]) {
    let path = path();
    let file = || SourceFile { path: &path, bytes };
    for found in [
        source::settings(file()).1,
        source::organ(id(), file()).1,
        source::inspection(id(), file()).1,
        source::topics(file()).1,
        source::holidays(file()).1,
    ] {
        faults(&found, bytes);
    }
    faults(&source::notice(id(), SourceFile { path: &path, bytes: b"" }, Some(file())).1, bytes);
}

/// A text in Markdown: what is printed of it is read as the same again.
pub fn markdown(text: &str) {
    let read = |text: &str| markdown::parse(text, 0, &NestingLimits::default(), &|_, _| false).blocks;
    let blocks = read(text);
    let printed = markdown::print(&blocks);
    let again = read(&printed);
    assert!(again == blocks, "{text:?} printed as {printed:?} is read otherwise:\n{blocks:#?}\n{again:#?}");
    assert_eq!(markdown::print(&again), printed, "{text:?}");
}

/// A notice, its front matter and the grammar of its body: nothing is lost in print, and every fault stands in it.
pub fn notice(bytes: &[u8]) {
    let (notice, found) = read_notice(bytes);
    faults(&found, bytes);
    let printed = source::print(&notice);
    let (again, found) = read_notice(printed.as_bytes());
    faults(&found, printed.as_bytes());
    let same = again.head == notice.head && again.body == notice.body && again.outline == notice.outline;
    assert!(same, "{}\n===== printed as\n{printed}\n===== is read otherwise", String::from_utf8_lossy(bytes));
    assert_eq!(source::print(&again), printed);
}

/// The body of a notice with a front matter that is sound.
pub fn body(text: &str) {
    notice(
        format!("---\ntitle: 示例通报\nkind: progress\norgan: a\npublished_on: 2025-07-10\n---\n\n{text}").as_bytes(),
    );
}

/// Every fault says something in both languages and stands in the file, between characters.
fn faults(found: &[Diagnostic], bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).ok();
    for fault in found {
        let (start, end) = (fault.span.start, fault.span.end);
        let inside = start <= end && end <= bytes.len();
        let whole = text.is_none_or(|text| text.is_char_boundary(start) && text.is_char_boundary(end));
        assert!(inside && whole, "{} at {start}..{end} of {}", fault.code.id, bytes.len());
        for lang in [Lang::Zh, Lang::En] {
            assert!(!fault.cause(lang).is_empty() && !fault.remedy(lang).is_empty(), "{}", fault.code.id);
        }
    }
}

fn read_notice(bytes: &[u8]) -> (Notice, Vec<Diagnostic>) {
    source::notice(id(), SourceFile { path: &path(), bytes }, None)
}

fn id() -> Id {
    Id::new("x").expect("an id")
}

fn path() -> RelPath {
    RelPath::new("content/notices/x.md").expect("a path")
}
