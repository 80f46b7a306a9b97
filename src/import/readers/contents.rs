//! A table of contents is no text of a paper: what a program made as one, and one that was typed, is set aside.

use std::collections::HashMap;

use crate::import::paper::Content;
use crate::import::paper::LeftOut;
use crate::import::paper::Line;
use crate::import::paper::Paper;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// What it is called where it is listed.
const CONTENTS: &str = "目录";

/// The heading of a table of contents, and of nothing else.
static HEADING: Fixed = Fixed::new(|| fixed(r"^\s*目\s*[录錄次]\s*[:：]?\s*$"));

/// An entry with the number of its page, behind a tab or a row of dots.
static ENTRY: Fixed = Fixed::new(|| {
    fixed(r"^\s*(\S.*?)(?:\s*(?:[.．·・…‥—_]\s*){3,}|\s*[…‥]+\s*|\s*\t\s*|\s{3,})[-–—（(]?\s*\d{1,4}\s*[-–—）)]?\s*$")
});

/// Sets tables of contents aside and lists them.
pub(in crate::import::readers) fn set_aside(mut paper: Paper) -> Paper {
    let mut gone: Vec<bool> = paper.lines.iter().map(|line| line.look.contents).collect();
    let later = Titles::of(&paper.lines);
    let mut at = 0;
    while at < paper.lines.len() {
        let heading = !gone[at] && text(&paper.lines[at]).is_some_and(|text| HEADING.is_match(text));
        let from = if heading { at + 1 } else { at };
        let (to, found) = entries(&paper.lines, &gone, from, heading, &later);
        if found.is_empty() {
            at += 1;
            continue;
        }
        gone[at] |= heading;
        found.into_iter().for_each(|at| gone[at] = true);
        at = to.max(at + 1);
    }
    let mut kept = Vec::new();
    let mut before: Option<usize> = None;
    for (at, (line, gone)) in std::mem::take(&mut paper.lines).into_iter().zip(gone).enumerate() {
        match line.content {
            Content::Text(text) if gone => {
                let words = text.text.split_whitespace().collect::<Vec<_>>().join(" ");
                match paper.left_out.last_mut() {
                    Some(last) if before.is_some_and(|before| before + 1 == at) => {
                        last.text.push('；');
                        last.text.push_str(&words);
                    }
                    _ => paper.left_out.push(LeftOut { line: line.number, what: CONTENTS, text: words }),
                }
                before = Some(at);
            }
            content => {
                // Empty lines between entries part nothing.
                if content == Content::Blank && before.is_some_and(|before| before + 1 == at) {
                    before = Some(at);
                }
                kept.push(Line { content, ..line });
            }
        }
    }
    paper.lines = kept;
    if before.is_some() {
        paper.left_out.sort_by_key(|of| (of.line == 0, of.line));
    }
    paper
}

/// The entries from a line on: where they end, and which lines they are.
fn entries(lines: &[Line], gone: &[bool], from: usize, heading: bool, later: &Titles) -> (usize, Vec<usize>) {
    let (mut found, mut certain, mut paged, mut to) = (Vec::new(), 0, 0, from);
    for (at, line) in lines.iter().enumerate().skip(from) {
        let text = match &line.content {
            Content::Blank | Content::PageBreak => continue,
            Content::Text(text) => text.text.as_str(),
            Content::Row(_) => break,
        };
        if gone[at] {
            // What a program made needs its heading only.
            if heading {
                certain += 1;
                to = at + 1;
                continue;
            }
            break;
        }
        let page = ENTRY.captures(text).map(|entry| entry.get(1).map_or("", |title| title.as_str()));
        let title = page.unwrap_or(text);
        let comes = later.comes_after(title, at);
        if !(comes && (heading || page.is_some()) || (heading && page.is_some())) {
            break;
        }
        // The text itself begins where a title comes that was an entry.
        if page.is_none() && found.iter().any(|&before: &usize| same(&lines[before], title)) {
            break;
        }
        certain += usize::from(comes);
        paged += usize::from(page.is_some());
        found.push(at);
        to = at + 1;
    }
    let is_contents = match heading {
        true => certain + paged >= 1 && (found.len() >= 2 || certain > 0),
        false => found.len() >= 2 && certain == found.len(),
    };
    match is_contents {
        true if heading && found.is_empty() => (to, vec![from - 1]),
        true => (to, found),
        false => (from, Vec::new()),
    }
}

/// Whether a line has a title, as an entry or as a heading.
fn same(line: &Line, title: &str) -> bool {
    let Some(text) = text(line) else { return false };
    let own = ENTRY.captures(text).and_then(|entry| entry.get(1)).map_or(text, |title| title.as_str());
    bare(own) == bare(title)
}

fn text(line: &Line) -> Option<&str> {
    match &line.content {
        Content::Text(text) => Some(&text.text),
        Content::Row(_) | Content::Blank | Content::PageBreak => None,
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The titles of a paper, with the last line that each stands in.
struct Titles(HashMap<String, usize>);

impl Titles {
    fn of(lines: &[Line]) -> Titles {
        let texts = lines.iter().enumerate().filter(|(_, line)| !line.look.contents);
        Titles(texts.filter_map(|(at, line)| Some((bare(text(line)?), at))).collect())
    }

    /// Whether a title stands alone in a line after another.
    fn comes_after(&self, title: &str, at: usize) -> bool {
        let title = bare(title);
        !title.is_empty() && self.0.get(&title).is_some_and(|last| *last > at)
    }
}
