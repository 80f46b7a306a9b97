//! Paths inside a tree.

/// A path inside a tree: parts joined by `/`, none of them empty, `.` or `..`, no leading slash.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RelPath(String);
