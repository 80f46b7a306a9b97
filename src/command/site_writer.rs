//! Joins the compiler to the one writer of sites.

use std::io;
use std::io::Write;
use std::path::Path;

use indicatif::ProgressBar;

use crate::compile::Sink;
use crate::data::Scratch;
use crate::edge::Failure;
use crate::edge::Output;
use crate::tree::Digest;
use crate::tree::RelPath;

/// Where `build` sends a site: to an output, with the files that are copied taken from the site's folder.
pub struct SiteWriter<'w> {
    output: &'w Output,
    root: &'w Path,
    progress: ProgressBar,
}

impl<'w> SiteWriter<'w> {
    /// A writer of the site in a folder that says nothing of how far it is.
    pub fn new(output: &'w Output, root: &'w Path) -> SiteWriter<'w> {
        SiteWriter::showing(output, root, ProgressBar::hidden())
    }

    /// The same that shows how many files are done.
    pub(super) fn showing(output: &'w Output, root: &'w Path, progress: ProgressBar) -> SiteWriter<'w> {
        SiteWriter { output, root, progress }
    }

    /// Takes away what was shown.
    pub(super) fn clear(&self) {
        self.progress.finish_and_clear();
    }
}

impl Sink for SiteWriter<'_> {
    type Failure = Failure;

    fn put(&self, path: &RelPath, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        self.output.put(path, write)
    }

    fn copy(&self, path: &RelPath, source: &RelPath, digest: Digest) -> Result<(), Failure> {
        self.output.copy(path, &self.root.join(source.as_str()), digest)
    }

    fn done(&self) {
        self.progress.inc(1);
    }

    fn scratch(&self) -> Result<Box<dyn Scratch>, Failure> {
        Ok(Box::new(self.output.scratch()?))
    }
}
