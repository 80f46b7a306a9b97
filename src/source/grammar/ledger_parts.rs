//! Several rows of a ledger that tell of one issue: each is a part, and the issue says no more than all of them do.

use super::fields::Fields;
use super::ledger_line::LedgerLine;
use crate::diagnostic::codes::body as faults;
use crate::model::Class;
use crate::model::Issue;
use crate::model::Measure;
use crate::model::Part;
use crate::model::Rectification;
use crate::model::StatusKind;
use crate::model::Text;
use crate::source::Reading;
use crate::text::date::Date;

/// The fields of an issue that some rows tell of, and its parts where there are several.
pub fn put_together(reading: &mut Reading<'_>, lines: Vec<LedgerLine>) -> (Fields, Vec<Part>) {
    let mut all = Fields::default();
    let mut parts: Vec<(Part, LedgerLine)> = Vec::new();
    let serial = lines.first().map(|line| line.number.clone()).unwrap_or_default();
    for mut line in lines {
        all.problem.append(&mut line.fields.problem);
        append(&mut all.target, &line.fields.target);
        // A number that is that of the issue is not its own.
        let own = Some(&line.number).filter(|number| !number.is_empty() && **number != serial).cloned();
        let part = part(line.part_number.clone().or(own), &line.fields, line.index);
        // A row that only names the problem has nothing to tell of its own.
        if says_something(&part) {
            parts.push((part, line));
        }
    }
    if parts.len() < 2 {
        if let Some((_, line)) = parts.pop() {
            all = Fields { problem: all.problem, target: all.target, ..line.fields };
        }
        return (all, Vec::new());
    }
    let stated = parts.iter().any(|(part, _)| part.rectification.status.is_some());
    for (_, line) in parts.iter().filter(|(part, _)| stated && part.rectification.status.is_none()) {
        let fault = reading.at(&faults::PART_WITHOUT_RESULT, line.at);
        reading.report(fault);
    }
    let parts: Vec<Part> = parts.into_iter().map(|(part, _)| part).collect();
    all.rectification = together(&parts);
    (all, parts)
}

/// A row as a part; its block is given when its table is known.
fn part(printed: Option<String>, fields: &Fields, row: usize) -> Part {
    Part { printed, rectification: fields.rectification.clone(), block: 0, row }
}

/// Lets an issue go on in the first row of a further table: what each row tells is a part of it.
pub fn go_on(
    reading: &mut Reading<'_>,
    issue: &mut Issue,
    mut fields: Fields,
    mut more: Vec<Part>,
    (block, row): (usize, usize),
) {
    if issue.parts.is_empty() {
        let (block, row) = (issue.place.blocks.start, issue.place.row.unwrap_or_default());
        let own = Part { printed: None, rectification: issue.rectification.clone(), block, row };
        issue.parts.extend(Some(own).filter(says_something));
    }
    if more.is_empty() {
        issue.problem.append(&mut fields.problem);
        more.push(Part { block, ..part(None, &fields, row) });
    }
    issue.parts.extend(more.into_iter().filter(says_something));
    if issue.parts.iter().any(|part| part.rectification.status.is_some())
        && issue.parts.iter().any(|part| part.rectification.status.is_none())
    {
        let fault = reading.at(&faults::PART_WITHOUT_RESULT, issue.at);
        reading.report(fault);
    }
    issue.rectification = together(&issue.parts);
}

fn says_something(part: &Part) -> bool {
    part.rectification != Rectification::default()
}

/// What an issue says by its parts: the least finished result, all owners, the deadline that presses most, and closed
/// only where all are.
fn together(parts: &[Part]) -> Rectification {
    let each = || parts.iter().map(|part| &part.rectification);
    let least = StatusKind::least(each().map(Rectification::kind));
    let mut all = Rectification {
        status: each().filter_map(|of| of.status.clone()).find(|status| Some(status.kind) == least),
        class: classes(parts),
        owner: joined(each().filter_map(|of| of.owner.as_deref())),
        lead: joined(each().filter_map(|of| of.lead.as_deref())),
        due_on: Part::pressing(parts).and_then(|part| part.rectification.due_on.clone()),
        closed_on: closed(parts),
        ..Rectification::default()
    };
    for of in each() {
        for measure in &of.measures {
            // A merged cell says its steps for every row that it covers.
            let said = |known: &Measure| known.text.plain() == measure.text.plain();
            if !all.measures.iter().any(said) {
                all.measures.push(measure.clone());
            }
        }
        append(&mut all.outcome, &of.outcome);
        append(&mut all.next_steps, &of.next_steps);
    }
    all
}

fn append(all: &mut Vec<Text>, more: &[Text]) {
    for text in more {
        if !all.iter().any(|known| known.plain() == text.plain()) {
            all.push(text.clone());
        }
    }
}

/// Printed values, each once.
fn joined<'p>(values: impl Iterator<Item = &'p str>) -> Option<String> {
    let mut out: Vec<&str> = Vec::new();
    for value in values {
        if !out.contains(&value) {
            out.push(value);
        }
    }
    (!out.is_empty()).then(|| out.join("；"))
}

fn classes(parts: &[Part]) -> Option<(Class, String)> {
    let printed = joined(parts.iter().filter_map(|part| Some(part.rectification.class.as_ref()?.1.as_str())))?;
    let longest = parts.iter().filter_map(|part| Some(part.rectification.class.as_ref()?.0)).max()?;
    Some((longest, printed))
}

/// The last day on which a part was closed, where all were.
fn closed(parts: &[Part]) -> Option<Date> {
    let days: Option<Vec<Date>> = parts.iter().map(|part| part.rectification.closed_on).collect();
    days?.into_iter().max_by_key(|day| day.last())
}
