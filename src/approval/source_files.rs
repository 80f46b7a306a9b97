//! The digest of the bytes that an approval is bound to: those of the sources, and of the files published with them.

use super::canonical::Canonical;
use super::seen::SeenDigest;
use super::seen::shortened;
use crate::tree::Digest;

/// Files with their digests. Of a notice they are known by what they are and are called, wherever they lie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFiles(Vec<(String, Digest)>);

impl SourceFiles {
    /// Adds a file.
    pub fn add(&mut self, name: impl Into<String>, digest: Digest) {
        self.0.push((name.into(), digest));
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The digest of all their bytes.
    pub fn digest(&self) -> Digest {
        let mut out = Canonical::of("source");
        out.list("files", &self.0, |out, (name, digest)| out.text(name, &digest.to_string()));
        out.digest()
    }

    /// What is seen where nothing but files is known: each file is a part.
    pub fn seen(&self) -> SeenDigest {
        SeenDigest {
            digest: self.digest(),
            parts: self.0.iter().map(|(name, digest)| shortened(name, *digest)).collect(),
        }
    }
}
