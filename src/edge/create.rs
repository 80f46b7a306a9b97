//! New source files, written only where nothing stands.

use std::path::Path;

use crate::edge::Failure;
use crate::edge::Refusal;
use crate::edge::under;
use crate::edge::write_aside::Over;
use crate::edge::write_aside::write_aside;
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
        write_aside(&under(folder, path), bytes, Over::Nothing)?;
    }
    Ok(())
}
