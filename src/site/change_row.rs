//! A row of what changed lately.

use super::IssueRef;

/// A row of what changed lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeRow {
    /// So many issues of which the notice speaks first.
    Listed(usize, usize),
    /// An issue of which it says other things than were said before.
    Changed(IssueRef),
}
