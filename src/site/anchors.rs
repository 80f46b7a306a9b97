//! The names of places within a notice's page. They come from numbers and titles as printed, not from the order of the
//! blocks: a paragraph added above a heading changes no link to it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::model::Block;
use crate::model::IssueKey;
use crate::model::Notice;
use crate::model::Number;
use crate::text::numbering;
use crate::text::numbering::Numbering;
use crate::text::pinyin;

/// The name of a place within a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The name.
    pub id: String,
    /// The name that it had when names were counted from the top, where that is another: old links lead on.
    pub former: Option<String>,
}

/// The anchors of the headings of a notice, by block; those of issues and findings are their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchors {
    by_block: BTreeMap<usize, Anchor>,
    ids: BTreeSet<String>,
}

/// No part of a title in an anchor is longer: enough to tell headings apart, short enough for a link.
const LONGEST: usize = 40;

/// The anchor of an issue: `i-3-2`.
pub fn issue_anchor(key: IssueKey) -> String {
    format!("i-{key}")
}

impl Anchors {
    /// The anchors of a notice.
    pub fn of(notice: &Notice) -> Anchors {
        let outline = &notice.outline;
        let mut anchors = Anchors::default();
        let mut wanted: Vec<(usize, String, String)> = Vec::new();
        for finding in outline.findings.iter().filter(|finding| finding.place.row.is_none()) {
            anchors.give(finding.place.blocks.start, format!("f-{}", finding.number));
        }
        for (_, issue) in notice.issues().filter(|(_, issue)| issue.place.row.is_none()) {
            anchors.give(issue.place.blocks.start, issue_anchor(issue.key));
        }
        // What a heading opens beside an issue or a finding is named after these.
        let areas: BTreeSet<usize> = outline.areas.iter().map(|area| area.place.blocks.start).collect();
        for (order, section) in outline.sections.iter().enumerate() {
            // A part that is an area is named as one.
            if areas.contains(&section.place.blocks.start) {
                continue;
            }
            let name = name("s", None, section.number.as_ref(), &section.title);
            wanted.push((section.place.blocks.start, name, format!("s-{}", order + 1)));
        }
        let section_of = |block: usize| outline.sections[outline.section_of(block)?].number.as_ref();
        for (order, area) in outline.areas.iter().enumerate() {
            let start = area.place.blocks.start;
            let plain = name("a", None, area.number.as_ref(), &area.title);
            // Areas are counted anew in each part: the first to have a number has the plain name.
            let taken = wanted.iter().any(|(_, name, _)| *name == plain);
            let full = || name("a", section_of(start), area.number.as_ref(), &area.title);
            wanted.push((start, if taken { full() } else { plain }, format!("a-{}", order + 1)));
        }
        let parts: BTreeSet<usize> = wanted.iter().map(|(block, _, _)| *block).collect();
        let mut path: Vec<(Numbering, u32)> = Vec::new();
        for (block, heading) in notice.body.iter().enumerate() {
            let Block::Heading(heading) = heading else { continue };
            let text = heading.text.plain();
            let mark = numbering::mark(&text);
            if let Some(mark) = mark {
                path.retain(|(rank, _)| *rank < mark.numbering);
                path.push((mark.numbering, mark.value));
            }
            if parts.contains(&block) || anchors.by_block.contains_key(&block) {
                continue;
            }
            let numbers: Vec<String> = path.iter().map(|(_, value)| value.to_string()).collect();
            let id = match mark {
                Some(_) => format!("p-{}", numbers.join("-")),
                None => format!("p-{}", spelled(&text)),
            };
            wanted.push((block, id, format!("h-{}", block + 1)));
        }
        // A heading that opens an issue is named after it alone.
        wanted.retain(|(block, _, _)| !anchors.by_block.contains_key(block));
        for (block, id, _) in &wanted {
            anchors.give(*block, id.clone());
        }
        for (block, _, former) in wanted {
            anchors.keep_former(block, former);
        }
        anchors
    }

    /// The anchor of a block, where it has one.
    pub fn at(&self, block: usize) -> Option<&Anchor> {
        self.by_block.get(&block)
    }

    /// The names of places that the page of the notice shows: of its headings, with those that they had before, of
    /// paragraphs that open an issue, and of rows that are one. A finding that is its only issue is named as the issue.
    pub fn names<'a>(&'a self, notice: &'a Notice) -> impl Iterator<Item = Cow<'a, str>> {
        let signed = notice.outline.signature.as_ref().map(|place| place.blocks.clone()).unwrap_or_default();
        let shown = self.by_block.iter().filter(move |(block, _)| !signed.contains(block));
        let of_blocks = shown.flat_map(|(block, anchor)| {
            let (id, former) = match notice.body.get(*block) {
                Some(Block::Heading(_)) => (Some(&anchor.id), anchor.former.as_ref()),
                Some(Block::Paragraph(_)) => (Some(&anchor.id), None),
                _ => (None, None),
            };
            id.into_iter().chain(former).map(|name| Cow::Borrowed(name.as_str()))
        });
        let rows = notice.issues().filter(|(_, issue)| issue.place.row.is_some());
        of_blocks.chain(rows.map(|(_, issue)| Cow::Owned(issue_anchor(issue.key))))
    }

    /// Names a block; where the name is taken, the later one is counted on.
    fn give(&mut self, block: usize, id: String) {
        let numbered = (2..).map(|count| format!("{id}-{count}"));
        let free = std::iter::once(id.clone()).chain(numbered).find(|id| !self.ids.contains(id)).unwrap_or(id);
        self.ids.insert(free.clone());
        self.by_block.insert(block, Anchor { id: free, former: None });
    }

    /// Keeps the counted name beside the name, unless it is the name of another place.
    fn keep_former(&mut self, block: usize, former: String) {
        if let Some(anchor) = self.by_block.get_mut(&block)
            && self.ids.insert(former.clone())
        {
            anchor.former = Some(former);
        }
    }
}

/// The name of a part: its number, behind that of the part around it where one is given; else its title.
fn name(kind: &str, within: Option<&Number>, number: Option<&Number>, title: &str) -> String {
    match (within, number) {
        (Some(within), Some(number)) => format!("{kind}-{}-{}", within.value, number.value),
        (None, Some(number)) => format!("{kind}-{}", number.value),
        (_, None) => format!("{kind}-{}", spelled(title)),
    }
}

/// A title as a part of an anchor.
fn spelled(title: &str) -> String {
    let whole = pinyin::id(title).unwrap_or_else(|| "part".to_owned());
    match whole.char_indices().nth(LONGEST) {
        Some((end, _)) => whole[..end].rsplit_once('-').map_or(&whole[..end], |(head, _)| head).to_owned(),
        None => whole,
    }
}
