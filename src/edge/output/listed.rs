//! The files of the last edition, as its manifest lists them.

use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::path::Path;

use super::paths::Paths;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::open_regular;
use crate::edge::refusal::Refusal;
use crate::tree::Manifest;
use crate::tree::ManifestLines;
use crate::tree::RelPath;

/// The paths of an edition, in their order. What its files hold is read from them, not from what is said of them.
#[derive(Default)]
pub(super) struct Listed(Paths);

impl Listed {
    /// Reads the manifest of a folder; none where there is none.
    pub fn of(folder: &Path) -> Result<Option<Listed>, Failure> {
        let place = folder.join(Manifest::FILE);
        let failed = |error: io::Error| Failure::system(Operation::ReadFile, &place, &error);
        let mut file = match open_regular(&place) {
            Ok(file) => BufReader::new(file),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(error)),
        };
        let (mut listed, mut lines, mut line) = (Paths::default(), ManifestLines::default(), String::new());
        while file.read_line(&mut line).map_err(failed)? > 0 {
            let (path, _) = lines.take(&line).map_err(|fault| Failure::refused(folder, Refusal::BadManifest(fault)))?;
            listed.push(&path);
            line.clear();
        }
        Ok(Some(Listed(listed)))
    }

    /// Whether a path is listed.
    pub fn contains(&self, path: &str) -> bool {
        self.0.find(path).is_some()
    }

    /// How many files are listed.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Every path, in their order.
    pub fn iter(&self) -> impl Iterator<Item = RelPath> {
        (0..self.0.len()).map(|number| self.0.path(number))
    }
}
