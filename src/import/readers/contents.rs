//! A table of contents is no text of a paper: what a program made as one, and one that was typed, is set aside.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::import::paper::Content;
use crate::import::paper::LeftOut;
use crate::import::paper::Line;
use crate::import::paper::Paper;
use crate::import::readers::left_out;
use crate::text::pattern::Fixed;
use crate::text::pattern::compact;
use crate::text::pattern::fixed;

/// The heading of a table of contents, and of nothing else.
static HEADING: Fixed = Fixed::new(|| fixed(r"^\s*目\s*[录錄次]\s*[:：]?\s*$"));

/// An entry with the number of its page, behind a tab or a row of dots.
static ENTRY: Fixed = Fixed::new(|| {
    fixed(r"^\s*(\S.*?)(?:\s*(?:[.．·・…‥—_]\s*){3,}|\s*[…‥]+\s*|\s*\t\s*|\s{3,})[-–—（(]?\s*\d{1,4}\s*[-–—）)]?\s*$")
});

/// The same with the number close behind: an entry only under its heading, and where its title comes later.
static CLOSE: Fixed = Fixed::new(|| fixed(r"^\s*(\S.*?)\s*[-–—（(]?\s*\d{1,4}\s*[-–—）)]?\s*$"));

/// What parts of a text begin with: without the number of a page, only such a title is an entry.
static PART: Fixed = Fixed::new(|| {
    fixed(
        r"^\s*(?:第\s*[一二三四五六七八九十百\d]+\s*[章节条部]|[一二三四五六七八九十百]+\s*[、．.]|[（(]\s*[一二三四五六七八九十百\d]+\s*[）)]|\d+\s*[、．.]|附\s*[件录表]|前\s*言|引\s*言|结\s*语)",
    )
});

/// Sets tables of contents aside and lists them.
pub(in crate::import::readers) fn set_aside(mut paper: Paper) -> Paper {
    let mut gone: Vec<bool> = paper.lines.iter().map(|line| line.look.contents).collect();
    let later = Titles::of(&paper.lines);
    let mut at = 0;
    while at < paper.lines.len() {
        let Some(words) = text(&paper.lines[at]) else {
            at += 1;
            continue;
        };
        let heading = !gone[at] && HEADING.is_match(words);
        let from = if heading { at + 1 } else { at };
        let (to, found) = entries(&paper.lines, &gone, from, heading, &later);
        if found.is_empty() {
            at += 1;
            continue;
        }
        found.into_iter().for_each(|at| gone[at] = true);
        at = to.max(at + 1);
    }
    let mut kept = Vec::new();
    let mut listed = Vec::new();
    for (line, gone) in std::mem::take(&mut paper.lines).into_iter().zip(gone) {
        match text(&line).filter(|_| gone) {
            Some(text) => {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                listed.push(LeftOut { line: line.number, what: left_out::CONTENTS, text });
            }
            None => kept.push(line),
        }
    }
    paper.lines = kept;
    if !listed.is_empty() {
        paper.left_out.extend(listed);
        paper.left_out.sort_by_key(|of| (of.line == 0, of.line));
    }
    paper
}

/// The entries from a line on: where they end, and which lines they are.
fn entries(lines: &[Line], gone: &[bool], from: usize, heading: bool, later: &Titles) -> (usize, Vec<usize>) {
    let (mut found, mut made, mut certain, mut to) = (Vec::new(), 0, 0, from);
    let mut titles = HashSet::new();
    for (at, line) in lines.iter().enumerate().skip(from) {
        let whole = match &line.content {
            Content::Blank | Content::PageBreak => continue,
            Content::Text(text) => text.text.as_str(),
            Content::Row(_) => break,
        };
        if gone[at] {
            // What a program made needs its heading only.
            if !heading {
                break;
            }
            made += 1;
            to = at + 1;
            continue;
        }
        let paged = title_of(&ENTRY, whole);
        let close = if heading { title_of(&CLOSE, whole) } else { None };
        let close = close.filter(|title| later.comes_after(title, at));
        let title = paged.or(close).unwrap_or(whole);
        let comes = later.comes_after(title, at);
        let entry = match (paged.is_some(), close.is_some()) {
            (true, _) => heading || comes,
            (_, true) => true,
            // What a program made ends where its lines end.
            _ => comes && PART.is_match(title) && made == 0 && (heading || line.look.linked),
        };
        // The text itself begins where a title comes that was an entry.
        if !entry || !titles.insert(compact(title)) {
            break;
        }
        certain += usize::from(comes);
        found.push(at);
        to = at + 1;
    }
    match heading {
        true if made == 0 && found.len() < 2 => (from, Vec::new()),
        false if certain < 2 || certain < found.len() => (from, Vec::new()),
        true => {
            found.push(from - 1);
            (to, found)
        }
        false => (to, found),
    }
}

