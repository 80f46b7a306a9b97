//! Approved text to HTML: the one place where content becomes markup. Everything is escaped here.
//!
//! What is written depends on where it will stand ([`Styling`]); which characters are written does not.

use super::styling::StyledPart;
use super::styling::Styling;
use super::table_columns;
use super::table_columns::Setting;
use super::theme_labels::Labels;
use crate::model::Block;
use crate::model::Cell;
use crate::model::Item;
use crate::model::Run;
use crate::model::Table;
use crate::model::Text;
use crate::model::file_beside;
use crate::text::escape::escape;
use crate::text::percent;

/// A text as HTML: every character of it, in order, with its styles.
pub fn text_in(text: &Text, styling: &Styling<'_>) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for run in text.runs() {
        push_run(run, styling, &mut out);
    }
    out
}

fn push_run(run: &Run, styling: &Styling<'_>, out: &mut String) {
    let style = &run.style;
    let link = style.link.as_deref().and_then(|address| (styling.link)(address));
    if let Some(address) = &link {
        out.push_str("<a href=\"");
        push_address(address, out);
        // A link out of the site opens where the reader chooses and tells the other site nothing.
        out.push_str(if is_outside(address) { "\" rel=\"noopener noreferrer\">" } else { "\">" });
    }
    let tags = [(style.strong, "strong"), (style.emphasis, "em"), (style.code, "code")];
    for (_, tag) in tags.iter().filter(|(on, _)| *on) {
        out.push_str(&format!("<{tag}>"));
    }
    match &style.image {
        Some(source) => {
            out.push_str("<img src=\"");
            push_address(&(styling.picture)(source), out);
            out.push_str("\" alt=\"");
            escape(&run.text, out);
            out.push('"');
            if let Some((width, height)) = file_beside(source).and_then(|file| (styling.pixels)(&file)) {
                out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
            }
            out.push_str(&format!("{}>", styling.attributes(StyledPart::Picture)));
        }
        None => {
            for (index, line) in run.text.split('\n').enumerate() {
                if index > 0 {
                    out.push_str("<br>");
                }
                push_line(line, styling, out);
            }
        }
    }
    for (_, tag) in tags.iter().rev().filter(|(on, _)| *on) {
        out.push_str(&format!("</{tag}>"));
    }
    if link.is_some() {
        out.push_str("</a>");
    }
}

/// A line of text, its numbers that are dialled marked: a browser breaks them behind their hyphens.
fn push_line(line: &str, styling: &Styling<'_>, out: &mut String) {
    let attributes = styling.attributes(StyledPart::Dialled);
    let is_part = |c: char| c.is_ascii_digit() || c == '-';
    let mut rest = line;
    while let Some(hyphen) = rest.find('-').filter(|_| !attributes.is_empty()) {
        let start = rest[..hyphen].trim_end_matches(is_part).len();
        let end = rest.len() - rest[hyphen..].trim_start_matches(is_part).len();
        escape(&rest[..start], out);
        let number = &rest[start..end];
        match is_dialled(number) {
            true => out.push_str(&format!("<span{attributes}>{number}</span>")),
            false => escape(number, out),
        }
        rest = &rest[end..];
    }
    escape(rest, out);
}

/// Whether digits and hyphens are a telephone number: a code of three or four digits with its nought, a number of seven
/// or eight, perhaps an extension; or one of the numbers for everybody (400-…).
fn is_dialled(number: &str) -> bool {
    let parts: Vec<&str> = number.split('-').collect();
    let digits: usize = parts.iter().map(|part| part.len()).sum();
    let code = parts.first().is_some_and(|code| (3..=4).contains(&code.len()) && code.starts_with(['0', '4', '8']));
    code && parts.iter().all(|part| !part.is_empty()) && (10..=16).contains(&digits)
}

/// An address as an attribute: what may not stand in one is percent-encoded, a backslash above all, which browsers take
/// for a slash.
fn push_address(address: &str, out: &mut String) {
    for c in address.chars() {
        match c {
            '\0'..=' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\u{7f}' => {
                out.push_str(&percent::character(c));
            }
            c => escape(c.encode_utf8(&mut [0; 4]), out),
        }
    }
}

fn is_outside(address: &str) -> bool {
    address.starts_with("http://") || address.starts_with("https://")
}

/// A block that needs no anchor and no overlay, as HTML. Headings are set one level below `above`.
pub fn block(block: &Block, above: usize, styling: &Styling<'_>) -> String {
    let mut out = String::new();
    push_block(block, above, styling, &mut out);
    out
}

