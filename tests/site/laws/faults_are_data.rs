//! Law 4. A fault of content is data. No site is too broken to be read, and every fault comes in one run.

use proptest::prelude::*;
use std::sync::Arc;

use tongbao::compile::Compiled;
use tongbao::compile::Memo;
use tongbao::compile::TextRules;
use tongbao::compile::Written;
use tongbao::diagnostic::Level;
use tongbao::diagnostic::line_index::LineIndex;
use tongbao::diagnostic::line_index::Position;
use tongbao::tree::Tree;

use crate::support::in_memory;

/// Compiles and renders everything there is, and checks that each fault points into its file. Gives their names.
fn survive(tree: &Tree) -> Vec<&'static str> {
    let memo = Arc::<Memo>::default();
    let compiled = in_memory::compile(tree, &memo);
    let pages = in_memory::rendered(&compiled);
    for (path, came) in &pages {
        assert_ne!(came.as_ref().err().map(String::as_str), Some(in_memory::NOTHING), "{path} is listed");
    }
    for fault in compiled.faults() {
        let Some(bytes) = tree.bytes(fault.span.path.as_str()) else {
            assert_eq!((fault.span.start, fault.span.end), (0, 0), "{fault:?}");
            continue;
        };
        assert!(fault.span.end <= bytes.len(), "{fault:?} past {}", bytes.len());
    }
    compiled.faults().iter().filter(|fault| fault.level == Level::Error).map(|fault| fault.code.name).collect()
}

const NOTICE: &str = "---
title: 进展通报
kind: progress
organ: a
inspection: { origin: 巡察, team: 第一巡察组, feedback_on: 2024-12-18 }
published_on: 2025-07-18
contact: { phones: [{ label: 电话, number: 0000-1234567 }], period: [2025-07-18, 2025-08-18] }
claims:
  - { subject: issues, basis: issues, total: 2, parts: { completed: 1 }, text: 已完成1个 }
