//! Markdown as it is pasted: headings and bold are looks, the marks themselves are no text.
//!
//! Not the Markdown of a canonical source: a stray mark is dropped and listed, a mask like `王**` is kept.

mod asterisks;

use crate::import::paper::Content;
use crate::import::paper::LeftOut;
use crate::import::paper::Line;
use crate::import::paper::LineLook;
use crate::import::paper::Paper;
use crate::import::readers::Refused;
use crate::import::readers::charset;
use crate::import::readers::charset::Decoded;
use crate::import::readers::front_matter;
use crate::import::readers::inline;
use crate::import::readers::left_out;
use crate::import::readers::plain_text;
use crate::import::readers::tagged_table;
use crate::import::readers::typed_table;
use crate::import::readers::with_text;

/// Reads pasted Markdown. Lines are lines, as in a text file; `#` says how deep a heading is, `**` what is bold.
pub fn markdown(bytes: &[u8]) -> Result<Paper, Refused> {
    with_text(lines(&charset::decode(bytes)?))
}

/// The lines of decoded Markdown.
pub(in crate::import::readers) fn lines(decoded: &Decoded) -> Paper {
    let mut paper = Paper::default();
    let all: Vec<&str> = plain_text::numbered(&decoded.text).map(|(_, line)| line).collect();
    let (head, left_out) = front_matter::read(&all).unwrap_or_default();
    paper.left_out = left_out;
    let mut in_table = false;
    let mut tagged = tagged_table::tables(&all).into_iter().peekable();
    let mut behind = 0;
    for ((number, line), typed) in plain_text::numbered(&decoded.text).zip(typed_table::rows(&all)).skip(head) {
        if let Some(table) = tagged.next_if(|table| table.first == number) {
            paper.lines.extend(table.paper.lines);
            paper.left_out.extend(table.paper.left_out);
            behind = table.last;
        }
        if number <= behind {
            in_table = false;
            continue;
        }
        let cells = row(line).or(typed);
        let opens_table = cells.is_some() && !std::mem::replace(&mut in_table, cells.is_some());
        if let Some(cells) = cells {
            paper.lines.extend(read_row(line, cells, number, opens_table, &mut paper.left_out));
            plain_text::note_broken(&mut paper, number, line);
            continue;
        }
        let mut pages = line.split('\u{c}').peekable();
        while let Some(part) = pages.next() {
            let ends_page = pages.peek().is_some();
            if !(part.is_empty() && (ends_page || line.contains('\u{c}'))) {
                let read = read_line(part, number, &mut paper.left_out);
                paper.lines.extend(read);
            }
            if ends_page {
                paper.lines.push(Line { number, content: Content::PageBreak, look: LineLook::default() });
            }
        }
        plain_text::note_broken(&mut paper, number, line);
    }
    paper
}

/// Whether a text file without a telling name is Markdown: it has headings or bold stretches.
pub(in crate::import::readers) fn is_markdown(text: &str) -> bool {
    plain_text::numbered(text).any(|(_, line)| heading(line).is_some() || asterisks::is_bold_somewhere(line))
}

fn read_line(line: &str, number: usize, left_out: &mut Vec<LeftOut>) -> Option<Line> {
    let mut leave_out =
        |what: &'static str, text: &str| left_out.push(LeftOut { line: number, what, text: text.to_owned() });
    if is_rule(line) {
        leave_out(left_out::RULE, line.trim());
        return Some(Line { number, content: Content::Blank, look: LineLook::default() });
    }
    if line.trim().starts_with("<!--") && line.trim().ends_with("-->") {
        leave_out(left_out::MARKUP_COMMENT, line.trim());
        return Some(Line { number, content: Content::Blank, look: LineLook::default() });
    }
    let (level, text) = match heading(line) {
        Some((level, text)) => (Some(level), text),
        None => (None, unquoted(line)),
    };
    let text = asterisks::read(text, &mut leave_out);
    let look = LineLook { heading: level, ends_paragraph: level.is_some(), ..LineLook::default() };
    Some(Line { number, content: inline::content(text), look })
}

