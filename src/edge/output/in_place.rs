//! A target that is the site's folder itself, for hosts without links: its files change one by one.
//!
//! All new bytes lie beside the folder, on disk, before the first file changes; then each takes its place by a rename, in the
//! order that it was told. Before the first, a list names all that may come to lie there, so that a run that dies leaves
//! nothing that the next one does not know as its own. The manifest comes last.

use std::collections::BTreeSet;
use std::fs;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;

use super::Place;
use super::lock;
use super::staged_edition::Commit;
use super::staged_edition::StagedEdition;
use super::staged_edition::brake;
use super::staged_edition::bytes_of;
use super::staged_edition::manifest_in;
use super::staged_edition::present;
use super::staged_edition::sync_folder;
use super::staging::PART;
use super::staging::Staging;
use super::staging::settle;
use super::survey;
use super::survey::Standing;
use super::sweep;
use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::refusal::Refusal;
use crate::edge::take_away::remove_if_there;
use crate::edge::under;
use crate::tree::Change;
use crate::tree::Manifest;
use crate::tree::RelPath;

/// The list of all that may lie in the folder while its files change.
const PENDING: &str = "tongbao-manifest.sha256.pending";

/// A folder whose files change one by one.
pub struct InPlace {
    place: Place,
    /// All that is ours there.
    owned: BTreeSet<RelPath>,
    /// What of it lies there, with its bytes.
    present: Manifest,
    /// The list that the last whole edition left.
    listed: Manifest,
    /// Held until the end; none for one who only looks.
    _lock: Option<File>,
}

impl InPlace {
    /// Looks at a target and changes nothing.
    pub fn look(folder: &Path, site_root: &Path) -> Result<InPlace, Failure> {
        InPlace::of(Place::safe(folder, site_root)?, None)
    }

    /// Opens a target for one run: takes its lock, and sweeps what a dead run left beside it.
    pub fn open(folder: &Path, site_root: &Path) -> Result<InPlace, Failure> {
        let place = Place::safe(folder, site_root)?;
        refuse_others(&place)?;
        fs::create_dir_all(&place.out).at(Operation::MakeFolder, &place.out)?;
        let lock = lock::take(&place.lock, &place.out)?;
        sweep::sweep(&place)?;
        InPlace::of(place, Some(lock))
    }

    fn of(place: Place, lock: Option<File>) -> Result<InPlace, Failure> {
        refuse_others(&place)?;
        let listed = manifest_in(&place.out, &place.out.join(Manifest::FILE))?.unwrap_or_default();
        let pending = manifest_in(&place.out, &place.out.join(PENDING))?.unwrap_or_default();
        let owned: BTreeSet<RelPath> = listed.iter().chain(pending.iter()).map(|(path, _)| path.clone()).collect();
        let present = present(&place.out, owned.iter())?;
        Ok(InPlace { place, owned, present, listed, _lock: lock })
    }

    /// What of ours lies there now: the last edition, or what a dead run made of it.
    pub fn present(&self) -> &Manifest {
        &self.present
    }

    /// The bytes of a file there.
    pub fn file(&self, path: &RelPath) -> Result<Option<Vec<u8>>, Failure> {
        bytes_of(&under(&self.place.out, path))
    }

    /// Makes the changes, in their order. `commit` is asked when all new bytes are on disk and no file has changed yet.
    pub fn publish(
        self,
        edition: &StagedEdition,
        (changes, may_shrink): (&[Change], bool),
        commit: &mut Commit<'_>,
    ) -> Result<(), Failure> {
        let out = &self.place.out;
        brake(out, &self.present, &edition.manifest, may_shrink)?;
        self.refuse_in_the_way(edition)?;
        if changes.is_empty() && self.listed == edition.manifest {
            commit()?;
            return self.forget_pending();
        }
        let made = self.change(edition, changes, commit);
        if made.is_err() {
            // A full disk has room again. What cannot be removed now, the next run removes.
            let _ = sweep::sweep(&self.place);
        }
        made
    }

