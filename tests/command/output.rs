//! The one writer, from outside: what an output folder holds after runs that end well, badly, or not at all.
#![cfg(unix)]

mod bench;
mod changed_source;
mod death;
mod pieces;
mod place;
mod size;
mod world;

use std::fs;
use std::os::unix::fs::MetadataExt;

use bench::Bench;
use bench::put;
use tongbao::edge::Cause;
use tongbao::edge::FailureClass;
use tongbao::edge::Refusal;
use tongbao::edge::Swap;
use tongbao::tree::Digest;
use tongbao::tree::Edition;
use tongbao::tree::Manifest;
use tongbao::tree::RelPath;

const A: &[(&str, &str)] = &[("index.html", "一"), ("notices/a.html", "二"), ("notices/a/3.html", "三")];

#[test]
fn a_first_build_makes_a_folder_and_its_manifest() {
    let bench = Bench::new();
    let report = bench.build(A).unwrap();
    assert_eq!((report.written, report.unchanged, report.removed, report.swap), (3, 0, 0, Swap::First));
    bench.assert_holds(A);
    bench.assert_tidy();
    let text = fs::read_to_string(bench.out().join(Manifest::FILE)).unwrap();
    assert_eq!(Manifest::parse(&text).unwrap().get("index.html"), Some(Digest::of("一".as_bytes())));
    assert_eq!(report.edition, Edition { digest: Digest::of(text.as_bytes()), files: 3 });
}

#[test]
fn an_empty_folder_and_missing_parents_are_a_fine_place() {
    let bench = Bench::new();
    fs::create_dir(bench.out()).unwrap();
    assert_eq!(bench.build(A).unwrap().swap, Swap::First);
    bench.assert_holds(A);
    let deep = bench.root().join("build/deep/public");
    bench.build_at(&deep, A).unwrap();
    bench.assert_holds_at(&deep, A);
}

#[test]
fn sha256sum_reads_the_manifest() {
    let bench = Bench::new();
    bench.build(&[("附件/整改 台账.xlsx", "x"), (" a", "y"), ("b/c.html", "")]).unwrap();
    let check = std::process::Command::new("sha256sum")
        .args(["--check", "--strict", Manifest::FILE])
        .current_dir(bench.out())
        .output()
        .expect("sha256sum is on every system these tests run on");
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
}

#[test]
fn an_unchanged_build_touches_nothing() {
    let bench = Bench::new();
    bench.build(A).unwrap();
    let marks = || {
        let mut marks = vec![bench.mark(""), bench.mark("notices"), bench.mark(Manifest::FILE)];
        marks.extend(A.iter().map(|(path, _)| bench.mark(path)));
        marks
    };
    let before = marks();
    let report = bench.build(A).unwrap();
    assert_eq!((report.written, report.unchanged, report.removed, report.swap), (0, 3, 0, Swap::Untouched));
    assert_eq!(marks(), before);
    bench.assert_tidy();
}

#[test]
fn one_changed_file_is_new_and_the_others_are_the_same_files() {
    let bench = Bench::new();
    bench.build(A).unwrap();
    let older = bench.root().join("older.html");
    fs::hard_link(bench.out().join("index.html"), &older).unwrap();
    let before: Vec<u64> = A.iter().map(|(path, _)| bench.mark(path).0).collect();
    let changed = &[("index.html", "壹"), A[1], A[2]];
    let report = bench.build(changed).unwrap();
    assert_eq!((report.written, report.unchanged, report.removed), (1, 2, 0));
    assert!(matches!(report.swap, Swap::Exchanged | Swap::TwoRenames));
    assert_eq!((report.kept.len(), report.unswept), (0, None));
    bench.assert_holds(changed);
    bench.assert_tidy();
    let after: Vec<u64> = A.iter().map(|(path, _)| bench.mark(path).0).collect();
    assert_ne!(after[0], before[0]);
    assert_eq!(after[1..], before[1..]);
    assert_eq!(fs::read_to_string(older).unwrap(), "一");
}

#[test]
fn a_removed_file_goes_and_its_folder_with_it() {
    let bench = Bench::new();
    bench.build(A).unwrap();
    let report = bench.build(&A[..2]).unwrap();
    assert_eq!((report.written, report.unchanged, report.removed), (0, 2, 1));
    bench.assert_holds(&A[..2]);
    assert!(!bench.out().join("notices/a").exists());
    // A file becomes a folder, and a folder a file.
    let turned = &[("index.html/x", "1"), ("notices", "2")];
    bench.build(turned).unwrap();
    bench.assert_holds(turned);
    // The last file can go, too.
    bench.build(&[]).unwrap();
    bench.assert_holds(&[]);
    bench.build(A).unwrap();
    bench.assert_holds(A);
}

#[test]
fn what_was_changed_by_hand_is_written_again_whatever_the_manifest_says() {
    let bench = Bench::new();
    bench.build(A).unwrap();
    fs::write(bench.out().join("index.html"), "两").unwrap();
    fs::remove_file(bench.out().join("notices/a.html")).unwrap();
    let report = bench.build(A).unwrap();
    assert_eq!((report.written, report.unchanged), (2, 1));
    bench.assert_holds(A);
    // The bytes are right and the manifest is not.
    fs::write(bench.out().join("index.html"), "两").unwrap();
    let report = bench.build(&[("index.html", "两"), A[1], A[2]]).unwrap();
    assert_eq!((report.written, report.unchanged), (0, 3));
    bench.assert_holds(&[("index.html", "两"), A[1], A[2]]);
}

