//! Putting files of an edition back where it is shown. Only files that the edition lists are written, each by a rename; what
//! else lies there stays.

use std::fs;
use std::io;
use std::io::Read;
use std::path::Path;

use super::listed::Listed;
use super::lock;
use super::place::Place;
use super::staged_edition::StagedEdition;
use super::survey;
use super::sweep;
use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::refusal::Refusal;
use crate::edge::under;
use crate::edge::write_aside::Over;
use crate::edge::write_aside::write_aside;
use crate::tree::Manifest;
use crate::tree::RelPath;

/// Puts these files of an edition back into a folder that shows it, and its manifest last. `lock_of` is the folder whose lock
/// other runs take: that of the releases, or the folder itself.
pub fn repair(
    edition: &StagedEdition,
    folder: &Path,
    (target, has_releases): (&Path, bool),
    paths: &[RelPath],
    site_root: &Path,
) -> Result<(), Failure> {
    let place = Place::safe(folder, site_root)?;
    let target = target.canonicalize().at(Operation::Inspect, target)?;
    let lock = if has_releases { target.join(".tongbao.lock") } else { place.lock };
    let _lock = lock::take(&lock, &target)?;
    for path in paths {
        let to = under(folder, path);
        clear(&to, folder)?;
        let mut bytes = Vec::new();
        edition.open(path)?.read_to_end(&mut bytes).at(Operation::ReadFile, &to)?;
        write_aside(&to, &bytes, Over::Nothing)?;
        // Readable by those who may read the manifest, as it was when both were written.
        let _ = open_like(&to, &folder.join(Manifest::FILE));
    }
    write_aside(&folder.join(Manifest::FILE), edition.manifest.to_string().as_bytes(), Over::File)
}

/// Takes away what stands at the place of a file: a file or a link, also one in the place of a folder above. A folder stays.
fn clear(to: &Path, folder: &Path) -> Result<(), Failure> {
    let above = to.ancestors().skip(1).take_while(|above| *above != folder);
    for place in above.filter(|above| !above.is_dir() || above.is_symlink()).chain([to]) {
        match fs::symlink_metadata(place) {
            Ok(at) if at.is_dir() => return Err(Failure::refused(place, Refusal::Exists)),
            Ok(_) => fs::remove_file(place).at(Operation::Remove, place)?,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
            Err(error) => return Err(Failure::system(Operation::Inspect, place, &error)),
        }
    }
    Ok(())
}

fn open_like(file: &Path, other: &Path) -> io::Result<()> {
    fs::set_permissions(file, fs::metadata(other)?.permissions())
}

/// Removes all that the manifest of an output folder lists, and the manifest; and what a dead run left beside it. What is not
/// ours stays; without a manifest nothing is removed.
pub fn discard_output(folder: &Path, site_root: &Path) -> Result<(), Failure> {
    let place = Place::safe(folder, site_root)?;
    if ![&place.out, &place.new, &place.old].iter().any(|folder| folder.exists()) {
        return Ok(());
    }
    let _lock = lock::take(&place.lock, &place.out)?;
    sweep::sweep(&place)?;
    match Listed::of(folder)? {
        Some(listed) => survey::discard(folder, &listed).map(drop),
        None => Ok(()),
    }
}
