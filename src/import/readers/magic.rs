//! What a file is: by its first bytes, then by its name.

use crate::import::readers::Needs;
use crate::import::readers::Refused;
use crate::import::readers::docx;
use crate::import::readers::file_kind::Kind;

/// How far into a file a sign is looked for: a PDF may begin with junk, a page with comments.
const HEAD: usize = 1024;

/// The old container of Word, Excel and PowerPoint, and of files with a password.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

const PICTURES: [&[u8]; 8] =
    [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"\0\0\0\x0cjP"];

const ARCHIVES: [(&[u8], &str); 3] = [(b"Rar!", "rar"), (b"7z\xBC\xAF", "7z"), (b"\x1F\x8B", "gz")];

/// What a file is, or why it cannot be read.
pub(in crate::import::readers) fn kind(name: &str, bytes: &[u8]) -> Result<Kind, Refused> {
    let head = &bytes[..bytes.len().min(HEAD)];
    if is_pdf(bytes) {
        return Ok(Kind::Needs(Needs::Pdf));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Ok(Kind::Needs(Needs::Office("rtf")));
    }
    if bytes.starts_with(COMPOUND) {
        return compound(name, bytes);
    }
    if is_package(bytes) {
        return docx::kind(bytes);
    }
    if let Some(extension) = archive(bytes) {
        return Err(Refused::Foreign(extension));
    }
    // `BM` alone begins a text as well; a picture has zeros soon.
    if PICTURES.iter().any(|magic| bytes.starts_with(magic)) && head.contains(&0) {
        return Err(Refused::Picture);
    }
    if let Some(kind) = office_xml(head) {
        return kind;
    }
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    match extension.as_str() {
        "docx" | "docm" | "dotx" => Err(Refused::NotWord),
        "mht" | "mhtml" => Err(Refused::Foreign("mht")),
        _ if is_mime(head) => Err(Refused::Foreign("mht")),
        "html" | "htm" | "xhtml" | "shtml" => Ok(Kind::Html),
        "md" | "markdown" => Ok(Kind::Markdown),
        _ if is_page(head) => Ok(Kind::Html),
        // Tags of something else are no text.
        _ if head.starts_with(b"<?xml") || head.starts_with(b"\xEF\xBB\xBF<?xml") => Err(Refused::Foreign("xml")),
        _ => Ok(Kind::Text),
    }
}

/// Whether a file is a PDF.
pub(in crate::import::readers) fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(HEAD)].windows(5).any(|five| five == b"%PDF-")
}

/// Whether a file is a zip archive: an office document or any other.
pub(in crate::import::readers) fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The extension of an archive that is not looked into.
pub(in crate::import::readers) fn archive(bytes: &[u8]) -> Option<&'static str> {
    ARCHIVES.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, extension)| *extension)
}

/// Whether the old container holds a stream of this name.
pub(in crate::import::readers) fn holds_stream(bytes: &[u8], stream: &str) -> bool {
    let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

/// A document that an office program wrote as one XML file, whatever its name.
fn office_xml(head: &[u8]) -> Option<Result<Kind, Refused>> {
    let head = folded(head);
    let text = String::from_utf8_lossy(&head);
    let begins = text.trim_start_matches(|c: char| c == '\u{feff}' || c == '\u{fffd}' || c.is_whitespace());
    let holds = |sign: &str| text.contains(sign);
    if !begins.starts_with("<?xml") && !begins.starts_with("<w:worddocument") && !begins.starts_with("<pkg:package") {
        None
    } else if holds("progid=\"excel.sheet\"") || holds("urn:schemas-microsoft-com:office:spreadsheet") {
        Some(Err(Refused::Foreign("xml")))
    } else if holds("progid=\"word.document\"") || holds("office/word/2003/wordml") || holds("office/2006/xmlpackage") {
        Some(Ok(Kind::WordXml))
    } else {
        None
    }
}

/// An archive of a web page, as browsers of Windows save it.
fn is_mime(head: &[u8]) -> bool {
    let head = head.to_ascii_lowercase();
    head.starts_with(b"from: <saved by") || head.starts_with(b"mime-version:")
}

/// Whether a text without a telling name is a web page.
fn is_page(head: &[u8]) -> bool {
    let head = folded(head);
    [b"<!doctype html".as_slice(), b"<html", b"<head>", b"<body"]
        .iter()
        .any(|sign| head.windows(sign.len()).any(|window| window == *sign))
}

/// A head in small letters. Zeros of UTF-16 do not hide its words.
fn folded(head: &[u8]) -> Vec<u8> {
    head.iter().filter(|&&byte| byte != 0).map(u8::to_ascii_lowercase).collect()
}

fn compound(name: &str, bytes: &[u8]) -> Result<Kind, Refused> {
    let holds = |stream: &str| holds_stream(bytes, stream);
    if holds("EncryptedPackage") {
        Err(Refused::Encrypted)
    } else if name.to_ascii_lowercase().ends_with(".wps") {
        Ok(Kind::Needs(Needs::Office("wps")))
    } else if holds("WordDocument") {
        Ok(Kind::Needs(Needs::Office("doc")))
    } else if holds("Workbook") {
        Err(Refused::Foreign("xls"))
    } else if holds("PowerPoint Document") {
        Err(Refused::Foreign("ppt"))
    } else {
        Err(Refused::NotWord)
    }
}
