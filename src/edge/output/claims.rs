//! The files of the edition in the making: every path belongs to one writer.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::io;
use std::io::Write;

use hashbrown::HashTable;
use rayon::prelude::*;

use super::paths::Paths;
use super::staging::PART;
use crate::edge::refusal::Refusal;
use crate::tree::Digest;
use crate::tree::Manifest;
use crate::tree::RelPath;

/// What is known of a file of the edition. It stands in the list for every file of a site: small on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    /// Not all of it was taken yet.
    Not,
    /// New, or with other bytes than in the last edition.
    Written(Digest),
    /// As in the last edition.
    Same(Digest),
}

/// The paths taken so far, and what became of them.
#[derive(Default)]
pub(super) struct Claims {
    paths: Paths,
    done: Vec<Vec<Done>>,
    /// Paths by their lower-case form, so that two that differ in case only meet.
    files: HashTable<u32>,
    /// The folders they need, each by a path that needs it and how many bytes of it name the folder.
    folders: HashTable<(u32, u32)>,
    hasher: RandomState,
}

/// So many marks stand together: a list that grew by doubling would have room for as many more.
const BLOCK: usize = 1024;

impl Claims {
    /// Takes a path, if nobody has it and it can stand beside the others on every system; gives its number.
    pub fn take(&mut self, path: &RelPath) -> Result<usize, Refusal> {
        let key = path.as_str().to_lowercase();
        if key == Manifest::FILE || key == PART {
            return Err(Refusal::Reserved);
        }
        if let Some(taken) = self.file(&key) {
            return Err(if taken == *path {
                Refusal::Twice(path.clone())
            } else {
                Refusal::Twins(taken, path.clone())
            });
        }
        if let Some(inside) = self.folder(&key) {
            return Err(Refusal::FileAndFolder(path.clone(), inside));
        }
        let (mut folder, mut below) = (path.as_str(), Vec::new());
        while let Some((above, _)) = folder.rsplit_once('/') {
            let key = above.to_lowercase();
            if let Some(file) = self.file(&key) {
                return Err(Refusal::FileAndFolder(file, path.clone()));
            }
            // A folder that is known has had all above it looked at.
            if self.folder(&key).is_some() {
                break;
            }
            below.push(above);
            folder = above;
        }
        let taken = self.paths.push(path);
        let number = u32::try_from(taken).expect("an edition has fewer than four thousand million files");
        let Claims { paths, files, folders, hasher, .. } = self;
        let lower = |(number, len): (u32, usize)| {
            let path = paths.get(number as usize);
            path.get(..len).unwrap_or(path).to_lowercase()
        };
        files.insert_unique(hasher.hash_one(&key), number, |known| hasher.hash_one(lower((*known, usize::MAX))));
        for folder in below {
            // A folder's name is a part of its path.
            let len = u32::try_from(folder.len()).expect("a path is shorter than four gibibytes");
            folders.insert_unique(hasher.hash_one(folder.to_lowercase()), (number, len), |known| {
                hasher.hash_one(lower((known.0, known.1 as usize)))
            });
        }
        if taken.is_multiple_of(BLOCK) {
            self.done.push(Vec::with_capacity(BLOCK));
        }
        if let Some(block) = self.done.last_mut() {
            block.push(Done::Not);
        }
        Ok(taken)
    }

    /// Remembers what became of a file.
    pub fn set(&mut self, number: usize, done: Done) {
        if let Some(mark) = self.done.get_mut(number / BLOCK).and_then(|block| block.get_mut(number % BLOCK)) {
            *mark = done;
        }
    }

    /// The list of what was taken, for the end of the run.
    pub fn close(self) -> Closed {
        let Claims { paths, done, .. } = self;
        let mut order: Vec<u32> = (0..).take(paths.len()).collect();
        order.sort_unstable_by(|a, b| paths.get(*a as usize).cmp(paths.get(*b as usize)));
        Closed { paths, done, order }
    }

    /// The path that was taken and reads so in lower case.
    fn file(&self, key: &str) -> Option<RelPath> {
        let path = |number: u32| self.paths.get(number as usize);
        let found = self.files.find(self.hasher.hash_one(key), |number| path(*number).to_lowercase() == key)?;
        Some(self.paths.path(*found as usize))
    }

    /// A path that needs the folder that reads so in lower case.
    fn folder(&self, key: &str) -> Option<RelPath> {
        let path = |number: u32| self.paths.get(number as usize);
        let found = self.folders.find(self.hasher.hash_one(key), |(number, len)| {
            path(*number).get(..*len as usize).is_some_and(|folder| folder.to_lowercase() == key)
        })?;
        Some(self.paths.path(found.0 as usize))
    }
}

/// The files of an edition whose last one was taken, in the order of their paths.
pub(super) struct Closed {
    paths: Paths,
    done: Vec<Vec<Done>>,
    order: Vec<u32>,
}

impl Closed {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// The files, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Done)> {
        self.order.iter().map(|number| (self.paths.get(*number as usize), self.done(*number)))
    }

    /// The files that are as in the last edition, by many threads at once.
    pub fn same(&self) -> impl ParallelIterator<Item = RelPath> {
        let same = self.order.par_iter().filter(|number| matches!(self.done(**number), Done::Same(_)));
        same.map(|number| self.paths.path(*number as usize))
    }

    /// How many files are new or have other bytes, and how many are as before.
    pub fn tally(&self) -> (usize, usize) {
        self.iter().fold((0, 0), |(written, same), (_, done)| match done {
            Done::Written(_) => (written + 1, same),
            Done::Same(_) => (written, same + 1),
            Done::Not => (written, same),
        })
    }

    /// Whether there is a file at a path.
    pub fn contains(&self, path: &str) -> bool {
        self.order.binary_search_by(|number| self.paths.get(*number as usize).cmp(path)).is_ok()
    }

    fn done(&self, number: u32) -> Done {
        let number = number as usize;
        self.done.get(number / BLOCK).and_then(|block| block.get(number % BLOCK)).copied().unwrap_or(Done::Not)
    }

    /// Writes the text of the manifest, line by line.
    pub fn write(&self, to: &mut impl Write) -> io::Result<()> {
        self.iter().try_for_each(|(path, done)| match done {
            Done::Written(digest) | Done::Same(digest) => Manifest::write_line(to, path, digest),
            Done::Not => Ok(()),
        })
    }
}
