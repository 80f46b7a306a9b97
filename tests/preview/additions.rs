//! What the preview adds to pages, and what it says of them.

use std::sync::Arc;

use tongbao::model::ApprovalSubject;
use tongbao::preview::APPROVED_STRIP;
use tongbao::preview::DRAFT_STRIP;
use tongbao::preview::PageKind;
use tongbao::preview::STRIP;

use crate::shown::SECRET;
use crate::shown::Shown;
use crate::support::in_memory::compile;
use crate::support::in_memory::tree;

const SITE: &str = "name: 甲站\noperator: 甲院\nas_of: 2026-03-31\n";
const ORGAN: &str = "name: 青岚市中级人民法院\n";
const NOTICE: &str = "---\ntitle: 通报\nkind: progress\norgan: a\npublished_on: 2025-07-18\n---\n前言。\n\n### 1. 关于“案款”的问题\n\n整改结果：已完成\n\n整改情况：一是清理。\n";
/// The same with a slip in its twelfth line.
const DOUBTFUL: &str = "---\ntitle: 通报\nkind: progress\norgan: a\npublished_on: 2025-07-18\n---\n前言。\n\n### 1. 关于“案款”的问题\n\n整改结果：已完成\n责任部们：执行局\n\n整改情况：一是清理。\n";

fn site() -> Shown {
    Shown::new(&[
        ("content/site.yaml", SITE),
        ("content/organs/a.yaml", ORGAN),
        ("content/notices/one.md", NOTICE),
        (
            "content/notices/held.md",
            &NOTICE.replace("kind: progress", "kind: plan\ndraft: true").replace("通报", "草稿<甲>"),
        ),
        ("content/notices/later.md", &NOTICE.replace("kind: progress", "kind: plan\nembargo_until: 2099-01-01")),
    ])
}

/// The text of a page or a file; of a workbook that of its parts.
fn text(bytes: Vec<u8>) -> String {
    if !bytes.starts_with(b"PK") {
        return String::from_utf8(bytes).unwrap();
    }
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut out = String::new();
    for index in 0..parts.len() {
        std::io::Read::read_to_string(&mut parts.by_index(index).unwrap(), &mut out).unwrap();
    }
    out
}

#[test]
fn every_page_carries_the_strip_and_no_file_does() {
    let shown = site();
    let built = shown.build();
    assert!(built.files.len() > 15);
    for (path, bytes) in &built.files {
        let (page, bytes) = (shown.page(path), bytes.as_ref().unwrap());
        let added = &page.bytes[bytes.len()..];
        assert_eq!(&page.bytes[..bytes.len()], bytes.as_slice(), "{path}");
        assert_eq!(added.is_empty(), !path.ends_with(".html"), "{path}");
        let added = std::str::from_utf8(added).unwrap();
        assert!(added.is_empty() || added.contains(STRIP), "{path}");
        // The pages' policy allows no script or style in the page.
        assert!(!added.contains("<style") && !added.contains(" style=") && !added.contains("<script>"), "{path}");
        assert!(!text(bytes.clone()).contains("_preview") && !text(bytes.clone()).contains(STRIP), "{path}");
    }
    let lost = shown.page("no/such/page.html");
    assert_eq!(lost.kind, PageKind::NotFound);
    assert!(text(lost.bytes).contains(STRIP));
}

/// A word that stands in what is held back alone.
const MARK: &str = "独有标记";

