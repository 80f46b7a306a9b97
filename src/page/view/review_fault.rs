//! What `check` says of a notice under review.

use serde::Serialize;

/// A fault, for the margin of a review copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewFault {
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// The same for people.
    pub level_name: &'static str,
    /// Its code.
    pub code: &'static str,
    /// What is wrong.
    pub cause: String,
    /// How to mend it.
    pub remedy: String,
    /// The source file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The byte of the notice's own text at which it stands; none where it stands elsewhere.
    #[serde(skip)]
    pub at: Option<usize>,
    /// Why it may stand, where the notice allows itself.
    pub reason: Option<String>,
}
