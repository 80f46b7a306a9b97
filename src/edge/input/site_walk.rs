//! Which files lie in a folder of a site.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use walkdir::WalkDir;

use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::input::skipped::Skipped;
use crate::edge::input::skipped::Why;
use crate::tree::RelPath;

/// The folder whose files go to the root of what is built, as they are.
pub(super) const ROOT: &str = "root";

/// Finds the regular files of one folder of a site; what else there is and was not passed over is named.
pub(super) fn walk(
    root: &Path,
    folder: &str,
    found: &mut Vec<(RelPath, PathBuf)>,
    skipped: &mut Vec<Skipped>,
) -> Result<(), Failure> {
    let top = root.join(folder);
    match fs::symlink_metadata(&top) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Failure::system(Operation::Inspect, top, &error)),
        Ok(at) if at.is_dir() => {}
        Ok(at) => {
            let why = if at.is_symlink() { Why::Link } else { Why::NotAFolder };
            skipped.push(Skipped { path: folder.to_owned(), why });
            return Ok(());
        }
    }
    let mut hidden = Vec::new();
    let entries = WalkDir::new(&top).min_depth(1).into_iter().filter_entry(|entry| {
        let name = entry.file_name();
        if folder == ROOT && is_hidden(name) && !left_behind(name) {
            hidden.push(entry.path().to_owned());
        }
        !is_hidden(name) && !left_behind(name)
    });
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(&top).to_owned();
                let error = error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links"));
                if error.kind() == io::ErrorKind::NotFound {
                    continue;
                }
                return Err(Failure::system(Operation::ReadFolder, path, &error));
            }
        };
        let kind = entry.file_type();
        if kind.is_dir() {
            continue;
        }
        let below = below(root, entry.path());
        let mut skip = |why| skipped.push(Skipped { path: below.to_string_lossy().into_owned(), why });
        if kind.is_symlink() {
            skip(Why::Link);
        } else if !kind.is_file() {
            skip(Why::Special);
        } else {
            match rel_path(below) {
                Ok(path) => found.push((path, entry.into_path())),
                Err(why) => skip(why),
            }
        }
    }
    let name = |path: PathBuf| below(root, &path).to_string_lossy().into_owned();
    skipped.extend(hidden.into_iter().map(|path| Skipped { path: name(path), why: Why::Hidden }));
    Ok(())
}

/// A path as seen from the site's root.
fn below<'p>(root: &Path, path: &'p Path) -> &'p Path {
    path.strip_prefix(root).unwrap_or(path)
}

/// The path inside the tree of a path below the site's root.
fn rel_path(below: &Path) -> Result<RelPath, Why> {
    let parts: Option<Vec<&str>> = below.iter().map(OsStr::to_str).collect();
    let parts = parts.ok_or(Why::NotUtf8)?;
    RelPath::new(&parts.join("/")).map_err(Why::Name)
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// The leftovers of editors (Emacs, Vim), offices (WPS, Word) and desktops: nobody means to publish them.
fn left_behind(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name == ".DS_Store"
        || name.starts_with("._")
        || name.starts_with(".#")
        || name.starts_with("~$")
        || name.ends_with('~')
        || name.ends_with(".swp")
        || name.len() > 1 && name.starts_with('#') && name.ends_with('#')
        || name.eq_ignore_ascii_case("Thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
}
