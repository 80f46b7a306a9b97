//! What is lost or doubled in copying: first characters, units between digits, words, colons of labels.

use std::collections::HashMap;

use super::line::Known;
use super::line::Line;
use crate::check::NoticeText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::words as codes;
use crate::model::Block;
use crate::model::Label;
use crate::prose::doubled;
use crate::prose::labels;
use crate::prose::labels::SetOff;
use crate::prose::lost;
use crate::text::width;

/// A shorter paragraph is a heading or a name, whose first character may be anything.
const SHORTEST_PARAGRAPH: usize = 8;
/// Characters that are shown of a paragraph.
const SHOWN: usize = 8;

pub fn paragraphs_begin_with_whole_words(line: Line<'_>, _: Known<'_>, found: &mut Vec<Diagnostic>) {
    if !line.passage.paragraph {
        return;
    }
    let starts: &[usize] = if line.value > 0 { &[0, line.value] } else { &[0] };
    for &start in starts {
        let text = &line.plain[start..];
        if text.chars().count() >= SHORTEST_PARAGRAPH && lost::beginning(text) {
            let end = text.char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| at);
            found.push(line.fault(&codes::LOST_BEGINNING, start..start + end));
        }
    }
}

/// Characters that never stand twice, with what makes them the end of one word and the beginning of the next.
const SINGLE: &[(char, &str)] =
    &[('的', "确士卢"), ('了', "解结"), ('是', "非"), ('与', "会"), ('被', "告"), ('由', ""), ('并', "案购轨")];
/// Marks that never stand twice. Points may, and so may what is emphasised.
const MARKS: &[char] = &['，', '。', '、', '；', '：'];
/// Words that stand twice in sound text: as verb and as noun (执行执行款), or for stress.
const MAY_REPEAT: &[&str] = &["执行", "管理", "服务", "监督", "巡察", "巡视", "学习", "研究", "讨论", "保护", "处理"];
/// The longest word that is looked for, in characters.
const LONGEST_WORD: usize = 6;

pub fn nothing_stands_twice(line: Line<'_>, _: Known<'_>, found: &mut Vec<Diagnostic>) {
    let chars: Vec<(usize, char)> = line.plain.char_indices().collect();
    let end = |index: usize| chars.get(index).map_or(line.plain.len(), |(at, _)| *at);
    let mut index = 0;
    while index + 1 < chars.len() {
        let c = chars[index].1;
        let next = chars.get(index + 2).map(|(_, next)| *next);
        let doubled =
            c == chars[index + 1].1 && is_doubled(c, next, index.checked_sub(1).map(|before| chars[before].1));
        let len = match doubled {
            true => 1,
            false => doubled_word(&chars[index..]),
        };
        if len > 0 {
            found.push(line.fault(&codes::DOUBLED, chars[index].0..end(index + 2 * len)));
        }
        index += (2 * len).max(1);
    }
}

/// A character that stands twice where the same words stand elsewhere in the text with one (纪检监察察组, 纪检监察组).
/// 立案庭庭长 and 立案庭长 are both said.
pub fn nothing_stands_twice_that_stands_once_elsewhere(case: NoticeText<'_>, found: &mut Vec<Diagnostic>) {
    let stands = |words: &String| case.passages.iter().any(|passage| passage.plain.contains(words.as_str()));
    for passage in case.passages {
        let chars: Vec<(usize, char)> = passage.plain.char_indices().collect();
        for (index, pair) in chars.windows(2).enumerate() {
            let (at, c) = pair[0];
            let before = index.checked_sub(1).map(|before| chars[before].1);
            let after = chars.get(index + 2).map(|(_, c)| *c);
            let twice = pair[1].1 == c && width::is_han(c) && before != Some(c) && after != Some(c);
            let sound = after == Some('长') || doubled::two_words_meet(before, c, after);
            if !twice || sound || is_doubled(c, after, before) {
                continue;
            }
            let mut words = [once(&chars, index, 2, 1), once(&chars, index, 1, 2)].into_iter().flatten();
            if words.any(|words| stands(&words)) {
                let line = Line::of(&case.notice.path, passage);
                found.push(line.fault(&codes::DOUBLED, at..pair[1].0 + c.len_utf8()));
            }
        }
    }
}

