//! Labels as headings, and where a line stands by itself.

use super::closing;
use crate::model::Label;
use crate::prose::labels;
use crate::prose::labels::LeadingLabel;
use crate::prose::signatures;
use crate::text::han;

/// The label that a heading is, with or without a colon: `##### 整改措施`.
pub fn heading(text: &str) -> Option<LeadingLabel> {
    labels::certain(text).filter(|found| found.label != Label::Title)
}

/// Whether a line stands by itself even without a blank line before it: it begins with a label, tells a way to reach an
/// office or is one of a signature, or the text before it is a label with its one short value, which does not go on.
pub fn parts(before: &str, line: &str) -> bool {
    let (before, line) = (&*han::reading(before), &*han::reading(line));
    let ended = |found: LeadingLabel| {
        let value = before[found.value..].trim_end();
        labels::is_single(found.label) && !value.contains('\n') && !value.ends_with(['、', '，', ',', '；', ';'])
    };
    labels::certain(line).is_some()
        || closing::is_contact(line)
        || signatures::signs(before, line)
        || labels::certain(before).is_some_and(ended)
}
