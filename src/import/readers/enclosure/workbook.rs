//! Excel workbooks.

use std::collections::HashMap;

use super::gather::Gather;
use super::gather::RUNS;
use super::gather::whole;
use super::look::Look;
use super::walk::Step;
use super::walk::walk;
use super::xml_part;
use crate::diagnostic::limit::LIMITS;
use crate::import::readers::Refused;
use crate::import::readers::docx::Package;
use crate::model::EnclosedPlace;
use crate::model::PartRole;

/// The part that lists the sheets.
pub(in crate::import::readers::enclosure) const BOOK: &str = "xl/workbook.xml";
/// The texts that cells share.
const SHARED: &str = "xl/sharedstrings.xml";

/// A sheet of the workbook.
struct Sheet {
    name: String,
    relation: String,
    hidden: bool,
}

/// A text that cells share.
struct Shared {
    text: String,
    /// Whether a cell shows it.
    is_shown: bool,
}

/// The names and the cells of all sheets, those of hidden ones included. Gives the parts that it looked at or named.
pub(in crate::import::readers::enclosure) fn read(
    look: &mut Look,
    package: &mut Package<'_>,
) -> Result<Vec<String>, Refused> {
    let mut sheets = Vec::new();
    if let Some(bytes) = look.bytes(package, BOOK)? {
        walk(&bytes, BOOK, |step, _| {
            if let Step::Open("sheet", of) = step {
                let text = |name: &str| of.get(name).unwrap_or_default().to_owned();
                let hidden = matches!(of.get("state"), Some("hidden" | "veryHidden"));
                sheets.push(Sheet { name: text("name"), relation: text("id"), hidden });
            }
        })?;
        xml_part::read(look, BOOK, &bytes, false)?;
    }
    let mut targets = HashMap::new();
    if let Some(bytes) = look.bytes(package, "xl/_rels/workbook.xml.rels")? {
        walk(&bytes, "xl/_rels/workbook.xml.rels", |step, _| {
            if let Step::Open("Relationship", of) = step {
                let target = of.get("Target").unwrap_or_default();
                let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                targets.insert(of.get("Id").unwrap_or_default().to_owned(), part.to_lowercase());
            }
        })?;
    }
    let mut done = vec![BOOK.to_owned(), SHARED.to_owned()];
    let mut shared = match look.bytes(package, SHARED)? {
        Some(bytes) => texts(&bytes)?,
        None => Vec::new(),
    };
    for (number, sheet) in sheets.into_iter().enumerate() {
        look.line(EnclosedPlace::SheetName(number + 1), sheet.name.clone());
        // A sheet without its part has no cells.
        let Some(part) = targets.get(&sheet.relation).filter(|part| !done.contains(part)) else { continue };
        done.push(part.clone());
        let mut with_hidden = false;
        let read = look.bytes(package, part).and_then(|bytes| match bytes {
            Some(bytes) => rows(look, &bytes, part, &sheet.name, &mut shared, &mut with_hidden),
            None => Ok(()),
        });
        if let Err(refused) = read {
            look.refused(part, &refused);
        }
        if sheet.hidden || with_hidden {
            look.hidden(sheet.name);
        }
    }
    let unused = shared.into_iter().filter(|shared| !shared.is_shown);
    unused.for_each(|shared| look.line(EnclosedPlace::Part(PartRole::UnusedTexts, SHARED.to_owned()), shared.text));
    Ok(done)
}

/// The texts that cells share, in their order.
fn texts(bytes: &[u8]) -> Result<Vec<Shared>, Refused> {
    let mut out = Vec::new();
    let mut text = String::new();
    let mut in_text = false;
    walk(bytes, SHARED, |step, _| match step {
        Step::Open("t", _) => in_text = true,
        Step::Close("t") => in_text = false,
        Step::Text(part) if in_text => text.push_str(part),
        Step::Close("si") => out.push(Shared { text: std::mem::take(&mut text), is_shown: false }),
        _ => {}
    })?;
    Ok(out)
}

/// The cells of a sheet, row by row.
#[derive(Default)]
struct Cells {
    row: String,
    number: usize,
    /// Bytes of all rows.
    size: usize,
    cell: String,
    in_value: bool,
    is_shared: bool,
    in_rows: bool,
}

impl Cells {
    /// Takes a step through the rows; gives the row that it ends.
    fn step(&mut self, step: &Step<'_>, shared: &mut [Shared]) -> Option<String> {
        match step {
            Step::Open("row", of) => {
                self.number = of.get("r").and_then(|number| number.parse().ok()).unwrap_or(self.number + 1);
            }
            Step::Open("c", of) => self.is_shared = of.get("t") == Some("s"),
            Step::Open("v" | "t" | "f", _) => self.in_value = true,
            Step::Text(text) if self.in_value => self.cell.push_str(text),
            Step::Close("f") => {
                self.in_value = false;
                self.cell.push('\t');
            }
            Step::Close("v" | "t") => self.in_value = false,
            Step::Close("c") => {
                let cell = std::mem::take(&mut self.cell);
                self.end_cell(&cell, shared);
            }
            Step::Close("row") => return Some(std::mem::take(&mut self.row)),
            _ => {}
        }
        None
    }

    fn end_cell(&mut self, cell: &str, shared: &mut [Shared]) {
        let mut text = whole(cell);
        if self.is_shared {
            let of_table = cell.trim().parse::<usize>().ok().and_then(|index| shared.get_mut(index));
            text = of_table.map_or("".into(), |shared| {
                shared.is_shown = true;
                shared.text.as_str().into()
            });
        }
        // A text of the table may be long and stand in every cell.
        self.size += text.len();
        if self.size <= LIMITS.paper_text_bytes {
            self.row.push_str(&text);
            self.row.push('\t');
        }
    }
}

/// The rows of a sheet, a line each, and what stands beside them; whether rows or columns of it are hidden.
fn rows(
    look: &mut Look,
    bytes: &[u8],
    part: &str,
    sheet: &str,
    shared: &mut [Shared],
    hidden: &mut bool,
) -> Result<(), Refused> {
    let mut cells = Cells::default();
    let mut beside = Gather::new(RUNS);
    walk(bytes, part, |step, _| {
        match step {
            Step::Open("col" | "row", of) => *hidden |= of.on("hidden"),
            Step::Close("sheetData") => cells.in_rows = false,
            _ => {}
        }
        if cells.in_rows {
            if let Some(row) = cells.step(&step, shared) {
                look.line(EnclosedPlace::Row(sheet.to_owned(), cells.number), row);
            }
            return;
        }
        beside.step(&step, &mut |piece| {
            let is_margin = piece.element.ends_with("Header") || piece.element.ends_with("Footer");
            let role = if is_margin { PartRole::Header } else { PartRole::Sheet };
            let text = if is_margin { margin(&piece.text) } else { piece.text.into_owned() };
            look.line(EnclosedPlace::Part(role, sheet.to_owned()), text);
        });
        cells.in_rows |= matches!(step, Step::Open("sheetData", _));
    })?;
    if cells.size > LIMITS.paper_text_bytes { Err(Refused::TooMuchText) } else { Ok(()) }
}

/// A header or footer without the letters that say where and how each piece of it stands, as `&C` and `&"宋体,常规"`.
fn margin(text: &str) -> String {
    let mut pieces = text.split('&');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let font = piece.strip_prefix('"').and_then(|font| font.split_once('"')).map(|(_, text)| text);
        let letter = piece.strip_prefix(|c: char| c.is_ascii_alphabetic());
        out.push(' ');
        out += font.or(letter).unwrap_or(piece);
    }
    out
}
