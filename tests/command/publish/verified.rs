//! Whether a site is what was published: every single change is named, and nothing is where there is none.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use tongbao::tree::Manifest;

use super::file_host::Habit;
use super::file_host::start;
use super::order::Drawn;
use super::published_site::HISTORY;
use super::published_site::approve;
use super::published_site::correct;
use super::published_site::published;
use super::published_site::site;
use crate::support::program::Run;
use crate::support::site::Site;

fn verify(world: &Site, arguments: &[&str]) -> Run {
    world.run(&[&["verify", "--root", "site"], arguments].concat())
}

/// What differs: its kind, and its path.
#[track_caller]
fn differences(world: &Site, arguments: &[&str], exit: i32) -> Vec<(String, String)> {
    let run = verify(world, &[arguments, &["--format", "json"]].concat());
    assert_eq!(run.exit, exit, "{}{}", run.stdout, run.stderr);
    let said: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let of = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    said["differences"].as_array().unwrap().iter().map(|one| (of(&one["kind"]), of(&one["path"]))).collect()
}

fn told(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(kind, path)| ((*kind).to_owned(), (*path).to_owned())).collect()
}

/// The files of an edition, so that it can be put back.
struct Before {
    folder: PathBuf,
    files: BTreeMap<String, Vec<u8>>,
}

impl Before {
    fn of(world: &Site, folder: &str) -> Before {
        let folder = world.place(folder).canonicalize().unwrap();
        let name = folder.strip_prefix(world.path().canonicalize().unwrap()).unwrap().to_str().unwrap().to_owned();
        Before { folder, files: world.files(&name) }
    }

    #[expect(clippy::disallowed_methods, reason = "a folder of the test's own")]
    fn put_back(&self) {
        let folder = &self.folder;
        let there = fs::read_dir(folder).unwrap();
        for entry in there {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.is_symlink() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.unwrap();
        }
        for (path, bytes) in &self.files {
            let to = folder.join(path);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::write(to, bytes).unwrap();
        }
    }
}

/// Changes one thing, in one of nine kinds; what must be named.
fn change(before: &Before, kind: usize, drawn: &mut Drawn) -> Vec<(String, String)> {
    let folder = &before.folder;
    let files: Vec<&String> = before
        .files
        .iter()
        .filter(|(path, bytes)| *path != Manifest::FILE && bytes.len() > 1)
        .map(|(path, _)| path)
        .collect();
    let path = files[drawn.below(files.len())].as_str();
    let (place, bytes) = (folder.join(path), &before.files[path]);
    let write = |bytes: &[u8]| fs::write(&place, bytes).unwrap();
    match kind {
        0 => {
            let mut bytes = bytes.clone();
            let at = drawn.below(bytes.len());
            bytes[at] ^= 1 << drawn.below(8);
            write(&bytes);
            told(&[("changed", path)])
        }
        1 => {
            write(&bytes[..1 + drawn.below(bytes.len() - 1)]);
            told(&[("changed", path)])
        }
        2 => {
            write(&[bytes.as_slice(), b"\n"].concat());
            told(&[("changed", path)])
        }
        3 => {
            write(b"");
            told(&[("changed", path)])
        }
        4 => {
            fs::remove_file(&place).unwrap();
            told(&[("missing", path)])
        }
        5 => {
            let name = format!("{}.bak", path);
            fs::write(folder.join(&name), bytes).unwrap();
            told(&[("extra", &name)])
        }
        6 => {
            let name = format!("{}-{}", path, drawn.below(100));
            fs::rename(&place, folder.join(&name)).unwrap();
            told(&[("missing", path), ("extra", &name)])
        }
        #[cfg(unix)]
        7 => {
            fs::remove_file(&place).unwrap();
            std::os::unix::fs::symlink(folder.join(Manifest::FILE), &place).unwrap();
            told(&[("not_a_file", path)])
        }
        #[cfg(unix)]
        _ => {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&place, fs::Permissions::from_mode(0o600)).unwrap();
            told(&[("closed", path)])
        }
        #[cfg(not(unix))]
        _ => {
            write(b"other");
            told(&[("changed", path)])
        }
    }
}

