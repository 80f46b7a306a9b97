//! Files that come piece by piece: they are held against the last edition as they come, and one that fails is not there.

use std::fs;
use std::io;
use std::io::Write;

use tongbao::edge::Cause;
use tongbao::edge::Failure;
use tongbao::edge::FailureClass;
use tongbao::edge::Operation;
use tongbao::edge::Swap;
use tongbao::tree::Digest;
use tongbao::tree::RelPath;

use super::A;
use super::bench::Bench;
use super::bench::put;

const PAGE: &str = "index.html";

fn path(text: &str) -> RelPath {
    RelPath::new(text).unwrap()
}

/// Bytes of no pattern, so that a beginning of wrong length shows.
fn long(seed: u32) -> Vec<u8> {
    (0..100_000u32).map(|n| (n.wrapping_mul(n ^ seed) >> 7) as u8).collect()
}

#[test]
fn the_bytes_are_right_wherever_they_part_from_the_last_edition() {
    let whole = long(1);
    let edited = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    };
    let last = whole.len() - 1;
    let mut texts = vec![whole.clone(), Vec::new(), whole[..last].to_vec(), [&*whole, b"+"].concat()];
    texts.extend([0, 1, 8_191, 8_192, 8_193, 50_000, last].map(edited));
    for text in texts {
        for size in [1, 7, 8_192, 1_000_000] {
            let bench = Bench::in_memory();
            let output = bench.open().unwrap();
            put(&output, &path(PAGE), &whole).unwrap();
            output.finish().unwrap();
            let before = bench.mark(PAGE);
            let output = bench.open().unwrap();
            output.put(&path(PAGE), &mut |to| text.chunks(size).try_for_each(|piece| to.write_all(piece))).unwrap();
            let report = output.finish().unwrap();
            assert_eq!(fs::read(bench.out().join(PAGE)).unwrap(), text);
            let same = text == whole;
            assert_eq!((report.written, report.unchanged), (usize::from(!same), usize::from(same)));
            assert_eq!((report.swap == Swap::Untouched, bench.mark(PAGE) == before), (same, same));
            let listed = fs::read_to_string(bench.out().join(tongbao::tree::Manifest::FILE)).unwrap();
            assert_eq!(listed, format!("{}  {PAGE}\n", Digest::of(&text)));
        }
    }
}

/// Ends a file after some bytes with an error of its own; gives what the run says, and whether the file was left.
fn failing(bench: &Bench, name: &str, bytes: &[u8], error: fn() -> io::Error) -> (Failure, bool) {
    let output = bench.open().unwrap();
    let write = &mut |to: &mut dyn Write| {
        to.write_all(bytes)?;
        Err(error())
    };
    let failure = output.put(&path(name), write).unwrap_err();
    let left = bench.new_folder().join(name).exists();
    assert_eq!(output.finish().unwrap_err(), failure, "the run has failed");
    (failure, left)
}

#[test]
fn a_file_whose_writing_fails_is_not_there() {
    let bench = Bench::new();
    bench.build(A).unwrap();
    let own = || io::Error::other("no more rows");
    let changed = || io::Error::other(Failure { path: "content/a.md".into(), cause: Cause::SourceChanged });
    // As far as the last edition goes on, and beyond it, and where there is none.
    for (name, bytes) in [(PAGE, "一"), (PAGE, "一二三"), ("new/page.html", "x")] {
        let (failure, left) = failing(&bench, name, bytes.as_bytes(), own);
        assert!(!left && failure.path.ends_with(name), "{failure}");
        assert_eq!(failure.class(), FailureClass::System);
        let Cause::System { operation: Operation::Produce, words, .. } = &failure.cause else { panic!("{failure}") };
        assert_eq!(words, "no more rows");
        let (failure, left) = failing(&bench, name, bytes.as_bytes(), changed);
        assert_eq!((failure.cause, left), (Cause::SourceChanged, false));
        bench.assert_holds(A);
        bench.assert_tidy();
    }
}

#[test]
fn a_file_that_changes_while_it_is_compared_is_not_copied() {
    let bench = Bench::new();
    let bytes = long(2);
    let output = bench.open().unwrap();
    put(&output, &path(PAGE), &bytes).unwrap();
    output.finish().unwrap();
    let output = bench.open().unwrap();
    let write = &mut |to: &mut dyn Write| {
        to.write_all(&bytes[..90_000])?;
        fs::write(bench.out().join(PAGE), b"by hand").unwrap();
        to.write_all(b"other")
    };
    let failure = output.put(&path(PAGE), write).unwrap_err();
    assert!(matches!(failure.cause, Cause::System { operation: Operation::Keep, .. }), "{failure}");
    assert!(failure.path.ends_with(PAGE) && !bench.new_folder().join(PAGE).exists());
}

#[test]
fn what_the_disk_refuses_is_said_though_the_writing_looks_away() {
    let bench = Bench::new();
    bench.build(A).unwrap();
    let output = bench.open().unwrap();
    let long = vec!["长".repeat(80); 20].join("/");
    let looking_away = &mut |to: &mut dyn Write| to.write_all(b"x").or(Ok(()));
    let failure = output.put(&path(&long), looking_away).unwrap_err();
    assert_eq!(failure.class(), FailureClass::System, "{failure}");
    drop(output);
    // A full disk is met in the midst of a file.
    let disk = bench.root().join("disk");
    fs::create_dir(&disk).unwrap();
    let Some(_mount) = super::world::Mount::tmpfs(&disk, "size=64k") else { return };
    let output = tongbao::edge::Output::open(&disk.join("public"), &bench.site()).unwrap();
    let write = &mut |to: &mut dyn Write| {
        (0..1_000).for_each(|_| drop(to.write_all(&[7; 1_000])));
        Ok(())
    };
    let failure = output.put(&path(PAGE), write).unwrap_err();
    let Cause::System { operation, kind, .. } = failure.cause else { panic!("{failure}") };
    assert_eq!((operation, kind), (Operation::WriteFile, io::ErrorKind::StorageFull));
    assert!(failure.path.ends_with(PAGE) && !disk.join(".public.tongbao-new").join(PAGE).exists());
}
