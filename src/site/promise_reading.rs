//! What a text promises: something by a date that lies after the day of its notice, or a standing duty in words of duty.
//! A sentence of results is none, however many dates and numbers it has.

use super::Promise;
use super::clause;
use super::clause::Clause;
use super::duty;
use super::opinion;
use super::promise::Promised;
use super::promise::Telling;
use super::promise_date;
use crate::model::Block;
use crate::model::Due;
use crate::model::Issue;
use crate::model::Kind;
use crate::model::Notice;
use crate::text::date::Date;
use crate::text::han;
use crate::text::punctuation;

/// Words with which a report turns to what will be done, in a sentence or in the title of a section.
const TURNS: &[&str] = &["下一步", "下步", "接下来", "今后", "下一阶段"];
/// The same in titles alone.
const TITLES: &[&str] = &["打算", "后续", "工作安排", "工作计划", "努力方向"];

/// What one issue of a notice promises: its deadline first, then the sentences of its text.
pub(super) fn of_issue(notice: &Notice, issue: &Issue) -> Vec<Promised> {
    let deadline = deadlines(issue).into_iter().map(|due| Promised {
        promise: Promise::Deadline,
        text: due.printed.clone(),
        due_on: due.date,
    });
    let told = told(notice);
    let ahead = Telling { plans: true, ..told };
    let measures = issue.rectification.measures.iter().map(|measure| (&measure.text, told));
    let outcome = issue.rectification.outcome.iter().map(|text| (text, Telling { plans: false, ..told }));
    let planned = issue.target.iter().chain(&issue.rectification.next_steps).map(|text| (text, ahead));
    let texts = measures.chain(outcome).chain(planned);
    deadline.chain(texts.flat_map(|(text, told)| given(&text.plain(), told))).collect()
}

/// The deadlines of an issue: of parts, those that are still open, each once; its own where none is.
fn deadlines(issue: &Issue) -> Vec<&Due> {
    let mut out: Vec<&Due> = Vec::new();
    for due in issue
        .parts
        .iter()
        .filter(|part| part.rectification.is_open())
        .filter_map(|part| part.rectification.due_on.as_ref())
    {
        if !out.iter().any(|known| known.printed == due.printed) {
            out.push(due);
        }
    }
    if out.is_empty() { issue.rectification.due_on.iter().collect() } else { out }
}

/// What a notice promises beside its issues: in what follows them, in sections on what comes next, and in all of a plan.
pub(super) fn of_notice(notice: &Notice) -> Vec<Promised> {
    let told = told(notice);
    let outline = &notice.outline;
    let end = outline.findings.iter().map(|finding| finding.place.blocks.end).max();
    let mut out = Vec::new();
    for (index, block) in notice.body.iter().enumerate().filter(|(index, _)| !outline.in_finding(*index)) {
        let section = outline.section_of(index).map(|at| &outline.sections[at]);
        let ahead = section.is_some_and(|section| TURNS.iter().chain(TITLES).any(|word| section.title.contains(word)));
        let last = end.is_some_and(|end| index >= end);
        if section.is_some_and(|section| opinion::is_of_problems(&section.title))
            || !(told.plans || ahead || last)
            || !matches!(block, Block::Paragraph(_) | Block::List { .. })
        {
            continue;
        }
        let told = Telling { plans: told.plans || ahead, ..told };
        out.extend(block.texts().into_iter().flat_map(|text| given(&text.plain(), told)));
    }
    out
}

/// How the measures of a notice are told.
fn told(notice: &Notice) -> Telling {
    let written = notice.head.published_on.or(notice.head.as_of);
    Telling { plans: notice.head.kind == Kind::Plan, of: notice.as_of(), written }
}

/// The promises of a text, sentence by sentence.
fn given(text: &str, told: Telling) -> Vec<Promised> {
    let parts = text.split_inclusive(|c| punctuation::ends_sentence(c) || "；;\n".contains(c)).map(str::trim);
    let read = |part: &str| {
        let (promise, due_on) = read(&han::reading(part), told)?;
        Some(Promised { promise, text: part.into(), due_on })
    };
    parts.filter_map(read).collect()
}