#[test]
fn what_is_held_back_is_shown_at_its_own_address_and_nowhere_else() {
    let held = |front: &str| NOTICE.replace("kind: progress", &format!("kind: plan\n{front}")).replace("案款", MARK);
    let shown = Shown::new(&[
        ("content/site.yaml", SITE),
        ("content/organs/a.yaml", ORGAN),
        ("content/notices/one.md", NOTICE),
        ("content/notices/held/notice.md", &held("draft: true\nattachments: [{ file: a.csv, title: 甲 }]")),
        ("content/notices/held/a.csv", MARK),
        ("content/notices/later.md", &held("embargo_until: 2099-01-01").replace("通报", MARK)),
    ]);
    for (id, strip) in [("held", DRAFT_STRIP.to_owned()), ("later", format!("{DRAFT_STRIP}（不早于2099年1月1日公布）"))]
    {
        for path in [format!("notices/{id}/index.html"), format!("notices/{id}/1.html")] {
            let page = shown.page(&path);
            assert_eq!(page.kind, PageKind::Found, "{path}");
            let page = text(page.bytes);
            assert!(page.contains(MARK) && page.contains(&strip), "{path}");
        }
        assert_eq!(shown.page(&format!("notices/{id}")).kind, PageKind::Elsewhere(format!("{id}/")));
        assert_eq!(shown.page(&format!("notices/{id}/2.html")).kind, PageKind::NotFound);
    }
    assert_eq!(shown.page("notices/held/files/a.csv").bytes, MARK.as_bytes());
    assert_eq!(shown.page("notices/later/files/a.csv").kind, PageKind::NotFound);
    // Each stands in the timeline of no other page, in no list, count or link, and in no build.
    for (path, bytes) in &shown.build().files {
        let (page, bytes) = (text(shown.page(path).bytes), text(bytes.clone().unwrap()));
        for of in [page, bytes] {
            assert!(!of.contains(MARK) && !of.contains("notices/held") && !of.contains("notices/later"), "{path}");
            assert!(!of.contains("../held/") && !of.contains("../later/") && !of.contains(DRAFT_STRIP), "{path}");
        }
    }
}

#[test]
fn a_draft_follows_its_source_and_becomes_a_page_like_any_other() {
    let mut shown = site();
    assert!(text(shown.page("notices/held/index.html").bytes).contains("草稿&lt;甲&gt;"));
    let edited = NOTICE.replace("kind: progress", "kind: plan\ndraft: true").replace("案款", "卷宗");
    shown.write("content/notices/held.md", edited.as_bytes());
    shown.settle();
    assert!(text(shown.page("notices/held/1.html").bytes).contains("卷宗"));
    shown.write("content/notices/held.md", edited.replace("draft: true\n", "").as_bytes());
    shown.settle();
    let page = text(shown.page("notices/held/index.html").bytes);
    assert!(page.contains(STRIP) && !page.contains(DRAFT_STRIP));
}

#[test]
fn a_draft_that_comes_with_an_error_can_be_looked_at() {
    let mut shown = site();
    assert_eq!(shown.page("notices/new/").kind, PageKind::NotFound);
    let draft = NOTICE
        .replace("kind: progress", "kind: progress\ndraft: true")
        .replace("整改结果：已完成", "整改结果：完成了一半");
    shown.write("content/notices/new.md", draft.as_bytes());
    shown.settle();
    for path in ["notices/new/", "notices/new/index.html", "notices/new/1.html"] {
        let page = shown.page(path);
        assert_eq!(page.kind, PageKind::Found, "{path}");
        assert!(text(page.bytes).contains(DRAFT_STRIP), "{path}");
    }
    assert_eq!(shown.page("notices/new").kind, PageKind::Elsewhere("new/".into()));
    // What has no error is seen while that one stands, and nothing else comes up.
    shown.write("content/notices/sound.md", draft.replace("完成了一半", "已完成").as_bytes());
    shown.settle();
    assert!(text(shown.page("notices/sound/1.html").bytes).contains(DRAFT_STRIP));
    assert!(!text(shown.page("notices/index.html").bytes).contains("notices/new"));
    assert_eq!(shown.page("notices/nothing/").kind, PageKind::NotFound);
}

#[test]
fn a_folder_without_its_slash_leads_to_its_index() {
    let shown = site();
    assert_eq!(shown.page("notices/one").kind, PageKind::Elsewhere("one/".into()));
    assert_eq!(shown.page("notices/one/").kind, PageKind::Found);
    assert_eq!(shown.page("").kind, PageKind::Found);
    assert_eq!(shown.page("notices/none").kind, PageKind::NotFound);
}

