//! An edition that was made and is to go to a target: a folder with its files, and what is held beside it.

use std::collections::BTreeMap;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;

use super::staging::Staging;
use super::staging::settle;
use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::open_regular;
use crate::edge::refusal::Refusal;
use crate::edge::under;
use crate::tree::Digest;
use crate::tree::Manifest;
use crate::tree::RelPath;

/// The brake lets this many files go without a question.
const BRAKE_FREE: usize = 20;

/// What is done when all of an edition is there and before anybody sees it.
pub type Commit<'c> = dyn FnMut() -> Result<(), Failure> + 'c;

/// An edition that was made.
#[derive(Debug)]
pub struct StagedEdition {
    /// The folder that holds its files.
    pub folder: PathBuf,
    /// What it consists of, the held files among them.
    pub manifest: Manifest,
    /// Files whose bytes are held and are not in the folder.
    pub held: BTreeMap<RelPath, Vec<u8>>,
}

impl StagedEdition {
    /// Puts a file into a folder in the making; it must have the bytes that the manifest says.
    pub(super) fn put(&self, staging: &Staging, path: &RelPath) -> Result<(), Failure> {
        if let Some(bytes) = self.held.get(path) {
            let (to, mut file) = staging.create(path)?;
            return file.write_all(bytes).and_then(|()| settle(&file)).at(Operation::WriteFile, &to);
        }
        let digest = self.manifest.get(path.as_str()).unwrap_or(Digest::of(b""));
        staging.copy(path, &under(&self.folder, path), digest)
    }

    /// Opens a file of it.
    pub(super) fn open(&self, path: &RelPath) -> Result<Box<dyn io::Read + '_>, Failure> {
        if let Some(bytes) = self.held.get(path) {
            return Ok(Box::new(bytes.as_slice()));
        }
        let from = under(&self.folder, path);
        Ok(Box::new(open_regular(&from).at(Operation::ReadFile, &from)?))
    }
}

/// The manifest of a folder; none where there is none.
pub fn manifest_of(folder: &Path) -> Result<Option<Manifest>, Failure> {
    manifest_in(folder, &folder.join(Manifest::FILE))
}

/// The manifest that a file beside or in a folder holds.
pub(super) fn manifest_in(folder: &Path, file: &Path) -> Result<Option<Manifest>, Failure> {
    let Some(bytes) = bytes_of(file)? else { return Ok(None) };
    let text = String::from_utf8_lossy(&bytes);
    Manifest::parse(&text).map(Some).map_err(|fault| Failure::refused(folder, Refusal::BadManifest(fault)))
}

/// The bytes of a regular file; none where there is none.
pub(super) fn bytes_of(file: &Path) -> Result<Option<Vec<u8>>, Failure> {
    let mut bytes = Vec::new();
    match open_regular(file).and_then(|mut file| io::Read::read_to_end(&mut file, &mut bytes)) {
        Ok(_) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Failure::system(Operation::ReadFile, file, &error)),
    }
}

/// Which of these files lie in a folder, and what they hold. What is no regular file is not there.
pub(super) fn present<'p>(folder: &Path, paths: impl Iterator<Item = &'p RelPath>) -> Result<Manifest, Failure> {
    let paths: Vec<&RelPath> = paths.collect();
    let digest = |path: &&RelPath| {
        let at = under(folder, path);
        if !fs::symlink_metadata(&at).is_ok_and(|at| at.is_file()) {
            return Ok(None);
        }
        let digest = open_regular(&at).and_then(Digest::of_reader).at(Operation::ReadFile, &at)?;
        Ok(Some(((*path).clone(), digest.0)))
    };
    let found: Vec<Option<(RelPath, Digest)>> = paths.par_iter().map(digest).collect::<Result<_, Failure>>()?;
    Ok(found.into_iter().flatten().collect())
}

/// Refuses to let too many files go.
pub(super) fn brake(at: &Path, before: &Manifest, after: &Manifest, may_shrink: bool) -> Result<(), Failure> {
    let (of, removed) = (before.len(), before.iter().filter(|(path, _)| !after.contains(path.as_str())).count());
    match too_many(removed, of) && !may_shrink {
        true => Err(Failure::refused(at, Refusal::Shrinks { removed, of })),
        false => Ok(()),
    }
}

/// Whether so many files of so many may not go without a word.
pub(super) fn too_many(removed: usize, of: usize) -> bool {
    removed >= BRAKE_FREE && removed > of / 4
}

/// Waits until the names in a folder are on disk.
pub(super) fn sync_folder(folder: &Path) -> Result<(), Failure> {
    #[cfg(unix)]
    File::open(folder).and_then(|folder| folder.sync_all()).at(Operation::Sync, folder)?;
    #[cfg(not(unix))]
    let _ = (folder, File::open::<&str>);
    Ok(())
}
