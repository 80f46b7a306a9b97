//! The search index: which files an edit of a sentence changes, and that every text of a notice stands in it. That it finds
//! what it should is tried with its engine, in tests/search.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use tongbao::address::Route;
use tongbao::compile::Compiled;
use tongbao::compile::Memo;
use tongbao::compile::Rendered;
use tongbao::model::Block;
use tongbao::tree::Tree;

use crate::support::in_memory;

/// The files of the index of a site, by their paths.
fn index(compiled: &Compiled) -> BTreeMap<String, String> {
    let of_index = compiled.routes().iter().filter(|route| matches!(route, Route::Search(_)));
    let file = |route: &Route| match compiled.render(route) {
        Some(Ok(Rendered::Bytes(bytes))) => (route.to_string(), String::from_utf8(bytes).unwrap()),
        _ => panic!("{route} is listed and not there"),
    };
    of_index.map(file).collect()
}

fn compiled(tree: &Tree) -> Compiled {
    in_memory::compile(tree, &Arc::<Memo>::default())
}

/// The number of the file of a stretch, as docs/search.md says.
fn file_of(stretch: &[char], files: u64) -> u64 {
    stretch.iter().fold(1, |hash, c| (hash * 8_191 + u64::from(u32::from(*c))) % 16_777_213) % files
}

#[test]
fn an_edit_of_a_sentence_changes_the_files_of_its_stretches_alone() {
    let mut tree = in_memory::sample();
    let path = "content/notices/shiqiao-2024-progress.md";
    let before = index(&compiled(&tree));
    let text = String::from_utf8(tree.plain(path).unwrap().to_vec()).unwrap();
    let (old, new) = ("。", "，并向社会公开。");
    let paragraph = text.lines().rev().find(|line| line.matches(old).count() > 2 && !line.contains(['*', '[', '|']));
    let paragraph = paragraph.expect("a paragraph of three sentences");
    let edited = paragraph.replacen(old, new, 1);
    in_memory::put(&mut tree, path, text.replacen(paragraph, &edited, 1).as_bytes());
    let after = index(&compiled(&tree));
    assert!(before.keys().eq(after.keys()), "the number of files follows from facts");
    let count = |part: &str| before.keys().filter(|path| path.starts_with(&format!("search/{part}/"))).count() as u64;
    // Every stretch that touches the sentence, or begins so near that what stands beside its place does.
    let mut may_change = BTreeSet::new();
    for of in [paragraph, &*edited] {
        let characters: Vec<char> = of.chars().collect();
        let end = characters.iter().position(|c| *c == '。').unwrap() + 10;
        for from in 0..end.min(characters.len()) {
            for len in 1..=9.min(characters.len() - from) {
                for part in ["frequent", "lists", "places", "long"] {
                    let stretch =
                        if part == "frequent" { &characters[from..=from] } else { &characters[from..from + len] };
                    may_change.insert(format!("search/{part}/{}.js", file_of(stretch, count(part))));
                }
            }
        }
    }
    let changed: Vec<&String> = before.keys().filter(|path| before[*path] != after[*path]).collect();
    let other: Vec<_> =
        changed.iter().filter(|path| !path.starts_with("search/texts/") && !may_change.contains(**path)).collect();
    assert!(other.is_empty(), "{other:?} are changed beside those of the sentence");
    assert_eq!(changed.iter().filter(|path| path.starts_with("search/texts/")).count(), 1, "{changed:?}");
}

#[test]
fn every_text_of_a_notice_stands_in_the_index() {
    let compiled = compiled(&in_memory::sample());
    let files = index(&compiled);
    let texts: String =
        files.iter().filter(|(path, _)| path.starts_with("search/texts/")).map(|(_, of)| &**of).collect();
    // As it stands in a text in JSON in a script.
    let written = |text: &str| {
        let json = serde_json::to_string(text).unwrap();
        json[1..json.len() - 1].replace('\\', "\\\\").replace('"', "\\\"")
    };
    let mut seen = 0;
    for notice in in_memory::notices(&compiled) {
        for text in notice.body.iter().flat_map(Block::texts) {
            let plain = text.plain();
            let found = plain.trim().is_empty() || texts.contains(&written(plain.trim()));
            assert!(found, "{}: {plain} stands in no document", notice.id);
            seen += 1;
        }
    }
    assert!(seen > 1_000, "{seen} texts");
}

#[test]
fn files_of_the_index_are_scripts_of_one_call() {
    for (path, text) in index(&compiled(&in_memory::sample())) {
        if path == "search/engine.js" {
            continue;
        }
        let name = path.strip_prefix("search/").and_then(|path| path.strip_suffix(".js")).unwrap();
        let (head, body) =
            text.strip_prefix("tongbaoSearch.take(\"").and_then(|rest| rest.split_once("\",\"")).unwrap();
        let head: Vec<&str> = head.split(' ').collect();
        assert_eq!((head.len(), head[0], head[3]), (6, "1", name));
        let body = body.strip_suffix("\");\n").unwrap();
        // Neither a line nor the text ends within it.
        assert!(!body.contains(['\n', '\r', '\u{2028}', '\u{2029}']), "{path}");
        assert!(!body.replace("\\\\", "").replace("\\\"", "").contains('"'), "{path}");
    }
}

