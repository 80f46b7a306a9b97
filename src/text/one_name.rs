//! Names that are one name to a system that does not tell case and coding apart.

use unicode_normalization::UnicodeNormalization;

/// A name, or a path, as a file system sees it that does not tell case and coding apart.
pub fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    name.nfc().flat_map(char::to_lowercase).nfc().collect()
}
