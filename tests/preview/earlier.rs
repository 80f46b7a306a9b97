//! Law 15. An earlier version that is shown while a fault stands is made of its own bytes, also where its bodies have to
//! be parsed again and the files on disk are others by now.

use tongbao::preview::PageKind;

use crate::shown::Shown;

const SETTINGS: &str = "name: 甲站\noperator: 甲院\nas_of: 2026-03-31\n";

fn notice(title: &str, issues: &[&str]) -> String {
    let mut text = format!("---\ntitle: {title}\nkind: progress\norgan: a\npublished_on: 2025-07-18\n---\n前言。\n\n");
    for (at, issue) in issues.iter().enumerate() {
        let number = at + 1;
        text.push_str(&format!(
            "### {number}. 关于“{issue}”的问题\n\n整改结果：阶段性完成\n责任部门：执行局\n\n整改情况：一是清理。\n\n"
        ));
    }
    text
}

#[test]
fn an_earlier_version_is_whole_although_every_file_is_another_one() {
    let mut shown = Shown::new(&[
        ("content/site.yaml", SETTINGS),
        ("content/organs/a.yaml", "name: 青岚市中级人民法院\n"),
        ("content/notices/one.md", &notice("通报一", &["案款发放", "卷宗归档"])),
        ("content/notices/two.md", &notice("通报二", &["送达"])),
        ("content/notices/three/notice.yaml", "title: 通报三\nkind: plan\npublished_on: 2025-07-19\n"),
        ("content/notices/three/notice.md", "前言。\n\n### 1. 关于“审限”的问题\n\n整改措施：清理。\n"),
        ("content/articles/read.md", "---\ntitle: 文章\n---\n正文。\n"),
        ("content/pages/about.md", "---\ntitle: 关于\n---\n说明。\n"),
        ("static/own.txt", "甲"),
    ]);
    let whole = shown.build();
    assert!(!whole.stops && whole.files.len() > 30);
    let is_whole = |shown: &Shown, what: &str| {
        for (path, bytes) in &whole.files {
            let bytes = bytes.as_ref().expect("every page can be made");
            assert!(shown.shows(path, bytes), "{path} is not as it was, {what}");
        }
    };
    is_whole(&shown, "at first");
    // Many saves while the fault stands: others, empty ones, none, and again others.
    shown.write("content/notices/two.md", notice("通报二", &["送达"]).replace("progress", "progres").as_bytes());
    assert!(shown.settle().unwrap().keeps);
    is_whole(&shown, "with a fault");
    for round in 0..3 {
        let more = format!("又记{round}");
        shown.write("content/notices/one.md", notice(&more, &[&more]).as_bytes());
        shown.write("content/notices/three/notice.yaml", format!("title: {more}\nkind: ledger\n").as_bytes());
        shown.write("content/notices/three/notice.md", b"");
        shown.write("content/articles/read.md", format!("---\ntitle: {more}\n---\n另文。\n").as_bytes());
        shown.write("static/own.txt", more.as_bytes());
        shown.write("content/site.yaml", format!("name: {more}\n").as_bytes());
        assert!(shown.settle().unwrap().keeps);
        shown.judge();
        is_whole(&shown, "after other saves");
        for gone in ["content/notices/one.md", "content/pages/about.md", "content/articles/read.md"] {
            if shown.place(gone).exists() {
                shown.remove(gone);
            }
        }
        assert!(shown.settle().unwrap().keeps);
        is_whole(&shown, "after files are gone");
    }
    // And none of it stays when the fault is gone.
    shown.write("content/notices/two.md", notice("通报二", &["送达"]).as_bytes());
    assert!(!shown.settle().unwrap().keeps);
    assert_eq!(shown.page("notices/one/index.html").kind, PageKind::NotFound);
    let now = shown.build();
    for (path, bytes) in &now.files {
        assert!(shown.shows(path, bytes.as_ref().unwrap()), "{path}");
    }
}
