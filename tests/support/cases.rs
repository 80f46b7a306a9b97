//! Cases in folders: a site to run the program on, and what must come of it.
//!
//! The site is copied aside before a run, so a case is never touched but by `TONGBAO_RENEW=1`, which writes what came
//! into those expected files that exist already.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

use similar::TextDiff;

/// What a run of the program said, with nothing left in it that differs from run to run.
pub struct Answer {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The exit code, or how it ended without one.
    pub exit: String,
}

/// Runs the program on a copy of a case's `site`, with the case's own `args` or these arguments, always in Chinese, without
/// colours, in one zone. `look` sees the folder `out` beside the copy, and what was said.
pub fn run<T>(case: &Path, otherwise: &str, look: impl FnOnce(&Path, &Answer) -> T) -> T {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let site = case.join("site");
    assert!(site.is_dir(), "{} has no site/", case.display());
    let shared = case.with_file_name("_templates");
    if shared.is_dir() {
        copy(&shared, &folder.path().join("site/templates"));
    }
    let base = case.with_file_name("_base");
    if base.is_dir() {
        copy(&base, &folder.path().join("site"));
    }
    copy(&site, &folder.path().join("site"));
    let given = fs::read_to_string(case.join("args"));
    let answer = answer(folder.path(), given.as_deref().unwrap_or(otherwise));
    look(&folder.path().join("out"), &answer)
}

/// Runs the program in a folder, as [`run`] does.
pub fn answer(folder: &Path, arguments: &str) -> Answer {
    let arguments = arguments.split_whitespace();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tongbao"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("LC_") || name.starts_with("TONGBAO_") || name == "LANGUAGE" {
            command.env_remove(&*name);
        }
    }
    command.env("LANG", "zh_CN.UTF-8").env("NO_COLOR", "1").env("TZ", "UTC");
    let output = command.output().expect("the program can be started");
    let said = |bytes: &[u8]| normal(&String::from_utf8_lossy(bytes), folder);
    Answer {
        stdout: said(&output.stdout),
        stderr: said(&output.stderr),
        exit: output.status.code().map_or_else(|| output.status.to_string(), |code| code.to_string()),
    }
}

/// Copies a folder and all in it; what is there already is written over.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in walkdir::WalkDir::new(from).min_depth(1) {
        let entry = entry.expect("a case can be read");
        let place = to.join(entry.path().strip_prefix(from).expect("what is found lies inside"));
        if entry.file_name() == "twins" {
            // Names that differ in case or coding alone cannot lie in a repository for every system.
            let twins = fs::read_to_string(entry.path()).expect("a list of names is text");
            for twin in twins.lines() {
                fs::write(to.join(twin), "").expect("a file can be made");
            }
        } else if entry.file_type().is_dir() {
            fs::create_dir_all(place).expect("a folder can be made");
        } else {
            fs::copy(entry.path(), place).expect("a file can be copied");
        }
    }
}

/// The folders of cases inside a folder, sorted; none if it is not there.
pub fn cases(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let Ok(entries) = fs::read_dir(root) else { return Vec::new() };
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("a case can be read").path()).collect();
    cases.retain(|case| case.is_dir());
    cases.sort();
    cases
}

/// The last part of a path, for people.
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether expected files are to be written anew.
pub fn renewing() -> bool {
    std::env::var_os("TONGBAO_RENEW").is_some_and(|value| value == "1")
}

/// What came against the text that an expected file holds: a diff if they differ, nothing if they are equal. Renewing
/// writes the file instead.
pub fn compare(file: &Path, came: &[u8], renew: bool) -> Option<String> {
    let expected = fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    if expected == came {
        return None;
    }
    if renew {
        fs::write(file, came).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        return None;
    }
    let (Ok(expected), Ok(came)) = (std::str::from_utf8(&expected), std::str::from_utf8(came)) else {
        return Some(format!(
            "{}: {} bytes expected, {} other bytes came\n",
            file.display(),
            expected.len(),
            came.len()
        ));
    };
    let diff = TextDiff::from_lines(expected, came);
    let title = file.display().to_string();
    Some(diff.unified_diff().context_radius(3).header(&title, "what came").to_string())
}

/// Ends the test if something differs, with everything that does and how to accept it.
#[track_caller]
pub fn settle(differences: &[String]) {
    assert!(
        differences.is_empty(),
        "{} differences (TONGBAO_RENEW=1 accepts them after you have read them):\n\n{}",
        differences.len(),
        differences.join("\n")
    );
}

/// A text without the folder of the run and without how long things took.
pub fn normal(text: &str, folder: &Path) -> String {
    let mut text = text.replace("\r\n", "\n");
    // The real path first: it may be longer than the name that leads to it.
    for folder in [folder.canonicalize().unwrap_or_else(|_| folder.to_owned()), folder.to_owned()] {
        text = text.replace(&*folder.to_string_lossy(), "[here]");
    }
    without_times(&text)
}

/// `0.35 s`, `12ms` and `3.2 秒` become `[time]`.
fn without_times(text: &str) -> String {
    const UNITS: [&str; 6] = ["毫秒", "秒", "ms", "µs", "ns", "s"];
    let mut rest = text;
    let mut plain = String::new();
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        let (before, number) = rest.split_at(start);
        plain.push_str(before);
        let digits = number.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(number.len());
        let (number, after) = number.split_at(digits);
        let inside_word = plain.ends_with(|sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_');
        let unit = after.strip_prefix(' ').unwrap_or(after);
        let tail = UNITS.iter().find_map(|name| unit.strip_prefix(name));
        match tail.filter(|tail| !tail.starts_with(|sign: char| sign.is_ascii_alphanumeric()) && !inside_word) {
            Some(tail) => {
                plain.push_str("[time]");
                rest = tail;
            }
            None => {
                plain.push_str(number);
                rest = after;
            }
        }
    }
    plain + rest
}
