//! Identifiers that become parts of addresses.

use std::fmt;
use std::sync::Arc;

use crate::tree::RelPath;

/// An identifier of a notice, organ, inspection, topic, article or page: 1 to 80 of `a-z`, `0-9` and `-`,
/// beginning and ending with a letter or digit. It appears in addresses and never changes once published. Cheap to clone:
/// every address of a site holds one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Arc<str>);

impl Id {
    /// The longest identifier, in characters.
    pub const LONGEST: usize = 80;

    /// Reads an identifier; `None` where the text is not one, or where Windows takes it for a device (`con`, `com1`): it
    /// names a folder.
    pub fn new(text: &str) -> Option<Id> {
        let of_the_alphabet = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let whole = !text.is_empty()
            && text.len() <= Self::LONGEST
            && text.bytes().all(of_the_alphabet)
            && !text.starts_with('-')
            && !text.ends_with('-')
            && RelPath::new(text).is_ok();
        whole.then(|| Id(text.into()))
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
