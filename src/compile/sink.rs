//! Where whole sites go, and how that ends.

use std::io;
use std::io::Write;
use std::sync::Arc;

use crate::data::Scratch;
use crate::diagnostic::Diagnostic;
use crate::tree::Digest;
use crate::tree::RelPath;
use crate::tree::SourceChanged;

/// Where whole sites go.
pub trait Sink: Sync {
    /// Why something could not be written.
    type Failure: Send;

    /// Takes a file that is written piece by piece. It asks `write` once, whatever it does with the bytes: notices are
    /// visited while the files that tell of all of them are written. Where `write` fails there is no such file.
    fn put(&self, path: &RelPath, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>)
    -> Result<(), Self::Failure>;

    /// Takes a copy of a file of the tree, which must have the digest.
    fn copy(&self, path: &RelPath, source: &RelPath, digest: Digest) -> Result<(), Self::Failure>;

    /// Hears that one more file is done.
    fn done(&self);

    /// A place for what is read again in the run: memory, unless the sink has a better one.
    fn scratch(&self) -> Result<Box<dyn Scratch>, Self::Failure> {
        Ok(Box::new(io::Cursor::new(Vec::new())))
    }
}

/// What the rules say of a notice by itself, and within its site.
pub type NoticeFaults = [Arc<Vec<Diagnostic>>; 2];

/// How writing a whole site ended.
pub enum Written<F> {
    /// Every file was taken; what the rules said of each notice, where they were asked.
    All(Vec<NoticeFaults>),
    /// Pages could not be rendered: their faults.
    Faults(Vec<Diagnostic>),
    /// A source is not as it was: nothing of this run holds.
    Changed(SourceChanged),
    /// The sink failed.
    Failed(F),
}
