//! What a site and a notice say of the rules of `check`.

use super::At;
use crate::diagnostic::Code;
use crate::diagnostic::Level;

/// The level that a site gives a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleLevel {
    /// The rule.
    pub code: &'static Code,
    /// Its level here; none where it is switched off.
    pub level: Option<Level>,
    /// Where it is said.
    pub at: At,
}

/// A rule that one notice breaks knowingly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The rule.
    pub code: &'static Code,
    /// Why it may be broken here.
    pub reason: String,
    /// Where it is said.
    pub at: At,
}
