//! A sentence that templates fill with a figure.

use serde::Serialize;

/// A sentence with a figure in it, for templates to fill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SaidFigure {
    /// The name of the label; its places are `count` and `who`.
    pub label: &'static str,
    /// How many.
    pub count: usize,
    /// Who vouches for so many.
    pub who: String,
    /// The rule.
    pub rule: String,
}
