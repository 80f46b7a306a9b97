//! The package of a Word document: parts in a zip archive, bound by relations. Read in memory, within limits.

use std::collections::HashMap;
use std::io::Cursor;
use std::io::Read;

use zip::ZipArchive;
use zip::result::ZipError;

use crate::diagnostic::limit::LIMITS;
use crate::import::readers::Needs;
use crate::import::readers::Refused;
use crate::import::readers::docx::xml;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::file_kind::Kind;

/// An open package.
pub(in crate::import::readers) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Part names in lower case without the first slash, with their place in the archive.
    parts: HashMap<String, usize>,
    /// Unpacked bytes that may still be read.
    left: usize,
}

/// The relations of one part.
#[derive(Default)]
pub(in crate::import::readers) struct Relations(Vec<Relation>);

/// A relation.
#[derive(Clone, Debug, Default)]
pub(in crate::import::readers) struct Relation {
    /// The name by which the part speaks of it.
    pub id: String,
    /// The last segment of its type.
    pub kind: String,
    /// The part it leads to, or the address outside.
    pub target: String,
    /// Whether it leads out of the package.
    pub external: bool,
}

impl Relations {
    /// The relations of a part, of the package for the empty name; `tree` gives the tree of a part by its name.
    pub(in crate::import::readers::docx) fn of(
        part: &str,
        tree: impl FnOnce(&str) -> Result<Option<Element>, Refused>,
    ) -> Result<Relations, Refused> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let root = tree(&format!("{folder}{slash}_rels/{file}.rels"))?;
        Ok(root.map(|root| Relations::read(&root, folder)).unwrap_or_default())
    }

    /// Reads a part of relations; `folder` is that of the part that they belong to.
    fn read(root: &Element, folder: &str) -> Relations {
        let relations = root.elements().filter_map(|relation| {
            let external = relation.attribute("TargetMode") == Some("External");
            let target = relation.attribute("Target")?;
            Some(Relation {
                id: relation.attribute("Id").unwrap_or_default().to_owned(),
                kind: relation.attribute("Type")?.rsplit('/').next()?.to_owned(),
                target: if external { target.to_owned() } else { resolve(folder, target) },
                external,
            })
        });
        Relations(relations.collect())
    }

    /// The first part of a kind.
    pub fn first(&self, kind: &str) -> Option<&str> {
        self.all(kind).next()
    }

    /// Every part of a kind.
    pub fn all(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |of| of.kind == kind && !of.external).map(|of| of.target.as_str())
    }

    /// Every relation.
    pub fn each(&self) -> impl Iterator<Item = &Relation> {
        self.0.iter()
    }
}

/// What a zip archive is: a Word document, a document that needs conversion, or something that is not read.
pub(in crate::import::readers) fn kind(bytes: &[u8]) -> Result<Kind, Refused> {
    let mut package = Package::open(bytes)?;
    if let Some(mime) = package.bytes("mimetype")? {
        return Err(match mime.as_slice() {
            b"application/vnd.oasis.opendocument.text" => return Ok(Kind::Needs(Needs::Office("odt"))),
            b"application/epub+zip" => Refused::Foreign("epub"),
            _ => Refused::Foreign("ods"),
        });
    }
    if package.has("ofd.xml") {
        Err(Refused::Foreign("ofd"))
    } else if package.has("xl/workbook.xml") {
        Err(Refused::Foreign("xlsx"))
    } else if package.has("ppt/presentation.xml") {
        Err(Refused::Foreign("pptx"))
    } else if package.has("_rels/.rels") || package.has("word/document.xml") {
        Ok(Kind::Docx)
    } else {
        Err(Refused::NotWord)
    }
}

impl<'a> Package<'a> {
    /// Opens a package. The entries are counted before any is looked at.
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, Refused> {
        let limit = LIMITS.docx_entries;
        if declared_entries(bytes) > limit {
            return Err(Refused::TooManyEntries { limit });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken("zip", &error))?;
        if archive.len() > limit {
            return Err(Refused::TooManyEntries { limit });
        }
        let parts = archive.file_names_raw().enumerate().map(|(at, name)| {
            let name = name_of(name).replace('\\', "/").to_lowercase();
            (name.trim_start_matches('/').to_owned(), at)
        });
        Ok(Package { parts: parts.collect(), archive, left: LIMITS.docx_total_bytes })
    }

