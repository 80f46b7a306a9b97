//! Every fault on a site that has it.
//!
//! `tests/diagnostics/<CODE>-<name>/` holds `site/` and `expected.txt`: the exit code, then the faults that the program
//! names, as `build --root site --out out --format short --lang zh` prints them (`args` replaces these arguments).
//!
//! A new case: make the site and an empty `expected.txt`, then `TONGBAO_RENEW=1 cargo test --test diagnostics`, and read
//! what was written.

mod cases;

use std::collections::BTreeSet;
use std::path::Path;

use cases::Answer;
use tongbao::diagnostic::codes;

const ARGUMENTS: &str = "build --root site --out out --format short --lang zh";

#[test]
fn faults_are_named_as_expected() {
    let mut differences = Vec::new();
    for case in cases::cases("tests/diagnostics") {
        let came = cases::run(&case, ARGUMENTS, |_, answer| report(answer));
        if !names_code(&came, &code_of(&case)) {
            differences.push(format!("{}: {} is not among the faults:\n{came}", case.display(), code_of(&case)));
        }
        differences.extend(cases::compare(&case.join("expected.txt"), came.as_bytes(), cases::renewing()));
    }
    cases::settle(&differences);
}

#[test]
fn every_code_has_a_case_and_every_case_a_code() {
    let with_case: BTreeSet<String> = cases::cases("tests/diagnostics").iter().map(|case| code_of(case)).collect();
    let codes: BTreeSet<String> = codes::all().map(|code| code.id.to_owned()).collect();
    let without: Vec<&String> = codes.difference(&with_case).collect();
    let stale: Vec<&String> = with_case.difference(&codes).collect();
    assert!(without.is_empty(), "codes without a folder in tests/diagnostics: {without:?}");
    assert!(stale.is_empty(), "cases of codes that are not there: {stale:?}");
}

/// `S101-unknown-key` is a case of `S101`.
fn code_of(case: &Path) -> String {
    cases::name(case).split('-').next().unwrap_or_default().to_owned()
}

/// The exit code and the lines that name a fault, in the order in which they came.
fn report(answer: &Answer) -> String {
    let lines = answer.stderr.lines().chain(answer.stdout.lines()).filter(|line| is_fault(line));
    let mut report = format!("exit {}\n", answer.exit);
    for line in lines {
        report.push_str(line);
        report.push('\n');
    }
    report
}

/// Whether a line is `path:line:column: …`; the closing line of a run is none.
fn is_fault(line: &str) -> bool {
    let Some((place, _)) = line.split_once(": ") else { return false };
    let mut numbers = place.rsplitn(3, ':');
    let is_number = |part: Option<&str>| part.is_some_and(|part| part.parse::<u32>().is_ok());
    is_number(numbers.next()) && is_number(numbers.next()) && numbers.next().is_some_and(|path| !path.is_empty())
}

/// Whether the code stands in the report as a word of its own.
fn names_code(report: &str, code: &str) -> bool {
    report.split(|sign: char| !sign.is_ascii_alphanumeric()).any(|word| word == code)
}

#[test]
fn a_report_holds_the_exit_code_and_the_faults_alone() {
    let answer = Answer {
        stdout: "content/b.md:1:2: note: N101 说明\n".into(),
        stderr: "content/a.md:3:12: error: S101 没有这个键\n12 notices: 3 s\n".into(),
        exit: "1".into(),
    };
    let report = report(&answer);
    assert_eq!(report, "exit 1\ncontent/a.md:3:12: error: S101 没有这个键\ncontent/b.md:1:2: note: N101 说明\n");
    assert!(names_code(&report, "S101") && !names_code(&report, "S10") && !names_code(&report, "S102"));
}
