//! What a preview shows, whatever was edited before: every route is what a clean build of the same sources writes, and
//! while these cannot be built, the last whole version of it.

#[path = "preview/additions.rs"]
mod additions;
#[path = "preview/edits.rs"]
mod edits;
#[path = "preview/shown.rs"]
mod shown;
