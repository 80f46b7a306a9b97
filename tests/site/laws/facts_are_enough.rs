//! Law 13. Facts are held, bodies are visited: all that is no page of a notice or of an article is made of facts, and
//! these say what their source says, wherever in it that stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use tongbao::address::DataFile;
use tongbao::address::Route;
use tongbao::compile::Compiled;
use tongbao::compile::Memo;
use tongbao::compile::Unmade;
use tongbao::site::Facts;
use tongbao::site::Said;
use tongbao::site::Site;
use tongbao::tree::Tree;

use crate::laws::links_and_addresses;
use crate::support::expect;
use crate::support::in_memory;
use crate::support::let_go;

/// The sites of another law, and one with front matter beside its text and with two articles.
pub(super) fn sites() -> Vec<(String, Tree)> {
    let mut sites = links_and_addresses::sites();
    let apart = [
        ("content/site.yaml", "name: 甲站\n"),
        ("content/notices/a/notice.yaml", "title: 甲院通报\nkind: progress\npublished_on: 2025-07-18\n"),
        (
            "content/notices/a/notice.md",
            "前言。\n\n### 1. 关于“案款发放”的问题\n\n责任部们：执行局\n\n整改情况：已经清理，见W\u{430}rd文件。\n",
        ),
        ("content/articles/one.md", "---\ntitle: 文章\n---\n正文。\n"),
        ("content/articles/two.md", "---\ntitle: 另一篇\n---\n另文。\n"),
    ];
    sites.push(("front matter apart".to_owned(), in_memory::tree(apart)));
    sites
}

/// The source of the body that a page is made of, if it is made of one.
fn body_of(compiled: &Compiled, route: &Route) -> Option<String> {
    let site: &Site = &compiled.site;
    match route {
        // The versions of a notice are made of what is kept of them, the oldest first.
        Route::Versions(id) => {
            let kept = compiled.publication().kept.iter().find(|((of, _), _)| of == id);
            kept.and_then(|(_, files)| files.get("notice.md")).map(|path| path.to_string())
        }
        // A line is named after the first of the notices that it is made of.
        Route::Notice(id) | Route::Issue(id, _) | Route::Entry(id, _) => {
            Some(site.notices[site.notice_index(id).unwrap()].places.path.to_string())
        }
        Route::Article(id) => site.articles.iter().find(|of| of.id == *id).map(|of| of.path.to_string()),
        Route::Page(id) => site.pages.iter().find(|of| of.id == *id).map(|of| of.path.to_string()),
        _ => None,
    }
}

#[test]
fn without_a_body_every_list_index_and_file_of_data_is_what_it_was() {
    let (mut of_facts, mut of_bodies) = (0, 0);
    for (name, tree) in sites() {
        let built = in_memory::rendered(&in_memory::compile(&tree, &Arc::<Memo>::default()));
        let (input, again) = let_go::input(&tree);
        let compiled = Compiled::new(input, &Arc::new(Memo::holding(1))).expect("nothing has changed yet");
        again.end();
        let came = in_memory::rendered(&compiled);
        assert!(came.keys().eq(built.keys()), "{name}: other routes");
        // The store holds the last article, however large.
        let mut held = 0;
        for route in compiled.routes() {
            let path = route.to_string();
            // The record of a notice and the files that tell of every body.
            let tells_bodies = match route {
                Route::Record(_) | Route::Search(_) => true,
                Route::Data(file) => file.is_visited() || matches!(file, DataFile::Index | DataFile::Package),
                _ => false,
            };
            if tells_bodies {
                let is_refused = matches!(compiled.render(route), Some(Err(Unmade::Changed(_))));
                assert!(is_refused || came[&path] == built[&path], "{name}: {path} is made without bodies");
                continue;
            }
            match body_of(&compiled, route) {
                None => {
                    assert!(came[&path] == built[&path], "{name}: {path} is another page without bodies");
                    of_facts += 1;
                }
                Some(_) if came[&path] == built[&path] && matches!(route, Route::Article(_) | Route::Page(_)) => {
                    held += 1;
                }
                Some(source) => {
                    let Some(Err(Unmade::Changed(changed))) = compiled.render(route) else {
                        panic!("{name}: {path} is made without its body");
                    };
                    assert_eq!(changed.path.as_str(), source, "{name}: {path}");
                    of_bodies += 1;
                }
            }
        }
        assert!(held <= 1, "{name}: {held} articles are held");
    }
    assert!(of_facts > 600 && of_bodies > 300, "{of_facts} pages of facts, {of_bodies} of bodies");
}

/// The facts of all notices of a site, also of those that are held back.
fn facts(tree: &Tree) -> BTreeMap<String, Arc<Facts>> {
    let compiled = in_memory::compile(tree, &Arc::<Memo>::default());
    let all = compiled.site.notices.iter().chain(&compiled.held_back);
    all.map(|facts| (facts.said.id.to_string(), Arc::clone(facts))).collect()
}

