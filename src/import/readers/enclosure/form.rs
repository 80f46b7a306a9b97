//! What a file or a part is, by its first bytes, then by its name.

use super::look::COMPOUND;
use crate::import::readers::magic;
use crate::model::Unread;

/// What is done with bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import::readers::enclosure) enum Form {
    /// A zip archive: an office document or any other.
    Package,
    /// Elements.
    Markup,
    /// Notes in XML by themselves.
    Notes,
    /// A web page.
    Page,
    /// A picture.
    Picture,
    /// Text in an encoding of its own.
    Text,
    /// Nothing that says anything: a font, the plain points of a picture.
    Mute,
    /// Names of a printer, as its program writes them.
    Printer,
    /// It is looked through as text as far as it goes, and named.
    Partly,
    /// Its strings are looked at; its pages are for the program that reads them.
    Pdf,
    /// It is named.
    Closed(Unread),
}

/// What is known by extension alone.
const EXTENSIONS: &[(&[&str], Form)] = &[
    (&["xml", "rels", "vml", "svg", "xsd", "xsl", "opf", "ncx", "rdf", "kml", "gpx", "fods", "fodt"], Form::Markup),
    (&["html", "htm", "xhtml", "shtml"], Form::Page),
    (&["xmp"], Form::Notes),
    (&["jpg", "jpeg", "png", "webp", "tif", "tiff", "heic", "heif", "gif", "avif"], Form::Picture),
    (&["ttf", "otf", "woff", "woff2", "eot", "odttf", "fntdata", "bmp", "dib", "ico", "cur"], Form::Mute),
    (&["mht", "mhtml", "rtf", "eml"], Form::Partly),
    // Text among bytes that are none: most are old, packed or moving pictures.
    (OLD, CLOSED),
    (&["rar", "7z", "gz", "tar", "bz2", "xz"], CLOSED),
    (&["emf", "wmf", "wdp", "bin", "mp3", "mp4", "m4a", "mov", "avi", "wmv", "wav", "webm", "mkv", "flv"], CLOSED),
    (&["pdf"], Form::Pdf),
];
const CLOSED: Form = Form::Closed(Unread::Foreign);
/// Extensions of documents in the old container.
const OLD: &[&str] = &["doc", "dot", "xls", "xlt", "ppt", "pps", "wps", "et", "dps", "msg"];

/// Extensions of packages, which must be one.
const PACKAGES: &[&str] = &[
    "docx", "docm", "dotx", "dotm", "xlsx", "xlsm", "xltx", "xltm", "xlam", "pptx", "pptm", "potx", "ppsx", "ppsm",
    "odt", "ods", "odp", "ott", "ots", "epub", "zip",
];

/// What bytes are; a part of a file may be what a file is not.
pub(in crate::import::readers::enclosure) fn form(name: &str, extension: &str, bytes: &[u8]) -> Form {
    let begins = |signs: &[&[u8]]| signs.iter().any(|sign| bytes.starts_with(sign));
    let is_named_package = PACKAGES.contains(&extension);
    if magic::is_package(bytes) {
        return Form::Package;
    }
    if bytes.starts_with(COMPOUND) {
        let is_locked = is_named_package || magic::holds_stream(bytes, "EncryptedPackage");
        return Form::Closed(match is_locked {
            true => Unread::Locked,
            false if OLD.contains(&extension) => Unread::Foreign,
            false => Unread::Object,
        });
    }
    if magic::is_pdf(bytes) {
        return Form::Pdf;
    }
    if is_named_package {
        return Form::Closed(Unread::Damaged);
    }
    if name.contains("printersettings/") {
        return Form::Printer;
    }
    let is_riff = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    if begins(&[b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*"]) || is_riff {
        return Form::Picture;
    }
    if magic::archive(bytes).is_some() {
        return CLOSED;
    }
    if bytes.starts_with(b"{\\rtf") {
        return Form::Partly;
    }
    let known = EXTENSIONS.iter().find(|(extensions, _)| extensions.contains(&extension));
    match known {
        Some((_, form)) => *form,
        None if begins(&[b"<?xml", b"\xEF\xBB\xBF<?xml"]) => Form::Markup,
        // Its glyphs stand where they are painted: what is one text may be in pieces.
        None if extension == "ofd" => CLOSED,
        None => Form::Text,
    }
}
