//! The one builder of sites: a folder of the test's own, files in it, and runs of the program on it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use std::time::SystemTime;

use super::program::Run;
use super::program::program;

/// A folder in which the program is run; it goes with the value.
pub struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    /// An empty folder.
    pub fn new() -> Site {
        Site { folder: tempfile::tempdir().expect("a temporary folder can be made") }
    }

    /// An empty folder in memory, where there is such a place: the disk's pace is no matter there.
    pub fn in_memory() -> Site {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        Site { folder: folder.expect("a temporary folder can be made") }
    }

    /// A folder with these files.
    pub fn with<P: AsRef<str>, B: AsRef<[u8]>>(files: impl IntoIterator<Item = (P, B)>) -> Site {
        let site = Site::new();
        for (path, bytes) in files {
            site.write(path.as_ref(), bytes);
        }
        site
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A path in it; `""` is the folder itself.
    pub fn place(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file, with its folders.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        write(&self.place(path), bytes);
    }

    /// The text of a file.
    #[track_caller]
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.place(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Lays a folder with all in it into one below.
    pub fn lay(&self, from: &Path, to: &str) {
        copy(from, &self.place(to));
    }

    /// Every file below a folder by its path from it; none if it is not there.
    pub fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let top = self.place(folder);
        let bytes = |path: &String| fs::read(top.join(path)).expect("a file can be read");
        files(&top).into_iter().map(|path| (path.clone(), bytes(&path))).collect()
    }

    /// Every file below a folder, with the time at which it was last written.
    pub fn times(&self, folder: &str) -> BTreeMap<String, SystemTime> {
        let top = self.place(folder);
        let time = |path: &String| top.join(path).metadata().and_then(|data| data.modified()).expect("it has a time");
        files(&top).into_iter().map(|path| (path.clone(), time(&path))).collect()
    }

    /// The program, to be run here.
    pub fn program(&self) -> Command {
        let mut command = program();
        command.current_dir(self.path());
        command
    }

    /// Runs the program.
    #[track_caller]
    pub fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.program().args(arguments))
    }

    /// Runs the program under a locale.
    #[track_caller]
    pub fn run_with(&self, arguments: &[&str], locale: &str) -> Run {
        Run::of(self.program().args(arguments).env("LANG", locale))
    }

    /// Runs the program in a folder below.
    #[track_caller]
    pub fn run_in(&self, folder: &str, arguments: &[&str]) -> Run {
        Run::of(self.program().args(arguments).current_dir(self.place(folder)))
    }

    /// Runs the program where nobody reads what it writes: not its standard output, or neither that nor its standard
    /// error. Gives its exit code.
    #[track_caller]
    pub fn run_unread(&self, arguments: &[&str], errors_too: bool) -> i32 {
        let closed = || {
            let (reader, writer) = io::pipe().expect("a pipe can be made");
            drop(reader);
            Stdio::from(writer)
        };
        let mut command = self.program();
        command.args(arguments).stdout(closed()).stderr(if errors_too { closed() } else { Stdio::null() });
        let status = command.status().expect("the program can be started");
        status.code().unwrap_or_else(|| panic!("{arguments:?} ended by a signal"))
    }

    /// Runs the program with arguments parted by spaces; what it says has nothing left that differs from run to run.
    #[track_caller]
    pub fn answer(&self, arguments: &str) -> Run {
        Run::of(self.program().args(arguments.split_whitespace())).normal(self.path())
    }
}

/// A folder or file of this repository.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Writes a file, with its folders.
#[track_caller]
pub fn write(place: &Path, bytes: impl AsRef<[u8]>) {
    fs::create_dir_all(place.parent().expect("a file lies in a folder")).expect("a folder can be made");
    fs::write(place, bytes).unwrap_or_else(|error| panic!("{}: {error}", place.display()));
}

/// Every file below a folder by its path from it; none if it is not there.
pub fn files(folder: &Path) -> BTreeSet<String> {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let inside = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).expect("what is found lies inside");
        path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    entries.filter(|entry| !entry.file_type().is_dir()).map(inside).collect()
}

/// Copies a folder and all in it; what is there already is written over.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in walkdir::WalkDir::new(from).min_depth(1) {
        let entry = entry.expect("a case can be read");
        let place = to.join(entry.path().strip_prefix(from).expect("what is found lies inside"));
        if entry.file_name() == "twins" {
            // Names that differ in case or coding alone cannot lie in a repository for every system.
            let twins = fs::read_to_string(entry.path()).expect("a list of names is text");
            for twin in twins.lines() {
                fs::write(to.join(twin), "").expect("a file can be made");
            }
        } else if entry.file_type().is_dir() {
            fs::create_dir_all(place).expect("a folder can be made");
        } else {
            fs::copy(entry.path(), place).expect("a file can be copied");
        }
    }
}
