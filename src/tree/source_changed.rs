//! Sources that are read again while a run lasts.

use std::fmt;

use crate::tree::digest::Digest;
use crate::tree::path::RelPath;

/// Gives the bytes of sources that are not held.
pub trait ReadAgain: Sync {
    /// The bytes of a source, which must have the digest that it had when it was read first.
    fn read_again(&self, path: &RelPath, digest: Digest) -> Result<Vec<u8>, SourceChanged>;
}

/// A source is no longer what it was when the run began: it has other bytes, is gone, is no regular file any more, or
/// cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceChanged {
    /// The source.
    pub path: RelPath,
    /// The system's words, where it refused to read.
    pub system: Option<String>,
}

impl SourceChanged {
    /// The exit code of a run that ends so: the world failed, not the content.
    pub const EXIT_CODE: u8 = 4;

    /// The message in Chinese.
    pub fn zh(&self) -> String {
        let system = self.system.as_ref().map(|words| format!("（系统提示“{words}”）")).unwrap_or_default();
        format!("源文件“{}”在运行过程中被改动{system}；请等文件保存完毕后重新运行", self.path)
    }

    /// The message in English.
    pub fn en(&self) -> String {
        let system = self.system.as_ref().map(|words| format!(" ({words})")).unwrap_or_default();
        format!("the source `{}` was changed during the run{system}; run again when it is saved", self.path)
    }
}

impl fmt::Display for SourceChanged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for SourceChanged {}
