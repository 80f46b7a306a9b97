//! What is expected, held against what came: everything that differs in one report, and renewed case by case.
//!
//! `TONGBAO_RENEW=kinds,F502-rate` writes what came into the expected files of the cases of these names, and of no
//! others. The run fails once all the same and shows what it wrote, so that it is read; the next run passes. A name is
//! that of the case's folder or file, or a longer end of its path (`golden/kinds`, `docs/faults.md`). There is no word
//! for all of them.

use std::any::Any;
use std::fs;
use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::path::Path;

use similar::TextDiff;

use super::site::project;
use super::site::write;

/// The cases whose expected files are to be written anew.
pub struct Renew(Vec<String>);

impl Renew {
    /// Those that the caller of the tests names.
    pub fn asked() -> Renew {
        Renew::named(&std::env::var("TONGBAO_RENEW").unwrap_or_default())
    }

    /// Those of a list with commas.
    pub fn named(list: &str) -> Renew {
        Renew(list.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect())
    }

    /// Their names, as they were given.
    pub fn names(&self) -> &[String] {
        &self.0
    }

    /// Whether a file belongs to a case that is named. The folder that holds the cases of a kind (`tests/golden`) is the
    /// name of no case.
    fn takes(&self, file: &Path) -> bool {
        let case = case_of(file);
        self.0.iter().any(|name| case == *name || case.ends_with(&format!("/{name}")))
    }
}

/// What a file is renewed by: `tests/golden/kinds` for all that lies below, `tests/grammar/annex` for `annex.txt`, and
/// the path itself outside of tests.
fn case_of(file: &Path) -> String {
    let Ok(inside) = file.strip_prefix(project("")) else {
        // A case that a test makes for itself.
        let folder = file.ancestors().skip(1).find(|folder| !folder.ends_with("expected"));
        return folder.unwrap_or(file).to_string_lossy().into_owned();
    };
    let inside = inside.to_string_lossy().replace('\\', "/");
    let parts: Vec<&str> = inside.splitn(4, '/').collect();
    match parts.as_slice() {
        ["tests", kind, case, ..] => format!("tests/{kind}/{}", case.strip_suffix(".txt").unwrap_or(case)),
        _ => inside,
    }
}

/// What came against the text that an expected file holds: nothing if they are equal, else how they differ and by which
/// name that is accepted. A file that is not there yet is expected to be empty.
pub fn compare(file: &Path, came: &[u8]) -> Option<String> {
    compare_renewing(file, came, &Renew::asked())
}

/// The same, renewing these cases.
pub fn compare_renewing(file: &Path, came: &[u8], renew: &Renew) -> Option<String> {
    let there = fs::read(file).ok();
    if there.as_deref() == Some(came) {
        return None;
    }
    let what = match renew.takes(file) {
        true => {
            write(file, came);
            "RENEWED, read it and run again".to_owned()
        }
        false => format!("TONGBAO_RENEW={} accepts it", case_of(file)),
    };
    let title = file.display().to_string();
    let Some(there) = there else {
        return Some(format!("{title}: is not there ({what}); what came:\n{}", String::from_utf8_lossy(came)));
    };
    let (Ok(expected), Ok(came)) = (std::str::from_utf8(&there), std::str::from_utf8(came)) else {
        let (expected, came) = (there.len(), came.len());
        return Some(format!("{title}: {expected} bytes expected, {came} other bytes came ({what})\n"));
    };
    let diff = TextDiff::from_lines(expected, came);
    Some(format!("{what}\n{}", diff.unified_diff().context_radius(3).header(&title, "what came")))
}

/// Ends the test if something is wrong, with everything that is.
#[track_caller]
pub fn settle(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} differences:\n\n{}", wrong.len(), wrong.join("\n"));
}

/// Holds every row of a table, and ends the test with all rows that fail, not with the first.
#[track_caller]
pub fn each<R>(rows: impl IntoIterator<Item = R>, hold: impl Fn(R)) {
    let mut wrong = Vec::new();
    let mut held = 0;
    for row in rows {
        held += 1;
        if let Err(said) = catch_unwind(AssertUnwindSafe(|| hold(row))) {
            wrong.push(format!("row {held}: {}", words(&*said)));
        }
    }
    assert!(held > 0, "a table without rows holds nothing");
    settle(&wrong);
}

/// What a panic said.
fn words(said: &(dyn Any + Send)) -> String {
    let text = said.downcast_ref::<String>().cloned();
    text.or_else(|| said.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
}
