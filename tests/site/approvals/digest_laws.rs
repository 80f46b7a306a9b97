//! What the digest of what is seen follows from, and what it does not.

use std::collections::BTreeMap;

use tongbao::approval;
use tongbao::approval::READING;
use tongbao::approval::SeenAround;
use tongbao::approval::SeenPart;
use tongbao::approval::Void;
use tongbao::model::ApprovalSubject;
use tongbao::model::StatusKind;
use tongbao::source;
use tongbao::source::SourceFile;
use tongbao::tree::Tree;

use super::bound_site::NOTICE;
use super::bound_site::ORGAN;
use super::bound_site::all_steps;
use super::bound_site::approval;
use super::bound_site::approved;
use super::bound_site::compile;
use super::bound_site::file;
use super::bound_site::site;
use super::bound_site::with;
use crate::support::expect;
use crate::support::in_memory::notices;
use crate::support::in_memory::put;

/// The parts of what is seen that are others than those of the site.
fn moved(before: &Tree, after: &Tree) -> Vec<&'static str> {
    let (before, after) = (approval(before).known.seen, approval(after).known.seen);
    let other = |part: &SeenPart| {
        let of = |parts: &[String]| parts.iter().find(|of| of.starts_with(part.key())).cloned();
        of(&before.parts) != of(&after.parts)
    };
    let moved: Vec<&str> = SeenPart::ALL.into_iter().filter(other).map(SeenPart::key).collect();
    assert_eq!(moved.is_empty(), before.digest == after.digest);
    moved
}

#[test]
fn what_is_not_seen_of_this_notice_alone_moves_nothing() {
    let site = site();
    let swapped = |text: String| text.replace("kind: progress\norgan: qinglan\n", "organ: qinglan\nkind: progress\n");
    let other = "---\ntitle: 后来的通报\nkind: followup\norgan: qinglan\npublished_on: 2026-01-10\ninspection: lunci\n---\n### 1. 关于“案款发放不及时”的问题\n\n整改结果：已完成\n";
    let changes: Vec<(&str, Tree)> = vec![
        ("a comment", with(&site, NOTICE, |text| text.replace("# 由办公室填写", "# 由政治部填写"))),
        ("no comment", with(&site, NOTICE, |text| text.replace("# 由办公室填写\n", ""))),
        ("the order of keys", with(&site, NOTICE, swapped)),
        ("line ends", with(&site, NOTICE, |text| text.replace('\n', "\r\n"))),
        ("a byte order mark", with(&site, NOTICE, |text| format!("\u{feff}{text}"))),
        ("quotes", with(&site, NOTICE, |text| text.replace("kind: progress", "kind: \"progress\""))),
        ("an empty line", with(&site, NOTICE, |text| text.replace("### 2.", "\n### 2."))),
        ("draft", with(&site, NOTICE, |text| text.replace("kind:", "draft: true\nkind:"))),
        ("an embargo", with(&site, NOTICE, |text| text.replace("kind:", "embargo_until: 2099-01-01\nkind:"))),
        (
            "an allowance",
            with(&site, NOTICE, |text| text.replace("kind:", "allow: [{ rule: C801, reason: 另行公布 }]\nkind:")),
        ),
        ("a comment of the court", with(&site, ORGAN, |text| text.replace("# 电话", "# 号码"))),
        ("the theme", with(&site, "templates/labels.txt", |_| "published = 公布于{day}\n".to_owned())),
        ("a style", with(&site, "static/css/own.css", |_| "p { color: #000; }\n".to_owned())),
        ("the day", with(&site, "content/site.yaml", |text| format!("{text}as_of: 2031-01-01\n"))),
        ("a later notice", with(&site, "content/notices/later.md", |_| other.to_owned())),
        ("no other notice", {
            let mut tree = site.clone();
            tree.remove("content/notices/other.md");
            tree
        }),
        ("another folder", {
            let mut tree = site.clone();
            for name in ["notice.md", "清单.csv", "tu.png"] {
                let file = tree.remove(&format!("content/notices/tongbao/{name}")).unwrap();
                let path = tongbao::tree::RelPath::new(&format!("content/notices/2025年/tongbao/{name}")).unwrap();
                tree.insert(path, file);
            }
            tree
        }),
    ];
    expect::each(changes, |(what, changed)| {
        assert_eq!(moved(&site, &changed), Vec::<&str>::new(), "{what}");
    });
}