/// A doubled character, written once, with so many characters around it; none where these are not all Chinese.
fn once(chars: &[(usize, char)], doubled: usize, before: usize, after: usize) -> Option<String> {
    let ahead = chars.get(doubled.checked_sub(before)?..doubled)?;
    let rest = chars.get(doubled + 1..doubled + 2 + after)?;
    let words: String = ahead.iter().chain(rest).map(|(_, c)| *c).collect();
    words.chars().all(width::is_han).then_some(words)
}

/// Whether a character that stands twice should stand once.
fn is_doubled(c: char, next: Option<char>, before: Option<char>) -> bool {
    let repeated_thrice = before == Some(c) || next == Some(c);
    let mark = MARKS.contains(&c) && !repeated_thrice;
    mark || SINGLE.iter().any(|(single, sound)| *single == c && next.is_none_or(|next| !sound.contains(next)))
}

/// The length of the word of two characters or more that stands twice at the beginning; 0 where there is none.
fn doubled_word(chars: &[(usize, char)]) -> usize {
    let is_word = |c: char| width::is_han(c) && !"一二三四五六七八九十百千万亿零两几多些每逐各".contains(c);
    (2..=LONGEST_WORD.min(chars.len() / 2))
        .rev()
        .find(|&len| {
            let (first, second) = (&chars[..len], &chars[len..2 * len]);
            // Nearly all words stand once: nothing more is asked of them.
            if !first.iter().map(|(_, c)| c).eq(second.iter().map(|(_, c)| c)) {
                return false;
            }
            let word: String = first.iter().map(|(_, c)| *c).collect();
            let one_character = first.iter().all(|(_, c)| *c == first[0].1);
            first.iter().all(|(_, c)| is_word(*c)) && !one_character && !MAY_REPEAT.contains(&word.as_str())
        })
        .unwrap_or(0)
}

pub fn digits_have_their_units(line: Line<'_>, _: Known<'_>, found: &mut Vec<Diagnostic>) {
    found.extend(lost::inside(line.plain).into_iter().map(|range| line.fault(&codes::LOST_UNIT, range)));
}

/// A paragraph of an issue that begins with the words of a label and runs on, or that is such words alone where the label has
/// its colon elsewhere. Where other issues have the same label with a colon, what is missing is certain.
pub fn labels_have_their_colon(case: NoticeText<'_>, found: &mut Vec<Diagnostic>) {
    let notice = case.notice;
    let mut colons: HashMap<String, String> = HashMap::new();
    for (index, overlay) in &notice.outline.overlays {
        if let (Some((_, range)), Some(Block::Paragraph(paragraph))) = (&overlay.label, notice.body.get(*index)) {
            let plain = paragraph.text.plain();
            let printed = plain.get(range.clone()).unwrap_or_default().trim();
            if let Some(colon) = printed.chars().next_back().filter(|c| matches!(c, '：' | ':')) {
                let words = printed.trim_end_matches(['：', ':']).to_owned();
                colons.entry(words).or_insert_with(|| colon.to_string());
            }
        }
    }
    let of_issues = notice.issues().filter(|(_, issue)| issue.place.row.is_none());
    for index in of_issues.flat_map(|(_, issue)| issue.place.blocks.clone()) {
        let Some(Block::Paragraph(paragraph)) = notice.body.get(index) else { continue };
        let plain = paragraph.text.plain();
        let words = match notice.outline.overlays.get(&index).and_then(|overlay| overlay.label.as_ref()) {
            Some(_) => Some(plain.as_str()).filter(|plain| colons.contains_key(*plain)),
            None => glued_label(&plain),
        };
        let Some(words) = words else { continue };
        let Some(at) = paragraph.text.at(0..words.len()) else { continue };
        let fault = Diagnostic::new(&codes::LABEL_WITHOUT_COLON, Span::new(&notice.path, at.start, at.end));
        let fault = fault.with("found", words);
        found.push(match colons.get(words) {
            Some(colon) => fault.mended(words, &format!("{words}{colon}")),
            None => fault,
        });
    }
}

/// The words of a label that a text begins with and runs on from.
fn glued_label(text: &str) -> Option<&str> {
    let found = labels::read(text).filter(|found| found.set_off == SetOff::Glued && found.words.start == 0)?;
    let reports = matches!(found.label, Label::Measures | Label::Outcome | Label::NextSteps | Label::Problem);
    let long = text[found.value..].chars().count() >= SHORTEST_PARAGRAPH;
    (reports && long).then_some(&text[found.words])
}
