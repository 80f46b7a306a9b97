//! How things are called in tables.

use crate::site::IssueFacts;
use crate::site::IssueRef;
use crate::site::Site;

/// What an issue is called among all of the site: the path of its page without the ending. A bare `3-2` would be a day to
/// a spreadsheet.
pub(super) fn key(site: &Site, at: IssueRef) -> String {
    format!("{}/{}", site.said(at.notice).id, site.issue(at).key())
}

/// What the entry of an issue is called: the key of its issue in the notice that spoke of it first.
pub(super) fn entry_key(site: &Site, at: IssueRef) -> String {
    key(site, site.ledger.entry_of(at).steps[0].at)
}

/// The number of an issue as readers know it, 3 or 3-2, in its two parts: together they would be a day to a spreadsheet.
pub(super) fn numbers(issue: IssueFacts<'_>) -> (Option<u64>, Option<u64>) {
    let (first, second) = issue.number().split_once('-').unwrap_or((issue.number(), ""));
    (first.parse().ok(), second.parse().ok())
}
