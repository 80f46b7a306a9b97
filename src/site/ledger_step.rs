//! What one notice says of an issue of the ledger.

use super::IssueRef;
use crate::model::Assurance;
use crate::text::date::Date;

/// What one notice says of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The issue in that notice.
    pub at: IssueRef,
    /// The day of the notice's figures.
    pub as_of: Option<Date>,
    /// Who vouches for it.
    pub assurance: Assurance,
}
