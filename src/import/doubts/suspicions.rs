//! What a person must look at: signs of lost, masked, doubled and mixed characters.

use std::collections::BTreeSet;
use std::collections::HashMap;

use super::Doubt;
use super::DoubtCode;
use crate::import::outline;
use crate::import::outline::Found;
use crate::import::piece::Piece;
use crate::import::punctuation_width;
use crate::import::reflow;
use crate::prose::bracketed_values;
use crate::prose::lost;
use crate::prose::status_words;
use crate::text::numbering::Numbering;
use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;
use crate::text::pattern::length;

static RUBY: Fixed = Fixed::new(|| fixed(r"[\u{4e00}-\u{9fff}][（(][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,7}[）)]"));
static SPAM: Fixed = Fixed::new(|| {
    fixed(
        r"(?:娱乐(?:城|平台|官网)|棋牌|彩票|博彩|体育(?:官网|平台|app|APP)|开云|澳门|APP下载|app下载|官网(?:入口|登录|下载)|注册送|真人|贷款平台)",
    )
});
static ANNEX: Fixed = Fixed::new(|| {
    fixed(
        r"(?:见|详见|后附)附(?:件|表)|附(?:件|表)\s*[:：]|附(?:件|表)\s*\d+|清单\s*[.．]\s*(?:jpg|png|pdf|xlsx?|docx?)|点击下载",
    )
});
static STEPS: Fixed = Fixed::new(|| fixed(r"(?:^|[。；：:;，,\s])([一二三四五六七八九十]{1,3})是"));
/// Looks at every piece. `headings` are those of the pieces that are headings.
pub fn look(title: Option<&Piece>, pieces: &[Piece], headings: &[Found], doubts: &mut Vec<Doubt>) {
    let is_heading = |index: usize| outline::at(headings, index).is_some();
    let mut step_before: Option<u32> = None;
    if let Some(title) = title {
        found_in(&title.text, title, doubts);
        torn(title, doubts);
        reference(title, pieces, doubts);
    }
    for (index, piece) in pieces.iter().enumerate() {
        let text = piece.text.as_str();
        let cells: Vec<&str> = match &piece.cells {
            Some(cells) => cells.iter().map(|cell| cell.text.as_str()).collect(),
            None => vec![text],
        };
        for text in &cells {
            found_in(text, piece, doubts);
        }
        if is_heading(index) {
            step_before = None;
            continue;
        }
        if piece.cells.is_none() {
            torn(piece, doubts);
            step_before = steps(piece, step_before, doubts);
            no_end(piece, doubts);
            if outline::is_glued_label(piece) {
                doubts.push(Doubt::new(
                    DoubtCode::LabelWithoutColon,
                    piece.line(),
                    text.chars().take(12).collect::<String>(),
                ));
            }
        }
    }
    mixed_width(pieces, doubts);
    numbering(pieces, headings, doubts);
}

/// The number that a title gives itself in a list, against that of the text and its annex.
fn reference(title: &Piece, pieces: &[Piece], doubts: &mut Vec<Doubt>) {
    static PLACE: Fixed = Fixed::new(|| fixed(r"序号\s*[:：]?\s*([一二三四五六七八九十]{1,3}|\d{1,3})"));
    let place = |text: &str| PLACE.captures(text).and_then(|found| numeral::read(&found[1]));
    let Some(own) = place(&title.text) else { return };
    let other = pieces.iter().filter(|piece| piece.cells.is_none()).find(|piece| {
        let said = place(&piece.text);
        said.is_some_and(|said| said != own)
    });
    if let Some(other) = other {
        let words = PLACE.find(&other.text).map_or_else(String::new, |found| around(&other.text, found.range()));
        doubts.push(Doubt::new(DoubtCode::ReferenceDiffers, other.line(), words));
    }
}

fn found_in(text: &str, piece: &Piece, doubts: &mut Vec<Doubt>) {
    let mut say = |code, at: usize, words: &str| doubts.push(Doubt::new(code, piece.line_at(at), words));
    for found in lost::inside(text) {
        say(DoubtCode::LostUnit, found.start, &text[found.clone()]);
    }
    for found in lost::masks(text) {
        let near = around(text, found.clone());
        say(DoubtCode::Masked, found.start, &near);
    }
    if let Some((at, c)) = text.char_indices().find(|(_, c)| matches!(c, '\u{e000}'..='\u{f8ff}')) {
        let near = around(text, at..at + c.len_utf8());
        say(DoubtCode::PrivateUse, at, &format!("U+{:04X}（{near}）", u32::from(c)));
    }
    if let Some(found) = RUBY.find(text) {
        say(DoubtCode::Ruby, found.start(), found.as_str());
    }
    if let Some(found) = SPAM.find(text) {
        say(DoubtCode::Spam, found.start(), &around(text, found.range()));
    }
    if let Some(found) = ANNEX.find(text) {
        let named = found.as_str().ends_with(['：', ':']) || found.as_str().ends_with(|c: char| c.is_ascii_digit());
        let whole = text[found.start()..].split(['。', '\n']).next().unwrap_or_default();
        let near = around(text, found.range());
        say(DoubtCode::Attachment, found.start(), if named { whole } else { &near });
    }
}

/// Some characters on both sides of a place.
fn around(text: &str, range: std::ops::Range<usize>) -> String {
    let before: Vec<char> = text[..range.start].chars().rev().take(6).collect();
    let after = text[range.end..].chars().take(6);
    before.into_iter().rev().chain(text[range].chars()).chain(after).collect()
}