#[test]
fn the_folder_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    bench.build(A).unwrap();
    fs::set_permissions(bench.out(), fs::Permissions::from_mode(0o2750)).unwrap();
    bench.build(&A[..2]).unwrap();
    assert_eq!(fs::metadata(bench.out()).unwrap().mode() & 0o7777, 0o2750);
}

#[test]
fn a_run_that_is_dropped_leaves_the_last_edition() {
    let bench = Bench::new();
    bench.build(A).unwrap();
    let output = bench.open().unwrap();
    put(&output, &RelPath::new("index.html").unwrap(), b"half").unwrap();
    assert!(bench.new_folder().join("index.html").exists());
    drop(output);
    bench.assert_holds(A);
    bench.assert_tidy();
}

#[test]
fn a_path_belongs_to_one_file() {
    for (first, second) in [
        ("a/b.html", "a/b.html"),
        ("a/b.html", "a/B.html"),
        ("a/b.html", "A/b.html"),
        ("a/b.html", "a"),
        ("a", "a/b/c.html"),
        ("A", "a/b/c.html"),
        ("x/y/z", "x/y"),
        ("x", Manifest::FILE),
    ] {
        let bench = Bench::new();
        bench.build(A).unwrap();
        let failure = bench.build(&[(first, "1"), (second, "2")]).unwrap_err();
        assert_eq!(failure.class(), FailureClass::Unsafe, "{first} {second}");
        assert!(failure.words().en.contains(second) && failure.words().zh.contains(second), "{failure}");
        let Cause::Refused(refusal) = failure.cause else { panic!("{failure}") };
        let (first, second) = (RelPath::new(first).unwrap(), RelPath::new(second).unwrap());
        match refusal {
            Refusal::Twice(path) => assert!(first == second && path == second),
            Refusal::Twins(one, other) => assert!(one == first && other == second),
            Refusal::FileAndFolder(file, inside) => {
                assert!(file == first && inside == second || file == second && inside == first);
            }
            Refusal::Reserved => assert_eq!(second.as_str(), Manifest::FILE),
            other => panic!("{other:?}"),
        }
        bench.assert_holds(A);
        bench.assert_tidy();
    }
}

#[test]
fn a_run_with_a_failure_cannot_finish_even_if_nobody_looked() {
    let bench = Bench::new();
    bench.build(A).unwrap();
    let output = bench.open().unwrap();
    let path = RelPath::new("index.html").unwrap();
    put(&output, &path, b"new").unwrap();
    let failure = put(&output, &path, b"newer").unwrap_err();
    assert_eq!(output.finish().unwrap_err(), failure);
    bench.assert_holds(A);
}

#[test]
fn the_brake_holds_back_a_site_that_lost_its_files() {
    let files: Vec<(String, String)> = (0..80).map(|n| (format!("{n}.html"), n.to_string())).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let bench = Bench::new();
    bench.build(&files).unwrap();
    // Twenty of eighty are a quarter, no more.
    assert_eq!(bench.build(&files[..60]).unwrap().removed, 20);
    bench.build(&files).unwrap();
    let failure = bench.build(&files[..59]).unwrap_err();
    assert_eq!(failure.cause, Cause::Refused(Refusal::Shrinks { removed: 21, of: 80 }));
    bench.assert_holds(&files);
    let mut output = bench.open().unwrap();
    output.allow_shrinking(true);
    assert_eq!(output.finish().unwrap().removed, 80);
    bench.assert_holds(&[]);
    // Nineteen are too few to ask.
    bench.build(&files[..19]).unwrap();
    assert_eq!(bench.build(&[]).unwrap().removed, 19);
}

#[test]
fn a_copy_has_the_bytes_that_were_promised_or_is_not_made() {
    let bench = Bench::new();
    let source = bench.site().join("content/scan.pdf");
    let bytes: Vec<u8> = (0..400_000u32).map(|n| (n % 251) as u8).collect();
    fs::write(&source, &bytes).unwrap();
    let path = RelPath::new("files/scan.pdf").unwrap();
    let copy = |digest| {
        let output = bench.open().unwrap();
        output.copy(&path, &source, digest).and_then(|()| output.finish())
    };
    assert_eq!(copy(Digest::of(&bytes)).unwrap().written, 1);
    let out = bench.out().join("files/scan.pdf");
    assert_eq!(fs::read(&out).unwrap(), bytes);
    // Sources are edited in place: they may not share their bytes with an edition.
    assert_ne!(fs::metadata(&out).unwrap().ino(), fs::metadata(&source).unwrap().ino());
    let before = bench.mark("files/scan.pdf");
    assert_eq!(copy(Digest::of(&bytes)).unwrap().swap, Swap::Untouched);
    fs::write(&source, b"edited meanwhile").unwrap();
    let failure = copy(Digest::of(b"as it was read")).unwrap_err();
    assert_eq!(
        (failure.class(), &failure.path, &failure.cause),
        (FailureClass::System, &source, &Cause::SourceChanged)
    );
    assert_eq!(bench.mark("files/scan.pdf"), before);
    bench.assert_tidy();
    assert_eq!(copy(Digest::of(b"edited meanwhile")).unwrap().written, 1);
    assert_eq!(fs::read(&out).unwrap(), b"edited meanwhile");
}