/// What a notice says and where, each with every place in it: places are no part of the equality of what has some.
fn written(facts: &Facts) -> [String; 2] {
    [format!("{:?}", facts.said), format!("{:?}", facts.places)]
}

#[test]
fn what_is_said_does_not_move_with_its_places() {
    let (mut moved, mut all) = (0, 0);
    for (name, tree) in sites() {
        let mut longer = tree.clone();
        for (path, file) in tree.under("content/notices") {
            let Some(text) = file.plain_text() else { continue };
            let text = match path.extension() {
                Some("md") if text.starts_with("---\n") => {
                    text.replacen("---\n", "---\n# 说明\n", 1).replacen("\n---\n", "\n---\n\n\n", 1)
                }
                Some("md") => format!("\n\n{text}"),
                Some("yaml") => format!("# 说明\n{text}"),
                _ => continue,
            };
            in_memory::put(&mut longer, path.as_str(), text.as_bytes());
        }
        let (before, after) = (facts(&tree), facts(&longer));
        assert!(before.keys().eq(after.keys()), "{name}");
        for (id, then) in &before {
            assert_ne!(then.source, after[id].source, "{name}: {id}");
            let ([said_then, at_then], [said_now, at_now]) = (written(then), written(&after[id]));
            assert_eq!(said_then, said_now, "{name}: {id} says other things below a comment");
            all += 1;
            moved += usize::from(at_then != at_now);
        }
    }
    assert!(moved > 40 && moved * 2 > all, "{moved} of {all} have places that move");
}

const NOTICE: &str = "---\ntitle: 甲院通报\nkind: progress\norgan: a\npublished_on: 2025-07-18\n---\n前言。\n\n### 1. 关于“案款发放”的问题\n\n整改结果：阶段性完成\n责任部门：执行局\n完成时限：2025年12月底前\n\n整改情况：已经清理。\n";

#[test]
fn what_others_want_of_a_notice_is_among_its_facts() {
    let said = |text: &str| {
        let tree = in_memory::tree([("content/site.yaml", "name: 站\n"), ("content/notices/a.md", text)]);
        facts(&tree).remove("a").expect("the notice is there")
    };
    type Told = fn(&Said) -> String;
    let rows: [(&str, &str, &str, Told, &str); 11] = [
        ("a status", "阶段性完成", "已完成", |said| format!("{:?}", said.issue(0).status()), "Some(Completed)"),
        (
            "its word",
            "阶段性完成",
            "已经完成",
            |said| format!("{:?}", said.issue(0).status_word()),
            "Some(\"已经完成\")",
        ),
        ("a title", "案款发放", "卷宗归档", |said| said.issue(0).title().to_owned(), "卷宗归档"),
        ("a department", "执行局", "立案庭", |said| said.issue(0).owners().collect(), "立案庭"),
        ("a deadline", "2025年12月底前", "长期", |said| format!("{:?}", said.issue(0).due()), "Some(\"长期\")"),
        ("its day", "2025年12月底前", "2026年1月5日", |said| said.issue(0).due_on().unwrap().iso(), "2026-01-05"),
        (
            "a document",
            "已经清理",
            "修订《案款办法》",
            |said| said.issue(0).documents().map(|of| of.0).collect(),
            "案款办法",
        ),
        ("the title of all", "甲院通报", "甲院通告", |said| said.title().to_owned(), "甲院通告"),
        ("the day of all", "2025-07-18", "2025-07-19", |said| said.published_on.unwrap().iso(), "2025-07-19"),
        ("the organ", "organ: a", "organ: b", |said| format!("{:?}", said.organ), "b"),
        ("a draft", "kind: progress", "kind: progress\ndraft: true", |said| said.draft.to_string(), "true"),
    ];
    let before = said(NOTICE);
    expect::each(rows, |(what, from, to, told, wanted)| {
        let text = NOTICE.replace(from, to);
        assert_ne!(text, NOTICE, "{what}");
        let after = told(&said(&text).said);
        assert!(after.contains(wanted) && !told(&before.said).contains(wanted), "{what}: {after}");
    });
    // What stands in the body alone is nothing to anybody else.
    for (from, to) in [("已经清理", "已经全部清理"), ("前言。", "序言很长很长。")] {
        assert_eq!(written(&said(&NOTICE.replace(from, to)))[0], written(&before)[0], "{to}");
    }
}

#[test]
fn facts_are_compact() {
    let all = facts(&in_memory::sample());
    let issues: usize = all.values().map(|facts| facts.said.issue_count()).sum();
    let bytes: usize = all.values().map(|facts| facts.bytes()).sum();
    // Notices of a handful of issues: what a notice says of itself weighs as much as they do.
    assert!(issues > 60 && bytes / issues < 600, "{bytes} bytes of facts for {issues} issues");
}
