//! Headings that run into their text: `1.关于“…”的问题。整改情况：一是…`, `（一）…不够。该问题已完成整改。…`.

use super::piece::Piece;
use crate::model::Label;
use crate::prose::bracketed_values;
use crate::prose::heading_words;
use crate::prose::labels;
use crate::prose::labels::SetOff;
use crate::prose::stated;
use crate::prose::titles;
use crate::text::numbering::Numbering;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;
use crate::text::pattern::length;
use crate::text::width;

/// A sentence that states a status of this problem.
static STATED: Fixed = Fixed::new(|| fixed(r"^(?:该|此)(?:项|个)?问题(?:目前|现)?(?:已|正在|基本|持续|取得|尚未|未)"));

/// A heading that is only known as one by its neighbours or by what follows it is not longer, in characters.
const LONGEST_TITLE: usize = 40;

/// Whether a text begins by stating the status of this problem.
pub fn states(text: &str) -> bool {
    STATED.is_match(text) || stated::first_sentence(text).is_some()
}

/// Whether words complain of something in a short sentence, behind which the text says how that stands.
pub fn begins(words: &str) -> bool {
    let Some((first, rest)) = first_stop(words) else { return false };
    let labelled = labels::certain(rest).is_some_and(|found| found.set_off == SetOff::Colon);
    length(first) <= LONGEST_TITLE && titles::complains(first) && (labelled || states(rest))
}

/// Whether the first sentence of a text complains of something.
pub fn complains(words: &str) -> bool {
    titles::complains(first_stop(words).map_or(words, |(first, _)| first))
}

/// The first sentence of a text that ends with a full stop, and what follows it.
pub fn first_stop(words: &str) -> Option<(&str, &str)> {
    let (at, c) = words.char_indices().find(|(at, c)| is_stop(words, *at, *c))?;
    Some((&words[..at], behind(words, at + c.len_utf8())))
}

/// What follows a heading that ends at a place. Brackets behind it that say its status are part of it.
fn behind(words: &str, end: usize) -> &str {
    let rest = words[end..].trim_start();
    heading_words::past_status(rest).unwrap_or(rest)
}

/// The first sentence of a numbered paragraph where it is short, what follows it, and where that begins.
pub fn opening(piece: &Piece) -> Option<(&str, &str, usize)> {
    piece.number()?;
    let (first, rest) = first_stop(piece.words()).filter(|(first, _)| length(first) <= LONGEST_TITLE)?;
    Some((first, rest, piece.text.len() - rest.len()))
}

/// Whether a character ends a sentence: a full stop, a half-width one behind Chinese.
fn is_stop(text: &str, at: usize, c: char) -> bool {
    c == '。' || width::is_full_stop(text, at)
}

/// Where the heading ends that runs into its text, for each piece; what is listed as `measures` has none of its own. Where
/// a paper only lists problems, the first sentence of a numbered paragraph is its heading.
pub fn headings(pieces: &[Piece], measures: &[bool], lists_problems: bool) -> Vec<Option<usize>> {
    let may = |index: usize| pieces[index].cells.is_none() && !measures[index];
    let sure: Vec<Option<usize>> = (0..pieces.len())
        .map(|index| assigned(pieces, index).or_else(|| own(&pieces[index], lists_problems, may(index))))
        .collect();
    let beside = |index: usize| {
        let piece = &pieces[index];
        let end = neighbour(piece).filter(|_| may(index))?;
        let numbering = piece.number()?.numbering;
        let same = |other: &usize| pieces[*other].number().is_some_and(|number| number.numbering == numbering);
        // Numbers may run on through areas.
        let above = |other: &usize| {
            let number = pieces[*other].number();
            number.is_some_and(|number| number.numbering < numbering && number.numbering == Numbering::Chapter)
        };
        let before = (0..index).rev().take_while(|other| !above(other)).find(same);
        let after = (index + 1..pieces.len()).take_while(|other| !above(other)).find(same);
        before.into_iter().chain(after).any(|other| sure[other].is_some()).then_some(end)
    };
    (0..pieces.len()).map(|index| sure[index].or_else(|| beside(index))).collect()
}

/// Which pieces are numbered lines under a label of measures that stands alone: 整改措施： / 1.修订办法。已完成。
pub fn listed_as_measures(pieces: &[Piece]) -> Vec<bool> {
    let mut listing = None;
    pieces.iter().map(|piece| Listing::take(&mut listing, piece)).collect()
}

/// Numbered lines under a label.
#[derive(Clone, Copy)]
struct Listing {
    /// The number of the label itself.
    label: Option<Numbering>,
    /// The form of the numbers that count, and the last one.
    last: Option<(Numbering, u32)>,
}

