//! What has been seen of a file so far, and how much of it may still be unpacked: one account for all that nests in it.

use std::io::Read;

use flate2::read::ZlibDecoder;

use crate::diagnostic::limit::LIMITS;
use crate::import::readers::Refused;
use crate::import::readers::docx::Package;
use crate::model::EnclosedLine;
use crate::model::EnclosedPlace;
use crate::model::Enclosure;
use crate::model::Unread;
use crate::model::Unseen;

/// The old container of Word, Excel and PowerPoint, and of files with a password.
pub(in crate::import::readers::enclosure) const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";

/// What a line costs besides its text.
const LINE: usize = 64;
/// How many parts that were not read are remembered.
const MOST_UNSEEN: usize = 1_000;

/// A look into a file.
pub(in crate::import::readers::enclosure) struct Look {
    out: Enclosure,
    /// Unpacked bytes that may still be read.
    left: usize,
    /// Files that may still come.
    entries: usize,
    /// Bytes of text that may still come.
    text: usize,
    /// The files within files that the look has come to, from the outside.
    within: Vec<String>,
}

impl Look {
    /// A look that has seen nothing.
    pub fn new() -> Look {
        Look {
            out: Enclosure::default(),
            left: LIMITS.enclosed_total_bytes,
            entries: LIMITS.enclosed_entries,
            text: LIMITS.enclosed_text_bytes,
            within: Vec::new(),
        }
    }

    /// What was seen.
    pub fn seen(self) -> Enclosure {
        self.out
    }

    /// Text at a place.
    pub fn line(&mut self, place: EnclosedPlace, text: String) {
        if text.trim().is_empty() {
            return;
        }
        let cost = text.len() + LINE;
        if cost > self.text {
            self.text = 0;
            return self.unread("", Unread::TooLarge);
        }
        self.text -= cost;
        let place = match self.within.is_empty() {
            true => place,
            false => EnclosedPlace::Within(self.within.join(" → "), Box::new(place)),
        };
        self.out.lines.push(EnclosedLine { place, text });
    }

    /// A part that is not read; the file that the look has come to, for the empty name.
    pub fn unread(&mut self, part: &str, why: Unread) {
        let names = self.within.iter().map(String::as_str).chain([part].into_iter().filter(|name| !name.is_empty()));
        let part = names.collect::<Vec<_>>().join(" → ");
        let unseen = Unseen { part, why };
        if self.out.unread.len() < MOST_UNSEEN && !self.out.unread.contains(&unseen) {
            self.out.unread.push(unseen);
        }
    }

    /// A part that could not be read.
    pub fn refused(&mut self, part: &str, refused: &Refused) {
        self.unread(part, reason(refused));
    }

    /// One who wrote the file.
    pub fn person(&mut self, name: &str) {
        let name = name.trim();
        // A hostile file may name any number.
        if !name.is_empty() && self.out.people.len() < MOST_UNSEEN && !self.out.people.iter().any(|known| known == name)
        {
            self.out.people.push(name.to_owned());
        }
    }

    /// A recorded change.
    pub fn change(&mut self) {
        self.out.changes += 1;
    }

    /// Comments.
    pub fn comments(&mut self, count: usize) {
        self.out.comments += count;
    }

    /// A sheet or slide that is hidden, or hides some of itself.
    pub fn hidden(&mut self, name: String) {
        if self.out.hidden.len() < MOST_UNSEEN {
            self.out.hidden.push(name);
        }
    }

    /// A picture that says where it was taken.
    pub fn position(&mut self) {
        self.out.position = true;
    }

    /// Looks into a file within, if it is not too deep.
    pub fn enter(&mut self, name: &str) -> bool {
        if self.within.len() >= LIMITS.enclosed_depth {
            self.unread(name, Unread::TooNested);
            return false;
        }
        self.within.push(name.to_owned());
        true
    }

    /// Comes back out of it.
    pub fn leave(&mut self) {
        self.within.pop();
    }

    /// Opens a package; an old container in its place is a document with a password.
    pub fn open<'b>(&mut self, bytes: &'b [u8]) -> Result<Package<'b>, Refused> {
        if bytes.starts_with(COMPOUND) {
            return Err(Refused::Encrypted);
        }
        let package = Package::open(bytes)?;
        let count = package.count();
        match count > self.entries {
            true => Err(Refused::TooManyEntries { limit: LIMITS.enclosed_entries }),
            false => {
                self.entries -= count;
                Ok(package)
            }
        }
    }

    /// The bytes of a part, if there is one and the limits allow it.
    pub fn bytes(&mut self, package: &mut Package<'_>, part: &str) -> Result<Option<Vec<u8>>, Refused> {
        package.bytes_within(part, &mut self.left)
    }

    /// Unpacks a note of a picture or the objects of a PDF: as far as it is whole. One that is too large is named.
    pub fn inflate(&mut self, packed: &[u8]) -> Option<Vec<u8>> {
        let most = LIMITS.enclosed_note_bytes.min(self.left);
        let mut bytes = Vec::new();
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        let read = ZlibDecoder::new(packed).take(limit).read_to_end(&mut bytes);
        self.left -= bytes.len().min(self.left);
        if bytes.len() > most {
            self.unread("", Unread::TooLarge);
            return None;
        }
        (read.is_ok() || !bytes.is_empty()).then_some(bytes)
    }
}

fn reason(refused: &Refused) -> Unread {
    match refused {
        Refused::Encrypted => Unread::Locked,
        Refused::TooManyEntries { .. } => Unread::TooNested,
        Refused::TooLarge { .. }
        | Refused::TooMuchText
        | Refused::Bomb { .. }
        | Refused::TooDeep { .. }
        | Refused::TooManyItems { .. } => Unread::TooLarge,
        Refused::Foreign(_) | Refused::Binary => Unread::Foreign,
        _ => Unread::Damaged,
    }
}
