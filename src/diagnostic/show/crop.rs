//! A source line cropped around the words meant.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::line_index::LineIndex;
use crate::diagnostic::wording::visible;
use crate::text::width::columns;

/// A source line in three parts, safe to print.
pub struct Cropped {
    /// What stands before the words meant.
    pub before: String,
    /// The words meant.
    pub marked: String,
    /// What stands after them.
    pub after: String,
}

/// The line around the words meant. The renderer crops to the width itself; what it could never show is taken off
/// first, so that a line of a megabyte costs nothing, and of words longer than the screen the beginning is marked.
pub fn crop(lines: &LineIndex, line: usize, fault: &Diagnostic, width: usize) -> Cropped {
    let (text, from) = (lines.text(line), lines.start(line));
    let start = text.floor_char_boundary(fault.span.start.saturating_sub(from));
    let end = text.floor_char_boundary(fault.span.end.saturating_sub(from)).max(start);
    let (before, rest) = text.split_at(start);
    let keep = before.char_indices().rev().nth(width).map_or(0, |(at, _)| at);
    let mut taken = 0;
    let mark = rest[..end - start]
        .char_indices()
        .find(|&(_, c)| {
            taken += columns(&visible(c.encode_utf8(&mut [0; 4])));
            taken > width / 2
        })
        .map_or(end - start, |(at, _)| at);
    let (marked, after) = rest.split_at(mark);
    let after_end = after.char_indices().nth(width).map_or(after.len(), |(at, _)| at);
    Cropped {
        before: visible(&before[keep..]).into_owned(),
        marked: visible(marked).into_owned(),
        after: visible(&after[..after_end]).into_owned(),
    }
}
