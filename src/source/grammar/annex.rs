//! Annexes: what stands behind the signature or under 附件, apart from the text of the notice, and which of them the text
//! says to hold its list of problems.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use super::closing;
use super::heading;
use crate::model::Block;
use crate::model::Numbering;
use crate::prose::annexes;
use crate::prose::annexes::AnnexLine;
use crate::prose::annexes::AnnexReference;
use crate::prose::contacts;
use crate::prose::labels;
use crate::prose::signatures;
use crate::text::date;
use crate::text::date::Precision;

/// A title of an annex is not longer, in characters.
const LONGEST_TITLE: usize = 60;
/// Lines of a title between the opening of an annex and what it holds.
const MOST_TITLES: usize = 3;
/// A line of a signature is not longer, in characters.
const LONGEST_SIGNED: usize = 60;

/// An annex.
#[derive(Clone, Debug)]
pub struct Annex {
    /// Its blocks, with those that open it.
    pub blocks: Range<usize>,
    /// Its number, where it has one.
    pub number: Option<u32>,
    /// Whether the text of the notice is at its end in front of it; else the text goes on behind it.
    pub trails: bool,
    /// Whether its first block only opens it.
    pub opened: bool,
}

/// What follows a line that may open an annex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Follows {
    Table,
    Heading(usize),
    Text,
    Nothing,
}

/// The annexes of a body, in order.
pub fn annexes(body: &[Block]) -> Vec<Annex> {
    let signed = behind_signature(body);
    let is_behind = |at: usize| signed.is_some_and(|from| at >= from);
    let mut starts: Vec<(usize, Option<u32>, bool)> = Vec::new();
    for (at, block) in body.iter().enumerate() {
        if let Some(line) = line(block).filter(|line| opens(body, at, line, is_behind(at))) {
            starts.push((at, line.number, true));
        }
    }
    // What stands behind the signature without a word is an annex all the same.
    if let Some(from) = signed.and_then(|from| first_content(body, from)) {
        let opened = starts.iter().any(|(at, ..)| is_behind(*at) && *at <= from);
        if !opened {
            starts.push((from, None, false));
            starts.sort_unstable_by_key(|(at, ..)| *at);
        }
    }
    let closes = closing::begins(body);
    let mut out: Vec<Annex> = Vec::new();
    for (index, (at, number, opened)) in starts.iter().copied().enumerate() {
        if out.last().is_some_and(|last| at < last.blocks.end) {
            continue;
        }
        let next = starts.get(index + 1).map_or(body.len(), |(next, ..)| *next);
        let resumes = goes_on(body, at).filter(|_| !is_behind(at));
        let closes = if closes > at { closes } else { body.len() };
        let end = resumes.unwrap_or(closes).min(next).min(closes);
        out.push(Annex { blocks: at..end, number, trails: resumes.is_none(), opened });
    }
    out
}

/// The paragraphs that name annexes and hold none: 附件：1.… and the numbered lines behind it.
pub fn entries(body: &[Block], annexes: &[Annex]) -> BTreeSet<usize> {
    let mut out = BTreeSet::new();
    let mut listing = false;
    for (at, block) in body.iter().enumerate() {
        if annexes.iter().any(|annex| annex.blocks.contains(&at)) {
            listing = false;
            continue;
        }
        let Block::Paragraph(paragraph) = block else {
            listing = false;
            continue;
        };
        let text = paragraph.text.plain();
        listing = annexes::line(&text).is_some() || (listing && annexes::is_entry(&text) && !tells(body, at));
        if listing {
            out.insert(at);
        }
    }
    out
}

/// Whether a text that refers to annexes means this one.
pub fn is_meant(annex: &Annex, reference: &AnnexReference, alone: bool) -> bool {
    let named = annex.number.is_some_and(|number| reference.numbers.contains(&number));
    reference.numbers.is_empty() || named || (annex.number.is_none() && alone)
}

fn line(block: &Block) -> Option<AnnexLine> {
    annexes::line(&words(block)?)
}

/// The words of a heading or a paragraph.
fn words(block: &Block) -> Option<String> {
    match block {
        Block::Heading(heading) => Some(heading.text.plain()),
        Block::Paragraph(paragraph) => Some(paragraph.text.plain()),
        _ => None,
    }
}

/// Whether a numbered line names a problem of which the next line tells: no annex is called so.
fn tells(body: &[Block], at: usize) -> bool {
    let names = words(&body[at]).is_some_and(|text| heading::read(&text).names_problem());
    names && body.get(at + 1).and_then(words).is_some_and(|next| labels::certain(&next).is_some())
}

/// Whether a line with the word for an annex opens one, rather than naming it in a list of files.
fn opens(body: &[Block], at: usize, line: &AnnexLine, behind: bool) -> bool {
    let is_heading = matches!(body[at], Block::Heading(_));
    let bare = line.title.is_empty();
    let names_file = annexes::is_entry(&line.title);
    match follows(body, at) {
        Follows::Table => true,
        Follows::Heading(next) if goes_on(body, at) == Some(next) => false,
        Follows::Heading(next) => (behind && !names_file) || ((is_heading || bare) && begins_list(body, next)),
        Follows::Text => behind && !names_file,
        // A sheet with a picture, or one that is still to come.
        Follows::Nothing => bare && at.checked_sub(1).is_some_and(|before| is_date(&body[before])),
    }
}

