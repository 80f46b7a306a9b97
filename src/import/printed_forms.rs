//! A paper whose characters are traditional, or radicals that only look right: understood through a reading of it with
//! common characters, then given back the ones that were printed.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::vec::IntoIter;

use super::doubts::Doubt;
use super::doubts::DoubtCode;
use super::given::Given;
use super::loss;
use super::loss::Came;
use super::paper::Content;
use super::paper::Inline;
use super::paper::Paper;
use super::understand::Imported;
use super::understand::read;
use crate::model::Block;
use crate::model::Contact;
use crate::model::Labelled;
use crate::model::Run;
use crate::model::Text;
use crate::text::han;

/// Understands a paper. One in traditional characters, or with radicals in place of characters, is understood through its
/// reading and kept as it stands.
pub fn understand(paper: &Paper, given: &Given) -> Imported {
    let Some(reading) = read_through(paper) else { return read(paper, given) };
    let mut imported = read(&reading, given);
    restore(&mut imported, &reading, paper, given);
    imported
}

/// The reading of a paper; none where it is the paper itself.
fn read_through(paper: &Paper) -> Option<Paper> {
    let mut reading = paper.clone();
    let mut differs = false;
    let mut put = |text: &mut String| {
        if let Cow::Owned(read) = han::reading(text) {
            *text = read;
            differs = true;
        }
    };
    for line in &mut reading.lines {
        match &mut line.content {
            Content::Text(inline) => put(&mut inline.text),
            Content::Row(cells) => cells.iter_mut().for_each(|cell: &mut Inline| put(&mut cell.text)),
            Content::Blank | Content::PageBreak => {}
        }
    }
    reading.left_out.iter_mut().for_each(|of| put(&mut of.text));
    differs.then_some(reading)
}

/// Gives what was understood of a reading the characters of the paper, and says which ones were read as others.
fn restore(imported: &mut Imported, reading: &Paper, paper: &Paper, given: &Given) {
    let widened = given.full_width;
    let mut came = loss::came(reading, paper, &imported.boilerplate, widened).into_iter();
    let printed = Printed { read: whole(reading), printed: whole(paper) };
    let title = line(&imported.printed_title, &mut came, widened);
    if given.title.is_none() {
        imported.head.title = match imported.printed_title.is_empty() {
            true => printed.as_printed(&imported.head.title),
            false => in_order(&imported.head.title, &title, widened),
        };
    }
    imported.printed_title = title;
    for block in &mut imported.body {
        for text in texts(block) {
            let runs = text.runs().iter();
            *text = runs.map(|run| Run { text: line(&run.text, &mut came, widened), ..run.clone() }).collect();
        }
    }
    imported.boilerplate.iter_mut().for_each(|of| of.text = printed.as_printed(&of.text));
    values(imported, &printed, given);
    for doubt in &mut imported.doubts {
        let (words, cut) = doubt.text.strip_suffix('…').map_or((doubt.text.as_str(), ""), |words| (words, "…"));
        doubt.text = format!("{}{cut}", printed.as_printed(words));
    }
    tell(imported, paper);
}

/// The texts of a block as import makes them.
fn texts(block: &mut Block) -> Vec<&mut Text> {
    match block {
        Block::Heading(heading) => vec![&mut heading.text],
        Block::Paragraph(paragraph) => vec![&mut paragraph.text],
        Block::Table(table) => {
            let rows = std::iter::once(&mut table.head).chain(&mut table.body);
            rows.flatten().map(|cell| &mut cell.text).collect()
        }
        Block::List { .. } | Block::Quote { .. } | Block::Preformatted { .. } | Block::Rule { .. } => Vec::new(),
    }
}

/// A text with the printed characters that come next in the paper.
fn line(text: &str, came: &mut IntoIter<Came>, widened: bool) -> String {
    let mut one = |c: char| match loss::counted(c, widened) {
        None => c,
        // A text that does not follow the paper is left alone: the law of loss will tell.
        Some(counted) => came.next().filter(|of| of.read == counted).map_or(c, |of| form(c, of.printed)),
    };
    text.chars().map(&mut one).collect()
}

/// The printed character where the other is its reading.
fn form(read: char, printed: char) -> char {
    if han::read(printed) == read { printed } else { read }
}

