//! The rules of figures, numbers, dates and privacy on the real papers that lie beside the repository of those who work on it; no
//! sentence of them is kept here.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::support::expect;
use crate::support::site::Site;
use crate::support::site::project;

fn tongbao(site: &Site, folder: &str, arguments: &[&str]) -> String {
    let run = site.run_in(folder, arguments);
    run.stdout + &run.stderr
}

/// A paper as a clerk would import it, and the faults of figures, numbering and dates, with the words of their lines.
fn faults(seed: &Path, as_of: &[&str]) -> Vec<(String, String)> {
    faults_of(seed, as_of, &['F', 'U', 'D'])
}

/// The faults of some families, by the letters of their codes.
#[expect(clippy::disallowed_methods, reason = "the samples of a folder of the test's own")]
fn faults_of(seed: &Path, as_of: &[&str], families: &[char]) -> Vec<(String, String)> {
    let site = Site::new();
    tongbao(&site, ".", &["init", "site"]);
    let notices = site.place("site/content/notices");
    fs::remove_dir_all(&notices).expect("the sample notices can be removed");
    fs::create_dir(&notices).expect("a folder can be made");
    let seed = fs::canonicalize(seed).expect("the seed is there");
    tongbao(&site, "site", &["import", &seed.to_string_lossy()]);
    let report = tongbao(&site, "site", &[&["check", "--format", "short", "--lang", "en"], as_of].concat());
    let notice = fs::read_dir(&notices).expect("notices can be listed").next().expect("a notice was made");
    let text = fs::read_to_string(notice.expect("a notice can be seen").path()).expect("it can be read");
    let lines: Vec<&str> = text.lines().collect();
    let fault = |line: &str| {
        let (place, said) = line.split_once(": ")?;
        let (_, code) = said.split_once(": ")?;
        let number: usize = place.split(':').nth(1)?.parse().ok()?;
        let code = code.split(' ').next().filter(|code| code.starts_with(families))?;
        Some((code.to_owned(), lines.get(number - 1)?.to_string()))
    };
    report.lines().filter_map(fault).collect()
}

fn seed(number: &str) -> Option<PathBuf> {
    let seeds = project("../shared/seeds");
    let Ok(entries) = fs::read_dir(&seeds) else {
        eprintln!("skipped: {} is not there", seeds.display());
        return None;
    };
    let paths = entries.map(|entry| entry.expect("a folder can be read").path());
    paths.into_iter().find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(number)))
}

#[test]
fn a_total_that_its_list_contradicts_is_reported_at_its_sentence() {
    let Some(seed) = seed("002") else { return };
    let faults = faults(&seed, &[]);
    expect::each([("F501", "22"), ("F502", "19")], |(code, figure)| {
        let at: Vec<_> = faults.iter().filter(|(found, _)| found == code).collect();
        assert_eq!(at.len(), 1, "{code}: {faults:?}");
        // The sentence of the text, not the copy of it in front matter.
        assert!(at[0].1.contains(figure) && !at[0].1.trim_start().starts_with("text:"), "{code}: {at:?}");
    });
    assert!(!faults.iter().any(|(code, _)| code.starts_with('U')), "{faults:?}");
}

#[test]
fn papers_without_false_figures_raise_no_alarm() {
    for number in ["000", "001", "004"] {
        let Some(seed) = seed(number) else { return };
        assert_eq!(faults(&seed, &[]), [], "{number}");
    }
}

#[test]
fn a_forecast_is_reported_once_its_month_has_passed() {
    let Some(seed) = seed("001") else { return };
    assert_eq!(faults(&seed, &["--as-of", "2025-08-31"]), []);
    let later = faults(&seed, &["--as-of", "2025-09-01"]);
    assert_eq!(later.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["D704"]);
}

#[test]
fn no_paper_is_said_to_expose_a_person() {
    // 003 is news and no notice.
    for number in ["000", "001", "002", "004"] {
        let Some(seed) = seed(number) else { return };
        let faults = faults_of(&seed, &[], &['P']);
        // A mobile number among the contacts is worth a note and no more.
        let errors: Vec<_> = faults.iter().filter(|(code, _)| code != "P904").collect();
        assert!(errors.is_empty(), "{number}: {errors:?}");
    }
}
