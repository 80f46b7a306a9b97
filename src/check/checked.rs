//! What the rules read, and what a rule is.

use std::sync::Arc;

use super::prose::Passage;
use crate::address::Addresses;
use crate::diagnostic::Diagnostic;
use crate::model::Article;
use crate::model::Enclosure;
use crate::model::Inspection;
use crate::model::Notice;
use crate::model::Organ;
use crate::site::Facts;
use crate::site::Said;
use crate::site::Site;
use crate::tree::RelPath;
use crate::tree::Tree;

/// Reads the text of a file of the site's folder again; none where it is away or no text.
pub type ReadText<'c> = dyn Fn(&RelPath) -> Option<String> + Sync + 'c;

/// What the rules of the site read: everything but bodies.
#[derive(Clone, Copy)]
pub struct Checked<'c> {
    /// Everything that is published.
    pub site: &'c Site,
    /// The notices of the site, drafts and those held back among them.
    pub notices: &'c [Arc<Facts>],
    /// The files of the site's folder.
    pub tree: &'c Tree,
    /// Their texts.
    pub text: &'c ReadText<'c>,
    /// What was found in the files beside the notices; none where nobody looked into them.
    pub enclosures: &'c [(RelPath, Enclosure)],
}

/// The sources of a notice.
#[derive(Clone, Copy)]
pub struct NoticeSource<'c> {
    /// Its text.
    pub text: &'c str,
    /// The file of its front matter: the same, or the `notice.yaml` beside it.
    pub front: &'c str,
}

/// What the rules read that look at a notice and nothing else: they can be asked as soon as it is parsed.
#[derive(Clone, Copy)]
pub struct NoticeText<'c> {
    /// The notice.
    pub notice: &'c Notice,
    /// Its text, stretch by stretch.
    pub(super) passages: &'c [Passage<'c>],
    /// Its sources.
    pub source: NoticeSource<'c>,
}

/// What the rules of a notice read.
#[derive(Clone, Copy)]
pub struct NoticeCase<'c> {
    /// The notice: one of the site's, or a draft.
    pub notice: &'c Notice,
    /// Its text, stretch by stretch.
    pub(super) passages: &'c [Passage<'c>],
    /// Its sources.
    pub source: NoticeSource<'c>,
    /// Its facts.
    pub said: &'c Said,
    /// Everything that is published.
    pub site: &'c Site,
    /// Every address of the site.
    pub addresses: &'c Addresses,
}

impl<'c> NoticeCase<'c> {
    /// The organ that publishes it.
    pub(super) fn organ(&self) -> Option<&'c Organ> {
        self.site.organ(self.notice.head.organ.as_ref())
    }

    /// The inspection it answers.
    pub(super) fn inspection(&self) -> Option<&'c Inspection> {
        self.site.inspection(self.notice.head.inspection.as_ref())
    }
}

/// What the rules of an article or a standing page read.
#[derive(Clone, Copy)]
pub struct ArticleCase<'c> {
    /// The article.
    pub article: &'c Article,
    /// Whether it is a standing page.
    pub is_page: bool,
    /// Its text, stretch by stretch.
    pub(super) passages: &'c [Passage<'c>],
    /// Its source.
    pub source: &'c str,
    /// Everything that is published.
    pub site: &'c Site,
    /// Every address of the site.
    pub addresses: &'c Addresses,
}

/// The text of a file of `content/`.
#[derive(Clone, Copy)]
pub struct FileText<'c> {
    /// Where it lies.
    pub path: &'c RelPath,
    /// What stands in it.
    pub text: &'c str,
}

/// A rule that looks at one notice and nothing else.
pub type TextRule = fn(NoticeText<'_>, &mut Vec<Diagnostic>);

/// A rule that looks at one notice within its site.
pub type NoticeRule = fn(NoticeCase<'_>, &mut Vec<Diagnostic>);

/// A rule that looks at one article or standing page within its site.
pub type ArticleRule = fn(ArticleCase<'_>, &mut Vec<Diagnostic>);

/// A rule that looks at the text of one file and nothing else.
pub type FileRule = fn(FileText<'_>, &mut Vec<Diagnostic>);

/// A rule that looks at the whole site.
pub type SiteRule = fn(Checked<'_>, &mut Vec<Diagnostic>);

/// Where a site's settings stand.
pub fn settings_file(tree: &Tree) -> RelPath {
    let name = if tree.contains("content/site.yml") { "content/site.yml" } else { "content/site.yaml" };
    RelPath::new(name).expect("a fixed path")
}
