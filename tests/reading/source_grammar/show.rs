//! What was read of a notice as a short text, a line a thing.

use std::fmt::Write;

use tongbao::diagnostic::Diagnostic;
use tongbao::model::Finding;
use tongbao::model::Issue;
use tongbao::model::Notice;
use tongbao::model::Number;
use tongbao::model::Rectification;
use tongbao::model::Text;

/// The issues of a notice with what was read of each, a line a thing.
pub fn show(notice: &Notice, faults: &[Diagnostic], bytes: &[u8]) -> String {
    let mut out = String::new();
    let mut line = |depth: usize, text: String| {
        // Writing to a String does not fail.
        let _ = writeln!(out, "{}{}", "  ".repeat(depth), text.trim_end());
    };
    let outline = &notice.outline;
    for section in &outline.sections {
        line(0, format!("section {}{}", number(&section.number), section.title));
    }
    for area in &outline.areas {
        line(0, format!("area {}{}", number(&area.number), area.title));
    }
    for finding in &outline.findings {
        let Finding { number: _, printed, title, heading: _, area, issues, place: _, at: _ } = finding;
        let area = area.map(|area| format!(" @{}", outline.areas[area].title)).unwrap_or_default();
        line(0, format!("finding {} {}{title}{area}", finding.number, number(printed)));
        for issue in issues {
            show_issue(issue, &mut line);
        }
    }
    for fault in faults {
        let text = std::str::from_utf8(bytes).expect("cases are UTF-8");
        let row = text[..fault.span.start].matches('\n').count() + 1;
        let found = &text[fault.span.start..fault.span.end];
        let found: String = found.chars().take(20).collect();
        line(0, format!("fault {} in line {row} at {found:?}", fault.code.id));
    }
    out
}

fn show_issue(issue: &Issue, line: &mut impl FnMut(usize, String)) {
    let Issue {
        key,
        number: _,
        printed,
        title,
        heading: _,
        problem,
        target,
        rectification,
        assurance,
        topics,
        parts,
        place: _,
        at: _,
    } = issue;
    let Rectification { status, class, measures, outcome, next_steps, owner, lead, due_on, closed_on } = rectification;
    line(1, format!("issue {key} {}{title}", number(printed)));
    if let Some(status) = status {
        line(2, format!("status {} {:?}", status.kind.key(), status.printed));
    }
    if let Some(class) = class {
        line(2, format!("class {}", class.0.key()));
    }
    if owner.is_some() {
        line(2, format!("owner {}", issue.owners().join(" | ")));
    }
    if let Some(lead) = lead {
        line(2, format!("lead {lead}"));
    }
    if let Some(due) = due_on {
        let date = due.date.map(|date| date.iso()).unwrap_or_default();
        let class = due.class.map(|class| class.key()).unwrap_or_default();
        line(2, format!("due {:?} {date}{class}", due.printed));
    }
    if let Some(day) = closed_on {
        line(2, format!("closed {}", day.iso()));
    }
    if let Some(assurance) = assurance {
        line(2, format!("assurance {}", assurance.key()));
    }
    for topic in topics {
        line(2, format!("topic {topic}"));
    }
    for (name, texts) in [("problem", problem), ("target", target)] {
        texts.iter().for_each(|text| line(2, format!("{name} {}", short(text))));
    }
    for measure in measures {
        let mark = measure.mark.as_deref().unwrap_or("-");
        line(2, format!("measure [{mark}] {}", short(&measure.text)));
    }
    for (name, texts) in [("outcome", outcome), ("next", next_steps)] {
        texts.iter().for_each(|text| line(2, format!("{name} {}", short(text))));
    }
    for part in parts {
        let status = part.rectification.status.as_ref().map_or("-", |status| status.printed.as_str());
        let due = part.rectification.due_on.as_ref().map_or("-", |due| due.printed.as_str());
        let measures: Vec<String> = part.rectification.measures.iter().map(|measure| short(&measure.text)).collect();
        let number = part.printed.as_deref().unwrap_or("-");
        let owner = part.rectification.owner.as_deref().unwrap_or("-");
        line(2, format!("part [{number}] {status} | {owner} | {due} | {}", measures.join(" / ")));
    }
}

fn number(number: &Option<Number>) -> String {
    number.as_ref().map(|number| format!("[{}={}] ", number.printed, number.value)).unwrap_or_default()
}

/// The beginning and the end of a text: enough to see where it was cut.
fn short(text: &Text) -> String {
    let plain = text.plain().replace('\n', "⏎");
    let chars: Vec<char> = plain.chars().collect();
    match chars.len() {
        0..=24 => plain,
        len => format!("{}…{}", chars[..14].iter().collect::<String>(), chars[len - 8..].iter().collect::<String>()),
    }
}