    /// Whether there is a part of this name, in small letters.
    pub fn has(&self, part: &str) -> bool {
        self.parts.contains_key(part)
    }

    /// How many parts there are.
    pub fn count(&self) -> usize {
        self.parts.len()
    }

    /// The names of the parts, in order.
    pub fn parts(&self) -> Vec<String> {
        let mut parts: Vec<String> = self.parts.keys().cloned().collect();
        parts.sort();
        parts
    }

    /// The name of the main part.
    pub fn document(&mut self) -> Result<String, Refused> {
        let relations = Relations::of("", |part| self.xml(part))?;
        let named = relations.first("officeDocument").filter(|part| self.has(part));
        Ok(named.unwrap_or("word/document.xml").to_owned())
    }

    /// The tree of a part, if there is one.
    pub(in crate::import::readers::docx) fn xml(&mut self, part: &str) -> Result<Option<Element>, Refused> {
        match self.bytes(part)? {
            Some(bytes) => xml::parse(&bytes, part).map(Some),
            None => Ok(None),
        }
    }

    /// The bytes of a part, if there is one.
    pub fn bytes(&mut self, part: &str) -> Result<Option<Vec<u8>>, Refused> {
        let mut left = self.left;
        let bytes = self.bytes_within(part, &mut left);
        self.left = left;
        bytes
    }

    /// The bytes of a part, if there is one, where so many may still be unpacked: what was unpacked in vain counts too.
    pub fn bytes_within(&mut self, part: &str, left: &mut usize) -> Result<Option<Vec<u8>>, Refused> {
        let Some(&at) = self.parts.get(&part.to_lowercase()) else { return Ok(None) };
        let file = self.archive.by_index(at).map_err(|error| broken(part, &error))?;
        let bomb = || Refused::Bomb { part: part.to_owned() };
        let limit = LIMITS.docx_part_bytes.min(*left);
        let packed = file.compressed_size().max(1);
        // What the archive declares is believed only where it speaks against itself.
        if usize::try_from(file.size()).map_or(true, |size| size > limit) || is_bomb(file.size(), packed) {
            return Err(bomb());
        }
        let mut bytes = Vec::new();
        let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
        let read = file.take(most).read_to_end(&mut bytes);
        *left -= bytes.len().min(*left);
        read.map_err(|error| broken(part, &error))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if bytes.len() > limit || is_bomb(size, packed) {
            return Err(bomb());
        }
        Ok(Some(bytes))
    }
}

/// The name of an entry: UTF-8, or what Chinese Windows writes.
fn name_of(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(raw).0.into_owned(),
    }
}

/// The largest number of entries that an end of the archive declares.
fn declared_entries(bytes: &[u8]) -> usize {
    // The record of 22 bytes stands before a comment of at most 65,535.
    let tail = &bytes[bytes.len().saturating_sub(22 + 65_535)..];
    let ends = tail.windows(12).filter(|window| window.starts_with(b"PK\x05\x06"));
    ends.map(|end| usize::from(u16::from_le_bytes([end[10], end[11]]))).max().unwrap_or(0)
}

fn is_bomb(size: u64, packed: u64) -> bool {
    size >= LIMITS.docx_ratio_from && size / packed > LIMITS.docx_ratio
}

fn broken(part: &str, error: &dyn std::error::Error) -> Refused {
    let words = error.to_string();
    if words.contains(ZipError::PASSWORD_REQUIRED) {
        return Refused::Encrypted;
    }
    Refused::Broken { part: part.to_owned(), words }
}

/// The part that a target leads to, seen from a folder. It is only ever looked up, so a way out of the package leads
/// nowhere.
pub(in crate::import::readers::docx) fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut way: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                way.pop();
            }
            step => way.push(step),
        }
    }
    way.retain(|step| !step.is_empty());
    way.join("/").to_lowercase()
}
