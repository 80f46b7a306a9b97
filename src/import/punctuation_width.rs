//! Punctuation of one width, where the whole text is of the other and a person asks for it.

use super::piece::Piece;
use super::repairs::Repair;
use super::repairs::Repairs;
use crate::text::lang::Bilingual;
use crate::text::punctuation;
use crate::text::width;

/// Half-width marks that Chinese text has in full width.
const MARKS: &[char] = &[',', ';', ':', '!', '?', '(', ')'];

/// How many marks beside Chinese characters are half-width and full-width.
pub fn count(text: &str) -> (usize, usize) {
    let half = beside_han(text).count();
    let full = text.chars().filter(|c| is_full(*c)).count();
    (half, full)
}

/// Where the first mark of a width stands.
pub fn first(text: &str, half: bool) -> Option<usize> {
    if half { beside_han(text).next() } else { text.find(is_full) }
}

fn is_full(c: char) -> bool {
    matches!(c, '，' | '；' | '：' | '！' | '？' | '（' | '）')
}

/// The bytes of half-width marks that stand beside Chinese text.
fn beside_han(text: &str) -> impl Iterator<Item = usize> {
    let mut before = None;
    text.char_indices().filter_map(move |(at, c)| {
        let earlier = before.replace(c);
        let after = text[at + c.len_utf8()..].chars().next();
        let wide = |c: Option<char>| c.is_some_and(|c| width::is_wide(c) || matches!(c, '(' | ')'));
        // `8:30` and `3,241` keep theirs.
        let digits =
            earlier.is_some_and(|c| c.is_ascii_alphanumeric()) && after.is_some_and(|c| c.is_ascii_alphanumeric());
        (MARKS.contains(&c) && !digits && (wide(earlier) || wide(after))).then_some(at)
    })
}

/// Writes all half-width marks in full width, where no full-width ones stand.
pub fn widen(pieces: &mut [Piece], mends: &mut Repairs) {
    let counts = pieces.iter().map(|piece| count(&piece.text));
    let (half, full) = counts.fold((0, 0), |(half, full), (h, f)| (half + h, full + f));
    if half == 0 || full > 0 {
        return;
    }
    let line = pieces.first().map_or(0, |piece| piece.line());
    for piece in pieces.iter_mut() {
        widen_one(piece);
    }
    mends.push(Repair {
        line,
        what: Bilingual {
            zh: format!("全文的半角标点改为全角，共 {half} 处"),
            en: format!("wrote the half-width punctuation of the whole text in full width, {half} marks"),
        },
    });
}

fn widen_one(piece: &mut Piece) {
    let places: Vec<usize> = beside_han(&piece.text).collect();
    if places.is_empty() {
        return;
    }
    let mut out = String::with_capacity(piece.text.len() + places.len() * 2);
    for (at, c) in piece.text.char_indices() {
        let wide = punctuation::full_width(c).filter(|_| places.binary_search(&at).is_ok());
        out.push(wide.unwrap_or(c));
    }
    // A full-width mark takes two bytes more.
    let moved = |at: usize| at + 2 * places.partition_point(|place| *place < at);
    piece.rewrite(out, moved);
}
