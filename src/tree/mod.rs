//! Bytes by path: relative paths, digests, trees, their differences, manifests, editions.

mod digest;
mod file_state;
mod files;
mod held;
mod manifest;
mod path;
mod path_change;
mod source_changed;

pub use digest::Digest;
pub use digest::Digester;
pub use file_state::EditionState;
pub use file_state::FileState;
pub use files::File;
pub use files::Tree;
pub use held::Held;
pub use manifest::Edition;
pub use manifest::Manifest;
pub use manifest::ManifestFault;
pub use manifest::ManifestFaultKind;
pub use manifest::ManifestLines;
pub use path::PathFault;
pub use path::RelPath;
pub use path_change::Change;
pub use source_changed::ReadAgain;
pub use source_changed::SourceChanged;
