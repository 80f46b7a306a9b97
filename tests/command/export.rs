//! `tongbao export`: what is written for places outside the site, and what is never written.
//!
//! `tests/export/expected/` holds what comes of `tests/export/site/`. After a change that is meant, run
//! `TONGBAO_RENEW=1 cargo test --test export` and read the difference.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::cases;
use crate::support::world;
use crate::support::world::World;

fn site() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export/site").display().to_string()
}

fn export(world: &World, what: &str, id: &str, out: &str, more: &[&str]) -> world::Run {
    let site = site();
    world.run(&[&["export", what, id, "--root", &site, "--out", out][..], more].concat())
}

fn files(folder: &Path) -> BTreeSet<String> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("the folder can be read"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|entry| entry.path().strip_prefix(folder).expect("it lies inside").display().to_string()).collect()
}

#[test]
fn exports_come_out_as_expected() {
    let world = World::new();
    let expected = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export/expected");
    let mut differences: Vec<String> = Vec::new();
    for (what, out) in [("fragment", "fragment"), ("archive", "archive"), ("page", "page.html")] {
        let run = export(&world, what, "progress", out, &[]);
        assert_eq!((run.exit, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    }
    let mut came = files(&world.folder("."));
    came.retain(|file| !file.ends_with(".tongbao.lock"));
    if cases::renewing() {
        for file in &came {
            let place = expected.join(file);
            fs::create_dir_all(place.parent().expect("it lies in a folder")).expect("a folder can be made");
            fs::copy(world.folder(file), place).expect("a file can be copied");
        }
    }
    assert_eq!(files(&expected), came);
    for file in &came {
        let bytes = fs::read(world.folder(file)).expect("it was written");
        differences.extend(cases::compare(&expected.join(file), &bytes, false));
    }
    assert!(differences.is_empty(), "{}", differences.concat());
}

#[test]
fn an_archive_says_who_approved_and_nothing_else_does() {
    let world = World::new();
    let given = ["--approved-by", "张甲（办公室）", "--approved-by", "李乙"];
    assert_eq!(export(&world, "archive", "progress", "archive", &given).exit, 0);
    assert!(world.read("archive/说明.txt").contains("审批：张甲（办公室）、李乙\n"));
    for what in ["fragment", "page", "pdf"] {
        let run = export(&world, what, "progress", "other", &given);
        assert_eq!(run.exit, 2, "{what}: {}", run.stderr);
        assert!(run.stderr.contains("--approved-by"), "{}", run.stderr);
        assert!(!world.folder("other").exists());
    }
}

#[test]
fn an_archive_is_checked_by_sha256sum_and_lists_every_file() {
    let world = World::new();
    assert_eq!(export(&world, "archive", "progress", "archive", &[]).exit, 0);
    let folder = world.folder("archive");
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
    let world = World::new();
    assert_eq!(export(&world, "page", "progress", "a.html", &[]).exit, 0);
    let page = world.read("a.html");
    assert!(page.contains("src=\"data:image/png;base64,iVBOR"), "{page}");
    for outside in ["<script", "<link rel=\"stylesheet\"", "src=\"files", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn what_may_not_be_shown_is_refused_and_named_nowhere() {
    let world = World::new();
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
            assert!(!world.folder("out").exists(), "{what} {id}");
        }
    }
    let english = export(&world, "page", "later", "out", &["--lang", "en"]);
    assert!(english.stderr.contains("may not be published before 2026-06-01"), "{}", english.stderr);
    let due = export(&world, "page", "later", "later.html", &["--as-of", "2026-06-01"]);
    assert_eq!(due.exit, 0, "{}", due.stderr);
    assert!(world.read("later.html").contains("届时公开"));
    // A notice that is public names one that is not: no export of it says so.
    for (what, out) in [("fragment", "fragment"), ("page", "page")] {
        assert_eq!(export(&world, what, "progress", out, &[]).exit, 0);
    }
    for file in files(&world.folder(".")) {
        let text = String::from_utf8_lossy(&fs::read(world.folder(&file)).expect("it is there")).into_owned();
        assert!(file == "later.html" || !text.contains("届时公开") && !text.contains("未定稿"), "{file}");
    }
}

#[test]
fn what_others_wrote_is_kept() {
    let world = World::new();
    world.write("a.html", "mine");
    world.write("folder/diary.txt", "mine");
    let refused = export(&world, "page", "progress", "a.html", &[]);
    assert_eq!((refused.exit, world.read("a.html").as_str()), (3, "mine"), "{}", refused.stderr);
    for what in ["fragment", "archive"] {
        for more in [&[][..], &["--force"]] {
            let run = export(&world, what, "progress", "folder", more);
            assert_eq!(run.exit, 3, "{what}: {}", run.stderr);
            assert_eq!(files(&world.folder("folder")), BTreeSet::from(["diary.txt".to_owned()]));
        }
    }
    let forced = export(&world, "page", "progress", "a.html", &["--force"]);
    assert_eq!(forced.exit, 0, "{}", forced.stderr);
    let again = export(&world, "page", "progress", "a.html", &[]);
    assert!(again.exit == 0 && again.stderr.contains("内容未变"), "{}", again.stderr);
    let left: Vec<String> = files(&world.folder(".")).into_iter().filter(|file| file.ends_with(".tmp")).collect();
    assert_eq!(left, Vec::<String>::new());
    // Its own package is written anew without a word, and is the same.
    assert_eq!(export(&world, "archive", "progress", "archive", &[]).exit, 0);
    let before = world.times("archive");
    assert_eq!(export(&world, "archive", "progress", "archive", &[]).exit, 0);
    assert_eq!(world.times("archive"), before);
}

#[test]
fn sources_are_no_place_for_exports() {
    let world = World::new();
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
        assert!(world.folder(&format!("site/export/{place}")).is_file(), "{place}");
    }
}

#[test]
fn faults_of_the_sources_end_with_one_and_a_missing_browser_with_four() {
    let world = World::new();
    world.write("site/content/site.yaml", "name: 站\n");
    let notice =
        "---\ntitle: 通报\nkind: progress\npublished_on: 2025-07-10\n---\n#### 1. 关于“甲”的问题\n\n整改结果：已完成\n";
    world.write("site/content/notices/a.md", notice);
    let mut without = std::process::Command::new(env!("CARGO_BIN_EXE_tongbao"));
    without.args(["export", "pdf", "a", "--root", "site", "--out", "a.pdf", "--lang", "zh"]);
    let without = without.current_dir(world.folder(".")).env("PATH", "").output().expect("the program can be started");
    let said = String::from_utf8_lossy(&without.stderr);
    assert_eq!((without.status.code(), without.stdout.as_slice()), (Some(4), &b""[..]), "{said}");
    assert!(said.contains("sudo apt install chromium"), "{said}");
    assert!(!world.folder("a.pdf").exists());
    world.write("site/content/notices/a.md", &notice.replace("已完成", "完成差不多"));
    for what in ["pdf", "page", "fragment", "archive"] {
        let run = world.run(&["export", what, "a", "--root", "site", "--out", "out"]);
        assert_eq!((run.exit, run.stdout.as_str()), (1, ""), "{what}");
        assert!(run.stderr.contains("content/notices/a.md:8:6: error: B202"), "{}", run.stderr);
        assert!(!world.folder("out").exists());
    }
}
