//! Topics: the subject index.

use super::{At, Id};

/// A topic of `content/topics.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Part of its address.
    pub id: Id,
    /// Shown.
    pub name: String,
    /// An issue whose title holds one of these belongs here.
    pub keywords: Vec<String>,
    /// Where it stands.
    pub at: At,
}
