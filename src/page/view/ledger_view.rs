//! A ledger in the text of a notice: its rows with their issues, their parts and what stands between them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::laid_over;
use super::view_parts::Link;
use crate::model::Cell;
use crate::model::Finding;
use crate::model::Issue;
use crate::model::Notice;
use crate::model::Status;
use crate::model::Table;
use crate::page::markup;
use crate::page::styling::StyledPart;
use crate::page::styling::Styling;
use crate::page::table_columns;
use crate::page::table_columns::Setting;
use crate::prose::LedgerLayout;
use crate::prose::RowKind;
use crate::site::issue_anchor;
use crate::text::escape::escape;
use crate::text::han;

/// The link to the page of an issue, where there is one.
type LinkOf<'l> = &'l dyn Fn(&Finding, &Issue) -> Option<Link>;

/// What stands in a row of a ledger.
pub(super) struct RowOf<'n> {
    finding: &'n Finding,
    issue: &'n Issue,
    /// The result that the row prints.
    status: Option<&'n Status>,
    /// Whether the issue begins in it.
    first: bool,
}

/// The issues that stand in rows, and their parts, by block and row.
pub(super) fn rows(notice: &Notice) -> BTreeMap<usize, BTreeMap<usize, RowOf<'_>>> {
    let mut out: BTreeMap<usize, BTreeMap<usize, RowOf<'_>>> = BTreeMap::new();
    for (finding, issue) in notice.issues() {
        let Some(row) = issue.place.row else { continue };
        let block = issue.place.blocks.start;
        let status = issue.rectification.status.as_ref().filter(|_| issue.parts.is_empty());
        out.entry(block).or_default().insert(row, RowOf { finding, issue, status, first: true });
        for part in &issue.parts {
            let first = (part.block, part.row) == (block, row);
            out.entry(part.block)
                .or_default()
                .insert(part.row, RowOf { finding, issue, status: part.rectification.status.as_ref(), first });
        }
    }
    out
}

