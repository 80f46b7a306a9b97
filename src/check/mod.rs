//! The rules: they read everything and change nothing.
//!
//! A file a family. Each rule is a function that reads like the sentence it enforces, and stands in the table of its
//! family; its code, words, reason and example stand in the table of codes. Rules of a notice see that notice and the
//! site, so that notices are checked in parallel; rules of the site see everything once.

mod contact;
mod dates;
mod faults;
mod figures;
mod pages;
mod privacy;
mod prose;
mod report;
mod safety;
mod structure;
mod words;

pub use faults::Faults;
pub use report::Allowed;
pub use report::Report;
pub use report::idle;
pub use report::judge;

use crate::diagnostic::Diagnostic;
use crate::model::Enclosure;
use crate::model::Notice;
use crate::site::Site;
use crate::tree::RelPath;
use crate::tree::Tree;
use prose::Passage;

/// What the rules read.
#[derive(Clone, Copy)]
pub struct Checked<'c> {
    /// Everything that is published.
    pub site: &'c Site,
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
    passages: &'c [Passage<'c>],
    /// Everything that is published.
    pub site: &'c Site,
    /// The files of the site's folder.
    pub tree: &'c Tree,
}

/// A rule that looks at one notice at a time.
pub type NoticeRule = fn(NoticeCase<'_>, &mut Vec<Diagnostic>);

/// A rule that looks at the whole site.
pub type SiteRule = fn(Checked<'_>, &mut Vec<Diagnostic>);

/// The rules that look at a notice, family by family.
static OF_NOTICES: &[&[NoticeRule]] = &[
    figures::NOTICE,
    structure::NOTICE,
    dates::NOTICE,
    contact::NOTICE,
    words::NOTICE,
    pages::NOTICE,
    privacy::NOTICE,
];

/// The rules that look at the whole site, family by family.
static OF_SITES: &[&[SiteRule]] =
    &[figures::SITE, dates::SITE, contact::SITE, words::SITE, safety::SITE, pages::SITE, privacy::SITE];

/// Where a site's settings stand.
pub fn settings_file(tree: &Tree) -> RelPath {
    let name = if tree.contains("content/site.yml") { "content/site.yml" } else { "content/site.yaml" };
    RelPath::new(name).expect("a fixed path")
}

/// What is wrong with a notice: one of the site's, or a draft.
pub fn notice(notice: &Notice, site: &Site, tree: &Tree) -> Vec<Diagnostic> {
    let passages = prose::passages(&notice.body);
    let case = NoticeCase { notice, passages: &passages, site, tree };
    let mut found = Vec::new();
    OF_NOTICES.iter().copied().flatten().for_each(|rule| rule(case, &mut found));
    found
}

/// What is wrong with the site as a whole, for as long as it is wanted; none where it is not wanted to its end.
pub fn site(checked: Checked<'_>, wanted: &dyn Fn() -> bool) -> Option<Vec<Diagnostic>> {
    let mut found = Vec::new();
    for rule in OF_SITES.iter().copied().flatten() {
        wanted().then(|| rule(checked, &mut found))?;
    }
    Some(found)
}
