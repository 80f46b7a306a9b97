//! The figures of a paper that are those of its whole rectification: what its paragraphs say that belong to no problem.

use super::outline;
use super::outline::Found;
use super::piece::Piece;
use crate::model::Claim;
use crate::model::Subject;
use crate::prose::figures;
use crate::prose::heading_words;
use crate::prose::said_claim::SaidClaim;
use crate::text::pattern;
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

/// What the rows of sums say, as text: `合计 | 28个问题：已完成21个，正在整改7个`.
pub fn sums(pieces: &[Piece]) -> Vec<String> {
    let rows = pieces.iter().filter_map(|piece| piece.cells.as_ref());
    let sums = rows.filter_map(|cells| {
        let mut filled = cells.iter().map(|cell| cell.text.trim()).filter(|cell| !cell.is_empty());
        let named = ["合计", "总计", "共计"].contains(&pattern::compact(filled.next()?).as_str());
        named.then(|| format!("反馈的{}", filled.collect::<Vec<_>>().join("，")))
    });
    sums.collect()
}

/// The claims of a paper, in its order: of its paragraphs and of its rows of sums.
pub fn claims(paragraphs: &[&Piece], sums: &[String]) -> Vec<Claim> {
    let texts = paragraphs.iter().map(|piece| piece.text.as_str());
    let mut said: Vec<SaidClaim> = texts.flat_map(figures::read).collect();
    // The words of a row stand in its cells, not in one text.
    said.extend(sums.iter().flat_map(|row| figures::read(row)).map(|mut of| {
        of.claim.text = None;
        SaidClaim { fed_back: None, ..of }
    }));
    let mut out: Vec<Claim> =
        said.iter().enumerate().filter(|of| !is_of_a_part(&said, *of)).map(|(_, said)| said.claim.clone()).collect();
    out.dedup();
    told_once(out)
}

/// A total that is told twice, once with its shares, is one claim: that with the shares, where the total was first told.
fn told_once(claims: Vec<Claim>) -> Vec<Claim> {
    let same = |one: &Claim, other: &Claim| {
        let of_problems =
            matches!(one.subject, Subject::Issues | Subject::ImmediateItems | Subject::Petitions | Subject::Measures);
        of_problems
            && one.total.is_some()
            && (one.subject, one.basis, one.total) == (other.subject, other.basis, other.total)
    };
    let mut out: Vec<Claim> = Vec::new();
    for claim in claims {
        match out.iter_mut().find(|known| same(known, &claim) && (known.parts.is_empty() || claim.parts.is_empty())) {
            Some(known) if known.parts.is_empty() => *known = claim,
            Some(_) => {}
            None => out.push(claim),
        }
    }
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
