//! A table with what changed in it marked: a column in front says in words what became of each row.

use super::marked_text;
use super::marked_text::MarkedText;
use crate::model::Cell;
use crate::model::Table;
use crate::model::Text;
use crate::page::markup;
use crate::page::styling::StyledPart;
use crate::page::styling::Styling;
use crate::review::table_difference::ComparedRow;
use crate::review::table_difference::PairedColumn;
use crate::review::table_difference::RowBecame;
use crate::review::table_difference::TableDifference;
use crate::text::difference::Became;
use crate::text::difference::Marked;
use crate::text::escape::escape;

/// The table of the later edition, with the rows and cells that the earlier one had.
pub(super) fn table(old: &Table, new: &Table, difference: &TableDifference, styling: &Styling<'_>) -> String {
    let labels = styling.labels;
    let mut name = String::new();
    escape(labels.get("changed_table"), &mut name);
    let mut out = format!(
        "<div{} aria-label=\"{name}\">\n<table class=\"changed\">\n<caption class=\"visually-hidden\">{name}</caption>\n",
        styling.attributes(StyledPart::TableFrame)
    );
    let names = names(old, new, difference);
    for (at, row) in difference.rows.iter().enumerate() {
        let is_head = at == 0;
        let (cell, part) = if is_head { ("th", StyledPart::HeadCell) } else { ("td", StyledPart::Cell) };
        out.push_str(if is_head { "<thead>\n" } else { "" });
        out.push_str(&format!("<tr class=\"{}\">", class(row)));
        let mut said = String::new();
        escape(&if is_head { labels.get("change").to_owned() } else { words(row, styling) }, &mut said);
        let scope = if is_head { "col" } else { "row" };
        out.push_str(&format!("<th scope=\"{scope}\" class=\"became\">{said}</th>"));
        for ((column, stretches), name) in difference.columns.iter().zip(&row.cells).zip(&names) {
            let mut html = cell_html((old, new), row, *column, stretches, styling);
            if is_head && column.moved {
                let mut moved = String::new();
                escape(labels.get("column_moved"), &mut moved);
                html.push_str(&format!(" <b>{moved}</b>"));
            }
            let mut attributes = styling.attributes(part).to_owned();
            if stretches.iter().any(|(became, _)| *became != Became::Same) {
                attributes.push_str(" class=\"touched\"");
            }
            if !is_head {
                attributes.push_str(" data-label=\"");
                escape(name, &mut attributes);
                attributes.push('"');
            }
            markup::push_cell(cell, &html, &attributes, &mut out);
        }
        out.push_str(if is_head { "</tr>\n</thead>\n<tbody>\n" } else { "</tr>\n" });
    }
    out + "</tbody>\n</table>\n</div>\n"
}

/// The names of the columns of both editions.
fn names(old: &Table, new: &Table, difference: &TableDifference) -> Vec<String> {
    let name = |column: &PairedColumn| {
        let later = column.new.and_then(|at| new.head.get(at));
        later.or_else(|| old.head.get(column.old?)).map_or_else(String::new, |cell| cell.text.plain())
    };
    difference.columns.iter().map(|column| name(column).replace('\n', "")).collect()
}

fn cell_html(
    (old, new): (&Table, &Table),
    row: &ComparedRow,
    column: PairedColumn,
    stretches: &[Marked],
    styling: &Styling<'_>,
) -> String {
    let none = Text::default();
    let text = |table: &'_ Table, row: Option<usize>, column: Option<usize>| -> Option<Text> {
        table.rows().nth(row?)?.get(column?).map(|cell: &Cell| cell.text.clone())
    };
    let (was, is) = (text(old, row.old, column.old), text(new, row.new, column.new));
    let (was, is) = (was.as_ref().unwrap_or(&none), is.as_ref().unwrap_or(&none));
    MarkedText { old: was, at_old: 0, new: is, at_new: 0, overlay: None, styling }.next(stretches)
}

fn class(row: &ComparedRow) -> &'static str {
    match row.became {
        RowBecame::Same => "same",
        RowBecame::Reworded => "reworded",
        RowBecame::Inserted => "inserted",
        RowBecame::Deleted => "deleted",
        RowBecame::Moved | RowBecame::MovedAndReworded => "moved",
    }
}

/// What became of a row, in words.
fn words(row: &ComparedRow, styling: &Styling<'_>) -> String {
    let labels = styling.labels;
    let old = row.old.unwrap_or_default();
    match row.became {
        RowBecame::Same => String::new(),
        RowBecame::Reworded => labels.get("reworded").to_owned(),
        RowBecame::Inserted => labels.get("inserted").to_owned(),
        RowBecame::Deleted => labels.get("deleted").to_owned(),
        RowBecame::Moved => labels.say("row_moved", &[("row", &old)]),
        RowBecame::MovedAndReworded => labels.say("row_moved_and_reworded", &[("row", &old)]),
    }
}

/// A text that came or went as a whole.
pub(super) fn whole(table: &Table, element: &str, styling: &Styling<'_>) -> String {
    let mut out = format!("<div{} aria-label=\"", styling.attributes(StyledPart::TableFrame));
    escape(styling.labels.get("changed_table"), &mut out);
    out.push_str("\">\n<table class=\"changed\">\n");
    for row in table.rows() {
        out.push_str("<tr>");
        for cell in row {
            let html = markup::text_in(&cell.text, styling);
            let html = if html.is_empty() { html } else { marked_text::marked(element, &html, styling) };
            markup::push_cell("td", &html, "", &mut out);
        }
        out.push_str("</tr>\n");
    }
    out + "</table>\n</div>\n"
}
