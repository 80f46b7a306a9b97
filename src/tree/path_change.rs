//! What becomes of a path.

use crate::tree::path::RelPath;

/// What became of a path between two trees or manifests.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It is new.
    Added(RelPath),
    /// It has other bytes.
    Changed(RelPath),
    /// It is gone.
    Removed(RelPath),
}

impl Change {
    /// The path it happened to.
    pub fn path(&self) -> &RelPath {
        match self {
            Change::Added(path) | Change::Changed(path) | Change::Removed(path) => path,
        }
    }
}
