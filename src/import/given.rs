//! What a person supplies beside a paper, and what to take it for.

use crate::model::Id;
use crate::model::Kind;
use crate::text::date::Date;

/// A court of the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Court {
    /// Its id.
    pub id: Id,
    /// Its names.
    pub names: Vec<String>,
}

/// What a paper is to be taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// A notice, if it is one.
    #[default]
    Judged,
    /// A notice, whatever it looks like.
    Notice,
    /// An article.
    Article,
}

/// What a person supplies beside the paper.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// What to take the paper for.
    pub wanted: Wanted,
    /// Whether a notice is kept as a draft: it is shown to nobody until somebody says otherwise.
    pub draft: bool,
    /// The title.
    pub title: Option<String>,
    /// The kind of notice.
    pub kind: Option<Kind>,
    /// The court.
    pub organ: Option<Id>,
    /// Who signs.
    pub issuer: Option<String>,
    /// The day of publication.
    pub published_on: Option<Date>,
    /// The date under the signature.
    pub signed_on: Option<Date>,
    /// The day of the figures.
    pub as_of: Option<Date>,
    /// The day of the feedback.
    pub feedback_on: Option<Date>,
    /// First and last day of the inspection.
    pub period: Option<(Date, Date)>,
    /// Who inspected.
    pub team: Option<String>,
    /// The document number.
    pub document_number: Option<String>,
    /// Where it was first published.
    pub source_url: Option<String>,
    /// One sentence for lists.
    pub summary: Option<String>,
    /// The courts of the registry.
    pub courts: Vec<Court>,
    /// Whether half-width punctuation is to be written in full width.
    pub full_width: bool,
}