#[test]
fn while_a_fault_stands_pages_stay_and_the_overlay_says_why() {
    let mut shown = site();
    let before = shown.page("notices/one/index.html").bytes;
    assert_eq!(shown.state("notices/one/index.html")["stands"], false);
    shown.write("content/notices/one.md", NOTICE.replace("kind: progress", "kind: progres").as_bytes());
    let taken = shown.settle().unwrap();
    assert!(taken.stands && taken.keeps && taken.parsed == 1);
    assert_eq!(shown.page("notices/one/index.html").bytes, before);
    let state = shown.state("notices/one/index.html");
    assert_eq!(state["stands"], true);
    let fault = &state["faults"][0];
    assert_eq!((fault["path"].as_str(), fault["line"].as_u64()), (Some("content/notices/one.md"), Some(3)));
    assert_eq!(fault["marked"], "progres");
    assert!(!fault["remedy"].as_str().unwrap().is_empty() && fault["before"] == "kind: ", "{fault}");
    shown.write("content/notices/one.md", NOTICE.as_bytes());
    shown.settle().unwrap();
    let state = shown.state("notices/one/index.html");
    assert_eq!((state["stands"].as_bool(), state["faults"].as_array().unwrap().len()), (Some(false), 0));
}

#[test]
fn the_overlay_lists_what_a_check_finds_and_what_stops_a_build_comes_first() {
    let mut shown = site();
    // A number of a person is an error of the rules, and stops no preview.
    shown.write("content/notices/one.md", NOTICE.replace("前言。", "请致电13800138000。").as_bytes());
    shown.settle().unwrap();
    let names = |state: &serde_json::Value, list: &str| -> Vec<(String, String)> {
        let word = |fault: &serde_json::Value, key: &str| fault[key].as_str().unwrap().to_owned();
        let faults = state[list].as_array().unwrap().iter();
        faults.map(|fault| (word(fault, "level"), word(fault, "path"))).collect()
    };
    let of_one = ("error".to_owned(), "content/notices/one.md".to_owned());
    assert!(!names(&shown.state("notices/one/"), "own").contains(&of_one), "nobody asked the rules yet");
    shown.judge().unwrap();
    let state = shown.state("notices/one/");
    assert!(names(&state, "own").contains(&of_one) && state["stands"] == false, "{state}");
    // A fault that stops the build, in a file that comes later: what the rules said of others stays meanwhile.
    shown.write("content/organs/b.yaml", b"name: [\n");
    shown.settle().unwrap();
    for judged in [false, true] {
        if judged {
            shown.judge().unwrap();
        }
        let state = shown.state("contact/");
        let listed = names(&state, "faults");
        assert_eq!(listed[0], ("error".to_owned(), "content/organs/b.yaml".to_owned()), "{judged} {state}");
        assert!(listed.contains(&of_one) && state["stands"] == true, "{judged} {state}");
        let levels: Vec<&str> = listed.iter().map(|(level, _)| level.as_str()).collect();
        assert!(levels.is_sorted_by_key(|level| ["error", "warning", "note"].iter().position(|of| of == level)));
    }
    // What the rules said of a file is forgotten once it is another.
    shown.write("content/notices/one.md", NOTICE.as_bytes());
    shown.settle().unwrap();
    assert!(!names(&shown.state("contact/"), "faults").contains(&of_one));
    assert!(shown.judge().is_some() && shown.judge().is_none(), "it is asked once");
}

