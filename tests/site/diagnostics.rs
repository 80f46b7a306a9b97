//! Every fault on a site that has it.
//!
//! `tests/diagnostics/<CODE>-<name>/` holds `site/` and `expected.txt`: the exit code, then each fault that
//! `build --root site --out out` names, with its place, its cause and remedy in Chinese and in English (`args` replaces
//! these arguments). What is like the fault and must raise nothing stands in the same site, in files with `near` in
//! their paths, or in a site of its own, `near/`.
//!
//! A new case: make the site, then `TONGBAO_RENEW=diagnostics/<case> cargo test --test site diagnostics`, and read
//! what was written.

mod limits;

use std::collections::BTreeSet;
use std::fs;

use tongbao::diagnostic::codes;

use crate::support::cases;
use crate::support::cases::code_of;
use crate::support::expect;
use crate::support::program::Run;
use crate::support::report::report;
use crate::support::site::Site;
use crate::support::site::files;

const FOLDER: &str = "tests/diagnostics";
const ARGUMENTS: &str = "build --root site --out out --format json";

#[test]
fn faults_are_named_as_expected() {
    let mut differences = Vec::new();
    for case in cases::cases(FOLDER) {
        let came = cases::run(&case, ARGUMENTS, |_, answer| report(answer));
        if !places(&came).iter().any(|place| place.code == code_of(&case)) {
            differences.push(format!("{}: {} is not among the faults:\n{came}", case.display(), code_of(&case)));
        }
        differences.extend(expect::compare(&case.join("expected.txt"), came.as_bytes()));
    }
    expect::settle(&differences);
}

#[test]
fn near_misses_raise_nothing() {
    expect::each(cases::cases(FOLDER), |case| {
        let near = case.join("near");
        if near.is_dir() {
            let folder = Site::new();
            folder.lay(&near, "site");
            let answer = folder.answer(ARGUMENTS);
            assert_eq!(report(&answer), "exit 0\n", "{}", near.display());
            return;
        }
        let is_near = |path: &String| path.contains("near");
        assert!(files(&case.join("site")).iter().any(is_near), "{} has no near miss", case.display());
        let expected = fs::read_to_string(case.join("expected.txt")).expect("a case has an expected.txt");
        let raised: Vec<String> = places(&expected).into_iter().map(|place| place.path).filter(is_near).collect();
        assert!(raised.is_empty(), "{}: near misses raise faults: {raised:?}", case.display());
    });
}

#[test]
fn every_code_has_a_case_and_every_case_a_code() {
    let mut with_case: BTreeSet<String> = cases::cases(FOLDER).iter().map(|case| code_of(case)).collect();
    with_case.extend(limits::codes().map(str::to_owned));
    // Rules of `check` have theirs in tests/check.
    let codes = codes::all().filter(|code| !code.is_rule());
    let codes: BTreeSet<String> = codes.map(|code| code.id.to_owned()).collect();
    let without: Vec<&String> = codes.difference(&with_case).collect();
    let stale: Vec<&String> = with_case.difference(&codes).collect();
    assert!(without.is_empty(), "codes without a folder in {FOLDER}: {without:?}");
    assert!(stale.is_empty(), "cases of codes that are not there: {stale:?}");
}

/// The cases put into one site, as far as no two have another file at one path; and what it must name.
fn joined(folder: &Site) -> (BTreeSet<Place>, usize) {
    let site = folder.place("site");
    let mut wanted = BTreeSet::new();
    let mut joined = 0;
    for case in cases::cases(FOLDER) {
        let from = case.join("site");
        let fits = |file: &String| {
            let there = fs::read(site.join(file));
            there.is_err() || there.ok() == fs::read(from.join(file)).ok()
        };
        // Without settings it would be another site.
        if case.join("args").exists() || !from.join("content/site.yaml").exists() || !files(&from).iter().all(fits) {
            continue;
        }
        folder.lay(&from, "site");
        let expected = fs::read_to_string(case.join("expected.txt")).expect("a case has an expected.txt");
        wanted.extend(places(&expected));
        joined += 1;
    }
    (wanted, joined)
}

