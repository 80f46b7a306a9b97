//! The headings of a body as a tree, by the rank of their numbers.

use std::ops::Range;

use super::heading;
use super::label;
use crate::model::Block;
use crate::model::Label;
use crate::model::Numbering;
use crate::prose::heading_words::HeadingWords;
use crate::prose::labels;

/// A heading with what stands under it.
#[derive(Debug)]
pub struct Branch {
    /// The words of the heading, or of the labelled line that stands for one.
    pub words: HeadingWords,
    /// The heading as it stands.
    pub heading: String,
    /// Its rank; smaller is higher.
    pub rank: u8,
    /// Index of the block that is the heading.
    pub block: usize,
    /// The blocks under it, up to its first child.
    pub own: Range<usize>,
    /// Heading and everything under it.
    pub all: Range<usize>,
    /// The headings under it.
    pub children: Vec<Branch>,
    /// What is known of it once it was judged.
    pub judged: Judged,
}

/// What a branch was judged to be.
#[derive(Clone, Copy, Debug, Default)]
pub struct Judged {
    /// Whether it is an issue.
    pub issue: bool,
    /// Whether it is an issue, or one or a ledger stands in it.
    pub holds: bool,
    /// Whether it or a branch below it calls itself a problem or has a ledger.
    pub names: bool,
}

impl Judged {
    /// Judges it an issue.
    pub fn take_as_issue(&mut self) {
        self.issue = true;
        self.holds = true;
    }
}

/// Rank of a heading that stands for a top-level part.
pub const SECTION: u8 = 10;
/// Rank of an item that begins with a label and has no heading; below every heading.
const FIELD_LIST: u8 = 90;
/// How far below its parent a heading stands that has the number of a higher rank.
const BELOW: u8 = 5;

impl Branch {
    /// Whether it is a top-level part (一、).
    pub fn is_section(&self) -> bool {
        self.rank == SECTION
    }
}

fn rank(words: &HeadingWords, level: u8) -> u8 {
    match words.number.as_ref().map(|number| number.numbering) {
        Some(Numbering::Chapter) => SECTION,
        Some(Numbering::Clause) => 20,
        Some(Numbering::Named) => 30,
        Some(Numbering::Item) => 40,
        Some(Numbering::SubItem) => 50,
        Some(Numbering::Circled) => 60,
        // Without a number only the depth is left to go by.
        None if words.announced => 40,
        None => match level {
            0..=2 => SECTION,
            level => (level - 1) * 10,
        },
    }
}

/// The headings of some blocks as a forest, items of field lists included. What stands apart in them is left out.
pub fn grow(body: &[Block], blocks: Range<usize>, apart: &[Range<usize>]) -> Vec<Branch> {
    let mut flat: Vec<Branch> = Vec::new();
    let mut path = Path::default();
    for index in blocks.clone() {
        if apart.iter().any(|range| range.contains(&index)) {
            continue;
        }
        if let Block::Heading(heading) = &body[index] {
            let text = heading.text.plain();
            let words = heading::read(&text);
            if path.is_label(&words, heading.level) {
                continue;
            }
            let rank = path.descend(&words, heading.level);
            flat.push(Branch {
                words,
                heading: text.trim().to_owned(),
                rank,
                block: index,
                own: index + 1..index + 1,
                all: index..index + 1,
                children: Vec::new(),
                judged: Judged::default(),
            });
        }
    }
    let flat = with_field_lists(body, blocks.clone(), flat);
    nest(flat, blocks.end)
}

/// The headings that are open while others are read.
#[derive(Default)]
struct Path(Vec<Step>);

struct Step {
    rank: u8,
    level: u8,
    numbering: Option<Numbering>,
    names_problem: bool,
}

impl Path {
    /// Whether a heading is a label of the one above it (`##### 整改措施`, `（二）整改措施` under a problem): its words are
    /// a label, and it stands deeper than an issue would.
    fn is_label(&self, words: &HeadingWords, level: u8) -> bool {
        let Some(found) = label::heading(&words.rest) else { return false };
        let Some(above) = self.0.last() else { return false };
        let deeper = match &words.number {
            Some(_) => rank(words, level) > above.rank,
            // 下一步打算 at the same depth is a part of its own.
            None => level > above.level || (level == above.level && found.label != Label::NextSteps),
        };
        deeper && (above.rank > SECTION || above.names_problem)
    }

