//! Replacements in a source.

/// One replacement in a source that fixes a fault beyond doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// First byte of what is replaced.
    pub start: usize,
    /// What must stand there; where anything else does, nothing is replaced.
    pub old: String,
    /// What stands there afterwards.
    pub new: String,
}

impl Edit {
    /// One past the last byte of what is replaced.
    pub(super) fn end(&self) -> usize {
        self.start + self.old.len()
    }

    /// Whether what must stand there does.
    pub(super) fn suits(&self, source: &str) -> bool {
        source.get(self.start..self.end()) == Some(self.old.as_str())
    }
}
