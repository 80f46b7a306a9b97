//! The search index: what pages search in, without a server. docs/search.md describes its files.
//!
//! Texts are indexed by stretches of characters. Of a frequent stretch the index says in which documents it stands, of a
//! rare one where: so every phrase is found exactly, and little is loaded for it.

mod folded_texts;
mod folding;
mod frequent_grams;
mod gram_lists;
mod gram_places;
mod known_of_issue;
mod search_document;
mod search_facets;
mod search_index;
mod search_order;
mod search_script;
mod spilled_parts;

pub use folded_texts::Scratch;
pub use search_document::{SearchDocument, search_article, search_notice, search_organ};
pub use search_index::{PutSearchFile, SearchIndex};
pub use search_order::{SearchGroup, search_order, search_stamp};
pub use search_script::SearchStamp;
