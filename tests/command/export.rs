//! `tongbao export`: what is written for places outside the site, and what is never written.
//!
//! `tests/export/expected/` holds what comes of `tests/export/site/`. After a change that is meant, run
//! `TONGBAO_RENEW=export/expected cargo test --test command export` and read the difference.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::expect;
use crate::support::program::Run;
use crate::support::site::Site;
use crate::support::site::files;
use crate::support::site::project;

fn site() -> String {
    project("tests/export/site").display().to_string()
}

fn export(world: &Site, what: &str, id: &str, out: &str, more: &[&str]) -> Run {
    let site = site();
    world.run(&[&["export", what, id, "--root", &site, "--out", out][..], more].concat())
}

#[test]
fn exports_come_out_as_expected() {
    let world = Site::new();
    let expected = project("tests/export/expected");
    let mut differences: Vec<String> = Vec::new();
    for (what, out) in [("fragment", "fragment"), ("archive", "archive"), ("page", "page.html")] {
        let run = export(&world, what, "progress", out, &[]);
        assert_eq!((run.exit, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    }
    let mut came = files(&world.place("."));
    came.retain(|file| !file.ends_with(".tongbao.lock"));
    for file in &came {
        let bytes = fs::read(world.place(file)).expect("it was written");
        differences.extend(expect::compare(&expected.join(file), &bytes));
    }
    expect::settle(&differences);
    assert_eq!(files(&expected), came);
}

#[test]
fn an_archive_says_who_approved_and_nothing_else_does() {
    let world = Site::new();
    let given = ["--approved-by", "张甲（办公室）", "--approved-by", "李乙"];
    assert_eq!(export(&world, "archive", "progress", "archive", &given).exit, 0);
    assert!(world.read("archive/说明.txt").contains("审批：张甲（办公室）、李乙\n"));
    for what in ["fragment", "page", "pdf"] {
        let run = export(&world, what, "progress", "other", &given);
        assert_eq!(run.exit, 2, "{what}: {}", run.stderr);
        assert!(run.stderr.contains("--approved-by"), "{}", run.stderr);
        assert!(!world.place("other").exists());
    }
}

#[test]
fn an_archive_is_checked_by_sha256sum_and_lists_every_file() {
    let world = Site::new();
    assert_eq!(export(&world, "archive", "progress", "archive", &[]).exit, 0);
    let folder = world.place("archive");
    let manifest = world.read("archive/tongbao-manifest.sha256");
    let listed: BTreeSet<String> =
        manifest.lines().filter_map(|line| line.split_once("  ")).map(|(_, path)| path.to_owned()).collect();
    let mut there = files(&folder);
    there.remove("tongbao-manifest.sha256");
    assert_eq!(listed, there);
    let mut check = std::process::Command::new("sha256sum");
    check.args(["-c", "--quiet", "tongbao-manifest.sha256"]).current_dir(&folder);
    assert!(check.status().expect("sha256sum is there").success());
    // The source is the source, byte for byte.
    let source = fs::read(Path::new(&site()).join("content/notices/progress/notice.md")).expect("it is there");
    assert_eq!(fs::read(folder.join("source/notice.md")).expect("it was written"), source);
    let record: serde_json::Value = serde_json::from_str(&world.read("archive/record.json")).expect("it is JSON");
    assert_eq!(record["findings"][0]["issues"][0]["status"]["printed"], "阶段性完成");
    assert!(record["findings"][1]["issues"][0]["status"].is_null(), "silence is not completed");
}

#[test]
fn a_page_holds_all_that_it_needs() {
    let world = Site::new();
    assert_eq!(export(&world, "page", "progress", "a.html", &[]).exit, 0);
    let page = world.read("a.html");
    assert!(page.contains("src=\"data:image/png;base64,iVBOR"), "{page}");
    for outside in ["<script", "<link rel=\"stylesheet\"", "src=\"files", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn what_may_not_be_shown_is_refused_and_named_nowhere() {
    let world = Site::new();
    for (id, exit, words) in [
        ("draft", 3, "是草稿"),
        ("later", 3, "2026年6月1日之前不得发布"),
        ("progres", 2, "没有标识为“progres”的通报；是不是想写“progress”？"),
        ("nothing-like-it", 2, "没有标识为“nothing-like-it”的通报。"),
    ] {
        for what in ["pdf", "fragment", "page", "archive"] {
            let run = export(&world, what, id, "out", &[]);
            assert_eq!((run.exit, run.stdout.as_str()), (exit, ""), "{what} {id}: {}", run.stderr);
            assert!(run.stderr.contains(words), "{what} {id}: {}", run.stderr);
            assert!(!world.place("out").exists(), "{what} {id}");
        }
    }
    let english = export(&world, "page", "later", "out", &["--lang", "en"]);
    assert!(english.stderr.contains("may not be published before 2026-06-01"), "{}", english.stderr);
    // The day at which days are counted ends no embargo.
    assert_eq!(export(&world, "page", "later", "out", &["--as-of", "2026-06-01"]).exit, 3);
    let due = export(&world, "page", "later", "later.html", &["--day", "2026-06-01"]);
    assert_eq!(due.exit, 0, "{}", due.stderr);
    assert!(world.read("later.html").contains("届时公开"));
    // A notice that is public names one that is not: no export of it says so.
    for (what, out) in [("fragment", "fragment"), ("page", "page")] {
        assert_eq!(export(&world, what, "progress", out, &[]).exit, 0);
    }
    for file in files(&world.place(".")) {
        let text = String::from_utf8_lossy(&fs::read(world.place(&file)).expect("it is there")).into_owned();
        assert!(file == "later.html" || !text.contains("届时公开") && !text.contains("未定稿"), "{file}");
    }
}

#[test]
fn what_others_wrote_is_kept() {
    let world = Site::new();
    world.write("a.html", "mine");
    world.write("folder/diary.txt", "mine");
    let refused = export(&world, "page", "progress", "a.html", &[]);
    assert_eq!((refused.exit, world.read("a.html").as_str()), (3, "mine"), "{}", refused.stderr);
    for what in ["fragment", "archive"] {
        for more in [&[][..], &["--force"]] {
            let run = export(&world, what, "progress", "folder", more);
            assert_eq!(run.exit, 3, "{what}: {}", run.stderr);
            assert_eq!(files(&world.place("folder")), BTreeSet::from(["diary.txt".to_owned()]));
        }
    }
    let forced = export(&world, "page", "progress", "a.html", &["--force"]);
    assert_eq!(forced.exit, 0, "{}", forced.stderr);
    let again = export(&world, "page", "progress", "a.html", &[]);
    assert!(again.exit == 0 && again.stderr.contains("内容未变"), "{}", again.stderr);
    let left: Vec<String> = files(&world.place(".")).into_iter().filter(|file| file.ends_with(".tmp")).collect();
    assert_eq!(left, Vec::<String>::new());
    // Its own package is written anew without a word, and is the same.
    assert_eq!(export(&world, "archive", "progress", "archive", &[]).exit, 0);
    let before = world.times("archive");
    assert_eq!(export(&world, "archive", "progress", "archive", &[]).exit, 0);
    assert_eq!(world.times("archive"), before);
}

#[test]
fn sources_are_no_place_for_exports() {
    let world = Site::new();
    world.write("site/content/site.yaml", "name: 站\n");
    world.write(
        "site/content/notices/a.md",
        "---\ntitle: 通报\nkind: progress\npublished_on: 2025-07-10\n---\n正文。\n",
    );
    for what in ["fragment", "archive"] {
        let run = world.run(&["export", what, "a", "--root", "site", "--out", "site/content/notices/x"]);
        assert_eq!(run.exit, 3, "{what}: {}", run.stderr);
    }
    // Without a place they go below export/ of the site.
    for (what, place) in
        [("fragment", "a-fragment/清单.html"), ("archive", "a-archive/notice.html"), ("page", "a.html")]
    {
        assert_eq!(world.run_in("site", &["export", what, "a"]).exit, 0);
        assert!(world.place(&format!("site/export/{place}")).is_file(), "{place}");
    }
}

#[test]
fn faults_of_the_sources_end_with_one_and_a_missing_browser_with_four() {
    let world = Site::new();
    world.write("site/content/site.yaml", "name: 站\n");
    let notice =
        "---\ntitle: 通报\nkind: progress\npublished_on: 2025-07-10\n---\n#### 1. 关于“甲”的问题\n\n整改结果：已完成\n";
    world.write("site/content/notices/a.md", notice);
    let mut without = world.program();
    without.args(["export", "pdf", "a", "--root", "site", "--out", "a.pdf", "--lang", "zh"]);
    let without = without.current_dir(world.place(".")).env("PATH", "").output().expect("the program can be started");
    let said = String::from_utf8_lossy(&without.stderr);
    assert_eq!((without.status.code(), without.stdout.as_slice()), (Some(4), &b""[..]), "{said}");
    assert!(said.contains("sudo apt install chromium"), "{said}");
    assert!(!world.place("a.pdf").exists());
    world.write("site/content/notices/a.md", notice.replace("已完成", "完成差不多"));
    for what in ["pdf", "page", "fragment", "archive"] {
        let run = world.run(&["export", what, "a", "--root", "site", "--out", "out"]);
        assert_eq!((run.exit, run.stdout.as_str()), (1, ""), "{what}");
        assert!(run.stderr.contains("content/notices/a.md:8:6: error: B202"), "{}", run.stderr);
        assert!(!world.place("out").exists());
    }
}
