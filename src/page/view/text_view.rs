//! The approved text of a notice with its structure laid over: anchors, roles, links. No character is added, dropped
//! or moved: what is laid over is made of attributes and elements without text.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use super::entry_rows;
use super::laid_over;
use super::ledger_view;
use super::view_parts::Link;
use super::view_parts::StatusView;
use crate::address::Route;
use crate::model::Block;
use crate::model::Issue;
use crate::model::Label;
use crate::model::Notice;
use crate::model::Overlay;
use crate::model::StatusKind;
use crate::model::Text;
use crate::page::markup;
use crate::page::styling::StyledPart;
use crate::page::styling::Styling;
use crate::site::Anchors;
use crate::site::IssueRef;
use crate::site::Site;
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

/// An entry of the contents.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsEntry {
    /// 2 to 6, as the heading.
    pub level: usize,
    /// The heading.
    pub text: String,
    /// Its anchor.
    pub href: String,
    /// The status this notice prints for the issue the heading opens.
    pub status: Option<StatusView>,
}

/// What a heading opens.
#[derive(Clone, Copy)]
enum Opens {
    Section,
    Area,
    Finding,
    Issue(IssueRef),
}

impl Opens {
    fn role(self) -> &'static str {
        match self {
            Opens::Section => "section",
            Opens::Area => "area",
            Opens::Finding => "finding",
            Opens::Issue(_) => "issue",
        }
    }
}

/// The blocks of a notice's text and its contents.
pub fn text(site: &Site, index: usize, route: &Route, styling: &Styling<'_>) -> (Vec<BlockView>, Vec<ContentsEntry>) {
    let notice = &site.notices[index];
    let signed = notice.outline.signature.as_ref().map(|place| place.blocks.clone()).unwrap_or_default();
    let headings = headings(notice, index);
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
                let level = (2 + depth(notice, number)).min(last_level + 1).min(6);
                last_level = level;
                let opens = headings.get(&number).copied();
                let anchor = anchors.at(number);
                let id = anchor.map(|anchor| anchor.id.clone());
                let former = anchor.and_then(|anchor| anchor.former.clone());
                let role = opens.map_or("", Opens::role);
                let issue = match opens {
                    Some(Opens::Issue(at)) if styling.pages => Some(issue_link(site, at, route)),
                    _ => None,
                };
                contents.push(ContentsEntry {
                    level,
                    text: heading.text.plain().replace('\n', " "),
                    href: format!("#{}", id.as_deref().unwrap_or_default()),
                    status: match opens {
                        Some(Opens::Issue(at)) => printed_status(site, at),
                        _ => None,
                    },
                });
                let html = markup::text_in(&heading.text, styling);
                let numbering = numbering_class(&heading.text);
                BlockView { kind: "heading", level, id, former, role, numbering, html, issue }
            }
            Block::Paragraph(paragraph) => {
                let overlay = notice.outline.overlays.get(&number);
                let label = overlay.and_then(|overlay| overlay.label.as_ref());
                let picture = matches!(paragraph.text.runs(), [only] if only.style.image.is_some());
                let role = label.map_or(if picture { "picture" } else { "" }, |(label, _)| label_role(*label));
                let word = overlay.and_then(|overlay| printed_word(notice, number, &paragraph.text, overlay));
                // An item of a field list has no heading; its anchor stands at its first line.
                let opens = headings.get(&number).copied();
                let id = anchors.at(number).map(|anchor| anchor.id.clone());
                let issue = match opens {
                    Some(Opens::Issue(at)) if styling.pages => Some(issue_link(site, at, route)),
                    _ => None,
                };
                let html = laid_over::laid_over(&paragraph.text, overlay, word, styling);
                BlockView { kind: "paragraph", level: 0, id, former: None, role, numbering: "", html, issue }
            }
            Block::Table(table) => {
                let html = match rows.get(&number) {
                    Some(rows) => ledger_view::ledger((number, table), rows, route, notice, styling),
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
fn headings(notice: &Notice, index: usize) -> BTreeMap<usize, Opens> {
    let outline = &notice.outline;
    let mut out = BTreeMap::new();
    out.extend(outline.sections.iter().map(|of| (of.place.blocks.start, Opens::Section)));
    out.extend(outline.areas.iter().map(|of| (of.place.blocks.start, Opens::Area)));
    let without_rows = outline.findings.iter().filter(|finding| finding.place.row.is_none());
    out.extend(without_rows.map(|finding| (finding.place.blocks.start, Opens::Finding)));
    for (issue, (_, of)) in notice.issues().enumerate() {
        if of.place.row.is_none() {
            out.insert(of.place.blocks.start, Opens::Issue(IssueRef { notice: index, issue }));
        }
    }
    out
}

/// How many parts of the outline a block stands in, below their headings.
fn depth(notice: &Notice, block: usize) -> usize {
    let outline = &notice.outline;
    let within = |range: &Range<usize>| range.contains(&block) && range.start != block;
    let mut starts: Vec<usize> = Vec::new();
    starts.extend(outline.sections.iter().map(|of| &of.place.blocks).filter(|range| within(range)).map(|r| r.start));
    starts.extend(outline.areas.iter().map(|of| &of.place.blocks).filter(|range| within(range)).map(|r| r.start));
    for finding in &outline.findings {
        starts.extend(Some(&finding.place.blocks).filter(|range| within(range)).map(|r| r.start));
        starts.extend(finding.issues.iter().map(|of| &of.place.blocks).filter(|range| within(range)).map(|r| r.start));
    }
    // A section that is an area, a finding that is its only issue: one heading, one level.
    starts.sort_unstable();
    starts.dedup();
    starts.len()
}

fn issue_link(site: &Site, at: IssueRef, route: &Route) -> Link {
    let (_, finding, issue) = site.issue(at);
    Link {
        text: format!("单独查看第{}项", printed_number::shown(finding, issue)),
        href: route.link(&entry_rows::issue_route(site, at)),
    }
}

/// The status that the notice itself prints for an issue.
fn printed_status(site: &Site, at: IssueRef) -> Option<StatusView> {
    let (notice, _, issue) = site.issue(at);
    let step = site.ledger.entry_of(at).steps.iter().find(|step| step.at == at)?;
    issue.is_stated().then(|| entry_rows::issue_status(notice, issue, *step))
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

/// Where a paragraph prints the status of its issue, with its kind.
fn printed_word(notice: &Notice, block: usize, text: &Text, overlay: &Overlay) -> Option<(Range<usize>, StatusKind)> {
    let (_, label) = overlay.label.as_ref().filter(|(label, _)| *label == Label::Status)?;
    let within = |issue: &&Issue| issue.place.row.is_none() && issue.place.blocks.contains(&block);
    let status = notice.issues().map(|(_, issue)| issue).find(within)?.rectification.status.as_ref()?;
    let start = label.end + text.plain()[label.end..].find(&status.printed)?;
    Some((start..start + status.printed.len(), status.kind))
}
