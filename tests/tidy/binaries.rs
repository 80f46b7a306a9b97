//! Few test binaries: each one is linked for itself, and a test is looked for by what it holds.

use std::fs;
use std::path::Path;

/// Beside the browser's.
const MOST: usize = 5;

#[test]
fn tests_are_grouped_into_few_binaries() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let entries = fs::read_dir(folder).expect("the folder of the tests is readable");
    let mut binaries: Vec<String> = entries
        .map(|entry| entry.expect("the folder of the tests is readable"))
        .filter(|entry| {
            entry.path().join("main.rs").exists() || entry.path().extension().is_some_and(|kind| kind == "rs")
        })
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    binaries.sort();
    assert!(
        binaries.len() <= MOST && binaries.iter().all(|name| !name.ends_with(".rs")),
        "a test is a module of one of {MOST} binaries (tests/README.md), not a binary of its own: {binaries:?}"
    );
}
