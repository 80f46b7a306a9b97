//! Texts of sources for showing faults: they are not held, so they are read again.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::tree::RelPath;

/// The texts of the sources that faults point at, read again for showing them.
#[derive(Default)]
pub struct ShownTexts(BTreeMap<RelPath, String>);

impl ShownTexts {
    /// The texts for some faults. `read` reads a source again; one that is away is shown without its text.
    pub fn of<'f>(
        faults: impl IntoIterator<Item = &'f Diagnostic>,
        read: &dyn Fn(&RelPath) -> Option<String>,
    ) -> ShownTexts {
        let mut texts = ShownTexts::default();
        for fault in faults {
            for path in std::iter::once(&fault.span.path).chain(fault.also.iter().map(|span| &span.path)) {
                if !texts.0.contains_key(path) {
                    texts.0.extend(read(path).map(|text| (path.clone(), text)));
                }
            }
        }
        texts
    }

    /// The text of a source.
    pub fn get(&self, path: &RelPath) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }
}