    fn change(&self, edition: &StagedEdition, changes: &[Change], commit: &mut Commit<'_>) -> Result<(), Failure> {
        let out = &self.place.out;
        let staging = Staging::at(&self.place.new);
        staging.begin()?;
        changes.par_iter().try_for_each(|change| match change {
            Change::Added(path) | Change::Changed(path) => edition.put(&staging, path),
            Change::Removed(_) => Ok(()),
        })?;
        let pending: Manifest =
            self.present.iter().chain(edition.manifest.iter()).map(|(p, d)| (p.clone(), d)).collect();
        // Without a manifest under its own name all in the folder of a dead run is known to be of it.
        let all = list(&staging, PENDING, &pending)?;
        let manifest = list(&staging, PART, &edition.manifest)?;
        staging.wait()?;
        move_to(&all, &out.join(PENDING))?;
        sync_folder(out)?;
        commit()?;
        for change in changes {
            self.make(change)?;
        }
        // The list of an edition is there when all of it is.
        staging.wait()?;
        move_to(&manifest, &out.join(Manifest::FILE))?;
        sync_folder(out)?;
        self.forget_pending()?;
        sweep::sweep(&self.place)
    }

    /// Removes the list of all that may lie in the folder: that of a dead run too, which got no further than its end.
    fn forget_pending(&self) -> Result<(), Failure> {
        remove_if_there(&self.place.out.join(PENDING))
    }

    /// Makes one change.
    fn make(&self, change: &Change) -> Result<(), Failure> {
        let path = change.path();
        let to = under(&self.place.out, path);
        match change {
            Change::Added(_) | Change::Changed(_) => {
                if let Some(folder) = to.parent() {
                    fs::create_dir_all(folder).at(Operation::MakeFolder, folder)?;
                }
                move_to(&under(&self.place.new, path), &to)
            }
            Change::Removed(_) => {
                remove_if_there(&to)?;
                self.remove_empty_folders(&to);
                Ok(())
            }
        }
    }

    /// Removes the folders above a file that are empty now. Those that hold something else stay.
    fn remove_empty_folders(&self, file: &Path) {
        let above = file.ancestors().skip(1).take_while(|folder| *folder != self.place.out);
        for folder in above {
            if fs::remove_dir(folder).is_err() {
                return;
            }
        }
    }

    /// Refuses to write where something lies that is not ours.
    fn refuse_in_the_way(&self, edition: &StagedEdition) -> Result<(), Failure> {
        let out = &self.place.out;
        let new = edition.manifest.iter().map(|(path, _)| path).filter(|path| !self.owned.contains(*path));
        let is_there = |path: &&RelPath| fs::symlink_metadata(under(out, path)).is_ok_and(|at| !at.is_dir());
        let there: Vec<PathBuf> = new.filter(is_there).map(|path| under(out, path)).collect();
        match there.is_empty() {
            true => Ok(()),
            false => Err(Failure::refused(out, Refusal::Foreign(survey::names(&there, out)))),
        }
    }
}

/// Writes a list into the folder in the making, and says where it is.
fn list(staging: &Staging, name: &str, manifest: &Manifest) -> Result<PathBuf, Failure> {
    let name = RelPath::new(name).expect("a fixed path");
    let (to, mut file) = staging.create(&name)?;
    file.write_all(manifest.to_string().as_bytes()).and_then(|()| settle(&file)).at(Operation::WriteFile, &to)?;
    Ok(to)
}

fn move_to(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::rename(from, to).at(Operation::WriteFile, to)
}

/// Refuses a folder that holds something and no list of ours.
fn refuse_others(place: &Place) -> Result<(), Failure> {
    match Standing::of(&place.out)? {
        Standing::Absent | Standing::Empty | Standing::Ours(_) => Ok(()),
        Standing::Others if place.out.join(PENDING).is_file() => Ok(()),
        Standing::Others => Err(Failure::refused(&place.out, Refusal::NoManifest(survey::top(&place.out)?))),
    }
}
