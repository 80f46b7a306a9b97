//! A target with a folder for each edition and a link to the one that is shown: `releases/DIGEST/` and `current`.
//!
//! An edition is whole before the link leads to it, and the link changes by one rename. A run that dies leaves the last
//! edition shown; what it left is swept by the next.

use std::ffi::OsStr;
use std::fs;
use std::fs::File;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::time::SystemTime;

use rayon::prelude::*;

use super::Place;
use super::listed::Listed;
use super::lock;
use super::staged_edition::Commit;
use super::staged_edition::StagedEdition;
use super::staged_edition::brake;
use super::staged_edition::bytes_of;
use super::staged_edition::manifest_of;
use super::staged_edition::present;
use super::staged_edition::sync_folder;
use super::staging::Staging;
use super::survey;
use super::swap;
use super::sweep;
use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::refusal::Refusal;
use crate::edge::take_away::remove_if_there;
use crate::edge::under;
use crate::tree::Digest;
use crate::tree::Manifest;
use crate::tree::RelPath;

/// The folder of the editions.
const RELEASES: &str = "releases";
/// The link to the edition that is shown.
pub const CURRENT: &str = "current";
/// The link before it has its name.
const CURRENT_NEW: &str = ".tongbao-current-new";

/// A target with releases.
pub struct Releases {
    folder: PathBuf,
    /// The digest of the edition that is shown, and its manifest.
    shown: Option<(Digest, Manifest)>,
    /// Held until the end; none for one who only looks.
    _lock: Option<File>,
}

/// What publishing to such a target did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReleaseReport {
    /// Files that were written; the others are links to the last edition's.
    pub written: usize,
    /// Editions that were removed.
    pub pruned: usize,
    /// Why an old edition could not be removed.
    pub unswept: Option<Failure>,
}

impl Releases {
    /// Looks at a target and changes nothing.
    pub fn look(folder: &Path, site_root: &Path) -> Result<Releases, Failure> {
        let folder = safe(folder, site_root)?;
        Ok(Releases { shown: shown(&folder)?, folder, _lock: None })
    }

    /// Opens a target for one run: takes its lock, and sweeps what a dead run left.
    pub fn open(folder: &Path, site_root: &Path) -> Result<Releases, Failure> {
        let folder = safe(folder, site_root)?;
        let releases = folder.join(RELEASES);
        fs::create_dir_all(&releases).at(Operation::MakeFolder, &releases)?;
        let lock = lock::take(&folder.join(".tongbao.lock"), &folder)?;
        sweep::sweep(&place(&folder, Digest::of(b"")))?;
        remove_if_there(&folder.join(CURRENT_NEW))?;
        Ok(Releases { shown: shown(&folder)?, folder, _lock: Some(lock) })
    }

    /// The manifest of the edition that is shown.
    pub fn manifest(&self) -> Option<&Manifest> {
        self.shown.as_ref().map(|(_, manifest)| manifest)
    }

    /// The bytes of a file of the edition that is shown.
    pub fn file(&self, path: &RelPath) -> Result<Option<Vec<u8>>, Failure> {
        match &self.shown {
            Some((digest, _)) => bytes_of(&under(&self.release(*digest), path)),
            None => Ok(None),
        }
    }

    /// Puts an edition there and shows it. `commit` is asked when it is whole and not yet shown.
    pub fn publish(
        self,
        edition: &StagedEdition,
        (keep, may_shrink): (usize, bool),
        commit: &mut Commit<'_>,
    ) -> Result<ReleaseReport, Failure> {
        let digest = edition.manifest.digest();
        let mut report = ReleaseReport::default();
        if let Some((_, before)) = &self.shown {
            brake(&self.folder, before, &edition.manifest, may_shrink)?;
        }
        let release = self.release(digest);
        if !is_whole(&release, &edition.manifest)? {
            let staged = self.stage(edition, digest);
            if staged.is_err() {
                // A full disk has room again. What cannot be removed now, the next run removes.
                let _ = sweep::sweep(&place(&self.folder, digest));
            }
            report.written = staged?;
        }
        commit()?;
        self.lead_to(digest)?;
        match self.prune(digest, keep) {
            Ok(pruned) => report.pruned = pruned,
            Err(failure) => report.unswept = Some(failure),
        }
        Ok(report)
    }

