//! A text in traditional characters, or with radicals in place of characters: its structure is read through its reading,
//! and what was found is given back the characters that stand there.

use super::branches;
use crate::model::Block;
use crate::model::Finding;
use crate::model::Issue;
use crate::model::Item;
use crate::model::Kind;
use crate::model::ListPlace;
use crate::model::Measure;
use crate::model::Number;
use crate::model::Outline;
use crate::model::Rectification;
use crate::model::Run;
use crate::model::Text;
use crate::model::block;
use crate::source::Reading;
use crate::text::han;

/// Reads what a body says in its headings, labels, lists and tables. Traditional characters and radicals are read through.
pub fn outline(reading: &mut Reading<'_>, body: &[Block], kind: Kind, list: Option<ListPlace>) -> Outline {
    let Some(read) = read_through(body) else { return branches::outline(reading, body, kind, list) };
    let mut outline = branches::outline(reading, &read, kind, list);
    restore(&mut outline, &read, body, reading.text);
    outline
}

/// The reading of a body, every character in its place; none where it is the body itself.
fn read_through(body: &[Block]) -> Option<Vec<Block>> {
    let differs = |text: &Text| text.runs().iter().any(|run| *han::reading(&run.text) != *run.text);
    let reads = body.iter().flat_map(Block::texts).any(differs);
    reads.then(|| body.iter().cloned().map(read).collect())
}

fn read(mut of: Block) -> Block {
    let put = |text: &mut Text| {
        let runs = text.runs().iter();
        *text = runs.map(|run| Run { text: han::reading(&run.text).into_owned(), ..run.clone() }).collect();
    };
    match &mut of {
        Block::Heading(heading) => put(&mut heading.text),
        Block::Paragraph(paragraph) => put(&mut paragraph.text),
        Block::Table(table) => {
            table.head.iter_mut().chain(table.body.iter_mut().flatten()).for_each(|cell| put(&mut cell.text));
        }
        Block::List { items, .. } => {
            let each = |item: &mut Item| item.blocks = std::mem::take(&mut item.blocks).into_iter().map(read).collect();
            items.iter_mut().for_each(each);
        }
        Block::Quote { blocks, .. } => *blocks = std::mem::take(blocks).into_iter().map(read).collect(),
        Block::Preformatted { .. } | Block::Rule { .. } => {}
    }
    of
}

/// Gives what was found in a reading the characters of the body, and of the `source` that it was read from.
fn restore(outline: &mut Outline, reading: &[Block], body: &[Block], source: &str) {
    let mut starts = Vec::with_capacity(reading.len());
    let mut start = 0;
    for of in reading {
        starts.push(start);
        start += of.plain().len() + 1;
    }
    let printed = Printed { read: block::plain(reading), printed: block::plain(body), starts, source };
    for section in &mut outline.sections {
        let from = section.place.blocks.start;
        printed.number(&mut section.number, from);
        printed.value(&mut section.title, from);
    }
    for area in &mut outline.areas {
        let from = area.place.blocks.start;
        printed.number(&mut area.number, from);
        printed.value(&mut area.title, from);
    }
    outline.findings.iter_mut().for_each(|finding| printed.finding(finding));
}

/// A body in both forms: what stands at a byte of the one stands at the same byte of the other.
struct Printed<'s> {
    read: String,
    printed: String,
    /// Where each block begins.
    starts: Vec<usize>,
    source: &'s str,
}

impl Printed<'_> {
    /// Words as they are printed, from a block on.
    fn as_printed<'a>(&'a self, words: &'a str, block: usize) -> &'a str {
        let from = self.starts.get(block).copied().unwrap_or_default();
        let behind = self.read.get(from..).unwrap_or_default();
        let at = behind.find(words).filter(|_| !words.is_empty()).map(|at| from + at);
        at.and_then(|at| self.printed.get(at..at + words.len())).unwrap_or(words)
    }

    /// A value that other notices name too: no radical stands in it for a character.
    fn value(&self, value: &mut String, block: usize) {
        *value = han::without_look_alikes(self.as_printed(value, block));
    }

    fn number(&self, number: &mut Option<Number>, block: usize) {
        if let Some(number) = number {
            number.printed = self.as_printed(&number.printed, block).to_owned();
        }
    }

    /// A text, by the places of its characters in the source.
    fn text(&self, text: &mut Text) {
        let one = |run: &Run| {
            let stands = |(at, c): (usize, char)| {
                let there = run.offsets.locate(at).and_then(|at| self.source.get(at..)?.chars().next());
                let is_read = |of: &char| *han::reading(of.encode_utf8(&mut [0; 4])) == *c.encode_utf8(&mut [0; 4]);
                there.filter(is_read).unwrap_or(c)
            };
            Run { text: run.text.char_indices().map(stands).collect(), ..run.clone() }
        };
        *text = text.runs().iter().map(one).collect();
    }

    fn finding(&self, finding: &mut Finding) {
        let from = finding.place.blocks.start;
        self.number(&mut finding.printed, from);
        self.value(&mut finding.title, from);
        finding.heading = self.as_printed(&finding.heading, from).to_owned();
        finding.issues.iter_mut().for_each(|issue| self.issue(issue));
    }

    fn issue(&self, issue: &mut Issue) {
        let from = issue.place.blocks.start;
        self.number(&mut issue.printed, from);
        self.value(&mut issue.title, from);
        issue.heading = self.as_printed(&issue.heading, from).to_owned();
        issue.problem.iter_mut().chain(&mut issue.target).for_each(|text| self.text(text));
        self.rectification(&mut issue.rectification, from);
        for part in &mut issue.parts {
            if let Some(number) = &mut part.printed {
                *number = self.as_printed(number, part.block).to_owned();
            }
            self.rectification(&mut part.rectification, part.block);
        }
    }

    fn rectification(&self, told: &mut Rectification, block: usize) {
        if let Some(status) = &mut told.status {
            self.value(&mut status.printed, block);
        }
        if let Some((_, word)) = &mut told.class {
            self.value(word, block);
        }
        for Measure { mark, text } in &mut told.measures {
            if let Some(mark) = mark {
                *mark = self.as_printed(mark, block).to_owned();
            }
            self.text(text);
        }
        told.outcome.iter_mut().chain(&mut told.next_steps).for_each(|text| self.text(text));
        [&mut told.owner, &mut told.lead].into_iter().flatten().for_each(|name| self.value(name, block));
        if let Some(due) = &mut told.due_on {
            self.value(&mut due.printed, block);
        }
    }
}
