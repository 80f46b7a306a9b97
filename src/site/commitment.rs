//! The commitments of a site: what its notices promise with a date or a number.

use std::sync::Arc;

use super::Facts;
use super::IssueRef;
use super::Promise;
use crate::text::date::Date;

/// A promise, in the words of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// The issue it was given for.
    pub at: IssueRef,
    /// What kind of promise.
    pub promise: Promise,
    /// The sentence, or the printed deadline.
    pub text: Arc<str>,
    /// The date by which, where one can be read.
    pub due_on: Option<Date>,
}

/// The commitments of a site: those with a date first, by its last day, then the others, each in the order of the text.
/// `facts` is what each notice says by itself.
pub(super) fn commitments(facts: &[Arc<Facts>]) -> Vec<Commitment> {
    let mut out: Vec<Commitment> = Vec::new();
    for (notice, facts) in facts.iter().enumerate() {
        for (issue, of) in facts.issues.iter().enumerate() {
            let at = IssueRef { notice, issue };
            let promise = |(promise, text, due_on): &(Promise, Arc<str>, Option<Date>)| Commitment {
                at,
                promise: *promise,
                text: Arc::clone(text),
                due_on: *due_on,
            };
            out.extend(of.promises.iter().map(promise));
        }
    }
    out.sort_by_key(|commitment| (commitment.due_on.is_none(), commitment.due_on.map(|date| date.last())));
    out
}