withheld: { count: 1, basis: 涉密 }
corrections: [{ on: 2025-08-01, what: 改错字 }]
attachments: [{ file: list.csv, title: 清单 }]
issues: { \"1\": { topics: [zhixing], assurance: verified } }
formerly: [old]
---
前言。

## 一、整改情况

### （一）执行方面

#### 1. 关于“案款发放不及时”的问题

整改结果：阶段性完成
责任部门：执行局、立案庭
完成时限：2025年12月底前

整改情况：一是**清理**。二是发放。修订《案款办法》。

| 甲 | 乙 |
| --- | --- |
| 2 | 归档 |

> 引文

中共某院党组
2025年7月18日
";

fn whole() -> Vec<(&'static str, &'static str)> {
    vec![
        ("content/site.yaml", "name: 站\nas_of: 2026-03-31\nlinks: [{ text: 外, address: \"https://a.example\" }]\n"),
        ("content/topics.yaml", "- { id: zhixing, name: 执行, keywords: [执行] }\n"),
        ("content/organs/a.yaml", "name: 青岚市中级人民法院\ncontact: { phones: [0000-1234567] }\n"),
        ("content/notices/one/notice.md", NOTICE),
        ("content/notices/one/list.csv", "序号\n1\n"),
        ("content/articles/b.md", "---\ntitle: 文章\npublished_on: 2025-01-01\n---\n正文\n"),
        ("content/pages/about.md", "---\ntitle: 关于\n---\n正文\n"),
        ("templates/404.html", "<title>{{ page.head_title }}</title>{% if page.site.name %}没有{% endif %}"),
    ]
}

/// A whole site with one more file, or with another text in place of one.
fn with(path: &str, bytes: impl AsRef<[u8]>) -> Tree {
    let mut tree = in_memory::tree(whole());
    in_memory::put(&mut tree, path, bytes.as_ref());
    tree
}

#[test]
fn a_whole_site_has_no_errors() {
    assert_eq!(survive(&in_memory::tree(whole())), [""; 0]);
}

#[test]
fn an_empty_folder_is_a_fault() {
    assert_eq!(survive(&Tree::new()), ["no-settings"]);
    assert_eq!(survive(&in_memory::tree([("content/site.yaml", "")])), ["missing-key"]);
    assert_eq!(survive(&in_memory::tree([("content/site.yaml", "name: 站")])), [""; 0]);
}

#[test]
fn broken_sites_are_read_as_far_as_they_can_be() {
    let deep = "[".repeat(5_000);
    let wide = format!("title: {}", "长".repeat(400_000));
    let organs = |text: fn(usize) -> String| {
        let files = (0..300).map(move |number| (format!("content/organs/o{number}.yaml"), text(number)));
        in_memory::tree(files.chain([("content/site.yaml".to_owned(), "name: 站".to_owned())]))
    };
    let front = |head: &str| format!("---\n{head}\n---\n#### 1. 关于甲的问题\n");
    for (what, tree, expected) in [
        ("settings are a list", with("content/site.yaml", "- 站"), "wrong-shape"),
        ("settings are nested without end", with("content/site.yaml", &deep), "yaml-syntax"),
        ("settings are bytes", with("content/site.yaml", b"\xff\xfe\x00name"), "not-utf8"),
        ("topics are a mapping", with("content/topics.yaml", "id: x"), ""),
        ("a court is its own parent", with("content/organs/a.yaml", "name: 甲\nparent: a"), "organ-circle"),
        ("a court's parent is nowhere", with("content/organs/a.yaml", "name: 甲\nparent: z"), "unknown-organ"),
        ("a circle of three hundred", organs(|n| format!("name: 院\nparent: o{}", (n + 1) % 300)), "organ-circle"),
        ("a line of three hundred", organs(|n| format!("name: 院\nparent: o{}", n + 1)), "unknown-organ"),
        ("two courts of one id", with("content/organs/a.yml", "name: 乙"), "same-id"),
        ("two notices of one id", with("content/notices/one.md", NOTICE), "same-id"),
        ("a former id that lives", with("content/notices/old.md", NOTICE), "former-id-taken"),
        ("a former id twice", with("content/notices/x.md", NOTICE), "former-id-taken"),
        ("a former id of its own", with("content/notices/x.md", front("formerly: [x, y, y]")), "former-id-taken"),
        ("a former id that no folder may have", with("content/notices/x.md", front("formerly: [con]")), "not-an-id"),
        ("an attachment twice", with("content/notices/one/notice.md", twice()), ""),
        (
            "an attachment that leads out",
            with("content/notices/x.md", front("attachments: [{ file: ../../a }]")),
            "wrong-shape",
        ),
        (
            "an attachment that is not there",
            with("content/notices/x.md", front("attachments: [{ file: a.csv }]")),
            "missing-attachment",
        ),
        (
            "a notice without a court",
            with("content/notices/x.md", front("title: 通报\nkind: progress\norgan: z")),
            "unknown-organ",
        ),
        (
            "a notice that continues itself",
            with("content/notices/x.md", front("issues: { \"1\": { continues: x/1 } }")),
            "continues-later",
        ),
        ("a notice of nothing", with("content/notices/x.md", ""), "no-front-matter"),
        ("front matter that does not end", with("content/notices/x.md", "---\ntitle: 甲\n"), ""),
        ("front matter of lists", with("content/notices/x.md", front("[1, [2], {}]")), "wrong-shape"),
        ("front matter nested without end", with("content/notices/x.md", front(&deep)), ""),
        ("a title without end", with("content/notices/x.md", front(&wide)), "field-size"),
        (
            "quotations without end",
            with("content/notices/x.md", format!("---\n---\n{}甲", ">".repeat(9_000))),
            "markdown-limit",
        ),
        ("brackets without end", with("content/notices/x.md", format!("---\n---\n{}", "[".repeat(90_000))), ""),
        ("marks without end", with("content/notices/x.md", format!("---\n---\n{}", "*a_".repeat(40_000))), ""),
        (
            "numbers without end",
            with(
                "content/notices/x.md",
                format!(
                    "---\n---\n{}. 甲\n\n第{}号\n\n一{}、乙",
                    "9".repeat(4_000),
                    "9".repeat(400),
                    "亿".repeat(4_000)
                ),
            ),
            "",
        ),
        (
            "one number a thousand times",
            with("content/notices/x.md", format!("---\n---\n{}", "1. 甲\n\n".repeat(1_000))),
            "",
        ),
        (
            "counts without end",
            with("content/notices/x.md", front("withheld: { count: 99999999999999999999, basis: 密 }")),
            "wrong-shape",
        ),
        (
            "years without end",
            with("content/notices/x.md", front("published_on: 99999-99-99\nas_of: -5\nsigned_on: 0000-00-00")),
            "not-a-date",
        ),
        ("an article of bytes", with("content/articles/x.md", b"---\ntitle: \xff\n---\n"), "not-utf8"),
        ("a page in a reserved place", with("content/pages/assets.md", "---\ntitle: 甲\n---\n"), "reserved-id"),
        ("a template of bytes", with("templates/notice.html", b"\xff"), "not-utf8"),
        (
            "a template nested without end",
            with("templates/notice.html", format!("{{{{ {}1 }}}}", "(".repeat(50_000))),
            "template-nesting",
        ),
    ] {
        let found = survive(&tree);
        assert!(expected.is_empty() || found.contains(&expected), "{what}: {found:?}");
    }
}

fn twice() -> String {
    NOTICE.replace("{ file: list.csv, title: 清单 }", "{ file: list.csv, title: 清单 }, { file: list.csv }")
}

#[test]
fn no_two_routes_of_a_site_without_errors_are_one_file() {
    for tree in [in_memory::tree(whole()), with("content/notices/one/notice.md", twice())] {
        let memo = Arc::<Memo>::default();
        let compiled = in_memory::compile(&tree, &memo);
        let mut paths: Vec<String> = compiled.routes().iter().map(ToString::to_string).collect();
        let count = paths.len();
        paths.sort();
        paths.dedup();
        assert!(paths.len() == count || compiled.stops_build(), "{} of {count} paths", paths.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// Cut short, joined, and with bytes of other files in their midst.
    #[test]
    fn damaged_files_never_stop_the_run(
        file in 0..8_usize, cut in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
        noise in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..6),
            prop::sample::select(vec!["\n---\n", ": ", "\t", "\r", "|", "- ", "{", "}", "\"", "&a", "*a", "!!", "　", "\u{feff}", "999999999999999999999"])
                .prop_map(|text| text.as_bytes().to_vec()),
        ],
    ) {
        let (path, text) = whole()[file];
        let (from, to) = (cut.index(text.len() + 1), to.index(text.len() + 1));
        let mut bytes = text.as_bytes()[..from].to_vec();
        bytes.extend(&noise);
        let truncated = with(path, &bytes);
        bytes.extend(&text.as_bytes()[to..]);
        survive(&truncated);
        survive(&with(path, &bytes));
    }
}

/// Templates that are broken when they are read: the page, its text, and line and column of what is wrong.
const BROKEN: &[(&str, &str, usize, usize)] = &[
    ("home.html", "<p>\n{% if %}", 2, 7),
    ("notices.html", "甲\n乙{{ page. }}", 2, 11),
    ("notice.html", "{% for b in notice.blocks %}\n{{ b }}", 2, 8),
    ("issue.html", "\n\n{{ issue.title", 3, 15),
    ("issues.html", "{% unknown %}", 1, 4),
    ("index.html", "{% endif %}", 1, 4),
    ("commitments.html", "{{ page | nosuchfilter }}", 1, 11),
    ("documents.html", "{{ nosuchfunction() }}", 1, 4),
    ("organs.html", "{% if page is nosuchtest %}{% endif %}", 1, 15),
    ("organ.html", "{% block a %}\n{% block a %}{% endblock %}{% endblock %}", 2, 10),
    ("contact.html", "{% extends \"nowhere.html\" %}", 1, 1),
    ("articles.html", "{% include \"nowhere.html\" %}", 1, 12),
    ("article.html", "{{ 1 + }}", 1, 8),
    ("404.html", "{{ \"open }}", 1, 4),
    ("moved.html", "{% set a 1 %}", 1, 8),
];

/// Templates that are broken when a page is made of them.
const FAILING: &[(&str, &str, usize, usize)] = &[
    ("home.html", "<p>\n{{ home.nothing.there }}", 2, 9),
    ("notices.html", "甲{{ page.title + 1 }}", 1, 5),
    ("notice.html", "{{ page.title / 0 }}", 1, 4),
    ("issue.html", "{% for a in page.title.x %}{% endfor %}", 1, 13),
    ("issues.html", "{{ list.issues | round }}", 1, 4),
    ("404.html", "\n {{ undefined }}", 2, 5),
];

fn places(compiled: &Compiled, faults: &[tongbao::diagnostic::Diagnostic], tree: &Tree) -> Vec<(String, Position)> {
    let own = |path: &str| path.strip_prefix("templates/").map(str::to_owned);
    let place = |fault: &tongbao::diagnostic::Diagnostic| {
        let name = own(fault.span.path.as_str())?;
        let text = std::str::from_utf8(tree.plain(fault.span.path.as_str())?).ok()?;
        Some((name, LineIndex::new(text).position(fault.span.start)))
    };
    let mut places: Vec<_> = compiled.faults().iter().chain(faults).filter_map(place).collect();
    places.sort();
    places
}

fn check(broken: &[(&str, &str, usize, usize)]) {
    let mut tree = in_memory::tree(whole().into_iter().filter(|(path, _)| !path.starts_with("templates")));
    for (name, text, ..) in broken {
        in_memory::put(&mut tree, &format!("templates/{name}"), text.as_bytes());
    }
    let memo = Arc::<Memo>::default();
    let compiled = in_memory::compile(&tree, &memo);
    let found = match compiled.write(&Nowhere, TextRules::Later) {
        Written::Faults(found) => found,
        _ => Vec::new(),
    };
    let mut expected: Vec<(String, Position)> = broken
        .iter()
        .map(|(name, _, line, column)| ((*name).to_owned(), Position { line: *line, column: *column }))
        .collect();
    expected.sort();
    let places = places(&compiled, &found, &tree);
    let words: Vec<_> = compiled.faults().iter().chain(&found).map(|fault| &fault.args).collect();
    assert_eq!(places, expected, "{words:?}");
}

struct Nowhere;

impl tongbao::compile::Sink for Nowhere {
    type Failure = std::convert::Infallible;

    fn put(
        &self,
        _: &tongbao::tree::RelPath,
        write: &mut dyn FnMut(&mut dyn std::io::Write) -> std::io::Result<()>,
    ) -> Result<(), Self::Failure> {
        write(&mut std::io::sink()).expect("nowhere takes every byte");
        Ok(())
    }

    fn copy(
        &self,
        _: &tongbao::tree::RelPath,
        _: &tongbao::tree::RelPath,
        _: tongbao::tree::Digest,
    ) -> Result<(), Self::Failure> {
        Ok(())
    }

    fn done(&self) {}
}

#[test]
fn templates_broken_in_many_ways_are_all_named_in_one_run_at_line_and_column() {
    check(BROKEN);
}

#[test]
fn templates_that_fail_on_pages_are_all_named_in_one_run_at_line_and_column() {
    check(FAILING);
}

#[test]
fn each_broken_template_is_named_by_itself() {
    for broken in BROKEN.iter().chain(FAILING) {
        check(&[*broken]);
    }
}
