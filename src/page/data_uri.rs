//! Pictures as parts of a page: `data:` addresses.

use data_encoding::BASE64;

/// The kinds of pictures that browsers show, by the ending of their names.
const KINDS: &[(&str, &str)] = &[
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("bmp", "image/bmp"),
    ("svg", "image/svg+xml"),
];

/// A picture that cannot be shown: browsers show its text alternative.
pub const NOTHING: &str = "data:,";

/// The address that holds a picture; none for a file that is no picture by its name.
pub fn picture(name: &str, bytes: &[u8]) -> Option<String> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
    let (_, kind) = KINDS.iter().find(|(known, _)| *known == ending)?;
    let mut out = format!("data:{kind};base64,");
    BASE64.encode_append(bytes, &mut out);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_in_base64() {
        for (bytes, written) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"), ("章", "56ug")]
        {
            assert_eq!(picture("a.PNG", bytes.as_bytes()), Some(format!("data:image/png;base64,{written}")));
        }
        assert_eq!(picture("a.html", b"x"), None);
        assert_eq!(picture("png", b"x"), None);
    }
}
