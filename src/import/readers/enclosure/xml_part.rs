//! Parts in XML of every kind: none is known that has no text, so every one is looked at.

use super::gather::Gather;
use super::gather::Piece;
use super::gather::RUNS;
use super::look::Look;
use super::page;
use super::walk::Step;
use super::walk::walk;
use crate::import::readers::Refused;
use crate::model::EnclosedPlace;
use crate::model::PartRole;

/// What parts are, by what stands in their names; the first that fits.
const ROLES: &[(&str, PartRole)] = &[
    ("_rels/", PartRole::Links),
    ("docprops/", PartRole::Properties),
    ("customxml/", PartRole::CustomData),
    ("/pivotcache/", PartRole::PivotCache),
    ("/pivottables/", PartRole::PivotCache),
    ("/externallinks/", PartRole::ExternalLink),
    ("/querytables/", PartRole::Query),
    ("xl/connections", PartRole::Query),
    ("comments", PartRole::Comment),
    ("/chart", PartRole::Chart),
    ("/diagrams/", PartRole::Diagram),
    ("/drawing", PartRole::Drawing),
    ("word/header", PartRole::Header),
    ("word/footer", PartRole::Header),
    ("word/footnotes", PartRole::Note),
    ("word/endnotes", PartRole::Note),
    ("ppt/notesslides/", PartRole::Note),
    ("ppt/slides/", PartRole::Text),
    ("word/document", PartRole::Text),
    ("content.xml", PartRole::Text),
    ("xl/worksheets/", PartRole::Sheet),
    ("xl/workbook", PartRole::Names),
    ("xl/tables/", PartRole::Names),
    ("settings", PartRole::Names),
    ("styles", PartRole::Names),
    ("xl/sharedstrings", PartRole::UnusedTexts),
];

/// Elements that record a change: words that came, went or moved, or a format that was another.
const CHANGES: &[(&str, &[&str])] = &[
    ("word/", &["ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"]),
    ("xl/revisions/", &["rcc", "rrc", "rm", "rcft", "rsnm", "ris"]),
    ("content.xml", &["changed-region"]),
];
/// Elements that are a comment. A thread of comments has a plain one beside it for programs that know no threads.
const COMMENTS: &[(&str, &[&str])] = &[
    ("word/comments", &["comment"]),
    ("xl/comments", &["comment"]),
    ("ppt/comments/", &["cm"]),
    ("content.xml", &["annotation"]),
];
/// Elements that name who wrote or changed a document.
const PEOPLE: &[(&str, &[&str])] = &[
    ("docprops/core", &["creator", "lastModifiedBy"]),
    ("docprops/app", &["Manager"]),
    ("meta.xml", &["creator", "initial-creator", "printed-by"]),
];

/// What a part is, by its name in small letters.
pub(in crate::import::readers::enclosure) fn role(part: &str) -> PartRole {
    // Relations stand in a folder of their own below each part.
    let at = format!("/{part}");
    ROLES.iter().find(|(sign, _)| at.contains(sign)).map_or(PartRole::Other, |(_, role)| *role)
}

/// Looks at a part; the paragraphs of the text itself are counted.
///
/// A part that is not well formed is looked at without regard to its structure, and is an error all the same.
pub(in crate::import::readers::enclosure) fn read(
    look: &mut Look,
    name: &str,
    bytes: &[u8],
    is_text: bool,
) -> Result<(), Refused> {
    let role = role(name);
    // Data of programs have names of their own for everything.
    let runs: &[&str] = if matches!(role, PartRole::CustomData | PartRole::Other) { &[] } else { RUNS };
    let mut gather = Gather::new(runs);
    let mut paragraph = 0;
    let walked = walk(bytes, name, |step, line| {
        if let Step::Open(element, of) = &step {
            count(look, name, element);
            if *element == "sld" && of.get("show").is_some_and(|show| matches!(show, "0" | "false")) {
                look.hidden(slide(name));
            }
        }
        if is_text && matches!(step, Step::Close("p")) {
            paragraph += 1;
        }
        gather.step(&step, &mut |piece| {
            let number = (paragraph + usize::from(piece.is_mark)).max(1);
            let place = if name.is_empty() {
                EnclosedPlace::Line(line)
            } else {
                place(role, name, &piece, is_text.then_some(number))
            };
            take(look, role, name, piece, place);
        });
    });
    gather.rest(&mut |piece| {
        let place = place(role, name, &piece, is_text.then_some(paragraph + 1));
        take(look, role, name, piece, place);
    });
    if matches!(walked, Err(Refused::Broken { .. } | Refused::Dtd { .. })) {
        let part = EnclosedPlace::Part(role, name.to_owned());
        page::read(look, bytes, &|line| if name.is_empty() { EnclosedPlace::Line(line) } else { part.clone() })?;
    }
    walked
}

fn take(look: &mut Look, role: PartRole, name: &str, piece: Piece<'_>, place: EnclosedPlace) {
    if names(PEOPLE, name, piece.element) && !piece.is_mark || piece.is_author {
        look.person(&piece.text);
    }
    // Where all is kept in marks nothing needs to be said of them.
    let hides = piece.is_mark && matches!(role, PartRole::Text | PartRole::Header | PartRole::Note | PartRole::Drawing);
    look.line(if hides { EnclosedPlace::Attribute(Box::new(place)) } else { place }, piece.text.into_owned());
}

/// Where a piece stands: a paragraph of the text itself, a property, or a part.
fn place(role: PartRole, name: &str, piece: &Piece<'_>, paragraph: Option<usize>) -> EnclosedPlace {
    match (paragraph, role) {
        (Some(number), _) => EnclosedPlace::Paragraph(number),
        (None, PartRole::Properties) if !piece.is_mark => EnclosedPlace::Property(piece.element.to_owned()),
        (None, _) => EnclosedPlace::Part(role, name.to_owned()),
    }
}

fn count(look: &mut Look, part: &str, element: &str) {
    if names(CHANGES, part, element) {
        look.change();
    }
    if names(COMMENTS, part, element) {
        look.comments(1);
    }
}

/// Whether a table names an element of a part.
fn names(table: &[(&str, &[&str])], part: &str, element: &str) -> bool {
    table.iter().any(|(beginning, elements)| part.starts_with(beginning) && elements.contains(&element))
}

fn slide(part: &str) -> String {
    let name = part.rsplit('/').next().unwrap_or(part);
    name.trim_end_matches(".xml").to_owned()
}

/// The notes in XML that programs write into pictures and other files (XMP).
pub(in crate::import::readers::enclosure) fn notes(look: &mut Look, bytes: &[u8]) {
    let mut gather = Gather::new(&[]);
    let place = || EnclosedPlace::Property("XMP".to_owned());
    let walked = walk(bytes, "XMP", |step, _| {
        gather.step(&step, &mut |piece| {
            if piece.is_author {
                look.person(&piece.text);
            }
            look.line(place(), piece.text.into_owned());
        });
    });
    if walked.is_err()
        && let Err(refused) = page::read(look, bytes, &|_| place())
    {
        look.refused("XMP", &refused);
    }
}
