//! The commitments of a site: what its notices promise with a date or a number.

use std::sync::Arc;

use super::Facts;
use super::IssueRef;
use super::promise::Promised;

/// A promise with what it was given for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// The notice that gives it, by its index.
    pub notice: usize,
    /// The issue it was given for; none where it stands beside the issues of the notice.
    pub issue: Option<IssueRef>,
    /// The promise.
    pub given: Promised,
}

/// The commitments of a site: those with a date first, by its last day, then the others, each in the order of the text.
/// `facts` is what each notice says by itself.
pub(super) fn commitments(facts: &[Arc<Facts>]) -> Vec<Commitment> {
    let mut out: Vec<Commitment> = Vec::new();
    for (notice, facts) in facts.iter().enumerate() {
        for (issue, of) in facts.issues.iter().enumerate() {
            let issue = Some(IssueRef { notice, issue });
            out.extend(of.promises.iter().map(|given| Commitment { notice, issue, given: given.clone() }));
        }
        out.extend(facts.promises.iter().map(|given| Commitment { notice, issue: None, given: given.clone() }));
    }
    out.sort_by_key(|commitment| (commitment.given.due_on.is_none(), commitment.given.due_on.map(|date| date.last())));
    out
}
