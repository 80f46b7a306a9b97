//! A target that is a packed file, for hosts that take uploads by hand: `site.zip`, its list `site.sha256`, and
//! `site.changes.txt`, which says what changed since the zip before.

use std::fs;
use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use zip::CompressionMethod;
use zip::DateTime;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Place;
use super::late_failure::LateFailure;
use super::lock;
use super::staged_edition::Commit;
use super::staged_edition::StagedEdition;
use super::staged_edition::manifest_in;
use super::staged_edition::sync_folder;
use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::refusal::Refusal;
use crate::edge::write_aside::Over;
use crate::edge::write_aside::write_aside;
use crate::tree::Change;
use crate::tree::Manifest;

/// A packed file as a target.
pub struct ZipTarget {
    file: PathBuf,
    before: Option<Manifest>,
    /// Held until the end; none for one who only looks.
    _lock: Option<File>,
}

impl ZipTarget {
    /// Looks at a target and changes nothing.
    pub fn look(file: &Path, site_root: &Path) -> Result<ZipTarget, Failure> {
        ZipTarget::of(safe(file, site_root)?, None)
    }

    /// Opens a target for one run.
    pub fn open(file: &Path, site_root: &Path) -> Result<ZipTarget, Failure> {
        let file = safe(file, site_root)?;
        let folder = folder_of(&file);
        fs::create_dir_all(folder).at(Operation::MakeFolder, folder)?;
        let lock = lock::take(&beside(&file, ".lock"), &file)?;
        ZipTarget::of(file, Some(lock))
    }

    fn of(file: PathBuf, lock: Option<File>) -> Result<ZipTarget, Failure> {
        let list = file.with_extension("sha256");
        let before = manifest_in(&file, &list)?;
        if before.is_none() && fs::symlink_metadata(&file).is_ok() {
            return Err(Failure::refused(file, Refusal::Exists));
        }
        Ok(ZipTarget { file, before, _lock: lock })
    }

    /// What the last zip held.
    pub fn manifest(&self) -> Option<&Manifest> {
        self.before.as_ref()
    }

    /// Packs an edition. The list comes last: a run that dies leaves that of the zip before, and the next one begins there.
    pub fn publish(self, edition: &StagedEdition, changes: &[Change], commit: &mut Commit<'_>) -> Result<(), Failure> {
        let aside = beside(&self.file, ".new");
        let packed = pack(edition, &aside);
        if packed.is_err() {
            // What cannot be removed now, the next run writes over.
            let _ = fs::remove_file(&aside);
        }
        packed?;
        commit()?;
        let text: String = changes.iter().map(|change| format!("{}  {}\n", word(change), change.path())).collect();
        write_aside(&self.file.with_extension("changes.txt"), text.as_bytes(), Over::File)?;
        fs::rename(&aside, &self.file).at(Operation::WriteFile, &self.file)?;
        sync_folder(folder_of(&self.file))?;
        let list = self.file.with_extension("sha256");
        write_aside(&list, edition.manifest.to_string().as_bytes(), Over::File)
    }
}

/// What a change is called in the list of changes.
fn word(change: &Change) -> &'static str {
    match change {
        Change::Added(_) => "新增/added  ",
        Change::Changed(_) => "更新/changed",
        Change::Removed(_) => "删除/removed",
    }
}

fn pack(edition: &StagedEdition, aside: &Path) -> Result<(), Failure> {
    let file = File::create(aside).at(Operation::WriteFile, aside)?;
    let mut zip = ZipWriter::new(LateFailure::new(BufWriter::new(file)));
    // The same edition gives the same bytes: no time of its own.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let failed = |error: zip::result::ZipError| Failure::system(Operation::WriteFile, aside, &io::Error::other(error));
    for (path, _) in edition.manifest.iter() {
        let mut from = edition.open(path)?;
        zip.start_file(path.as_str(), options).map_err(failed)?;
        io::copy(&mut from, &mut zip).at(Operation::WriteFile, aside)?;
    }
    zip.start_file(Manifest::FILE, options).map_err(failed)?;
    zip.write_all(edition.manifest.to_string().as_bytes()).at(Operation::WriteFile, aside)?;
    let mut file = zip.finish().map_err(failed)?.into_inner().at(Operation::WriteFile, aside)?;
    file.flush().and_then(|()| file.get_ref().sync_all()).at(Operation::Sync, aside)
}

fn folder_of(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new("."))
}

/// A hidden file beside the zip.
fn beside(file: &Path, after: &str) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!(".{name}.tongbao{after}"))
}

/// The file of a target, if it may be one of that site.
fn safe(file: &Path, site_root: &Path) -> Result<PathBuf, Failure> {
    // A place for a folder of that name would be safe: so is one for a file.
    match Place::safe(file, site_root) {
        Ok(place) => Ok(place.out),
        Err(Failure { path, cause }) if cause == crate::edge::Cause::Refused(Refusal::NotAFolder) => {
            match fs::symlink_metadata(&path) {
                Ok(at) if at.is_file() => Ok(path),
                _ => Err(Failure { path, cause }),
            }
        }
        Err(failure) => Err(failure),
    }
}
