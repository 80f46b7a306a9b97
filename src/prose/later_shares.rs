//! Shares that a sentence or clause tells behind the total that they are of.

use std::ops::Range;

use super::counted_measures;
use super::said_claim::SaidClaim;
use super::said_claim::takes_shares;
use super::shares;
use super::shares::StatusShare;
use super::shares_of_all;
use crate::model::Subject;
use crate::text::date::Date;
use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// Whether a sentence may go on with the shares of a total, so many sentences behind it: 其中，已办结8件; right behind it
/// also 截至目前，已办结8件, 这些问题中，已完成8个.
pub(super) fn goes_on(sentence: &str, between: usize) -> bool {
    const RIGHT_BEHIND: &[&str] = &[
        "截至",
        "截止",
        "目前",
        "到目前",
        "至今",
        "这些",
        "上述",
        "以上",
        "处理结果",
        "办理结果",
        "到20",
        "至20",
        "现",
    ];
    let sentence = sentence.trim_start();
    let begins = |words: &[&str]| words.iter().any(|word| sentence.starts_with(word));
    (begins(&["其中"]) && between <= 2) || (begins(RIGHT_BEHIND) && between == 0)
}

/// The totals without shares that a clause tells again in front of everything else: 7个问题中，已完成5个.
fn told_again(clause: &str, claims: &[SaidClaim]) -> Vec<usize> {
    static AGAIN: Fixed = Fixed::new(|| {
        fixed(
            r"(?:^|[，,])\s*(?:这|上述|以上|现|本批|该批|这批|第[0-9一二三四五六七八九十]{1,3}批(?:的)?|至[^，,]{2,12}?|到[^，,]{2,12}?)?([0-9]{1,4}|[一二三四五六七八九十百]{1,4})\s*(?:个|件|项|条)\s*(?:[\p{Han}]{0,6}?(?:问题|事项|任务|措施|表现|情形))?(?:中|里)?(?:，|,|已|均|办妥|全部|整改|完成|办结|落实)",
        )
    });
    let Some(total) = AGAIN.captures(clause).and_then(|found| numeral::read(&found[1])) else { return Vec::new() };
    let fits = |said: &SaidClaim| {
        said.claim.subject.has_shares() && said.claim.parts.is_empty() && said.claim.total == Some(u64::from(total))
    };
    (0..claims.len()).filter(|at| fits(&claims[*at])).collect()
}

/// The one total without shares that several shares come to exactly, however far in front it was told: 27个问题 … 已完成21个，
/// 正在推进6个.
fn summing_up(shares: &[StatusShare], claims: &[SaidClaim]) -> Option<usize> {
    let sum: u64 = shares.iter().map(|share| share.value).sum();
    let fits = |said: &SaidClaim| {
        let claim = &said.claim;
        takes_shares(claim.subject, claim.basis) && claim.parts.is_empty() && claim.total == Some(sum)
    };
    let mut all = (0..claims.len()).filter(|at| fits(&claims[*at]));
    let one = all.next().filter(|_| shares.len() > 1)?;
    all.next().is_none().then_some(one)
}

/// Gives one of the totals its shares, where the clause behind it names nothing but these: the total that they come to,
/// else the last that counts problems.
pub(super) fn take(
    text: &str,
    claims: &mut [SaidClaim],
    open: &[usize],
    (clause, as_of): (Range<usize>, Option<Date>),
) {
    // Most of a text stands in front of any total, or tells of none.
    if claims.is_empty() {
        return;
    }
    let words = &text[clause.clone()];
    let mut shares = shares::read(words);
    let again = told_again(words, claims);
    let summed = if again.is_empty() { summing_up(&shares, claims) } else { None };
    let open = if again.is_empty() { open } else { &again };
    let open = summed.as_ref().map_or(open, std::slice::from_ref);
    if let Some(claim) = again.last().map(|at| &claims[*at].claim).filter(|_| shares.is_empty()) {
        let total = claim.total.unwrap_or_default();
        shares.extend(shares_of_all::read(words, total));
        if claim.subject == Subject::Measures {
            shares.extend(counted_measures::carried_out(words, 0, total));
        }
    }
    let sum: u64 = shares.iter().map(|share| share.value).sum();
    let Some(last) = shares.last() else { return };
    let of_measures = shares.iter().all(|share| share.of_measures);
    let fits = |index: &&usize| {
        let claim = &claims[**index].claim;
        let same = !of_measures || claim.subject == Subject::Measures;
        // 完成3个；正在整改1个: what a further clause tells is of other statuses, and all come to no more than the total.
        let other = !claim.parts.iter().any(|(kind, _)| shares.iter().any(|share| share.kind == *kind));
        let known: u64 = claim.parts.iter().map(|(_, value)| value).sum();
        takes_shares(claim.subject, claim.basis)
            && same
            && other
            && claim.total.is_none_or(|total| known + sum <= total)
    };
    let all = || open.iter().rev().filter(fits);
    let exact = all().find(|index| claims[**index].claim.total == Some(sum));
    let problems = || all().find(|index| claims[**index].claim.subject != Subject::Measures);
    let Some(said) = exact.or_else(problems).or_else(|| all().next()).copied().map(|index| &mut claims[index]) else {
        return;
    };
    let end = spoken_to(words, last.at.end) + clause.start;
    if text[said.words.start..clause.start.max(said.words.start)].contains('\n') {
        // The shares stand in another paragraph than the total: theirs are the words.
        said.words.start = clause.start + shares.iter().map(|share| share.at.start).min().unwrap_or_default();
    }
    said.words.end = end.max(said.words.start);
    said.claim.parts.extend(shares.iter().map(|share| (share.kind, share.value)));
    said.claim.as_of = said.claim.as_of.or(as_of);
    said.claim.text = Some(text[said.words.clone()].trim().to_owned());
}

/// Where the words of a claim end: before the next comma or the mark that ends the clause.
pub(super) fn spoken_to(clause: &str, from: usize) -> usize {
    let comma = clause[from..].find(['，', ',']).map(|at| from + at);
    comma.unwrap_or(clause.trim_end_matches(['。', '！', '；', ';', '\n']).len()).max(from)
}
