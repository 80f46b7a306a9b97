//! A baseline: faults that are known and may stay, so that those of a new notice are not lost among those of old ones.
//!
//! A fault is known again by its code, its file and the words of its line, not by the number of the line: lines that
//! shift change nothing, a line that is changed is looked at anew.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::checks;
use crate::diagnostic::show::Book;
use crate::diagnostic::show::Sources;
use crate::diagnostic::show::in_order;
use crate::tree::Digest;
use crate::tree::RelPath;

/// The form of the file; a reader of another form would misread it.
const FORM: u32 = 1;
/// Characters of a line that the file shows to its reader.
const SHOWN: usize = 40;

/// Known faults.
#[derive(Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    tongbao_baseline: u32,
    faults: Vec<Known>,
}

/// A known fault, as often as it stands in lines of the same words.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
struct Known {
    code: String,
    path: String,
    /// The beginning of the line, for people.
    line: String,
    /// The digest of the whole line and of the words the fault points at.
    words: String,
    count: usize,
}

/// What a baseline makes of the faults of a run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sifted {
    /// Those that are new, and a note for each entry of the baseline that no fault answers to any more.
    pub faults: Vec<Diagnostic>,
    /// Those that are known.
    pub known: Vec<Diagnostic>,
}

impl Baseline {
    /// A baseline of these faults. What stops a build and what touches on privacy is never among them: the first cannot
    /// stay, the second is allowed one by one with a reason, or not at all.
    pub fn of(faults: &[Diagnostic], sources: &Sources) -> Baseline {
        let book = Book::new(faults, sources);
        let mut all: BTreeMap<(String, String, String), Known> = BTreeMap::new();
        for fault in in_order(faults).into_iter().filter(|fault| may_stay(fault)) {
            let (line, words) = words(&book, &fault.span);
            let key = (fault.span.path.to_string(), fault.code.id.to_owned(), words.clone());
            let known = Known { code: key.1.clone(), path: key.0.clone(), line, words, count: 0 };
            all.entry(key).or_insert(known).count += 1;
        }
        Baseline { tongbao_baseline: FORM, faults: all.into_values().collect() }
    }

    /// Reads the file of a baseline; none where it is no such file.
    pub fn read(text: &str) -> Option<Baseline> {
        serde_json::from_str(text).ok().filter(|baseline: &Baseline| baseline.tongbao_baseline == FORM)
    }

    /// The file.
    pub fn print(&self) -> String {
        let text = serde_json::to_string_pretty(self).expect("strings and numbers always serialize");
        format!("{text}\n")
    }

    /// How many faults it knows.
    pub fn count(&self) -> usize {
        self.faults.iter().map(|known| known.count).sum()
    }

    /// Parts the faults of a run into new and known ones.
    pub fn sift(&self, faults: Vec<Diagnostic>, sources: &Sources) -> Sifted {
        let mut left: BTreeMap<(String, String, String), (usize, &Known)> = BTreeMap::new();
        for known in &self.faults {
            let key = (known.path.clone(), known.code.clone(), known.words.clone());
            left.insert(key, (known.count, known));
        }
        let mut sifted = Sifted::default();
        let book = Book::new(&faults, sources);
        for fault in faults {
            let (_, words) = words(&book, &fault.span);
            let entry = left.get_mut(&(fault.span.path.to_string(), fault.code.id.to_owned(), words));
            match entry.filter(|(count, _)| *count > 0 && may_stay(&fault)) {
                Some((count, _)) => {
                    *count -= 1;
                    sifted.known.push(fault);
                }
                None => sifted.faults.push(fault),
            }
        }
        for (count, known) in left.into_values().filter(|(count, _)| *count > 0) {
            // A baseline that was typed by hand may name what is no path.
            let Ok(path) = RelPath::new(&known.path) else { continue };
            let fault = Diagnostic::new(&checks::STALE_BASELINE, Span::new(&path, 0, 0));
            sifted.faults.push(fault.with("rule", &known.code).with("line", &known.line).with("found", count));
        }
        sifted
    }
}

fn may_stay(fault: &Diagnostic) -> bool {
    !fault.code.stops_build() && !fault.code.id.starts_with(['P', 'K'])
}

/// The beginning of the line a fault stands in, and the digest that knows it again.
fn words(book: &Book<'_>, span: &Span) -> (String, String) {
    let (line, words) = book.words(span);
    let digest = Digest::of(format!("{}\u{0}{words}", line.trim()).as_bytes()).to_string();
    (line.trim().chars().take(SHOWN).collect(), digest.chars().take(32).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes::body;

    const OLD: &str = "# 一\n甲乙\n丙\n";

    fn faults(source: &str) -> Vec<Diagnostic> {
        let path = RelPath::new("content/a.md").unwrap();
        let at = source.find("乙").unwrap();
        vec![Diagnostic::new(&body::RAW_HTML, Span::new(&path, at, at + 3)).with("found", "乙")]
    }

    #[test]
    fn a_fault_is_known_again_where_its_line_shifts_and_not_where_it_changes() {
        let baseline = Baseline::of(&faults(OLD), &|_| Some(OLD));
        let baseline = Baseline::read(&baseline.print()).expect("it reads what it prints");
        assert_eq!(baseline.count(), 1);
        let shifted = "# 一\n\n新的一行\n  甲乙\n";
        let sifted = baseline.sift(faults(shifted), &|_| Some(shifted));
        assert_eq!((sifted.faults.len(), sifted.known.len()), (0, 1));
        let changed = "# 一\n甲甲乙\n";
        let sifted = baseline.sift(faults(changed), &|_| Some(changed));
        let codes: Vec<&str> = sifted.faults.iter().map(|fault| fault.code.id).collect();
        assert_eq!((codes, sifted.known.len()), (vec!["B203", "K104"], 0));
    }

    #[test]
    fn a_second_fault_of_the_same_words_is_new() {
        let baseline = Baseline::of(&faults(OLD), &|_| Some(OLD));
        let twice = [faults(OLD), faults(OLD)].concat();
        let sifted = baseline.sift(twice, &|_| Some(OLD));
        assert_eq!((sifted.faults.len(), sifted.known.len()), (1, 1));
    }

    #[test]
    fn another_file_is_no_baseline() {
        assert_eq!(Baseline::read("{}"), None);
        assert_eq!(Baseline::read("{\"tongbao_baseline\": 2, \"faults\": []}"), None);
    }
}
