//! Bytes that are no pages: what a site holds, for archives and programs.

mod record;

pub use record::record;
