//! Golden cases: a site, and the files that the program must make of it.
//!
//! `tests/golden/<case>/` holds `site/` and `expected/`. `expected/` holds the files to compare, by their paths in the
//! output; `expected/FILES`, if it is there, lists every path that the output has, and no other, the files of the theme
//! and of the search index left out. `faults` beside it holds the faults that are named, in short lines; without it there must be none. `stdout`,
//! `stderr` and `exit` are compared if they are there (without `exit` the program must end with 0). Each line of
//! `absent` stands in no file of the output and in no path. `args` replaces the arguments
//! `build --root site --out out --format short`.
//!
//! The templates of `tests/golden/_templates/` are laid into every site, so that what is expected are the facts of a
//! page, a line each, and not the looks of a theme; a site's own templates stay.
//!
//! A new case: make the site and empty files under `expected/`, then `TONGBAO_RENEW=golden/<case> cargo test --test site golden`, and read
//! what was written.

use std::fs;
use std::path::Path;

use crate::support::cases;
use crate::support::expect;
use crate::support::expect::Renew;
use crate::support::program::Run;
use crate::support::program::normal;
use crate::support::site::Site;
use crate::support::site::files;

const ARGUMENTS: &str = "build --root site --out out --format short";

#[test]
fn sites_come_out_as_expected() {
    let cases = cases::cases("tests/golden");
    assert!(!cases.is_empty(), "no case in tests/golden");
    let mut differences = Vec::new();
    for case in &cases {
        let judged = cases::run(case, ARGUMENTS, |out, answer| judge(case, out, answer, &Renew::asked()));
        differences.extend(judged);
    }
    expect::settle(&differences);
}

/// Everything in which a run differs from what its case expects.
fn judge(case: &Path, out: &Path, answer: &Run, renew: &Renew) -> Vec<String> {
    let mut differences = Vec::new();
    for entry in fs::read_dir(case).expect("a case can be read") {
        let entry = entry.expect("a case can be read").path();
        if !["site", "expected", "faults", "absent", "stdout", "stderr", "exit", "args"]
            .contains(&cases::name(&entry).as_str())
        {
            differences.push(format!("{}: nothing reads this file\n", entry.display()));
        }
    }
    for (file, came) in [("stdout", &answer.stdout), ("stderr", &answer.stderr)] {
        if case.join(file).exists() {
            differences.extend(expect::compare_renewing(&case.join(file), came.as_bytes(), renew));
        }
    }
    // The last line closes the run.
    let mut faults: Vec<&str> = answer.stderr.lines().collect();
    faults.pop();
    // How many faults a check would show is the matter of tests/check, what is held back that of held_back.rs.
    faults.retain(|line| !line.starts_with("另有 ") && !line.starts_with("未公布："));
    let faults: String = faults.into_iter().map(|line| format!("{line}\n")).collect();
    if case.join("faults").exists() {
        differences.extend(expect::compare_renewing(&case.join("faults"), faults.as_bytes(), renew));
    } else if !faults.is_empty() {
        differences.push(format!("{}: no faults are expected:\n{faults}", case.display()));
    }
    differences.extend(absent(case, out));
    if case.join("exit").exists() {
        differences.extend(expect::compare_renewing(
            &case.join("exit"),
            format!("{}\n", answer.exit).as_bytes(),
            renew,
        ));
    } else if answer.exit != 0 {
        differences.push(format!("{}: exit {}\n{}", case.display(), answer.exit, answer.stderr));
    }

    let expected = case.join("expected");
    for file in files(&expected) {
        if file == "FILES" {
            let is_own_theme = case.join("site/static").is_dir();
            let own = |file: &&String| !file.starts_with("search/") && (is_own_theme || !file.starts_with("assets/"));
            let listed: String = files(out).iter().filter(own).map(|file| format!("{file}\n")).collect();
            differences.extend(expect::compare_renewing(&expected.join("FILES"), listed.as_bytes(), renew));
        } else if let Ok(came) = fs::read(out.join(&file)) {
            differences.extend(expect::compare_renewing(&expected.join(&file), &came, renew));
        } else {
            differences
                .push(format!("{}: expected, but the output has no such file\n", expected.join(&file).display()));
        }
    }
    differences
}

/// What stands in the output though `absent` names it.
fn absent(case: &Path, out: &Path) -> Vec<String> {
    let words = fs::read_to_string(case.join("absent")).unwrap_or_default();
    let mut differences = Vec::new();
    for file in files(out) {
        let bytes = fs::read(out.join(&file)).expect("what was written can be read");
        let text = String::from_utf8_lossy(&bytes);
        for word in words.lines().filter(|word| file.contains(word) || text.contains(word)) {
            differences.push(format!("{}: `{word}` stands in {file}\n", case.display()));
        }
    }
    differences
}

/// A made-up case and its output, for the tests of the harness.
struct MadeUp {
    site: Site,
}

