//! The files that a site publishes beside its texts, read for what they give away.

use std::collections::HashSet;
use std::path::Path;

use rayon::prelude::*;

use crate::compile::Input;
use crate::diagnostic::limit::LIMITS;
use crate::edge;
use crate::import::readers;
use crate::model::EnclosedLine;
use crate::model::EnclosedPlace;
use crate::model::Enclosure;
use crate::model::PartRole;
use crate::model::Unread;
use crate::model::Unseen;
use crate::tree::File;
use crate::tree::RelPath;

/// Sources of notices and settings: they are looked through as they are written, and are not published as they are, but
/// in `root/`.
const SOURCES: &[&str] = &["md", "yaml", "yml"];

/// Texts that hold what they show, if they are text at all.
const PLAIN: &[&str] = &["txt", "css", "js", "json", "toml"];

/// Looks into every published file; one that cannot be read says why.
pub fn read(root: &Path, input: &Input) -> Vec<(RelPath, Enclosure)> {
    let files: Vec<(&RelPath, &File, String)> = ["content", "static", "root"]
        .into_iter()
        .flat_map(|folder| input.tree.under(folder))
        .map(|(path, file)| (path, file, path.extension().unwrap_or_default().to_lowercase()))
        .filter(|(path, _, kind)| is_looked_into(path, kind, input))
        .collect();
    let read = files.into_par_iter().map(|(path, file, kind)| (path.clone(), one(root, path, file, &kind)));
    read.filter(|(_, seen)| *seen != Enclosure::default()).collect()
}

/// Whether a file is looked into: a plain text below `content/` is looked through as it is written already.
fn is_looked_into(path: &RelPath, kind: &str, input: &Input) -> bool {
    let is_written = path.starts_with("content") && PLAIN.contains(&kind) && input.text(path).is_some();
    !is_written && (!SOURCES.contains(&kind) || path.starts_with("root"))
}

fn one(root: &Path, path: &RelPath, file: &File, kind: &str) -> Enclosure {
    if usize::try_from(file.len).map_or(true, |len| len > LIMITS.paper_bytes) {
        return unread(Unread::TooLarge);
    }
    let bytes = match file.bytes() {
        Some(bytes) => bytes.into_owned(),
        None => match edge::read_file(root, path, file.digest) {
            Ok(bytes) => bytes,
            Err(_) => return unread(Unread::Gone),
        },
    };
    match kind {
        "pdf" => pdf(&bytes).unwrap_or_else(|| unread(Unread::NoProgram)),
        _ => readers::enclosure(kind, &bytes),
    }
}

/// A file of which nothing was read.
fn unread(why: Unread) -> Enclosure {
    Enclosure { unread: vec![Unseen { part: String::new(), why }], ..Enclosure::default() }
}

/// The text of a PDF, its properties, its notes and links, and the names of the files in it; none where the program that
/// reads it fails.
fn pdf(bytes: &[u8]) -> Option<Enclosure> {
    let text = edge::pdf_text(bytes).ok()?;
    let mut out = readers::enclosure("pdf", bytes);
    // Its pages are what has just been read.
    out.unread.retain(|unseen| unseen.why != Unread::EnclosedPdf);
    match edge::pdf_notes(bytes) {
        Some(notes) => note(&mut out, notes),
        // Without the other programs the text has been read all the same.
        None => out.unread.push(Unseen { part: "pdfinfo, pdfdetach".to_owned(), why: Unread::NoProgram }),
    }
    let mut has_text = false;
    for (page, text) in String::from_utf8_lossy(&text).split('\u{c}').enumerate() {
        for (line, text) in text.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
            has_text = true;
            let place = EnclosedPlace::Page(page + 1, line + 1);
            out.lines.push(EnclosedLine { place, text: text.to_owned() });
        }
    }
    if !has_text {
        out.unread.push(Unseen { part: String::new(), why: Unread::NoText });
    }
    Some(out)
}

/// What a PDF says besides its text.
fn note(out: &mut Enclosure, notes: edge::PdfNotes) {
    let xmp = readers::enclosure("xmp", &notes.xmp);
    let author = |(name, text): &(String, String)| (name == "Author").then(|| text.clone());
    for person in notes.properties.iter().find_map(author).into_iter().chain(xmp.people) {
        if !person.is_empty() && !out.people.contains(&person) {
            out.people.push(person);
        }
    }
    let line = |place, text| EnclosedLine { place, text };
    let properties = notes.properties.into_iter().map(|(name, text)| line(EnclosedPlace::Property(name), text));
    let address = || EnclosedPlace::Part(PartRole::Links, "PDF".into());
    let links = notes.addresses.into_iter().map(|text| line(address(), text));
    let files = notes.files.iter().enumerate();
    let files = files.map(|(number, name)| line(EnclosedPlace::FileName(number + 1), name.clone()));
    let better: Vec<EnclosedLine> = properties.chain(links).chain(files).collect();
    // What has a place with a name is not said again.
    let known: HashSet<&str> = better.iter().map(|line| line.text.as_str()).collect();
    out.lines.retain(|line| !known.contains(line.text.as_str()));
    out.lines.extend(better.into_iter().chain(xmp.lines));
    out.unread.extend(xmp.unread);
    out.unread.extend(notes.files.into_iter().map(|part| Unseen { part, why: Unread::Enclosed }));
}
