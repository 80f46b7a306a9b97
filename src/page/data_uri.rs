//! Pictures as parts of a page: `data:` addresses.

use data_encoding::BASE64;

/// The endings of pictures that browsers show.
const SHOWN: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "svg"];

/// A picture that cannot be shown: browsers show its text alternative.
pub const NOTHING: &str = "data:,";

/// The address that holds a picture; none for a file that is no picture by its name.
pub fn picture(name: &str, bytes: &[u8]) -> Option<String> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
    let kind = mime_guess::from_ext(SHOWN.iter().find(|known| **known == ending)?).first_raw()?;
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
        for (name, kind) in [
            ("a.jpg", "image/jpeg"),
            ("a.jpeg", "image/jpeg"),
            ("a.gif", "image/gif"),
            ("a.webp", "image/webp"),
            ("a.avif", "image/avif"),
            ("a.bmp", "image/bmp"),
            ("a.svg", "image/svg+xml"),
        ] {
            assert_eq!(picture(name, b"f"), Some(format!("data:{kind};base64,Zg==")));
        }
        assert_eq!(picture("a.html", b"x"), None);
        assert_eq!(picture("a.tiff", b"x"), None);
        assert_eq!(picture("png", b"x"), None);
    }
}
