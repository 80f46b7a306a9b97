//! The edition that is to be published: what it does to each notice, before anybody knows the digest of its manifest.

use crate::model::History;
use crate::model::Id;
use crate::model::PublishedEdition;
use crate::model::PublishedNotice;
use crate::model::SincePublished;
use crate::text::date::Date;
use crate::text::moment::Moment;
use crate::tree::Digest;

/// What the next edition is made of.
#[derive(Clone, Debug)]
pub struct NextEdition {
    /// The public notices: id, what became of each, the digest of its sources.
    pub notices: Vec<(Id, SincePublished, Digest)>,
    /// Notices that are taken back with it.
    pub withdrawn: Vec<Id>,
    /// Notices whose texts were removed everywhere.
    pub retracted: Vec<Id>,
    /// Notices that have another id now: the old one and the new one.
    pub renamed: Vec<(Id, Id)>,
    /// When it is published.
    pub at: Moment,
    /// The day at which days are counted.
    pub as_of: Option<Date>,
    /// The day by which embargoes have ended.
    pub day: Date,
}

/// The edition that follows on a history. Its manifest is that of no file yet, and its line follows from it.
pub fn next_edition(history: &History, next: NextEdition) -> PublishedEdition {
    let NextEdition { notices, withdrawn, retracted, renamed, at, as_of, day } = next;
    let of = |wanted: &[SincePublished]| {
        let of = notices.iter().filter(|(_, since, _)| wanted.contains(since));
        of.map(|(id, _, source)| PublishedNotice { id: id.clone(), source: *source }).collect::<Vec<_>>()
    };
    let sorted = |mut of: Vec<PublishedNotice>| {
        of.sort_by(|one, other| one.id.cmp(&other.id));
        of
    };
    PublishedEdition {
        sequence: history.next_sequence(),
        at,
        manifest: Digest::of(b""),
        previous: history.last().map(|last| last.line),
        as_of,
        day,
        added: sorted(of(&[SincePublished::New])),
        // Without a correction the gate lets nothing pass; what it looks at is told all the same.
        changed: sorted(of(&[SincePublished::Corrected, SincePublished::Changed])),
        withdrawn,
        retracted,
        renamed,
        line: Digest::of(b""),
    }
}
