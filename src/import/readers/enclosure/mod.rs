//! Files that are published beside a notice: not to become a notice, but to be looked through.
//!
//! Everything in them is looked at, whether a person sees it on paper or not: what is hidden gives the most away. Parts
//! are not picked from a list: whatever a package holds is looked at, or named as not looked at.

mod form;
mod gather;
mod look;
mod page;
mod pdf_strings;
mod picture;
mod picture_chunks;
mod walk;
mod word;
mod workbook;
mod xml_part;

use form::Form;
use form::form;
use look::Look;

use crate::diagnostic::limit::LIMITS;
use crate::import::readers::Refused;
use crate::import::readers::charset;
use crate::import::readers::docx::Package;
use crate::model::EnclosedPlace;
use crate::model::Enclosure;
use crate::model::PartRole;
use crate::model::Unread;

/// Extensions of documents of Word, Excel and PowerPoint: what is called so should be one.
const OFFICE: &[&str] = &["doc", "dot", "xls", "xlt", "xla", "ppt", "pot", "pps"];

/// What a file holds, by its extension in small letters; the pages of a PDF are named as not read.
pub fn enclosure(extension: &str, bytes: &[u8]) -> Enclosure {
    let mut look = Look::new();
    match bytes.len() > LIMITS.paper_bytes {
        true => look.unread("", Unread::TooLarge),
        false => file(&mut look, "", extension, bytes),
    }
    look.seen()
}

/// Looks into bytes: a file, for the empty name, or a part of one.
fn file(look: &mut Look, name: &str, extension: &str, bytes: &[u8]) {
    let read = match form(name, extension, bytes) {
        Form::Package => within(look, name, |look| {
            package(look, extension, bytes).unwrap_or_else(|refused| look.refused("", &refused));
            Ok(())
        }),
        Form::Markup => match xml_part::read(look, name, bytes, false) {
            // All of it was looked at, though not by its structure.
            Err(Refused::Broken { .. }) => Ok(()),
            read => read,
        },
        Form::Notes => {
            xml_part::notes(look, bytes);
            Ok(())
        }
        Form::Page => within(look, name, |look| page::read(look, bytes, &EnclosedPlace::Line)),
        Form::Picture => within(look, name, |look| {
            picture::read(look, bytes);
            Ok(())
        }),
        Form::Text => within(look, name, |look| text(look, bytes)),
        Form::Mute => Ok(()),
        Form::Printer => within(look, name, |look| {
            wide(look, bytes);
            Ok(())
        }),
        Form::Partly => within(look, name, |look| {
            look.unread("", Unread::Foreign);
            lossy(look, bytes);
            Ok(())
        }),
        Form::Pdf => within(look, name, |look| {
            look.unread("", Unread::EnclosedPdf);
            pdf_strings::read(look, bytes);
            Ok(())
        }),
        Form::Closed(why) => {
            look.unread(name, why);
            Ok(())
        }
    };
    if let Err(refused) = read {
        look.refused(name, &refused);
    }
}

/// Looks into a file within another, or into the file itself.
fn within(look: &mut Look, name: &str, at: impl FnOnce(&mut Look) -> Result<(), Refused>) -> Result<(), Refused> {
    if name.is_empty() {
        return at(look);
    }
    if !look.enter(name) {
        return Ok(());
    }
    let read = at(look);
    look.leave();
    read
}

/// Looks into every part of a package.
fn package(look: &mut Look, extension: &str, bytes: &[u8]) -> Result<(), Refused> {
    let mut package = look.open(bytes)?;
    let parts = package.parts();
    let mut done = Vec::new();
    if package.has(workbook::BOOK) {
        match workbook::read(look, &mut package) {
            Ok(parts) => done = parts,
            Err(refused) => {
                done.push(workbook::BOOK.to_owned());
                look.refused("", &refused);
            }
        }
    } else if let Some(document) = word::document(&mut package) {
        word::read(look, &mut package, &document).unwrap_or_else(|refused| look.refused("", &refused));
        done.push(document);
    } else if OFFICE.iter().any(|beginning| extension.starts_with(beginning)) && !package.has("ppt/presentation.xml") {
        look.refused("", &Refused::NotWord);
    }
    if extension == "ofd" {
        // Its glyphs stand where they are painted: what is one text may be in pieces.
        look.unread("", Unread::Foreign);
    }
    for (number, name) in parts.iter().enumerate() {
        if gather::said(name).is_some() {
            look.line(EnclosedPlace::FileName(number + 1), name.clone());
        }
        if !done.contains(name) && !name.ends_with('/') {
            part(look, &mut package, name);
        }
    }
    Ok(())
}

fn part(look: &mut Look, package: &mut Package<'_>, name: &str) {
    let extension =
        name.rsplit('/').next().and_then(|file| file.rsplit_once('.')).map_or("", |(_, extension)| extension);
    // What is mute is not unpacked.
    if form(name, extension, b"") == Form::Mute {
        return;
    }
    match look.bytes(package, name) {
        Ok(bytes) => file(look, name, extension, &bytes.unwrap_or_default()),
        Err(refused) => look.refused(name, &refused),
    }
}

/// Lines of text in any encoding that papers are read in.
fn text(look: &mut Look, bytes: &[u8]) -> Result<(), Refused> {
    match charset::decode(bytes) {
        Ok(decoded) => lines(look, &decoded.text),
        Err(refused) => {
            lossy(look, bytes);
            return Err(refused);
        }
    }
    Ok(())
}

/// What can be seen of bytes whose encoding is not known: digits are the same bytes in all that are in use.
fn lossy(look: &mut Look, bytes: &[u8]) {
    lines(look, &String::from_utf8_lossy(bytes));
}

fn lines(look: &mut Look, text: &str) {
    // Old programs end a line with a return alone.
    let ends = if text.contains('\n') { '\n' } else { '\r' };
    let lines = text.split(ends).enumerate();
    lines.for_each(|(at, line)| look.line(EnclosedPlace::Line(at + 1), line.trim_end_matches('\r').to_owned()));
}

/// The names in what a program of a printer keeps.
fn wide(look: &mut Look, bytes: &[u8]) {
    for text in charset::utf16(bytes, true).split('\0').filter_map(gather::said) {
        look.line(EnclosedPlace::Part(PartRole::Other, "printerSettings".to_owned()), text.into_owned());
    }
}

#[cfg(test)]
mod tests;
