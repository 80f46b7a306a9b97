//! A stretch of text as the rules of words see it.

use std::ops::Range;

use crate::check::prose::Passage;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::model::Organ;
use crate::site::Site;
use crate::tree::RelPath;

/// One stretch of text: a paragraph, a heading, a cell, a value.
#[derive(Clone, Copy)]
pub(super) struct Line<'l> {
    pub(super) path: &'l RelPath,
    pub(super) passage: &'l Passage<'l>,
    pub(super) plain: &'l str,
    /// Where what follows its label begins; 0 where it has none.
    pub(super) value: usize,
}

/// What a line is held against.
#[derive(Clone, Copy)]
pub(super) struct Known<'k> {
    /// The site, with the court's own lists and every court.
    pub(super) site: &'k Site,
    /// The courts that the text may name: its own, and those it names by their full names.
    pub(super) named: &'k [&'k Organ],
}

impl<'l> Line<'l> {
    pub(super) fn of(path: &'l RelPath, passage: &'l Passage<'l>) -> Line<'l> {
        Line { path, passage, plain: &passage.plain, value: 0 }
    }

    /// A fault at a part of the plain text.
    pub(super) fn fault(&self, code: &'static Code, range: Range<usize>) -> Diagnostic {
        let found = &self.plain[range.clone()];
        let at = self.passage.at(range);
        Diagnostic::new(code, Span::new(self.path, at.start, at.end)).with("found", found)
    }
}
