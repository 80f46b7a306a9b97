//! Rewriting one source of a site: aside first, then under its name, and only where it still is what was read.

use std::path::Path;

use crate::edge::Failure;
use crate::edge::read_file;
use crate::edge::under;
use crate::edge::write_aside::Over;
use crate::edge::write_aside::write_aside;
use crate::tree::Digest;
use crate::tree::RelPath;

/// Puts new bytes in the place of a source file, which must still be the regular file with the digest that was read. The
/// file keeps its permissions; a run that dies leaves the old file or the new one.
pub fn rewrite(root: &Path, path: &RelPath, old: Digest, bytes: &[u8]) -> Result<(), Failure> {
    read_file(root, path, old)?;
    write_aside(&under(root, path), bytes, Over::File)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_source_is_rewritten_whole_and_only_while_it_is_what_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = RelPath::new("content/a.md").unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        let place = folder.path().join("content/a.md");
        fs::write(&place, "old").unwrap();
        rewrite(folder.path(), &path, Digest::of(b"old"), b"new").unwrap();
        assert_eq!(fs::read(&place).unwrap(), b"new");
        let failure = rewrite(folder.path(), &path, Digest::of(b"old"), b"newer").unwrap_err();
        assert_eq!(failure.class().exit_code(), 4);
        assert_eq!(fs::read(&place).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path().join("content")).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_links_are_not_followed() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = RelPath::new("a.md").unwrap();
        let place = folder.path().join("a.md");
        fs::write(&place, "old").unwrap();
        fs::set_permissions(&place, fs::Permissions::from_mode(0o640)).unwrap();
        rewrite(folder.path(), &path, Digest::of(b"old"), b"new").unwrap();
        assert_eq!(fs::metadata(&place).unwrap().permissions().mode() & 0o777, 0o640);
        fs::rename(&place, folder.path().join("b.md")).unwrap();
        std::os::unix::fs::symlink("b.md", &place).unwrap();
        assert!(rewrite(folder.path(), &path, Digest::of(b"new"), b"newer").is_err());
        assert_eq!(fs::read(folder.path().join("b.md")).unwrap(), b"new");
    }
}