#[test]
fn a_template_that_fails_on_a_page_leaves_its_last_whole_version() {
    let mut shown = site();
    let whole = shown.build().files["notices/one/1.html"].clone().unwrap();
    for broken in [
        "{{ page.nothing.there }}",
        "{{ page.nothing.else.there }}",
        "{{ page.no }}",
        "{{ page.never.x }}",
        "{{ a.b }}",
    ] {
        shown.write("templates/issue.html", broken.as_bytes());
        shown.settle().unwrap();
        assert!(shown.shows("notices/one/1.html", &whole), "{broken}");
        let state = shown.state("notices/one/1.html");
        assert_eq!((state["stands"].as_bool(), state["faults"].as_array().unwrap().len()), (Some(true), 1), "{state}");
    }
    // Nobody asked for a page of it: the judge finds it.
    shown.write("templates/issue.html", "{{ page.nothing.at.all }}".as_bytes());
    shown.settle().unwrap();
    assert_eq!(shown.state("index.html")["stands"], false);
    shown.judge().unwrap();
    assert_eq!(shown.state("index.html")["stands"], true);
    shown.remove("templates/issue.html");
    shown.settle().unwrap();
    assert_eq!(shown.state("index.html")["stands"], false);
    assert!(shown.shows("notices/one/1.html", &whole));
}

#[test]
fn a_page_tells_of_its_own_faults() {
    let mut shown = site();
    // A label that nobody knows is doubtful, and stops nothing.
    shown.write("content/notices/one.md", DOUBTFUL.as_bytes());
    let taken = shown.settle().unwrap();
    assert!(!taken.stands && !taken.found().is_empty(), "{:?}", taken.found());
    let state = shown.state("notices/one/1.html");
    assert!(!state["own"].as_array().unwrap().is_empty() && state["faults"].as_array().unwrap().is_empty(), "{state}");
    assert!(state["own_tally"].as_str().unwrap().starts_with("1 个"), "{state}");
    assert!(shown.state("organs/index.html")["own"].as_array().unwrap().is_empty());
}

#[test]
fn only_the_pages_that_changed_have_another_mark() {
    let mut shown = site();
    let marks = |shown: &Shown, path: &str| {
        let state = shown.state(path);
        (state["page"].clone(), state["styles"].clone(), state["assets"].clone())
    };
    let (notice, contact) = (marks(&shown, "notices/one/"), marks(&shown, "contact/"));
    shown.write("content/notices/one.md", NOTICE.replace("前言", "后语").as_bytes());
    shown.settle().unwrap();
    assert_ne!(marks(&shown, "notices/one/index.html").0, notice.0);
    assert_eq!(marks(&shown, "contact/index.html"), contact);
    shown.write("static/css/site.css", b"body { color: navy }");
    shown.settle().unwrap();
    let styled = marks(&shown, "contact/");
    assert!(styled.0 == contact.0 && styled.1 != contact.1 && styled.2 == contact.2);
    shown.write("static/a.svg", b"<svg/>");
    shown.settle().unwrap();
    assert_ne!(marks(&shown, "contact/").2, contact.2);
}

#[test]
fn the_workbench_has_every_notice_and_every_fault() {
    let mut shown = site();
    shown.write("content/notices/one.md", DOUBTFUL.as_bytes());
    shown.write("content/stray.md", b"x");
    shown.settle().unwrap();
    shown.judge().unwrap();
    let page = shown.own("", "").unwrap();
    assert!(page.contains(STRIP));
    assert!(page.contains("href=\"/notices/one/index.html\""));
    assert!(page.contains("草稿&lt;甲&gt;") && page.contains("<strong class=\"held\">草稿</strong>"));
    assert!(page.contains("不早于 2099-01-01 公开"));
    assert!(page.contains("3 份，其中未公开 2 份"), "{page}");
    assert!(page.contains("href=\"/_preview/source/content/notices/one.md#L12\""), "{page}");
    assert!(page.contains("2023-11-14T22:13:20Z"), "the last change");
    assert!(page.contains("content/stray.md:1"));
    let source = shown.own("source/content/notices/one.md", "").unwrap();
    assert!(source.contains("<li id=\"L12\"><code>责任部们：执行局</code></li>"), "{source}");
    assert!(source.contains("href=\"/notices/one/index.html\""));
    for nothing in ["source/content/none.md", "source/../Cargo.toml", "source//etc/passwd", "other", "state"] {
        assert_eq!(shown.own(nothing, ""), None, "{nothing}");
    }
}

