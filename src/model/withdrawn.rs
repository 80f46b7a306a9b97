//! Notices that were taken back: what stays of them.

use super::At;
use super::Id;
use super::IssueKey;
use crate::text::date::Date;

/// Where they are written down.
pub const WITHDRAWN_FILE: &str = "content/withdrawn.yaml";

/// A notice that was taken back after it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithdrawnNotice {
    /// Its id: its address shows that it was taken back.
    pub id: Id,
    /// The day on which it was.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// Whether its text was removed everywhere.
    pub retracted: bool,
    /// What it was called; none where its title may not be told any more.
    pub title: Option<String>,
    /// Its court.
    pub organ: Option<Id>,
    /// The issues whose addresses lead to its own.
    pub issues: Vec<IssueKey>,
    /// The ids that it had before, which lead there too.
    pub formerly: Vec<Id>,
    /// Where it is written.
    pub at: At,
}

impl WithdrawnNotice {
    /// The first id that it had, by which feeds know it.
    pub fn first_id(&self) -> &Id {
        self.formerly.first().unwrap_or(&self.id)
    }
}
