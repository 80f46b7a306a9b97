//! Sources that go from a site, and sources that get another name.

use std::fs;
use std::io;
use std::path::Path;

use crate::edge::Failure;
use crate::edge::Operation;
use crate::edge::Refusal;
use crate::edge::failure::At;
use crate::edge::under;
use crate::tree::RelPath;

/// Removes files of a site, and the folders that are empty then. What is gone already is no fault.
pub fn take_away(root: &Path, files: &[RelPath]) -> Result<(), Failure> {
    for path in files {
        remove_if_there(&under(root, path))?;
    }
    files.iter().for_each(|path| remove_empty_folders(root, path));
    Ok(())
}

/// Removes a file; one that is gone already is no fault.
pub(in crate::edge) fn remove_if_there(file: &Path) -> Result<(), Failure> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::system(Operation::Remove, file, &error)),
        _ => Ok(()),
    }
}

/// Gives files of a site other names, one by one. Nothing is written over; a run that dies is carried on by the next.
pub fn move_files(root: &Path, moves: &[(RelPath, RelPath)]) -> Result<(), Failure> {
    for (_, to) in moves {
        let to = under(root, to);
        if to.symlink_metadata().is_ok() {
            return Err(Failure::refused(to, Refusal::Exists));
        }
    }
    for (from, to) in moves {
        let (from, to) = (under(root, from), under(root, to));
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).at(Operation::MakeFolder, folder)?;
        }
        fs::rename(&from, &to).at(Operation::WriteFile, &to)?;
    }
    moves.iter().for_each(|(from, _)| remove_empty_folders(root, from));
    Ok(())
}

/// Removes the folders above a file that are empty; not those that hold all of a kind.
fn remove_empty_folders(root: &Path, file: &RelPath) {
    let mut folder = file.as_str();
    while let Some((above, _)) = folder.rsplit_once('/').filter(|(above, _)| above.matches('/').count() > 1) {
        // One that holds something stays, and so do those above it.
        if fs::remove_dir(root.join(above)).is_err() {
            return;
        }
        folder = above;
    }
}
