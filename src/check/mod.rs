//! The rules: they read everything and change nothing.
//!
//! A file a family. Each rule is a function that reads like the sentence it enforces, and stands in the table of its
//! family; its code, words, reason and example stand in the table of codes. Rules of a notice see that notice and the
//! site, so that notices are checked in parallel; rules of the site see everything once.

mod checked;
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

pub use checked::Checked;
pub use checked::NoticeCase;
pub use checked::NoticeRule;
pub use checked::SiteRule;
pub use checked::settings_file;
pub use faults::Faults;
pub use report::Allowed;
pub use report::CheckReport;
pub use report::idle;
pub use report::judge;

use crate::address::Addresses;
use crate::diagnostic::Diagnostic;
use crate::model::Notice;
use crate::tree::Tree;

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

/// What is wrong with a notice: one of the site's, or a draft.
pub fn notice(notice: &Notice, addresses: &Addresses, tree: &Tree) -> Vec<Diagnostic> {
    let passages = prose::passages(&notice.body);
    let case = NoticeCase { notice, passages: &passages, site: addresses.lists().site(), addresses, tree };
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
