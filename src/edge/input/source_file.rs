//! One source file by itself.

use std::fs;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;
use std::time::SystemTime;

use crate::edge::Cause;
use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::open_regular;
use crate::edge::under;
use crate::tree::Digest;
use crate::tree::ReadAgain;
use crate::tree::RelPath;
use crate::tree::SourceChanged;

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

/// Reads the sources of one site again, file by file, as they were when the folder was read.
#[derive(Clone, Debug)]
pub struct SourceReader {
    root: PathBuf,
    limit: u64,
}

impl SourceReader {
    /// Of the site in a folder, whose sources have no more bytes than a limit.
    pub fn new(root: &Path, limit: u64) -> SourceReader {
        SourceReader { root: root.to_owned(), limit }
    }

    fn read(&self, path: &RelPath) -> io::Result<Vec<u8>> {
        let mut file = open_regular(&under(&self.root, path))?;
        let len = file.metadata()?.len().min(self.limit);
        let mut bytes = Vec::with_capacity(usize::try_from(len).unwrap_or_default());
        // One byte past the limit is enough to be another file than the one that was read.
        Read::by_ref(&mut file).take(self.limit.saturating_add(1)).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

impl ReadAgain for SourceReader {
    fn read_again(&self, path: &RelPath, digest: Digest) -> Result<Vec<u8>, SourceChanged> {
        let changed = |system| SourceChanged { path: path.clone(), system };
        match self.read(path) {
            Ok(bytes) if bytes.len() as u64 <= self.limit && Digest::of(&bytes) == digest => Ok(bytes),
            Ok(_) => Err(changed(None)),
            Err(error) => Err(changed(Some(error.to_string()))),
        }
    }
}

/// When a source file was last changed, in seconds since 1970; none where the system does not say.
pub fn changed_at(root: &Path, path: &RelPath) -> Option<i64> {
    let changed = fs::symlink_metadata(under(root, path)).and_then(|found| found.modified()).ok()?;
    i64::try_from(changed.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_secs()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "content/notices/a.md";

    fn site(bytes: &[u8]) -> (tempfile::TempDir, PathBuf, RelPath) {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join(PATH);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, bytes).unwrap();
        (folder, place, RelPath::new(PATH).unwrap())
    }

    #[test]
    fn a_source_is_read_again_byte_for_byte() {
        // Text, none at all, with a mark of its encoding, no text, and as large as may be.
        for bytes in ["# 通报".as_bytes(), b"", "\u{feff}# x".as_bytes(), b"\xb0\xb8", &[b'x'; 100]] {
            let (folder, _, path) = site(bytes);
            let reader = SourceReader::new(folder.path(), 100);
            assert_eq!(reader.read_again(&path, Digest::of(bytes)).as_deref(), Ok(bytes));
        }
    }

    #[test]
    fn a_source_that_changed_is_named_and_not_given() {
        type Change = fn(&Path);
        let changes: [(&str, Change, bool); 6] = [
            ("other bytes", |place| fs::write(place, "neu").unwrap(), false),
            ("longer", |place| fs::write(place, "old and more").unwrap(), false),
            ("past the limit", |place| fs::write(place, [b'o'; 200]).unwrap(), false),
            ("gone", |place| fs::remove_file(place).unwrap(), true),
            (
                "a folder",
                |place| {
                    fs::remove_file(place).unwrap();
                    fs::create_dir(place).unwrap();
                },
                true,
            ),
            #[cfg(unix)]
            (
                "a link to the same bytes",
                |place| {
                    fs::rename(place, place.with_file_name("b.md")).unwrap();
                    std::os::unix::fs::symlink("b.md", place).unwrap();
                },
                true,
            ),
        ];
        for (what, change, by_system) in changes {
            let (folder, place, path) = site(b"old");
            change(&place);
            let changed = SourceReader::new(folder.path(), 100).read_again(&path, Digest::of(b"old")).unwrap_err();
            assert_eq!((&changed.path, changed.system.is_some()), (&path, by_system), "{what}");
            assert!(changed.zh().contains(PATH) && changed.en().contains(PATH) && changed.zh().contains("重新运行"));
            assert_eq!(SourceChanged::EXIT_CODE, crate::edge::FailureClass::System.exit_code());
        }
    }

    #[test]
    fn what_a_tree_does_not_hold_is_read_again() {
        use crate::tree::File;
        use crate::tree::Tree;
        let (folder, place, path) = site("没有留在内存里".as_bytes());
        let reader = SourceReader::new(folder.path(), 100);
        let bytes = fs::read(&place).unwrap();
        let of = |file| Tree::from_iter([(path.clone(), file)]);
        let trees = [of(File::held(&*bytes)), of(File::packed(&bytes)), of(File::left(Digest::of(&bytes), 0))];
        let whole = |tree: &Tree| tree.whole(&path, &reader).map(|found| found.map(|bytes| bytes.into_owned()));
        for tree in &trees {
            assert_eq!(whole(tree), Ok(Some(bytes.clone())));
        }
        assert_eq!(whole(&Tree::new()), Ok(None));
        // What is held does not change with the disk.
        fs::write(place, "later").unwrap();
        assert!(whole(&trees[1]).is_ok() && whole(&trees[2]).is_err());
    }
}
