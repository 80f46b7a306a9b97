//! A source as the rules on characters read it.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::tree::RelPath;

/// A source as it stands, front matter and all.
#[derive(Clone, Copy)]
pub struct SourceText<'s> {
    /// The file.
    pub path: &'s RelPath,
    /// What stands in it.
    pub text: &'s str,
}

impl SourceText<'_> {
    /// A fault at a part of it.
    pub fn fault(&self, code: &'static Code, range: Range<usize>) -> Diagnostic {
        Diagnostic::new(code, Span::new(self.path, range.start, range.end))
    }
}
