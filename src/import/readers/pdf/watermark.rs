//! Watermarks: letters across the page, larger than its text or on a slant, the same on each page.

use std::collections::HashSet;

use crate::import::readers::pdf::word_places::Page;
use crate::import::readers::pdf::word_places::Word;
use crate::import::readers::pdf::word_places::middle_of;
use crate::text::width;

/// So much higher than the text are letters of a mark.
const LARGER: f32 = 1.25;
/// So many letters in a row on a slant are a mark for certain, and so many may be one.
const ROW: usize = 4;
const ROW_PERHAPS: usize = 3;
/// So many are one where each page has them.
const ROW_OF_TWO: usize = 2;
/// Figures stand a little lower than the characters beside them: two letters on a slant stand farther apart, in characters.
const STEEP: f32 = 0.45;
/// So many letters of marks are compared with the words of a page.
const MOST_KNOWN: usize = 500;
/// Steps whose directions differ by less, in radians, go on in one row.
const SAME_DIRECTION: f32 = 0.15;

/// The words of a mark on a page.
#[derive(Clone, Debug, Default)]
pub(in crate::import::readers::pdf) struct Mark {
    /// The indices of words that surely are one.
    pub sure: Vec<usize>,
    /// What may be one.
    pub perhaps: Vec<String>,
}

/// The marks of every page.
///
/// Certain is what stands on a slant, letter by letter, or larger than the text across it at the same place of most pages:
/// nothing of a notice is typed so.
pub(in crate::import::readers::pdf) fn find(pages: &[Page]) -> Vec<Mark> {
    let written: Vec<&Page> = pages.iter().filter(|page| !page.words.is_empty()).collect();
    // Whether most pages have a word at the same place: asked of few words, since every page is looked through.
    let repeated = |word: &Word| {
        let pages = written.iter().filter(|page| page.words.iter().any(|other| same(word, other))).count();
        pages >= 2 && pages * 2 >= written.len()
    };
    let of_page = |page: &Page| {
        let (height, em, slants) = (height(page), page.em(), slants(page));
        let mut mark = Mark::default();
        for (at, word) in page.words.iter().enumerate() {
            let han = word.text.chars().all(width::is_han);
            let larger = word.bottom - word.top >= height * LARGER || (han && word.em() >= em * LARGER);
            let slant = slants[at];
            let over = larger && crosses(page, word, em);
            if slant < ROW_OF_TWO && !over {
                continue;
            }
            let repeated = repeated(word);
            if slant < ROW_PERHAPS && !repeated && !over {
                continue;
            }
            if slant >= ROW || repeated {
                mark.sure.push(at);
            } else {
                mark.perhaps.push(word.text.clone());
            }
        }
        mark
    };
    let mut marks: Vec<Mark> = pages.iter().map(of_page).collect();
    let of_marks = |(page, mark): (&'_ Page, &Mark)| -> Vec<Word> {
        mark.sure.iter().filter_map(|at| page.words.get(*at).cloned()).collect()
    };
    let known: Vec<Word> = pages.iter().zip(&marks).flat_map(of_marks).collect();
    let letters: HashSet<char> = known.iter().flat_map(|word| word.text.chars()).collect();
    // A mark may lie over no text of a page, or run over its edge: its last letters stand alone there, on each page.
    for (page, mark) in pages.iter().zip(&mut marks).filter(|_| !known.is_empty()) {
        let alone = page.words.iter().enumerate().filter(|(at, word)| {
            let single = |word: &Word| {
                let mut chars = word.text.chars();
                chars.next().is_some_and(|c| letters.contains(&c)) && chars.next().is_none()
            };
            let line = page.words.iter().filter(|other| (other.middle() - word.middle()).abs() < other.em());
            let letter = single(word) && line.into_iter().all(single);
            !mark.sure.contains(at)
                && (letter || known.iter().take(MOST_KNOWN).any(|known| same(known, word)))
                && repeated(word)
        });
        let alone: Vec<usize> = alone.map(|(at, _)| at).collect();
        mark.sure.extend(alone);
        mark.sure.sort_unstable();
    }
    marks
}

fn same(one: &Word, other: &Word) -> bool {
    one.text == other.text && (one.left - other.left).abs() < 1.5 && (one.top - other.top).abs() < 1.5
}

/// The height of most of the text.
fn height(page: &Page) -> f32 {
    let each =
        page.words.iter().flat_map(|word| std::iter::repeat_n(word.bottom - word.top, word.text.chars().count()));
    middle_of(each).unwrap_or_default()
}

/// Whether a word lies over lines of the text: nearer to one than lines are to each other, and over or under its words.
fn crosses(page: &Page, word: &Word, em: f32) -> bool {
    page.words.iter().any(|other| {
        let apart = (other.middle() - word.middle()).abs();
        let over = other.left < word.right && word.left < other.right;
        other != word && over && apart < em * 1.1 && other.em() * LARGER <= word.em().max(word.bottom - word.top)
    })
}

/// For each word of one or two letters, how many stand with it in a row on a slant, one written after the other.
fn slants(page: &Page) -> Vec<usize> {
    let words = &page.words;
    let mut out = vec![1; words.len()];
    let step = |at: usize| -> Option<f32> {
        let (one, next) = (words.get(at)?, words.get(at + 1)?);
        let short = |word: &Word| word.text.chars().count() <= 2;
        let (beside, below) = (next.centre() - one.centre(), next.middle() - one.middle());
        let length = beside.hypot(below);
        let near = length <= one.em().max(one.bottom - one.top) * 4.0;
        let slanted = beside.abs() >= length * 0.2 && below.abs() >= length * 0.2;
        (short(one) && short(next) && near && slanted).then(|| below.atan2(beside))
    };
    let mut at = 0;
    while at < words.len() {
        let Some(direction) = step(at) else {
            at += 1;
            continue;
        };
        let mut end = at + 1;
        while step(end).is_some_and(|next| (next - direction).abs() < SAME_DIRECTION) {
            end += 1;
        }
        let steep = (words[at].middle() - words[at + 1].middle()).abs() >= page.em() * STEEP;
        if steep || end - at + 1 > ROW_OF_TWO {
            out[at..=end].fill(end - at + 1);
        }
        at = end;
    }
    out
}
