//! The facts of an article or a standing page: what lists, frames and rules want of it beside its own page.

use crate::model::Article;
use crate::model::Id;
use crate::text::date::Date;
use crate::tree::Digest;
use crate::tree::RelPath;

/// What is known of an article or a standing page without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleFacts {
    /// Its file name.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// When it was published.
    pub published_on: Option<Date>,
    /// The court it comes from.
    pub organ: Option<Id>,
    /// Who wrote it or where it comes from.
    pub byline: Option<String>,
    /// One sentence for lists.
    pub summary: Option<String>,
    /// Not published yet.
    pub draft: bool,
    /// Its file.
    pub path: RelPath,
    /// The digest of its source.
    pub source: Digest,
}

impl ArticleFacts {
    /// The facts of an article whose source has a digest.
    pub fn of(article: &Article, source: Digest) -> ArticleFacts {
        ArticleFacts {
            id: article.id.clone(),
            title: article.title.clone(),
            published_on: article.published_on,
            organ: article.organ.clone(),
            byline: article.byline.clone(),
            summary: article.summary.clone(),
            draft: article.draft,
            path: article.path.clone(),
            source,
        }
    }
}
