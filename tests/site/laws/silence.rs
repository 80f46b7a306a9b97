//! Law 3. Silence is not "completed".

use std::sync::Arc;
use tongbao::address::DataFile;
use tongbao::address::DataTable;
use tongbao::address::Route;
use tongbao::address::SearchFile;
use tongbao::compile::Memo;
use tongbao::compile::Rendered;
use tongbao::model::StatusKind;
use tongbao::site::IssueList;
use tongbao::site::NoticeList;

use crate::support::html;
use crate::support::in_memory;

const SITE: &str = "name: 站\nas_of: 2026-03-31\n";
const COURT: &str = "name: 青岚市中级人民法院\n";

/// Claims that all is done, prose that says so, a title with a court's name: and no printed status.
const SILENT: &str = "---
title: 中共青岚市中级人民法院党组关于巡察整改进展情况的通报
kind: progress
as_of: 2025-06-30
published_on: 2025-07-10
assurance: verified
claims:
  - { subject: issues, basis: issues, total: 2, parts: { completed: 2 }, text: 反馈的2个问题已完成2个 }
---
反馈的2个问题已完成2个，整改完成率百分之百。

#### 1. 关于“案款发放不及时”的问题

完成时限：2025年6月底前

整改情况：一是由执行局逐案清理，清理工作已全部完成。

#### 2. 关于“卷宗归档不及时”的问题

整改情况：档案室已经整改到位。
";

fn page(compiled: &tongbao::compile::Compiled, route: &Route) -> Vec<u8> {
    match compiled.render(route) {
        Some(Ok(Rendered::Bytes(bytes))) => bytes,
        _ => panic!("{route} cannot be rendered"),
    }
}

