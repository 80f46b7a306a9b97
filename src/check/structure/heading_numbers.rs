//! The numbers of headings: none left out, none twice, none beginning anew out of place.

use crate::check::NoticeCase;
use crate::check::prose;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::structure as codes;
use crate::model::At;
use crate::model::Kind;
use crate::model::Notice;
use crate::model::Number;
use crate::model::Place;

/// A heading in a row of siblings.
struct Numbered<'n> {
    number: &'n Number,
    at: At,
    /// What it stands under: numbers may begin anew under another.
    under: (Option<usize>, Option<usize>),
}

/// Sections, areas, findings and issues count on, each in its row.
pub fn headings_count_on(case: NoticeCase<'_>, out: &mut Vec<Diagnostic>) {
    let notice = case.notice;
    let outline = &notice.outline;
    let section = |place: &Place| outline.sections.iter().position(|of| of.place.blocks.contains(&place.blocks.start));
    let begin = |place: &Place| notice.body.get(place.blocks.start).map_or(At::default(), |block| block.at());
    let row = |number: &'_ Option<Number>, at: At, under| number.clone().map(|number| (number, at, under));
    let sections = outline.sections.iter().filter_map(|of| row(&of.number, begin(&of.place), (None, None)));
    // An area may be a whole section: one heading, in the row of the sections.
    let is_section = |place: &Place| outline.sections.iter().any(|of| of.place.blocks.start == place.blocks.start);
    let within = outline.areas.iter().filter(|of| !is_section(&of.place));
    let areas = within.filter_map(|of| row(&of.number, begin(&of.place), (section(&of.place), None)));
    let findings = outline.findings.iter().filter_map(|of| row(&of.printed, of.at, (section(&of.place), of.area)));
    let issues = outline.findings.iter().enumerate().flat_map(|(index, finding)| {
        // A finding and its only issue share one heading.
        let own = finding.issues.iter().filter(|issue| issue.at.start != finding.at.start || issue.place.row.is_some());
        own.filter_map(move |issue| row(&issue.printed, issue.at, (None, Some(index)))).collect::<Vec<_>>()
    });
    // Later papers and closures keep the numbers of the first one and leave out the others.
    let picks = matches!(notice.head.kind, Kind::Followup | Kind::Closure);
    for (row, may_pick) in [
        (sections.collect::<Vec<_>>(), false),
        (areas.collect(), picks),
        (findings.collect(), picks),
        (issues.collect(), picks),
    ] {
        let numbered: Vec<Numbered<'_>> =
            row.iter().map(|(number, at, under)| Numbered { number, at: *at, under: *under }).collect();
        count_on(notice, &numbered, may_pick, out);
    }
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
