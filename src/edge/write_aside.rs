//! One file written whole: under a fresh name beside its place, to the disk, and only then under its own name.

use std::ffi::OsString;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use crate::edge::Failure;
use crate::edge::Operation;
use crate::edge::Refusal;
use crate::edge::failure::At;

/// So many names beside a place are tried, should others be taken.
const NAMES: usize = 100;

/// What a dead run left beside a place is removed when it has lain there so long: no run writes one file for an hour.
const DEAD: Duration = Duration::from_secs(3_600);

/// What may stand at the place of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::edge) enum Over {
    /// Nothing: what comes there meanwhile stays.
    Nothing,
    /// A file, which goes; the new one has its permissions.
    File,
}

/// Writes a file as a whole, with the folders that it needs. A run that dies, and one that fails, leaves what was there
/// before; when this has returned, the file and its name are on disk.
pub(in crate::edge) fn write_aside(place: &Path, bytes: &[u8], over: Over) -> Result<(), Failure> {
    let folder = folder_of(place);
    // A folder that is made is on disk when the one above it is.
    let new = folder.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists()).count();
    fs::create_dir_all(folder).at(Operation::MakeFolder, folder)?;
    let (aside, file) = beside(place, folder).at(Operation::WriteFile, place)?;
    let moved = fill(file, bytes, place, over).and_then(|()| match over {
        Over::File => fs::rename(&aside, place),
        Over::Nothing => first(&aside, place),
    });
    if let Err(error) = moved {
        // What cannot be removed either is a file of our own with a telling name.
        let _ = fs::remove_file(&aside);
        return Err(match (over, error.kind()) {
            (Over::Nothing, io::ErrorKind::AlreadyExists) => Failure::refused(place, Refusal::Exists),
            _ => Failure::system(Operation::WriteFile, place, &error),
        });
    }
    for above in folder.ancestors().take(new + 1) {
        let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
        sync(above).at(Operation::Sync, above)?;
    }
    Ok(())
}

fn folder_of(place: &Path) -> &Path {
    place.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A new file beside a place. Its name begins with a dot: it is no source, should it be left behind.
fn beside(place: &Path, folder: &Path) -> io::Result<(PathBuf, File)> {
    let mut begins = OsString::from(".");
    begins.push(place.file_name().unwrap_or_default());
    begins.push(".");
    sweep(folder, &begins);
    let mut taken = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in 0..NAMES {
        let mut name = begins.clone();
        name.push(format!("{}-{number}.tmp", std::process::id()));
        let aside = folder.join(name);
        match File::create_new(&aside) {
            Ok(file) => return Ok((aside, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}

/// Removes what dead runs left beside a place. What cannot be looked at stays.
fn sweep(folder: &Path, begins: &OsString) {
    let begins = begins.as_encoded_bytes();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let rest = name.as_encoded_bytes().strip_prefix(begins).and_then(|rest| rest.strip_suffix(b".tmp"));
        let ours = rest.is_some_and(|rest| {
            let mut numbers = rest.split(|byte| *byte == b'-');
            let mut number = || numbers.next().is_some_and(|n| !n.is_empty() && n.iter().all(u8::is_ascii_digit));
            number() && number() && numbers.next().is_none()
        });
        let dead = |at: fs::Metadata| at.modified().ok()?.elapsed().ok().filter(|age| at.is_file() && *age > DEAD);
        if ours && entry.metadata().ok().and_then(dead).is_some() {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn fill(mut file: File, bytes: &[u8], place: &Path, over: Over) -> io::Result<()> {
    file.write_all(bytes)?;
    if over == Over::File
        && let Ok(before) = fs::symlink_metadata(place)
        && before.is_file()
    {
        file.set_permissions(before.permissions())?;
    }
    file.sync_all()
}

/// Gives a file its name where nothing has it.
fn first(aside: &Path, place: &Path) -> io::Result<()> {
    match fs::hard_link(aside, place) {
        // The file has its name; another that cannot be removed harms nobody.
        Ok(()) => fs::remove_file(aside).or(Ok(())),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // A file system without links: the name is taken first, by a file without bytes.
        Err(_) => {
            File::create_new(place)?;
            fs::rename(aside, place).inspect_err(|_| drop(fs::remove_file(place)))
        }
    }
}

/// Waits until the names in a folder are on disk.
#[cfg(unix)]
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder cannot be opened; its names are written with it.
#[cfg(not(unix))]
fn sync(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_with_its_folders_and_over_what_may_go() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a/b/c.md");
        write_aside(&place, b"one", Over::Nothing).unwrap();
        let failure = write_aside(&place, b"two", Over::Nothing).unwrap_err();
        assert_eq!(failure, Failure::refused(&place, Refusal::Exists));
        assert_eq!(fs::read(&place).unwrap(), b"one");
        write_aside(&place, b"two", Over::File).unwrap();
        assert_eq!(fs::read(&place).unwrap(), b"two");
        assert_eq!(names(place.parent().unwrap()), ["c.md"]);
    }

    #[test]
    fn a_rename_that_fails_leaves_what_was_there_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.md");
        fs::create_dir(&place).unwrap();
        fs::write(place.join("inside"), "old").unwrap();
        for over in [Over::Nothing, Over::File] {
            let failure = write_aside(&place, b"new", over).unwrap_err();
            assert_eq!(failure.path, place);
            assert_eq!(fs::read(place.join("inside")).unwrap(), b"old");
            assert_eq!(names(folder.path()), ["a.md"]);
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_old_files_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.md");
        fs::write(&place, "old").unwrap();
        fs::set_permissions(&place, fs::Permissions::from_mode(0o640)).unwrap();
        write_aside(&place, b"new", Over::File).unwrap();
        assert_eq!(fs::metadata(&place).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn what_dead_runs_left_goes_and_what_may_live_stays() {
        let folder = tempfile::tempdir().unwrap();
        let long_ago = SystemTime::now() - 2 * DEAD;
        let pid = std::process::id();
        // Of a dead run; of one that may live; of another file; of somebody else; of a dead run of the same number.
        let young = format!(".a.md.{pid}-0.tmp");
        for (name, old) in [
            (".a.md.17-0.tmp", true),
            (young.as_str(), false),
            (".b.md.17-0.tmp", true),
            (".a.md.notes.tmp", true),
            (".a.md.17.tmp", true),
        ] {
            let file = File::create(folder.path().join(name)).unwrap();
            if old {
                file.set_modified(long_ago).unwrap();
            }
        }
        write_aside(&folder.path().join("a.md"), b"new", Over::Nothing).unwrap();
        let mut left = [young.as_str(), ".b.md.17-0.tmp", ".a.md.notes.tmp", ".a.md.17.tmp", "a.md"];
        left.sort_unstable();
        assert_eq!(names(folder.path()), left);
    }
}
