//! A claim as a text makes it.

use std::ops::Range;

use crate::model::Basis;
use crate::model::Claim;
use crate::model::Subject;

/// A claim that a text makes, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidClaim {
    /// The claim, with its words.
    pub claim: Claim,
    /// The bytes of its words in the text.
    pub words: Range<usize>,
    /// From 反馈 to the end of the sentence, where the total is surely that of what was fed back: 反馈的4个方面16个问题, in a
    /// sentence that speaks of nothing else.
    pub fed_back: Option<Range<usize>>,
}

/// Whether shares may be told of a total: it has some, and it is none of a level above the problems.
pub(super) fn takes_shares(subject: Subject, basis: Option<Basis>) -> bool {
    subject.has_shares() && !matches!(basis, Some(Basis::Areas | Basis::Findings))
}