/// A title without its gaps, with the characters of the printed one.
fn in_order(title: &str, printed: &str, widened: bool) -> String {
    let mut printed = printed.chars().filter(|c| loss::counted(*c, widened).is_some());
    let mut one = |c: char| match loss::counted(c, widened) {
        None => c,
        Some(_) => printed.next().map_or(c, |of| form(c, of)),
    };
    title.chars().map(&mut one).collect()
}

/// A whole paper in both forms: what stands at a byte of the one stands at the same byte of the other.
struct Printed {
    read: String,
    printed: String,
}

impl Printed {
    /// Words as they were printed, where they stand in the paper; else as they were read.
    fn as_printed(&self, words: &str) -> String {
        let at = self.read.find(words).filter(|_| !words.is_empty());
        let printed = at.and_then(|at| self.printed.get(at..at + words.len()));
        printed.unwrap_or(words).to_owned()
    }

    /// The same as a value of front matter, in which no radical stands for a character.
    fn value(&self, words: &str) -> String {
        han::without_look_alikes(&self.as_printed(words))
    }
}

/// All text of a paper.
fn whole(paper: &Paper) -> String {
    let mut out = String::new();
    let mut put = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    for line in &paper.lines {
        match &line.content {
            Content::Text(inline) => put(&inline.text),
            // As boilerplate tells of a row.
            Content::Row(cells) => put(&cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ")),
            Content::Blank | Content::PageBreak => {}
        }
    }
    paper.left_out.iter().for_each(|of| put(&of.text));
    out
}

/// Values of front matter that stand in the paper.
fn values(imported: &mut Imported, printed: &Printed, given: &Given) {
    let head = &mut imported.head;
    let put = |value: &mut Option<String>| {
        if let Some(text) = value {
            *text = printed.value(text);
        }
    };
    if given.issuer.is_none() {
        put(&mut head.issuer);
    }
    if given.document_number.is_none() {
        put(&mut head.document_number);
    }
    if let Some(inspection) = head.inspection.as_mut().filter(|_| given.team.is_none()) {
        put(&mut inspection.team);
    }
    if let Some(Contact { phones, emails, address, mailbox, recipient, hours, .. }) = &mut head.contact {
        [address, mailbox, recipient, hours].into_iter().for_each(put);
        for Labelled { label, value, .. } in phones.iter_mut().chain(emails) {
            put(label);
            *value = printed.value(value);
        }
    }
    // Words that are quoted stand as they were printed.
    head.claims.iter_mut().for_each(|claim| claim.text = claim.text.as_ref().map(|text| printed.as_printed(text)));
}

/// Says which characters were read as others, once for the paper.
fn tell(imported: &mut Imported, paper: &Paper) {
    let mut traditional = BTreeSet::new();
    let mut alike = BTreeSet::new();
    let mut shown: Vec<char> = imported.printed_title.chars().collect();
    shown.extend(imported.body.iter().flat_map(Block::texts).flat_map(|text| text.plain().chars().collect::<Vec<_>>()));
    for c in shown {
        if let Some(common) = han::look_alike(c) {
            alike.insert((c, common));
        } else if han::simplified(c).is_some() {
            traditional.insert(c);
        }
    }
    let first = |is: &dyn Fn(char) -> bool| {
        let holds = |content: &Content| match content {
            Content::Text(inline) => inline.text.contains(is),
            Content::Row(cells) => cells.iter().any(|cell| cell.text.contains(is)),
            Content::Blank | Content::PageBreak => false,
        };
        paper.lines.iter().find(|line| holds(&line.content)).map_or(0, |line| line.number)
    };
    // One character may be that of a name.
    if traditional.len() >= 2 {
        let line = first(&|c| traditional.contains(&c));
        imported.doubts.push(Doubt::new(DoubtCode::Traditional, line, traditional.iter().collect::<String>()));
    }
    if !alike.is_empty() {
        let line = first(&|c| han::look_alike(c).is_some());
        let words = alike.iter().map(|(c, common)| format!("{c}（{common}）")).collect::<String>();
        imported.doubts.push(Doubt::new(DoubtCode::LookAlike, line, words));
    }
    imported.doubts.sort();
}
