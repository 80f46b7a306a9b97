//! New source files, written only where nothing stands.

use std::fs;
use std::io;
use std::io::Write;
use std::path::Path;

use crate::edge::Failure;
use crate::edge::Operation;
use crate::edge::Refusal;
use crate::edge::failure::At;
use crate::edge::under;
use crate::tree::RelPath;

/// Writes new files under a folder, which is made where it is missing. Nothing that exists is changed: where one of
/// the files is there already, none is written.
pub fn create(folder: &Path, files: &[(RelPath, Vec<u8>)]) -> Result<(), Failure> {
    for (path, _) in files {
        let place = under(folder, path);
        if place.symlink_metadata().is_ok() {
            return Err(Failure::refused(place, Refusal::Exists));
        }
    }
    for (path, bytes) in files {
        let place = under(folder, path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent).at(Operation::MakeFolder, parent)?;
        }
        let file = fs::OpenOptions::new().write(true).create_new(true).open(&place);
        let mut file = match file {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(Failure::refused(place, Refusal::Exists));
            }
            file => file.at(Operation::WriteFile, &place)?,
        };
        file.write_all(bytes).at(Operation::WriteFile, &place)?;
    }
    Ok(())
}
