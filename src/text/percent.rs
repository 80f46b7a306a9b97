//! Text in addresses: percent-encoding, both ways.

use std::fmt::Display;

use percent_encoding::AsciiSet;
use percent_encoding::NON_ALPHANUMERIC;
use percent_encoding::percent_decode_str;
use percent_encoding::utf8_percent_encode;

/// What a path needs encoded: all but what no part of an address has a meaning for, and its slashes.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/');

/// A path as it stands in an address.
pub fn path(path: &str) -> impl Display + Iterator<Item = &str> {
    utf8_percent_encode(path, PATH)
}

/// A character as it stands in an address where it may not stand itself.
pub fn character(c: char) -> String {
    utf8_percent_encode(c.encode_utf8(&mut [0; 4]), NON_ALPHANUMERIC).to_string()
}

/// What a part of an address says; none where a percent sign has no two digits behind it, or where that is no text.
pub fn decoded(text: &str) -> Option<String> {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
    let mut percents = text.match_indices('%').map(|(at, _)| &text.as_bytes()[at + 1..]);
    if !percents.all(|rest| is_digit(rest.first()) && is_digit(rest.get(1))) {
        return None;
    }
    Some(percent_decode_str(text).decode_utf8().ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_encoded_and_decoded_again() {
        for (text, written) in [
            ("a/b-c_d.e~f", "a/b-c_d.e~f"),
            ("清单 1.csv", "%E6%B8%85%E5%8D%95%201.csv"),
            ("100%?#[x]+&=\\'\"", "100%25%3F%23%5Bx%5D%2B%26%3D%5C%27%22"),
            ("", ""),
        ] {
            assert_eq!(path(text).to_string(), written);
            assert_eq!(decoded(written).as_deref(), Some(text));
        }
        assert_eq!(character('\u{3000}'), "%E3%80%80");
        assert_eq!(character('\t'), "%09");
    }

    #[test]
    fn what_is_no_encoding_is_not_guessed_at() {
        for text in ["%", "a%2", "%zz", "%+1", "%e", "%清", "%ff", "%E6%B8"] {
            assert_eq!(decoded(text), None, "{text}");
        }
        for (text, meant) in [("%e6%B8%85", "清"), ("%2525", "%25"), ("清+1", "清+1")] {
            assert_eq!(decoded(text).as_deref(), Some(meant), "{text}");
        }
    }
}