/// The text that is shown was approved: the strip and the workbench say so, until it is another one.
#[test]
fn what_is_approved_is_said_to_be() {
    let files = [("content/site.yaml", SITE), ("content/organs/a.yaml", ORGAN), ("content/notices/one.md", NOTICE)];
    let subject = ApprovalSubject::parse("one").unwrap();
    let known = compile(&tree(files), &Arc::default()).approval(&subject).unwrap().unwrap().known;
    let step = |step: &str, by: &str| {
        let (seen, source) = (known.seen.digest, known.source);
        format!(
            "- {{ step: {step}, act: approved, by: {by}, at: 2025-07-01, reading: seen-1, seen: {seen}, source: {source} }}\n"
        )
    };
    let steps = [step("提出", "甲"), step("审核", "乙"), step("审批", "丙")].concat();
    let mut shown = Shown::new(&files);
    let strip = |shown: &Shown, path: &str| {
        let page = text(shown.page(path).bytes);
        [STRIP, APPROVED_STRIP].into_iter().find(|strip| page.contains(strip))
    };
    assert_eq!(strip(&shown, "notices/one/index.html"), Some(STRIP));
    // What an open page is told that it is: it loads again where that changes.
    let told = |shown: &Shown, path: &str| shown.state(path)["page"].as_str().expect("a mark").to_owned();
    let paths = ["notices/one/index.html", "index.html"];
    let before = paths.map(|path| told(&shown, path));
    for (path, mark) in paths.iter().zip(&before) {
        assert!(text(shown.page(path).bytes).contains(&format!("data-page=\"{mark}\"")), "{path}");
    }
    shown.write("content/approvals/one.yaml", format!("format: 1\nsteps:\n{steps}").as_bytes());
    shown.settle().unwrap();
    for page in ["notices/one/index.html", "notices/one/1.html"] {
        assert_eq!(strip(&shown, page), Some(APPROVED_STRIP), "{page}");
    }
    assert_eq!(strip(&shown, "index.html"), Some(STRIP));
    let after = paths.map(|path| told(&shown, path));
    assert!(after[0] != before[0] && after[1] == before[1], "{before:?} {after:?}");
    assert!(shown.own("", "").unwrap().contains("<td>已批准，公开</td>"));
    shown.write("content/notices/one.md", NOTICE.replace("一是清理", "一是清查").as_bytes());
    shown.settle().unwrap();
    assert_eq!(strip(&shown, "notices/one/index.html"), Some(STRIP));
    assert!(shown.own("", "").unwrap().contains("<td>送审，公开</td>"));
}

#[test]
fn whoever_does_not_know_the_secret_hears_nothing() {
    let shown = site();
    for query in ["", "path=index.html", "secret=&path=index.html", "secret=0123&path=index.html"] {
        assert_eq!(shown.own("state.js", query).unwrap(), "tongbaoPreview({\"gone\":true});\n", "{query}");
        assert_eq!(shown.preview.waits("_preview/state.js", &format!("{query}&since=1")), None);
    }
    let known = format!("secret={SECRET}&since=1");
    assert_eq!(shown.preview.waits("_preview/state.js", &known), Some(1));
    assert_eq!(shown.preview.waits("_preview/state.js", &format!("secret={SECRET}")), None);
    assert_eq!(shown.preview.waits("index.html", &known), None);
}

