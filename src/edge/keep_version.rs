//! The sources of a published version, kept as they are.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::input::source_file::read_file;
use crate::edge::under;
use crate::edge::write_aside::Over;
use crate::edge::write_aside::write_aside;
use crate::tree::Digest;
use crate::tree::RelPath;

/// Keeps sources of a site in a folder of it, by their names: each must still have its digest. What a run that died left in
/// the folder goes.
pub fn keep_version(root: &Path, folder: &RelPath, files: &[(String, RelPath, Digest)]) -> Result<(), Failure> {
    let place = under(root, folder);
    let mut wanted = BTreeSet::new();
    for (name, source, digest) in files {
        let to = place.join(name);
        wanted.insert(to.clone());
        let bytes = read_file(root, source, *digest)?;
        if !fs::read(&to).is_ok_and(|there| there == bytes) {
            write_aside(&to, &bytes, Over::File)?;
        }
    }
    for entry in WalkDir::new(&place).min_depth(1).into_iter().flatten() {
        if !entry.file_type().is_dir() && !wanted.contains(entry.path()) {
            fs::remove_file(entry.path()).at(Operation::Remove, entry.path())?;
        }
    }
    Ok(())
}