/// A row of a table. A break within a cell is typed as in canonical text.
fn read_row(line: &str, cells: Vec<String>, number: usize, opens: bool, left_out: &mut Vec<LeftOut>) -> Option<Line> {
    let mut leave_out =
        |what: &'static str, text: &str| left_out.push(LeftOut { line: number, what, text: text.to_owned() });
    if cells.iter().all(|cell| is_delimiter(cell)) {
        leave_out(left_out::TABLE_RULE, line.trim());
        return None;
    }
    let cells = cells.iter().map(|cell| asterisks::read(&broken(cell), &mut leave_out)).collect();
    Some(plain_text::typed_row(number, cells, opens))
}

/// A cell with its typed breaks as breaks.
fn broken(cell: &str) -> String {
    ["<br>", "<br/>", "<br />"].iter().fold(cell.to_owned(), |cell, mark| cell.replace(mark, "\n"))
}

/// The depth and the text of a heading.
fn heading(line: &str) -> Option<(u8, &str)> {
    let text = line.trim_start_matches(' ');
    if line.len() - text.len() > 3 {
        return None;
    }
    let depth = text.bytes().take_while(|&byte| byte == b'#').count();
    let level = u8::try_from(depth).ok().filter(|level| (1..=6).contains(level))?;
    let rest = &text[depth..];
    if !rest.is_empty() && !rest.starts_with([' ', '\t', '\u{3000}', '\u{a0}']) {
        return None;
    }
    let text = rest.trim();
    let closed = text.trim_end_matches('#');
    // Closing marks stand apart from the text: C# is no heading's end.
    Some((level, if closed.ends_with([' ', '\t']) || closed.is_empty() { closed.trim_end() } else { text }))
}

/// `---`, `***`, `___`: a line across the page. Word's own lines of dashes are as long as they like.
fn is_rule(line: &str) -> bool {
    let signs: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    signs.len() >= 3 && matches!(signs[0], '-' | '*' | '_') && signs.iter().all(|sign| *sign == signs[0])
}

/// The cells of a line `| a | b |`.
fn row(line: &str) -> Option<Vec<String>> {
    let inside = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in inside.chars() {
        match (c, cells.last_mut()) {
            ('|', _) if !escaped => cells.push(String::new()),
            (_, Some(cell)) => cell.push(c),
            (_, None) => {}
        }
        escaped = c == '\\' && !escaped;
    }
    Some(cells.into_iter().map(|cell| cell.trim().to_owned()).collect())
}

fn is_delimiter(cell: &str) -> bool {
    let dashes = cell.trim_start_matches(':').trim_end_matches(':');
    !dashes.is_empty() && dashes.chars().all(|c| c == '-')
}

/// A line without the mark of a quotation.
fn unquoted(line: &str) -> &str {
    let text = line.trim_start_matches(' ');
    match text.strip_prefix('>') {
        Some(rest) if line.len() - text.len() <= 3 => rest.strip_prefix(' ').unwrap_or(rest),
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::paper::Inline;

    #[test]
    fn headings_lose_their_marks_and_nothing_else() {
        for (line, level, text) in [
            ("## 一、总则", Some(2), "一、总则"),
            ("### 1.反馈问题", Some(3), "1.反馈问题"),
            ("# 标题 ##", Some(1), "标题"),
            ("#　标题", Some(1), "标题"),
            ("#标签", None, "#标签"),
            ("    # 缩进", None, "    # 缩进"),
            ("####### 七", None, "####### 七"),
        ] {
            let read = read_line(line, 1, &mut Vec::new()).unwrap();
            assert_eq!(read.look.heading, level, "{line}");
            assert_eq!(read.content, Content::Text(Inline { text: text.to_owned(), bold: Vec::new() }), "{line}");
        }
    }
}
