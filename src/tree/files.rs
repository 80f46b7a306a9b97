//! A folder as a value.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Bound;
use std::sync::Arc;

use crate::tree::digest::Digest;
use crate::tree::held::Held;
use crate::tree::manifest::Manifest;
use crate::tree::path::RelPath;
use crate::tree::path_change::Change;
use crate::tree::source_changed::ReadAgain;
use crate::tree::source_changed::SourceChanged;

/// A file of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The digest of its bytes.
    pub digest: Digest,
    /// How many bytes it has.
    pub len: u64,
    /// Width and height in pixels, where it is a picture whose bytes are left on disk.
    pub pixels: Option<(u32, u32)>,
    /// Its bytes, where they are held; attachments and pictures are only ever copied and stay on disk.
    pub held: Option<Held>,
}

impl File {
    /// A file whose bytes are held.
    pub fn held(bytes: impl Into<Arc<[u8]>>) -> File {
        let bytes = bytes.into();
        File { digest: Digest::of(&bytes), len: bytes.len() as u64, pixels: None, held: Some(Held::Plain(bytes)) }
    }

    /// A file whose bytes are held packed.
    pub fn packed(bytes: &[u8]) -> File {
        File { digest: Digest::of(bytes), len: bytes.len() as u64, pixels: None, held: Some(Held::packed(bytes)) }
    }

    /// A file whose bytes stay where they are.
    pub fn left(digest: Digest, len: u64) -> File {
        File { digest, len, pixels: None, held: None }
    }

