//! What a notice says of its figures, in front matter and in the sentences of its text, with the places.

use std::ops::Range;

use crate::check::prose;
use crate::check::prose::Passage;
use crate::diagnostic::Span;
use crate::model::At;
use crate::model::Claim;
use crate::model::Notice;
use crate::model::StatusKind;
use crate::prose::figures;
use crate::prose::said_claim::SaidClaim;
use crate::prose::shares;
use crate::text::han;

/// A claim of a notice, with the words that make it and their place.
#[derive(Clone)]
pub struct PlacedClaim<'p> {
    /// The claim.
    pub claim: Claim,
    /// The words, empty where front matter gives none.
    pub words: String,
    /// Whether it is held against what the notice lists: all of front matter is; of the text what surely speaks of all that
    /// was fed back.
    pub of_the_list: bool,
    /// The text in which the words stand, and the byte at which they begin.
    place: Option<(&'p Passage<'p>, usize)>,
    /// Where front matter says so.
    front: Option<At>,
}

/// What front matter says, each claim with its words in the text where they stand there.
pub fn in_front<'p>(notice: &Notice, passages: &'p [Passage<'p>]) -> Vec<PlacedClaim<'p>> {
    let said = |claim: &Claim| {
        let words = claim.text.as_deref().unwrap_or_default().trim().to_owned();
        let find = |passage: &'p Passage<'p>| Some((passage, passage.plain.find(&words)?));
        let place = if words.is_empty() { None } else { passages.iter().find_map(find) };
        PlacedClaim { claim: claim.clone(), words, of_the_list: true, place, front: Some(claim.at) }
    };
    notice.head.claims.iter().map(said).collect()
}

/// What the text says outside the findings.
pub fn in_text<'p>(notice: &Notice, passages: &'p [Passage<'p>]) -> Vec<PlacedClaim<'p>> {
    let outside = passages.iter().filter(|passage| !notice.outline.in_finding(passage.block));
    let said = |passage: &'p Passage<'p>| figures::read(passage.reading());
    outside.flat_map(|passage| said(passage).into_iter().map(|said| placed(said, passage))).collect()
}

fn placed<'p>(said: SaidClaim, passage: &'p Passage<'p>) -> PlacedClaim<'p> {
    let words = said.fed_back.clone().unwrap_or(said.words);
    PlacedClaim {
        of_the_list: said.fed_back.is_some(),
        place: Some((passage, words.start)),
        words: passage.plain[words].to_owned(),
        claim: said.claim,
        front: None,
    }
}

impl PlacedClaim<'_> {
    /// Whether its words stand in the text.
    pub fn stands_in_text(&self) -> bool {
        self.place.is_some()
    }

    /// The whole sentence of the text that holds the words.
    pub fn sentence(&self) -> Option<(&str, usize)> {
        let (passage, at) = self.place?;
        let all = prose::sentences(&passage.plain);
        all.into_iter().rfind(|(start, _)| *start <= at).map(|(start, sentence)| (sentence, start))
    }

    /// Where it is said: at the words of the text, else in front matter.
    pub fn span(&self, notice: &Notice) -> Span {
        self.within(notice, 0..self.words.len())
    }

    /// Where front matter says so.
    pub fn front_span(&self, notice: &Notice) -> Span {
        prose::front_span(notice, self.front.unwrap_or_default())
    }

    /// Where a byte range of the sentence stands.
    pub fn at_in_sentence(&self, start: usize, range: Range<usize>) -> At {
        self.place.map_or_else(At::default, |(passage, _)| passage.at(start + range.start..start + range.end))
    }

    /// Where the total is said.
    pub fn total_span(&self, notice: &Notice) -> Span {
        let figure = prose::numerals(&self.words).into_iter().find(|(_, value)| Some(*value) == self.claim.total);
        self.within(notice, figure.map_or(0..self.words.len(), |(range, _)| range))
    }

    /// Where the share of a status is said.
    pub fn share_span(&self, notice: &Notice, kind: StatusKind) -> Span {
        let found = shares::read(&han::reading(&self.words)).into_iter().find(|share| share.kind == kind);
        self.within(notice, found.map_or(0..self.words.len(), |share| share.at))
    }

    fn within(&self, notice: &Notice, range: Range<usize>) -> Span {
        match self.place {
            Some((passage, at)) => prose::span(notice, passage.at(at + range.start..at + range.end)),
            None => self.front_span(notice),
        }
    }
}
