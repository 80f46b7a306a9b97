//! X: characters that are not what they look like, and names that are one name on other systems.
//!
//! Characters that cannot be seen are found on reading (S117), in file names by the disk's reader; two files of one id by
//! the list of sources (S116); ids are small ASCII letters, so that they have no twins. There is no rule for these.

mod forms;
mod letters;
mod portable_names;
mod source_text;

use super::Checked;
use super::SiteRule;
use crate::diagnostic::Diagnostic;
use source_text::SourceText;

/// The rules that look at the site.
pub static SITE: &[SiteRule] = &[characters_are_what_they_look_like, portable_names::differ_on_every_system];

/// Files whose words are published.
const SOURCES: &[&str] = &["md", "yaml", "yml"];

/// Faults of one kind that one file may have: a text copied from a PDF may have thousands.
const MOST: usize = 20;

/// A rule on the text of a source.
type TextRule = fn(SourceText<'_>) -> Vec<Diagnostic>;

const OF_TEXTS: &[TextRule] = &[
    letters::latin_words_are_latin,
    letters::words_have_one_width,
    forms::han_characters_are_no_radicals,
    forms::text_is_composed,
];

/// Every source of the site, rule by rule.
fn characters_are_what_they_look_like(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    for (path, file) in checked.tree.under("content") {
        let is_source = path.extension().is_some_and(|extension| SOURCES.contains(&extension));
        // Other bytes than UTF-8 are a fault of their own (S113).
        let Some(text) = is_source.then(|| file.text()).flatten() else { continue };
        // Most texts hold nothing that any of these rules looks for: one pass says so.
        if text.chars().any(is_unusual) {
            let source = SourceText { path, text: &text };
            found.extend(OF_TEXTS.iter().flat_map(|rule| rule(source).into_iter().take(MOST)));
        }
    }
}

/// Whether a character is neither ASCII, nor common in Latin and Chinese text.
fn is_unusual(c: char) -> bool {
    !matches!(c, '\0'..='\u{2ff}' | '\u{2002}'..='\u{211f}' | '\u{2150}'..='\u{22ff}' | '\u{2400}'..='\u{26ff}'
        | '\u{3000}'..='\u{303f}' | '\u{3100}'..='\u{9fff}' | '\u{ff00}'..='\u{ff20}')
}
