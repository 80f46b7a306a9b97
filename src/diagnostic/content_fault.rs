//! A fault of content, as a value.

use super::Code;
use super::Level;
use super::Span;
use super::edit::Edit;

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
    pub fix: Vec<Edit>,
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
        self.fix.push(Edit { start: self.span.start, old: old.to_owned(), new: new.to_owned() });
        self
    }
}
