//! Programs of the system, run for one job.
//!
//! Never through a shell; a file is always named by a path that cannot be taken for an option; every program has a time
//! limit and a folder of its own, which is gone afterwards.

pub(super) mod browser;
pub(super) mod convert;
pub(super) mod pdf_notes;
pub(super) mod print_pdf;
pub(super) mod program_failure;
pub(super) mod sign;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use tempfile::TempDir;

use program_failure::Ended;
use program_failure::Program;
use program_failure::ProgramFailure;
use program_failure::TIME;

/// How often it is asked whether a program is done.
const PAUSE: Duration = Duration::from_millis(20);

/// Bytes of what a program answers or complains that are taken.
const MOST_BYTES: u64 = 64 << 20;
const MOST_WORDS: u64 = 2_000;

fn system(path: &Path, error: &io::Error) -> Ended {
    Ended::System { path: path.to_owned(), words: error.to_string() }
}

/// One run of a program: where it is, and a folder of its own that only this user may enter and that goes with the run.
struct Job {
    program: Program,
    place: PathBuf,
    folder: TempDir,
}

impl Job {
    /// Looks for a program in the folders of PATH and makes its folder.
    fn new(program: Program, path: Option<OsString>, prefix: &str) -> Result<Job, ProgramFailure> {
        let failed = |ended| ProgramFailure { program, ended };
        let place = find(program.names(), path).ok_or_else(|| failed(Ended::Missing))?;
        let folder = folder(prefix).map_err(|error| failed(system(&env::temp_dir(), &error)))?;
        Ok(Job { program, place, folder })
    }

    fn failure(&self, ended: Ended) -> ProgramFailure {
        ProgramFailure { program: self.program, ended }
    }

    fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The program, to be given its arguments.
    fn command(&self) -> Command {
        Command::new(&self.place)
    }

    /// Puts what the program works on into its folder.
    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), ProgramFailure> {
        fs::write(path, bytes).map_err(|error| self.failure(system(path, &error)))
    }

    /// Runs the program to its end and takes what it left at a path.
    fn run(&self, command: Command, result: &Path) -> Result<Vec<u8>, ProgramFailure> {
        run(command, self.folder(), TIME).map_err(|ended| self.failure(ended))?;
        match self::result(result) {
            Ok(bytes) => bytes.ok_or_else(|| self.failure(Ended::Nothing)),
            Err(error) => Err(self.failure(system(result, &error))),
        }
    }
}

/// The first of the names that is a program, by its whole path, in a folder of PATH; a relative folder is none: it
/// depends on where the run began.
fn find(names: &[&str], path: Option<OsString>) -> Option<PathBuf> {
    let path = path.unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
    let candidates = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    let mut programs = candidates.filter(|program| fs::metadata(program).is_ok_and(|at| at.is_file()));
    programs.next()
}

/// A folder that only this user may enter; it goes when it is dropped.
fn folder(prefix: &str) -> io::Result<TempDir> {
    tempfile::Builder::new().prefix(prefix).tempdir()
}

/// Runs a program in a folder of its own, which is its home, and waits for its end.
fn run(command: Command, folder: &Path, time: Duration) -> Result<(), Ended> {
    run_into(command, Stdio::null(), folder, time)
}

/// What a program says on standard output.
fn answer(command: Command, folder: &Path, time: Duration) -> Result<Vec<u8>, Ended> {
    let place = folder.join("answer");
    let file = fs::File::create(&place).map_err(|error| system(&place, &error))?;
    run_into(command, file.into(), folder, time)?;
    result(&place).map(Option::unwrap_or_default).map_err(|error| system(&place, &error))
}

fn run_into(mut command: Command, answer: Stdio, folder: &Path, time: Duration) -> Result<(), Ended> {
    let words = folder.join("words");
    let complaints = fs::File::create(&words).map_err(|error| system(&words, &error))?;
    command.current_dir(folder).env("HOME", folder).stdin(Stdio::null()).stdout(answer).stderr(complaints);
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        // A group of its own: what it starts must end with it.
        command.process_group(0);
    }
    let mut child = command.spawn().map_err(|error| system(Path::new(command.get_program()), &error))?;
    let began = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => {
                let mut said = Vec::new();
                // Without its words the status still says that it failed.
                let _ = fs::File::open(&words).map(|file| file.take(MOST_WORDS).read_to_end(&mut said));
                let said = String::from_utf8_lossy(&said).split_whitespace().collect::<Vec<_>>().join(" ");
                return Err(Ended::Failed(if said.is_empty() { status.to_string() } else { said }));
            }
            Ok(None) if began.elapsed() < time => thread::sleep(PAUSE),
            Ok(None) => {
                stop(&mut child);
                return Err(Ended::TimedOut);
            }
            Err(error) => {
                stop(&mut child);
                return Err(system(folder, &error));
            }
        }
    }
}

/// Ends a program with all that it started, and waits for it.
fn stop(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        // It may have ended in this moment: then there is nothing to stop.
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// What a program left at a path; none where it left nothing.
fn result(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut bytes = Vec::new();
    file.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| !bytes.is_empty()))
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_without_end_is_stopped_with_all_that_it_started() {
        let folder = folder("tongbao-test-").unwrap();
        let mut command = Command::new("/bin/sh");
        command.args(["-c", "sleep 600 & echo $! > child; wait"]);
        assert_eq!(run(command, folder.path(), Duration::from_millis(300)), Err(Ended::TimedOut));
        let started: i32 = fs::read_to_string(folder.path().join("child")).unwrap().trim().parse().unwrap();
        let gone = (0..100).any(|_| {
            thread::sleep(PAUSE);
            rustix::process::Pid::from_raw(started).is_none_or(|pid| rustix::process::test_kill_process(pid).is_err())
        });
        assert!(gone, "process {started} still runs");
    }
}
