//! The approved text of a notice with its structure laid over: anchors, roles, links. No character is added, dropped
//! or moved: what is laid over is made of attributes and elements without text.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::contents_view;
use super::contents_view::ContentsEntry;
use super::laid_over;
use super::ledger_view;
use super::result_words;
use super::view_parts::Link;
use super::view_parts::StatusView;
use crate::address::Route;
use crate::model::Block;
use crate::model::Finding;
use crate::model::Issue;
use crate::model::Label;
use crate::model::Notice;
use crate::model::Overlay;
use crate::model::StatusKind;
use crate::model::Text;
use crate::page::markup;
use crate::page::styling::StyledPart;
use crate::page::styling::Styling;
use crate::page::theme_labels::Labels;
use crate::site::Anchors;
use crate::site::printed_number;
use crate::text::numbering;
use crate::text::numbering::Numbering;

/// A block of the text.
#[derive(Clone, Debug, Serialize)]
pub struct BlockView {
    /// `heading`, `paragraph`, or `whole` for blocks whose markup is complete (lists, tables, quotations).
    pub kind: &'static str,
    /// For headings: 2 to 6.
    pub level: usize,
    /// The anchor, for headings.
    pub id: Option<String>,
    /// The anchor that a heading had before, where links may still name it: an empty element of that name leads on.
    pub former: Option<String>,
    /// What the block is: `section`, `area`, `finding`, `issue` for headings; `status`, `owner`, `due`, `measures` …
    /// for labelled paragraphs; `annex` for what opens the annex; `signature` for the offices and date at
    /// the end, a block of kind `whole`; else empty.
    pub role: &'static str,
    /// How a heading is numbered: `chapter` for 一、, `clause` for （一）, `item` for what ranks lower; else empty.
    pub numbering: &'static str,
    /// Its text as markup.
    pub html: String,
    /// The page of the issue, for the heading of one.
    pub issue: Option<Link>,
}

/// What a heading opens.
#[derive(Clone, Copy)]
enum Opens<'n> {
    Section,
    Area,
    Finding,
    Issue(&'n Finding, &'n Issue),
}

impl<'n> Opens<'n> {
    /// The issue that it opens, with its finding.
    fn issue(self) -> Option<(&'n Finding, &'n Issue)> {
        match self {
            Opens::Issue(finding, issue) => Some((finding, issue)),
            _ => None,
        }
    }

    fn role(self) -> &'static str {
        match self {
            Opens::Section => "section",
            Opens::Area => "area",
            Opens::Finding => "finding",
            Opens::Issue(..) => "issue",
        }
    }
}

/// The blocks of a notice's text and its contents.
pub fn text(
    notice: &Notice,
    route: &Route,
    labels: &Labels,
    styling: &Styling<'_>,
) -> (Vec<BlockView>, Vec<ContentsEntry>) {
    let link =
        |finding: &Finding, issue: &Issue| styling.pages.then(|| issue_link(notice, finding, issue, route, labels));
    let signed = notice.outline.signature.as_ref().map(|place| place.blocks.clone()).unwrap_or_default();
    let (headings, depths, around) = (headings(notice), depths(notice), issues_around(notice));
    let anchors = Anchors::of(notice);
    let rows = ledger_view::rows(notice);
    let mut blocks = Vec::with_capacity(notice.body.len());
    let mut contents = Vec::new();
    let mut last_level = 1;
    for (number, block) in notice.body.iter().enumerate() {
        if signed.contains(&number) {
            if number == signed.start {
                blocks.push(signature(&notice.body[signed.clone()], last_level, styling));
            }
            continue;
        }
        let view = match block {
            Block::Heading(heading) => {
                // A level is never skipped, whatever the source's marks say.
                let level = (2 + depths[number]).min(last_level + 1).min(6);
                last_level = level;
                let opens = headings.get(&number).copied();
                let anchor = anchors.at(number);
                let id = anchor.map(|anchor| anchor.id.clone());
                let former = anchor.and_then(|anchor| anchor.former.clone());
                let role = opens.map_or("", Opens::role);
                let issue = opens.and_then(Opens::issue);
                let title = issue.map(|(_, issue)| issue.title.as_str());
                let (printed, text) = contents_view::entry_words(&heading.text.plain().replace('\n', " "), title);
                contents.push(ContentsEntry {
                    level,
                    number: printed,
                    text,
                    href: format!("#{}", id.as_deref().unwrap_or_default()),
                    status: issue.and_then(|(_, issue)| printed_status(notice, issue)),
                });
                let issue = issue.and_then(|(finding, issue)| link(finding, issue));
                let html = markup::text_in(&heading.text, styling);
                let numbering = numbering_class(&heading.text);
                BlockView { kind: "heading", level, id, former, role, numbering, html, issue }
            }
            Block::Paragraph(paragraph) => {
                let overlay = notice.outline.overlays.get(&number);
                let label = overlay.and_then(|overlay| overlay.label.as_ref());
                let picture = matches!(paragraph.text.runs(), [only] if only.style.image.is_some());
                let role = label.map_or(if picture { "picture" } else { "" }, |(label, _)| label_role(*label));
                let word = overlay.and_then(|overlay| printed_word(around[number]?, &paragraph.text, overlay));
                // An item of a field list has no heading; its anchor stands at its first line.
                let opens = headings.get(&number).copied();
                let id = anchors.at(number).map(|anchor| anchor.id.clone());
                let issue = opens.and_then(Opens::issue).and_then(|(finding, issue)| link(finding, issue));
                let html = laid_over::laid_over(&paragraph.text, overlay, word, styling);
                BlockView { kind: "paragraph", level: 0, id, former: None, role, numbering: "", html, issue }
            }
            Block::Table(table) => {
                let html = match rows.get(&number) {
                    Some(rows) => ledger_view::ledger((number, table), rows, &link, notice, styling),
                    None => markup::block(block, last_level, styling),
                };
                whole(html)
            }
            block => whole(markup::block(block, last_level, styling)),
        };
        let role = if notice.outline.annex == Some(number) { "annex" } else { view.role };
        blocks.push(BlockView { role, ..view });
    }
    (blocks, contents)
}

