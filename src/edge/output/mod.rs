//! The one writer: every byte of an output folder goes through here.
//!
//! The next edition is made in a fresh folder beside the last one; what did not change is linked from it; when all is
//! on disk the two change places. A run that dies leaves the last whole edition where it was, and the next run puts in
//! order what it left. Only what a manifest lists is ever removed.

mod claims;
mod in_place;
mod late_failure;
mod listed;
mod lock;
mod look_through;
mod paths;
mod piecewise;
mod place;
mod releases;
mod repair;
mod staged_edition;
mod staging;
mod survey;
mod swap;
mod sweep;
mod zip_target;

use std::fs;
use std::fs::File;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use parking_lot::Mutex;
use rayon::prelude::*;

use claims::Claims;
use claims::Closed;
use claims::Done;
pub use in_place::InPlace;
use listed::Listed;
pub use lock::{SiteLock, site_lock};
pub use look_through::{PublishedFolder, file_in, look_through};
use piecewise::Taking;
use piecewise::same_beginning;
use place::Place;
pub use releases::{CURRENT, ReleaseReport, Releases};
pub use repair::{discard_output, repair};
use staged_edition::too_many;
pub use staged_edition::{Commit, StagedEdition, manifest_of};
use staging::Staging;
use survey::Standing;
use survey::Survey;
pub use swap::Swap;
pub use zip_target::ZipTarget;

use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::open_regular;
use crate::edge::refusal::Refusal;
use crate::edge::under;
use crate::tree::Digest;
use crate::tree::Digester;
use crate::tree::Edition;
use crate::tree::Manifest;
use crate::tree::RelPath;

/// An output folder being written. Dropped without [`Output::finish`], it leaves the last edition as it is.
pub struct Output {
    place: Place,
    last: Option<Listed>,
    staging: Staging,
    claims: Mutex<Claims>,
    failed: Mutex<Option<Failure>>,
    may_shrink: bool,
    /// Held until the end, whatever the end is.
    _lock: File,
}

/// What a finished run did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What the folder holds now.
    pub edition: Edition,
    /// How many files are new or have other bytes.
    pub written: usize,
    /// How many files are as before.
    pub unchanged: usize,
    /// How many files of the last edition are gone.
    pub removed: usize,
    /// How the edition came to its place.
    pub swap: Swap,
    /// Files that came into the last edition during the run and are not ours: they are kept at these paths.
    pub kept: Vec<PathBuf>,
    /// Why the last edition could not be removed. The new one is in its place; the next run tries again.
    pub unswept: Option<Failure>,
}

impl Output {
    /// Opens an output folder for one run.
    ///
    /// Refuses a place that is not safe and a folder with files that are not ours; takes the lock; puts in order what
    /// a dead run left. The folder need not exist.
    pub fn open(out: &Path, site_root: &Path) -> Result<Output, Failure> {
        let place = Place::safe(out, site_root)?;
        // Before anything is made beside it: a folder of somebody else gets no lock file as a neighbour.
        ours(&place)?;
        fs::create_dir_all(&place.parent).at(Operation::MakeFolder, &place.parent)?;
        let lock = lock::take(&place.lock, &place.out)?;
        sweep::recover(&place)?;
        let last = ours(&place)?;
        if let Some(last) = &last {
            refuse_foreign(&place, last)?;
        }
        sweep::sweep(&place)?;
        let staging = Staging::at(&place.new);
        Ok(Output {
            place,
            last,
            staging,
            claims: Mutex::default(),
            failed: Mutex::default(),
            may_shrink: false,
            _lock: lock,
        })
    }

    /// Whether the run may drop more than a quarter of the last edition's files.
    pub fn allow_shrinking(&mut self, may: bool) {
        self.may_shrink = may;
    }

    /// Puts a file into the edition that is written piece by piece, once. Many threads may put files at once; every
    /// path may be put once. Where `write` fails nothing of the file stays, and the run has failed; a [`Failure`] in the
    /// error it gives is handed on.
    pub fn put(&self, path: &RelPath, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        self.taken(path, || {
            let mut file = Taking::begin(&self.staging, path, self.last_of(path))?;
            let written = write(&mut file);
            file.end(written)
        })
    }

    /// Puts a copy of a source file into the edition, without holding it in memory. The file must still have the
    /// bytes that were digested when the sources were read.
    pub fn copy(&self, path: &RelPath, from: &Path, digest: Digest) -> Result<(), Failure> {
        self.taken(path, || {
            let found = self.last_of(path).map(|at| open_regular(&at).and_then(Digest::of_reader));
            let same = found.is_some_and(|found| found.is_ok_and(|(found, _)| found == digest));
            if !same {
                self.staging.copy(path, from, digest)?;
            }
            Ok((digest, same))
        })
    }

    /// A file without a name beside the edition, for what a run lays aside: it goes when it is closed, however the run ends.
    pub fn scratch(&self) -> Result<File, Failure> {
        tempfile::tempfile_in(&self.place.parent).at(Operation::WriteFile, &self.place.parent)
    }

