//! A claim as a text makes it.

use std::ops::Range;

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

impl SaidClaim {
    /// Whether its total has shares by status, as problems, petitions and measures have, and no rules, persons or money.
    pub fn has_shares(&self) -> bool {
        !matches!(self.claim.subject, Subject::Rules | Subject::Accountability | Subject::Money)
    }
}
