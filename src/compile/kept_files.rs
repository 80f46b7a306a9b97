//! The history of a site as it was read, and the kept sources of its editions.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::file_ids::fault;
use crate::approval::SourceFiles;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::history as faults;
use crate::model::History;
use crate::model::Id;
use crate::model::NoticeHistory;
use crate::model::kept_folder;
use crate::tree::Digest;
use crate::tree::RelPath;

/// The kept sources of all versions: files by their names, by notice and edition.
pub type KeptFiles = BTreeMap<(Id, u64), BTreeMap<String, RelPath>>;

/// The history of a site, and what is kept of its editions.
#[derive(Clone, Debug, Default)]
pub struct Publication {
    /// The editions.
    pub history: Arc<History>,
    /// What they come to for each notice.
    pub notices: BTreeMap<Id, NoticeHistory>,
    /// Notices that got another id since the last edition: the old one and the new one.
    pub renamed: Vec<(Id, Id)>,
    /// The kept sources.
    pub kept: KeptFiles,
}

impl Publication {
    /// A history with what is kept. `former` are ids that notices had, each with that which it has now. Where one was
    /// published and what is kept of it lies under the new id, it was renamed, and the history is that of the new id.
    pub fn of(history: Arc<History>, kept: KeptFiles, former: impl Iterator<Item = (Id, Id)>) -> Publication {
        let mut notices = history.notices();
        let mut renamed = Vec::new();
        for (from, to) in former {
            let lies_under = |id: &Id, sequence: u64| kept.contains_key(&(id.clone(), sequence));
            let last = notices.get(&from).and_then(NoticeHistory::last).map(|last| last.sequence);
            let is_renamed = last.is_some_and(|last| lies_under(&to, last) && !lies_under(&from, last));
            if !is_renamed || notices.contains_key(&to) {
                continue;
            }
            if let Some(of) = notices.remove(&from) {
                notices.insert(to.clone(), of);
                renamed.push((from, to));
            }
        }
        Publication { notices, history, renamed, kept }
    }

    /// The faults of what is kept: files that are not what was published, and files of no edition.
    pub(super) fn kept_faults(&self, digest: &dyn Fn(&RelPath) -> Option<Digest>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for ((id, sequence), files) in &self.kept {
            let versions = self.notices.get(id).into_iter().flat_map(|of| &of.versions);
            let Some(version) = versions.into_iter().find(|version| version.sequence == *sequence) else {
                let first = files.values().next().filter(|_| !self.history.broken);
                found.extend(first.map(|path| fault(&faults::KEPT_OF_NOTHING, path, path.as_str())));
                continue;
            };
            if of_files(files, digest) != Some(version.source) {
                let folder = kept_folder(id, *sequence);
                let at = files.values().next().unwrap_or(&folder);
                let fault = Diagnostic::new(&faults::KEPT_CHANGED, Span::new(at, 0, 0)).with("found", id);
                found.push(fault.with("sequence", sequence).with("folder", format!("{folder}/")));
            }
        }
        found
    }
}

/// The digest of kept files.
pub(super) fn of_files(
    files: &BTreeMap<String, RelPath>,
    digest: &dyn Fn(&RelPath) -> Option<Digest>,
) -> Option<Digest> {
    let mut out = SourceFiles::default();
    for (name, path) in files {
        out.add(name, digest(path)?);
    }
    Some(out.digest())
}
