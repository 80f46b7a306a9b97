//! Pictures: what the camera or the program wrote beside them. What they show is not recognised.

use std::io::Cursor;

use exif::Context;
use exif::Field;
use exif::In;
use exif::Reader;
use exif::Tag;
use exif::Value;
use memchr::memmem;

use super::look::Look;
use super::picture_chunks;
use super::picture_chunks::Note;
use super::xml_part;
use crate::import::readers::charset;
use crate::model::EnclosedPlace;

/// Notes in the way of Windows: UTF-16 in bytes.
const OF_WINDOWS: &[(u16, &str)] =
    &[(0x9c9b, "XPTitle"), (0x9c9c, "XPComment"), (0x9c9d, "XPAuthor"), (0x9c9e, "XPKeywords"), (0x9c9f, "XPSubject")];
/// Notes that name who made the picture.
const AUTHORS: &[&str] = &["Artist", "CameraOwnerName", "XPAuthor", "Author", "By-line"];
/// Packets of notes in XML that are read of one picture.
const MOST_PACKETS: usize = 64;

/// Looks at the notes of a picture. A picture without any, or with damaged ones, says nothing.
pub(in crate::import::readers::enclosure) fn read(look: &mut Look, bytes: &[u8]) {
    if let Ok(notes) = Reader::new().read_from_container(&mut Cursor::new(bytes)) {
        let has = |tag| notes.get_field(tag, In::PRIMARY).is_some();
        if has(Tag::GPSLatitude) || has(Tag::GPSLongitude) {
            look.position();
        }
        for field in notes.fields() {
            words(field, notes.little_endian()).into_iter().for_each(|text| note(look, &name(field.tag), &text));
        }
    }
    for Note { name: of, text } in picture_chunks::notes(look, bytes) {
        match of.as_str() {
            "XMP" => xml_part::notes(look, &text),
            _ => note(look, &of, &decoded(&text)),
        }
    }
    packets(look, bytes);
}

/// The notes in XML that stand in the bytes as they are, in whatever kind of picture.
fn packets(look: &mut Look, bytes: &[u8]) {
    let (begin, end) = (b"<x:xmpmeta", b"</x:xmpmeta>");
    let mut rest = bytes;
    for _ in 0..MOST_PACKETS {
        let Some(start) = memmem::find(rest, begin) else { return };
        let Some(length) = memmem::find(&rest[start..], end) else { return };
        let (packet, after) = rest[start..].split_at(length + end.len());
        xml_part::notes(look, packet);
        rest = after;
    }
}

fn note(look: &mut Look, name: &str, text: &str) {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
    if AUTHORS.contains(&name) {
        look.person(text);
    }
    look.line(EnclosedPlace::Property(name.to_owned()), text.to_owned());
}

fn name(tag: Tag) -> String {
    let of_windows = OF_WINDOWS.iter().find(|(number, _)| tag == Tag(Context::Tiff, *number));
    of_windows.map_or_else(|| tag.to_string(), |(_, name)| (*name).to_owned())
}

/// What a note says in words.
fn words(field: &Field, little: bool) -> Vec<String> {
    match &field.value {
        Value::Ascii(parts) => parts.iter().map(|part| decoded(part)).collect(),
        Value::Byte(bytes) if OF_WINDOWS.iter().any(|(number, _)| field.tag == Tag(Context::Tiff, *number)) => {
            vec![charset::utf16(bytes, true)]
        }
        // What a user wrote begins with eight bytes that name its charset.
        Value::Undefined(bytes, _) if field.tag == Tag::UserComment => match bytes.split_at_checked(8) {
            // Some cameras write the other order than that of the file.
            Some((b"UNICODE\0", text)) => vec![charset::utf16(text, little), charset::utf16(text, !little)],
            Some((_, text)) => vec![decoded(text)],
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Characters in whatever encoding the program of the picture used.
fn decoded(bytes: &[u8]) -> String {
    let bytes = bytes.strip_suffix(b"\0").unwrap_or(bytes);
    charset::decode(bytes).map_or_else(|_| String::from_utf8_lossy(bytes).into_owned(), |decoded| decoded.text)
}
