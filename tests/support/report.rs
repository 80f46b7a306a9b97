//! What a run says of a site's faults, as a text to compare.

use std::fmt::Write;

use serde_json::Value;

use super::program::Run;

/// The exit code, and each fault with all its words.
pub fn report(answer: &Run) -> String {
    let mut report = format!("exit {}\n", answer.exit);
    let faults: Vec<Value> = serde_json::from_str(&answer.stdout)
        .unwrap_or_else(|error| panic!("not JSON: {error}\n{}{}", answer.stdout, answer.stderr));
    // What a notice allows itself does not count; tests/site/check.rs asks for its reason by itself.
    for fault in faults.iter().filter(|fault| fault.get("allowed").is_none()) {
        let word = |key: &str| fault[key].as_str().unwrap_or_default().to_owned();
        let _ = writeln!(report, "{}: {}: {}", place(fault), word("level"), word("code"));
        for (part, lang) in [("message", "zh"), ("remedy", "zh"), ("message", "en"), ("remedy", "en")] {
            let _ = writeln!(report, "    {}", fault[part][lang].as_str().unwrap_or_default());
        }
        for other in fault["also"].as_array().into_iter().flatten() {
            let _ = writeln!(report, "    + {}", place(other));
        }
    }
    report
}

/// `path:line:column-line:column`, the end exclusive.
fn place(of: &Value) -> String {
    let path = of["path"].as_str().unwrap_or_default();
    format!("{path}:{}:{}-{}:{}", of["line"], of["column"], of["end_line"], of["end_column"])
}
