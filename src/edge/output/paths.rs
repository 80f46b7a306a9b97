//! Every path of an edition belongs to one writer.

use std::collections::HashMap;

use super::staging::PART;
use crate::edge::refusal::Refusal;
use crate::tree::Manifest;
use crate::tree::RelPath;

/// The paths taken so far.
#[derive(Default)]
pub(super) struct Claims {
    /// By their lower-case form, so that two that differ in case only meet.
    files: HashMap<String, RelPath>,
    /// The folders they need, each with a path that needs it.
    folders: HashMap<String, RelPath>,
}

impl Claims {
    /// Takes a path, if nobody has it and it can stand beside the others on every system.
    pub fn take(&mut self, path: &RelPath) -> Result<(), Refusal> {
        let key = path.as_str().to_lowercase();
        if key == Manifest::FILE || key == PART {
            return Err(Refusal::Reserved);
        }
        if let Some(taken) = self.files.get(&key) {
            return Err(if taken == path {
                Refusal::Twice(path.clone())
            } else {
                Refusal::Twins(taken.clone(), path.clone())
            });
        }
        if let Some(inside) = self.folders.get(&key) {
            return Err(Refusal::FileAndFolder(path.clone(), inside.clone()));
        }
        let mut folder = key.as_str();
        while let Some((above, _)) = folder.rsplit_once('/') {
            if let Some(file) = self.files.get(above) {
                return Err(Refusal::FileAndFolder(file.clone(), path.clone()));
            }
            // A folder that is known has had all above it looked at.
            if self.folders.contains_key(above) {
                break;
            }
            self.folders.insert(above.to_owned(), path.clone());
            folder = above;
        }
        self.files.insert(key, path.clone());
        Ok(())
    }
}
