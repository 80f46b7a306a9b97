//! The files that belong to a notice, wherever they lie in a site.

use super::Compiled;
use crate::model::ApprovalSubject;
use crate::model::Id;
use crate::model::KEPT_FOLDER;
use crate::site::Facts;
use crate::tree::RelPath;

/// The text of a notice with a folder of its own.
const IN_FOLDER: &str = "/notice.md";

impl Compiled {
    /// The sources of a notice: its text, its front matter where that lies apart, and all that lies beside.
    pub fn source_paths(&self, facts: &Facts) -> Vec<RelPath> {
        let text = facts.places.path.as_str();
        let folder = text.strip_suffix(IN_FOLDER).or_else(|| text.strip_suffix(".md")).unwrap_or(text);
        let tree = &self.input.tree;
        let own = tree.contains(text).then(|| facts.places.path.clone()).filter(|_| !text.ends_with(IN_FOLDER));
        own.into_iter().chain(tree.under(folder).map(|(path, _)| path.clone())).collect()
    }

    /// What is kept of the published versions of a notice.
    pub fn kept_paths(&self, id: &Id) -> Vec<RelPath> {
        self.input.tree.under(&format!("{KEPT_FOLDER}/{id}")).map(|(path, _)| path.clone()).collect()
    }

    /// Its approvals, where there are any.
    pub fn approvals_path(&self, id: &Id) -> Option<RelPath> {
        let path = ApprovalSubject::Notice(id.clone()).path();
        self.input.tree.contains(path.as_str()).then_some(path)
    }

    /// Where its sources lie when it has another id: each path now and then.
    pub fn renamed_paths(&self, facts: &Facts, to: &Id) -> Vec<(RelPath, RelPath)> {
        let text = facts.places.path.as_str();
        let folder = text.strip_suffix(IN_FOLDER).or_else(|| text.strip_suffix(".md")).unwrap_or(text);
        let above = folder.rsplit_once('/').map_or("", |(above, _)| above);
        let renamed = |path: RelPath| {
            let rest = path.as_str().strip_prefix(folder)?;
            let new = RelPath::new(&format!("{above}/{to}{rest}")).ok()?;
            Some((path, new))
        };
        self.source_paths(facts).into_iter().filter_map(renamed).collect()
    }
}
