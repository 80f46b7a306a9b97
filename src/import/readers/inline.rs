//! Putting text with its bold stretches together.

use crate::import::paper::Content;
use crate::import::paper::Inline;

/// Adds text at the end; bold stretches that touch become one.
pub(in crate::import::readers) fn push(inline: &mut Inline, text: &str, bold: bool) {
    if text.is_empty() {
        return;
    }
    let start = inline.text.len();
    inline.text.push_str(text);
    if !bold {
        return;
    }
    let end = inline.text.len();
    match inline.bold.last_mut() {
        Some(last) if last.end == start => last.end = end,
        _ => inline.bold.push(start..end),
    }
}

/// Adds other text with its bold stretches at the end.
pub(in crate::import::readers) fn append(inline: &mut Inline, other: &Inline) {
    let mut at = 0;
    for range in &other.bold {
        push(inline, &other.text[at..range.start], false);
        push(inline, &other.text[range.clone()], true);
        at = range.end;
    }
    push(inline, &other.text[at..], false);
}

/// Text as the content of a line; without anything to see it is blank.
pub(in crate::import::readers) fn content(inline: Inline) -> Content {
    if is_blank(&inline.text) { Content::Blank } else { Content::Text(inline) }
}

/// Whether nothing is to be seen.
pub(in crate::import::readers) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}' || c == '\u{200B}')
}