    /// The editions that are whole, the newest first, each with its digest.
    pub fn editions(&self) -> Result<Vec<Digest>, Failure> {
        let releases = self.folder.join(RELEASES);
        let mut found: Vec<(SystemTime, Digest)> = Vec::new();
        for entry in fs::read_dir(&releases).at(Operation::ReadFolder, &releases)? {
            let entry = entry.at(Operation::ReadFolder, &releases)?;
            let name = entry.file_name();
            let Some(digest) = name.to_str().and_then(Digest::parse) else { continue };
            let manifest = entry.path().join(Manifest::FILE);
            if let Ok(time) = fs::symlink_metadata(&manifest).and_then(|at| at.modified()) {
                found.push((time, digest));
            }
        }
        found.sort_by(|one, other| other.cmp(one));
        Ok(found.into_iter().map(|(_, digest)| digest).collect())
    }

    /// The bytes of a file of any edition that is there.
    pub fn file_of(&self, digest: Digest, path: &RelPath) -> Result<Option<Vec<u8>>, Failure> {
        bytes_of(&under(&self.release(digest), path))
    }

    /// Removes editions that may be read no more, but never the one that is shown. Says how many.
    pub fn discard(&self, digests: &[Digest]) -> Result<usize, Failure> {
        let shown = self.shown.as_ref().map(|(digest, _)| *digest);
        let gone: Vec<&Digest> = digests.iter().filter(|digest| Some(**digest) != shown).collect();
        for digest in &gone {
            let release = self.release(**digest);
            survey::discard(&release, &Listed::of(&release)?.unwrap_or_default())?;
        }
        Ok(gone.len())
    }

    /// The edition to go back to: that which a beginning of its digest names, else the one before that which is shown.
    pub fn earlier(&self, named: Option<&str>) -> Result<Digest, Failure> {
        let editions = self.editions()?;
        let shown = self.shown.as_ref().map(|(digest, _)| *digest);
        let found: Vec<Digest> = match named {
            Some(begins) => editions.into_iter().filter(|of| of.to_string().starts_with(begins)).collect(),
            None => {
                let behind = editions.iter().position(|of| Some(*of) == shown).map_or(0, |at| at + 1);
                editions.into_iter().skip(behind).take(1).collect()
            }
        };
        match found.as_slice() {
            [one] => Ok(*one),
            _ => Err(Failure::refused(&self.folder, Refusal::NoEarlier)),
        }
    }

    /// Shows an edition that is there, if it is whole.
    pub fn show(self, digest: Digest) -> Result<(), Failure> {
        let release = self.release(digest);
        match manifest_of(&release)? {
            Some(manifest) if manifest.digest() == digest && is_whole(&release, &manifest)? => self.lead_to(digest),
            _ => Err(Failure::refused(release, Refusal::NotWhole)),
        }
    }

    fn release(&self, digest: Digest) -> PathBuf {
        self.folder.join(RELEASES).join(digest.to_string())
    }

