//! What a preview shows, whatever was edited before: every route is what a clean build of the same sources writes, and
//! while these cannot be built, the last whole version of it.

#[path = "../support/mod.rs"]
mod support;

mod additions;
mod earlier;
mod edits;
mod serve;
mod shown;