/// Several blocks as HTML, in a page of the site.
pub fn blocks(blocks: &[Block], above: usize, labels: &Labels) -> String {
    let mut out = String::new();
    for block in blocks {
        push_block(block, above, &Styling::site(labels), &mut out);
    }
    out
}

fn push_block(block: &Block, above: usize, styling: &Styling<'_>, out: &mut String) {
    match block {
        Block::Heading(heading) => {
            let level = (above + 1).clamp(2, 6);
            let attributes = styling.attributes(StyledPart::Heading);
            out.push_str(&format!("<h{level}{attributes}>{}</h{level}>\n", text_in(&heading.text, styling)));
        }
        Block::Paragraph(paragraph) => {
            let attributes = styling.attributes(StyledPart::Paragraph);
            out.push_str(&format!("<p{attributes}>{}</p>\n", text_in(&paragraph.text, styling)));
        }
        Block::List { items, .. } => push_list(items, above, styling, out),
        Block::Quote { blocks, .. } => {
            out.push_str(&format!("<blockquote{}>\n", styling.attributes(StyledPart::Quote)));
            blocks.iter().for_each(|block| push_block(block, above, styling, out));
            out.push_str("</blockquote>\n");
        }
        Block::Table(table) => push_table(table, styling, out),
        Block::Preformatted { text, .. } => {
            // The first line break after <pre> is not shown; one more keeps a text that begins with one whole.
            out.push_str(&format!("<pre{}>\n", styling.attributes(StyledPart::Preformatted)));
            escape(text, out);
            out.push_str("</pre>\n");
        }
        Block::Rule { .. } => out.push_str(&format!("<hr{}>\n", styling.attributes(StyledPart::Rule))),
    }
}

/// Numbered lists show the number that was typed, as text, so that it is copied, searched and read as it stands.
fn push_list(items: &[Item], above: usize, styling: &Styling<'_>, out: &mut String) {
    let numbered = items.iter().any(|item| item.marker.is_some());
    let part = if numbered { StyledPart::NumberedList } else { StyledPart::List };
    out.push_str(&format!("<ul{}>\n", styling.attributes(part)));
    for item in items {
        out.push_str("<li>");
        if let Some(marker) = &item.marker {
            out.push_str(&format!("<span{}>", styling.attributes(StyledPart::Marker)));
            escape(marker, out);
            out.push_str("</span> ");
        }
        match item.blocks.as_slice() {
            [Block::Paragraph(only)] => out.push_str(&text_in(&only.text, styling)),
            blocks => blocks.iter().for_each(|block| push_block(block, above, styling, out)),
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

fn push_table(table: &Table, styling: &Styling<'_>, out: &mut String) {
    let figures = table_columns::figures(table, false);
    out.push_str(&format!("<div{}", styling.attributes(StyledPart::TableFrame)));
    if styling.classes {
        // What the table is about is not said; its columns tell.
        let columns: Vec<String> = table.head.iter().map(|cell| cell.text.plain()).collect();
        let columns = columns.join(styling.labels.get("list_comma"));
        let mut name = String::new();
        escape(&styling.labels.say("table_of", &[("columns", &columns)]), &mut name);
        out.push_str(&format!(
            " aria-label=\"{name}\">\n<table{}>\n<caption class=\"visually-hidden\">{name}</caption>\n",
            class_of(&[Setting::of(table, &figures).class()])
        ));
    } else {
        out.push_str(&format!(">\n<table{}>\n", styling.attributes(StyledPart::Table)));
    }
    out.push_str("<thead>\n<tr>");
    for (Cell { text: cell, .. }, figures) in table.head.iter().zip(&figures) {
        push_cell("th", &text_in(cell, styling), styling.attributes(table_columns::head_cell(cell, *figures)), out);
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.body {
        out.push_str("<tr>");
        for (cell, figures) in row.iter().zip(&figures) {
            let part = table_columns::cell(&cell.text, *figures);
            push_cell("td", &text_in(&cell.text, styling), styling.attributes(part), out);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

/// The attribute of an element's classes, with a space in front; none where it has none.
pub fn class_of(classes: &[&str]) -> String {
    let names: Vec<&str> = classes.iter().copied().filter(|name| !name.is_empty()).collect();
    if names.is_empty() { String::new() } else { format!(" class=\"{}\"", names.join(" ")) }
}

/// A cell of a table, its content finished markup.
pub fn push_cell(tag: &str, html: &str, attributes: &str, out: &mut String) {
    out.push_str(&format!("<{tag}{attributes}>{html}</{tag}>"));
}
