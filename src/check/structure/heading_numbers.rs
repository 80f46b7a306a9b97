//! The numbers of headings: none left out, none twice, none beginning anew out of place.

use crate::check::NoticeText;
use crate::check::prose;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::structure as codes;
use crate::model::At;
use crate::model::Kind;
use crate::model::Notice;
use crate::model::Number;
use crate::model::Place;

/// A number in a row of siblings.
struct Numbered<'n> {
    number: &'n Number,
    at: At,
    /// What it stands under: numbers may begin anew under another.
    under: Under,
}

/// The section, the area and the finding that something stands under.
type Under = (Option<usize>, Option<usize>, Option<usize>);

/// Sections, areas, findings and issues count on, each in its row. A number that is printed once stands in one row: that
/// of the highest of what it numbers.
pub fn headings_count_on(case: NoticeText<'_>, out: &mut Vec<Diagnostic>) {
    let notice = case.notice;
    // Later papers and closures keep the numbers of the first one and leave out the others.
    let picks = matches!(notice.head.kind, Kind::Followup | Kind::Closure);
    for (row, may_pick) in
        [(sections(notice), false), (areas(notice), picks), (findings(notice), picks), (issues(notice), picks)]
    {
        count_on(notice, &row, may_pick, out);
    }
}

/// The section that a place lies in.
fn section(notice: &Notice, place: &Place) -> Option<usize> {
    notice.outline.section_of(place.blocks.start)
}

/// Whether something has the heading of a section: an area or a finding may be a whole section.
fn is_section(notice: &Notice, place: &Place) -> bool {
    notice.outline.sections.iter().any(|of| of.place.blocks.start == place.blocks.start)
}

fn begin(notice: &Notice, place: &Place) -> At {
    notice.body.get(place.blocks.start).map_or(At::default(), |block| block.at())
}

fn numbered(number: &Option<Number>, at: At, under: Under) -> Option<Numbered<'_>> {
    number.as_ref().map(|number| Numbered { number, at, under })
}

fn sections(notice: &Notice) -> Vec<Numbered<'_>> {
    let all = notice.outline.sections.iter();
    all.filter_map(|of| numbered(&of.number, begin(notice, &of.place), (None, None, None))).collect()
}

fn areas(notice: &Notice) -> Vec<Numbered<'_>> {
    let own = notice.outline.areas.iter().filter(|of| !is_section(notice, &of.place));
    own.filter_map(|of| numbered(&of.number, begin(notice, &of.place), (section(notice, &of.place), None, None)))
        .collect()
}

/// The headings of findings, and the rows of ledgers in their place among them.
fn findings(notice: &Notice) -> Vec<Numbered<'_>> {
    let mut row = Vec::new();
    for (index, finding) in notice.outline.findings.iter().enumerate() {
        let under = (section(notice, &finding.place), finding.area);
        if finding.place.row.is_some() {
            // A row has the number of its issue. Under a finding of a column of its own it may begin anew.
            for issue in &finding.issues {
                let named = (issue.heading != finding.heading).then_some(index);
                row.extend(numbered(&issue.printed, issue.at, (under.0, under.1, named)));
            }
        } else if !is_section(notice, &finding.place) {
            row.extend(numbered(&finding.printed, finding.at, (under.0, under.1, None)));
        }
    }
    row
}

/// The headings of issues below those of their findings: a finding and its only issue share one.
fn issues(notice: &Notice) -> Vec<Numbered<'_>> {
    let mut row = Vec::new();
    for (index, finding) in notice.outline.findings.iter().enumerate() {
        let own = finding.issues.iter().filter(|issue| issue.place.row.is_none() && issue.at.start != finding.at.start);
        row.extend(own.filter_map(|issue| numbered(&issue.printed, issue.at, (None, None, Some(index)))));
    }
    row
}

fn count_on(notice: &Notice, row: &[Numbered<'_>], may_pick: bool, out: &mut Vec<Diagnostic>) {
    let Some(first) = row.first() else { return };
    let of_one_kind = row.iter().filter(|of| of.number.numbering == first.number.numbering);
    let mut held = notice.head.withheld.as_ref().map_or(0, |withheld| withheld.count);
    let mut before: Option<&Numbered<'_>> = None;
    let mut seen: Vec<u32> = Vec::new();
    for of in of_one_kind {
        let value = of.number.value;
        let last = before.map_or(0, |before| before.number.value);
        let anew = before.is_none_or(|before| before.under != of.under);
        let restarts = anew && value == 1;
        if restarts {
            seen.clear();
        }
        if !restarts && value != last + 1 {
            if value > last {
                let missing = value - last - 1;
                if !may_pick && missing > held {
                    say(&codes::NUMBER_GAP, notice, of, last, out);
                }
                held = held.saturating_sub(missing);
            } else if seen.contains(&value) && value != 1 || value == last {
                say(&codes::NUMBER_REPEATED, notice, of, last, out);
            } else {
                say(&codes::NUMBER_RESTARTS, notice, of, last, out);
            }
        }
        seen.push(value);
        before = Some(of);
    }
}

fn say(code: &'static Code, notice: &Notice, of: &Numbered<'_>, last: u32, out: &mut Vec<Diagnostic>) {
    let printed = of.number.printed.trim();
    let fault = prose::fault(code, notice, of.at).with("found", printed);
    let (zh, en) = match last {
        0 => ("开头".to_owned(), "nothing".to_owned()),
        last => (format!("第 {last} 个"), format!("number {last}")),
    };
    out.push(fault.with("before", zh).with("before_en", en));
}
