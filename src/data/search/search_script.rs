//! One file of the index: a classic script that hands its text to the engine. The head names the format, the site, the
//! numbering of the documents, the file itself, the length of the text and its checksum, so that a file that is cut, old
//! or of another site is told apart from one that is absent.

use std::fmt::Write;

/// The version of the format.
pub(super) const FORMAT: u32 = 1;

/// The smallest value that takes more than one digit.
const MORE: u32 = 60;
/// Digits that say that more follow.
const LEADS: u32 = 31;

/// Which index files belong to: the site, and the list of its documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchStamp {
    pub(super) site: String,
    pub(super) numbering: String,
}

/// A text of digits and stretches, in UTF-16.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    units: Vec<u16>,
}

impl Body {
    /// Puts a number: one of 91 printable digits for those below 60, else a digit for its rest and the number behind that.
    pub fn number(&mut self, mut value: u32) {
        while value >= MORE {
            let rest = value - MORE;
            self.digit(MORE + rest % LEADS);
            value = rest / LEADS;
        }
        self.digit(value);
    }

    /// A length or count.
    pub fn count(&mut self, count: usize) {
        self.number(u32::try_from(count).unwrap_or(u32::MAX));
    }

    fn digit(&mut self, digit: u32) {
        // From # on, without the backslash.
        let code = digit as u16 + 35;
        self.units.push(if code >= 92 { code + 1 } else { code });
    }

    /// Puts characters as they are.
    pub fn units(&mut self, units: &[u16]) {
        self.units.extend_from_slice(units);
    }

    /// Puts a text as it is.
    pub fn text(&mut self, text: &str) {
        self.units.extend(text.encode_utf16());
    }

    /// Puts another text as it is.
    pub fn append(&mut self, other: &Body) {
        self.units(&other.units);
    }

    /// Puts another text behind its length.
    pub fn record(&mut self, record: &Body) {
        self.count(record.units.len());
        self.units(&record.units);
    }

    /// The script that hands it over.
    pub fn script(&self, stamp: &SearchStamp, name: &str) -> Vec<u8> {
        let mut out = String::with_capacity(self.units.len() * 2 + 80);
        let SearchStamp { site, numbering } = stamp;
        let (len, sum) = (self.units.len(), hash(&self.units));
        let head = write!(out, "tongbaoSearch.take(\"{FORMAT} {site} {numbering} {name} {len} {sum}\",\"");
        head.expect("memory takes every text");
        for read in char::decode_utf16(self.units.iter().copied()) {
            match read {
                Ok(c @ ('"' | '\\')) => out.extend(['\\', c]),
                Ok(c @ ('\0'..='\u{1f}' | '\u{7f}' | '\u{2028}' | '\u{2029}' | '\u{feff}')) => {
                    write!(out, "\\u{:04x}", u32::from(c)).expect("memory takes every text");
                }
                Ok(c) => out.push(c),
                // Half of a pair, where a stretch ends within a character.
                Err(half) => {
                    write!(out, "\\u{:04x}", half.unpaired_surrogate()).expect("memory takes every text");
                }
            }
        }
        out.push_str("\");\n");
        out.into_bytes()
    }
}

/// What a text is known by: by it a file is told from one that is cut, and the file of a stretch is found.
fn hash(units: &[u16]) -> u32 {
    // A prime below 2^24, so that scripts compute it without loss.
    let hash = units.iter().fold(1u64, |hash, unit| (hash * 8_191 + u64::from(*unit)) % 16_777_213);
    hash as u32
}

/// The number of the file, of several, that a stretch falls to.
pub(super) fn file_of(stretch: &[u16], files: u32) -> u32 {
    hash(stretch) % files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_digits_that_need_no_escape() {
        let mut body = Body::default();
        for value in [0, 59, 60, 90, 91, 5_000, u32::MAX] {
            body.number(value);
        }
        assert!(body.units.iter().all(|unit| (35..127).contains(unit) && *unit != 92));
        assert_eq!(String::from_utf16(&body.units[..8]).unwrap(), "#_`#~#`$");
    }

    #[test]
    fn a_script_is_one_call_of_a_text() {
        let stamp = SearchStamp { site: "s".into(), numbering: "n".into() };
        let mut body = Body::default();
        body.units(&[0x22, 0x5c, 0x0a, 0xd842, 0x4e2d]);
        let script = String::from_utf8(body.script(&stamp, "places/1")).unwrap();
        assert!(script.starts_with("tongbaoSearch.take(\"1 s n places/1 5 "), "{script}");
        assert!(script.ends_with("\",\"\\\"\\\\\\u000a\\ud842中\");\n"), "{script}");
    }
}
