//! Pictures as parts of a page: `data:` addresses.

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

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The address that holds a picture; none for a file that is no picture by its name.
pub fn picture(name: &str, bytes: &[u8]) -> Option<String> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
    let (_, kind) = KINDS.iter().find(|(known, _)| *known == ending)?;
    let mut out = String::with_capacity(kind.len() + 16 + bytes.len().div_ceil(3) * 4);
    out.push_str("data:");
    out.push_str(kind);
    out.push_str(";base64,");
    push_base64(bytes, &mut out);
    Some(out)
}

fn push_base64(bytes: &[u8], out: &mut String) {
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0u32, |bits, at| bits << 8 | u32::from(three.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            match at <= three.len() {
                // Six bits are less than 64.
                true => out.push(char::from(LETTERS[(bits >> (18 - 6 * at) & 63) as usize])),
                false => out.push('='),
            }
        }
    }
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
