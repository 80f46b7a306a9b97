//! Names of files.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::safety as codes;
use crate::tree::RelPath;

/// No two files have names that Windows or macOS take for one.
pub fn differ_on_every_system(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    let mut first: HashMap<String, &RelPath> = HashMap::new();
    for (path, _) in ["content", "static"].into_iter().flat_map(|folder| checked.tree.under(folder)) {
        match first.get(&folded(path.as_str())) {
            Some(other) => {
                let fault = Diagnostic::new(&codes::NAMES_ALIKE, Span::new(path, 0, 0));
                let fault = fault.with("found", path.as_str()).with("expected", other.as_str());
                found.push(fault.also(Span::new(other, 0, 0)));
            }
            None => {
                first.insert(folded(path.as_str()), path);
            }
        }
    }
}

/// A name as a file system sees it that does not tell case and coding apart.
fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    name.nfc().flat_map(char::to_lowercase).nfc().collect()
}
