//! Every rule of `check` on a site that breaks it, and on one that nearly does (tests/check/README.md).

mod cases;
#[path = "cases/report.rs"]
mod report;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use report::report;
use tongbao::diagnostic::codes;

const FOLDER: &str = "tests/check";
const ARGUMENTS: &str = "check --root site --format json";

/// The folders of cases, without the site that lies under all of them.
fn all() -> Vec<PathBuf> {
    let mut all = cases::cases(FOLDER);
    all.retain(|case| !cases::name(case).starts_with('_'));
    all
}

/// What a check says of a near miss, or of nothing, laid over the base.
fn checked(over: Option<&Path>, arguments: &str) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let site = folder.path().join("site");
    cases::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join("_base"), &site);
    if let Some(over) = over {
        cases::copy(over, &site);
    }
    report(&cases::answer(folder.path(), arguments))
}

#[test]
fn faults_are_named_as_expected() {
    let mut differences = Vec::new();
    for case in all() {
        let came = cases::run(&case, ARGUMENTS, |_, answer| report(answer));
        let code = code_of(&case);
        if !came.lines().any(|line| line.ends_with(&format!(": {code}"))) {
            differences.push(format!("{}: {code} is not among the faults:\n{came}", case.display()));
        }
        differences.extend(cases::compare(&case.join("expected.txt"), came.as_bytes(), cases::renewing()));
    }
    cases::settle(&differences);
}

#[test]
fn near_misses_raise_nothing() {
    assert_eq!(checked(None, ARGUMENTS), "exit 0\n", "the base is clean");
    for case in all() {
        let arguments = fs::read_to_string(case.join("args"));
        let near = case.join("near");
        assert!(near.is_dir(), "{} has no near miss", case.display());
        let came = checked(Some(&near), arguments.as_deref().unwrap_or(ARGUMENTS));
        assert_eq!(came, "exit 0\n", "{}", near.display());
    }
}

#[test]
fn every_rule_has_a_case_and_every_case_a_rule() {
    let with_case: BTreeSet<String> = all().iter().map(|case| code_of(case)).collect();
    let rules: BTreeSet<String> = codes::all().filter(|code| code.is_rule()).map(|code| code.id.to_owned()).collect();
    let without: Vec<&String> = rules.difference(&with_case).collect();
    let stale: Vec<&String> = with_case.difference(&rules).collect();
    assert!(without.is_empty(), "rules without a folder in {FOLDER}: {without:?}");
    assert!(stale.is_empty(), "cases of rules that are not there: {stale:?}");
}

/// `F501-wrong-total` is a case of `F501`.
fn code_of(case: &Path) -> String {
    cases::name(case).split('-').next().unwrap_or_default().to_owned()
}
