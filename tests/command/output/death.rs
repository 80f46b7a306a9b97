//! Runs that die: what they leave is a whole edition, and the next run is not hindered.

use std::env;
use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::path::Path;
use std::process::Child;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use tongbao::edge::Cause;
use tongbao::edge::Refusal;
use tongbao::edge::Swap;
use tongbao::tree::Manifest;

use super::A;
use super::bench::Bench;
use super::bench::Files;
use super::bench::build;
use super::bench::whole;
use crate::support::site::project;

const B: &[(&str, &str)] = &[("index.html", "乙"), ("notices/b.html", "丙")];

/// An edition, as a run that died left it.
fn leave(folder: &Path, files: &[(&str, &str)], sealed: bool) {
    let elsewhere = tempfile::tempdir_in(folder.parent().unwrap()).unwrap();
    let made = elsewhere.path().join("made");
    build(&made, &project(""), files).unwrap();
    if !sealed {
        fs::remove_file(made.join(Manifest::FILE)).unwrap();
    }
    fs::rename(made, folder).unwrap();
}

#[test]
fn an_unfinished_edition_is_swept() {
    let bench = Bench::new();
    bench.build(A).unwrap();
    leave(&bench.new_folder(), B, false);
    assert_eq!(bench.build(A).unwrap().swap, Swap::Untouched);
    bench.assert_tidy();
}

#[test]
fn a_last_edition_that_was_not_removed_in_time_is_swept() {
    let bench = Bench::new();
    for folder in [bench.new_folder(), bench.old_folder()] {
        bench.build(A).unwrap();
        leave(&folder, B, true);
        fs::remove_file(folder.join("index.html")).unwrap();
        bench.build(A).unwrap();
        bench.assert_holds(A);
        bench.assert_tidy();
    }
}

#[test]
fn what_is_not_ours_in_a_working_folder_stays_and_is_named() {
    let bench = Bench::new();
    for folder in [bench.new_folder(), bench.old_folder()] {
        bench.build(A).unwrap();
        leave(&folder, B, true);
        fs::write(folder.join("mine.txt"), "mine").unwrap();
        let failure = bench.build(A).unwrap_err();
        assert_eq!(failure.path.file_name(), folder.file_name());
        assert_eq!(failure.cause, Cause::Refused(Refusal::Leftover(vec!["mine.txt".into()])));
        assert_eq!(fs::read_to_string(folder.join("mine.txt")).unwrap(), "mine");
        fs::remove_file(folder.join("mine.txt")).unwrap();
    }
    bench.build(A).unwrap();
    bench.assert_tidy();
}

#[test]
fn a_swap_that_died_between_two_renames_is_undone() {
    for (empty, edited) in [(false, false), (true, false), (false, true)] {
        let bench = Bench::new();
        bench.build(A).unwrap();
        if edited {
            fs::write(bench.out().join("index.html"), "by hand").unwrap();
        }
        fs::rename(bench.out(), bench.old_folder()).unwrap();
        leave(&bench.new_folder(), B, true);
        if empty {
            fs::create_dir(bench.out()).unwrap();
        }
        drop(bench.open().unwrap());
        if edited {
            assert_eq!(fs::read_to_string(bench.out().join("index.html")).unwrap(), "by hand");
        } else {
            bench.assert_holds(A);
        }
        bench.assert_tidy();
    }
}

#[test]
fn half_an_edition_is_not_put_back() {
    let bench = Bench::new();
    leave(&bench.old_folder(), A, true);
    fs::remove_file(bench.old_folder().join("index.html")).unwrap();
    drop(bench.open().unwrap());
    assert!(!bench.out().exists());
    bench.assert_tidy();
}

const CHILD: &str = "TONGBAO_TEST_DYING_RUN";
const FILES: usize = 400;

/// An edition of many files, half of them the same in both.
fn many(letter: char) -> Files {
    (0..FILES)
        .map(|n| {
            let path = if n % 4 == 1 { format!("{n}/{letter}.html") } else { format!("{}/{n}.html", n % 7) };
            let text = if n % 2 == 0 { format!("{n}") } else { format!("{letter} {n} ").repeat(40) };
            (path, text)
        })
        .collect()
}

fn build_many(out: &Path, site: &Path, letter: char) {
    let files = many(letter);
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    build(out, site, &files).unwrap();
}

/// Not a test: the run that the test below kills. It writes two editions in turn, for ever.
#[test]
#[ignore = "a child of another test"]
fn a_run_that_will_be_killed() {
    let root = env::var_os(CHILD).expect("the test that starts this names a folder");
    let site = Path::new(&root).join("site");
    loop {
        for letter in ['A', 'B'] {
            println!("\n{letter}");
            build_many(&site.join("public"), &site, letter);
        }
    }
}

/// Starts that run and waits until it has begun its `runs`th edition.
fn start(bench: &Bench, runs: usize) -> (Child, ChildStdout) {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "output::death::a_run_that_will_be_killed", "--ignored", "--nocapture"])
        .env(CHILD, bench.root())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let lines = BufReader::new(&mut stdout).lines();
    let begun = lines.map(Result::unwrap).filter(|line| line == "A" || line == "B").take(runs).count();
    assert_eq!(begun, runs);
    (child, stdout)
}

#[test]
fn a_run_that_is_killed_leaves_a_whole_edition() {
    const ROUNDS: u32 = 60;
    // In memory, where there is such a place: what a killed run leaves is the same, and the disk's pace no matter.
    let bench = Bench::in_memory();
    let editions = [many('A'), many('B')];
    build_many(&bench.out(), &bench.site(), 'B');
    let began = Instant::now();
    build_many(&bench.out(), &bench.site(), 'A');
    let one_run = began.elapsed();
    let (mut seen, mut left) = ([0; 2], 0);
    for round in 0..ROUNDS {
        // Every other round lets a run end before; the moment of death wanders through the next one and a little on.
        let (mut child, _stdout) = start(&bench, 2 + round as usize % 2);
        thread::sleep(one_run * 5 / 4 * (round / 2) / (ROUNDS / 2));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = whole(&bench.out());
        let edition = editions.iter().position(|edition| *edition == found);
        seen[edition.expect("the folder is one edition or the other, and not a mixture")] += 1;
        left += usize::from(bench.new_folder().exists());
    }
    println!("killed with A in place: {}, with B: {}; something was left to sweep: {left}", seen[0], seen[1]);
    assert!(seen[0] > 0 && seen[1] > 0 && left > 0, "the moments were all alike");
    build_many(&bench.out(), &bench.site(), 'A');
    assert_eq!(whole(&bench.out()), editions[0]);
    bench.assert_tidy();
}
