//! What the rules read, and what a rule is.

use super::prose::Passage;
use crate::address::Addresses;
use crate::diagnostic::Diagnostic;
use crate::model::Enclosure;
use crate::model::Notice;
use crate::site::Site;
use crate::tree::RelPath;
use crate::tree::Tree;

/// What the rules read.
#[derive(Clone, Copy)]
pub struct Checked<'c> {
    /// Everything that is published.
    pub site: &'c Site,
    /// Every address of the site.
    pub addresses: &'c Addresses,
    /// The notices of the site, drafts and those held back among them.
    pub notices: &'c [&'c Notice],
    /// The files of the site's folder.
    pub tree: &'c Tree,
    /// What was found in the files beside the notices; none where nobody looked into them.
    pub enclosures: &'c [(RelPath, Enclosure)],
}

/// What the rules of a notice read.
#[derive(Clone, Copy)]
pub struct NoticeCase<'c> {
    /// The notice: one of the site's, or a draft.
    pub notice: &'c Notice,
    /// Its text, stretch by stretch.
    pub(super) passages: &'c [Passage<'c>],
    /// Everything that is published.
    pub site: &'c Site,
    /// Every address of the site.
    pub addresses: &'c Addresses,
    /// The files of the site's folder.
    pub tree: &'c Tree,
}

/// A rule that looks at one notice at a time.
pub type NoticeRule = fn(NoticeCase<'_>, &mut Vec<Diagnostic>);

/// A rule that looks at the whole site.
pub type SiteRule = fn(Checked<'_>, &mut Vec<Diagnostic>);

/// Where a site's settings stand.
pub fn settings_file(tree: &Tree) -> RelPath {
    let name = if tree.contains("content/site.yml") { "content/site.yml" } else { "content/site.yaml" };
    RelPath::new(name).expect("a fixed path")
}
