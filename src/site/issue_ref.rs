//! Where an issue stands among all those of a site.

/// The place of an issue: its notice in [`Site::notices`](super::Site::notices), and its number in the order of the
/// text, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IssueRef {
    /// Index in [`Site::notices`](super::Site::notices).
    pub notice: usize,
    /// Index among [`Notice::issues`](crate::model::Notice::issues).
    pub issue: usize,
}
