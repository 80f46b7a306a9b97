//! The court's own word lists.

use super::line::Known;
use super::line::Line;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::words as codes;
use crate::model::Verdict;

/// No word of the lists stands in the text.
pub fn words_are_not_those_listed(line: Line<'_>, known: Known<'_>, found: &mut Vec<Diagnostic>) {
    for (at, word) in known.site.words.find(line.plain) {
        let range = at..at + word.word.len();
        let reason = word.reason.as_deref().unwrap_or_default();
        let fault = match &word.verdict {
            Verdict::Replace(right) => {
                let fault = line.fault(&codes::WRONG_WORD, range).with("expected", right);
                fault.mended(&word.word, right)
            }
            Verdict::Forbidden => line.fault(&codes::FORBIDDEN_WORD, range),
            Verdict::Check => line.fault(&codes::WORD_TO_CHECK, range),
        };
        found.push(fault.with("reason", reason));
    }
}