fn title_of<'a>(pattern: &Fixed, line: &'a str) -> Option<&'a str> {
    Some(pattern.captures(line)?.get(1)?.as_str())
}

fn text(line: &Line) -> Option<&str> {
    match &line.content {
        Content::Text(text) => Some(&text.text),
        Content::Row(_) | Content::Blank | Content::PageBreak => None,
    }
}

/// The titles of a paper, with the last line that each stands in.
struct Titles(HashMap<String, usize>);

impl Titles {
    fn of(lines: &[Line]) -> Titles {
        let texts = lines.iter().enumerate().filter(|(_, line)| !line.look.contents);
        Titles(texts.filter_map(|(at, line)| Some((compact(text(line)?), at))).collect())
    }

    /// Whether a title stands alone in a line after another.
    fn comes_after(&self, title: &str, at: usize) -> bool {
        let title = compact(title);
        !title.is_empty() && self.0.get(&title).is_some_and(|last| *last > at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::paper::Inline;

    /// What stays, and what is listed.
    fn set(lines: &[&str]) -> (Vec<String>, Vec<String>) {
        let lines = lines.iter().enumerate().map(|(at, line)| {
            let content = match *line {
                "" => Content::Blank,
                line => Content::Text(Inline { text: line.to_owned(), bold: Vec::new() }),
            };
            Line { number: at + 1, content, ..Line::default() }
        });
        let paper = set_aside(Paper { lines: lines.collect(), left_out: Vec::new() });
        let kept = paper.lines.iter().filter_map(|line| text(line).map(str::to_owned)).collect();
        (kept, paper.left_out.into_iter().map(|of| of.text).collect())
    }

    #[test]
    fn typed_contents_are_listed_and_nothing_else_is() {
        let body = ["一、组织领导情况", "正文。", "二、整改进展情况", "正文二。"];
        for contents in [
            &["目录", "一、组织领导情况\t1", "二、整改进展情况\t2"][..],
            &["目　　录", "", "一、组织领导情况……1", "二、整改进展情况……2"],
            &["目次：", "一、组织领导情况..........1", "二、整改进展情况..........（2）"],
            &["一、组织领导情况　　　　1", "二、整改进展情况　　　　12"],
            &["目录", "一、组织领导情况 1", "二、整改进展情况 2"],
            &["目录", "一、组织领导情况", "二、整改进展情况"],
            // A title that the text words in another way.
            &["目录", "一、组织领导……1", "二、整改进展情况……2"],
        ] {
            let (kept, listed) = set(&[contents, &body].concat());
            assert_eq!(kept, body, "{contents:?}");
            assert_eq!(listed.len(), contents.iter().filter(|line| !line.is_empty()).count(), "{listed:?}");
        }
        for lines in [
            // A list of other things, whatever it is called.
            &["目录", "整改制度一览", "会议记录一览", "一、组织领导情况", "正文。"][..],
            &["附件目录", "1．整改台账", "2．问题清单", "正文。"],
            &["附件：1．整改台账", "2．问题清单", "附件1", "整改台账"],
            &["发放案款\t312", "退还案款\t27", "正文。"],
            &["一、组织领导情况\t1", "一、组织领导情况"],
            &["案款312", "核对7", "案款", "核对"],
            &["一、组织领导情况", "二、整改进展情况", "一、组织领导情况", "二、整改进展情况"],
            &["目录", "一、组织领导情况", "正文。"],
            // The lines of a title come again in the signature.
            &["目录", "青岚法院党组", "关于整改的通报", "正文。", "青岚法院党组", "关于整改的通报"],
        ] {
            let (kept, listed) = set(lines);
            assert_eq!(kept, lines);
            assert_eq!(listed, Vec::<String>::new());
        }
    }
}
