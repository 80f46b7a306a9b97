//! Law 11. A notice and its surroundings are all that its pages look at: where both are the same, the pages are, whatever
//! else was edited.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use tongbao::address::Route;
use tongbao::compile::Compiled;
use tongbao::compile::ExportGiven;
use tongbao::compile::Memo;
use tongbao::compile::Rendered;
use tongbao::model::Id;
use tongbao::model::IssueKey;
use tongbao::model::Notice;
use tongbao::page::EntrySurroundings;
use tongbao::page::IssueText;
use tongbao::page::Surroundings;
use tongbao::site::Facts;
use tongbao::tree::Tree;

use crate::laws::one_pipeline;
use crate::support::in_memory;

/// A notice with what surrounds it, and its pages: its own, those of its issues, and the one that leaves the site.
struct Visited {
    notice: Arc<Notice>,
    around: Surroundings,
    pages: BTreeMap<String, Vec<u8>>,
}

/// The notices of a site by id.
fn visited(compiled: &Compiled) -> BTreeMap<String, Visited> {
    let visit = |facts: &Arc<Facts>| {
        let notice = compiled.notice(&facts.said.id).expect("it is a notice of the site").expect("it is held");
        let around = compiled.surroundings_of(&notice.id).expect("it is a notice of the site");
        let of_notice = std::iter::once(Route::Notice(notice.id.clone()));
        let of_issues = notice.issues().map(|(_, issue)| Route::Issue(notice.id.clone(), issue.key));
        let page = |route: Route| match compiled.render(&route) {
            Some(Ok(Rendered::Bytes(bytes))) => (route.to_string(), bytes),
            _ => panic!("{route} is no page"),
        };
        let mut pages: BTreeMap<_, _> = of_notice.chain(of_issues).map(page).collect();
        let exported = compiled.export_page(&notice.id, &ExportGiven::default()).unwrap().unwrap();
        pages.insert("exported".to_owned(), exported);
        (notice.id.to_string(), Visited { notice, around, pages })
    };
    compiled.site.notices.iter().map(visit).collect()
}

/// The line of an issue: what surrounds it with the texts of its steps, and its page.
type Line = ((EntrySurroundings, Vec<IssueText>), Vec<u8>);

/// The lines of a site by address.
fn lines(compiled: &Compiled) -> BTreeMap<String, Line> {
    let line = |route: &Route| {
        let Route::Entry(id, key) = route else { return None };
        let around = compiled.entry_surroundings(id, *key).expect("it is a line of the site");
        let text = |step: (&Id, IssueKey)| {
            let notice = compiled.notice(step.0).expect("it is a notice of the site").expect("it is held");
            IssueText::of(&notice, step.1).expect("the notice has the issue")
        };
        let texts = around.steps.iter().map(|step| text((&step.notice, step.key))).collect();
        match compiled.render(route) {
            Some(Ok(Rendered::Bytes(bytes))) => Some((route.to_string(), ((around, texts), bytes))),
            _ => panic!("{route} is no page"),
        }
    };
    compiled.routes().iter().filter_map(line).collect()
}

#[test]
fn pages_follow_a_notice_and_its_surroundings_alone() {
    let (same, others, followed) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let count = |of: &Cell<usize>| of.set(of.get() + 1);
    // A theme is no part of the surroundings.
    let of_content = |path: &usize| one_pipeline::PATHS[*path].starts_with("content/");
    let paths = (0..one_pipeline::PATHS.len()).filter(of_content).collect();
    let edits = one_pipeline::edits(paths, (0..one_pipeline::TEXTS.len()).collect());
    let config = ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() };
    let held = TestRunner::new(config).run(&edits, |edits| {
        let memo = Arc::<Memo>::default();
        let mut tree = one_pipeline::beginning();
        let beginning = in_memory::compile(&tree, &memo);
        let (mut before, mut lines_before) = (visited(&beginning), lines(&beginning));
        for (edit, _) in &edits {
            one_pipeline::apply(&mut tree, edit);
            let compiled = in_memory::compile(&tree, &memo);
            let (after, lines_after) = (visited(&compiled), lines(&compiled));
            for (path, (of, page)) in &lines_after {
                let Some((_, then)) = lines_before.get(path).filter(|(then, _)| then == of) else { continue };
                prop_assert!(then == page, "{} is another page after {:?}", path, edit);
            }
            lines_before = lines_after;
            for (id, now) in &after {
                let Some(then) = before.get(id).filter(|then| then.notice == now.notice) else { continue };
                match then.around == now.around {
                    true => {
                        prop_assert!(then.pages == now.pages, "{} has other pages after {:?}", id, edit);
                        count(&same);
                    }
                    false => {
                        count(&others);
                        if then.pages != now.pages {
                            count(&followed);
                        }
                    }
                }
            }
            before = after;
        }
        Ok(())
    });
    held.unwrap_or_else(|failure| panic!("{failure}"));
    let (same, others, followed) = (same.get(), others.get(), followed.get());
    assert!(
        same > 100 && others > 20 && followed > 10,
        "{same} the same, {others} others, {followed} with other pages"
    );
}

/// A notice with front matter of its own and issues of these titles.
fn notice(head: &str, issues: &[(&str, &str)]) -> String {
    let mut text = format!("---\nkind: progress\n{head}---\n前言。\n\n");
    for (at, (title, result)) in issues.iter().enumerate() {
        let number = at + 1;
        text.push_str(&format!(
            "### {number}. 关于“{title}”的问题\n\n整改结果：{result}\n责任部门：执行局\n\n整改情况：已经清理。\n\n"
        ));
    }
    text
}

