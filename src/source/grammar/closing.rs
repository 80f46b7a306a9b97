//! The end of a notice, which belongs to no issue: words to the public, office and date.

use super::measures;
use crate::model::Block;
use crate::model::Paragraph;
use crate::model::Place;
use crate::prose::annexes;
use crate::prose::contacts;
use crate::prose::labels;
use crate::prose::signatures;
use crate::text::numbering;

/// Whether a line tells one way to reach an office: `电子邮箱：…`. Such lines stand one under the other.
pub fn is_contact(line: &str) -> bool {
    labels::words_before_colon(line).is_some_and(|(words, _)| contacts::is_label(words))
}

/// Where the closing words begin; the length of the body where there are none. Labelled and enumerated paragraphs are
/// never among them.
pub fn begins(body: &[Block]) -> usize {
    let is_closing = |block: &Block| match block {
        Block::Paragraph(Paragraph { text, .. }) => {
            let plain = text.plain();
            contacts::addresses_the_public(&plain)
                && labels::certain(&plain).is_none()
                && measures::enumerators(&plain).is_empty()
        }
        _ => false,
    };
    let mut from = signature(body).map_or(body.len(), |place| place.blocks.start);
    loop {
        match body[..from].last() {
            Some(block) if is_closing(block) => from -= 1,
            _ => match attachments(&body[..from]) {
                Some(at) => from = at,
                None => return from,
            },
        }
    }
}

/// Where the names of attachments at the end of a text begin: 附件：1.… and the numbered lines behind it.
fn attachments(body: &[Block]) -> Option<usize> {
    let short = |text: &str| text.chars().count() <= 80 && !text.contains('。');
    let is_entry =
        |block: &Block| paragraph(block).is_some_and(|text| short(&text) && numbering::mark(text.trim()).is_some());
    // 附件1 may have its name in the line below.
    let below = |block: &Block| paragraph(block).is_some_and(|text| short(&text) && text.chars().count() <= 40);
    let bare = |block: &Block| {
        let line = paragraph(block).and_then(|text| annexes::line(&text));
        line.is_some_and(|line| line.title.is_empty() && line.number.is_some())
    };
    if let [.., number, name] = body
        && bare(number)
        && below(name)
    {
        return Some(body.len() - 2);
    }
    let first = body.iter().rposition(|block| !is_entry(block))?;
    let text = paragraph(&body[first])?;
    let mut rest = text.trim().strip_prefix('附')?.chars().skip_while(|c| *c == '件' || c.is_whitespace());
    let named = rest.next().is_some_and(|c| matches!(c, '：' | ':') || c.is_ascii_digit());
    (named && short(&text)).then_some(first)
}

/// The text of a paragraph; none of other blocks.
fn paragraph(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.plain()),
        _ => None,
    }
}

/// Whether a paragraph is 附件： with the names of files.
pub fn names_attachments(body: &[Block]) -> bool {
    body.iter().filter_map(paragraph).any(|text| {
        let rest = text.trim().strip_prefix("附件").map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
        rest.is_some_and(|rest| rest.starts_with(['：', ':', '.', '．']))
    })
}

/// More lines than a signature has.
const LONGEST_SIGNATURE: usize = 12;

/// More lines than stand behind a signature: annexes, ways to reach the office, what a page left.
const BEHIND: usize = 8;

/// Offices and date at the end of a text without its annex and the ways to reach the office. What else stands behind an
/// office with its date, and tells of no problem and no measure, does not make them part of the text.
pub fn signature(body: &[Block]) -> Option<Place> {
    let mut end = body.len();
    loop {
        end = attachments(&body[..end]).unwrap_or(end);
        let last = body[..end].iter().rposition(|block| matches!(block, Block::Paragraph(_)))?;
        if let Some((place, _)) = signature_at(body, last) {
            return Some(place);
        }
        if !paragraph(&body[last]).is_some_and(|line| is_contact(&line)) {
            break;
        }
        end = last;
    }
    let goes_on = |block: &Block| {
        paragraph(block).is_none_or(|text| labels::certain(&text).is_some() || measures::enumerates(&text))
    };
    let signed = |last: usize| signature_at(body, last).filter(|(_, named)| *named);
    let from = end.saturating_sub(BEHIND);
    let (last, place) = (from..end).rev().find_map(|last| Some((last, signed(last)?.0)))?;
    (!body[last + 1..end].iter().any(goes_on)).then_some(place)
}

/// The signature that ends with a paragraph, and whether it names an office.
fn signature_at(body: &[Block], last: usize) -> Option<(Place, bool)> {
    let first = last.saturating_sub(LONGEST_SIGNATURE);
    let lines: Vec<String> = body[first..=last].iter().map(|block| paragraph(block).unwrap_or_default()).collect();
    let found = signatures::at_end(&lines.iter().map(String::as_str).collect::<Vec<_>>())?;
    let place = Place { blocks: first + found.lines.start..first + found.lines.end, row: None };
    Some((place, found.office.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::grammar::label;

    #[test]
    fn lines_to_reach_an_office_begin_with_their_label() {
        for line in ["联系电话：0000-1234567", "电子邮箱: a@court.example", "邮编：000001"] {
            assert!(is_contact(line) && label::parts("欢迎监督。", line), "{line}");
        }
        for line in ["请联系督察室。联系电话：0000-1234567", "联系电话已更新", "网站：甲"] {
            assert!(!is_contact(line) && !label::parts("欢迎监督。", line), "{line}");
        }
    }
}
