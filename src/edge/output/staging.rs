//! The next edition in the making, in a fresh folder beside the last one.

use std::collections::HashSet;
use std::fs;
use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::sync::OnceLock;

use parking_lot::Mutex;
use parking_lot::RwLock;

use crate::edge::failure::At;
use crate::edge::failure::Cause;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::open_regular;
use crate::edge::under;
use crate::tree::Digest;
use crate::tree::Digester;
use crate::tree::Manifest;
use crate::tree::RelPath;

/// The manifest until all else is on disk.
pub(super) const PART: &str = "tongbao-manifest.sha256.part";

/// The folder of the next edition. It is made when the first file goes in; without differences there is none.
pub(super) struct Staging {
    folder: PathBuf,
    /// Open since before the first byte was written, so that the system tells of every byte that it failed to write.
    handle: OnceLock<Handle>,
    beginning: Mutex<()>,
    /// Folders that exist already; most files go where others are.
    made: RwLock<HashSet<String>>,
}

impl Staging {
    pub fn at(folder: &Path) -> Staging {
        Staging {
            folder: folder.to_owned(),
            handle: OnceLock::new(),
            beginning: Mutex::new(()),
            made: RwLock::new(HashSet::new()),
        }
    }

    /// Makes the folder, once.
    pub fn begin(&self) -> Result<&Handle, Failure> {
        if let Some(handle) = self.handle.get() {
            return Ok(handle);
        }
        let _one_at_a_time = self.beginning.lock();
        if let Some(handle) = self.handle.get() {
            return Ok(handle);
        }
        fs::create_dir(&self.folder).at(Operation::MakeFolder, &self.folder)?;
        let handle = open_folder(&self.folder).at(Operation::ReadFolder, &self.folder)?;
        Ok(self.handle.get_or_init(|| handle))
    }

    /// Copies a file of the sources, piece by piece; it must have the bytes that were promised. Of a copy that failed
    /// nothing stays.
    pub fn copy(&self, path: &RelPath, from: &Path, promised: Digest) -> Result<(), Failure> {
        let mut source = open_regular(from).at(Operation::ReadFile, from)?;
        let (to, mut file) = self.create(path)?;
        let copied = copy(&mut source, from, &mut file, &to, promised);
        if copied.is_err() {
            drop(file);
            // What cannot be removed goes with the folder of the unfinished edition.
            let _ = fs::remove_file(to);
        }
        copied
    }

    /// Takes a file over from the last edition: by a link, or by a copy where the file system refuses links.
    pub fn keep(&self, path: &RelPath, last: &Path) -> Result<(), Failure> {
        let (from, to) = (under(last, path), self.room_for(path)?);
        if fs::hard_link(&from, &to).is_ok() {
            return Ok(());
        }
        let mut source = open_regular(&from).at(Operation::Keep, &from)?;
        let mut file = File::create_new(&to).at(Operation::Keep, &to)?;
        io::copy(&mut source, &mut file).and_then(|_| settle(&file)).at(Operation::Keep, &from)
    }

    /// Puts the manifest in, when all else is there and on disk: with it the edition is whole.
    pub fn seal(&self, manifest: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> Result<(), Failure> {
        let handle = self.begin()?;
        let (part, full) = (self.folder.join(PART), self.folder.join(Manifest::FILE));
        let mut file = BufWriter::new(File::create_new(&part).at(Operation::WriteFile, &part)?);
        let written = manifest(&mut file).and_then(|()| file.flush()).and_then(|()| settle(file.get_ref()));
        written.at(Operation::WriteFile, &part)?;
        sync(handle).at(Operation::Sync, &self.folder)?;
        fs::rename(&part, &full).at(Operation::WriteFile, &full)
    }

    /// Waits until all that was put in is on disk.
    pub fn wait(&self) -> Result<(), Failure> {
        sync(self.begin()?).at(Operation::Sync, &self.folder)
    }

    /// Makes a new file and says where it is.
    pub fn create(&self, path: &RelPath) -> Result<(PathBuf, File), Failure> {
        let to = self.room_for(path)?;
        let file = File::create_new(&to).at(Operation::WriteFile, &to)?;
        Ok((to, file))
    }

    /// Where a file goes, its folder being there.
    fn room_for(&self, path: &RelPath) -> Result<PathBuf, Failure> {
        self.begin()?;
        let to = under(&self.folder, path);
        if let (Some((folder, _)), Some(parent)) = (path.as_str().rsplit_once('/'), to.parent()) {
            let known = self.made.read().contains(folder);
            if !known {
                fs::create_dir_all(parent).at(Operation::MakeFolder, parent)?;
                self.made.write().insert(folder.to_owned());
            }
        }
        Ok(to)
    }
}

fn copy(source: &mut File, from: &Path, file: &mut File, to: &Path, promised: Digest) -> Result<(), Failure> {
    let mut digester = Digester::new();
    let mut buffer = vec![0; 128 * 1024];
    loop {
        let piece = match source.read(&mut buffer) {
            Ok(0) => break,
            Ok(len) => buffer.get(..len).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Failure::system(Operation::ReadFile, from, &error)),
        };
        digester.update(piece);
        file.write_all(piece).at(Operation::WriteFile, to)?;
    }
    settle(file).at(Operation::WriteFile, to)?;
    if digester.finish().0 != promised {
        return Err(Failure { path: from.to_owned(), cause: Cause::SourceChanged });
    }
    Ok(())
}

/// What the wait for the disk needs.
#[cfg(target_os = "linux")]
type Handle = fs::File;

#[cfg(target_os = "linux")]
fn open_folder(folder: &Path) -> io::Result<Handle> {
    File::open(folder)
}

/// One wait for the whole file system instead of one for each file.
#[cfg(target_os = "linux")]
fn sync(handle: &Handle) -> io::Result<()> {
    Ok(rustix::fs::syncfs(handle)?)
}

/// Waits until a file is on disk, where that is not waited for at the end.
#[cfg(target_os = "linux")]
pub(super) fn settle(_file: &File) -> io::Result<()> {
    Ok(())
}

/// Elsewhere every file is waited for.
#[cfg(not(target_os = "linux"))]
type Handle = ();

#[cfg(not(target_os = "linux"))]
fn open_folder(_folder: &Path) -> io::Result<Handle> {
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn sync(_handle: &Handle) -> io::Result<()> {
    Ok(())
}

/// Waits until a file is on disk, where that is not waited for at the end.
#[cfg(not(target_os = "linux"))]
pub(super) fn settle(file: &File) -> io::Result<()> {
    file.sync_all()
}
