//! Single files, written where people ask.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::edge::Failure;
use crate::edge::Operation;
use crate::edge::Refusal;
use crate::edge::failure::At;

/// Writes one file as a whole: aside first, then under its name. What stands there already is kept unless it is the
/// same or `force` says that it may go; says whether anything was written.
pub fn write_one(place: &Path, bytes: &[u8], force: bool) -> Result<bool, Failure> {
    if let Ok(found) = place.symlink_metadata() {
        let same = found.is_file() && fs::read(place).is_ok_and(|there| there == bytes);
        if same {
            return Ok(false);
        }
        match found.is_file() {
            false => return Err(Failure::refused(place, Refusal::Exists)),
            true if !force => return Err(Failure::refused(place, Refusal::Differs)),
            true => {}
        }
    }
    if let Some(parent) = place.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent).at(Operation::MakeFolder, parent)?;
    }
    let mut name = place.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.tmp", std::process::id()));
    let aside = place.with_file_name(name);
    let written = fs::OpenOptions::new().write(true).create_new(true).open(&aside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let moved = written.and_then(|()| fs::rename(&aside, place));
    if moved.is_err() {
        // What cannot be removed either is a file of our own with a telling name.
        let _ = fs::remove_file(&aside);
    }
    moved.at(Operation::WriteFile, place)?;
    Ok(true)
}