#[test]
fn all_faults_of_all_cases_come_in_one_run() {
    let folder = Site::new();
    let (wanted, joined) = joined(&folder);
    assert!(joined + 2 > cases::cases(FOLDER).len(), "only {joined} cases fit into one site");
    let answer = folder.answer(ARGUMENTS);
    let came: BTreeSet<Place> = places(&report(&answer)).into_iter().collect();
    let lost: Vec<_> = wanted.difference(&came).collect();
    // A notice that names no organ is a fault only where the site has organs: some have none by themselves.
    let added: Vec<_> = came.difference(&wanted).filter(|place| place.code != "N314").collect();
    assert!(lost.is_empty() && added.is_empty(), "lost: {lost:#?}\nadded: {added:#?}\n{}", answer.stderr);
    assert_eq!(answer.exit, 1);
    assert!(!folder.place("out").exists(), "a run with faults writes nothing");
}

#[test]
fn no_word_of_a_code_is_left_open() {
    let folder = Site::new();
    joined(&folder);
    for format in ["human", "short", "json"] {
        for lang in ["zh", "en"] {
            let answer = folder.answer(&format!("build --root site --out out --format {format} --lang {lang}"));
            let said = format!("{}{}", answer.stdout, answer.stderr);
            // A line of a labels.txt is shown as it is written, with the places that it has.
            let is_quoted = |line: &str| {
                line.trim_start().split_once(" | ").is_some_and(|(at, _)| at.trim().parse::<u32>().is_ok())
            };
            let open = said.lines().filter(|line| !is_quoted(line)).find(|line| {
                let mut pieces = line.split('{').skip(1).filter_map(|piece| piece.split_once('}'));
                pieces.any(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
            });
            assert_eq!(open, None, "--format {format} --lang {lang}");
            assert!(said.lines().count() > 50, "{said}");
        }
    }
}

#[test]
fn a_short_line_is_the_place_the_level_the_code_and_the_cause() {
    let case = cases::cases(FOLDER).into_iter().find(|case| code_of(case) == "S102").expect("S102 has a case");
    let said = |lang: &str| {
        cases::run(&case, &format!("build --root site --out out --format short --lang {lang}"), |_, answer| {
            answer.stderr.clone()
        })
    };
    assert!(
        said("zh").contains("content/notices/s102.md:4:1: error: S102 没有名为“sumary”的字段。\n"),
        "{}",
        said("zh")
    );
    let english = "content/notices/s102.md:4:1: error: S102 There is no key `sumary` here.\n";
    assert!(said("en").contains(english), "{}", said("en"));
}

/// What a line of a report says: a fault's code, file and place.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    path: String,
    at: String,
    code: String,
}

/// The faults of a report.
fn places(report: &str) -> Vec<Place> {
    let faults = report.lines().skip(1).filter(|line| !line.starts_with(' '));
    let place = |line: &str| {
        let (place, rest) = line.split_once(": ")?;
        let (path, at) = place.split_once(':')?;
        let code = rest.rsplit_once(": ")?.1;
        Some(Place { path: path.to_owned(), at: at.to_owned(), code: code.to_owned() })
    };
    faults.map(|line| place(line).unwrap_or_else(|| panic!("no fault: {line}"))).collect()
}

#[test]
fn a_report_holds_the_exit_code_and_the_faults_with_all_their_words() {
    let stdout = r#"[{"code": "S101", "level": "error", "path": "content/a.md", "line": 3, "column": 12, "end_line": 3,
        "end_column": 14, "message": {"zh": "甲", "en": "a"}, "remedy": {"zh": "乙", "en": "b"},
        "also": [{"path": "content/b.md", "line": 1, "column": 1, "end_line": 1, "end_column": 2}]}]"#;
    let answer = Run { stdout: stdout.into(), stderr: "1 fault\n".into(), exit: 1 };
    let report = report(&answer);
    let wanted =
        "exit 1\ncontent/a.md:3:12-3:14: error: S101\n    甲\n    乙\n    a\n    b\n    + content/b.md:1:1-1:2\n";
    assert_eq!(report, wanted);
    let place = Place { path: "content/a.md".into(), at: "3:12-3:14".into(), code: "S101".into() };
    assert_eq!(places(&report), [place]);
}
