//! Places where nothing may be written, and folders with things of others.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use tongbao::edge::Cause;
use tongbao::edge::Failure;
use tongbao::edge::FailureClass;
use tongbao::edge::Output;
use tongbao::edge::Refusal;
use tongbao::tree::Manifest;

use super::A;
use super::bench::Bench;
use super::bench::snapshot;

fn refusal(bench: &Bench, out: &Path) -> Refusal {
    let before = snapshot(bench.root());
    let failure = Output::open(out, &bench.site()).err().unwrap_or_else(|| panic!("{} was opened", out.display()));
    assert_eq!(failure.class().exit_code(), 3, "{failure}");
    assert_eq!(snapshot(bench.root()), before, "{}", out.display());
    let Cause::Refused(refusal) = failure.cause else { panic!("{failure}") };
    refusal
}

#[test]
fn an_unsafe_place_is_refused_and_left_as_it_is() {
    let bench = Bench::new();
    let (root, site) = (bench.root().to_owned(), bench.site());
    fs::write(root.join("file"), "x").unwrap();
    fs::create_dir(root.join("empty")).unwrap();
    symlink(root.join("empty"), root.join("link")).unwrap();
    symlink(root.join("nowhere"), root.join("dangling")).unwrap();
    symlink(&site, root.join("alias")).unwrap();
    fs::create_dir(root.join("elsewhere")).unwrap();
    symlink(root.join("elsewhere"), site.join("static")).unwrap();
    fs::create_dir_all(root.join("docs/inner")).unwrap();
    assert!(Command::new("mkfifo").arg(root.join("pipe")).status().unwrap().success());
    let sources = |name: &str| Refusal::Sources(name.to_owned());
    for (out, expected) in [
        (PathBuf::from("/"), Refusal::Root),
        (root.join("file"), Refusal::NotAFolder),
        (root.join("pipe"), Refusal::NotAFolder),
        (root.join("link"), Refusal::Link),
        (root.join("link/"), Refusal::Link),
        (root.join("dangling"), Refusal::Link),
        (site.clone(), Refusal::Site),
        (site.join("."), Refusal::Site),
        (site.join("content/.."), Refusal::Site),
        (root.clone(), Refusal::Site),
        (root.join("alias"), Refusal::Link),
        (site.join("content"), sources("content")),
        (site.join("content/public"), sources("content")),
        (site.join("Templates/public"), sources("Templates")),
        (site.join("src"), sources("src")),
        (site.join("root/public"), sources("root")),
        (root.join("alias/static/public"), sources("static")),
        (root.join("elsewhere/public"), sources("static")),
        (site.join(".git"), Refusal::Git),
        (root.join("other/.git/public"), Refusal::Git),
        (root.join("docs"), Refusal::NoManifest(vec!["inner".into()])),
    ] {
        assert_eq!(refusal(&bench, &out), expected, "{}", out.display());
    }
}

#[test]
fn a_place_behind_a_link_is_judged_by_where_it_leads() {
    let bench = Bench::new();
    symlink(bench.site(), bench.root().join("alias")).unwrap();
    bench.build_at(&bench.root().join("alias/public"), A).unwrap();
    bench.assert_holds(A);
    bench.assert_tidy();
}

#[test]
fn a_folder_of_somebody_else_is_refused_and_its_files_are_named() {
    let bench = Bench::new();
    fs::create_dir(bench.out()).unwrap();
    for name in ["a", "b", "c", "d", "e", "f", "g"] {
        fs::write(bench.out().join(name), name).unwrap();
    }
    let Refusal::NoManifest(names) = refusal(&bench, &bench.out()) else { panic!() };
    assert_eq!(names, ["a", "b", "c", "d", "e", "… (7)"]);
}

#[test]
fn a_foreign_file_stops_the_run_and_nothing_changes() {
    let bench = Bench::new();
    bench.build(A).unwrap();
    type Foreign = fn(&Path);
    let foreign: [(&str, Foreign); 4] = [
        ("CNAME", |path| fs::write(path, "court.example").unwrap()),
        ("notices/a/扫描件.pdf", |path| fs::write(path, "pdf").unwrap()),
        ("notices/link.html", |path| symlink("a.html", path).unwrap()),
        ("index.html", |path| {
            fs::remove_file(path).unwrap();
            symlink("notices/a.html", path).unwrap();
        }),
    ];
    for (name, make) in foreign {
        let path = bench.out().join(name);
        let kept = fs::read(&path).ok();
        make(&path);
        assert_eq!(refusal(&bench, &bench.out()), Refusal::Foreign(vec![name.to_owned()]));
        fs::remove_file(&path).unwrap();
        if let Some(kept) = kept {
            fs::write(path, kept).unwrap();
        }
    }
    bench.build(A).unwrap();
}

#[test]
fn a_foreign_file_that_comes_during_the_run_stops_it_too() {
    let bench = Bench::new();
    bench.build(A).unwrap();
    let output = bench.open().unwrap();
    fs::write(bench.out().join("late.txt"), "mine").unwrap();
    let failure = output.finish().unwrap_err();
    assert_eq!(failure.cause, Cause::Refused(Refusal::Foreign(vec!["late.txt".into()])));
    assert_eq!(fs::read_to_string(bench.out().join("late.txt")).unwrap(), "mine");
    fs::remove_file(bench.out().join("late.txt")).unwrap();
    bench.assert_holds(A);
    // Where no edition was, too.
    let place = bench.site().join("second");
    let output = Output::open(&place, &bench.site()).unwrap();
    fs::create_dir(&place).unwrap();
    fs::write(place.join("late.txt"), "mine").unwrap();
    output.finish().unwrap_err();
    assert_eq!(fs::read_to_string(place.join("late.txt")).unwrap(), "mine");
}

#[test]
fn a_manifest_that_was_edited_is_not_believed() {
    let bench = Bench::new();
    bench.build(A).unwrap();
    let path = bench.out().join(Manifest::FILE);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("index.html", "../../index.html")).unwrap();
    assert!(matches!(refusal(&bench, &bench.out()), Refusal::BadManifest(fault) if fault.line == 1));
}

#[test]
fn a_mount_point_is_refused() {
    let bench = Bench::new();
    fs::create_dir(bench.out()).unwrap();
    let Some(_mount) = super::world::Mount::tmpfs(&bench.out(), "size=1m") else { return };
    let failure = bench.open().err().unwrap();
    assert_eq!(failure.cause, Cause::Refused(Refusal::Mount));
}

#[test]
fn two_runs_do_not_write_at_once() {
    let bench = Bench::new();
    bench.build(A).unwrap();
    let first = bench.open().unwrap();
    let second: Failure = bench.open().err().unwrap();
    assert_eq!((second.class(), second.class().exit_code()), (FailureClass::Locked, 5));
    let other = Output::open(&bench.site().join("other"), &bench.site());
    assert!(other.is_ok(), "another folder has another lock");
    drop(first);
    bench.build(A).unwrap();
}
