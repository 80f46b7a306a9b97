//! Figures, days and numbers that changed in running text and in cells: each with the words around it.

use super::changed_fact::ChangedFact;
use super::changed_fact::NoticeChange;
use super::shown_block::BlockWords;
use super::shown_block::ShownBlock;
use crate::text::difference::Became;
use crate::text::difference::Marked;
use crate::text::punctuation::PAIRS;

/// Characters that are shown on either side of a figure.
const AROUND: usize = 8;
/// What is longer is a sentence with figures in it, not a figure.
const LONGEST: usize = 24;

/// The figures that changed, in the order of the text.
pub fn of(shown: &[ShownBlock]) -> Vec<NoticeChange> {
    let mut out = Vec::new();
    for shown in shown {
        let ShownBlock::Kept { new, words, .. } = shown else { continue };
        match words {
            BlockWords::Reworded(pieces) => {
                pieces.iter().zip(new.clone().chain(std::iter::repeat(new.end - 1))).for_each(|(piece, block)| {
                    changed(piece, (block, None), &mut out);
                });
            }
            BlockWords::Table(table) => {
                for row in &table.rows {
                    row.cells.iter().for_each(|cell| changed(cell, (new.start, row.new), &mut out));
                }
            }
            BlockWords::Same | BlockWords::Restyled | BlockWords::Parted(_) | BlockWords::Renumbered(_) => {}
        }
    }
    out
}

/// The figures of a text that came, went, or took the place of others.
fn changed(stretches: &[Marked], (block, row): (usize, Option<usize>), out: &mut Vec<NoticeChange>) {
    let mut place = 0;
    while let Some((became, text)) = stretches.get(place) {
        let next = stretches.get(place + 1).filter(|(next, _)| (*became, *next) == (Became::Deleted, Became::Inserted));
        let (was, is, width) = match (became, next) {
            (Became::Deleted, Some((_, is))) => (text.as_str(), is.as_str(), 2),
            (Became::Deleted, None) => (text.as_str(), "", 1),
            (Became::Inserted, _) => ("", text.as_str(), 1),
            (Became::Same, _) => ("", "", 1),
        };
        // Of two that took one another's place both are figures; what came or went is one.
        let is_told = match (was.is_empty(), is.is_empty()) {
            (true, true) => false,
            (false, false) => is_figure(was) && is_figure(is),
            _ => is_figure(was) || is_figure(is),
        };
        if is_told {
            let same = |at: Option<usize>| {
                let stretch = at.and_then(|at| stretches.get(at)).filter(|(became, _)| *became == Became::Same);
                stretch.map_or("", |(_, text)| text.as_str())
            };
            let (before, behind) = (same(place.checked_sub(1)), same(Some(place + width)));
            let (before, behind) = (last_characters(before), first_characters(behind));
            let said = |figure: &str| Some(format!("{before}{figure}{behind}").replace('\n', " "));
            out.push(NoticeChange {
                fact: ChangedFact::FigureInText,
                issue: None,
                before: said(was),
                after: said(is),
                block: Some(block),
                row,
            });
        }
        place += width;
    }
}

fn is_figure(text: &str) -> bool {
    text.chars().count() <= LONGEST && text.chars().any(|c| c.is_numeric() || "一二三四五六七八九十百".contains(c))
}

/// The end of a text, no number cut.
fn last_characters(of: &str) -> String {
    let characters: Vec<char> = of.chars().collect();
    let mut from = characters.len().saturating_sub(AROUND);
    while from > 0 && characters[from - 1].is_ascii_alphanumeric() && characters[from].is_ascii_alphanumeric() {
        from -= 1;
    }
    let is_mark = |c: char| !c.is_alphanumeric() && !PAIRS.iter().any(|(open, _)| *open == c);
    let cut = characters[from..].iter().collect::<String>().trim_start_matches(is_mark).to_owned();
    if from > 0 { format!("…{cut}") } else { cut }
}

/// The beginning of a text, no number cut.
fn first_characters(of: &str) -> String {
    let characters: Vec<char> = of.chars().collect();
    let is_within = |at: usize| characters[at - 1].is_ascii_alphanumeric() && characters[at].is_ascii_alphanumeric();
    let mut end = characters.len().min(AROUND);
    while end > 0 && end < characters.len() && is_within(end) {
        end += 1;
    }
    let cut: String = characters[..end].iter().collect();
    if end < characters.len() { format!("{cut}…") } else { cut }
}
