//! Approved text to HTML: the one place where content becomes markup. Everything is escaped here.

use std::borrow::Cow;

use crate::model::Block;
use crate::model::Cell;
use crate::model::Item;
use crate::model::Run;
use crate::model::Table;
use crate::model::Text;
use crate::model::file_beside;

/// Escapes text for content and for attribute values.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

/// A text as HTML: every character of it, in order, with its styles.
pub fn text(text: &Text) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for run in text.runs() {
        push_run(run, &mut out);
    }
    out
}

fn push_run(run: &Run, out: &mut String) {
    let style = &run.style;
    if let Some(address) = &style.link {
        out.push_str("<a href=\"");
        push_address(&published(address), out);
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
            push_address(&published(source), out);
            out.push_str("\" alt=\"");
            escape(&run.text, out);
            out.push_str("\" loading=\"lazy\">");
        }
        None => {
            for (index, line) in run.text.split('\n').enumerate() {
                if index > 0 {
                    out.push_str("<br>");
                }
                escape(line, out);
            }
        }
    }
    for (_, tag) in tags.iter().rev().filter(|(on, _)| *on) {
        out.push_str(&format!("</{tag}>"));
    }
    if style.link.is_some() {
        out.push_str("</a>");
    }
}

/// Where a file beside the source is published: pages of a notice have it in a folder of their own.
fn published(address: &str) -> Cow<'_, str> {
    match file_beside(address) {
        Some(_) => Cow::Owned(format!("files/{address}")),
        None => Cow::Borrowed(address),
    }
}

/// An address as an attribute: what may not stand in one is percent-encoded, a backslash above all, which browsers take
/// for a slash.
fn push_address(address: &str, out: &mut String) {
    for c in address.chars() {
        match c {
            '\0'..=' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\u{7f}' => {
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => escape(c.encode_utf8(&mut [0; 4]), out),
        }
    }
}

fn is_outside(address: &str) -> bool {
    address.starts_with("http://") || address.starts_with("https://")
}

/// A block that needs no anchor and no overlay, as HTML. Headings are set one level below `above`.
pub fn block(block: &Block, above: usize) -> String {
    let mut out = String::new();
    push_block(block, above, &mut out);
    out
}

/// Several blocks as HTML.
pub fn blocks(blocks: &[Block], above: usize) -> String {
    let mut out = String::new();
    for block in blocks {
        push_block(block, above, &mut out);
    }
    out
}

fn push_block(block: &Block, above: usize, out: &mut String) {
    match block {
        Block::Heading(heading) => {
            let level = (above + 1).clamp(2, 6);
            out.push_str(&format!("<h{level}>{}</h{level}>\n", text(&heading.text)));
        }
        Block::Paragraph(paragraph) => out.push_str(&format!("<p>{}</p>\n", text(&paragraph.text))),
        Block::List { items, .. } => push_list(items, above, out),
        Block::Quote { blocks, .. } => {
            out.push_str("<blockquote>\n");
            blocks.iter().for_each(|block| push_block(block, above, out));
            out.push_str("</blockquote>\n");
        }
        Block::Table(table) => push_table(table, out),
        Block::Preformatted { text, .. } => {
            // The first line break after <pre> is not shown; one more keeps a text that begins with one whole.
            out.push_str("<pre>\n");
            escape(text, out);
            out.push_str("</pre>\n");
        }
        Block::Rule { .. } => out.push_str("<hr>\n"),
    }
}

/// Numbered lists show the number that was typed, as text, so that it is copied, searched and read as it stands.
fn push_list(items: &[Item], above: usize, out: &mut String) {
    let numbered = items.iter().any(|item| item.marker.is_some());
    out.push_str(if numbered { "<ul class=\"numbered\">\n" } else { "<ul>\n" });
    for item in items {
        out.push_str("<li>");
        if let Some(marker) = &item.marker {
            out.push_str("<span class=\"marker\">");
            escape(marker, out);
            out.push_str("</span> ");
        }
        match item.blocks.as_slice() {
            [Block::Paragraph(only)] => out.push_str(&text(&only.text)),
            blocks => blocks.iter().for_each(|block| push_block(block, above, out)),
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

fn push_table(table: &Table, out: &mut String) {
    // What the table is about is not said; its columns tell.
    let columns: Vec<String> = table.head.iter().map(|cell| cell.text.plain()).collect();
    let mut name = String::from("表格：");
    escape(&columns.join("、"), &mut name);
    out.push_str(&format!("<div class=\"table\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\">\n<table>\n"));
    out.push_str(&format!("<caption class=\"visually-hidden\">{name}</caption>\n<thead>\n<tr>"));
    for Cell { text: cell, .. } in &table.head {
        out.push_str(&format!("<th scope=\"col\">{}</th>", text(cell)));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.body {
        out.push_str("<tr>");
        row.iter().for_each(|cell| out.push_str(&format!("<td>{}</td>", text(&cell.text))));
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}
