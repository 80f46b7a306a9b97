//! One source file by itself.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::time::SystemTime;

use crate::edge::Cause;
use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::open_regular;
use crate::edge::under;
use crate::tree::Digest;
use crate::tree::RelPath;

/// The bytes of one source file, which must still be those that were digested.
pub fn read_file(root: &Path, path: &RelPath, digest: Digest) -> Result<Vec<u8>, Failure> {
    let place = under(root, path);
    let mut bytes = Vec::new();
    let mut file = open_regular(&place).at(Operation::ReadFile, &place)?;
    file.read_to_end(&mut bytes).at(Operation::ReadFile, &place)?;
    match Digest::of(&bytes) == digest {
        true => Ok(bytes),
        false => Err(Failure { path: place, cause: Cause::SourceChanged }),
    }
}

/// When a source file was last changed, in seconds since 1970; none where the system does not say.
pub fn changed_at(root: &Path, path: &RelPath) -> Option<i64> {
    let changed = fs::symlink_metadata(under(root, path)).and_then(|found| found.modified()).ok()?;
    i64::try_from(changed.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_secs()).ok()
}
