//! Files that people bring, read from anywhere.

use std::fs;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use crate::edge::Failure;
use crate::edge::Operation;
use crate::edge::failure::At;

/// Reads a whole file, or no more than one byte past a limit.
pub fn foreign(path: &Path, limit: usize) -> Result<Vec<u8>, Failure> {
    let file = fs::File::open(path).at(Operation::ReadFile, path)?;
    bounded(file, limit).at(Operation::ReadFile, path)
}

/// Reads standard input, or no more than one byte past a limit.
pub fn standard_input(limit: usize) -> Result<Vec<u8>, Failure> {
    bounded(io::stdin().lock(), limit).at(Operation::ReadFile, Path::new("-"))
}

fn bounded(from: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The regular files of a folder with one of these extensions, by name; none if it is no folder.
pub fn papers(folder: &Path, extensions: &[&str]) -> Result<Option<Vec<PathBuf>>, Failure> {
    if !fs::metadata(folder).at(Operation::Inspect, folder)?.is_dir() {
        return Ok(None);
    }
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).at(Operation::ReadFolder, folder)? {
        let path = entry.at(Operation::ReadFolder, folder)?.path();
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
        let known = extension.is_some_and(|extension| extensions.contains(&extension.as_str()));
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']));
        let regular = path.symlink_metadata().is_ok_and(|found| found.is_file());
        if known && regular && !hidden {
            out.push(path);
        }
    }
    out.sort();
    Ok(Some(out))
}
