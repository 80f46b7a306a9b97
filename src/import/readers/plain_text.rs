//! Plain text: pasted, saved by an editor, or laid out from a PDF.

use crate::import::paper::Content;
use crate::import::paper::Inline;
use crate::import::paper::LeftOut;
use crate::import::paper::Line;
use crate::import::paper::LineLook;
use crate::import::paper::Paper;
use crate::import::readers::Charset;
use crate::import::readers::Refused;
use crate::import::readers::charset;
use crate::import::readers::charset::Decoded;
use crate::import::readers::front_matter;
use crate::import::readers::inline;
use crate::import::readers::left_out;
use crate::import::readers::typed_table;
use crate::import::readers::with_text;

/// What stands in for bytes that are no character.
const BROKEN: &str = "无法解码的字节（已用 � 占位）";

/// Reads a text file: every line a line, form feeds as the ends of pages. Indentation is kept.
pub fn text(bytes: &[u8]) -> Result<(Paper, Charset), Refused> {
    let decoded = charset::decode(bytes)?;
    let charset = decoded.charset;
    Ok((with_text(lines(&decoded))?, charset))
}

/// The lines of a decoded text.
pub(in crate::import::readers) fn lines(decoded: &Decoded) -> Paper {
    let mut paper = Paper::default();
    let all: Vec<&str> = numbered(&decoded.text).map(|(_, line)| line).collect();
    let (head, left_out) = front_matter::read(&all).unwrap_or_default();
    paper.left_out = left_out;
    let mut in_table = false;
    for ((number, line), row) in numbered(&decoded.text).zip(typed_table::rows(&all)).skip(head) {
        if let Some(cells) = row {
            if cells.is_empty() {
                paper.left_out.push(LeftOut { line: number, what: left_out::TABLE_RULE, text: line.trim().to_owned() });
            } else {
                let cells = cells.into_iter().map(|text| Inline { text, bold: Vec::new() }).collect();
                paper.lines.push(typed_row(number, cells, !in_table));
                in_table = true;
            }
            note_broken(&mut paper, number, line);
            continue;
        }
        in_table = false;
        let mut pages = line.split('\u{c}').peekable();
        while let Some(part) = pages.next() {
            let ends_page = pages.peek().is_some();
            // A form feed has its own line or stands before the first line of a page: that makes no empty line.
            if !(part.is_empty() && (ends_page || line.contains('\u{c}'))) {
                let text = Inline { text: part.to_owned(), bold: Vec::new() };
                paper.lines.push(Line { number, content: inline::content(text), look: LineLook::default() });
            }
            if ends_page {
                paper.lines.push(Line { number, content: Content::PageBreak, look: LineLook::default() });
            }
        }
        note_broken(&mut paper, number, line);
    }
    while paper.lines.last().is_some_and(|line| line.content == Content::PageBreak) {
        paper.lines.pop();
    }
    paper
}

/// A row of a table that was typed.
pub(in crate::import::readers) fn typed_row(number: usize, cells: Vec<Inline>, opens_table: bool) -> Line {
    let look = LineLook { ends_paragraph: true, opens_table, ..LineLook::default() };
    Line { number, content: Content::Row(cells), look }
}

/// Says where a character could not be decoded.
pub(in crate::import::readers) fn note_broken(paper: &mut Paper, line: usize, text: &str) {
    if text.contains(char::REPLACEMENT_CHARACTER) {
        paper.left_out.push(LeftOut { line, what: BROKEN, text: text.trim().to_owned() });
    }
}

/// The lines of a text with their numbers, whatever ends them; the end of the last makes no further line.
pub(in crate::import::readers) fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    // The end-of-file mark of old editors.
    let mut rest = Some(text.trim_end_matches('\u{1a}')).filter(|text| !text.is_empty());
    std::iter::from_fn(move || {
        let text = rest?;
        let ends = ['\n', '\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}'];
        let (line, after) = match text.find(ends) {
            None => (text, ""),
            Some(at) => {
                let (line, after) = text.split_at(at);
                let end = if after.starts_with("\r\n") { 2 } else { after.chars().next().map_or(0, char::len_utf8) };
                (line, &after[end..])
            }
        };
        rest = Some(after).filter(|after| !after.is_empty());
        Some(line)
    })
    .enumerate()
    .map(|(at, line)| (at + 1, line))
}
