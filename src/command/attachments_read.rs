//! The files that a site publishes beside its texts, read for what they give away.

use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::limit::LIMITS;
use crate::edge;
use crate::import::readers;
use crate::model::EnclosedLine;
use crate::model::EnclosedPlace;
use crate::model::Enclosure;
use crate::model::Unread;
use crate::tree::File;
use crate::tree::RelPath;
use crate::tree::Tree;

/// Kinds of files that may hold more than is seen, by their extension.
const KINDS: &[&str] = &[
    "docx", "docm", "xlsx", "xlsm", "pdf", "csv", "jpg", "jpeg", "png", "webp", "tif", "tiff", "heic", "doc", "xls",
    "wps", "et", "ofd", "ppt", "pptx", "rtf", "odt", "ods", "zip", "rar", "7z",
];

/// Looks into every such file; one that cannot be read says why.
pub fn read(root: &Path, tree: &Tree) -> Vec<(RelPath, Enclosure)> {
    let files: Vec<(&RelPath, &File, String)> = ["content", "static"]
        .into_iter()
        .flat_map(|folder| tree.under(folder))
        .filter_map(|(path, file)| Some((path, file, kind(path)?)))
        .collect();
    files.into_par_iter().map(|(path, file, kind)| (path.clone(), one(root, path, file, &kind))).collect()
}

/// The kind of a file that is looked into. What is held as text is looked through as it stands.
fn kind(path: &RelPath) -> Option<String> {
    let kind = path.extension()?.to_lowercase();
    KINDS.contains(&kind.as_str()).then_some(kind)
}

fn one(root: &Path, path: &RelPath, file: &File, kind: &str) -> Enclosure {
    let unread = |why| Enclosure { unread: Some(why), ..Enclosure::default() };
    if usize::try_from(file.len).map_or(true, |len| len > LIMITS.paper_bytes) {
        return unread(Unread::TooLarge);
    }
    let bytes = match &file.bytes {
        Some(bytes) => bytes.to_vec(),
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

/// The text of a PDF and its author; none where the programs that read it fail.
fn pdf(bytes: &[u8]) -> Option<Enclosure> {
    let text = edge::pdf_text(bytes).ok()?;
    let mut lines = Vec::new();
    for (page, text) in String::from_utf8_lossy(&text).split('\u{c}').enumerate() {
        for (line, text) in text.lines().enumerate() {
            lines.push(EnclosedLine { place: EnclosedPlace::Page(page + 1, line + 1), text: text.to_owned() });
        }
    }
    // Without pdfinfo the text has been read all the same.
    let people = edge::pdf_author(bytes).into_iter().collect();
    Some(Enclosure { lines, people, ..Enclosure::default() })
}