#[test]
fn a_new_page_whose_template_fails_says_why_itself() {
    let mut shown = site();
    shown.write("templates/issue.html", b"{{ page.no.such<thing }}{{ a.b }}");
    shown.settle();
    shown.write("templates/issue.html", "{{ no_such_thing.at_all }}<b>".as_bytes());
    shown.settle().unwrap();
    shown.write("content/notices/new.md", NOTICE.replace("kind: progress", "kind: plan").as_bytes());
    shown.settle().unwrap();
    let earlier = shown.page("notices/one/1.html");
    assert_eq!(earlier.kind, PageKind::Found, "it was whole once");
    let page = shown.page("notices/new/1.html");
    assert_eq!(page.kind, PageKind::Unmade);
    let words = text(page.bytes);
    assert!(words.starts_with("<!DOCTYPE html>") && words.contains(STRIP), "{words}");
    assert!(words.contains("notices/new/1.html") && !words.contains("notices/one/1.html"), "{words}");
    // Each page says which sources it is made of.
    let of = |path: &str| shown.state(path)["of"].as_str().unwrap().to_owned();
    assert_eq!(of("notices/new/1.html"), "nothing");
    assert_eq!(of("notices/one/1.html"), "earlier");
    assert_eq!(of("notices/"), "newest");
    assert_eq!(of("_preview/"), "preview");
    shown.remove("templates/issue.html");
    shown.settle().unwrap();
    assert_eq!(shown.page("notices/new/1.html").kind, PageKind::Found);
}

#[test]
fn a_file_that_is_away_is_never_an_empty_one() {
    let mut shown = site();
    let (path, table) = ("notices/list/files/a.csv", "content/notices/list/a.csv");
    let list = NOTICE.replace("kind: progress", "kind: plan\nattachments: [{ file: a.csv, title: 清单 }]");
    shown.write("content/notices/list/notice.md", list.as_bytes());
    shown.write(table, "序号\n1\n".as_bytes());
    shown.settle().unwrap();
    assert_eq!(shown.page(path).bytes, "序号\n1\n".as_bytes());
    shown.remove(table);
    let page = shown.page(path);
    assert!(page.kind == PageKind::Away && !page.bytes.is_empty(), "{page:?}");
    assert!(shown.settle().unwrap().keeps, "a notice must not list what is not there");
    assert_eq!(shown.page(path).kind, PageKind::Away);
    shown.write(table, "序号\n2\n".as_bytes());
    shown.settle().unwrap();
    assert_eq!(shown.page(path).bytes, "序号\n2\n".as_bytes());
}

#[test]
fn sources_that_cannot_be_read_are_said_to_be_so_until_they_can() {
    let mut shown = site();
    let before = shown.page("notices/one/").bytes;
    let number = shown.preview.cannot_read("读不出“content/notices/<甲>.md”");
    assert_eq!(shown.preview.cannot_read("读不出“content/notices/<甲>.md”"), number, "nothing new is no news");
    let state = shown.state("notices/one/");
    assert_eq!((state["stands"].as_bool(), state["number"].as_u64()), (Some(true), Some(number)));
    assert!(state["unreadable"].as_str().unwrap().contains("<甲>"), "{state}");
    assert_eq!(shown.page("notices/one/").bytes, before);
    assert!(shown.own("", "").unwrap().contains("&lt;甲&gt;"));
    assert!(shown.settle().unwrap().changes.is_empty(), "readable again, and nothing else changed");
    let state = shown.state("notices/one/");
    assert!(state["unreadable"].is_null() && state["stands"] == false, "{state}");
}

#[test]
fn what_settings_lack_is_not_asked_while_they_cannot_be_read() {
    let mut shown = site();
    shown.judge().unwrap();
    shown.write("content/site.yaml", format!("{SITE}name: [\n").as_bytes());
    shown.settle().unwrap();
    shown.judge().unwrap();
    let faults = shown.state("contact/")["faults"].as_array().unwrap().clone();
    let of_settings = faults.iter().filter(|fault| fault["path"] == "content/site.yaml");
    let levels: Vec<&str> = of_settings.map(|fault| fault["level"].as_str().unwrap()).collect();
    assert!(!levels.is_empty() && levels.iter().all(|level| *level == "error"), "{faults:?}");
}