/// Everything a page says of states: the classes that begin with a state's key.
fn states(page: &[u8]) -> Vec<String> {
    let dom = html::parse(page);
    let keys: Vec<&str> = StatusKind::ALL.iter().map(|kind| kind.key()).chain(["unstated"]).collect();
    let classes: Vec<String> = html::elements(&dom.document)
        .iter()
        .flat_map(|element| {
            element.get("class").unwrap_or_default().split_whitespace().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    classes
        .into_iter()
        .filter_map(|class| class.strip_prefix("s-").map(str::to_owned))
        .filter(|key| keys.contains(&key.as_str()))
        .collect()
}

/// What a page says outside the approved text and the texts of measures.
fn own_words(page: &[u8]) -> String {
    let dom = html::parse(page);
    for element in html::elements(&dom.document) {
        let quoted = element.get("data-approved-text").is_some()
            || has_class(&element, "measures")
            || has_class(&element, "steps")
            // What the notice says of its own figures, said to be its own words.
            || has_class(&element, "claims");
        if quoted {
            element.node.children.borrow_mut().clear();
        }
    }
    html::written(&dom.document)
}

#[test]
fn a_notice_without_printed_statuses_is_unstated_everywhere() {
    let tree = in_memory::tree([
        ("content/site.yaml", SITE),
        ("content/organs/qinglan.yaml", COURT),
        ("content/notices/silent.md", SILENT),
    ]);
    let memo = Arc::<Memo>::default();
    let compiled = in_memory::compile(&tree, &memo);
    let site = &compiled.site;
    assert_eq!(site.ledger.entries.len(), 2);
    for entry in &site.ledger.entries {
        assert_eq!(entry.status_kind(site), None);
        assert_eq!(entry.days_open(site), None, "what is not said to be open is not counted as open");
    }
    let lists: Vec<&IssueList> = compiled
        .routes()
        .iter()
        .filter_map(|route| match route {
            Route::Issues(list @ IssueList::Status(_), _) => Some(list),
            _ => None,
        })
        .collect();
    assert_eq!(lists, [&IssueList::Status(None)]);
    let mut unstated = 0;
    for route in compiled.routes() {
        // What explains every word of the data says nothing of the site.
        let explains = matches!(route, Route::DataPage | Route::Data(DataFile::Package | DataFile::Schema(_)));
        if explains || matches!(route, Route::Asset(_)) {
            continue;
        }
        let page = page(&compiled, route);
        let states = states(&page);
        assert!(states.iter().all(|state| state == "unstated"), "{route}: {states:?}");
        unstated += states.len();
        let words = own_words(&page);
        let words = words.replace("按完成时限", "").replace("完成时限", "");
        // What a column of a table of organs is called says nothing of what stands in it.
        let heads = ["未标明逾期", "已完成经核查", "“经核查”是已完成的问题中"];
        let words = if matches!(route, Route::Organs(..) | Route::Organ(_)) {
            heads.iter().fold(words, |words, head| words.replace(head, ""))
        } else {
            words
        };
        for word in ["已完成", "已全部完成", "整改到位", "完成率", "已核查", "已逾期"] {
            let said = words.contains(word);
            // The text itself, and what the notice claims of itself: no words of the site's own.
            let is_text = matches!(
                route,
                Route::Record(_)
                    | Route::Data(DataFile::Csv(DataTable::Measures | DataTable::Claims))
                    | Route::Search(SearchFile::Part(..))
            );
            let quotes = matches!(route, Route::Issue(..));
            let quoted = quotes && ["已全部完成", "整改到位"].contains(&word);
            assert!(!said || quoted || is_text, "{route} says {word}");
        }
    }
    assert!(unstated >= 5, "{unstated}");
    let notice = page(&compiled, &Route::parse("notices/silent/index.html").unwrap());
    assert!(html::written(&html::parse(&notice).document).contains("通报自述已完成2项，没有逐项写明"));
    let issue = Route::parse("notices/silent/1.html").unwrap();
    assert!(html::written(&html::parse(&page(&compiled, &issue)).document).contains("未标明"));
}

#[test]
fn no_totals_are_drawn_from_silence() {
    let tree = in_memory::tree([("content/site.yaml", SITE), ("content/notices/silent.md", SILENT)]);
    let memo = Arc::<Memo>::default();
    let compiled = in_memory::compile(&tree, &memo);
    for route in ["index.html", "issues/index.html", "notices/index.html", "notices/silent/index.html"] {
        let page = page(&compiled, &Route::parse(route).unwrap());
        let dom = html::parse(&page);
        let bars = html::elements(&dom.document);
        let shares: Vec<_> = bars.iter().filter(|of| has_class(of, "shares") || has_class(of, "bar")).collect();
        assert!(shares.is_empty(), "{route} draws {} bars of statuses", shares.len());
    }
}

#[test]
fn one_printed_status_says_nothing_of_the_next_issue() {
    let spoken = SILENT.replace("完成时限：2025年6月底前", "整改结果：已完成");
    let tree = in_memory::tree([("content/site.yaml", SITE), ("content/notices/spoken.md", &spoken)]);
    let memo = Arc::<Memo>::default();
    let compiled = in_memory::compile(&tree, &memo);
    let kinds: Vec<_> = compiled.site.ledger.entries.iter().map(|entry| entry.status_kind(&compiled.site)).collect();
    assert_eq!(kinds, [Some(StatusKind::Completed), None]);
    let page = page(&compiled, &Route::parse("notices/spoken/index.html").unwrap());
    let text = html::written(&html::parse(&page).document);
    assert!(text.contains("未标明") && text.contains("已完成"));
}

#[test]
fn a_later_notice_that_is_silent_changes_no_status() {
    let head = |kind: &str, day: &str| {
        format!("---\ntitle: 通报\nkind: {kind}\norgan: qinglan\ninspection: x\npublished_on: {day}\n---\n")
    };
    let issue = "#### 1. 关于“案款发放不及时”的问题\n\n";
    let first = format!("{}{issue}整改结果：阶段性完成\n", head("progress", "2025-07-10"));
    let second = format!("{}{issue}整改情况：执行局逐案清理，全部整改到位。\n", head("followup", "2026-01-10"));
    let tree = in_memory::tree([
        ("content/site.yaml", SITE),
        ("content/organs/qinglan.yaml", COURT),
        ("content/inspections/x.yaml", "origin: 巡察\n"),
        ("content/notices/first.md", &first),
        ("content/notices/second.md", &second),
    ]);
    let memo = Arc::<Memo>::default();
    let compiled = in_memory::compile(&tree, &memo);
    let site = &compiled.site;
    assert_eq!(site.ledger.entries.len(), 1, "both speak of one issue");
    let entry = &site.ledger.entries[0];
    assert_eq!((entry.steps.len(), entry.status_kind(site)), (2, Some(StatusKind::Partial)));
}

#[test]
fn one_court_says_nothing_of_another_in_the_same_inspection() {
    let notice = |organ: &str, status: &str| {
        format!(
            "---\ntitle: 通报\nkind: progress\norgan: {organ}\ninspection: x\npublished_on: 2025-07-10\n---\n\
             #### 1. 关于“理论学习不深入”的问题\n\n{status}整改情况：逐项整改。\n"
        )
    };
    let tree = in_memory::tree([
        ("content/site.yaml", SITE),
        ("content/organs/qinglan.yaml", COURT),
        ("content/organs/yunxi.yaml", "name: 云溪区人民法院\n"),
        ("content/inspections/x.yaml", "origin: 巡察\n"),
        ("content/notices/a.md", &notice("qinglan", "整改结果：已完成\n\n").replace("07-10", "07-09")),
        ("content/notices/b.md", &notice("yunxi", "")),
    ]);
    let compiled = in_memory::compile(&tree, &Arc::<Memo>::default());
    let kinds: Vec<_> = compiled.site.ledger.entries.iter().map(|entry| entry.status_kind(&compiled.site)).collect();
    assert_eq!(kinds, [None, Some(StatusKind::Completed)]);
}

#[test]
fn a_unit_is_not_guessed_from_words() {
    let tree = in_memory::tree([
        ("content/site.yaml", SITE),
        ("content/organs/qinglan.yaml", COURT),
        ("content/notices/silent.md", SILENT),
    ]);
    let memo = Arc::<Memo>::default();
    let compiled = in_memory::compile(&tree, &memo);
    let site = &compiled.site;
    assert!(site.organ(site.said(0).organ.as_ref()).is_none());
    assert!(site.ledger.entries.iter().all(|entry| entry.owners(site).next().is_none()), "执行局 is in prose only");
    for route in compiled.routes() {
        let guessed = matches!(
            route,
            Route::Notices(NoticeList::Organ(_), _) | Route::Issues(IssueList::Organ(_) | IssueList::Owner(_), _)
        );
        assert!(!guessed, "{route}");
    }
}

/// Whether an element has a class.
fn has_class(element: &html::Element, class: &str) -> bool {
    element.get("class").is_some_and(|classes| classes.split_whitespace().any(|known| known == class))
}