fn whole(html: String) -> BlockView {
    BlockView { kind: "whole", level: 0, id: None, former: None, role: "", numbering: "", html, issue: None }
}

/// The office and the date at the end, together: on paper the one is placed by the other.
fn signature(lines: &[Block], above: usize, styling: &Styling<'_>) -> BlockView {
    let mut html = format!("<div{}>\n", styling.attributes(StyledPart::Signature));
    for line in lines {
        match line {
            Block::Paragraph(paragraph) => {
                let text = markup::text_in(&paragraph.text, styling);
                html.push_str(&format!("<p{}>{text}</p>\n", styling.attributes(StyledPart::SignatureLine)));
            }
            other => html.push_str(&markup::block(other, above, styling)),
        }
    }
    html.push_str("</div>");
    BlockView { role: "signature", ..whole(html) }
}

/// Faces on paper go by how a heading is numbered (GB/T 9704).
fn numbering_class(heading: &Text) -> &'static str {
    match numbering::mark(&heading.plain()).map(|mark| mark.numbering) {
        Some(Numbering::Chapter) => "chapter",
        Some(Numbering::Clause) => "clause",
        Some(Numbering::Named | Numbering::Item | Numbering::SubItem | Numbering::Circled) => "item",
        None => "",
    }
}

/// What the headings open, by block.
fn headings(notice: &Notice) -> BTreeMap<usize, Opens<'_>> {
    let outline = &notice.outline;
    let mut out = BTreeMap::new();
    out.extend(outline.sections.iter().map(|of| (of.place.blocks.start, Opens::Section)));
    out.extend(outline.areas.iter().map(|of| (of.place.blocks.start, Opens::Area)));
    let without_rows = outline.findings.iter().filter(|finding| finding.place.row.is_none());
    out.extend(without_rows.map(|finding| (finding.place.blocks.start, Opens::Finding)));
    let without_rows = notice.issues().filter(|(_, issue)| issue.place.row.is_none());
    out.extend(without_rows.map(|(finding, issue)| (issue.place.blocks.start, Opens::Issue(finding, issue))));
    out
}

/// How many parts of the outline each block stands in, below their headings.
fn depths(notice: &Notice) -> Vec<usize> {
    let outline = &notice.outline;
    let findings = outline
        .findings
        .iter()
        .flat_map(|of| std::iter::once(&of.place).chain(of.issues.iter().map(|issue| &issue.place)));
    let sections = outline.sections.iter().map(|of| &of.place);
    // A section that is an area, a finding that is its only issue: one heading, one level.
    let mut ends: BTreeMap<usize, usize> = BTreeMap::new();
    for place in sections.chain(outline.areas.iter().map(|of| &of.place)).chain(findings) {
        let end = ends.entry(place.blocks.start).or_default();
        *end = (*end).max(place.blocks.end);
    }
    let mut open: Vec<usize> = Vec::new();
    let depth = |block: usize| {
        open.retain(|end| *end > block);
        let depth = open.len();
        open.extend(ends.get(&block));
        depth
    };
    (0..notice.body.len()).map(depth).collect()
}

/// The issue that each block belongs to, as far as issues do not stand in rows.
fn issues_around(notice: &Notice) -> Vec<Option<&Issue>> {
    let mut out = vec![None; notice.body.len()];
    for (_, issue) in notice.issues().filter(|(_, issue)| issue.place.row.is_none()) {
        let blocks = &issue.place.blocks;
        out.iter_mut().take(blocks.end).skip(blocks.start).for_each(|of| *of = of.or(Some(issue)));
    }
    out
}

/// A link to the page of an issue.
fn issue_link(notice: &Notice, finding: &Finding, issue: &Issue, route: &Route, labels: &Labels) -> Link {
    let number = printed_number::shown(finding, issue);
    let text = labels.say("issue_alone", &[("number", &number)]);
    Link::to(route, &Route::Issue(notice.id.clone(), issue.key), text)
}

/// The status that the notice itself prints for an issue.
fn printed_status(notice: &Notice, issue: &Issue) -> Option<StatusView> {
    let assurance = issue.assurance.unwrap_or(notice.head.assurance);
    issue.is_stated().then(|| result_words::issue_result(notice.head.kind, issue, notice.as_of(), assurance))
}

fn label_role(label: Label) -> &'static str {
    match label {
        Label::Status => "status",
        Label::Class => "class",
        Label::Owner => "owner",
        Label::Lead => "lead",
        Label::Due => "due",
        Label::ClosedOn => "closed",
        Label::Title => "title",
        Label::Problem => "problem",
        Label::Target => "target",
        Label::Measures => "measures",
        Label::Outcome => "outcome",
        Label::NextSteps => "next",
        Label::Number | Label::Area | Label::Remark => "",
    }
}

/// Where a paragraph of an issue prints its status, with its kind.
fn printed_word(issue: &Issue, text: &Text, overlay: &Overlay) -> Option<(Range<usize>, StatusKind)> {
    let (_, label) = overlay.label.as_ref().filter(|(label, _)| *label == Label::Status)?;
    let status = issue.rectification.status.as_ref()?;
    let start = label.end + text.plain()[label.end..].find(&status.printed)?;
    Some((start..start + status.printed.len(), status.kind))
}