/// A paragraph, or what follows its label, that begins in the middle of a word.
fn torn(piece: &Piece, doubts: &mut Vec<Doubt>) {
    let value = piece.label().map_or(0, |found| found.value);
    let sentences = piece.text.match_indices(['。', '；']).map(|(at, mark)| at + mark.len());
    // 是加强…, 真学习… begin sentences too.
    let whole = |at: usize| at > value && piece.text[at..].starts_with(['是', '真', '时']);
    let places: BTreeSet<usize> = [0, value].into_iter().chain(sentences.filter(|at| !whole(*at))).collect();
    for at in places {
        let text = &piece.text[at..];
        if lost::beginning(text) && length(text) >= 8 {
            doubts.push(Doubt::new(
                DoubtCode::LostBeginning,
                piece.line_at(at),
                text.chars().take(12).collect::<String>(),
            ));
        }
    }
}

/// 一是, 二是 in order, within a paragraph and from one to the next.
fn steps(piece: &Piece, before: Option<u32>, doubts: &mut Vec<Doubt>) -> Option<u32> {
    let values: Vec<(usize, u32)> = STEPS
        .captures_iter(&piece.text)
        .filter_map(|found| found.get(1))
        .filter_map(|word| Some((word.start(), numeral::read(word.as_str())?)))
        .collect();
    let opens = values.first().is_some_and(|(at, _)| *at == 0);
    let mut last = if opens { before } else { None };
    let mut open = opens && before.is_some();
    for (at, value) in &values {
        let next = last.map_or(1, |last| last + 1);
        // 一个是…一个是 begins anew with 一是; a lone 二是 in prose is none of ours.
        if open && *value != next && *value != 1 {
            let words = piece.text[*at..].chars().take(10).collect::<String>();
            doubts.push(Doubt::new(DoubtCode::Numbering, piece.line_at(*at), words));
        }
        open |= *value == 1;
        last = Some(*value);
    }
    if opens { last } else { before.filter(|_| values.is_empty() && !opens).and(None) }
}

fn no_end(piece: &Piece, doubts: &mut Vec<Doubt>) {
    let text = piece.text.trim_end();
    let sentences = text.contains('。') && length(text) >= 30;
    let assigned = bracketed_values::at_end(text).is_some() || ends_with_status(text);
    if sentences && !assigned && !reflow::ends(text) && !text.ends_with('收') {
        let tail: Vec<char> = text.chars().rev().take(10).collect();
        let tail: String = tail.into_iter().rev().collect();
        doubts.push(Doubt::new(DoubtCode::NoEnd, piece.line_at(text.len().saturating_sub(1)), tail));
    }
}

/// Whether a text ends with its status in brackets: ……12家。【整改完成】.
fn ends_with_status(text: &str) -> bool {
    let inside = text.strip_suffix(['】', '）', ')', ']', '〕']).and_then(|text| {
        let at = text.rfind(['【', '（', '(', '[', '〔'])?;
        Some(text[at..].trim_start_matches(['【', '（', '(', '[', '〔']))
    });
    inside.is_some_and(|words| status_words::read(words).is_some())
}

/// Marks of the rarer width, named once for each run of lines that has them.
fn mixed_width(pieces: &[Piece], doubts: &mut Vec<Doubt>) {
    let counts: Vec<(usize, usize)> = pieces.iter().map(|piece| punctuation_width::count(&piece.text)).collect();
    let (half, full) = counts.iter().fold((0, 0), |(half, full), (h, f)| (half + h, full + f));
    if half == 0 || full == 0 {
        return;
    }
    let rare_is_half = half <= full;
    let mut within = false;
    for (piece, (h, f)) in pieces.iter().zip(counts) {
        let rare = if rare_is_half { h } else { f };
        let common = if rare_is_half { f } else { h };
        if rare > 0 && !within {
            let at = punctuation_width::first(&piece.text, rare_is_half).unwrap_or(0);
            let mark = at..at + piece.text[at..].chars().next().map_or(0, char::len_utf8);
            doubts.push(Doubt::new(DoubtCode::MixedWidth, piece.line_at(at), around(&piece.text, mark)));
        }
        within = rare > 0 || (within && common == 0);
    }
}

/// Numbers of headings that do not follow one another.
fn numbering(pieces: &[Piece], headings: &[Found], doubts: &mut Vec<Doubt>) {
    let mut path: Vec<(u8, usize)> = Vec::new();
    // The last number of a kind, under a heading and in the whole paper.
    let mut last: HashMap<(Option<usize>, Numbering), u32> = HashMap::new();
    let mut running: HashMap<Numbering, u32> = HashMap::new();
    for (at, found) in headings.iter().enumerate() {
        while path.last().is_some_and(|(level, _)| *level >= found.level) {
            path.pop();
        }
        let parent = path.last().map(|(_, index)| *index);
        path.push((found.level, at));
        let Some(number) = found.number else { continue };
        let among = last.insert((parent, number.numbering), number.value);
        let before = running.insert(number.numbering, number.value);
        let sound = match among {
            Some(before) => number.value == before + 1,
            None => number.value == 1 || before.is_some_and(|before| number.value == before + 1),
        };
        if !sound {
            let piece = &pieces[found.index];
            doubts.push(Doubt::new(
                DoubtCode::Numbering,
                piece.line(),
                piece.text.chars().take(20).collect::<String>(),
            ));
        }
    }
}