#[test]
fn what_is_seen_moves_its_part() {
    let site = site();
    let in_text = |from: &str, to: &str| {
        let (from, to) = (from.to_owned(), to.to_owned());
        with(&site, NOTICE, |text| {
            assert!(text.contains(&from), "{from}");
            text.replacen(&from, &to, 1)
        })
    };
    let in_organ = |from: &str, to: &str| with(&site, ORGAN, |text| text.replacen(from, to, 1));
    let changes: Vec<(&str, Tree, &str)> = vec![
        ("the title", in_text("整改进展情况的通报", "整改情况的通报"), "title"),
        ("the number", in_text("12号", "13号"), "title"),
        ("the day", in_text("published_on: 2025-07-10", "published_on: 2025-07-11"), "facts"),
        ("the kind", in_text("kind: progress", "kind: followup"), "facts"),
        ("who vouches", in_text("kind:", "assurance: verified\nkind:"), "facts"),
        ("a status", in_text("整改结果：已完成", "整改结果：基本完成"), "results"),
        ("an owner", in_text("责任部门：执行局", "责任部门：审管办"), "results"),
        ("a deadline", in_text("2025年12月底前", "2025年11月底前"), "results"),
        ("a cell", in_text("| 案款 | 12 |", "| 案款 | 13 |"), "text"),
        ("bold", in_text("**公开**", "公开"), "text"),
        ("a link", in_text("(tu.png)", "(tu.png#1)"), "text"),
        ("a number of a heading", in_text("### 2.", "### 3."), "text"),
        ("the width of a mark", in_text("，已完成1个", ",已完成1个"), "text"),
        ("a correction", in_text("更正为立案庭", "更正为执行局"), "corrections"),
        ("the name of a file", in_text("title: 整改清单", "title: 清单"), "files"),
        ("a contact of its own", in_text("kind:", "contact: { phones: [0000-7654321] }\nkind:"), "contact"),
        ("the court's telephone", in_organ("1234567", "1234568"), "contact"),
        ("what it is for", in_organ("监督电话", "举报电话"), "contact"),
        ("the court's mailbox", in_organ("jiandu@", "jubao@"), "contact"),
        ("the court's address", in_organ("示范路1号", "示范路2号"), "contact"),
        ("the court's name", in_organ("青岚市中级", "青岚市中 级"), "facts"),
        ("the inspection", with(&site, "content/inspections/lunci.yaml", |text| text.replace("第一", "第二")), "facts"),
        (
            "a byte of an attachment",
            with(&site, "content/notices/tongbao/清单.csv", |text| text.replace('1', "2")),
            "files",
        ),
        ("a byte of a picture", with(&site, "content/notices/tongbao/tu.png", |text| text.replace('m', "n")), "files"),
        ("a figure of its own", in_text("kind:", "claims: [{ subject: issues, total: 2 }]\nkind:"), "figures"),
    ];
    expect::each(changes, |(what, changed, part)| {
        let moved = moved(&site, &changed);
        assert!(moved.contains(&part), "{what}: {moved:?}");
    });
}

/// Every character of the text that a reader sees, put in the place of another.
#[test]
fn every_character_that_is_seen_moves_the_digest() {
    let site = site();
    let text = site.text(NOTICE).unwrap().into_owned();
    let before = approval(&site).known.seen.digest;
    let body = text.find("反馈的").unwrap();
    let mut tried = 0;
    for (at, c) in text.char_indices().filter(|(at, c)| *at >= body && tongbao::text::width::is_han(*c)) {
        let other = if c == '某' { '甲' } else { '某' };
        let changed = format!("{}{other}{}", &text[..at], &text[at + c.len_utf8()..]);
        let mut tree = site.clone();
        put(&mut tree, NOTICE, changed.as_bytes());
        assert_ne!(approval(&tree).known.seen.digest, before, "{at} {c}");
        tried += 1;
    }
    eprintln!("{tried} characters of the text, each moved the digest");
    assert!(tried > 100, "{tried}");
}

