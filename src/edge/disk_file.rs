//! Where a path of a tree lies on the disk, and how a file there is opened.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::tree::RelPath;

/// The one place where a path of a tree is put under a folder of the disk: a [`RelPath`] cannot lead out of it.
pub fn under(folder: &Path, path: &RelPath) -> PathBuf {
    folder.join(path.as_str())
}

/// Opens a regular file for reading, and nothing else: a link is not followed, and a pipe that took the file's place
/// since the folder was walked does not make the run wait for a writer.
pub fn open_regular(path: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        options.custom_flags(flags.bits().cast_signed());
    }
    let file = options.open(path)?;
    if !file.metadata()?.is_file() {
        return Err(std::io::Error::new(std::io::ErrorKind::InvalidInput, "not a regular file"));
    }
    Ok(file)
}
