//! What comes to a target, and what stays untouched there.

use std::fs;

use super::deaths::names;
use super::published_site::HISTORY;
use super::published_site::approve;
use super::published_site::correct;
use super::published_site::editions;
use super::published_site::publish;
use super::published_site::published;
use super::published_site::site;
use super::published_site::whole;
use crate::support::site::Site;

/// A site with two editions at a target, and the link to each.
fn twice() -> (Site, [String; 2]) {
    let world = site();
    published(&world, &["--to", "out"]);
    let first = link(&world);
    correct(&world, "a", "正在发放", "已经发放");
    approve(&world, "a");
    published(&world, &["--to", "out"]);
    let second = link(&world);
    (world, [first, second])
}

fn link(world: &Site) -> String {
    fs::read_link(world.place("out/current")).unwrap().to_str().unwrap().to_owned()
}

#[cfg(unix)]
fn inode(world: &Site, path: &str) -> u64 {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(world.place(path)).unwrap().ino()
}

#[cfg(unix)]
#[test]
fn editions_lie_side_by_side_and_share_what_did_not_change() {
    let (world, [first, second]) = twice();
    assert_ne!(first, second);
    for edition in [&first, &second] {
        whole(&world, &format!("out/{edition}")).unwrap();
    }
    let of = |edition: &str, path: &str| inode(&world, &format!("out/{edition}/{path}"));
    let (style, page) = ("assets/css/site.css", "notices/a/index.html");
    assert_eq!(of(&first, style), of(&second, style));
    assert_ne!(of(&first, page), of(&second, page));
    let copy = world.read("out/current/history/editions.jsonl");
    assert_eq!(copy, world.read(HISTORY));
    assert_eq!(copy.lines().count(), 2);
    assert!(world.read("site/content/history/a/1/notice.md").contains("正在发放"));
    assert!(world.read("site/content/history/a/2/notice.md").contains("已经发放"));
}

#[test]
fn what_a_line_names_is_what_a_build_writes_and_the_target_shows() {
    let (world, _) = twice();
    let day = { world.read(HISTORY).lines().last().unwrap().split("\"day\":\"").nth(1).unwrap()[..10].to_owned() };
    assert_eq!(world.run(&["build", "--root", "site", "--out", "built", "--day", &day]).exit, 0);
    let built = whole(&world, "built").unwrap();
    assert_eq!(built, whole(&world, "out/current").unwrap());
    let digest = built.without("history/editions.jsonl").digest().to_string();
    assert!(world.read(HISTORY).lines().last().unwrap().contains(&digest));
}

#[test]
fn every_link_of_a_published_site_leads_to_a_file_of_it() {
    let (world, [_, second]) = twice();
    let files = world.files(&format!("out/{second}"));
    for page in ["history/index.html", "history/a/index.html", "notices/a/index.html"] {
        let named = names(page, &String::from_utf8_lossy(&files[page]));
        assert!(named.len() > 5, "{page}");
        let missing: Vec<&String> = named.iter().filter(|path| !files.contains_key(*path)).collect();
        assert!(missing.is_empty(), "{page}: {missing:?}");
    }
    assert!(String::from_utf8_lossy(&files["history/a/index.html"]).contains("已经"));
    assert!(String::from_utf8_lossy(&files["notices/a/index.html"]).contains("本站首次发布"));
}

#[test]
fn an_edition_is_shown_again_and_the_next_publish_shows_the_newest() {
    let (world, [first, second]) = twice();
    published(&world, &["--to", "out", "--rollback"]);
    assert_eq!(link(&world), first);
    assert_eq!(publish(&world, &["--to", "out", "--rollback"]).exit, 3, "there is none before");
    published(&world, &["--to", "out"]);
    assert_eq!(link(&world), second);
    let begins = &first["releases/".len()..][..8];
    published(&world, &["--to", "out", "--rollback", begins]);
    assert_eq!(link(&world), first);
    fs::write(world.place(&format!("out/{second}/index.html")), "changed").unwrap();
    let begins = &second["releases/".len()..][..8];
    assert_eq!(publish(&world, &["--to", "out", "--rollback", begins]).exit, 3, "it is not whole");
    published(&world, &["--to", "out"]);
    assert_eq!(link(&world), second);
    whole(&world, "out/current").unwrap();
    assert_eq!(editions(&world), 2);
}