/// A program that reads a text otherwise: of all notices of the sample site, exactly those are voided whose reading is
/// another one, and what changed is named.
#[test]
fn another_reading_voids_exactly_what_it_reads_otherwise() {
    let compiled = compile(&crate::support::in_memory::sample());
    let files = BTreeMap::new();
    let around = SeenAround { organ: None, contact: None, inspection: None, files: &files };
    let (mut voided, mut read_otherwise) = (Vec::new(), Vec::new());
    for notice in notices(&compiled) {
        // The next release takes 阶段性完成 for something else.
        let mut next = (*notice).clone();
        let issues = next.outline.findings.iter_mut().flat_map(|finding| &mut finding.issues);
        for status in issues.filter_map(|issue| issue.rectification.status.as_mut()) {
            if status.kind == StatusKind::Partial {
                status.kind = StatusKind::InProgress;
            }
        }
        if next.outline != notice.outline {
            read_otherwise.push(notice.id.to_string());
        }
        let (before, after) = (approval::seen(&notice, around), approval::seen(&next, around));
        if before.digest != after.digest {
            voided.push(notice.id.to_string());
            let other = before.parts.iter().zip(&after.parts).filter(|(before, after)| before != after);
            let other: Vec<&str> = other.filter_map(|(part, _)| part.split(' ').next()).collect();
            assert_eq!(other, ["results"], "{}", notice.id);
        }
    }
    assert_eq!(voided, read_otherwise);
    assert!(!voided.is_empty() && voided.len() < notices(&compiled).len(), "{voided:?}");
}

/// The same seen from the approvals: bound to another reading of the same bytes, they are void, and it is said that the
/// files are as they were.
#[test]
fn a_reading_of_before_is_void_and_says_that_no_file_changed() {
    let site = site();
    let mut bound = approval(&site);
    let text = site.text(NOTICE).unwrap().into_owned();
    let path = tongbao::tree::RelPath::new(NOTICE).unwrap();
    let id = tongbao::model::Id::new("tongbao").unwrap();
    let (mut notice, _) = source::notice(id, SourceFile { path: &path, bytes: text.as_bytes() }, None);
    notice.outline.findings.remove(0);
    let files = BTreeMap::new();
    let old = approval::seen(&notice, SeenAround { organ: None, contact: None, inspection: None, files: &files });
    let results = |parts: &[String]| parts.iter().find(|part| part.starts_with("results ")).unwrap().clone();
    let mut seen = (*bound.known.seen).clone();
    let now = results(&seen.parts);
    seen.parts.iter_mut().filter(|part| **part == now).for_each(|part| *part = results(&old.parts));
    seen.digest = old.digest;
    bound.known.seen = std::sync::Arc::new(seen);
    let tree = approved(&site, &file(&all_steps(&bound)));
    let steps = approval(&tree).steps;
    assert_eq!(steps.void, Some(Void::Seen { parts: vec!["results".to_owned()], same_source: true }));
    let words = steps.void.unwrap().words();
    assert!(words.zh.contains("程序升级后读法不同") && words.zh.contains("问题清单"), "{}", words.zh);
    assert_eq!(READING, "seen-1");
}

/// Groups: the digests of their files, and no others.
#[test]
fn a_group_is_bound_to_its_files() {
    let site = site();
    let of = |tree: &Tree, name: &str| {
        let subject = ApprovalSubject::parse(name).unwrap();
        compile(tree).approval(&subject).unwrap().unwrap().known.source
    };
    let organ = with(&site, ORGAN, |text| format!("{text}# x\n"));
    assert_ne!(of(&site, "_organs"), of(&organ, "_organs"));
    assert_eq!(of(&site, "_settings"), of(&organ, "_settings"));
    let words = with(&site, "content/words/own.txt", |_| "禁用 圆满\n".to_owned());
    assert_ne!(of(&site, "_settings"), of(&words, "_settings"));
    let theme = with(&site, "static/css/own.css", |_| "p { color: #000; }\n".to_owned());
    assert_ne!(of(&site, "_theme"), of(&theme, "_theme"));
    assert_eq!(of(&site, "_organs"), of(&theme, "_organs"));
}
