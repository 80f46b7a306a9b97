//! The rules of figures, numbers, dates and privacy on the real papers that lie beside the repository of those who work on it; no
//! sentence of them is kept here.

use std::path::Path;

use crate::support::expect;
use crate::support::seeds;
use crate::support::seeds::seed;

/// A paper as a clerk would import it, and the faults of figures, numbering and dates, with the words of their lines.
fn faults(seed: &Path, as_of: &[&str]) -> Vec<(String, String)> {
    faults_of(seed, as_of, &['F', 'U', 'D'])
}

/// The faults of some families, by the letters of their codes.
fn faults_of(seed: &Path, as_of: &[&str], families: &[char]) -> Vec<(String, String)> {
    let site = seeds::imported(seed, &[]);
    let report = site.run_in("site", &[&["check", "--format", "short", "--lang", "en"], as_of].concat()).stdout;
    let text = site.files("site/content/notices").into_values().next().expect("a notice was made");
    let text = String::from_utf8(text).expect("a notice is text");
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