#[test]
fn as_many_editions_stay_as_are_asked_for() {
    let (world, [_, second]) = twice();
    correct(&world, "a", "已经发放", "全部发放");
    let text = world.read("site/content/notices/a.md").replacen("2026-03-01", "2026-03-02", 1);
    world.write(
        "site/content/notices/a.md",
        text.replacen("corrections:\n  - { on: 2026-03-01, what: 补充一处文字 }\nkind", "kind", 1),
    );
    approve(&world, "a");
    published(&world, &["--to", "out", "--keep", "2"]);
    let left: Vec<String> = fs::read_dir(world.place("out/releases"))
        .unwrap()
        .map(|of| of.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(left.len(), 2);
    assert!(
        left.iter().any(|name| second.ends_with(name.as_str()))
            && left.iter().any(|name| link(&world).ends_with(name.as_str()))
    );
}

#[test]
fn foreign_files_are_never_touched() {
    let world = site();
    for path in ["out/mine.txt", "out/releases/mine/index.html"] {
        world.write(path, "mine");
    }
    published(&world, &["--to", "out"]);
    for path in ["out/mine.txt", "out/releases/mine/index.html"] {
        assert_eq!(world.read(path), "mine");
    }
    // In place: what is not ours stays, and what stands where a page is to go stops the run.
    world.write("place/mine.txt", "mine");
    assert_eq!(publish(&world, &["--to", "place", "--in-place"]).exit, 3);
    fs::remove_file(world.place("place/mine.txt")).unwrap();
    published(&world, &["--to", "place", "--in-place"]);
    world.write("place/.well-known/mine.txt", "mine");
    world.write("place/articles/b.html", "mine");
    world.write("site/content/articles/c.md", "---\ntitle: 文章\npublished_on: 2025-07-10\n---\n文章。\n");
    published(&world, &["--to", "place", "--in-place"]);
    assert_eq!(
        (world.read("place/.well-known/mine.txt"), world.read("place/articles/b.html")),
        ("mine".into(), "mine".into())
    );
    world.write("site/content/articles/b.md", "---\ntitle: 文章\npublished_on: 2025-07-10\n---\n文章。\n");
    let run = publish(&world, &["--to", "place", "--in-place"]);
    assert!(run.exit == 3 && run.stderr.contains("articles/b.html"), "{}", run.stderr);
    assert_eq!(world.read("place/articles/b.html"), "mine");
}

#[test]
fn places_that_are_not_safe_are_refused() {
    let world = site();
    world.write("file", "x");
    world.write("linked/current", "x");
    for target in ["site", "site/content", "site/content/x", "site/.git/x", "file", "linked"] {
        let run = publish(&world, &["--to", target]);
        assert!(matches!(run.exit, 3 | 4), "{target}: {} {}", run.exit, run.stderr);
    }
    for target in ["site", "site/content", ".", "file"] {
        let run = publish(&world, &["--to", target, "--in-place"]);
        assert!(matches!(run.exit, 3 | 4), "{target}: {} {}", run.exit, run.stderr);
    }
    // Only asked, never done: a test that fails must not write there.
    assert_eq!(publish(&world, &["--to", "/", "--dry-run"]).exit, 3);
    assert_eq!(publish(&world, &["--to", "/", "--in-place", "--dry-run"]).exit, 3);
    assert_eq!(publish(&world, &["--to", "file.zip", "--in-place"]).exit, 0);
    world.write("mine.zip", "mine");
    assert_eq!(publish(&world, &["--zip", "mine.zip"]).exit, 3);
    assert_eq!(
        (world.read("file"), world.read("mine.zip"), world.read("linked/current")),
        ("x".into(), "mine".into(), "x".into())
    );
}

#[test]
fn a_folder_that_is_the_site_changes_in_place() {
    let (world, _) = twice();
    published(&world, &["--to", "place", "--in-place"]);
    assert_eq!(whole(&world, "place").unwrap(), whole(&world, "out/current").unwrap());
    fs::remove_file(world.place("place/notices/a/index.html")).unwrap();
    world.write("place/index.html", "changed");
    published(&world, &["--to", "place", "--in-place"]);
    assert_eq!(whole(&world, "place").unwrap(), whole(&world, "out/current").unwrap());
    assert_eq!(editions(&world), 2);
}

#[test]
fn a_zip_comes_with_its_list_and_with_what_changed() {
    let world = site();
    published(&world, &["--zip", "z/a.zip"]);
    let bytes = fs::read(world.place("z/a.zip")).unwrap();
    let names = |bytes: &[u8]| {
        let zip = zip::ZipArchive::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
        zip.file_names().map(|name| name.unwrap().into_owned()).collect::<Vec<_>>()
    };
    let listed = world.read("z/a.sha256").lines().count();
    assert_eq!(names(&bytes).len(), listed + 1);
    assert_eq!(world.read("z/a.changes.txt").lines().count(), listed);
    published(&world, &["--zip", "z/a.zip"]);
    assert_eq!(fs::read(world.place("z/a.zip")).unwrap(), bytes, "the same edition is the same bytes");
    correct(&world, "a", "正在发放", "已经发放");
    approve(&world, "a");
    published(&world, &["--zip", "z/a.zip"]);
    let changes = world.read("z/a.changes.txt");
    assert!(
        changes.contains("更新/changed  notices/a/index.html") && !changes.contains("assets/css/site.css"),
        "{changes}"
    );
}

#[test]
fn targets_have_names_in_the_settings() {
    let world = site();
    let settings = world.read("site/content/site.yaml");
    assert_eq!(publish(&world, &[]).exit, 2, "nobody said where");
    world.write("site/content/site.yaml", format!("{settings}publish:\n  - {{ name: 官网, folder: ../named }}\n"));
    published(&world, &[]);
    whole(&world, "named/current").unwrap();
    let more = "  - { name: 主机, in_place: ../host }\n  - { name: 上传, zip: ../up/site.zip }\n";
    world
        .write("site/content/site.yaml", format!("{settings}publish:\n  - {{ name: 官网, folder: ../named }}\n{more}"));
    assert_eq!(publish(&world, &[]).exit, 2, "nobody said which");
    published(&world, &["--to", "主机"]);
    published(&world, &["--to", "上传"]);
    whole(&world, "host").unwrap();
    assert!(world.place("up/site.zip").exists());
}

#[test]
fn too_many_files_do_not_go_without_a_word() {
    let world = site();
    for number in 0..60 {
        let text = format!("---\ntitle: 文章{number}\npublished_on: 2025-07-10\n---\n文章。\n");
        world.write(&format!("site/content/articles/a{number}.md"), text);
    }
    published(&world, &["--to", "out"]);
    published(&world, &["--to", "place", "--in-place"]);
    fs::rename(world.place("site/content/articles"), world.place("elsewhere")).unwrap();
    for target in [&["--to", "out"][..], &["--to", "place", "--in-place"]] {
        let run = publish(&world, target);
        assert!(run.exit == 3 && run.stderr.contains("--allow-shrinking"), "{} {}", run.exit, run.stderr);
        assert_eq!(editions(&world), 1);
    }
    published(&world, &["--to", "out", "--allow-shrinking"]);
    published(&world, &["--to", "place", "--in-place", "--allow-shrinking"]);
    assert_eq!(whole(&world, "place").unwrap(), whole(&world, "out/current").unwrap());
}
