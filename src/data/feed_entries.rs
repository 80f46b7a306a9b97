//! What a feed says, before it is written.

use crate::text::date::Date;

/// A feed: what it is of, and its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedView {
    /// Its name for good: its own address.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The page that shows the same.
    pub page: String,
    /// Who publishes it.
    pub author: String,
    /// The entries, newest first; at least one.
    pub entries: Vec<FeedEntry>,
    /// What it told of and does no more.
    pub gone: Vec<FeedTombstone>,
}

/// What stays in a feed of an entry that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedTombstone {
    /// The name that the entry had for good.
    pub id: String,
    /// The day on which it was taken back.
    pub on: Date,
    /// Why, in words.
    pub words: String,
}

/// An entry of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEntry {
    /// Its name for good: the first address of its page.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its page.
    pub page: String,
    /// Who says so.
    pub author: Option<String>,
    /// The day it was made public.
    pub published_on: Option<Date>,
    /// The day of its last change.
    pub updated_on: Date,
    /// What it says, in a few sentences.
    pub summary: String,
    /// What it belongs to: a key, and the same in words.
    pub categories: Vec<(String, String)>,
}