/// Reads what a sentence promises, and by when.
fn read(sentence: &str, told: Telling) -> Option<(Promise, Option<Date>)> {
    let sentence = without_names(sentence);
    if asks_the_reader(&sentence) {
        return None;
    }
    let plans = told.plans || TURNS.iter().any(|word| sentence.contains(word));
    let told = Telling { plans, ..told };
    let clauses = opinion::left_out(clause::split(&sentence));
    forecast(&clauses, told).map(|date| (Promise::Forecast, date)).or_else(|| {
        let promise = duty::read(&clauses, told)?;
        Some((promise, None))
    })
}

/// The date by which, of the clauses that say that something will be done: the latest, as the sentence is kept by then.
fn forecast(clauses: &[Clause<'_>], told: Telling) -> Option<Option<Date>> {
    let promised = clauses.iter().flat_map(|clause| promise_date::promised(clause, told));
    // A day that cannot be read stands before every other.
    promised.max_by_key(|date| date.map(|date| date.last()))
}

/// The sentence without what stands within 《》: names of papers have years, periods and plans in them.
fn without_names(sentence: &str) -> String {
    let mut depth = 0_u32;
    let kept = sentence.chars().filter(|c| match c {
        '《' => {
            depth += 1;
            depth == 1
        }
        '》' => {
            depth = depth.saturating_sub(1);
            depth == 0
        }
        c => depth == 0 && !c.is_whitespace(),
    });
    kept.collect()
}

/// Whether the sentence asks something of the public (请于7月20日前反映): nothing is promised by that.
fn asks_the_reader(sentence: &str) -> bool {
    ["请", "欢迎", "公示期"].iter().any(|word| sentence.contains(word))
        && ["意见", "反映", "监督", "来信", "来电", "建议"].iter().any(|word| sentence.contains(word))
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::site::Promise;
    use crate::site::promise::Telling;
    use crate::text::date::Date;

    /// The lines of a table of sentences that are not read as the table says, and its precision and recall.
    fn compare(table: &str) -> (Vec<String>, f64, f64) {
        let (mut wrong, mut right, mut given, mut wanted) = (Vec::new(), 0_u32, 0_u32, 0_u32);
        for line in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let parts: Vec<&str> = line.splitn(5, '|').collect();
            let [place, day, kind, due, sentence] = parts[..] else { panic!("five parts: {line}") };
            let day = Date::parse_iso(day);
            let found = read(sentence, Telling { plans: place == "plan", of: day, written: day });
            let word = match found.map(|(promise, _)| promise) {
                None => "none",
                Some(Promise::Deadline) => "deadline",
                Some(Promise::Forecast) => "forecast",
                Some(Promise::Quantity) => "quantity",
                Some(Promise::Frequency) => "frequency",
                Some(Promise::Duty) => "duty",
            };
            let date = found.and_then(|(_, date)| date).map_or_else(|| "-".to_owned(), Date::iso);
            given += u32::from(word != "none");
            wanted += u32::from(kind != "none");
            right += u32::from(word != "none" && kind != "none");
            if (word, date.as_str()) != (kind, due) {
                wrong.push(format!("{word} {date} for {line}"));
            }
        }
        (wrong, f64::from(right) / f64::from(given), f64::from(right) / f64::from(wanted))
    }

    #[test]
    fn sentences_are_promises_or_none() {
        for table in [
            include_str!("../../tests/site/commitments/promises.txt"),
            include_str!("../../tests/site/commitments/promises-first.txt"),
            include_str!("../../tests/site/commitments/promises-again.txt"),
            include_str!("../../tests/site/commitments/promises-last.txt"),
            include_str!("../../tests/site/commitments/promises-quoted-and-yearly.txt"),
        ] {
            let (wrong, precision, recall) = compare(table);
            println!("precision {precision:.3}, recall {recall:.3}");
            assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        }
    }
}
