//! The files below `content/` as they are written: front matter, settings, courts, articles, word lists, attachments of
//! text, and their names.

use std::ops::Range;

use super::exposed::exposed;
use super::exposed::invites_views;
use crate::check::Checked;
use crate::check::FileText;
use crate::check::prose;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::tree::RelPath;

/// Keys under which a source tells the public whom to reach.
const CONTACT_KEYS: &[&str] = &["contact", "phones", "emails"];

/// No file's name exposes a person.
pub fn names_expose_nobody(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    for (path, _) in checked.tree.under("content") {
        let named = exposed(path.file_name(), |_| false);
        found.extend(named.into_iter().map(|(code, _)| Diagnostic::new(code, Span::new(path, 0, 0))));
    }
}

/// No file exposes a person. What notices say is looked at with them.
pub fn exposes_nobody(file: FileText<'_>, found: &mut Vec<Diagnostic>) {
    let written = written(file.path, file.text).into_iter();
    found.extend(written.map(|(code, range)| Diagnostic::new(code, Span::new(file.path, range.start, range.end))));
}

/// What a file gives away as it is written.
pub fn written(path: &RelPath, text: &str) -> Vec<(&'static Code, Range<usize>)> {
    let fields = matches!(path.extension(), Some("yaml" | "yml"));
    of_source(text, if fields { text.len() } else { prose::front_matter(text) })
}

/// What a source gives away whose prose begins at a byte.
fn of_source(text: &str, prose: usize) -> Vec<(&'static Code, Range<usize>)> {
    let blocks = contact_blocks(text);
    exposed(text, |range| {
        // Fields are lines of their own; prose is parted by empty lines.
        let between = if range.start < prose { "\n" } else { "\n\n" };
        let start = text[..range.start].rfind(between).map_or(0, |at| at + between.len());
        let end = text[range.end..].find(between).map_or(text.len(), |at| range.end + at);
        let within = |block: &Range<usize>| block.start <= range.start && range.end <= block.end;
        blocks.iter().any(within) || invites_views(&text[start..end])
    })
}

/// The lines under the keys of contacts: all that are set deeper than the key.
fn contact_blocks(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches(' ');
        let depth = line.len() - words.len();
        let item = words.starts_with("- ");
        let deeper = |key: usize| depth > key || item && depth == key || words.trim().is_empty();
        if let Some((start, key)) = open
            && !deeper(key)
        {
            out.push(start..at);
            open = None;
        }
        let is_key = words.split_once(':').is_some_and(|(key, _)| CONTACT_KEYS.contains(&key));
        if open.is_none() && is_key {
            open = Some((at, depth));
        }
        at += line.len();
    }
    out.extend(open.map(|(start, _)| start..text.len()));
    out
}
