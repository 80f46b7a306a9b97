//! Law 1. Whatever was edited before, a site is what a clean build makes of its files.

use proptest::prelude::*;
use std::sync::Arc;

use tongbao::address::Route;
use tongbao::compile::Memo;
use tongbao::tree::Tree;

use crate::support::in_memory;

/// Where edits happen: every kind of source, places that claim the same id, and places where nothing belongs.
pub(super) const PATHS: &[&str] = &[
    "content/site.yaml",
    "content/site.yml",
    "content/topics.yaml",
    "content/organs/a.yaml",
    "content/organs/b.yaml",
    "content/organs/b.yml",
    "content/inspections/x.yaml",
    "content/notices/one.md",
    "content/notices/two.md",
    "content/notices/two/notice.md",
    "content/notices/two/notice.yaml",
    "content/notices/two/notice.yml",
    "content/notices/two/list.csv",
    "content/notices/three/notice.md",
    "content/notices/three/notice.yaml",
    "content/notices/three/list.csv",
    "content/articles/one.md",
    "content/articles/two.md",
    "content/pages/about.md",
    "content/pages/index.md",
    "content/words/names.txt",
    "content/stray.md",
    "templates/notice.html",
    "templates/parts/own.html",
    "templates/moved.html",
    "static/css/site.css",
    "static/own.txt",
];

/// What edits write, wherever they write it.
pub(super) const TEXTS: &[&str] = &[
    "name: 甲站\noperator: 甲院\ndomain: a.example\nas_of: 2026-03-31\nrows_per_page: 10\n",
    "name: 乙站\nlatest: 1\n",
    "- { id: zhixing, name: 执行, keywords: [执行, 案款] }\n",
    "name: 青岚市中级人民法院\nshort_name: 青岚中院\nparent: b\n",
    "name: 望湖县人民法院\nparent: a\ncontact: { phones: [0000-1234567] }\n",
    "origin: 巡察\nteam: 第一巡察组\nterm: 7\nround: 2\nfeedback_on: 2024-12-18\n",
    "---\ntitle: 进展通报\nkind: progress\norgan: a\ninspection: x\npublished_on: 2025-07-18\ntopics: [zhixing]\n---\n前言。\n\n### 1. 关于“案款发放不及时”的问题\n\n整改结果：阶段性完成\n责任部门：执行局、立案庭\n完成时限：2025年12月底前\n\n整改情况：一是清理。二是发放。修订《案款办法》。\n\n### 2. 关于“卷宗归档不及时”的问题\n\n整改情况：已经办理。\n",
    "---\ntitle: 后续通报\nkind: followup\norgan: b\ninspection: x\npublished_on: 2026-01-18\nformerly: [old]\n---\n### 1. 关于“案款发放不及时”的问题\n\n整改结果：已完成\n",
    "---\ntitle: 台账\nkind: ledger\norgan: a\npublished_on: 2026-01\nattachments: [{ file: list.csv, title: 清单 }]\nrelated: [one]\n---\n| 序号 | 反馈问题 | 责任部门 | 完成时限 | 整改状态 |\n| --- | --- | --- | --- | --- |\n| 1 | 执行款 | 执行局 | 2026年6月 | 正在整改 |\n| 2 | 归档 | 档案室 | 长期 | 长期坚持 |\n",
    "---\ntitle: 草稿\nkind: plan\ndraft: true\n---\n一、草稿\n",
    "title: 头部\nkind: progress\norgan: a\npublished_on: 2024-05-01\n",
    "没有头部的正文。\n\n1. 关于某事的问题\n",
    "---\ntitle: 文章\npublished_on: 2025-01-01\nbyline: 某人\n---\n正文**重点。**完。\n",
    "序号,问题\n1,执行\n",
    "<title>{{ page.head_title }}</title><main>{{ page.title }}</main>",
    "{% include \"parts/own.html\" %}<p>{{ page.path }}</p>",
    "{% if %}",
    "{{ page.nothing.there }}",
    "body { color: black }\n",
    "",
    "---\ntitle: [",
    "\u{feff}name: 丙站\n",
    "---\ntitle: 甲院后续通报\nkind: followup\norgan: a\ninspection: x\npublished_on: 2026-02-01\n---\n### 1. 关于“案款发放不及时”的问题\n\n整改结果：已完成\n责任部门：执行局\n\n整改情况：全部发放。\n\n### 2. 关于“车辆管理混乱”的问题\n\n整改情况：已经办理。\n",
    "---\ntitle: 甲院再次通报\nkind: followup\norgan: a\ninspection: x\npublished_on: 2026-03-01\nallow: [{ rule: N306, reason: 另立一项 }]\nissues: { 2: { continues: one/1 } }\n---\n### 1. 关于“案款发放仍不及时”的问题\n\n整改情况：见[甲](../one/2.html)、[乙](../three/index.html#s-1)、[丙](../two/index.html#h-9)。\n\n### 2. 关于“别的事”的问题\n\n完成时限：2026年2月底前\n\n整改情况：已经办理。\n",
];

