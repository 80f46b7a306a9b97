//! The numbered laws of docs/architecture.md, each with the tests that hold it.

use crate::Offence;

/// The page of the laws.
pub const PAGE: &str = "docs/architecture.md";
/// The heading over them.
const HEADING: &str = "## Laws";
/// The words before the tests of a law.
const HELD: &str = "Held by ";

/// A law as the page prints it.
struct Law<'p> {
    line: usize,
    number: usize,
    /// The tests that it names, by the ends of their paths below `tests`.
    tests: Vec<&'p str>,
}

/// What is wrong with the laws: numbers that leave one out, a law without a test, a test that is not there or holds
/// nothing, a test that says it holds a law which does not name it.
pub fn offences(page: &str, tests: &[(String, String)]) -> Vec<Offence> {
    let laws = laws(page);
    let mut found = Vec::new();
    let mut say = |path: &str, line: usize, text: String| found.push(Offence { path: path.to_owned(), line, text });
    if laws.is_empty() {
        say(PAGE, 1, format!("has no laws under `{HEADING}`"));
    }
    for (at, law) in laws.iter().enumerate() {
        if law.number != at + 1 {
            say(PAGE, law.line, format!("law {} stands where law {} should", law.number, at + 1));
        }
        if law.tests.is_empty() {
            say(PAGE, law.line, format!("law {} is without a test: name it behind `{}`", law.number, HELD.trim()));
        }
        for name in &law.tests {
            let holds = |(path, text): &(String, String)| is_at(path, name) && text.contains("#[test]");
            if !tests.iter().any(holds) {
                say(PAGE, law.line, format!("law {}: there is no test in `{name}`", law.number));
            }
        }
    }
    for (path, text) in tests {
        let Some(number) = said(text) else { continue };
        let law = laws.iter().find(|law| law.number == number);
        if !law.is_some_and(|law| law.tests.iter().any(|name| is_at(path, name))) {
            say(path, 1, format!("says it holds law {number}, which does not name it in {PAGE}"));
        }
    }
    found
}

/// The items of the list under the heading.
fn laws(page: &str) -> Vec<Law<'_>> {
    let mut laws: Vec<Law<'_>> = Vec::new();
    let lines = page.lines().enumerate().skip_while(|(_, line)| *line != HEADING).skip(1);
    for (at, line) in lines.take_while(|(_, line)| !line.starts_with("## ")) {
        let number = line.split_once(". **").and_then(|(number, _)| number.parse().ok());
        if let Some(number) = number {
            let tests = line.split_once(HELD).map_or("", |(_, tests)| tests).split('`').skip(1).step_by(2).collect();
            laws.push(Law { line: at + 1, number, tests });
        }
    }
    laws
}

/// Whether a path ends with a name, part by part: tests may be regrouped without a word to the laws.
fn is_at(path: &str, name: &str) -> bool {
    path.strip_suffix(name).is_some_and(|before| before.ends_with('/'))
}

/// The law that a test says it holds, in its first line: `//! Law 4. …`.
fn said(text: &str) -> Option<usize> {
    text.strip_prefix("//! Law ")?.split_once('.')?.0.parse().ok()
}