impl Listing {
    /// Whether a piece is a line of the list that is open.
    fn take(open: &mut Option<Listing>, piece: &Piece) -> bool {
        if let Some(found) = piece.label() {
            let lists = matches!(found.label, Label::Measures | Label::NextSteps | Label::Outcome | Label::Target);
            let named = matches!(found.label, Label::Title | Label::Problem);
            let label = piece.number().map(|number| number.numbering);
            // 二、整改落实情况 is a part of the paper.
            if label == Some(Numbering::Chapter) {
                *open = None;
                return false;
            }
            if lists && piece.is_bare_label() {
                *open = Some(Listing { label, last: None });
                return false;
            }
            *open = open.filter(|_| !named);
        }
        let (Some(listing), Some(number)) = (*open, piece.number()) else { return false };
        let below = listing.label.is_none_or(|label| number.numbering > label);
        let goes_on = match listing.last {
            None => number.value == 1,
            Some((numbering, value)) => numbering == number.numbering && value + 1 == number.value,
        };
        let lower = listing.last.is_some_and(|(numbering, _)| number.numbering > numbering);
        let is_listed = below && (goes_on || lower) && !number.announced && !piece.names_problem();
        *open = is_listed.then_some(match goes_on {
            true => Listing { last: Some((number.numbering, number.value)), ..listing },
            false => listing,
        });
        is_listed
    }
}

/// Where a heading ends behind which brackets say whose it is, in front of what was done: （1）鉴定不及时。（责任单位：村建所）.
fn assigned(pieces: &[Piece], index: usize) -> Option<usize> {
    let piece = &pieces[index];
    let told = pieces.get(index + 1)?.label().is_some_and(|found| found.reports());
    piece.number().filter(|_| told && piece.cells.is_none())?;
    let brackets = bracketed_values::at_end(&piece.text)?;
    let title = piece.text[..brackets.start].trim_end();
    (length(title) <= 120 && title.matches('。').count() <= 1).then_some(brackets.start)
}

/// Where a heading ends that says by itself that it is one.
fn own(piece: &Piece, lists_problems: bool, may: bool) -> Option<usize> {
    let number = piece.number()?;
    let words = piece.words();
    let mut from = 0;
    let parts = |at: usize, c: char| matches!(c, '；' | '题' | '”') || c.is_whitespace() || is_stop(words, at, c);
    while let Some((at, c)) = words[from..].char_indices().map(|(at, c)| (from + at, c)).find(|(at, c)| parts(*at, *c))
    {
        let stops = is_stop(words, at, c);
        let after = at + c.len_utf8();
        let rest = behind(words, after);
        let cut = number.len + words.len() - rest.len();
        let short = length(&words[..after]) <= 120;
        let is_head = words[..after].matches('。').count() <= 1;
        if !short || !is_head {
            return None;
        }
        let problem = heading_words::read(&piece.text[..number.len + after]).names_problem();
        let labelled =
            labels::certain(rest).is_some_and(|found| found.set_off == SetOff::Colon && found.label != Label::Title);
        let listed = rest.starts_with("一是") && (problem || (lists_problems && stops));
        let stated = stops && STATED.is_match(rest);
        let told = stops && may && tells(&words[..at], rest, number.numbering, lists_problems);
        let is_problem = || words[..at].ends_with("问题") && titles::complains(&words[..at]);
        let titled = stops && may && (problem || is_problem());
        if !rest.is_empty() && ((labelled && (problem || stops)) || stated || listed || told || titled) {
            return Some(cut);
        }
        if stops {
            return None;
        }
        from = after;
    }
    None
}

/// Whether what follows the first sentence of a numbered paragraph tells that this is a heading.
fn tells(title: &str, rest: &str, numbering: Numbering, lists_problems: bool) -> bool {
    if length(title) > LONGEST_TITLE || numbering == Numbering::Circled {
        return false;
    }
    let complains = titles::complains(title);
    let high = matches!(numbering, Numbering::Clause | Numbering::Named);
    let named = numbering == Numbering::Named && complains;
    let ranked = complains && numbering <= Numbering::SubItem;
    let labelled = complains && labels::inner(rest).next().is_some();
    named
        || labelled
        || (lists_problems && numbering == Numbering::Item)
        || ((high || complains) && states(rest))
        || (ranked && bracketed_values::at_end(rest).is_some())
}

/// Where the first sentence of a numbered paragraph ends that complains of something and tells more, as headings beside it do.
fn neighbour(piece: &Piece) -> Option<usize> {
    piece.number().filter(|number| number.numbering <= Numbering::SubItem)?;
    let (first, rest, end) = opening(piece)?;
    let complains = titles::complains(first) && !begins_measure(piece.words());
    let told = complains || bracketed_values::at_end(rest).is_some();
    (told && !rest.is_empty()).then_some(end)
}

/// Whether a numbered line begins as measures do: 对…, 制定….
fn begins_measure(words: &str) -> bool {
    ["对", "制定", "修订", "建立", "开展", "组织", "完善", "加强", "严格", "落实", "推进", "健全", "强化"]
        .iter()
        .any(|word| words.starts_with(word))
}
