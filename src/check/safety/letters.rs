//! Letters that look like Latin ones.

use std::ops::Range;

use super::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::safety as codes;

/// Cyrillic letters, each with the Latin one that it looks like.
const CYRILLIC: &str = "АAВBСCЕEНHІIЈJКKМMОOРPЅSТTХXаaсcеeіiјjоoрpѕsуyхx";
/// Greek capitals and the small omicron; other small Greek letters are the signs of sums and units.
const GREEK: &str = "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo";

/// The script of a letter that is not Latin and looks it, in Chinese and English, with the Latin letter.
fn look_alike(c: char) -> Option<(&'static str, &'static str, char)> {
    let of = |pairs: &str| {
        let mut letters = pairs.chars();
        while let (Some(letter), Some(latin)) = (letters.next(), letters.next()) {
            if letter == c {
                return Some(latin);
            }
        }
        None
    };
    match c {
        '\u{370}'..='\u{3ff}' => of(GREEK).map(|latin| ("希腊", "Greek", latin)),
        '\u{400}'..='\u{52f}' => of(CYRILLIC).map(|latin| ("西里尔（俄文）", "Cyrillic", latin)),
        _ => None,
    }
}

/// A word with a look-alike is a Latin word if a Latin letter is in it, or if every letter of it looks Latin: the words of
/// a language of that script have letters of their own.
pub fn latin_words_are_latin(source: SourceText<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for range in words(source.text) {
        let word = &source.text[range.clone()];
        let Some((at, c)) = word.char_indices().find(|(_, c)| look_alike(*c).is_some()) else { continue };
        let Some((script, script_en, latin)) = look_alike(c) else { continue };
        let with_latin = word.chars().any(|c| c.is_ascii_alphabetic());
        let all_alike = word.chars().all(|c| c.is_ascii_alphanumeric() || look_alike(c).is_some());
        if !with_latin && !all_alike {
            continue;
        }
        let start = range.start + at;
        let fault = source.fault(&codes::LOOK_ALIKE, start..start + c.len_utf8());
        let fault = fault.with("found", word).with("letter", c).with("expected", latin);
        found.push(fault.with("script", script).with("script_en", script_en));
    }
    found
}

/// A word is written in full-width letters or in half-width ones.
pub fn words_have_one_width(source: SourceText<'_>) -> Vec<Diagnostic> {
    let full = |c: char| matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    let mixed = words(source.text).into_iter().filter(|range| {
        let word = &source.text[range.clone()];
        word.chars().any(full) && word.chars().any(|c| c.is_ascii_alphabetic())
    });
    let fault = |range: Range<usize>| {
        let word = &source.text[range.clone()];
        // A full-width letter stands as far behind the half-width one as any other.
        let half = |c: char| if full(c) { char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c) } else { c };
        let right: String = word.chars().map(half).collect();
        source.fault(&codes::MIXED_LETTER_WIDTHS, range).with("found", word).with("expected", right)
    };
    mixed.map(fault).collect()
}

/// The places of words in Latin, Greek or Cyrillic letters and digits that hold a letter beyond ASCII.
fn words(text: &str) -> Vec<Range<usize>> {
    let of_word = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(c, '\u{c0}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
    };
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, of_word(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                if !text[from..at].is_ascii() {
                    out.push(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    out
}
