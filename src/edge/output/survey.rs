//! What is in an output folder: our files, known by the manifest, and others.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::listed::Listed;
use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::refusal::Refusal;
use crate::edge::take_away::remove_if_there;
use crate::edge::under;
use crate::tree::Manifest;

/// How many foreign files a message names.
const NAMED: usize = 5;

/// So many files are removed together: all threads have work, and few paths are held.
const AT_ONCE: usize = 2048;

/// What stands at a path.
pub(super) enum Standing {
    /// Nothing.
    Absent,
    /// A folder without anything in it.
    Empty,
    /// A folder with a manifest of ours.
    Ours(Listed),
    /// A folder with other things and no manifest.
    Others,
}

impl Standing {
    /// Looks at a path. Something that is not a folder, or a manifest that cannot be read, is a failure.
    pub fn of(folder: &Path) -> Result<Standing, Failure> {
        match fs::symlink_metadata(folder) {
            Ok(at) if at.is_symlink() => return Err(Failure::refused(folder, Refusal::Link)),
            Ok(at) if !at.is_dir() => return Err(Failure::refused(folder, Refusal::NotAFolder)),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Standing::Absent),
            Err(error) => return Err(Failure::system(Operation::Inspect, folder, &error)),
        }
        if let Some(listed) = Listed::of(folder)? {
            return Ok(Standing::Ours(listed));
        }
        let mut entries = fs::read_dir(folder).at(Operation::ReadFolder, folder)?;
        Ok(if entries.next().is_none() { Standing::Empty } else { Standing::Others })
    }
}

/// What is in a folder beside the files that a list names.
#[derive(Default)]
pub(super) struct Survey {
    /// Whatever is neither listed nor a folder.
    pub foreign: Vec<PathBuf>,
}

/// What a walk meets of our own.
enum Met {
    /// A file that the list names.
    File(PathBuf),
    /// A folder, all in it having been met.
    Folder(PathBuf),
}

impl Survey {
    /// Walks a folder.
    pub fn of(folder: &Path, listed: &Listed) -> Result<Survey, Failure> {
        Survey::walk(folder, listed, |_| Ok(()))
    }

    /// Walks a folder and hands over what is ours.
    fn walk(
        folder: &Path,
        listed: &Listed,
        mut ours: impl FnMut(Met) -> Result<(), Failure>,
    ) -> Result<Survey, Failure> {
        let mut survey = Survey::default();
        for entry in WalkDir::new(folder).min_depth(1).contents_first(true) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(folder).to_owned();
                let error = error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links"));
                Failure::system(Operation::ReadFolder, path, &error)
            })?;
            let kind = entry.file_type();
            let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            if kind.is_dir() {
                ours(Met::Folder(entry.into_path()))?;
            } else if kind.is_file() && below == Path::new(Manifest::FILE) {
                // Neither listed nor foreign: it is what lists.
            } else if kind.is_file() && is_listed(below, listed) {
                ours(Met::File(entry.into_path()))?;
            } else {
                survey.foreign.push(entry.into_path());
            }
        }
        survey.foreign.sort();
        Ok(survey)
    }

    /// The foreign entries as a message names them: a few, seen from the folder.
    pub fn names(&self, folder: &Path) -> Vec<String> {
        names(&self.foreign, folder)
    }
}

/// Paths as a message names them: a few, seen from a folder.
pub(super) fn names(paths: &[PathBuf], folder: &Path) -> Vec<String> {
    few(paths.iter().map(|path| path.strip_prefix(folder).unwrap_or(path).display().to_string()).collect())
}

/// What lies at the top of a folder, as a message names it.
pub(super) fn top(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries = fs::read_dir(folder).at(Operation::ReadFolder, folder)?;
    let mut names: Vec<String> = entries.flatten().map(|entry| entry.file_name().display().to_string()).collect();
    names.sort();
    Ok(few(names))
}

fn few(mut names: Vec<String>) -> Vec<String> {
    let all = names.len();
    names.truncate(NAMED);
    if all > NAMED {
        names.push(format!("… ({all})"));
    }
    names
}

fn is_listed(below: &Path, listed: &Listed) -> bool {
    let parts: Option<Vec<&str>> = below.iter().map(OsStr::to_str).collect();
    parts.is_some_and(|parts| listed.contains(&parts.join("/")))
}

/// Whether every file that the manifest lists is there: nobody has begun to remove the edition.
pub(super) fn complete(folder: &Path, listed: &Listed) -> bool {
    listed.iter().all(|path| fs::symlink_metadata(under(folder, &path)).is_ok_and(|at| at.is_file()))
}

/// Removes an edition: the files its manifest lists, the folders that are empty then, the manifest last, so that a
/// run that dies here leaves what the next one needs to go on. What is not ours stays, and the manifest with it; the
/// paths that stay are the result.
pub(super) fn discard(folder: &Path, listed: &Listed) -> Result<Vec<PathBuf>, Failure> {
    let (mut left, mut survey) = remove_listed(folder, listed, false)?;
    // A file system may pass over some entries of a folder while others are removed from it.
    while left {
        (left, survey) = remove_listed(folder, listed, true)?;
    }
    if survey.foreign.is_empty() {
        remove_if_there(&folder.join(Manifest::FILE))?;
        remove_if_empty(folder)?;
    }
    Ok(survey.foreign)
}

/// Removes the files of a folder that a list names, many at a time, and on demand the folders that are empty. Says
/// whether there may be more of both, and what else is there.
fn remove_listed(folder: &Path, listed: &Listed, folders: bool) -> Result<(bool, Survey), Failure> {
    let (mut some, mut removed) = (Vec::new(), false);
    let remove = |some: &mut Vec<PathBuf>| {
        some.par_drain(..).try_for_each(|path| fs::remove_file(&path).at(Operation::Remove, &path))
    };
    let survey = Survey::walk(folder, listed, |met| match met {
        Met::Folder(path) if folders => remove_if_empty(&path),
        Met::Folder(_) => Ok(()),
        Met::File(path) => {
            removed = true;
            some.push(path);
            if some.len() < AT_ONCE { Ok(()) } else { remove(&mut some) }
        }
    })?;
    remove(&mut some)?;
    Ok((removed || !folders, survey))
}

fn remove_if_empty(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::DirectoryNotEmpty => {
            Err(Failure::system(Operation::Remove, folder, &error))
        }
        _ => Ok(()),
    }
}
