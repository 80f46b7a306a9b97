//! What a site has already, for commands that bring something new to it.

use std::path::Path;

use crate::compile;
use crate::diagnostic::limit::LIMITS;
use crate::edge;
use crate::edge::Failure;
use crate::import::Court;
use crate::intake;
use crate::model::Id;
use crate::tree::RelPath;
use crate::tree::Tree;

/// The folder of a site's sources.
const SOURCES: &str = "content";

/// A site that may not be there yet.
pub struct KnownSite {
    tree: Tree,
}

impl KnownSite {
    /// Reads what is there.
    pub fn read(root: &Path) -> Result<KnownSite, Failure> {
        let tree = match root.join(SOURCES).is_dir() {
            true => edge::read(root, LIMITS.source_bytes)?.0,
            false => Tree::new(),
        };
        Ok(KnownSite { tree })
    }

    /// The courts of its registry.
    pub fn courts(&self) -> Vec<Court> {
        intake::courts(&self.tree)
    }

    /// The text of the notice of an id, in whichever group it lies.
    pub fn text_of_notice(&self, id: &Id) -> Option<RelPath> {
        compile::text_of_notice(self.tree.iter().map(|(path, _)| path), id)
    }
}
