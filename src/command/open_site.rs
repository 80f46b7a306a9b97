//! A site's folder, read and compiled under the default theme.

use std::path::Path;
use std::sync::Arc;

use super::show_faults;
use super::theme;
use crate::compile::Compiled;
use crate::compile::Input;
use crate::compile::Memo;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::limit::LIMITS;
use crate::edge;
use crate::edge::Failure;
use crate::text::date::Date;
use crate::tree::Tree;

/// A site as it stands in its folder.
pub struct Opened {
    /// Its files.
    pub tree: Arc<Tree>,
    /// What they come to.
    pub compiled: Compiled,
    /// The files that were passed over.
    pub skipped: Vec<Diagnostic>,
}

impl Opened {
    /// Every fault that was found on reading.
    pub fn faults(&self) -> Vec<Diagnostic> {
        self.compiled.faults().iter().chain(&self.skipped).cloned().collect()
    }
}

/// The days that somebody named.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    /// At which days are counted.
    pub as_of: Option<Date>,
    /// By which embargoes have ended.
    pub day: Option<Date>,
}

/// Reads and compiles the site in a folder, at these days.
pub fn open(root: &Path, Days { as_of, day }: Days, memo: &Memo) -> Result<Opened, Failure> {
    let (tree, skipped) = edge::read(root, LIMITS.source_bytes)?;
    let tree = Arc::new(tree);
    let input = Input { tree: Arc::clone(&tree), built_in: Arc::new(theme::built_in()), as_of, day };
    Ok(Opened { tree, compiled: Compiled::new(input, memo), skipped: show_faults::skipped(&skipped) })
}