const SETTINGS: &str = "name: 甲站\nas_of: 2026-03-31\n";
const FIRST: &str = "title: 甲院通报\norgan: a\ninspection: x\npublished_on: 2025-07-18\n";
const LATER: &str = "title: 甲院后续通报\norgan: a\ninspection: x\npublished_on: 2026-01-18\n";
const BESIDE: &str = "title: 另见\norgan: b\npublished_on: 2025-08-18\nrelated: [first]\n";
const FAR: &str = "title: 远处\norgan: b\npublished_on: 2025-09-18\nattachments: [{ file: list.csv, title: 清单 }]\n";

fn first(head: &str) -> String {
    notice(head, &[("案款发放", "阶段性完成"), ("卷宗归档", "已完成")])
}

fn later(head: &str, result: &str) -> String {
    notice(head, &[("案款发放", result)])
}

fn far(head: &str) -> String {
    notice(head, &[("送达", "正在整改")])
}

/// A site of a notice, a later one of the same inspection, one that is to be read with it, and one far from these.
fn neighbourhood() -> Tree {
    in_memory::tree([
        ("content/site.yaml", SETTINGS.to_owned()),
        ("content/topics.yaml", "- { id: zhixing, name: 执行, keywords: [案款] }\n".to_owned()),
        ("content/organs/a.yaml", "name: 青岚市中级人民法院\n".to_owned()),
        ("content/organs/b.yaml", "name: 望湖县人民法院\n".to_owned()),
        ("content/inspections/x.yaml", "origin: 巡察\nfeedback_on: 2024-12-18\n".to_owned()),
        ("content/notices/first.md", first(FIRST)),
        ("content/notices/later.md", later(LATER, "已完成")),
        ("content/notices/beside.md", notice(BESIDE, &[("审限", "已完成")])),
        ("content/notices/far/notice.md", far(FAR)),
        ("content/notices/far/list.csv", "序号\n1\n".to_owned()),
    ])
}

/// Edits, each with the other notices whose surroundings it changes.
fn reaching() -> Vec<(&'static str, &'static str, String, &'static [&'static str])> {
    let all: &[&str] = &["beside", "far", "first", "later"];
    let text = |text: &str| text.to_owned();
    vec![
        ("prose far away", "notices/far/notice.md", far(FAR) + "又记。\n", &[]),
        ("a title far away", "notices/far/notice.md", far(&FAR.replace("远处", "更远")), &[]),
        ("a file far away", "notices/far/list.csv", text("序号\n1\n2\n"), &["far"]),
        ("prose of a later notice", "notices/later.md", later(LATER, "已完成") + "又记。\n", &[]),
        ("its title", "notices/later.md", later(&LATER.replace("后续", "再次"), "已完成"), &["first"]),
        ("a result in it", "notices/later.md", later(LATER, "基本完成"), &["first"]),
        ("a title on a card", "notices/first.md", first(&FIRST.replace("通报", "通告")), &["beside", "later"]),
        ("a sentence on a card", "notices/first.md", first(&format!("{FIRST}summary: 一句话\n")), &["beside"]),
        ("the name of an organ", "organs/b.yaml", text("name: 望湖县法院\n"), &["beside", "far"]),
        (
            "the name of a topic",
            "topics.yaml",
            text("- { id: zhixing, name: 款, keywords: [案款] }\n"),
            &["first", "later"],
        ),
        ("an inspection", "inspections/x.yaml", text("origin: 巡察\nfeedback_on: 2024-12-19\n"), &["first", "later"]),
        ("the length of lists", "site.yaml", format!("{SETTINGS}rows_per_page: 10\n"), &[]),
        ("the name of the site", "site.yaml", SETTINGS.replace("甲站", "乙站"), all),
        ("a standing page", "pages/about.md", text("---\ntitle: 关于\n---\n说明。\n"), all),
        ("the first article", "articles/new.md", text("---\ntitle: 文章\n---\n正文。\n"), all),
    ]
}

#[test]
fn an_edit_reaches_those_that_show_what_it_says() {
    let before = visited(&in_memory::compile(&neighbourhood(), &Arc::<Memo>::default()));
    assert_eq!(before.len(), 4);
    for (what, path, text, wanted) in reaching() {
        let mut tree = neighbourhood();
        in_memory::put(&mut tree, &format!("content/{path}"), text.as_bytes());
        let after = visited(&in_memory::compile(&tree, &Arc::<Memo>::default()));
        // What a notice says of its own issues stands in their history too.
        let same = |id: &str| before[id].notice == after[id].notice;
        let reached = |id: &&String| same(id) && before[*id].around != after[*id].around;
        assert_eq!(after.keys().filter(reached).collect::<Vec<_>>(), wanted, "{what}");
    }
}

#[test]
fn a_line_follows_what_its_notices_say_and_their_texts_alone() {
    let line = |tree: &Tree| lines(&in_memory::compile(tree, &Arc::<Memo>::default())).remove("entries/first/1.html");
    let (of, page) = line(&neighbourhood()).expect("two notices speak of it");
    let mut reached = Vec::new();
    for (what, path, text, _) in reaching() {
        let mut tree = neighbourhood();
        in_memory::put(&mut tree, &format!("content/{path}"), text.as_bytes());
        let (now, page_now) = line(&tree).expect("two notices speak of it");
        assert!(now != of || page_now == page, "{what}: another page of the same line");
        reached.extend((now != of).then_some(what));
    }
    let wanted = [
        // It ends the text of the issue there.
        "prose of a later notice",
        "its title",
        "a result in it",
        "a title on a card",
        "the name of the site",
        "a standing page",
        "the first article",
    ];
    assert_eq!(reached, wanted);
}
