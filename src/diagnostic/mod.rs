//! Faults of content: what was found and where, what was expected, how to mend it.
//!
//! A fault is a value. It knows a place in a source file and its code; its words, in Chinese and English, stand in the
//! table of codes, so that the screen, the documents and `tongbao explain` say the same.

pub mod baseline;
mod code;
pub mod codes;
mod explanation;
pub mod fix;
pub mod limit;
pub mod line_index;
#[cfg(test)]
mod sample;
pub mod show;
mod wording;

pub use crate::text::lang::Lang;
pub use code::{Code, Level, Words};
pub use explanation::{document, explain};

use crate::tree::RelPath;

/// A place in a source file, in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file, from the root of the site.
    pub path: RelPath,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The place `start..end` of a file.
    pub fn new(path: &RelPath, start: usize, end: usize) -> Span {
        Span { path: path.clone(), start, end: end.max(start) }
    }
}

/// One fault of content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of fault it is.
    pub code: &'static Code,
    /// How grave it is; the code's own level unless the site says otherwise.
    pub level: Level,
    /// Where it is.
    pub span: Span,
    /// What the words of the code leave open: `{found}` and the like, by name.
    pub args: Vec<(&'static str, String)>,
    /// Other places that take part (the first of two equal ids), each with a name of the code's `also` words.
    pub also: Vec<Span>,
    /// What mends it beyond doubt, where anything does.
    pub fix: Vec<fix::Edit>,
}

impl Diagnostic {
    /// A fault at a place.
    pub fn new(code: &'static Code, span: Span) -> Diagnostic {
        Diagnostic { code, level: code.level, span, args: Vec::new(), also: Vec::new(), fix: Vec::new() }
    }

    /// Fills one of the words left open by the code.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Diagnostic {
        self.args.push((name, value.to_string()));
        self
    }

    /// Names another place that takes part.
    pub fn also(mut self, span: Span) -> Diagnostic {
        self.also.push(span);
        self
    }
    /// Says that the words at its place, which are `old`, become `new` beyond doubt.
    pub fn mended(mut self, old: &str, new: &str) -> Diagnostic {
        self.fix.push(fix::Edit { start: self.span.start, old: old.to_owned(), new: new.to_owned() });
        self
    }
}
