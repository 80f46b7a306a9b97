//! The figures of a paper that are those of its whole rectification: what its paragraphs say that belong to no problem.

use super::outline;
use super::outline::Found;
use super::piece::Piece;
use crate::model::Claim;
use crate::model::Subject;
use crate::prose::figures;
use crate::prose::heading_words;
use crate::prose::said_claim::SaidClaim;
use crate::prose::stated;
use crate::text::numbering::Numbering;
use crate::text::pattern;
use crate::text::pattern::length;

/// Shorter paragraphs say nothing of figures: a page number, a mark.
const SHORTEST: usize = 6;

/// The paragraphs that speak of the whole: they belong to no problem, and are neither headings nor labelled.
pub fn paragraphs<'p>(pieces: &'p [Piece], headings: &[Found]) -> Vec<&'p Piece> {
    let mut out = Vec::new();
    let mut place = Place::default();
    let of_problems = problems_by_status(pieces, headings);
    for (index, piece) in pieces.iter().enumerate() {
        if let Some(found) = outline::at(headings, index) {
            let labelled = pieces.get(index + 1).is_some_and(|next| next.label().is_some());
            let of_one = labelled || of_problems.contains(&index) || heads_one_body(&piece.as_heading().rest);
            place.enter(piece, found, of_one);
            continue;
        }
        let plain = piece.cells.is_none() && piece.label().is_none() && !is_item(piece, place.list.is_some());
        if !place.in_problem && plain && length(&piece.text) >= SHORTEST {
            out.push(piece);
        }
    }
    out
}

/// The headings of problems that are known by a status of their own, and those that stand in one row with them.
fn problems_by_status(pieces: &[Piece], headings: &[Found]) -> Vec<usize> {
    let has_status = |found: &Found| {
        let behind = pieces.get(found.index + 1).filter(|_| outline::at(headings, found.index + 1).is_none());
        let said = || behind.is_some_and(|next| next.cells.is_none() && says_its_status(&next.text));
        found.number.is_some() && (pieces[found.index].as_heading().status.is_some() || said())
    };
    let with_status: Vec<bool> = headings.iter().map(has_status).collect();
    let in_row = |at: usize| {
        let level = headings[at].level;
        let here = |other: &usize| headings[*other].level >= level;
        let mut row = (0..at).rev().take_while(here).chain((at..headings.len()).take_while(here));
        row.any(|other| headings[other].level == level && with_status[other])
    };
    let numbered = |found: &Found| found.number.is_some() && !heading_words::is_about_else(&pieces[found.index].text);
    let of_problems = headings.iter().enumerate().filter(|(at, found)| in_row(*at) && numbered(found));
    of_problems.map(|(_, found)| found.index).collect()
}

/// Whether the words below a heading say the status of it alone: 已办结。…, 该问题已完成整改。
fn says_its_status(text: &str) -> bool {
    stated::first_sentence(text).is_some()
        || stated::of_this_problem(text).is_some()
        || stated::in_closing_brackets(text).is_some()
}

/// Whether a paragraph is a numbered problem, though no heading: below the heading of a list, or with its own status.
fn is_item(piece: &Piece, in_list: bool) -> bool {
    let Some(number) = piece.number() else { return false };
    let rest = piece.text.get(number.len..).unwrap_or_default();
    let behind = rest.get(stated::sentence_end(rest)..).unwrap_or_default();
    let said = says_its_status(behind) || stated::in_closing_brackets(rest).is_some();
    in_list && number.numbering > Numbering::Clause || said || heads_one_body(rest)
}

/// Whether a text begins with the name of one body and no more: 市示例局党组。反馈的41个问题完成38个. What follows is of that
/// body's part.
fn heads_one_body(rest: &str) -> bool {
    const BODIES: &[&str] = &["党组", "党委", "党工委", "党总支", "党支部"];
    let name = rest[..stated::sentence_end(rest)].trim().trim_end_matches(['。', '：', ':', '；', '.']);
    BODIES.iter().any(|body| name.ends_with(body))
        && !name.contains(['，', ',', '、'])
        && (4..=24).contains(&length(name))
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
    let texts: Vec<&str> = paragraphs.iter().map(|piece| piece.text.as_str()).collect();
    let mut said: Vec<SaidClaim> = figures::read_all(&texts);
    // The words of a row stand in its cells, not in one text.
    said.extend(sums.iter().flat_map(|row| figures::read(row)).map(|mut of| {
        (of.claim.text, of.fed_back) = (None, None);
        of
    }));
    let mut out: Vec<Claim> =
        said.iter().enumerate().filter(|of| !is_of_a_part(&said, *of)).map(|(_, said)| said.claim.clone()).collect();
    out.dedup();
    told_once(out)
}

/// A total that is told twice, once with its shares, is one claim: that with the shares, where the total was first told.
fn told_once(claims: Vec<Claim>) -> Vec<Claim> {
    let same = |one: &Claim, other: &Claim| {
        one.subject.has_shares()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_one_body_heads_its_own_part() {
        for (text, right) in [
            ("市示例局党组。反馈的41个问题完成38个", true),
            ("示例学校党总支：完成26个", true),
            ("加强组织领导，成立党委。完成26个", false),
            ("反馈的41个问题完成38个", false),
            ("局党组。", false),
            ("党组。", false),
        ] {
            assert_eq!(heads_one_body(text), right, "{text}");
        }
    }

    #[test]
    fn a_status_behind_a_heading_is_of_its_problem() {
        for (text, right) in [
            ("已办结。约谈4人。", true),
            ("该问题已完成整改。退回费用2140元。", true),
            ("扣回补贴3600元。（整改到位）", true),
            ("反馈的9个问题已完成8个。", false),
            ("修订制度3项，约谈2人。", false),
        ] {
            assert_eq!(says_its_status(text), right, "{text}");
        }
    }
}