/// The documents of an index by their keys: the known and the passages of each.
fn documents(files: &BTreeMap<String, String>) -> BTreeMap<String, serde_json::Value> {
    let mut out = BTreeMap::new();
    for (_, text) in files.iter().filter(|(path, _)| path.starts_with("search/texts/")) {
        let body = text.split_once("\",\"").unwrap().1.strip_suffix("\");\n").unwrap();
        let json = body.replace("\\\"", "\"").replace("\\\\", "\\");
        for document in serde_json::from_str::<Vec<serde_json::Value>>(&json).unwrap() {
            out.insert(document[3].as_str().unwrap().to_owned(), document);
        }
    }
    out
}

/// In rows of tables as in running text: what is told of an issue is found with it and with no other.
#[test]
fn what_is_told_of_an_issue_is_told_of_no_other() {
    let compiled = compiled(&in_memory::sample());
    let documents = documents(&index(&compiled));
    let mut seen = 0;
    for notice in in_memory::notices(&compiled) {
        // The number in front of an item of a list is drawn, and no text.
        let bare =
            |line: &str| line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(". ").to_owned();
        let told = |issue: &tongbao::model::Issue| -> BTreeSet<String> {
            let texts = issue.rectification.measures.iter().map(|measure| measure.text.plain());
            texts.flat_map(|text| text.lines().map(bare).collect::<Vec<_>>()).collect()
        };
        for (_, issue) in notice.issues() {
            let document = &documents[&format!("{}/{}", notice.id, issue.key)];
            let passages: String = document[8]
                .as_array()
                .unwrap()
                .iter()
                .map(|passage| passage[1].as_str().unwrap().to_owned() + "\n")
                .collect();
            let own = told(issue);
            let lost: Vec<&String> = own.iter().filter(|line| !passages.contains(line.trim())).collect();
            assert!(lost.is_empty(), "{}/{} has not {lost:?}", notice.id, issue.key);
            let others = notice.issues().filter(|(_, other)| other.key != issue.key).flat_map(|(_, other)| told(other));
            let strange: Vec<String> = others
                .filter(|text| text.chars().count() > 8 && !own.iter().any(|own| own.contains(text.as_str())))
                .filter(|text| passages.contains(text.trim()))
                .collect();
            assert!(strange.is_empty(), "{}/{} has what is told of another: {strange:?}", notice.id, issue.key);
            seen += own.len();
        }
    }
    assert!(seen > 200, "{seen} measures");
}

/// A hit says of an issue what the ledger says of it; an older word says that there is a newer one.
#[test]
fn what_hits_and_lists_say_of_an_issue_is_what_the_ledger_says() {
    let text = |kind: &str, day: &str, status: &str, further: &str| {
        format!(
            "---\ntitle: 通报\nkind: {kind}\norgan: a\npublished_on: {day}\nas_of: {day}\n{further}---\n## 一、整改情况\n\n\
             ### （一）关于“案卷未归档”的问题\n\n整改结果：{status}\n完成时限：2025年3月底前\n责任部门：档案室、立案庭\n"
        )
    };
    let mut tree: Tree = in_memory::tree([
        ("content/site.yaml", "name: 示例\nas_of: 2025-12-31\n"),
        ("content/organs/a.yaml", "name: 甲市中级人民法院\nshort_name: 甲市中院\n"),
    ]);
    in_memory::put(&mut tree, "content/notices/b.md", text("progress", "2025-02-01", "正在整改", "").as_bytes());
    let second = text("followup", "2025-06-30", "阶段性完成", "issues:\n  1: { continues: b/1 }\n");
    in_memory::put(&mut tree, "content/notices/c.md", second.as_bytes());
    let plan = text("plan", "2025-07-01", "", "").replace("整改结果：\n", "");
    in_memory::put(&mut tree, "content/notices/d.md", plan.replace("案卷未归档", "值班脱岗").as_bytes());
    // The day of figures is no day of publication.
    let undated = text("progress", "2025-08-01", "已完成", "").replace("published_on: 2025-08-01\n", "");
    in_memory::put(&mut tree, "content/notices/e.md", undated.replace("案卷未归档", "车辆管理混乱").as_bytes());
    let documents = documents(&index(&compiled(&tree)));
    assert_eq!((&documents["e/1"][6], &documents["c/1"][6]), (&"".into(), &"2025-06-30".into()));
    let known = |key: &str| documents[key][7].clone();
    let owners = serde_json::json!(["档案室", "立案庭"]);
    let (due, last) = ("2025年3月底前", "2025-03-31");
    assert_eq!(
        known("b/1"),
        serde_json::json!([true, "in_progress", "正在整改", "案卷未归档", "1", "", owners, due, "", "", ""])
    );
    assert_eq!(
        known("c/1"),
        serde_json::json!([false, "partial", "阶段性完成", "案卷未归档", "1", "", owners, due, last, "2025-06-30", ""])
    );
    assert_eq!(
        known("d/1"),
        serde_json::json!([false, "listed", "列入整改方案", "值班脱岗", "1", "", owners, due, last, "earlier", ""])
    );
}
