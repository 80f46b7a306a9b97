//! Headings that run into their text and are known as headings by their order alone: the topics of a part on
//! rectification (`1.把牢办学方向。一是…`), the findings of an audit under their classes, problems under 方面.

use super::piece::Piece;
use super::run_in;
use crate::prose::heading_words;
use crate::text::numbering::Numbering;
use crate::text::pattern::length;

/// Adds to the headings that were found those of groups: all numbered paragraphs of a part that begin with a short
/// sentence, where none is listed as one of its `measures`.
pub fn add(pieces: &[Piece], measures: &[bool], found: &mut [Option<usize>]) {
    let is_chapter = |index: &usize| pieces[*index].number().is_some_and(|of| of.numbering == Numbering::Chapter);
    let chapters: Vec<usize> = (0..pieces.len()).filter(is_chapter).collect();
    let mut parts: Vec<(Option<usize>, usize, usize)> = Vec::new();
    parts.push((None, 0, chapters.first().copied().unwrap_or(pieces.len())));
    for (at, chapter) in chapters.iter().enumerate() {
        parts.push((Some(*chapter), chapter + 1, chapters.get(at + 1).copied().unwrap_or(pieces.len())));
    }
    for (chapter, from, to) in parts {
        let of = |wanted: Numbering| {
            let numbered = move |index: &usize| pieces[*index].number().is_some_and(|of| of.numbering == wanted);
            (from..to).filter(|index| pieces[*index].cells.is_none()).filter(numbered).collect::<Vec<usize>>()
        };
        let (clauses, items) = (of(Numbering::Clause), of(Numbering::Item));
        if items.iter().chain(&clauses).any(|index| measures[*index]) {
            continue;
        }
        let title = chapter.map(|chapter| pieces[chapter].as_heading());
        let area = title.as_ref().is_some_and(|title| title.names_area());
        let framed = title.as_ref().is_some_and(|title| heading_words::frames_topics(&title.rest));
        let below_areas = clauses.iter().any(|index| pieces[*index].names_area());
        let group = if items.is_empty() { &clauses } else { &items };
        let stops: Vec<Option<usize>> = group.iter().map(|index| stop(&pieces[*index])).collect();
        let headed = |place: usize| stops[place].is_some() || found[group[place]].is_some();
        if group.len() < 2 || !(0..group.len()).all(headed) {
            continue;
        }
        let complaining = |of: &[usize]| of.iter().filter(|index| run_in::complains(pieces[**index].words())).count();
        let problems = complaining(group) * 2 > group.len();
        let open = clauses.iter().all(|index| names_only(&pieces[*index]));
        let topics = match items.is_empty() {
            true => area && problems,
            false => open && !clauses.is_empty() && complaining(&clauses) * 2 <= clauses.len(),
        };
        let flat = !items.is_empty() && clauses.is_empty() && area && problems;
        let named = area || framed || (chapter.is_none() && below_areas);
        if !flat && !(named && (topics || (problems && open && !items.is_empty()))) {
            continue;
        }
        for (place, index) in group.iter().enumerate() {
            found[*index] = found[*index].or(stops[place]);
        }
    }
}

/// Where the first short sentence of a numbered paragraph ends, with its number, where more follows.
fn stop(piece: &Piece) -> Option<usize> {
    let (first, rest, end) = run_in::opening(piece)?;
    (!first.is_empty() && !rest.is_empty()).then_some(end)
}

/// Whether a numbered line is a heading alone, with no text behind it.
fn names_only(piece: &Piece) -> bool {
    run_in::first_stop(piece.words()).is_none_or(|(_, rest)| rest.is_empty()) && length(piece.words()) <= 60
}
