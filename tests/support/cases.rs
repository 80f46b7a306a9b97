//! Cases in folders: a site to run the program on, and what must come of it.
//!
//! The site is copied aside before a run; what is expected is changed by [`expect`](super::expect) alone.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use super::program::Run;
use super::site::Site;
use super::site::project;

/// Runs the program on a copy of a case's `site`, with the case's own `args` or these arguments. `look` sees the folder
/// `out` beside the copy, and what was said. `_templates` and `_base` beside the case are laid under its site.
pub fn run<T>(case: &Path, otherwise: &str, look: impl FnOnce(&Path, &Run) -> T) -> T {
    let site = case.join("site");
    assert!(site.is_dir(), "{} has no site/", case.display());
    let copy = Site::new();
    for (beside, at) in [("_templates", "site/templates"), ("_base", "site")] {
        let beside = case.with_file_name(beside);
        if beside.is_dir() {
            copy.lay(&beside, at);
        }
    }
    copy.lay(&site, "site");
    let given = fs::read_to_string(case.join("args"));
    let answer = copy.answer(given.as_deref().unwrap_or(otherwise));
    look(&copy.place("out"), &answer)
}

/// The folders of cases inside a folder, sorted, without those that are laid under others (`_base`); none if it is not
/// there.
pub fn cases(folder: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(project(folder)) else { return Vec::new() };
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("a case can be read").path()).collect();
    cases.retain(|case| case.is_dir() && !name(case).starts_with('_'));
    cases.sort();
    cases
}

/// The last part of a path, for people.
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The code that a case stands for: `S101-unknown-key` is a case of `S101`.
pub fn code_of(case: &Path) -> String {
    name(case).split('-').next().unwrap_or_default().to_owned()
}