#[test]
fn every_single_change_of_a_published_folder_is_named_and_none_without_one() {
    let world = site();
    world.write("site/root/标记 文件.txt", "原样放在根目录的文件\n");
    published(&world, &["--to", "out"]);
    let before = Before::of(&world, "out/current");
    let mut drawn = Drawn::new(20_261_122);
    let mut counts = [0_usize; 9];
    assert_eq!(differences(&world, &["out"], 0), []);
    for round in 0..200 {
        let kind = round % counts.len();
        let mut expected = change(&before, kind, &mut drawn);
        let mut found = differences(&world, &["out"], 6);
        // Without the copy of the history it is unknown which edition is shown: that it is gone is named like any file.
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "round {round}");
        before.put_back();
        counts[kind] += 1;
        if round % 20 == 0 {
            assert_eq!(differences(&world, &["out"], 0), []);
        }
    }
    println!("200 single changes in nine kinds, {counts:?}: all named, nothing else");
}

#[test]
fn a_manifest_that_somebody_changed_is_not_that_of_the_edition() {
    let world = site();
    published(&world, &["--to", "out", "--in-place"]);
    published(&world, &["--to", "releases"]);
    for folder in ["out", "releases/current"] {
        let before = Before::of(&world, folder);
        let text = String::from_utf8(before.files[Manifest::FILE].clone()).unwrap();
        let page = "notices/a/index.html";
        let list = before.folder.join(Manifest::FILE);
        let line = text.lines().find(|line| line.ends_with(page)).unwrap();
        let manifest = Manifest::FILE;
        // A line of other bytes; of a page that was rewritten with its line; none; a torn list; no list.
        fs::write(&list, text.replace(line, &format!("{}  {page}", "0".repeat(64)))).unwrap();
        assert_eq!(differences(&world, &[folder], 6), told(&[("other_manifest", manifest), ("changed", page)]));
        fs::write(before.folder.join(page), "别的内容").unwrap();
        let digest = tongbao::tree::Digest::of("别的内容".as_bytes());
        fs::write(&list, text.replace(line, &format!("{digest}  {page}"))).unwrap();
        assert_eq!(differences(&world, &[folder], 6), told(&[("other_manifest", manifest)]));
        before.put_back();
        fs::write(&list, text.replace(&format!("{line}\n"), "")).unwrap();
        assert_eq!(differences(&world, &[folder], 6), told(&[("other_manifest", manifest), ("extra", page)]));
        fs::write(&list, &text[..text.len() - 9]).unwrap();
        assert_eq!(differences(&world, &[folder], 6), told(&[("broken_manifest", manifest)]));
        fs::remove_file(&list).unwrap();
        assert_eq!(differences(&world, &[folder], 6), told(&[("no_manifest", manifest)]));
        before.put_back();
        assert_eq!(differences(&world, &[folder], 0), []);
    }
}

#[test]
fn an_edition_that_was_rolled_back_or_is_unknown_is_told() {
    let world = site();
    published(&world, &["--to", "out"]);
    let first = world.read(HISTORY);
    correct(&world, "a", "正在发放", "已经发放");
    approve(&world, "a");
    published(&world, &["--to", "out"]);
    published(&world, &["--to", "out", "--rollback"]);
    let run = verify(&world, &["out"]);
    assert_eq!(run.exit, 6, "{}", run.stderr);
    assert!(run.stdout.contains("显示的是第 1 版，本站最新的是第 2 版"), "{}", run.stdout);
    published(&world, &["--to", "out"]);
    assert_eq!(differences(&world, &["out"], 0), []);
    let second = world.read(HISTORY);
    world.write(HISTORY, first);
    assert_eq!(differences(&world, &["out"], 6), told(&[("unknown_edition", "")]));
    fs::remove_file(world.place(HISTORY)).unwrap();
    let run = verify(&world, &["out"]);
    assert!(run.exit == 0 && run.stderr.contains("没有核对是否被退回旧版"), "{}", run.stderr);
    world.write(HISTORY, second.replace("\"sequence\":2", "\"sequence\":3"));
    assert_eq!(verify(&world, &["out"]).exit, 1, "a history that does not hang together is not held against anything");
}