    /// Ends the run: the edition takes the place of the last one, or, if it is the same, nothing is touched.
    pub fn finish(mut self) -> Result<Report, Failure> {
        if let Some(failure) = self.failed.lock().take() {
            return Err(failure);
        }
        let (last, next) = (self.last.take(), std::mem::take(&mut *self.claims.lock()).close());
        let mut manifest = Against::manifest(&self.place.out);
        next.write(&mut manifest).at(Operation::Produce, &self.place.out.join(Manifest::FILE))?;
        let (digest, as_before) = manifest.end();
        let (written, unchanged) = next.tally();
        let mut report = Report {
            edition: Edition { digest, files: next.len() },
            written,
            unchanged,
            removed: match &last {
                Some(last) => self.removed(last, &next)?,
                None => 0,
            },
            swap: Swap::Untouched,
            kept: Vec::new(),
            unswept: None,
        };
        if written == 0 && last.is_some() && as_before {
            return Ok(report);
        }
        if let Some(last) = &last {
            refuse_foreign(&self.place, last)?;
        }
        self.staging.begin()?;
        next.same().try_for_each(|path| self.staging.keep(&path, &self.place.out))?;
        if last.is_some() {
            // Whoever serves the folder may read the next edition as the last one.
            let at = fs::metadata(&self.place.out).at(Operation::Inspect, &self.place.out)?;
            fs::set_permissions(&self.place.new, at.permissions()).at(Operation::WriteFile, &self.place.new)?;
        }
        self.staging.seal(|to| next.write(to))?;
        drop(next);
        let Some(last) = last else {
            report.swap = swap::first(&self.place)?;
            swap::settle(&self.place)?;
            return Ok(report);
        };
        let (swap, before) = swap::replace(&self.place)?;
        report.swap = swap;
        swap::settle(&self.place)?;
        match survey::discard(before, &last) {
            Ok(kept) => report.kept = kept,
            Err(failure) => report.unswept = Some(failure),
        }
        Ok(report)
    }

    /// Where the last edition has a path.
    fn last_of(&self, path: &RelPath) -> Option<PathBuf> {
        self.last.as_ref()?.contains(path.as_str()).then(|| under(&self.place.out, path))
    }

    /// Takes a path, does the work, and remembers the file, or that the run has failed.
    fn taken(&self, path: &RelPath, work: impl FnOnce() -> Result<(Digest, bool), Failure>) -> Result<(), Failure> {
        let claim = self.claims.lock().take(path);
        let done = match claim {
            Ok(number) => work().map(|done| (number, done)),
            Err(refusal) => Err(Failure::refused(under(&self.place.out, path), refusal)),
        };
        match done {
            Ok((number, (digest, same))) => {
                let done = if same { Done::Same(digest) } else { Done::Written(digest) };
                self.claims.lock().set(number, done);
                Ok(())
            }
            Err(failure) => {
                self.failed.lock().get_or_insert(failure.clone());
                Err(failure)
            }
        }
    }

    /// How many files of the last edition would go, unless they are too many.
    fn removed(&self, last: &Listed, next: &Closed) -> Result<usize, Failure> {
        let of = last.len();
        let removed = last.iter().filter(|path| !next.contains(path.as_str())).count();
        if too_many(removed, of) && !self.may_shrink {
            return Err(Failure::refused(&self.place.out, Refusal::Shrinks { removed, of }));
        }
        Ok(removed)
    }
}

impl Drop for Output {
    /// Leaves nothing of an unfinished run. What cannot be removed now, the next run removes.
    fn drop(&mut self) {
        if sweep::recover(&self.place).is_ok() {
            let _ = sweep::sweep(&self.place);
        }
    }
}

/// The manifest of the last edition, none where nothing is; a folder of somebody else is refused.
fn ours(place: &Place) -> Result<Option<Listed>, Failure> {
    match Standing::of(&place.out)? {
        Standing::Absent | Standing::Empty => Ok(None),
        Standing::Ours(listed) => Ok(Some(listed)),
        Standing::Others => Err(Failure::refused(&place.out, Refusal::NoManifest(survey::top(&place.out)?))),
    }
}

fn refuse_foreign(place: &Place, listed: &Listed) -> Result<(), Failure> {
    let survey = Survey::of(&place.out, listed)?;
    if survey.foreign.is_empty() {
        return Ok(());
    }
    Err(Failure::refused(&place.out, Refusal::Foreign(survey.names(&place.out))))
}

/// Digests what is written and holds it against a file that is there; keeps nothing.
struct Against {
    digester: Digester,
    /// None from the first difference on.
    file: Option<BufReader<File>>,
}

impl Against {
    /// Against the manifest of a folder.
    fn manifest(folder: &Path) -> Against {
        let file = open_regular(&folder.join(Manifest::FILE)).ok().map(BufReader::new);
        Against { digester: Digester::new(), file }
    }

    /// The digest of all that was written, and whether the file holds just that.
    fn end(mut self) -> (Digest, bool) {
        let same = self.file.as_mut().is_some_and(|file| file.fill_buf().is_ok_and(<[u8]>::is_empty));
        (self.digester.finish().0, same)
    }
}

impl Write for Against {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let mut len = piece.len();
        if let Some(file) = self.file.as_mut().filter(|_| len > 0) {
            match same_beginning(file, piece) {
                0 => self.file = None,
                same => len = same,
            }
        }
        self.digester.update(piece.get(..len).unwrap_or_default());
        Ok(len)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