fn is_date(block: &Block) -> bool {
    words(block).is_some_and(|text| date::read(text.trim()).is_some())
}

/// What follows a line that may open an annex, behind its title.
fn follows(body: &[Block], at: usize) -> Follows {
    for (place, block) in body.iter().enumerate().skip(at + 1).take(MOST_TITLES + 1) {
        let text = match block {
            Block::Table(_) => return Follows::Table,
            Block::Heading(_) if line(block).is_some() => return Follows::Nothing,
            Block::Heading(_) => return Follows::Heading(place),
            Block::Rule { .. } => continue,
            Block::List { items, .. } => {
                let texts = items.iter().map(|item| crate::model::block::plain(&item.blocks));
                let mut texts = texts.filter(|text| text.chars().count() > LONGEST_TITLE || text.contains('。'));
                return if texts.next().is_some() { Follows::Text } else { Follows::Nothing };
            }
            Block::Paragraph(paragraph) => paragraph.text.plain(),
            _ => return Follows::Text,
        };
        let text = text.trim();
        let signs = signatures::is_office(text) || date::read(text).is_some();
        if signs || annexes::line(text).is_some() || contacts::addresses_the_public(text) {
            return Follows::Nothing;
        }
        if annexes::is_entry(text) {
            return if tells(body, place) { Follows::Text } else { Follows::Nothing };
        }
        if !is_title(text) {
            return Follows::Text;
        }
    }
    Follows::Nothing
}

fn is_title(text: &str) -> bool {
    text.chars().count() <= LONGEST_TITLE && !text.contains('。') && labels::certain(text).is_none()
}

/// Whether a heading under a line for an annex is the first of a list, or the title of one.
fn begins_list(body: &[Block], at: usize) -> bool {
    let Some(text) = words(&body[at]) else { return false };
    match heading::read(&text).number {
        Some(number) => number.value == 1,
        None => {
            follows(body, at) == Follows::Table || ["清单", "台账", "表"].iter().any(|end| text.trim().ends_with(end))
        }
    }
}

/// The heading that goes on with the numbers of the text in front of a place.
fn goes_on(body: &[Block], at: usize) -> Option<usize> {
    let number = |block: &Block| match block {
        Block::Heading(heading) => heading::read(&heading.text.plain()).number,
        _ => None,
    };
    let mut last: BTreeMap<Numbering, u32> = BTreeMap::new();
    for number in body[..at].iter().filter_map(number) {
        last.retain(|numbering, _| *numbering < number.numbering);
        last.insert(number.numbering, number.value);
    }
    for (place, block) in body.iter().enumerate().skip(at + 1) {
        let Some(number) = number(block) else { continue };
        if number.value == 1 {
            last.retain(|numbering, _| *numbering < number.numbering);
        } else if last.get(&number.numbering).is_some_and(|before| before + 1 == number.value) {
            return Some(place);
        }
    }
    None
}

/// The block behind a signature that stands in the body, where the text was told before it.
fn behind_signature(body: &[Block]) -> Option<usize> {
    let told = body.iter().position(|block| match block {
        Block::Paragraph(paragraph) => paragraph.text.plain().contains('。'),
        Block::Table(_) | Block::List { .. } => true,
        _ => false,
    })?;
    let signed = |at: &usize| {
        let Some(text) = words(&body[*at]).filter(|text| text.chars().count() <= LONGEST_SIGNED) else { return false };
        let from = at.saturating_sub(2).max(told + 1);
        let lines: Vec<String> = body[from..=*at].iter().map(|block| words(block).unwrap_or_default()).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let Some(found) = signatures::at_end(&lines) else { return false };
        let whole = found.date.precision() >= Precision::Month && text.contains(['年', '-', '/', '.']);
        let alone = date::read(text.trim()).is_some();
        whole && (found.office.is_some() || alone) && matches!(body[*at], Block::Paragraph(_))
    };
    let last = (told + 1..body.len()).find(|at| signed(at) && goes_on(body, *at).is_none())?;
    Some(last + 1)
}

/// The first block behind a signature that an annex may begin with, its title taken with it.
fn first_content(body: &[Block], from: usize) -> Option<usize> {
    let is_content = |block: &Block| matches!(block, Block::Table(_) | Block::Heading(_));
    let first = from + body[from..].iter().position(is_content)?;
    // A paper that is sent with a letter: its parts begin behind the letter's signature.
    let chapter = |block: &Block| {
        let number = words(block).and_then(|text| heading::read(&text).number);
        number.is_some_and(|number| number.numbering == Numbering::Chapter)
    };
    let is_heading = |block: &Block| matches!(block, Block::Heading(_));
    if is_heading(&body[first]) && chapter(&body[first]) && !body[..from].iter().any(is_heading) {
        return None;
    }
    let is_own = |block: &Block| {
        words(block)
            .is_some_and(|text| is_title(&text) && !contacts::addresses_the_public(&text) && line(block).is_none())
    };
    let titles = body[from..first].iter().rev().take(MOST_TITLES).take_while(|block| is_own(block)).count();
    Some(first - titles)
}