    /// Opens a heading and gives its rank. （一） that begins anew under 反馈问题一 or 1. stands below it.
    fn descend(&mut self, words: &HeadingWords, level: u8) -> u8 {
        let numbering = words.number.as_ref().map(|number| number.numbering);
        let first = words.number.as_ref().is_some_and(|number| number.value == 1);
        let own = rank(words, level);
        let low = |step: &&Step| matches!(step.numbering, Some(Numbering::Named | Numbering::Item));
        let nested = self.0.iter().rfind(|step| step.numbering == numbering && step.rank % 10 == BELOW);
        let rank = match (numbering, nested, self.0.last().filter(low)) {
            (Some(Numbering::Clause), Some(before), _) if !first => before.rank,
            (Some(Numbering::Clause), _, Some(above)) if first => above.rank + BELOW,
            _ => own,
        };
        while self.0.last().is_some_and(|last| last.rank >= rank) {
            self.0.pop();
        }
        self.0.push(Step { rank, level, numbering, names_problem: words.names_problem() });
        rank
    }
}

/// Adds an item for each line that begins with 整改问题：, 反馈问题： and the like and has no heading of its own.
fn with_field_lists(body: &[Block], blocks: Range<usize>, headings: Vec<Branch>) -> Vec<Branch> {
    let mut out = Vec::new();
    let mut headings = headings.into_iter().peekable();
    let first = headings.peek().map_or(blocks.end, |branch| branch.block);
    out.extend(items(body, blocks.start..first));
    while let Some(branch) = headings.next() {
        let end = headings.peek().map_or(blocks.end, |next| next.block);
        let found = items(body, branch.block + 1..end);
        // One such line under a heading of its own tells the heading's problem; it is no further item.
        let is_own = found.len() == 1 && !branch.is_section();
        out.push(branch);
        if !is_own {
            out.extend(found);
        }
    }
    out
}

fn items(body: &[Block], range: Range<usize>) -> Vec<Branch> {
    let item = |index: usize| {
        let Block::Paragraph(paragraph) = &body[index] else { return None };
        let text = paragraph.text.plain();
        let words = heading::read(&text);
        let is_item = match labels::certain(&text) {
            Some(found) => found.label == Label::Title,
            None if words.announced && words.number.as_ref().is_some_and(|n| n.numbering == Numbering::Item) => true,
            // 问题： and 问题一： may open a sentence; between fields of a list they do not.
            None => (words.announced || text.trim_start().starts_with("问题：")) && has_field(body.get(index + 1)),
        };
        let rest = words.rest.strip_prefix("问题：").unwrap_or(&words.rest).to_owned();
        is_item.then(|| Branch {
            words: HeadingWords { announced: true, rest, ..words },
            heading: text.trim().to_owned(),
            rank: FIELD_LIST,
            block: index,
            own: index + 1..index + 1,
            all: index..index + 1,
            children: Vec::new(),
            judged: Judged::default(),
        })
    };
    range.filter_map(item).collect()
}

/// Whether a block is a labelled paragraph.
fn has_field(block: Option<&Block>) -> bool {
    match block {
        Some(Block::Paragraph(paragraph)) => labels::certain(&paragraph.text.plain()).is_some(),
        _ => false,
    }
}

/// Puts headings in order under those of higher rank and gives each its blocks.
fn nest(flat: Vec<Branch>, end: usize) -> Vec<Branch> {
    let starts: Vec<(usize, u8)> = flat.iter().map(|branch| (branch.block, branch.rank)).collect();
    let mut open: Vec<Branch> = Vec::new();
    let mut roots: Vec<Branch> = Vec::new();
    let close = |open: &mut Vec<Branch>, roots: &mut Vec<Branch>, rank: u8| {
        while open.last().is_some_and(|last| last.rank >= rank) {
            if let Some(done) = open.pop() {
                open.last_mut().map_or(&mut *roots, |parent| &mut parent.children).push(done);
            }
        }
    };
    for (index, mut branch) in flat.into_iter().enumerate() {
        let next = starts.get(index + 1).map_or(end, |(block, _)| *block);
        let after = starts[index + 1..].iter().find(|(_, rank)| *rank <= branch.rank).map_or(end, |(block, _)| *block);
        branch.own = branch.block + 1..next;
        branch.all = branch.block..after;
        close(&mut open, &mut roots, branch.rank);
        open.push(branch);
    }
    close(&mut open, &mut roots, 0);
    roots
}
