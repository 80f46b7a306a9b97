//! Watermarks: letters across the page, larger than its text or on a slant, the same on each page.

use crate::import::readers::pdf::lines;
use crate::import::readers::pdf::words::Page;
use crate::import::readers::pdf::words::Word;
use crate::import::readers::pdf::words::middle_of;

/// So much higher than the text are letters of a mark.
const LARGER: f32 = 1.25;

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
/// Certain is what stands at the same place of most pages within their text, larger than it or on a slant; and letters on a
/// slant, larger than the text, on a single page: nothing of a notice is typed so.
pub(in crate::import::readers::pdf) fn find(pages: &[Page]) -> Vec<Mark> {
    let written: Vec<&Page> = pages.iter().filter(|page| !page.words.is_empty()).collect();
    let again = |word: &Word| written.iter().filter(|page| page.words.iter().any(|other| same(word, other))).count();
    // On any page it must stand within the text: a running title never does.
    let within = |word: &Word| {
        written.iter().any(|page| {
            let inside =
                |other: &&Word| !same(word, other) && page.words.iter().filter(|one| same(one, word)).count() > 0;
            page.words.iter().filter(inside).any(|other| other.middle() < word.middle())
                && page.words.iter().filter(inside).any(|other| other.middle() > word.middle())
        })
    };
    pages
        .iter()
        .map(|page| {
            let height = height(page);
            let slanted = slanted(page);
            let mut mark = Mark::default();
            for (at, word) in page.words.iter().enumerate() {
                let larger = word.bottom - word.top >= height * LARGER;
                let slants = slanted[at];
                let pages = again(word);
                let repeated = pages >= 2 && pages * 2 >= written.len();
                if !within(word) || !(larger || slants) {
                    continue;
                }
                if (repeated && (slants || crosses(page, word))) || (larger && slants) {
                    mark.sure.push(at);
                } else if slants || (word.text.chars().count() <= 2 && crosses(page, word)) {
                    mark.perhaps.push(word.text.clone());
                }
            }
            mark
        })
        .collect()
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

/// Whether the middle of a word lies on no line of other words but between two: nearer than lines are to each other.
fn crosses(page: &Page, word: &Word) -> bool {
    let em = page.em();
    page.words.iter().any(|other| {
        let apart = (other.middle() - word.middle()).abs();
        let over = other.left < word.right && word.left < other.right;
        other != word && other.text.chars().count() >= 3 && apart < em * 1.1 && (over || apart > em * 0.1)
    })
}

/// Which words stand in a row on a slant: three or more, each as far beside and below the one before.
fn slanted(page: &Page) -> Vec<bool> {
    let mut out = vec![false; page.words.len()];
    let step = |at: usize| -> Option<(f32, f32)> {
        let (one, next) = (page.words.get(at)?, page.words.get(at + 1)?);
        let short = |word: &Word| word.text.chars().count() <= 2;
        let (beside, below) = (next.left - one.left, next.middle() - one.middle());
        let em = one.em().max(1.0);
        let near = |by: f32| (em * 0.2..=em * 2.5).contains(&by.abs());
        (short(one) && short(next) && near(beside) && near(below)).then_some((beside, below))
    };
    for at in 0..page.words.len() {
        let (Some(first), Some(second)) = (step(at), step(at + 1)) else { continue };
        let alike = |one: f32, other: f32| (one - other).abs() <= one.abs() * 0.25;
        if alike(first.0, second.0) && alike(first.1, second.1) {
            out[at..=at + 2].fill(true);
        }
    }
    // Cells of a narrow column stand below one another, never on a slant; a slant of words on lines of the text is none.
    let alone = lines::lines(page);
    let full = |word: &Word| alone.iter().any(|line| line.len() >= 3 && line.contains(&word));
    for (at, word) in page.words.iter().enumerate() {
        if out[at] && full(word) {
            out[at] = false;
        }
    }
    out
}
