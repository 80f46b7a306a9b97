//! Pictures: what the camera or the program wrote beside them.

use std::io::Cursor;

use exif::Context;
use exif::In;
use exif::Reader;
use exif::Tag;
use exif::Value;

use crate::model::Enclosure;

/// The author in the way of Windows: UTF-16 in bytes.
const XP_AUTHOR: Tag = Tag(Context::Tiff, 0x9c9d);

/// Where it was taken and by whom. A picture without such notes, or with damaged ones, says nothing.
pub(in crate::import::readers::enclosure) fn read(bytes: &[u8]) -> Enclosure {
    let Ok(notes) = Reader::new().read_from_container(&mut Cursor::new(bytes)) else { return Enclosure::default() };
    let has = |tag| notes.get_field(tag, In::PRIMARY).is_some();
    let mut people: Vec<String> = Vec::new();
    for tag in [Tag::Artist, Tag::CameraOwnerName, XP_AUTHOR] {
        let person = notes.get_field(tag, In::PRIMARY).map(|field| words(&field.value)).unwrap_or_default();
        if !person.is_empty() && !people.contains(&person) {
            people.push(person);
        }
    }
    Enclosure { people, position: has(Tag::GPSLatitude) || has(Tag::GPSLongitude), ..Enclosure::default() }
}

fn words(value: &Value) -> String {
    let text = match value {
        Value::Ascii(parts) => parts.iter().map(|part| String::from_utf8_lossy(part).into_owned()).collect(),
        Value::Byte(bytes) => {
            let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|two| u16::from_le_bytes(*two)).collect();
            String::from_utf16_lossy(&units)
        }
        _ => String::new(),
    };
    text.trim_matches(|c: char| c.is_whitespace() || c == '\0').to_owned()
}
