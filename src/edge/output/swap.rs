//! A new edition takes the place of the old one.

use std::fs;
use std::fs::File;
use std::io;
use std::path::Path;

use super::place::Place;
use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;

/// How the new edition came to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Swap {
    /// Not at all: nothing had changed, and nothing was touched.
    Untouched,
    /// By one rename: there was no edition before.
    First,
    /// By one exchange: at every moment the folder was whole.
    Exchanged,
    /// By two renames, since the file system has no exchange: for a moment there was no folder.
    TwoRenames,
}

/// The new edition goes where nothing is, or an empty folder. A rename never replaces a file, a link or a folder with
/// something in it, so whatever came there in the meantime is safe.
pub(super) fn first(place: &Place) -> Result<Swap, Failure> {
    #[cfg(not(unix))]
    if place.out.exists() {
        fs::remove_dir(&place.out).at(Operation::Swap, &place.out)?;
    }
    fs::rename(&place.new, &place.out).at(Operation::Swap, &place.out)?;
    Ok(Swap::First)
}

/// The new edition and the last one change places. Also says where the last one is then.
pub(super) fn replace(place: &Place) -> Result<(Swap, &Path), Failure> {
    if exchange(place).at(Operation::Swap, &place.out)? {
        return Ok((Swap::Exchanged, &place.new));
    }
    by_two_renames(place)
}

/// Whether the file system could exchange the two.
#[cfg(target_os = "linux")]
fn exchange(place: &Place) -> io::Result<bool> {
    use rustix::fs::CWD;
    use rustix::fs::RenameFlags;
    use rustix::io::Errno;
    match rustix::fs::renameat_with(CWD, &place.new, CWD, &place.out, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(_place: &Place) -> io::Result<bool> {
    Ok(false)
}

fn by_two_renames(place: &Place) -> Result<(Swap, &Path), Failure> {
    fs::rename(&place.out, &place.old).at(Operation::Swap, &place.out)?;
    if let Err(error) = fs::rename(&place.new, &place.out) {
        // If this fails too, the next run finds the last edition whole and puts it back.
        let _ = fs::rename(&place.old, &place.out);
        return Err(Failure::system(Operation::Swap, &place.out, &error));
    }
    Ok((Swap::TwoRenames, &place.old))
}

/// Waits until the renames are on disk.
pub(super) fn settle(place: &Place) -> Result<(), Failure> {
    #[cfg(unix)]
    File::open(&place.parent).and_then(|folder| folder.sync_all()).at(Operation::Sync, &place.parent)?;
    #[cfg(not(unix))]
    let _ = (place, File::open::<&str>);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(place: &Path) -> String {
        fs::read_to_string(place.join("index.html")).unwrap()
    }

    fn place(folder: &tempfile::TempDir) -> Place {
        let site = folder.path().join("site");
        fs::create_dir(&site).unwrap();
        let place = Place::safe(&site.join("public"), &site).unwrap();
        for (folder, text) in [(&place.out, "last"), (&place.new, "next")] {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join("index.html"), text).unwrap();
        }
        place
    }

    #[test]
    fn two_renames_end_like_one_exchange() {
        for swap in [replace, by_two_renames] {
            let folder = tempfile::tempdir().unwrap();
            let place = place(&folder);
            let (_, last) = swap(&place).unwrap();
            assert_eq!((text(&place.out), text(last)), ("next".into(), "last".into()));
            assert!(!(place.new.exists() && place.old.exists()));
        }
    }

    #[test]
    fn a_second_rename_that_fails_brings_the_last_edition_back() {
        let folder = tempfile::tempdir().unwrap();
        let place = place(&folder);
        fs::remove_file(place.new.join("index.html")).unwrap();
        fs::remove_dir(&place.new).unwrap();
        by_two_renames(&place).unwrap_err();
        assert_eq!(text(&place.out), "last");
        assert!(!place.old.exists());
    }
}
