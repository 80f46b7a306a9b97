//! The strings of a PDF that stand in no page: bookmarks, comments, alternative text, values of forms, properties.
//!
//! The bytes are not taken apart into objects: every string outside the pages is looked at, whatever it is of.

use memchr::memmem;

use super::gather::said;
use super::look::Look;
use crate::import::readers::charset;
use crate::model::EnclosedPlace;
use crate::model::PartRole;

/// How far before the data of a stream its description begins at most.
const DESCRIPTION: usize = 1_024;
/// Kinds of marks on a page that are a comment.
const COMMENTS: &[&str] = &["/Subtype/Text", "/Subtype /Text", "/Subtype/Caret", "/Subtype /Caret"];

/// Looks at the strings of a PDF.
pub(in crate::import::readers::enclosure) fn read(look: &mut Look, bytes: &[u8]) {
    let mut rest = bytes;
    while let Some(at) = memmem::find(rest, b"stream") {
        let (outside, stream) = (&rest[..at], &rest[at + b"stream".len()..]);
        strings(look, outside);
        let end = memmem::find(stream, b"endstream");
        objects(look, &outside[at.saturating_sub(DESCRIPTION)..], &stream[..end.unwrap_or(stream.len())]);
        rest = end.map_or(&[], |end| &stream[end + b"endstream".len()..]);
    }
    strings(look, rest);
}

/// Looks at a stream that holds objects; pages and pictures are no strings.
fn objects(look: &mut Look, description: &[u8], data: &[u8]) {
    let says = |word: &[u8]| memmem::find(description, word).is_some();
    if !says(b"/ObjStm") {
        return;
    }
    match says(b"Flate") {
        true => {
            let data = data.strip_prefix(b"\r").unwrap_or(data);
            let unpacked = look.inflate(data.strip_prefix(b"\n").unwrap_or(data));
            strings(look, &unpacked.unwrap_or_default());
        }
        false => strings(look, data),
    }
}

fn strings(look: &mut Look, bytes: &[u8]) {
    let ends = |at: usize| !bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    for word in COMMENTS {
        look.comments(memmem::find_iter(bytes, word).filter(|at| ends(at + word.len())).count());
    }
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'(' | b'<')) {
        let is_hex = rest[at] == b'<';
        let inside = &rest[at + 1..];
        let (text, length) = if is_hex { of_digits(inside) } else { of_characters(inside) };
        rest = &inside[length..];
        if let Some(text) = said(&decoded(&text)) {
            look.line(EnclosedPlace::Part(PartRole::Unpaged, "PDF".to_owned()), text.into_owned());
        }
    }
}

/// A string up to its bracket, and how far it goes.
fn of_characters(bytes: &[u8]) -> (Vec<u8>, usize) {
    let (mut out, mut at, mut depth) = (Vec::new(), 0, 0_usize);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b')' if depth == 0 => break,
            b')' => depth -= 1,
            b'(' => depth += 1,
            b'\\' => {
                let octal: Vec<u8> =
                    bytes[at..].iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).copied().collect();
                let value = octal.iter().fold(0_u32, |value, digit| value * 8 + u32::from(digit - b'0'));
                match bytes.get(at) {
                    _ if !octal.is_empty() => out.push(u8::try_from(value & 0xFF).unwrap_or_default()),
                    // The string goes on in the next line.
                    Some(b'\r' | b'\n') | None => {}
                    Some(b'n' | b'r' | b't') => out.push(b' '),
                    Some(sign) => out.push(*sign),
                }
                at = (at + octal.len().max(1)).min(bytes.len());
                continue;
            }
            _ => {}
        }
        out.push(byte);
    }
    (out, at)
}

/// A string in digits of sixteen up to its bracket, and how far it goes; nothing where it is none.
fn of_digits(bytes: &[u8]) -> (Vec<u8>, usize) {
    let end = bytes.iter().position(|byte| !byte.is_ascii_hexdigit() && !byte.is_ascii_whitespace());
    let end = end.unwrap_or(bytes.len());
    if bytes.get(end) != Some(&b'>') {
        return (Vec::new(), end);
    }
    let digits: Vec<u32> = bytes[..end].iter().filter_map(|byte| char::from(*byte).to_digit(16)).collect();
    let bytes = digits.chunks(2).filter_map(|two| u8::try_from(two[0] * 16 + two.get(1).unwrap_or(&0)).ok());
    (bytes.collect(), end + 1)
}

fn decoded(bytes: &[u8]) -> String {
    if bytes.is_ascii() {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    // The keys of a file are bytes without a meaning.
    charset::decode(bytes).map_or_else(|_| String::new(), |decoded| decoded.text)
}