    /// Its bytes, if they are held; unpacked where they are packed.
    pub fn bytes(&self) -> Option<Cow<'_, [u8]>> {
        self.held.as_ref().map(|held| held.bytes(self.len))
    }

    /// Its text, if its bytes are held and are text; unpacked where it is packed.
    pub fn text(&self) -> Option<Cow<'_, str>> {
        match self.bytes()? {
            Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Cow::Owned(bytes) => String::from_utf8(bytes).ok().map(Cow::Owned),
        }
    }

    /// Its bytes, if they are held as they are: those of templates, of what is published as it is, and of settings.
    pub fn plain(&self) -> Option<&Arc<[u8]>> {
        match &self.held {
            Some(Held::Plain(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// Its text, if its bytes are held as they are and are text.
    pub fn plain_text(&self) -> Option<&str> {
        std::str::from_utf8(self.plain()?).ok()
    }
}

/// A folder as a value: files by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    files: BTreeMap<RelPath, File>,
}

impl Tree {
    /// A tree without files.
    pub fn new() -> Tree {
        Tree::default()
    }

    /// The file at a path.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// The bytes of the file at a path, if it is there and its bytes are held; unpacked where they are packed.
    pub fn bytes(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        self.get(path)?.bytes()
    }

    /// The text of the file at a path, if it is there, its bytes are held and are text; unpacked where it is packed.
    pub fn text(&self, path: &str) -> Option<Cow<'_, str>> {
        self.get(path)?.text()
    }

    /// The bytes of the file at a path, if they are held as they are.
    pub fn plain(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.get(path)?.plain()
    }

    /// The text of the file at a path, if its bytes are held as they are and are text.
    pub fn plain_text(&self, path: &str) -> Option<&str> {
        self.get(path)?.plain_text()
    }

    /// The bytes of the file at a path, if it is there: those that are held, else read again.
    pub fn whole(&self, path: &RelPath, again: &dyn ReadAgain) -> Result<Option<Cow<'_, [u8]>>, SourceChanged> {
        let Some(file) = self.get(path.as_str()) else { return Ok(None) };
        match file.bytes() {
            Some(bytes) => Ok(Some(bytes)),
            None => again.read_again(path, file.digest).map(|bytes| Some(Cow::Owned(bytes))),
        }
    }

    /// Whether there is a file at a path.
    pub fn contains(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Every file, in the order of their paths.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&RelPath, &File)> {
        self.files.iter()
    }

    /// Every file of a folder, at any depth, in the order of their paths.
    pub fn under(&self, folder: &str) -> impl Iterator<Item = (&RelPath, &File)> {
        let prefix = format!("{folder}/");
        let from = (Bound::Included(prefix.as_str()), Bound::Unbounded);
        self.files.range::<str, _>(from).take_while(move |(path, _)| path.as_str().starts_with(&prefix))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Sets the file at a path and gives back the one it replaces.
    pub fn insert(&mut self, path: RelPath, file: File) -> Option<File> {
        self.files.insert(path, file)
    }

    /// Takes the file at a path out.
    pub fn remove(&mut self, path: &str) -> Option<File> {
        self.files.remove(path)
    }

    /// Which file has which digest.
    pub fn manifest(&self) -> Manifest {
        self.files.iter().map(|(path, file)| (path.clone(), file.digest)).collect()
    }

    /// The digest of the whole: equal for two trees exactly if every path and every byte is.
    pub fn digest(&self) -> Digest {
        self.manifest().digest()
    }

    /// What changed since an older tree, in the order of the paths.
    pub fn diff(&self, old: &Tree) -> Vec<Change> {
        let mut changes: BTreeMap<&RelPath, Change> =
            old.files.keys().map(|path| (path, Change::Removed(path.clone()))).collect();
        for (path, file) in &self.files {
            match (changes.entry(path), old.files.get(path)) {
                (Entry::Occupied(entry), Some(before)) if before.digest == file.digest => {
                    entry.remove();
                }
                (Entry::Occupied(mut entry), _) => {
                    entry.insert(Change::Changed(path.clone()));
                }
                (Entry::Vacant(entry), _) => {
                    entry.insert(Change::Added(path.clone()));
                }
            }
        }
        changes.into_values().collect()
    }
}

impl FromIterator<(RelPath, File)> for Tree {
    fn from_iter<I: IntoIterator<Item = (RelPath, File)>>(files: I) -> Tree {
        Tree { files: files.into_iter().collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> Tree {
        files.iter().map(|(path, text)| (RelPath::new(path).unwrap(), File::held(text.as_bytes()))).collect()
    }

    #[test]
    fn a_folder_is_not_its_neighbours() {
        let tree = tree(&[("a", "1"), ("a-b/c", "2"), ("a.d", "3"), ("a/b/c", "4"), ("a/d", "5"), ("aa/e", "6")]);
        let under: Vec<&str> = tree.under("a").map(|(path, _)| path.as_str()).collect();
        assert_eq!(under, ["a/b/c", "a/d"]);
        assert_eq!(tree.under("b").count(), 0);
        assert_eq!(tree.bytes("a/d").as_deref(), Some("5".as_bytes()));
    }

    #[test]
    fn a_difference_names_every_path_once_and_nothing_else() {
        let path = |text| RelPath::new(text).unwrap();
        let old = tree(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let new = tree(&[("a", "1"), ("b", "x"), ("bb", "4")]);
        let changes = new.diff(&old);
        assert_eq!(changes, [Change::Changed(path("b")), Change::Added(path("bb")), Change::Removed(path("c"))]);
        assert_eq!(new.diff(&new), []);
        assert_ne!(new.digest(), old.digest());
        assert_eq!(old.digest(), tree(&[("c", "3"), ("b", "2"), ("a", "1")]).digest());
    }

    #[test]
    fn packed_bytes_are_the_same_bytes_in_less_room() {
        let long = "整改完成情况。".repeat(1_000);
        for text in ["", "x", "\u{feff}有标记", &long] {
            let (plain, packed) = (File::held(text.as_bytes()), File::packed(text.as_bytes()));
            assert_eq!((packed.digest, packed.len), (plain.digest, plain.len));
            assert_eq!((packed.bytes(), packed.text()), (plain.bytes(), plain.text()));
            assert_eq!((packed.plain(), plain.plain_text()), (None, Some(text)));
        }
        let Some(Held::Packed(bytes)) = File::packed(long.as_bytes()).held else { panic!() };
        assert!(bytes.len() * 10 < long.len(), "{}", bytes.len());
        let broken = File::packed(b"\xff\xfe");
        assert_eq!((broken.text(), broken.bytes().as_deref()), (None, Some(&b"\xff\xfe"[..])));
    }
}
