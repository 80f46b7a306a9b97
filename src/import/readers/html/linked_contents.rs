//! Lists of contents that a page makes of its own headings: links to places in the page, whose words come again below.

use std::collections::BTreeMap;
use std::collections::HashSet;

use crate::import::paper::Content;
use crate::import::paper::LeftOut;
use crate::import::paper::Line;
use crate::import::readers::left_out;
use crate::text::pattern::compact;

/// Takes the lists of contents out of the lines of a page. `anchors` says of which lines each link leads to a place in which
/// page.
pub(in crate::import::readers::html) fn take_out(
    lines: &mut Vec<Line>,
    anchors: &BTreeMap<usize, String>,
) -> Vec<LeftOut> {
    let page = |line: &Line| anchors.get(&line.number).filter(|_| line.look.heading.is_none());
    let mut gone: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let Some(first) = page(&lines[at]) else {
            at += 1;
            continue;
        };
        let blank = |line: &Line| line.content == Content::Blank;
        let mut end = at + lines[at..].iter().take_while(|line| blank(line) || page(line) == Some(first)).count();
        while blank(&lines[end - 1]) {
            end -= 1;
        }
        let named = at > 0 && is_name(text(&lines[at - 1]));
        if end - at >= 2 && (named || comes_again(&lines[at..end], &lines[end..])) {
            gone.push((at - usize::from(named), end));
        }
        at = end;
    }
    let mut out = Vec::new();
    for (from, to) in gone.into_iter().rev() {
        let taken: Vec<Line> = lines.drain(from..to).collect();
        let words: Vec<&str> = taken.iter().map(text).filter(|text| !text.is_empty()).collect();
        out.push(LeftOut { line: taken[0].number, what: left_out::CONTENTS, text: words.join("\n") });
    }
    out.reverse();
    out
}

fn text(line: &Line) -> &str {
    if let Content::Text(inline) = &line.content { &inline.text } else { "" }
}

fn is_name(text: &str) -> bool {
    let bare = compact(text);
    let bare = bare.trim_matches(['：', ':', '【', '】']);
    matches!(bare, "目录" | "本页目录" | "文章目录" | "页面目录" | "本文目录" | "内容目录" | "文章导航" | "目次")
}

/// Whether most entries are said again below.
fn comes_again(entries: &[Line], below: &[Line]) -> bool {
    let below: HashSet<String> = below.iter().map(|line| compact(text(line))).collect();
    let entries: Vec<String> = entries.iter().map(|line| entry(text(line))).filter(|entry| !entry.is_empty()).collect();
    let again = entries.iter().filter(|entry| below.contains(*entry)).count();
    !entries.is_empty() && again * 3 >= entries.len() * 2
}

/// An entry without its page number.
fn entry(text: &str) -> String {
    let bare = compact(text);
    let without = bare.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['.', '…', '·', '．']);
    let dotted = without.len() < bare.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    if dotted { without.to_owned() } else { bare }
}
