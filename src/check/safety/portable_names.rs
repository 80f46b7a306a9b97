//! Names of files.

use std::collections::HashMap;

use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::safety as codes;
use crate::text::one_name::folded;
use crate::tree::RelPath;

/// No two files have names that Windows or macOS take for one.
pub fn differ_on_every_system(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    let mut first: HashMap<String, &RelPath> = HashMap::new();
    for (path, _) in ["content", "static", "root"].into_iter().flat_map(|folder| checked.tree.under(folder)) {
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
