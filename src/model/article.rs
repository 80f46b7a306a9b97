//! Articles (news, explanations) and standing pages (about): text that is no notice.

use super::{Block, Id};
use crate::text::date::Date;

/// An article of `content/articles/` or a page of `content/pages/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
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
    /// Ids it was known by; each leaves a redirect page.
    pub formerly: Vec<Id>,
    /// Its text.
    pub body: Vec<Block>,
    /// Its file.
    pub path: crate::tree::RelPath,
}
