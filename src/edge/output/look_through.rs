//! What of an edition lies in a folder: its files, and whatever else.

use std::ffi::OsStr;
use std::fs;
use std::fs::Metadata;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::releases::CURRENT;
use super::staged_edition::bytes_of;
use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::open_regular;
use crate::edge::under;
use crate::tree::Digest;
use crate::tree::EditionState;
use crate::tree::FileState;
use crate::tree::Manifest;
use crate::tree::RelPath;

/// A folder that somebody takes for an edition.
#[derive(Clone, Debug)]
pub struct PublishedFolder {
    /// The folder with the files, links followed.
    pub folder: PathBuf,
    /// The digest that it is named by, where it is one of several.
    pub named: Option<Digest>,
}

impl PublishedFolder {
    /// The edition at a place: what a link `current` in it leads to, else the folder itself.
    pub fn at(place: &Path) -> Result<PublishedFolder, Failure> {
        let link = place.join(CURRENT);
        let has_link = fs::symlink_metadata(&link).is_ok_and(|at| at.is_symlink());
        let meant = if has_link { &link } else { place };
        let folder = meant.canonicalize().at(Operation::Inspect, meant)?;
        fs::read_dir(&folder).at(Operation::ReadFolder, &folder)?;
        let named = folder.file_name().and_then(OsStr::to_str).and_then(Digest::parse);
        Ok(PublishedFolder { folder, named })
    }
}

/// The bytes of a regular file below a folder; none where there is none.
pub fn file_in(folder: &Path, path: &RelPath) -> Result<Option<Vec<u8>>, Failure> {
    bytes_of(&under(folder, path))
}

/// What stands in a folder at the places of the files of a manifest, and what lies beside them. Links are not followed.
pub fn look_through(folder: &Path, manifest: &Manifest) -> Result<EditionState, Failure> {
    let mut found = EditionState::default();
    let mut files: Vec<(RelPath, PathBuf, bool)> = Vec::new();
    let list = fs::symlink_metadata(folder.join(Manifest::FILE)).ok();
    let above = fs::symlink_metadata(folder).ok();
    for entry in WalkDir::new(folder).min_depth(1) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                let error = error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links"));
                if error.kind() != io::ErrorKind::PermissionDenied {
                    return Err(Failure::system(Operation::ReadFolder, path, &error));
                }
                found.closed_folders.push(name(&path, folder));
                continue;
            }
        };
        let (name, kind) = (name(entry.path(), folder), entry.file_type());
        let listed = RelPath::new(&name).ok().filter(|path| manifest.contains(path.as_str()));
        let hides = |from: &Option<Metadata>| entry.metadata().is_ok_and(|at| hides_more(&at, from.as_ref()));
        match listed {
            _ if name == Manifest::FILE => {}
            Some(path) if kind.is_file() => files.push((path, entry.path().to_owned(), hides(&list))),
            Some(path) => drop(found.files.insert(path, FileState::NotAFile)),
            None if kind.is_dir() && hides(&above) => found.closed_folders.push(name),
            None if kind.is_dir() => {}
            None => found.extra.push(name),
        }
    }
    let of = |(path, place, hides): (RelPath, PathBuf, bool)| match hides {
        true => Ok((path, FileState::Closed)),
        false => Ok((path, state(&place)?)),
    };
    found.files.extend(files.into_par_iter().map(of).collect::<Result<Vec<_>, Failure>>()?);
    found.extra.sort();
    found.closed_folders.dedup();
    Ok(found)
}

fn name(path: &Path, folder: &Path) -> String {
    let parts = path.strip_prefix(folder).unwrap_or(path).iter().map(OsStr::to_string_lossy);
    parts.collect::<Vec<_>>().join("/")
}

fn state(file: &Path) -> Result<FileState, Failure> {
    match open_regular(file).and_then(Digest::of_reader) {
        Ok((digest, _)) => Ok(FileState::File(digest)),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(FileState::Closed),
        Err(error) => Err(Failure::system(Operation::ReadFile, file, &error)),
    }
}

/// Whether something may be read by fewer than something else that was written with it.
#[cfg(unix)]
fn hides_more(at: &Metadata, from: Option<&Metadata>) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let readers = |at: &Metadata| at.permissions().mode() & if at.is_dir() { 0o555 } else { 0o444 };
    from.is_some_and(|from| readers(from) & !readers(at) != 0)
}

#[cfg(not(unix))]
fn hides_more(_at: &Metadata, _from: Option<&Metadata>) -> bool {
    false
}
