//! Commitments (承诺) of all notices: every promise with a date or a number.

use std::sync::Arc;

use super::Facts;
use super::IssueRef;
use super::PromiseFacts;
use crate::text::date::Date;

/// A promise with what it was given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// The notice that gives it, by its index.
    pub notice: usize,
    /// The issue it was given for; none where it stands beside the issues of the notice.
    pub issue: Option<IssueRef>,
    /// Its place among the promises of that issue, or of the notice beside its issues.
    pub(super) place: u32,
    /// The date by which, where one can be read.
    pub due_on: Option<Date>,
}

/// The commitments of a site: those with a date first, by its last day, then the others, each in the order of the text.
/// `facts` is what each notice says by itself.
pub(super) fn commitments(facts: &[Arc<Facts>]) -> Vec<Commitment> {
    let mut out: Vec<Commitment> = Vec::new();
    for (notice, facts) in facts.iter().enumerate() {
        let mut put = |issue: Option<IssueRef>, given: &mut dyn Iterator<Item = PromiseFacts<'_>>| {
            let commitment =
                |(place, given): (u32, PromiseFacts<'_>)| Commitment { notice, issue, place, due_on: given.due_on };
            out.extend((0..).zip(given).map(commitment));
        };
        for (issue, of) in facts.said.issues().enumerate() {
            put(Some(IssueRef { notice, issue }), &mut of.promises());
        }
        put(None, &mut facts.said.promises());
    }
    out.sort_by_key(|commitment| (commitment.due_on.is_none(), commitment.due_on.map(|date| date.last())));
    out
}