/// Notices of one inspection, and texts that continue one another there.
const OF_A_CASE: (&[usize], &[usize]) = (&[7, 8, 9, 13, 4, 6, 3, 0], &[6, 7, 8, 9, 22, 23, 22, 23, 0, 1, 3, 5]);

/// Addresses of every kind, most of which come and go.
const EVERY_KIND: &[&str] = &[
    "index.html",
    "sitemap.html",
    "notices/index.2.html",
    "notices/year-2026.html",
    "notices/organ-b.html",
    "notices/kind-plan.html",
    "notices/one/index.html",
    "notices/one/2.html",
    "entries/one/1.html",
    "entries/three/1.html",
    "entries/old/1.html",
    "changes/index.html",
    "changes/index.2.html",
    "data/changes/2025.jsonl",
    "data/changes/undated.jsonl",
    "notices/two/files/list.csv",
    "issues/due.html",
    "issues/index.2.html",
    "issues/status-unstated.html",
    "issues/topic-zhixing.html",
    "issues/owner.html",
    "issues/owner-a-zhi-xing-ju.html",
    "commitments/index.2.html",
    "documents/index.html",
    "organs/b/index.html",
    "articles/index.2.html",
    "articles/two.html",
    "about/index.html",
    "assets/own.txt",
];

#[derive(Clone, Debug)]
pub(super) enum Edit {
    Write(usize, usize),
    Remove(usize),
    Rename(usize, usize),
}

fn edit(paths: Vec<usize>, texts: Vec<usize>) -> impl Strategy<Value = Edit> {
    let (path, text) = (prop::sample::select(paths), prop::sample::select(texts));
    prop_oneof![
        6 => (path.clone(), text).prop_map(|(path, text)| Edit::Write(path, text)),
        1 => path.clone().prop_map(Edit::Remove),
        2 => (path.clone(), path).prop_map(|(from, to)| Edit::Rename(from, to)),
    ]
}

pub(super) fn apply(tree: &mut Tree, edit: &Edit) {
    match *edit {
        Edit::Write(path, text) => in_memory::put(tree, PATHS[path], TEXTS[text].as_bytes()),
        Edit::Remove(path) => {
            tree.remove(PATHS[path]);
        }
        Edit::Rename(from, to) => {
            if let Some(file) = tree.remove(PATHS[from]) {
                in_memory::put(tree, PATHS[to], &file.bytes().unwrap());
            }
        }
    }
}

pub(super) fn edits(paths: Vec<usize>, texts: Vec<usize>) -> impl Strategy<Value = Vec<(Edit, bool)>> {
    prop::collection::vec((edit(paths, texts), any::<bool>()), 20)
}

fn sorted<T: std::fmt::Debug>(list: &[T]) -> Vec<String> {
    let mut list: Vec<String> = list.iter().map(|one| format!("{one:?}")).collect();
    list.sort();
    list
}

