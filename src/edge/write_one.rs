//! Single files, written where people ask.

use std::fs;
use std::path::Path;

use crate::edge::Failure;
use crate::edge::Refusal;
use crate::edge::write_aside::Over;
use crate::edge::write_aside::write_aside;

/// Writes one file as a whole: aside first, then under its name. What stands there already is kept unless it is the
/// same or `force` says that it may go; says whether anything was written.
pub fn write_one(place: &Path, bytes: &[u8], force: bool) -> Result<bool, Failure> {
    let mut over = Over::Nothing;
    if let Ok(found) = place.symlink_metadata() {
        let same = found.is_file() && fs::read(place).is_ok_and(|there| there == bytes);
        if same {
            return Ok(false);
        }
        match found.is_file() {
            false => return Err(Failure::refused(place, Refusal::Exists)),
            true if !force => return Err(Failure::refused(place, Refusal::Differs)),
            true => over = Over::File,
        }
    }
    write_aside(place, bytes, over)?;
    Ok(true)
}
