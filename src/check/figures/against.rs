//! Figures of a notice against its own list, its own words and themselves.

use super::said;
use super::said::PlacedClaim;
use super::tally::Tally;
use crate::check::NoticeText;
use crate::check::prose;
use crate::check::prose::fault;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::figures as codes;
use crate::model::Basis;
use crate::model::Kind;
use crate::model::Notice;
use crate::model::StatusKind;
use crate::model::Subject;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// All that is wrong with the figures of a notice.
pub fn figures(case: NoticeText<'_>, out: &mut Vec<Diagnostic>) {
    let notice = case.notice;
    let front = said::in_front(notice, case.passages);
    let text = said::in_text(notice, case.passages);
    let tally = Tally::of(notice);
    let front: Vec<PlacedClaim<'_>> =
        front.into_iter().filter(|said| words_say_the_figures(notice, said, &text, out)).collect();
    // What front matter says too is held against the list once, at the words of the text.
    let new = text.into_iter().filter(|said| !front.iter().any(|known| same(known, said)));
    let all: Vec<PlacedClaim<'_>> = front.iter().cloned().chain(new).collect();
    for said in &all {
        if said.of_the_list {
            total_is_what_is_listed(notice, &tally, said, &all, out);
            measures_are_what_is_listed(notice, &tally, said, out);
            shares_are_what_is_listed(notice, &tally, said, out);
        }
        shares_add_up(notice, said, out);
        rate_is_right(notice, said, out);
    }
    all_are_completed(notice, case.passages, out);
}

fn same(front: &PlacedClaim<'_>, text: &PlacedClaim<'_>) -> bool {
    front.claim.subject == text.claim.subject
        && front.claim.basis.unwrap_or(Basis::Issues) == text.claim.basis.unwrap_or(Basis::Issues)
}

