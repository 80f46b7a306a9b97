//! The figures of a paper that are those of its whole rectification: what its paragraphs say that belong to no problem.

use super::outline;
use super::outline::Found;
use super::piece::Piece;
use crate::model::Claim;
use crate::model::Subject;
use crate::prose::figures;
use crate::prose::figures::SaidClaim;
use crate::prose::heading_words;
use crate::text::pattern::length;

/// Shorter paragraphs say nothing of figures: a page number, a mark.
const SHORTEST: usize = 6;

/// The paragraphs that speak of the whole: they belong to no problem, and are neither headings nor labelled.
pub fn paragraphs<'p>(pieces: &'p [Piece], headings: &[Found]) -> Vec<&'p Piece> {
    let mut out = Vec::new();
    let mut place = Place::default();
    for (index, piece) in pieces.iter().enumerate() {
        if let Some(found) = outline::at(headings, index) {
            let labelled = pieces.get(index + 1).is_some_and(|next| next.label().is_some());
            place.enter(piece, found, labelled);
            continue;
        }
        let plain = piece.cells.is_none() && piece.label().is_none();
        if !place.in_problem && plain && length(&piece.text) >= SHORTEST {
            out.push(piece);
        }
    }
    out
}

/// The claims of a paper, in its order.
pub fn claims(paragraphs: &[&Piece]) -> Vec<Claim> {
    let said: Vec<SaidClaim> = paragraphs.iter().flat_map(|piece| figures::read(&piece.text)).collect();
    let mut out: Vec<Claim> =
        said.iter().enumerate().filter(|of| !is_of_a_part(&said, *of)).map(|(_, said)| said.claim.clone()).collect();
    out.dedup();
    out
}

/// Whether a total of problems is of a part of those that were fed back, since another is told that is surely of all:
/// 我局牵头整改的5个问题 beside 反馈的22个问题. Two that are sure stand side by side, for `check` to say that they differ.
fn is_of_a_part(all: &[SaidClaim], (at, said): (usize, &SaidClaim)) -> bool {
    let of_problems = said.claim.subject == Subject::Issues && said.fed_back.is_none();
    let differs = |other: &SaidClaim| {
        other.claim.subject == Subject::Issues
            && other.claim.basis == said.claim.basis
            && other.claim.total != said.claim.total
    };
    let sure = all.iter().any(|other| other.fed_back.is_some() && differs(other));
    of_problems && (sure || all[..at].iter().any(differs))
}

/// Where a paragraph stands.
#[derive(Default)]
struct Place {
    /// Below the heading of a part that lists problems; the level of that heading.
    list: Option<u8>,
    in_problem: bool,
}

impl Place {
    fn enter(&mut self, piece: &Piece, found: &Found, labelled: bool) {
        let words = piece.as_heading();
        if self.list.is_some_and(|level| found.level <= level) {
            self.list = None;
        }
        let about_else = heading_words::surrounds(&words.rest) || heading_words::is_about_else(&words.rest);
        // 整改完成情况 below 整改进展情况 frames problems and is none.
        let frame = heading_words::frames(&words.rest) && !words.names_problem();
        let below_list = self.list.is_some() && !about_else && !frame;
        // What stands below the heading of an area is of that area at most.
        let of_area = words.names_area() && !about_else;
        self.in_problem =
            labelled || of_area || words.names_problem() || below_list || (self.in_problem && found.level > 3);
        let holds = of_area || (frame && !about_else);
        if holds && self.list.is_none() {
            self.list = Some(found.level);
        }
    }
}
