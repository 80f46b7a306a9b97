//! Bytes in memory: as they are, or packed.

use std::borrow::Cow;
use std::io::Read;
use std::io::Write;
use std::sync::Arc;

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

/// The bytes of a file that are held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// As they are.
    Plain(Arc<[u8]>),
    /// Deflated, to be unpacked when they are asked for.
    Packed(Arc<[u8]>),
}

impl Held {
    /// Packs bytes, quickly rather than tightly.
    pub fn packed(bytes: &[u8]) -> Held {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
        Held::Packed(packed.expect("writing to memory does not fail").into())
    }

    /// The bytes, which are so many.
    pub fn bytes(&self, len: u64) -> Cow<'_, [u8]> {
        match self {
            Held::Plain(bytes) => Cow::Borrowed(bytes),
            Held::Packed(packed) => {
                let mut bytes = Vec::with_capacity(usize::try_from(len).unwrap_or_default());
                DeflateDecoder::new(&**packed).read_to_end(&mut bytes).expect("what was packed here unpacks");
                Cow::Owned(bytes)
            }
        }
    }
}
