//! The faults found on reading. Those of a source that did not change are the same values as before.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;

/// What was found on reading, as it was found: at the levels of the codes, in no order.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    /// What was found now.
    pub own: Vec<Diagnostic>,
    /// What was found now or before in single sources, by source.
    shared: Vec<Arc<Vec<Diagnostic>>>,
}

impl Faults {
    /// Takes what was found in a source.
    pub fn take(&mut self, of_source: Arc<Vec<Diagnostic>>) {
        if !of_source.is_empty() {
            self.shared.push(of_source);
        }
    }

    /// Every fault.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.own.iter().chain(self.shared.iter().flat_map(|of_source| of_source.iter()))
    }
}
