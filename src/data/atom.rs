//! A feed as Atom (RFC 4287): its days come from what it tells of, never from a clock.

use std::io;
use std::io::Write;

use super::feed_entries::FeedEntry;
use super::feed_entries::FeedTombstone;
use super::feed_entries::FeedView;
use super::xml_writer::Xml;
use crate::text::date::Date;

/// What says that an entry is gone (RFC 6721).
const TOMBSTONES: &str = "http://purl.org/atompub/tombstones/1.0";

/// Writes a feed.
pub fn write_feed(feed: &FeedView, to: &mut dyn Write) -> io::Result<()> {
    let FeedView { id, title, page, author, entries, gone } = feed;
    let mut xml = Xml::begin(to)?;
    let of_atom = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", "zh-CN")];
    let of_tombstones = [of_atom[0], ("xmlns:at", TOMBSTONES), of_atom[1]];
    xml.open("feed", if gone.is_empty() { &of_atom } else { &of_tombstones })?;
    xml.words("id", id)?;
    xml.words("title", title)?;
    let days = entries.iter().map(|entry| entry.updated_on).chain(gone.iter().map(|of| of.on));
    let updated = days.max_by_key(|day| day.last());
    updated.map_or(Ok(()), |day| xml.words("updated", &time(day)))?;
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", id)])?;
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", page)])?;
    named(&mut xml, author)?;
    for FeedTombstone { id, on, words } in gone {
        xml.open("at:deleted-entry", &[("ref", id), ("when", &time(*on))])?;
        xml.words("at:comment", words)?;
        xml.close("at:deleted-entry")?;
    }
    for entry in entries {
        write_entry(&mut xml, entry)?;
    }
    xml.close("feed")?;
    xml.end()
}

fn write_entry(xml: &mut Xml<'_>, entry: &FeedEntry) -> io::Result<()> {
    let FeedEntry { id, title, page, author, published_on, updated_on, summary, categories } = entry;
    xml.open("entry", &[])?;
    xml.words("id", id)?;
    xml.words("title", title)?;
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", page)])?;
    published_on.map_or(Ok(()), |day| xml.words("published", &time(day)))?;
    xml.words("updated", &time(*updated_on))?;
    author.as_ref().map_or(Ok(()), |author| named(xml, author))?;
    for (term, label) in categories {
        xml.empty("category", &[("term", term), ("label", label)])?;
    }
    xml.words("summary", summary)?;
    xml.close("entry")
}

fn named(xml: &mut Xml<'_>, author: &str) -> io::Result<()> {
    xml.open("author", &[])?;
    xml.words("name", author)?;
    xml.close("author")
}

/// The beginning of a day in China; of a vague one, of its last day.
fn time(day: Date) -> String {
    format!("{}T00:00:00+08:00", day.last())
}
