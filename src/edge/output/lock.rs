//! One run at a time.

use std::fs;
use std::fs::File;
use std::fs::OpenOptions;
use std::fs::TryLockError;
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::edge::failure::At;
use crate::edge::failure::Cause;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::refusal::Refusal;

/// So often, and after so long each time, a lock that is held is tried again.
const MOMENTS: u32 = 20;
const MOMENT: Duration = Duration::from_millis(25);

/// Takes the lock of a folder, which messages name; the system lets it go with the file, however the run ends.
///
/// The lock file stays when the run ends. Removing it would let two runs hold locks on two files of the same name: one
/// that opened the file before it was removed, one that made it anew.
pub(super) fn take(path: &Path, of: &Path) -> Result<File, Failure> {
    if fs::symlink_metadata(path).is_ok_and(|at| !at.is_file()) {
        return Err(Failure::refused(path, Refusal::Leftover(vec![path.display().to_string()])));
    }
    let file =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).at(Operation::Lock, path)?;
    let mut tried = file.try_lock();
    // A program that this one has just started holds what was open here until it is itself: no other run, only a moment.
    for _ in 0..MOMENTS {
        if !matches!(tried, Err(TryLockError::WouldBlock)) {
            break;
        }
        thread::sleep(MOMENT);
        tried = file.try_lock();
    }
    match tried {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Failure { path: of.to_owned(), cause: Cause::Locked }),
        Err(TryLockError::Error(error)) => Err(Failure::system(Operation::Lock, path, &error)),
    }
}

/// What is held while nobody else may publish a site.
pub type SiteLock = File;

/// The lock of a site: one run at a time publishes it, wherever to.
pub fn site_lock(root: &Path) -> Result<SiteLock, Failure> {
    let folder = root.join(".tongbao");
    fs::create_dir_all(&folder).at(Operation::MakeFolder, &folder)?;
    take(&folder.join("publish.lock"), root)
}
