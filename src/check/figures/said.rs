//! What a notice says of its figures, in front matter and in the sentences of its text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::check::prose;
use crate::check::prose::Passage;
use crate::diagnostic::Span;
use crate::model::At;
use crate::model::Basis;
use crate::model::Claim;
use crate::model::Notice;
use crate::model::StatusKind;
use crate::model::Subject;
use crate::text::numeral;

/// A figure that a notice states, with the words that state it.
#[derive(Clone)]
pub struct SaidClaim<'p> {
    /// What is counted.
    pub subject: Subject,
    /// At which level.
    pub basis: Option<Basis>,
    /// The total.
    pub total: Option<u64>,
    /// Shares by status.
    pub parts: Vec<(StatusKind, u64)>,
    /// The words, empty where front matter gives none.
    pub words: String,
    /// The text in which the words stand, and the byte at which they begin.
    place: Option<(&'p Passage<'p>, usize)>,
    /// Where front matter says so.
    front: Option<At>,
}

const NUMBER: &str = "([0-9０-９]{1,4}|[一二三四五六七八九十百]{1,5})";

/// `反馈的4个方面16个问题`: a total that speaks of what was fed back and of nothing less.
static TOTALS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        "(?:反馈|指出)(?:的|了|我院|意见|共|党组|院党组|给|出){{0,3}}\\s*((?:{NUMBER}\\s*(?:个|项|类|大类)?(?:方面|大项|大类|类|问题)[、，,]?)*{NUMBER}\\s*(?:个|项)(?:小项|具体问题|突出问题|问题|具体表现))"
    ))
});
static LEVEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!("{NUMBER}\\s*(?:个|项)?(方面|大项|大类|类|小项|具体问题|突出问题|问题|具体表现)"))
});
static SHARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(已?全部完成整改|已?完成整改|已?整改完成|已?整改到位|已?整改销号|已?销号|已?办结|已?基本完成(?:整改)?|阶段性完成(?:整改)?|部分完成|未完成(?:整改)?|未整改|正在整改|正在推进|正在办理|持续整改|持续推进|长期坚持|申请延期(?:整改)?|已完成|完成|已整改)(?:的)?(?:问题)?(?:有)?\\s*([0-9０-９]{1,4}|[一二三四五六七八九十百零]{1,5})\\s*(?:个|项|件)",
    )
});

/// Words of sentences that speak of something else than the list of this notice.
const ELSE: &[&str] =
    &["立行立改", "信访", "线索", "上一轮", "上轮", "上次", "往年", "历次", "此前", "以来", "全市", "各单位", "其中"];

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a fixed pattern")
}

/// What front matter says, each claim with its words in the text where they stand there.
pub fn in_front<'p>(notice: &Notice, passages: &'p [Passage<'p>]) -> Vec<SaidClaim<'p>> {
    let said = |claim: &Claim| {
        let words = claim.text.clone().unwrap_or_default();
        let find = |passage: &'p Passage<'p>| Some((passage, passage.plain.find(words.trim())?));
        let place = if words.trim().is_empty() { None } else { passages.iter().find_map(find) };
        SaidClaim {
            subject: claim.subject,
            basis: claim.basis,
            total: claim.total,
            parts: claim.parts.clone(),
            words: words.trim().to_owned(),
            place,
            front: Some(claim.at),
        }
    };
    notice.head.claims.iter().map(said).collect()
}

/// What the text says outside the findings, where it can be read with certainty.
pub fn in_text<'p>(notice: &Notice, passages: &'p [Passage<'p>]) -> Vec<SaidClaim<'p>> {
    let mut out = Vec::new();
    for passage in passages.iter().filter(|passage| !prose::in_finding(notice, passage.block)) {
        for (start, sentence) in prose::sentences(&passage.plain) {
            let Some(found) = TOTALS.captures(sentence) else { continue };
            if ELSE.iter().any(|word| sentence.contains(word)) {
                continue;
            }
            let chain = found.get(1).map_or(0..0, |chain| chain.range());
            let levels: Vec<(Basis, u64)> = LEVEL
                .captures_iter(&sentence[chain.clone()])
                .filter_map(|level| Some((basis(&level[2]), u64::from(numeral::read(&level[1])?))))
                .collect();
            let levels = ranked(levels);
            let shares = shares(&sentence[chain.end..]);
            let last = levels.len().saturating_sub(1);
            for (index, (basis, total)) in levels.into_iter().enumerate() {
                out.push(SaidClaim {
                    subject: Subject::Issues,
                    basis: Some(basis),
                    total: Some(total),
                    parts: if index == last { shares.clone() } else { Vec::new() },
                    words: sentence[found.get(0).map_or(0, |all| all.start())..].to_owned(),
                    place: Some((passage, start + found.get(0).map_or(0, |all| all.start()))),
                    front: None,
                });
            }
        }
    }
    out
}

fn basis(word: &str) -> Basis {
    match word {
        "方面" => Basis::Areas,
        "大项" | "大类" | "类" => Basis::Findings,
        _ => Basis::Issues,
    }
}

/// Where 问题 and 具体表现 both have a number, the first is that of the findings.
fn ranked(mut levels: Vec<(Basis, u64)>) -> Vec<(Basis, u64)> {
    if let [.., before, last] = levels.as_mut_slice()
        && before.0 == last.0
    {
        before.0 = Basis::Findings;
    }
    levels
}

/// The shares by status that a text names: 已完成19个，阶段性完成3个.
fn shares(text: &str) -> Vec<(StatusKind, u64)> {
    let mut out: Vec<(StatusKind, u64)> = Vec::new();
    for found in SHARE.captures_iter(text) {
        if let (Some(kind), Some(value)) = (StatusKind::read(&found[1]), numeral::read(&found[2]))
            && !out.iter().any(|(known, _)| *known == kind)
        {
            out.push((kind, u64::from(value)));
        }
    }
    out
}

impl SaidClaim<'_> {
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
        let figure = prose::numerals(&self.words).into_iter().find(|(_, value)| Some(*value) == self.total);
        self.within(notice, figure.map_or(0..self.words.len(), |(range, _)| range))
    }

    /// Where the share of a status is said.
    pub fn share_span(&self, notice: &Notice, kind: StatusKind) -> Span {
        let named = |found: &regex::Captures<'_>| StatusKind::read(&found[1]) == Some(kind);
        let found = SHARE.captures_iter(&self.words).find(named);
        self.within(notice, found.and_then(|found| Some(found.get(0)?.range())).unwrap_or(0..self.words.len()))
    }

    fn within(&self, notice: &Notice, range: Range<usize>) -> Span {
        match self.place {
            Some((passage, at)) => prose::span(notice, passage.at(at + range.start..at + range.end)),
            None => self.front_span(notice),
        }
    }
}
