//! One builder that speaks every test of the command line: a folder of its own, files in it, runs of the program.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use std::time::SystemTime;

/// A folder in which the program is run.
pub struct World {
    folder: tempfile::TempDir,
}

/// What came of a run.
pub struct Run {
    /// The exit code; none would be a signal, and a failed test.
    pub exit: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl World {
    /// An empty folder.
    pub fn new() -> World {
        World { folder: tempfile::tempdir().expect("a temporary folder can be made") }
    }

    /// A path in it.
    pub fn folder(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file, with its folders.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.folder(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    /// The text of a file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Every file below a folder, with the time at which it was last written.
    pub fn times(&self, folder: &str) -> BTreeMap<String, SystemTime> {
        let top = self.folder(folder);
        let entries = walkdir::WalkDir::new(&top).into_iter().map(|entry| entry.expect("the folder can be read"));
        let files = entries.filter(|entry| entry.file_type().is_file());
        let time =
            |entry: &walkdir::DirEntry| entry.metadata().expect("it is there").modified().expect("it has a time");
        let inside = |entry: &walkdir::DirEntry| entry.path().strip_prefix(&top).expect("it lies inside").to_owned();
        files.map(|entry| (inside(&entry).to_string_lossy().into_owned(), time(&entry))).collect()
    }

    /// Runs the program, in Chinese.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, "zh_CN.UTF-8")
    }

    /// Runs the program under a locale.
    pub fn run_with(&self, arguments: &[&str], locale: &str) -> Run {
        self.start(".", arguments, locale)
    }

    /// Runs the program in a folder below.
    pub fn run_in(&self, folder: &str, arguments: &[&str]) -> Run {
        self.start(folder, arguments, "zh_CN.UTF-8")
    }

    /// Runs the program where nobody reads what it writes: not its standard output, or neither that nor its standard
    /// error. Gives its exit code.
    pub fn run_unread(&self, arguments: &[&str], errors_too: bool) -> i32 {
        let closed = || {
            let (reader, writer) = io::pipe().expect("a pipe can be made");
            drop(reader);
            Stdio::from(writer)
        };
        let mut command = self.command(".", arguments, "zh_CN.UTF-8");
        command.stdout(closed()).stderr(if errors_too { closed() } else { Stdio::null() });
        let status = command.status().expect("the program can be started");
        status.code().unwrap_or_else(|| panic!("{arguments:?} ended by a signal"))
    }

    fn start(&self, folder: &str, arguments: &[&str], locale: &str) -> Run {
        let output = self.command(folder, arguments, locale).output().expect("the program can be started");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
        let exit = output.status.code().unwrap_or_else(|| panic!("{arguments:?} ended by a signal"));
        Run { exit, stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    fn command(&self, folder: &str, arguments: &[&str], locale: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tongbao"));
        command.args(arguments).current_dir(self.folder(folder)).stdin(Stdio::null());
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", locale).env("TZ", "UTC");
        command
    }
}
