//! The one writer: every byte of an output folder goes through here.
//!
//! The next edition is made in a fresh folder beside the last one; what did not change is linked from it; when all is
//! on disk the two change places. A run that dies leaves the last whole edition where it was, and the next run puts in
//! order what it left. Only what a manifest lists is ever removed.

mod lock;
mod paths;
mod place;
mod staging;
mod survey;
mod swap;
mod sweep;

use std::fs;
use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use parking_lot::Mutex;
use rayon::prelude::*;

use paths::Claims;
use place::Place;
use staging::Staging;
use survey::Listed;
use survey::Standing;
use survey::Survey;
pub use swap::Swap;

use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::open_regular;
use crate::edge::refusal::Refusal;
use crate::edge::under;
use crate::tree::Digest;
use crate::tree::Edition;
use crate::tree::Manifest;
use crate::tree::RelPath;

/// The brake lets this many files go without a question.
const BRAKE_FREE: usize = 20;

/// An output folder being written. Dropped without [`Output::finish`], it leaves the last edition as it is.
pub struct Output {
    place: Place,
    last: Option<Listed>,
    staging: Staging,
    claims: Mutex<Claims>,
    files: Mutex<Files>,
    failed: Mutex<Option<Failure>>,
    may_shrink: bool,
    /// Held until the end, whatever the end is.
    _lock: File,
}

/// The files of the edition in the making.
#[derive(Default)]
struct Files {
    written: Vec<(RelPath, Digest)>,
    unchanged: Vec<(RelPath, Digest)>,
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
        let lock = lock::take(&place)?;
        sweep::recover(&place)?;
        let last = ours(&place)?;
        if let Some(last) = &last {
            refuse_foreign(&place, &last.manifest)?;
        }
        sweep::sweep(&place)?;
        let staging = Staging::at(&place.new);
        Ok(Output {
            place,
            last,
            staging,
            claims: Mutex::default(),
            files: Mutex::default(),
            failed: Mutex::default(),
            may_shrink: false,
            _lock: lock,
        })
    }

    /// Whether the run may drop more than a quarter of the last edition's files.
    pub fn allow_shrinking(&mut self, may: bool) {
        self.may_shrink = may;
    }

    /// Puts a file into the edition. Many threads may do so at once; every path may be put once.
    pub fn put(&self, path: &RelPath, bytes: &[u8]) -> Result<(), Failure> {
        self.taken(path, || {
            let same = self.last_of(path).is_some_and(|(at, _)| holds(&at, bytes));
            if !same {
                self.staging.write(path, bytes)?;
            }
            Ok((Digest::of(bytes), same))
        })
    }

    /// Puts a copy of a source file into the edition, without holding it in memory. The file must still have the
    /// bytes that were digested when the sources were read.
    pub fn copy(&self, path: &RelPath, from: &Path, digest: Digest) -> Result<(), Failure> {
        self.taken(path, || {
            let same = self.last_of(path).is_some_and(|(at, before)| {
                before == digest
                    && open_regular(&at).and_then(Digest::of_reader).is_ok_and(|(found, _)| found == digest)
            });
            if !same {
                self.staging.copy(path, from, digest)?;
            }
            Ok((digest, same))
        })
    }

    /// Ends the run: the edition takes the place of the last one, or, if it is the same, nothing is touched.
    pub fn finish(self) -> Result<Report, Failure> {
        if let Some(failure) = self.failed.lock().take() {
            return Err(failure);
        }
        let Files { written, unchanged } = std::mem::take(&mut *self.files.lock());
        let edition = Edition::seal(written.iter().chain(&unchanged).cloned().collect());
        let text = edition.manifest().to_string();
        let mut report = Report {
            written: written.len(),
            unchanged: unchanged.len(),
            removed: self.removed(edition.manifest())?,
            swap: Swap::Untouched,
            kept: Vec::new(),
            unswept: None,
            edition,
        };
        if written.is_empty() && self.last.as_ref().is_some_and(|last| last.text == text) {
            return Ok(report);
        }
        if let Some(last) = &self.last {
            refuse_foreign(&self.place, &last.manifest)?;
        }
        self.staging.begin()?;
        unchanged.par_iter().try_for_each(|(path, _)| self.staging.keep(path, &self.place.out))?;
        if self.last.is_some() {
            // Whoever serves the folder may read the next edition as the last one.
            let at = fs::metadata(&self.place.out).at(Operation::Inspect, &self.place.out)?;
            fs::set_permissions(&self.place.new, at.permissions()).at(Operation::WriteFile, &self.place.new)?;
        }
        self.staging.seal(&text)?;
        let Some(last) = &self.last else {
            report.swap = swap::first(&self.place)?;
            swap::settle(&self.place)?;
            return Ok(report);
        };
        let (swap, before) = swap::replace(&self.place)?;
        report.swap = swap;
        swap::settle(&self.place)?;
        match survey::discard(before, &last.manifest) {
            Ok(kept) => report.kept = kept,
            Err(failure) => report.unswept = Some(failure),
        }
        Ok(report)
    }

    /// Where the last edition has a path, and with which digest.
    fn last_of(&self, path: &RelPath) -> Option<(PathBuf, Digest)> {
        let digest = self.last.as_ref()?.manifest.get(path.as_str())?;
        Some((under(&self.place.out, path), digest))
    }

    /// Takes a path, does the work, and remembers the file, or that the run has failed.
    fn taken(&self, path: &RelPath, work: impl FnOnce() -> Result<(Digest, bool), Failure>) -> Result<(), Failure> {
        let claim = self.claims.lock().take(path);
        let done =
            claim.map_err(|refusal| Failure::refused(under(&self.place.out, path), refusal)).and_then(|()| work());
        match done {
            Ok((digest, same)) => {
                let mut files = self.files.lock();
                let list = if same { &mut files.unchanged } else { &mut files.written };
                list.push((path.clone(), digest));
                Ok(())
            }
            Err(failure) => {
                self.failed.lock().get_or_insert(failure.clone());
                Err(failure)
            }
        }
    }

    /// How many files of the last edition would go, unless they are too many.
    fn removed(&self, next: &Manifest) -> Result<usize, Failure> {
        let Some(last) = &self.last else { return Ok(0) };
        let of = last.manifest.len();
        let removed = last.manifest.iter().filter(|(path, _)| !next.contains(path.as_str())).count();
        if removed >= BRAKE_FREE && removed > of / 4 && !self.may_shrink {
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

fn refuse_foreign(place: &Place, manifest: &Manifest) -> Result<(), Failure> {
    let survey = Survey::of(&place.out, manifest)?;
    if survey.foreign.is_empty() {
        return Ok(());
    }
    Err(Failure::refused(&place.out, Refusal::Foreign(survey.names(&place.out))))
}

/// Whether the file holds exactly these bytes. One that cannot be read does not: it is written anew.
fn holds(file: &Path, bytes: &[u8]) -> bool {
    compare(file, bytes).unwrap_or(false)
}

fn compare(file: &Path, mut bytes: &[u8]) -> io::Result<bool> {
    let mut file = open_regular(file)?;
    if file.metadata()?.len() != bytes.len() as u64 {
        return Ok(false);
    }
    let mut buffer = [0; 16 * 1024];
    while !bytes.is_empty() {
        let (piece, rest) = bytes.split_at(bytes.len().min(buffer.len()));
        let Some(found) = buffer.get_mut(..piece.len()) else { return Ok(false) };
        file.read_exact(found)?;
        if found != piece {
            return Ok(false);
        }
        bytes = rest;
    }
    Ok(true)
}
