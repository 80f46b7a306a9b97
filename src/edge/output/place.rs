//! Where an output goes, and whether that place is safe.

use std::ffi::OsStr;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Component;
use std::path::Path;
use std::path::PathBuf;

use crate::edge::failure::At;
use crate::edge::failure::Failure;
use crate::edge::failure::Operation;
use crate::edge::refusal::Refusal;

/// Folders of a site in which nothing is ever written.
const SOURCES: [&str; 5] = ["content", "templates", "static", "root", "src"];

/// An output folder and what stands beside it on the same file system.
pub(super) struct Place {
    /// The folder that holds the output folder.
    pub parent: PathBuf,
    /// The output folder.
    pub out: PathBuf,
    /// The next edition in the making.
    pub new: PathBuf,
    /// The edition before, on its way out.
    pub old: PathBuf,
    /// The lock.
    pub lock: PathBuf,
}

impl Place {
    /// The place that `out` names, if it may be an output folder of that site. Looks only; changes nothing.
    pub fn safe(out: &Path, site_root: &Path) -> Result<Place, Failure> {
        let absolute = std::path::absolute(out).at(Operation::Inspect, out)?;
        // `..` at the end and the like have no name; what they lead to has.
        let named = if absolute.file_name().is_some() {
            absolute
        } else {
            absolute.canonicalize().at(Operation::Inspect, &absolute)?
        };
        let (Some(parent), Some(name)) = (named.parent(), named.file_name()) else {
            return Err(Failure::refused(named, Refusal::Root));
        };
        let parent = resolved(parent)?;
        let beside = |before: &str, after: &str| {
            let mut full = OsString::from(before);
            full.push(name);
            full.push(after);
            parent.join(full)
        };
        let place = Place {
            out: parent.join(name),
            new: beside(".", ".tongbao-new"),
            old: beside(".", ".tongbao-old"),
            lock: beside(".", ".tongbao.lock"),
            parent,
        };
        place.judge(site_root).map(|()| place)
    }

    fn judge(&self, site_root: &Path) -> Result<(), Failure> {
        let refuse = |refusal| Err(Failure::refused(&self.out, refusal));
        let site = site_root.canonicalize().at(Operation::Inspect, site_root)?;
        if self.out.components().any(|part| part.as_os_str().eq_ignore_ascii_case(".git")) {
            return refuse(Refusal::Git);
        }
        if site.starts_with(&self.out) {
            return refuse(Refusal::Site);
        }
        if let Ok(below) = self.out.strip_prefix(&site)
            && let Some(first) = below.iter().next().and_then(OsStr::to_str)
            && SOURCES.iter().any(|name| first.eq_ignore_ascii_case(name))
        {
            return refuse(Refusal::Sources(first.to_owned()));
        }
        match fs::symlink_metadata(&self.out) {
            Ok(at) if at.is_symlink() => return refuse(Refusal::Link),
            Ok(at) if !at.is_dir() => return refuse(Refusal::NotAFolder),
            Ok(_) if mounted(&self.out, &self.parent) => return refuse(Refusal::Mount),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Failure::system(Operation::Inspect, &self.out, &error)),
        }
        // The same folder can have two paths (bind mounts, file systems that fold case, a `content` that is a link).
        if let Some(out) = identity(&self.out)
            && site.ancestors().any(|above| identity(above) == Some(out))
        {
            return refuse(Refusal::Site);
        }
        let above: Vec<_> = self.out.ancestors().filter_map(identity).collect();
        for name in SOURCES {
            if identity(&site.join(name)).is_some_and(|sources| above.contains(&sources)) {
                return refuse(Refusal::Sources(name.to_owned()));
            }
        }
        Ok(())
    }
}

/// The path with its links followed, as far as it exists; what does not exist yet may hold no `..`.
fn resolved(path: &Path) -> Result<PathBuf, Failure> {
    match path.canonicalize() {
        Ok(real) => Ok(real),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let missing = || Failure::system(Operation::Inspect, path, &error);
            // A dangling link exists, though nothing can be made through it.
            if fs::symlink_metadata(path).is_ok() {
                return Err(missing());
            }
            let (Some(parent), Some(Component::Normal(name))) = (path.parent(), path.components().next_back()) else {
                return Err(missing());
            };
            Ok(resolved(parent)?.join(name))
        }
        Err(error) => Err(Failure::system(Operation::Inspect, path, &error)),
    }
}

#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|at| (at.dev(), at.ino()))
}

/// Elsewhere a folder is known by the path that the system resolves it to.
#[cfg(not(unix))]
fn identity(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}

/// Whether another file system begins at the folder, or the same one anew: such a folder cannot be renamed.
#[cfg(target_os = "linux")]
fn mounted(out: &Path, parent: &Path) -> bool {
    use rustix::fs::AtFlags;
    use rustix::fs::StatxAttributes;
    use rustix::fs::StatxFlags;
    let root = rustix::fs::statx(rustix::fs::CWD, out, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::BASIC_STATS)
        .is_ok_and(|at| at.stx_attributes.contains(StatxAttributes::MOUNT_ROOT));
    root || identity(out).map(|at| at.0) != identity(parent).map(|at| at.0)
}

#[cfg(not(target_os = "linux"))]
fn mounted(_out: &Path, _parent: &Path) -> bool {
    false
}
