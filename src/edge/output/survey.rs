//! What is in an output folder: our files, known by the manifest, and others.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::open_regular;
use crate::edge::refusal::Refusal;
use crate::edge::under;
use crate::tree::Manifest;

/// How many foreign files a message names.
const NAMED: usize = 5;

/// The manifest of a folder and its text.
pub(super) struct Listed {
    /// What it says.
    pub manifest: Manifest,
    /// How it says it.
    pub text: String,
}

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
        let file = folder.join(Manifest::FILE);
        match open_regular(&file).and_then(io::read_to_string) {
            Ok(text) => match Manifest::parse(&text) {
                Ok(manifest) => Ok(Standing::Ours(Listed { manifest, text })),
                Err(fault) => Err(Failure::refused(folder, Refusal::BadManifest(fault))),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let mut entries = fs::read_dir(folder).at(Operation::ReadFolder, folder)?;
                Ok(if entries.next().is_none() { Standing::Empty } else { Standing::Others })
            }
            Err(error) => Err(Failure::system(Operation::ReadFile, file, &error)),
        }
    }
}

/// The entries of a folder, told apart.
pub(super) struct Survey {
    /// Files that the manifest lists.
    pub ours: Vec<PathBuf>,
    /// Whatever else is not a folder.
    pub foreign: Vec<PathBuf>,
    /// The folders below, innermost first.
    pub folders: Vec<PathBuf>,
}

impl Survey {
    /// Walks a folder.
    pub fn of(folder: &Path, manifest: &Manifest) -> Result<Survey, Failure> {
        let mut survey = Survey { ours: Vec::new(), foreign: Vec::new(), folders: Vec::new() };
        for entry in WalkDir::new(folder).min_depth(1).contents_first(true) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(folder).to_owned();
                let error = error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links"));
                Failure::system(Operation::ReadFolder, path, &error)
            })?;
            let kind = entry.file_type();
            let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            if kind.is_dir() {
                survey.folders.push(entry.into_path());
            } else if kind.is_file() && below == Path::new(Manifest::FILE) {
                // Neither listed nor foreign: it is what lists.
            } else if kind.is_file() && listed(below, manifest) {
                survey.ours.push(entry.into_path());
            } else {
                survey.foreign.push(entry.into_path());
            }
        }
        survey.foreign.sort();
        Ok(survey)
    }

    /// The foreign entries as a message names them: a few, seen from the folder.
    pub fn names(&self, folder: &Path) -> Vec<String> {
        few(self.foreign.iter().map(|path| path.strip_prefix(folder).unwrap_or(path).display().to_string()).collect())
    }
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

fn listed(below: &Path, manifest: &Manifest) -> bool {
    let parts: Option<Vec<&str>> = below.iter().map(OsStr::to_str).collect();
    parts.is_some_and(|parts| manifest.contains(&parts.join("/")))
}

/// Whether every file that the manifest lists is there: nobody has begun to remove the edition.
pub(super) fn complete(folder: &Path, manifest: &Manifest) -> bool {
    manifest.iter().all(|(path, _)| fs::symlink_metadata(under(folder, path)).is_ok_and(|at| at.is_file()))
}

/// Removes an edition: the files its manifest lists, the folders that are empty then, the manifest last, so that a
/// run that dies here leaves what the next one needs to go on. What is not ours stays, and the manifest with it; the
/// paths that stay are the result.
pub(super) fn discard(folder: &Path, manifest: &Manifest) -> Result<Vec<PathBuf>, Failure> {
    let survey = Survey::of(folder, manifest)?;
    survey.ours.par_iter().try_for_each(|path| fs::remove_file(path).at(Operation::Remove, path))?;
    for path in &survey.folders {
        remove_if_empty(path)?;
    }
    if survey.foreign.is_empty() {
        let file = folder.join(Manifest::FILE);
        match fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Failure::system(Operation::Remove, file, &error));
            }
            _ => remove_if_empty(folder)?,
        }
    }
    Ok(survey.foreign)
}

fn remove_if_empty(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::DirectoryNotEmpty => {
            Err(Failure::system(Operation::Remove, folder, &error))
        }
        _ => Ok(()),
    }
}
