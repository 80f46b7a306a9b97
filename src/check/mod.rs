//! The rules: they read everything and change nothing.
//!
//! A file a family. Each rule is a function that reads like the sentence it enforces, and stands in the table of its
//! family; its code, words, reason and example stand in the table of codes. Rules of a text see one notice and nothing
//! else, so that they are asked when it is parsed; rules of a notice or an article see it within its site, when it is
//! visited; rules of the site see facts, once.

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

pub use checked::ArticleCase;
pub use checked::ArticleRule;
pub use checked::Checked;
pub use checked::FileRule;
pub use checked::FileText;
pub use checked::NoticeCase;
pub use checked::NoticeRule;
pub use checked::NoticeSource;
pub use checked::NoticeText;
pub use checked::ReadText;
pub use checked::SiteRule;
pub use checked::TextRule;
pub use checked::settings_file;
pub use faults::Faults;
pub use report::Allowed;
pub use report::CheckReport;
pub use report::idle;
pub use report::judge;

use crate::address::Addresses;
use crate::diagnostic::Diagnostic;
use crate::model::Article;
use crate::model::Notice;
use crate::site::Said;
use crate::tree::RelPath;

/// The rules that look at a notice and nothing else, family by family.
static OF_TEXTS: &[&[TextRule]] =
    &[figures::TEXT, structure::TEXT, dates::TEXT, contact::TEXT, words::TEXT, privacy::TEXT];

/// The rules that look at a notice within its site, family by family.
static OF_NOTICES: &[&[NoticeRule]] = &[dates::NOTICE, contact::NOTICE, words::NOTICE, pages::NOTICE];

/// The rules that look at an article or a standing page, family by family.
static OF_ARTICLES: &[&[ArticleRule]] = &[words::ARTICLE, pages::ARTICLE];

/// The rules that look at the whole site, family by family.
static OF_SITES: &[&[SiteRule]] =
    &[figures::SITE, dates::SITE, contact::SITE, words::SITE, safety::SITE, pages::SITE, privacy::SITE];

/// What is wrong with a notice whatever stands round it.
pub fn text(notice: &Notice, source: NoticeSource<'_>) -> Vec<Diagnostic> {
    let passages = prose::passages(&notice.body);
    let case = NoticeText { notice, passages: &passages, source };
    let mut found = Vec::new();
    OF_TEXTS.iter().copied().flatten().for_each(|rule| rule(case, &mut found));
    found
}

/// What is wrong with a notice within its site: one of the site's, or a draft.
pub fn notice(notice: &Notice, source: NoticeSource<'_>, said: &Said, addresses: &Addresses) -> Vec<Diagnostic> {
    let passages = prose::passages(&notice.body);
    let site = addresses.lists().site();
    let case = NoticeCase { notice, passages: &passages, source, said, site, addresses };
    let mut found = Vec::new();
    OF_NOTICES.iter().copied().flatten().for_each(|rule| rule(case, &mut found));
    found
}

/// What is wrong with an article or a standing page within its site.
pub fn article(article: &Article, is_page: bool, source: &str, addresses: &Addresses) -> Vec<Diagnostic> {
    let passages = prose::passages(&article.body);
    let site = addresses.lists().site();
    let case = ArticleCase { article, is_page, passages: &passages, source, site, addresses };
    let mut found = Vec::new();
    OF_ARTICLES.iter().copied().flatten().for_each(|rule| rule(case, &mut found));
    found
}

/// What is wrong with the text of a file of `content/`; `of_notice` says that it is the text of a notice, which is looked
/// through with that.
pub fn file(path: &RelPath, text: &str, of_notice: bool) -> Vec<Diagnostic> {
    let rules = if of_notice { &[safety::FILE][..] } else { &[safety::FILE, privacy::FILE] };
    let mut found = Vec::new();
    rules.iter().copied().flatten().for_each(|rule| rule(FileText { path, text }, &mut found));
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
