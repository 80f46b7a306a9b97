//! What bytes are, in thirty-two of them.

use std::fmt;
use std::io;
use std::io::Read;

use data_encoding::HEXLOWER;
use sha2::Digest as _;
use sha2::Sha256;

/// The SHA-256 of some bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of bytes in memory.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(Sha256::digest(bytes).into())
    }

    /// The digest and number of the bytes that a reader gives, never holding more than a few of them.
    pub fn of_reader(mut reader: impl Read) -> io::Result<(Digest, u64)> {
        let mut digester = Digester::new();
        let mut buffer = vec![0; 64 * 1024];
        loop {
            match reader.read(&mut buffer) {
                Ok(0) => return Ok(digester.finish()),
                Ok(n) => digester.update(buffer.get(..n).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// The digest that sixty-four lower-case hexadecimal digits name; the inverse of its printing.
    pub fn parse(text: &str) -> Option<Digest> {
        HEXLOWER.decode(text.as_bytes()).ok()?.try_into().ok().map(Digest)
    }

    /// The bytes of the digest.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Its digits in groups of four, for those who compare it by eye.
    pub fn in_fours(&self) -> Vec<String> {
        let digits: Vec<char> = self.to_string().chars().collect();
        digits.chunks(4).map(|group| group.iter().collect()).collect()
    }

    /// The first twelve digits: enough to tell two editions or two assets apart by eye.
    pub fn short(&self) -> String {
        let mut text = self.to_string();
        text.truncate(12);
        text
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&HEXLOWER.encode_display(&self.0), f)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({})", self.short())
    }
}

/// A digest in the making, for bytes that come in pieces.
#[derive(Clone, Default)]
pub struct Digester {
    state: Sha256,
    len: u64,
}

impl Digester {
    /// Of no bytes yet.
    pub fn new() -> Digester {
        Digester::default()
    }

    /// Takes the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.state.update(bytes);
        self.len += bytes.len() as u64;
    }

    /// The digest of all bytes taken, and how many they were.
    pub fn finish(self) -> (Digest, u64) {
        (Digest(self.state.finalize().into()), self.len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn a_digest_is_sha256_and_prints_and_parses() {
        let digest = Digest::of(b"abc");
        assert_eq!(digest.to_string(), ABC);
        assert_eq!(digest.short(), "ba7816bf8f01");
        assert_eq!(Digest::parse(ABC), Some(digest));
        assert_eq!(Digest::parse(&ABC.to_uppercase()), None);
        assert_eq!(Digest::parse(&ABC[1..]), None);
        assert_eq!(Digest::parse(&ABC.replace('b', "g")), None);
        assert_eq!(Digest::parse(&"案".repeat(22)), None);
    }

    #[test]
    fn pieces_and_readers_give_the_digest_of_the_whole() {
        let bytes: Vec<u8> = (0..200_000u32).map(|n| n as u8).collect();
        let mut digester = Digester::new();
        bytes.chunks(777).for_each(|piece| digester.update(piece));
        assert_eq!(digester.finish(), (Digest::of(&bytes), 200_000));
        assert_eq!(Digest::of_reader(&*bytes).unwrap(), (Digest::of(&bytes), 200_000));
    }
}
