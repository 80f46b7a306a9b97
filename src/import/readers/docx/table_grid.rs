//! Tables of a document.

use crate::import::readers::docx::story::Walk;
use crate::import::readers::docx::story::alternative;
use crate::import::readers::docx::story::is_prompt;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::docx::xml::Space;
use crate::import::readers::left_out;
use crate::import::readers::table;
use crate::import::readers::table::Cell;
use crate::import::readers::table::MOST_COLUMNS;

impl<'a> Walk<'a> {
    /// A table, row by row.
    pub(in crate::import::readers::docx) fn table(&mut self, element: &'a Element) {
        // What runs on, runs on behind the table.
        let carry = std::mem::take(&mut self.carry);
        let outer = std::mem::take(&mut self.lines);
        let mut found = Vec::new();
        parts(element, "tr", false, &mut found);
        let mut rows = Vec::new();
        for (row, prompts) in found {
            let properties = row.child("trPr");
            if properties.is_some_and(|properties| properties.child("del").is_some()) {
                self.name(left_out::DELETED, &row.text());
                continue;
            }
            if properties.is_some_and(|properties| properties.toggle("hidden") == Some(true)) {
                self.name(left_out::HIDDEN, &row.text());
                continue;
            }
            let aside = |name: &str| {
                let columns = properties.and_then(|properties| properties.number_of(name)).unwrap_or(0);
                let columns = usize::try_from(columns).unwrap_or(0).min(MOST_COLUMNS);
                (columns > 0).then(|| Cell { lines: Vec::new(), span: columns, covered: false })
            };
            let mut cells: Vec<Cell> = aside("gridBefore").into_iter().collect();
            let mut inside = Vec::new();
            parts(row, "tc", prompts, &mut inside);
            cells.extend(inside.into_iter().map(|(cell, prompts)| self.cell(cell, prompts)));
            cells.extend(aside("gridAfter"));
            rows.push(cells);
        }
        self.lines = outer;
        self.lines.extend(table::lines(rows));
        self.carry = carry;
    }

    /// A cell; one that only prompts to type something is empty.
    fn cell(&mut self, cell: &'a Element, prompts: bool) -> Cell {
        let properties = cell.child("tcPr");
        let number = |name: &str| properties.and_then(|properties| properties.number_of(name));
        let span = number("gridSpan").and_then(|span| usize::try_from(span).ok()).unwrap_or(1).clamp(1, MOST_COLUMNS);
        let goes_on = |name: &str| {
            let merge = properties.and_then(|properties| properties.child(name));
            merge.is_some_and(|merge| merge.attribute("val") != Some("restart"))
        };
        if properties.is_some_and(|properties| properties.child("cellDel").is_some()) {
            self.name(left_out::DELETED, &cell.text());
            return Cell { lines: Vec::new(), span, covered: false };
        }
        if prompts {
            self.name(left_out::PROMPT, &cell.text());
            return Cell { lines: Vec::new(), span, covered: false };
        }
        self.blocks(cell);
        self.end_container();
        let mut lines = std::mem::take(&mut self.lines);
        if goes_on("vMerge") || goes_on("hMerge") {
            // What a merged cell covers is not seen; it says so if there is anything.
            self.name("被合并单元格盖住的文字", &cell.text());
            lines.clear();
        }
        Cell { lines, span, covered: goes_on("vMerge") }
    }
}

/// The rows of a table or the cells of a row, in whatever wraps them, and whether they only prompt to type something.
fn parts<'a>(parent: &'a Element, name: &str, prompts: bool, found: &mut Vec<(&'a Element, bool)>) {
    for element in parent.elements() {
        match (element.space, &*element.name) {
            (Space::Word, part) if part == name => found.push((element, prompts)),
            (Space::Word, "sdt") => parts(element, name, prompts || is_prompt(element), found),
            (Space::Word, "sdtContent" | "customXml" | "ins" | "moveTo") => parts(element, name, prompts, found),
            (Space::Compat, "AlternateContent") => {
                if let Some(branch) = alternative(element) {
                    parts(branch, name, prompts, found);
                }
            }
            _ => {}
        }
    }
}
