//! Lines that a printer puts at the head and the foot of every page: addresses, times, running titles.

use std::collections::HashMap;

use super::piece::Piece;
use super::reflow;
use super::title;
use crate::prose::page_lines;
use crate::prose::signatures;
use crate::text::pattern::length;

/// How many lines at each edge of a page may be printed there.
const DEPTH: usize = 2;

/// The pieces that stand at the edges of pages and say the same on each, numbers left out.
pub fn running(pieces: &[Piece]) -> Vec<usize> {
    let breaks: Vec<usize> =
        pieces.iter().enumerate().filter(|(_, piece)| piece.after_page).map(|(at, _)| at).collect();
    let printed = |at: &usize| page_lines::is_printed(&pieces[*at].text);
    if breaks.is_empty() {
        // A page of its own may be printed too.
        let edges = (0..pieces.len()).filter(|at| *at < DEPTH || *at + DEPTH >= pieces.len());
        return edges.filter(printed).collect();
    }
    let mut edges: Vec<usize> = Vec::new();
    for from in breaks.iter().copied().chain([0, pieces.len()]) {
        edges.extend(from.saturating_sub(DEPTH)..(from + DEPTH).min(pieces.len()));
    }
    edges.sort_unstable();
    edges.dedup();
    edges.retain(|&at| printed(&at) || may_run(&pieces[at]));
    let mut seen: HashMap<String, usize> = HashMap::new();
    for &at in &edges {
        *seen.entry(without_numbers(&pieces[at].text)).or_default() += 1;
    }
    edges.retain(|&at| printed(&at) || seen.get(&without_numbers(&pieces[at].text)).is_some_and(|count| *count >= 2));
    // The title itself may be what runs on: it stays where it stands first.
    let first_page = breaks.first().copied().unwrap_or_default();
    let own = edges.iter().rposition(|&at| at < first_page && !printed(&at) && title::ends_title(&pieces[at].text));
    if let Some(own) = own {
        edges.remove(own);
    }
    edges
}

/// Whether a line may be a running title: short, and none that a paper may say twice.
fn may_run(piece: &Piece) -> bool {
    let text = piece.text.trim();
    piece.cells.is_none()
        && (4..=60).contains(&length(text))
        && !reflow::ends(text)
        // A line out of a sentence stands on several pages where problems are told in the same words.
        && !text.contains(['。', '；', '，'])
        && piece.number().is_none()
        && piece.leading_label().is_none()
        // Who signs is named in the title too.
        && !signatures::is_office(text)
}

fn without_numbers(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let c = if c.is_ascii_digit() { '0' } else { c };
        if !(c == '0' && out.ends_with('0')) {
            out.push(c);
        }
    }
    out
}
