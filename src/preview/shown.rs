//! What is shown at a path: which of several versions of the sources shows it, or what is said instead.

use std::sync::Arc;

use super::Of;
use super::PageKind;
use super::ReadFile;
use super::State;
use super::version::Version;
use super::version::Without;
use super::workbench;

/// What is said in place of a file that is away.
const AWAY: &str = "这个文件正在改动，或者已经不在文件夹里。请过一会儿刷新。\n";

/// What is shown at a path of the site, before the preview adds to it.
pub struct Shown {
    /// What the page is.
    pub kind: PageKind,
    /// Which sources it is made of.
    pub of: Of,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl State {
    /// The version that says whether a path is there: the newest that is shown; for what came since, the latest sources,
    /// though something is wrong with them. A paper that was just imported can be looked at before all its faults are mended.
    pub fn having(&self, path: &str) -> Option<&Arc<Version>> {
        self.versions.first().into_iter().chain(&self.latest).find(|version| version.has(path))
    }

    /// What is shown at a path of the site.
    pub fn shown(&self, path: &str, read: &ReadFile<'_>) -> Shown {
        let found = bare(self, path, read);
        let kind = if found.is_some() { PageKind::Found } else { PageKind::NotFound };
        match found.or_else(|| bare(self, "404.html", read)) {
            Some(Ok((of, bytes))) => Shown { kind, of, bytes },
            Some(Err(Without::Fault(fault))) => {
                Shown { kind: PageKind::Unmade, of: Of::Nothing, bytes: workbench::unmade(path, &fault).into_bytes() }
            }
            Some(Err(Without::Away)) => Shown { kind: PageKind::Away, of: Of::Nothing, bytes: AWAY.into() },
            // Nothing was read yet.
            None => Shown { kind, of: Of::Nothing, bytes: Vec::new() },
        }
    }
}

/// A file of the site from the newest version that can make it. What the newest does not have is gone: none.
fn bare(state: &State, path: &str, read: &ReadFile<'_>) -> Option<Result<(Of, Vec<u8>), Without>> {
    state.having(path)?;
    let is_latest =
        |version: &Arc<Version>| state.latest.as_ref().is_some_and(|latest| latest.number == version.number);
    let mut without = None;
    for version in state.versions.iter().chain(&state.latest) {
        match version.bytes(path, read) {
            Some(Ok(bytes)) => {
                let of = if is_latest(version) { Of::Newest } else { Of::Earlier };
                return Some(Ok((of, bytes)));
            }
            Some(Err(why)) => without = without.or(Some(why)),
            None => {}
        }
    }
    without.map(Err)
}
