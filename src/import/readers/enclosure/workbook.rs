//! Excel workbooks.

use std::collections::HashMap;

use super::package_parts;
use super::package_parts::Step;
use crate::diagnostic::limit::LIMITS;
use crate::import::readers::Refused;
use crate::import::readers::docx::Package;
use crate::model::EnclosedLine;
use crate::model::EnclosedPlace;
use crate::model::Enclosure;

/// A sheet of the workbook.
struct Sheet {
    name: String,
    relation: String,
    hidden: bool,
}

/// All its cells, those of hidden sheets included, with its comments.
pub(in crate::import::readers::enclosure) fn read(bytes: &[u8]) -> Result<Enclosure, Refused> {
    let mut package = package_parts::open(bytes)?;
    let book = "xl/workbook.xml";
    if package.parts(book).is_empty() {
        return Err(Refused::NotWord);
    }
    let mut sheets = Vec::new();
    package_parts::walk(&mut package, book, |step| {
        if let Step::Open("sheet", of) = step {
            let text = |name: &str| of.get(name).unwrap_or_default().to_owned();
            let hidden = matches!(of.get("state"), Some("hidden" | "veryHidden"));
            sheets.push(Sheet { name: text("name"), relation: text("id"), hidden });
        }
    })?;
    let mut targets = HashMap::new();
    package_parts::walk(&mut package, "xl/_rels/workbook.xml.rels", |step| {
        if let Step::Open("Relationship", of) = step {
            let target = of.get("Target").unwrap_or_default();
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(of.get("Id").unwrap_or_default().to_owned(), part.to_lowercase());
        }
    })?;
    let shared = texts(&mut package, "xl/sharedstrings.xml", "si")?;
    let mut out = Enclosure { people: package_parts::people(&mut package)?, ..Enclosure::default() };
    for sheet in sheets {
        let Some(part) = targets.get(&sheet.relation) else { continue };
        let with_hidden = rows(&mut package, part, &sheet.name, &shared, &mut out)?;
        if sheet.hidden || with_hidden {
            out.hidden.push(sheet.name);
        }
    }
    let beside = ["xl/comments", "xl/threadedcomments/", "xl/drawings/"];
    let beside: Vec<String> = beside.iter().flat_map(|beginning| package.parts(beginning)).collect();
    for part in beside.iter().filter(|part| part.ends_with(".xml")) {
        let (item, is_comment) = match part.starts_with("xl/drawings/") {
            true => ("p", false),
            false if part.starts_with("xl/threaded") => ("threadedComment", false),
            false => ("comment", true),
        };
        let texts = texts(&mut package, part, item)?;
        // A thread of comments has a plain comment beside it for programs that know no threads.
        out.comments += if is_comment { texts.len() } else { 0 };
        let lines = texts.into_iter().filter(|text| !text.is_empty());
        out.lines.extend(lines.map(|text| EnclosedLine { place: EnclosedPlace::Margin, text }));
    }
    out.position = package_parts::position(&mut package, "xl/media/")?;
    Ok(out)
}

/// The text of each item of a part.
fn texts(package: &mut Package<'_>, part: &str, item: &str) -> Result<Vec<String>, Refused> {
    let mut out = Vec::new();
    let mut text = String::new();
    let mut in_text = false;
    package_parts::walk(package, part, |step| match step {
        Step::Open("t" | "text", _) => in_text = true,
        Step::Close("t" | "text") => in_text = false,
        Step::Text(part) if in_text => text.push_str(part),
        Step::Close(name) if name == item => out.push(std::mem::take(&mut text)),
        _ => {}
    })?;
    Ok(out)
}

/// The rows of a sheet, a line each; whether rows or columns of it are hidden.
fn rows(
    package: &mut Package<'_>,
    part: &str,
    sheet: &str,
    shared: &[String],
    out: &mut Enclosure,
) -> Result<bool, Refused> {
    let mut hidden = false;
    let (mut row, mut count, mut size) = (String::new(), 0, 0);
    let (mut cell, mut in_value, mut is_shared) = (String::new(), false, false);
    package_parts::walk(package, part, |step| match step {
        Step::Open("col", of) => hidden |= of.on("hidden"),
        Step::Open("row", of) => {
            hidden |= of.on("hidden");
            count = of.get("r").and_then(|number| number.parse().ok()).unwrap_or(count + 1);
        }
        Step::Open("c", of) => is_shared = of.get("t") == Some("s"),
        Step::Open("v" | "t" | "f" | "oddHeader" | "oddFooter", _) => in_value = true,
        Step::Text(text) if in_value => cell.push_str(text),
        Step::Close("f") => {
            in_value = false;
            cell.push('\t');
        }
        Step::Close("v" | "t") => in_value = false,
        Step::Close("c") => {
            let text = std::mem::take(&mut cell);
            let of_table = || text.trim().parse::<usize>().ok().and_then(|index| shared.get(index));
            let text = if is_shared { of_table().map_or("", String::as_str) } else { &text };
            // A text of the table may be long and stand in every cell.
            size += text.len();
            if size <= LIMITS.paper_text_bytes {
                row.push_str(text);
                row.push('\t');
            }
        }
        Step::Close("row") => {
            let place = EnclosedPlace::Row(sheet.to_owned(), count);
            out.lines.push(EnclosedLine { place, text: std::mem::take(&mut row) });
        }
        Step::Close("oddHeader" | "oddFooter") => {
            in_value = false;
            out.lines.push(EnclosedLine { place: EnclosedPlace::Margin, text: std::mem::take(&mut cell) });
        }
        _ => {}
    })?;
    if size > LIMITS.paper_text_bytes { Err(Refused::TooMuchText) } else { Ok(hidden) }
}
