//! Bytes by path: relative paths, digests, trees, their differences, manifests, editions.

mod digest;
mod files;
mod manifest;
mod path;

pub use digest::Digest;
pub use digest::Digester;
pub use files::Change;
pub use files::File;
pub use files::Tree;
pub use manifest::Edition;
pub use manifest::Manifest;
pub use manifest::ManifestFault;
pub use manifest::ManifestFaultKind;
pub use manifest::ManifestLines;
pub use path::PathFault;
pub use path::RelPath;
