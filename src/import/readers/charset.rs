//! Bytes of a text become characters: UTF-8, UTF-16 and GB18030, with what could not be decoded named.

use chardetng::EncodingDetector;
use chardetng::Iso2022JpDetection;
use chardetng::Utf8Detection;
use encoding_rs::Encoding;

use crate::diagnostic::limit::LIMITS;
use crate::import::readers::Refused;

/// How the characters of a text were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8, with a mark at its beginning or without.
    Utf8 {
        /// Whether it began with a byte order mark.
        mark: bool,
    },
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB18030, with GBK and GB2312 in it.
    Gb18030,
    /// Another one, by the name of the encoding standard.
    Other(&'static str),
}

/// A text with how it was written.
#[derive(Clone, Debug)]
pub(in crate::import::readers) struct Decoded {
    /// The characters. What could not be decoded is U+FFFD.
    pub text: String,
    /// The charset.
    pub charset: Charset,
}

/// How many characters go to one that is broken in a text that still counts as its encoding.
const CHARS_TO_A_BROKEN_ONE: usize = 200;

/// The characters of a text.
pub(in crate::import::readers) fn decode(bytes: &[u8]) -> Result<Decoded, Refused> {
    let decoded = undeclared(bytes)?;
    if decoded.text.len() > LIMITS.paper_text_bytes {
        return Err(Refused::TooMuchText);
    }
    Ok(decoded)
}

/// The characters of a text that says its own encoding, as a web page does. A byte order mark and valid UTF-8 win over
/// what is said: pages are saved in another encoding than they were sent in.
pub(in crate::import::readers) fn decode_declared(bytes: &[u8], label: &str) -> Result<Decoded, Refused> {
    let decoded = decode(bytes)?;
    let Some(declared) = Encoding::for_label(label.trim().as_bytes()) else { return Ok(decoded) };
    match decoded.charset {
        Charset::Gb18030 | Charset::Other(_) if declared != encoding_rs::UTF_8 && declared.is_ascii_compatible() => {
            let (text, broken) = declared.decode_without_bom_handling(bytes);
            if broken { Ok(decoded) } else { Ok(Decoded { text: text.into_owned(), charset: named(declared) }) }
        }
        _ => Ok(decoded),
    }
}

/// The characters of UTF-16 without a mark, whatever its bytes are.
pub(in crate::import::readers) fn utf16(bytes: &[u8], low_first: bool) -> String {
    let unit = |two: &[u8; 2]| if low_first { u16::from_le_bytes(*two) } else { u16::from_be_bytes(*two) };
    let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(unit).collect();
    String::from_utf16_lossy(&units)
}

fn undeclared(bytes: &[u8]) -> Result<Decoded, Refused> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return plausible(text.into_owned(), named_with_mark(encoding)).ok_or(Refused::Binary);
    }
    if bytes.contains(&0) {
        // Neither UTF-8 nor GB18030 text holds a zero byte; every line end of UTF-16 does.
        let candidates = [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE].map(|encoding| {
            let (text, broken) = encoding.decode_without_bom_handling(bytes);
            (!broken).then(|| plausible(text.into_owned(), named(encoding))).flatten()
        });
        let best = candidates.into_iter().flatten().max_by_key(|decoded| usual(&decoded.text));
        return best
            .filter(|decoded| bytes.len().is_multiple_of(2) && usual(&decoded.text) >= 90)
            .ok_or(Refused::Binary);
    }
    let utf8 = String::from_utf8_lossy(bytes);
    let broken = utf8.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    let chars = utf8.chars().filter(|c| !c.is_ascii()).count();
    if broken == 0 || broken * CHARS_TO_A_BROKEN_ONE <= chars {
        return plausible(utf8.into_owned(), Charset::Utf8 { mark: false }).ok_or(Refused::Binary);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    let read_as = |encoding: &'static Encoding| {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        let few = text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count() * CHARS_TO_A_BROKEN_ONE
            <= text.chars().count();
        (!broken || few).then(|| plausible(text.into_owned(), named(encoding))).flatten()
    };
    let guess = if guess == encoding_rs::GBK { encoding_rs::GB18030 } else { guess };
    // A short text of few characters is taken for a western one; in this field it never is.
    let western = !matches!(guess.name(), "gb18030" | "Big5" | "EUC-KR" | "Shift_JIS" | "EUC-JP");
    let first = if western { encoding_rs::GB18030 } else { guess };
    read_as(first).or_else(|| read_as(guess)).ok_or(Refused::Binary)
}

fn named(encoding: &'static Encoding) -> Charset {
    match encoding.name() {
        "UTF-8" => Charset::Utf8 { mark: false },
        "UTF-16LE" => Charset::Utf16Le,
        "UTF-16BE" => Charset::Utf16Be,
        "gb18030" | "GBK" => Charset::Gb18030,
        name => Charset::Other(name),
    }
}

fn named_with_mark(encoding: &'static Encoding) -> Charset {
    match named(encoding) {
        Charset::Utf8 { .. } => Charset::Utf8 { mark: true },
        charset => charset,
    }
}

/// A text is no text if control characters stand in it as in a program or a picture.
fn plausible(text: String, charset: Charset) -> Option<Decoded> {
    let strange = text.chars().filter(|&c| c.is_control() && !matches!(c, '\t'..='\r' | '\u{1a}' | '\u{85}')).count();
    (strange * CHARS_TO_A_BROKEN_ONE <= text.chars().count()).then_some(Decoded { text, charset })
}

/// How many of a hundred characters are those of a Chinese text.
fn usual(text: &str) -> usize {
    let all = text.chars().count().max(1);
    let usual = text
        .chars()
        .filter(|&c| {
            matches!(c, ' '..='~' | '\t'..='\r' | '\u{a0}' | '\u{2010}'..='\u{2030}' | '\u{3000}'..='\u{303F}'
                | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')
        })
        .count();
    usual * 100 / all
}
