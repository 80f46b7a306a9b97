//! What the preview adds to pages, and what it says of them.

use tongbao::preview::Kind;
use tongbao::preview::STRIP;

use crate::shown::SECRET;
use crate::shown::Shown;

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

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
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
    assert_eq!(lost.kind, Kind::NotFound);
    assert!(text(lost.bytes).contains(STRIP));
}

#[test]
fn a_folder_without_its_slash_leads_to_its_index() {
    let shown = site();
    assert_eq!(shown.page("notices/one").kind, Kind::Elsewhere("one/".into()));
    assert_eq!(shown.page("notices/one/").kind, Kind::Found);
    assert_eq!(shown.page("").kind, Kind::Found);
    assert_eq!(shown.page("notices/none").kind, Kind::NotFound);
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
    shown.preview.judge().unwrap();
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
    shown.preview.judge().unwrap();
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
