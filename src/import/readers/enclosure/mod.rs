//! Files that are published beside a notice: not to become a notice, but to be looked through.
//!
//! Everything in them is looked at, whether a person sees it on paper or not: what is hidden gives the most away.

mod parts;
mod picture;
mod sheet;
mod word;

use crate::diagnostic::limit::LIMITS;
use crate::import::readers::Refused;
use crate::import::readers::docx::Package;
use crate::model::EnclosedLine;
use crate::model::EnclosedPlace;
use crate::model::Enclosure;
use crate::model::Unread;

/// What a file holds that is no PDF, by its extension in small letters.
pub fn enclosure(extension: &str, bytes: &[u8]) -> Enclosure {
    if bytes.len() > LIMITS.paper_bytes {
        return unread(Unread::TooLarge);
    }
    let read = match extension {
        "docx" | "docm" => word::read(bytes),
        "xlsx" | "xlsm" => sheet::read(bytes),
        "jpg" | "jpeg" | "png" | "webp" | "tif" | "tiff" | "heic" => Ok(picture::read(bytes)),
        "csv" | "txt" => Ok(text(bytes)),
        _ => Ok(unread(Unread::Foreign)),
    };
    read.unwrap_or_else(|refused| unread(reason(&refused)))
}

fn unread(why: Unread) -> Enclosure {
    Enclosure { unread: Some(why), ..Enclosure::default() }
}

fn reason(refused: &Refused) -> Unread {
    match refused {
        Refused::Encrypted => Unread::Locked,
        Refused::TooLarge { .. }
        | Refused::TooMuchText
        | Refused::Bomb { .. }
        | Refused::TooManyEntries { .. }
        | Refused::TooDeep { .. }
        | Refused::TooManyItems { .. } => Unread::TooLarge,
        _ => Unread::Damaged,
    }
}

/// Opens a package; an old container in its place is a document with a password.
fn open(bytes: &[u8]) -> Result<Package<'_>, Refused> {
    match bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        true => Err(Refused::Encrypted),
        false => Package::open(bytes),
    }
}

/// Lines of text in any encoding: digits are the same bytes in all that are in use.
fn text(bytes: &[u8]) -> Enclosure {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().enumerate();
    let lines = lines.map(|(at, line)| EnclosedLine { place: EnclosedPlace::Line(at + 1), text: line.to_owned() });
    Enclosure { lines: lines.collect(), ..Enclosure::default() }
}
