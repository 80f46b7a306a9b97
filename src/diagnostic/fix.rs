//! Mending what is certain: edits that a fault carries, applied to a source, and the change they make.

use std::fmt::Write;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::edit::Edit;
use crate::tree::RelPath;

/// The source with the edits of these faults. A fault of which an edit does not suit the source, or touches another
/// fault's edit, is left as it is. None where nothing changes.
pub fn fix<'d>(source: &str, faults: impl Iterator<Item = &'d Diagnostic>) -> Option<String> {
    let mut faults: Vec<&[Edit]> = faults.map(|fault| fault.fix.as_slice()).filter(|fix| !fix.is_empty()).collect();
    faults.sort_by_key(|fix| fix[0].start);
    let mut taken: Vec<&Edit> = Vec::new();
    for fix in faults {
        let free = |edit: &Edit| taken.last().is_none_or(|last| last.end() <= edit.start && *last != edit);
        if fix.iter().all(|edit| edit.suits(source) && free(edit)) {
            taken.extend(fix);
            taken.sort_by_key(|edit| edit.start);
        }
    }
    let mut out = String::with_capacity(source.len());
    let mut done = 0;
    for edit in taken {
        out.push_str(&source[done..edit.start]);
        out.push_str(&edit.new);
        done = edit.end();
    }
    out.push_str(&source[done..]);
    (out != source).then_some(out)
}

/// The changed lines as a unified diff without context. Edits replace within lines, so both texts have the same lines.
pub fn diff(path: &RelPath, old: &str, new: &str) -> String {
    let mut out = format!("--- {path}\n+++ {path}\n");
    for (index, (before, after)) in old.lines().zip(new.lines()).enumerate().filter(|(_, (a, b))| a != b) {
        let line = index + 1;
        let show = |text: &str| super::wording::visible(text).into_owned();
        // Writing to a String does not fail.
        let _ = writeln!(out, "@@ -{line} +{line} @@\n-{}\n+{}", show(before), show(after));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::sample;

    fn fault(start: usize, old: &str, new: &str) -> Diagnostic {
        sample::fault(start, start + old.len()).mended(old, new)
    }

    #[test]
    fn edits_are_applied_where_they_suit_and_nowhere_else() {
        let source = "整改情况加大\n措失\n";
        let label = fault(0, "整改情况", "整改情况：");
        let word = fault(19, "措失", "措施");
        let elsewhere = fault(3, "措失", "措施");
        let touching = fault(3, "改", "该");
        let faults = [&word, &label, &elsewhere, &touching, &word];
        assert_eq!(fix(source, faults.into_iter()).as_deref(), Some("整改情况：加大\n措施\n"));
        assert_eq!(fix(source, [&elsewhere].into_iter()), None);
    }

    #[test]
    fn a_diff_shows_changed_lines_with_nothing_hidden() {
        let path = RelPath::new("content/a.md").unwrap();
        assert_eq!(
            diff(&path, "\u{feff}---\n一\n", "---\n一\n"),
            "--- content/a.md\n+++ content/a.md\n@@ -1 +1 @@\n-<U+FEFF>---\n+---\n"
        );
    }
}