#[test]
fn a_site_on_another_host_is_asked_over_http() {
    let world = site();
    world.write("site/root/标记 文件.txt", "原样放在根目录的文件\n");
    published(&world, &["--to", "out"]);
    let before = Before::of(&world, "out/current");
    for habit in [Habit::Plain, Habit::Redirects] {
        let address = start(&before.folder, habit);
        for ending in ["", "/", "/index.html"] {
            let run = verify(&world, &[&format!("{address}{ending}")]);
            assert_eq!(run.exit, 0, "{}{}", run.stdout, run.stderr);
            assert!(run.stderr.contains("看不到多出来的文件"), "{}", run.stderr);
        }
        fs::write(before.folder.join("extra.html"), "多出来的").unwrap();
        fs::remove_file(before.folder.join("notices/a/index.html")).unwrap();
        fs::write(before.folder.join("标记 文件.txt"), "改过").unwrap();
        let found = differences(&world, &[&address], 6);
        assert_eq!(found, told(&[("missing", "notices/a/index.html"), ("changed", "标记 文件.txt")]));
        fs::remove_file(before.folder.join(Manifest::FILE)).unwrap();
        assert_eq!(differences(&world, &[&address], 6), told(&[("no_manifest", Manifest::FILE)]));
        before.put_back();
    }
}

#[test]
fn a_host_that_fails_is_a_fault_of_the_system() {
    let world = site();
    published(&world, &["--to", "out"]);
    let folder = world.place("out/current");
    let addresses = [Habit::Circles, Habit::BreaksOff, Habit::Fails].map(|habit| start(&folder, habit));
    let nobody = "http://127.0.0.1:9".to_owned();
    let none = "http://no-such-host.invalid".to_owned();
    for address in addresses.into_iter().chain([nobody, none]) {
        let run = verify(&world, &[&address]);
        assert_eq!(run.exit, 4, "{address}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains(&format!("无法读取网址“{address}/tongbao-manifest.sha256”")), "{}", run.stderr);
    }
}

#[test]
fn what_lies_there_is_held_against_the_sources() {
    let world = site();
    published(&world, &["--to", "out"]);
    assert_eq!(differences(&world, &["out", "--against-sources"], 0), []);
    // A draft is no part of what is shown.
    let text = world.read("site/content/notices/a.md");
    world.write("site/content/notices/c.md", text.replace("kind:", "draft: true\nkind:"));
    assert_eq!(differences(&world, &["out", "--against-sources"], 0), []);
    world.write("site/content/notices/a.md", text.replace("正在发放", "已经发放"));
    let found = differences(&world, &["out", "--against-sources"], 6);
    assert!(found.contains(&("sources_change".into(), "notices/a/index.html".into())), "{found:?}");
    assert_eq!(verify(&world, &["out", "--repair"]).exit, 3, "the sources no longer give what is shown");
    let unpublished = site();
    assert_eq!(unpublished.run(&["build", "--root", "site", "--out", "out"]).exit, 0);
    assert_eq!(differences(&unpublished, &["out"], 0), []);
    assert_eq!(verify(&unpublished, &["out", "--against-sources"]).exit, 2);
}

#[test]
fn what_was_changed_is_put_back_and_what_is_not_ours_stays() {
    for arguments in [&["--to", "out"][..], &["--to", "out", "--in-place"]] {
        let world = site();
        published(&world, arguments);
        let folder = if arguments.len() == 2 { "out/current" } else { "out" };
        let before = Before::of(&world, folder);
        let mut drawn = Drawn::new(7);
        for kind in 0..9 {
            change(&before, kind, &mut drawn);
        }
        fs::write(before.folder.join(Manifest::FILE), "torn").unwrap();
        fs::write(before.folder.join("mine.txt"), "别人的文件").unwrap();
        let run = verify(&world, &["out", "--repair"]);
        assert_eq!(run.exit, 6, "what is extra stays, and is named: {}{}", run.stdout, run.stderr);
        assert!(run.stdout.contains("mine.txt  多出来的"), "{}", run.stdout);
        assert_eq!(verify(&world, &["out", "--ignore-extra"]).exit, 0);
        for (path, bytes) in &before.files {
            assert_eq!(&fs::read(before.folder.join(path)).unwrap(), bytes, "{path}");
        }
        assert_eq!(fs::read_to_string(before.folder.join("mine.txt")).unwrap(), "别人的文件");
    }
}

#[test]
fn a_target_has_a_name_and_what_is_none_is_a_fault_of_usage_or_the_system() {
    let world = site();
    let settings = world.read("site/content/site.yaml");
    world.write("site/content/site.yaml", format!("{settings}publish:\n  - {{ name: web, folder: ../out }}\n"));
    published(&world, &["--to", "web"]);
    assert_eq!(differences(&world, &["web"], 0), []);
    for (place, exit) in [("nosuch/folder", 4), ("nosuch", 4)] {
        assert_eq!(verify(&world, &[place]).exit, exit, "{place}");
    }
    assert_eq!(verify(&world, &[]).exit, 2);
}
