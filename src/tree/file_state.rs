//! What stands at the places of files, as somebody found it: in a folder, or by asking a host.

use std::collections::BTreeMap;

use crate::tree::digest::Digest;
use crate::tree::path::RelPath;

/// What stands at the place of a file, where anything does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// A file with these bytes.
    File(Digest),
    /// A link, a folder, a pipe.
    NotAFile,
    /// Something that may not be read, or not by those who may read the manifest.
    Closed,
}

/// All that was found of an edition at its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionState {
    /// What stands at the places of its files; those where nothing does are not among them.
    pub files: BTreeMap<RelPath, FileState>,
    /// What lies there beside them, by its path.
    pub extra: Vec<String>,
    /// Folders that keep out those who may read the folder above all of them.
    pub closed_folders: Vec<String>,
}
