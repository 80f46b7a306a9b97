//! The sources of a run, as the faces look places up in them.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::line_index::LineIndex;
use crate::diagnostic::line_index::Position;
use crate::tree::RelPath;

/// Where the faces take the text of a source from; `None` for what is no text, whose faults then stand at 1:1.
pub type Sources<'a> = dyn Fn(&RelPath) -> Option<&'a str> + 'a;

/// The sources of a run, each split into lines once.
pub struct Book<'a> {
    lines: BTreeMap<RelPath, Option<LineIndex<'a>>>,
}

impl<'a> Book<'a> {
    /// The sources of these faults.
    pub fn new<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>, sources: &Sources<'a>) -> Book<'a> {
        let mut lines = BTreeMap::new();
        for span in diagnostics.into_iter().flat_map(|d| std::iter::once(&d.span).chain(&d.also)) {
            if !lines.contains_key(&span.path) {
                lines.insert(span.path.clone(), sources(&span.path).map(LineIndex::new));
            }
        }
        Book { lines }
    }

    /// The lines of a file; none for what is no text.
    pub(super) fn lines(&self, path: &RelPath) -> Option<&LineIndex<'a>> {
        self.lines.get(path)?.as_ref()
    }

    /// The line and column of a byte of a file.
    pub(super) fn position(&self, path: &RelPath, offset: usize) -> Position {
        self.lines(path).map_or(Position { line: 1, column: 1 }, |lines| lines.position(offset))
    }

    /// The byte of its line at which a place begins.
    pub(super) fn start_in_line(&self, span: &Span) -> usize {
        self.lines(&span.path).map_or(0, |lines| {
            let start = lines.start(lines.position(span.start).line);
            lines.text(lines.position(span.start).line).floor_char_boundary(span.start.saturating_sub(start))
        })
    }

    /// The line a place begins in, and the words at the place as far as they stand in that line.
    pub fn words(&self, span: &Span) -> (&'a str, &'a str) {
        let Some(lines) = self.lines(&span.path) else { return ("", "") };
        let line = lines.position(span.start).line;
        let text = lines.text(line);
        let start = self.start_in_line(span);
        let end = text.ceil_char_boundary(span.end.saturating_sub(lines.start(line)).min(text.len()));
        (text, &text[start..end.max(start)])
    }

    /// `path:line:column`
    pub(super) fn place(&self, span: &Span) -> String {
        let Position { line, column } = self.position(&span.path, span.start);
        format!("{}:{line}:{column}", span.path)
    }
}