/// Follows a folder through edits, and holds what comes of it against what comes of it for somebody who saw nothing before.
fn follow(edits: &[(Edit, bool)]) -> Result<(), TestCaseError> {
    // A store of one notice lets go of all others: they are parsed again.
    let forgets = edits.iter().any(|(_, forget)| *forget);
    let memo = Arc::new(if forgets { Memo::holding(1) } else { Memo::default() });
    let mut tree = beginning();
    for (edit, _) in edits {
        apply(&mut tree, edit);
        let followed = in_memory::compile(&tree, &memo);
        let clean = in_memory::compile(&tree, &Arc::<Memo>::default());
        prop_assert_eq!(followed.routes(), clean.routes(), "after {:?}", edit);
        let known: Vec<_> = EVERY_KIND.iter().filter_map(|path| Route::parse(path)).collect();
        for route in clean.routes().iter().chain(&known) {
            prop_assert_eq!(
                followed.addresses().exists(route),
                clean.routes().contains(route),
                "{} after {:?}",
                route,
                edit
            );
        }
        prop_assert_eq!(sorted(followed.faults()), sorted(clean.faults()), "after {:?}", edit);
        prop_assert_eq!(in_memory::rendered(&followed), in_memory::rendered(&clean), "after {:?}", edit);
        let (checked, wanted) = (followed.check(&[]).unwrap(), clean.check(&[]).unwrap());
        prop_assert_eq!(sorted(&checked.faults), sorted(&wanted.faults), "after {:?}", edit);
        prop_assert_eq!(sorted(&checked.allowed), sorted(&wanted.allowed), "after {:?}", edit);
    }
    Ok(())
}

/// A whole little site to begin with.
pub(super) fn beginning() -> Tree {
    in_memory::tree([
        (PATHS[0], TEXTS[0]),
        (PATHS[2], TEXTS[2]),
        (PATHS[3], TEXTS[3]),
        (PATHS[6], TEXTS[5]),
        (PATHS[7], TEXTS[6]),
        (PATHS[9], TEXTS[8]),
        (PATHS[12], TEXTS[13]),
        (PATHS[13], TEXTS[7]),
        (PATHS[16], TEXTS[12]),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_edits_end_in_the_bytes_of_a_clean_build(
        edits in edits((0..PATHS.len()).collect(), (0..TEXTS.len()).collect())
    ) {
        follow(&edits)?;
    }

    #[test]
    fn histories_are_joined_as_if_they_were_read_for_the_first_time(
        edits in edits(OF_A_CASE.0.to_vec(), OF_A_CASE.1.to_vec())
    ) {
        follow(&edits)?;
    }
}

#[test]
fn the_little_site_has_every_kind_of_page_and_no_errors() {
    let tree = beginning();
    let memo = Arc::<Memo>::default();
    let compiled = in_memory::compile(&tree, &memo);
    // The one fault it has is the parent that only an edit brings.
    let errors: Vec<_> = compiled.faults().iter().map(|fault| fault.code.name).collect();
    assert_eq!(errors, ["unknown-organ"; 2], "{:?}", compiled.faults());
    let pages = in_memory::rendered(&compiled);
    let wanted =
        ["notices/one/1.html", "notices/two/files/list.csv", "notices/old/1.html", "issues/topic-zhixing.html"];
    for path in wanted {
        assert!(pages[path].is_ok(), "{path}");
    }
    assert!(pages.values().all(Result::is_ok));
}

#[test]
fn front_matter_that_was_renamed_is_where_its_faults_are() {
    let faulty = "titel: 头部\nkind: progress\n";
    let mut tree = in_memory::tree([
        ("content/site.yaml", "name: 站"),
        ("content/notices/two/notice.md", "一、甲\n"),
        ("content/notices/two/notice.yaml", faulty),
    ]);
    let memo = Arc::<Memo>::default();
    assert!(in_memory::compile(&tree, &memo).faults().iter().any(|fault| fault.span.path.extension() == Some("yaml")));
    tree.remove("content/notices/two/notice.yaml");
    in_memory::put(&mut tree, "content/notices/two/notice.yml", faulty.as_bytes());
    let compiled = in_memory::compile(&tree, &memo);
    let faults = compiled.faults();
    assert!(faults.iter().all(|fault| fault.span.path.extension() != Some("yaml")), "{faults:?}");
}