    /// Makes the folder of an edition beside the others, and gives it its name when it is whole. Says how many files were
    /// written.
    fn stage(&self, edition: &StagedEdition, digest: Digest) -> Result<usize, Failure> {
        let place = place(&self.folder, digest);
        let staging = Staging::at(&place.new);
        staging.begin()?;
        let last = self.shown.as_ref().map(|(digest, _)| self.release(*digest));
        // What lies there is asked, not what is said of it: a file that somebody changed is written anew.
        let there = match (&last, &self.shown) {
            (Some(last), Some((_, manifest))) => present(last, manifest.iter().map(|(path, _)| path))?,
            _ => Manifest::new(),
        };
        let files: Vec<(&RelPath, Digest)> = edition.manifest.iter().collect();
        let written = files.par_iter().map(|(path, digest)| match &last {
            Some(last) if there.get(path.as_str()) == Some(*digest) => staging.keep(path, last).map(|()| 0),
            _ => edition.put(&staging, path).map(|()| 1),
        });
        let written = written.sum::<Result<usize, Failure>>()?;
        staging.seal(|to| io::Write::write_all(to, edition.manifest.to_string().as_bytes()))?;
        // An edition of this digest that is not whole: somebody changed it, or a disk lost it.
        match manifest_of(&place.out)? {
            Some(_) => {
                let (_, before) = swap::replace(&place)?;
                swap::settle(&place)?;
                let listed = Listed::of(before)?.unwrap_or_default();
                survey::discard(before, &listed)?;
            }
            None => drop(swap::first(&place)?),
        }
        swap::settle(&place)?;
        Ok(written)
    }

    /// Lets the link lead to an edition, by one rename.
    fn lead_to(&self, digest: Digest) -> Result<(), Failure> {
        if self.shown.as_ref().is_some_and(|(shown, _)| *shown == digest) {
            return Ok(());
        }
        let (new, link) = (self.folder.join(CURRENT_NEW), self.folder.join(CURRENT));
        symlink(&Path::new(RELEASES).join(digest.to_string()), &new).at(Operation::Swap, &link)?;
        fs::rename(&new, &link).at(Operation::Swap, &link)?;
        sync_folder(&self.folder)
    }

    /// Removes the oldest editions but so many; never the one that is shown. Only what their manifests list goes.
    fn prune(&self, shown: Digest, keep: usize) -> Result<usize, Failure> {
        let editions = self.editions()?;
        let old: Vec<Digest> = editions.into_iter().filter(|of| *of != shown).skip(keep.saturating_sub(1)).collect();
        self.discard(&old)
    }
}

/// The folder of a target, if it may be one of that site.
fn safe(folder: &Path, site_root: &Path) -> Result<PathBuf, Failure> {
    let releases = Place::safe(&folder.join(RELEASES), site_root)?;
    let site = site_root.canonicalize().at(Operation::Inspect, site_root)?;
    match releases.parent.parent() {
        None => Err(Failure::refused(releases.parent, Refusal::Root)),
        Some(_) if releases.parent == site => Err(Failure::refused(releases.parent, Refusal::Site)),
        Some(_) => Ok(releases.parent),
    }
}

/// The places of an edition and of what becomes one.
fn place(folder: &Path, digest: Digest) -> Place {
    let parent = folder.join(RELEASES);
    Place {
        out: parent.join(digest.to_string()),
        new: parent.join(".tongbao-new"),
        old: parent.join(".tongbao-old"),
        lock: folder.join(".tongbao.lock"),
        parent,
    }
}

/// The edition that the link leads to; a link of somebody else is refused.
fn shown(folder: &Path) -> Result<Option<(Digest, Manifest)>, Failure> {
    let link = folder.join(CURRENT);
    let to = match fs::read_link(&link) {
        Ok(to) => to,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(_) => return Err(Failure::refused(link, Refusal::NotOurLink)),
    };
    let digest = to.strip_prefix(RELEASES).ok().map(Path::as_os_str).and_then(OsStr::to_str).and_then(Digest::parse);
    let Some(digest) = digest else { return Err(Failure::refused(link, Refusal::NotOurLink)) };
    let manifest = manifest_of(&folder.join(&to))?;
    Ok(manifest.map(|manifest| (digest, manifest)))
}

/// Whether every file of an edition lies in its folder with its bytes.
fn is_whole(release: &Path, manifest: &Manifest) -> Result<bool, Failure> {
    if manifest_of(release)?.as_ref() != Some(manifest) {
        return Ok(false);
    }
    Ok(present(release, manifest.iter().map(|(path, _)| path))? == *manifest)
}

#[cfg(unix)]
fn symlink(to: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(to, link)
}

#[cfg(windows)]
fn symlink(to: &Path, link: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_dir(to, link)
}
