//! What is read: sources and their grammar, Markdown, the schemas, and foreign papers.

#[path = "../support/mod.rs"]
mod support;

mod agreement;
mod annexes;
mod batches;
mod claims_in_text;
mod edits;
mod import;
mod import_readers;
mod import_whole;
mod ledgers;
mod markdown;
mod recognition;
mod searches;
mod source;
mod source_grammar;
mod source_schema;