/// A ledger: rows with anchors, each with a link to its issue, and the column's name on each cell for small screens.
/// Where there are no style sheets, none of these: only the table.
pub(super) fn ledger(
    (block, table): (usize, &Table),
    rows: &BTreeMap<usize, RowOf<'_>>,
    link: LinkOf<'_>,
    notice: &Notice,
    styling: &Styling<'_>,
) -> String {
    let read = |cells: Vec<String>| cells.iter().map(|cell| han::reading(cell).into_owned()).collect();
    let plain: Vec<Vec<String>> = table.plain().into_iter().map(read).collect();
    let layout = LedgerLayout::of(&plain);
    // Rows above the names of the columns are a title. Other systems' editors drop the title of a table, so there they
    // stay rows.
    let captions = if styling.classes { layout.as_ref().map_or(0, |layout| layout.head) } else { 0 };
    let mut out = String::new();
    // The first column names the row: its numbers are no figures.
    let figures = table_columns::figures(table, true);
    if styling.classes {
        // Narrow pages turn the rows into cards; a table that is wider still scrolls by itself. The links of its rows take
        // the keyboard there, so the frame needs no stop of its own. Labels with values beside them are no columns.
        let cards = if layout.is_some() { "ledger" } else { "" };
        let classes = markup::class_of(&[cards, Setting::of(table, &figures).class()]);
        out.push_str(&format!("<div class=\"table\">\n<table{classes}>\n"));
        push_caption(table, captions, notice, styling, &mut out);
    } else {
        let (frame, attributes) = (styling.attributes(StyledPart::TableFrame), styling.attributes(StyledPart::Table));
        out.push_str(&format!("<div{frame}>\n<table{attributes}>\n"));
    }
    // A second row of heads belongs to the head.
    let heads = layout.as_ref().map_or(1, |layout| layout.body);
    let head_rows: Vec<&Vec<Cell>> = table.rows().take(heads).skip(captions).collect();
    out.push_str("<thead>\n");
    push_head(&head_rows, &figures, styling, &mut out);
    out.push_str("</thead>\n<tbody>\n");
    for (index, cells) in table.body.iter().enumerate().skip(heads - 1) {
        let of = rows.get(&index).filter(|_| styling.classes);
        match of.filter(|of| of.first) {
            Some(of) => out.push_str(&format!("<tr id=\"{}\">", issue_anchor(of.issue.key))),
            None => out.push_str("<tr>"),
        }
        let between = layout.as_ref().is_some_and(|layout| {
            matches!(layout.kind(&plain[index + 1]), RowKind::Area | RowKind::Note) && styling.classes
        });
        match alone(cells).filter(|_| between) {
            Some(alone) => whole_row("td", cells.len(), alone, styling, &mut out),
            None => {
                for (column, cell) in cells.iter().enumerate() {
                    let overlay = notice.outline.cell_overlays.get(&(block, index, column));
                    let mut html = laid_over::laid_over(&cell.text, overlay, None, styling);
                    push_marks(of, (column, cell), link, styling, &mut html);
                    let part = table_columns::cell(&cell.text, figures[column]);
                    let mut attributes = styling.attributes(part).to_owned();
                    if let Some(layout) = layout.as_ref().filter(|_| styling.classes) {
                        attributes.push_str(" data-label=\"");
                        escape(&layout.names[column].replace('\n', ""), &mut attributes);
                        attributes.push('"');
                    }
                    markup::push_cell("td", &html, &attributes, &mut out);
                }
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    out
}

/// The title that a ledger has of its own; else that of its notice, for those who hear the page.
fn push_caption(table: &Table, rows: usize, notice: &Notice, styling: &Styling<'_>, out: &mut String) {
    if rows == 0 {
        out.push_str("<caption class=\"visually-hidden\">");
        escape(&notice.head.title, out);
        return out.push_str("</caption>\n");
    }
    out.push_str("<caption>");
    for cell in table.rows().take(rows).flatten().filter(|cell| !cell.text.is_empty()) {
        out.push_str(&format!("<div>{}</div>", markup::text_in(&cell.text, styling)));
    }
    out.push_str("</caption>\n");
}

/// The rows that name the columns. What a name covers beside it and below it is no cell of its own.
fn push_head(rows: &[&Vec<Cell>], figures: &[bool], styling: &Styling<'_>, out: &mut String) {
    let blank = |row: usize, column: usize| rows[row].get(column).is_none_or(|cell| cell.text.is_empty());
    let mut covered: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (row, cells) in rows.iter().enumerate() {
        out.push_str("<tr>");
        let alone = alone(cells).filter(|_| rows.len() > 1);
        if let Some(alone) = alone {
            whole_row("th", cells.len(), alone, styling, out);
            covered.extend((0..cells.len()).map(|column| (row, column)));
        }
        for (column, cell) in cells.iter().enumerate() {
            if !covered.insert((row, column)) {
                continue;
            }
            let free = |column: &usize| blank(row, *column) && !covered.contains(&(row, *column)) && rows.len() > 1;
            let beside = (column + 1..cells.len()).take_while(free).count();
            let columns = if cell.text.is_empty() { 1 } else { 1 + beside };
            let all = |row: &usize| (column..column + columns).all(|column| blank(*row, column));
            let below = if cell.text.is_empty() { 0 } else { (row + 1..rows.len()).take_while(all).count() };
            let reach = (row..=row + below).flat_map(|row| (column..column + columns).map(move |column| (row, column)));
            covered.extend(reach);
            let mut attributes = styling.attributes(table_columns::head_cell(&cell.text, figures[column])).to_owned();
            for (name, count) in [("colspan", columns), ("rowspan", 1 + below)] {
                if count > 1 {
                    attributes.push_str(&format!(" {name}=\"{count}\""));
                }
            }
            markup::push_cell("th", &markup::text_in(&cell.text, styling), &attributes, out);
        }
        out.push_str("</tr>\n");
    }
}

/// Marks the result that a row prints, and links the row of an issue to its page.
fn push_marks(
    of: Option<&RowOf<'_>>,
    (column, cell): (usize, &Cell),
    link: LinkOf<'_>,
    styling: &Styling<'_>,
    html: &mut String,
) {
    let Some(RowOf { finding, issue, status, first }) = of else { return };
    let stated_here = |status: &&&Status| (cell.at.start..=cell.at.end).contains(&status.at.start);
    if let Some(status) = status.as_ref().filter(stated_here).filter(|status| is_all(&status.printed, cell)) {
        *html = format!("<span{}>{html}</span>", laid_over::tag(status.kind, styling));
    }
    if let Some(link) = link(finding, issue).filter(|_| *first && column == 0) {
        html.push_str("<a class=\"permalink\" data-words=\"");
        escape(styling.labels.get("alone"), html);
        html.push_str(&format!("\" href=\"{}\" aria-label=\"", link.href));
        escape(&link.text, html);
        html.push_str("\"></a>");
    }
}

/// Whether a result is all that a cell says, whatever parts its words.
fn is_all(printed: &str, cell: &Cell) -> bool {
    let words = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    words(printed) == words(&cell.text.plain())
}

/// The cell of a row in which all others are empty.
fn alone(row: &[Cell]) -> Option<&Cell> {
    let mut filled = row.iter().filter(|cell| !cell.text.is_empty());
    filled.next().filter(|_| filled.next().is_none() && row.len() > 1)
}

/// A cell that takes the whole row.
fn whole_row(tag: &str, columns: usize, cell: &Cell, styling: &Styling<'_>, out: &mut String) {
    let html = markup::text_in(&cell.text, styling);
    let part = if tag == "th" { StyledPart::HeadCell } else { StyledPart::Cell };
    markup::push_cell(tag, &html, &format!("{} colspan=\"{columns}\"", styling.attributes(part)), out);
}
