//! How many issues have which status, as parts of a bar and figures below it.

use serde::Serialize;

use super::status_names::status_key;
use super::status_names::status_word;
use crate::model::StatusKind;

/// How many issues have a status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// `completed` … or `unstated`.
    pub key: &'static str,
    /// The word.
    pub word: &'static str,
    /// How many.
    pub count: usize,
    /// By which rule that is computed from the open data.
    pub rule: String,
    /// In tenths of a percent of the whole, for widths of bars.
    pub permille: usize,
    /// Where its part of a bar begins, in tenths of a percent.
    pub offset: usize,
    /// The list of these issues.
    pub href: Option<String>,
}

/// Counts by status to shares, in the order of the kinds with 未标明 last; zeros left out. `of` is the rule of the whole.
pub fn shares(
    of: &str,
    counts: &dyn Fn(Option<StatusKind>) -> usize,
    href: &dyn Fn(Option<StatusKind>) -> Option<String>,
) -> Vec<Share> {
    let kinds = StatusKind::ALL.into_iter().map(Some).chain([None]);
    let counted: Vec<(Option<StatusKind>, usize)> =
        kinds.map(|kind| (kind, counts(kind))).filter(|(_, count)| *count > 0).collect();
    let whole: usize = counted.iter().map(|(_, count)| count).sum();
    let mut before = 0;
    let share = |(kind, count): (Option<StatusKind>, usize)| {
        let offset = before * 1000 / whole;
        before += count;
        Share {
            key: status_key(kind),
            word: status_word(kind),
            count,
            rule: format!("{of} status={}", status_key(kind)),
            permille: before * 1000 / whole - offset,
            offset,
            href: href(kind),
        }
    };
    counted.into_iter().map(share).collect()
}
