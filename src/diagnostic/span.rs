//! Places in source files.

use crate::tree::RelPath;

/// A place in a source file, in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file, from the root of the site.
    pub path: RelPath,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The place `start..end` of a file.
    pub fn new(path: &RelPath, start: usize, end: usize) -> Span {
        Span { path: path.clone(), start, end: end.max(start) }
    }
}
