//! Bytes by path: relative paths, digests, trees, their differences, manifests, editions.

mod path;

pub use path::RelPath;