impl MadeUp {
    fn with(files: &[(&str, &str)]) -> MadeUp {
        MadeUp { site: Site::with(files.iter().copied()) }
    }

    fn differences(&self, exit: i32) -> Vec<String> {
        self.judged(exit, "")
    }

    fn judged(&self, exit: i32, renew: &str) -> Vec<String> {
        let answer = Run { stdout: "done\n".into(), stderr: "two faults\n".into(), exit };
        judge(&self.site.place("case"), &self.site.place("out"), &answer, &Renew::named(renew))
    }
}

#[track_caller]
fn one(differences: &[String], part: &str) {
    assert_eq!(differences.len(), 1, "{differences:#?}");
    assert!(differences[0].contains(part), "{}", differences[0]);
}

#[test]
fn equal_output_has_no_differences() {
    let files = [
        ("case/expected/a.html", "one\n"),
        ("case/expected/FILES", "a.html\nn/b.html\n"),
        ("case/stdout", "done\n"),
        ("case/stderr", "two faults\n"),
        ("case/exit", "1\n"),
        ("out/a.html", "one\n"),
        ("out/n/b.html", "not compared\n"),
    ];
    assert_eq!(MadeUp::with(&files).differences(1), Vec::<String>::new());
}

#[test]
fn differences_of_every_kind_are_seen() {
    let changed = MadeUp::with(&[("case/expected/a.html", "one\ntwo\n"), ("out/a.html", "one\nthree\n")]);
    one(&changed.differences(0), "-two\n+three\n");
    let missing = MadeUp::with(&[("case/expected/a.html", "one\n"), ("out/b.html", "")]);
    one(&missing.differences(0), "the output has no such file");
    let stale = MadeUp::with(&[("case/expected/FILES", "a\n"), ("out/a", ""), ("out/b", "")]);
    one(&stale.differences(0), "+b\n");
    let lost = MadeUp::with(&[("case/expected/FILES", "a\nb\n"), ("out/a", "")]);
    one(&lost.differences(0), "-b\n");
    let failed = MadeUp::with(&[("case/expected/FILES", "")]);
    one(&failed.differences(1), "exit 1\ntwo faults");
    let other_exit = MadeUp::with(&[("case/exit", "1\n")]);
    one(&other_exit.differences(3), "-1\n+3\n");
    let other_words = MadeUp::with(&[("case/stderr", "one fault\n")]);
    one(&other_words.differences(0), "-one fault\n+two faults\n");
    let unread = MadeUp::with(&[("case/expect/a.html", "")]);
    one(&unread.differences(0), "nothing reads this file");
    let faulty = MadeUp::with(&[("case/faults", "b\n")]);
    one(&faulty.differences(0), "-b\n");
    let shown = MadeUp::with(&[("case/absent", "secret\n"), ("out/a", "a secret\n"), ("out/b", "none")]);
    one(&shown.differences(0), "`secret` stands in a");
    let named = MadeUp::with(&[("case/absent", "secret\n"), ("out/secret.html", "")]);
    one(&named.differences(0), "`secret` stands in secret.html");
    let binary = MadeUp::with(&[("case/expected/a.bin", "a"), ("out/a.bin", "")]);
    binary.site.write("out/a.bin", [0xff, 0xfe]);
    one(&binary.differences(0), "1 bytes expected, 2 other bytes came");
}

#[test]
fn renewing_writes_the_files_that_are_expected_and_no_others() {
    let files =
        [("case/expected/a.html", "old"), ("case/expected/FILES", ""), ("out/a.html", "new"), ("out/b.html", "new")];
    let made_up = MadeUp::with(&files);
    for other in ["", "1", "all", "ase", "out"] {
        assert_eq!(made_up.judged(0, other).len(), 2, "`{other}` names another case, or none");
        assert_eq!(made_up.site.read("case/expected/a.html"), "old");
    }
    // What is written anew is shown once, so that it is read.
    let renewed = made_up.judged(0, "other,case");
    assert!(renewed.len() == 2 && renewed.iter().all(|one| one.contains("RENEWED")), "{renewed:#?}");
    assert!(renewed.concat().contains("-old"), "{renewed:#?}");
    assert_eq!(made_up.differences(0), Vec::<String>::new());
    let expected = made_up.site.place("case/expected");
    assert_eq!(fs::read_to_string(expected.join("FILES")).expect("it was there"), "a.html\nb.html\n");
    assert!(!expected.join("b.html").exists());
}

#[test]
fn what_differs_from_run_to_run_is_taken_out() {
    let here = Site::new();
    let said = format!(
        "{}/site/a.md:3:12: 12 篇通报，用时 0.35 s，3毫秒。第3条 3 sites s3 2025-07-10s",
        here.path().display()
    );
    let expected = "[here]/site/a.md:3:12: 12 篇通报，用时 [time]，[time]。第3条 3 sites s3 2025-07-10s";
    assert_eq!(normal(&said, here.path()), expected);
}