/// The figures of front matter are those of the words it quotes and of the sentence in the text. What is contradicted
/// here is held against nothing else.
fn words_say_the_figures(
    notice: &Notice,
    said: &PlacedClaim<'_>,
    text: &[PlacedClaim<'_>],
    out: &mut Vec<Diagnostic>,
) -> bool {
    let Some(total) = said.claim.total.filter(|_| said.claim.subject != Subject::Money) else { return true };
    if !said.words.is_empty() && !said.stands_in_text() {
        out.push(Diagnostic::new(&codes::WORDS_NOT_IN_TEXT, said.front_span(notice)).with("found", &said.words));
    }
    let figures = prose::numerals(&said.words);
    let spoken = |value: u64| value == 0 || figures.iter().any(|(_, figure)| *figure == value);
    // Words that name the shares alone name their sum.
    let sum: u64 = said.claim.parts.iter().map(|(_, share)| share).sum();
    let named_total = Some(total).filter(|total| *total != sum);
    let shares = said.claim.parts.iter().map(|(_, share)| *share);
    let missing = named_total.into_iter().chain(shares).find(|figure| !spoken(*figure));
    if let Some(missing) = missing.filter(|_| !said.words.is_empty()) {
        let fault = Diagnostic::new(&codes::FRONT_AGAINST_TEXT, said.front_span(notice));
        out.push(fault.with("front", missing).with("text", &said.words));
        return false;
    }
    let differs =
        |other: &&PlacedClaim<'_>| other.of_the_list && same(said, other) && other.claim.total != said.claim.total;
    let Some(other) = text.iter().find(differs) else { return true };
    let place = Diagnostic::new(&codes::FRONT_AGAINST_TEXT, other.total_span(notice));
    let words = other.words.trim_end_matches(['。', '；', '\n']);
    out.push(place.with("front", total).with("text", words).also(said.front_span(notice)));
    false
}

fn is_total_of_issues(said: &PlacedClaim<'_>) -> bool {
    said.of_the_list && said.claim.basis == Some(Basis::Issues)
}

/// The total is what the notice lists at that level, items held back counted in.
fn total_is_what_is_listed(
    notice: &Notice,
    tally: &Tally,
    said: &PlacedClaim<'_>,
    all: &[PlacedClaim<'_>],
    out: &mut Vec<Diagnostic>,
) {
    let immediate = said.claim.subject == Subject::ImmediateItems && notice.head.kind == Kind::Immediate;
    let Some(total) = said.claim.total.filter(|_| said.claim.subject == Subject::Issues || immediate) else { return };
    if tally.findings == 0 {
        return;
    }
    let precise = ["具体问题", "小项", "具体表现"].iter().any(|word| said.words.contains(word));
    let (unit, unit_en, counts) = match said.claim.basis.unwrap_or(Basis::Issues) {
        Basis::Measures => return,
        // Where the text names no areas of its own, they cannot be counted.
        Basis::Areas if tally.areas == 0 => return,
        Basis::Areas => ("方面", "areas", vec![tally.areas]),
        // A flat list under a total of issues does not show the level between.
        Basis::Findings if tally.is_flat() && all.iter().any(is_total_of_issues) => return,
        Basis::Findings => ("反馈问题", "findings", vec![tally.findings + tally.withheld, tally.areas]),
        Basis::Issues if precise => ("具体问题", "issues", vec![tally.issues + tally.withheld]),
        // 问题 may mean either level.
        Basis::Issues => ("问题", "issues", vec![tally.issues + tally.withheld, tally.findings + tally.withheld]),
    };
    let counted = counts[0];
    let part = (tally.in_part || notice.head.kind == Kind::Immediate) && counted <= total;
    if counts.contains(&total) || (part && !immediate) {
        return;
    }
    let fault = Diagnostic::new(&codes::TOTAL_AGAINST_LIST, said.total_span(notice));
    let fault = fault.with("said", total).with("counted", counted).with("unit", unit).with("unit_en", unit_en);
    let (zh, en) = match tally.withheld {
        0 => (String::new(), String::new()),
        held => (format!("（含不公开的 {held} 个）"), format!(" ({held} withheld ones counted in)")),
    };
    out.push(fault.with("withheld", zh).with("withheld_en", en));
}

/// The number of measures is that of the steps, where each is listed and numbered.
fn measures_are_what_is_listed(notice: &Notice, tally: &Tally, said: &PlacedClaim<'_>, out: &mut Vec<Diagnostic>) {
    let (Subject::Measures, Some(total), Some(counted)) = (said.claim.subject, said.claim.total, tally.measures) else {
        return;
    };
    if total != counted {
        let fault = Diagnostic::new(&codes::MEASURES_AGAINST_LIST, said.total_span(notice));
        out.push(fault.with("said", total).with("counted", counted));
    }
}

/// Each share is what the notice lists with that status.
fn shares_are_what_is_listed(notice: &Notice, tally: &Tally, said: &PlacedClaim<'_>, out: &mut Vec<Diagnostic>) {
    let immediate = said.claim.subject == Subject::ImmediateItems && notice.head.kind == Kind::Immediate;
    let counted_here = said.claim.subject == Subject::Issues || immediate;
    let level = said.claim.basis.unwrap_or(Basis::Issues) == Basis::Issues || tally.is_flat();
    // A total that counts findings has shares that count findings.
    let of_findings = !tally.is_flat() && said.claim.total == Some(tally.findings);
    if !counted_here || tally.in_part || !level || of_findings || tally.issues == tally.unstated {
        return;
    }
    for (kind, share) in &said.claim.parts {
        let counted = tally.with(*kind);
        let hidden = tally.withheld + tally.unstated;
        if *share < counted || *share > counted + hidden {
            let fault = Diagnostic::new(&codes::SHARE_AGAINST_LIST, said.share_span(notice, *kind));
            let fault = fault.with("said", share).with("counted", counted);
            out.push(fault.with("status", kind.word()).with("status_en", kind.key()));
        }
    }
}

/// The shares come to the total.
fn shares_add_up(notice: &Notice, said: &PlacedClaim<'_>, out: &mut Vec<Diagnostic>) {
    let Some(total) = said.claim.total else { return };
    let sum: u64 = said.claim.parts.iter().map(|(_, share)| share).sum();
    let code = match sum.cmp(&total) {
        std::cmp::Ordering::Greater => &codes::SHARES_EXCEED_TOTAL,
        // One share alone says nothing of the others.
        std::cmp::Ordering::Less if said.claim.parts.len() > 1 => &codes::SHARES_LEAVE_SOME,
        _ => return,
    };
    out.push(Diagnostic::new(code, said.span(notice)).with("said", total).with("counted", sum));
}

static RATE: Fixed = Fixed::new(|| {
    let rate = "(?:整改完成率|完成率|整改率|销号率|办结率)(?:为|达|达到|约为|约)?\\s*([0-9]{1,3})(?:\\.([0-9]{1,3}))?\\s*[%％]";
    fixed(rate)
});

/// The rate that a sentence names is that of its own figures.
fn rate_is_right(notice: &Notice, said: &PlacedClaim<'_>, out: &mut Vec<Diagnostic>) {
    let done = said.claim.parts.iter().find(|(kind, _)| *kind == StatusKind::Completed).map(|(_, share)| *share);
    let (Some(total), Some(done), Some((sentence, start))) = (said.claim.total, done, said.sentence()) else { return };
    let rates: Vec<_> = RATE.captures_iter(sentence).collect();
    // Of several rates it is not said which belongs to which figures.
    let ([found], true) = (rates.as_slice(), total > 0) else { return };
    let decimals = found.get(2).map_or("", |part| part.as_str());
    let Ok(stated) = format!("{}{decimals}", &found[1]).parse::<u64>() else { return };
    let scale = 10u64.pow(decimals.len().try_into().unwrap_or(0));
    // Rounded or cut off, a rate lies less than one of its last digit away from the true one.
    let exact = done * 100 * scale;
    if (stated * total).abs_diff(exact) >= total {
        let right = exact as f64 / (total * scale) as f64;
        let at = said.at_in_sentence(start, found.get(0).map_or(0..0, |all| all.range()));
        let fault = fault(&codes::WRONG_RATE, notice, at).with("found", &found[0]);
        out.push(fault.with("done", done).with("total", total).with("right", format!("{right:.2}%")));
    }
}

static ALL_DONE: Fixed = Fixed::new(|| {
    let done = "反馈(?:的|意见)?[^，。；]{0,12}问题[^。；]{0,6}(?:已全部|全部|均已)(?:完成整改|整改完成|整改到位|整改完毕|销号)";
    fixed(done)
});

/// Where the text says that everything is completed, no issue says otherwise.
fn all_are_completed(notice: &Notice, passages: &[prose::Passage<'_>], out: &mut Vec<Diagnostic>) {
    let open = |kind| !matches!(kind, StatusKind::Completed | StatusKind::Sustained);
    let other =
        notice.issues().find_map(|(_, issue)| issue.rectification.status.as_ref().filter(|status| open(status.kind)));
    let Some(other) = other else { return };
    let found = passages.iter().filter(|passage| !notice.outline.in_finding(passage.block));
    for (passage, found) in found.filter_map(|passage| Some((passage, ALL_DONE.find(&passage.plain)?))) {
        // 全部完成整改方案的制定 says less.
        let after = passage.plain[found.end()..].chars().next();
        if !after.is_none_or(|c| matches!(c, '，' | '。' | '；' | '、' | ',' | '并' | '！' | '\n')) {
            continue;
        }
        let fault = fault(&codes::NOT_ALL_COMPLETED, notice, passage.at(found.range()));
        let fault = fault.with("found", found.as_str()).with("status", &other.printed);
        out.push(fault.also(prose::span(notice, other.at)));
    }
}
