//! What is sent for a path, and what is asked of the disk for it.

use serde::Serialize;

use crate::tree::Digest;
use crate::tree::RelPath;

/// Reads a file of the sources whose bytes are not held, if it still has the digest.
pub type ReadFile<'r> = dyn Fn(&RelPath, Digest) -> Option<Vec<u8>> + 'r;
/// When a file of the sources was last changed, in seconds since 1970.
pub type ChangedAt<'c> = dyn Fn(&RelPath) -> Option<i64> + 'c;

/// What is sent for a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What it is.
    pub kind: PageKind,
    /// The path of the file whose type it has.
    pub path: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What a page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// A file of the site.
    Found,
    /// There is none at this path: the site's page that says so.
    NotFound,
    /// It stands at another path.
    Elsewhere(String),
    /// A page that no version could ever make: a page of the preview says why.
    Unmade,
    /// A file that is being changed, or is gone on disk: in a moment there may be another answer.
    Away,
    /// A page of the preview.
    Own,
}

/// Which sources the bytes of a page are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Of {
    /// Those that were read last.
    Newest,
    /// Earlier ones: with the newest it cannot be made.
    Earlier,
    /// None: the page could never be made.
    Nothing,
    /// It is a page of the preview.
    Preview,
}

/// The file at an address: that of a folder is its index.
pub fn file_of(path: &str) -> String {
    match path {
        folder if folder.is_empty() || folder.ends_with('/') => format!("{folder}index.html"),
        file => file.to_owned(),
    }
}
