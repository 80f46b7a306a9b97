//! Deadlines and forecasts: that they say when, and that their day has not passed.

use std::collections::HashSet;
use std::ops::Range;

use crate::check::Checked;
use crate::check::NoticeCase;
use crate::check::NoticeText;
use crate::check::prose;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::dates as codes;
use crate::model::Issue;
use crate::model::Notice;
use crate::model::Text;
use crate::site::IssueRef;
use crate::site::Progress;
use crate::text::date;
use crate::text::date::Date;
use crate::text::pattern::Fixed;
use crate::text::pattern::behind_last;
use crate::text::pattern::fixed;

/// Words that leave open when. A hope with a day (力争2025年12月底前) and a standing class (长期坚持) do not.
static VAGUE: Fixed = Fixed::new(|| fixed("前后|左右|尽快|尽早|适时|择机|近期|早日|条件成熟"));
/// A day more or less: all that can leave a deadline open from which a date was read.
static AROUND: Fixed = Fixed::new(|| fixed("前后|左右"));
/// A promise that leaves open when: a day more or less, or no day at all.
static VAGUE_PROMISE: Fixed = Fixed::new(|| {
    let day = "(?:[0-9０-９]{4}\\s*年|[0-9０-９]{1,2}\\s*月|年底|季度|月底)";
    let end = "(?:完成|办结|结案|建成|投入使用|启用|出台|印发|解决|整改到位)";
    fixed(&format!("{day}[^，。；、]{{0,8}}?(?:前后|左右)|(?:尽快|尽早|适时|择机|早日|近期内?)[^，。；]{{0,10}}{end}"))
});
/// A forecast: 将在8月结案, 预计2025年9月底前完成.
static FORECAST: Fixed = Fixed::new(|| {
    fixed("(?:将在|将于|预计|预期|力争|争取|确保|计划于|计划在|计划|拟于|有望|将力争)([^，。；,;：:]{0,30})")
});
static MONTH: Fixed =
    Fixed::new(|| fixed("(?:[0-9０-９]{4}\\s*年)?\\s*[0-9０-９]{1,2}\\s*月|[0-9０-９]{4}\\s*年|年底|季度"));

/// A deadline names a day, and a promise of next steps does too.
pub fn deadlines_say_when(case: NoticeText<'_>, out: &mut Vec<Diagnostic>) {
    for (_, issue) in case.notice.issues() {
        // One from which no date can be read at all is a note of the source already.
        let told = &issue.rectification;
        let own = told.due_on.as_ref().filter(|_| issue.parts.is_empty());
        for due in issue.parts.iter().filter_map(|part| part.rectification.due_on.as_ref()).chain(own) {
            let Some(found) = AROUND.find(&due.printed).filter(|_| due.date.is_some()) else { continue };
            let fault = prose::fault(&codes::VAGUE_DEADLINE, case.notice, due.at);
            out.push(fault.with("found", &due.printed).with("word", found.as_str()));
        }
        let promises = told.next_steps.iter().chain(told.measures.iter().map(|step| &step.text));
        let steps = told.next_steps.len();
        for (index, text) in promises.enumerate() {
            let plain = text.plain();
            for found in VAGUE_PROMISE.find_iter(&plain) {
                // Measures tell what was done; there only a day more or less is a promise.
                let around = found.as_str().ends_with(['后', '右']);
                if index >= steps && (!around || is_told(&plain[..found.start()])) {
                    continue;
                }
                // 尽快于2025年12月底前完成 says when.
                if !around && MONTH.is_match(clause_of(&plain, found.range())) {
                    continue;
                }
                let word = VAGUE.find(found.as_str()).map_or(found.as_str(), |word| word.as_str());
                let at = text.at(found.range()).unwrap_or(issue.at);
                let fault = prose::fault(&codes::VAGUE_DEADLINE, case.notice, at);
                out.push(fault.with("found", found.as_str()).with("word", word));
            }
        }
    }
}

/// The clause that holds a range.
fn clause_of(plain: &str, range: Range<usize>) -> &str {
    let ends = ['，', '。', '；', ',', ';'];
    let start = behind_last(&plain[..range.start], &ends);
    let end = plain[range.end..].find(ends).map_or(plain.len(), |at| range.end + at);
    &plain[start..end]
}

/// Whether the clause in front tells of what has been.
fn is_told(before: &str) -> bool {
    let clause = before.rsplit(['，', '。', '；', ',', ';']).next().unwrap_or_default();
    clause.contains(['已', '曾']) || clause.ends_with("于")
}

/// A forecast whose day has passed at the day of the site needs an answer, unless a later notice speaks of the issue.
pub fn forecasts_have_not_passed(case: NoticeCase<'_>, out: &mut Vec<Diagnostic>) {
    let Some(as_of) = case.site.as_of else { return };
    let notice = case.notice;
    let index = case.site.notice_index(&notice.id);
    for (number, (_, issue)) in notice.issues().enumerate() {
        // A deadline that has passed is said once, at the deadline.
        let due = issue.rectification.due_on.as_ref().and_then(|due| due.date);
        for text in told(issue) {
            let plain = text.plain();
            for found in FORECAST.captures_iter(&plain) {
                let (Some(all), Some(words)) = (found.get(0), found.get(1)) else { continue };
                if is_told(&plain[..all.start()]) {
                    continue;
                }
                let Some(day) = forecast(words.as_str(), notice) else { continue };
                let passed = day.last() < as_of.first() && due != Some(day);
                if passed && !reported_since(case, index, number, day) {
                    let at = text.at(all.range()).unwrap_or(issue.at);
                    let fault = prose::fault(&codes::FORECAST_PASSED, notice, at).with("found", all.as_str());
                    let fault = fault.with("day", day.chinese()).with("day_en", day.iso());
                    out.push(fault.with("as_of", as_of.chinese()).with("as_of_en", as_of.iso()));
                }
            }
        }
    }
}

fn told(issue: &Issue) -> impl Iterator<Item = &Text> {
    let told = &issue.rectification;
    told.measures.iter().map(|step| &step.text).chain(&told.outcome).chain(&told.next_steps).chain(&issue.target)
}

/// The day of a forecast. One without a year is the next such day from the day of the notice on.
fn forecast(words: &str, notice: &Notice) -> Option<Date> {
    let found = MONTH.find(words)?;
    if words[..found.start()].chars().count() > 6 {
        return None;
    }
    let words = words[found.start()..].trim_start();
    if let Some(day) = date::deadline(words, None) {
        return Some(day);
    }
    let today = notice.as_of()?;
    let year = today.last().year();
    let day = date::deadline(words, Some(year))?;
    if day.last() < today.first() { date::deadline(words, Some(year + 1)) } else { Some(day) }
}

/// Whether a notice of a later day speaks of the issue.
fn reported_since(case: NoticeCase<'_>, notice: Option<usize>, issue: usize, day: Date) -> bool {
    let Some(notice) = notice else { return false };
    let entry = case.site.ledger.entry_of(IssueRef { notice, issue });
    entry.steps.iter().any(|step| step.at.notice != notice && step.as_of.is_some_and(|as_of| as_of.last() > day.last()))
}

/// A deadline that has passed at the day of the site has an answer.
pub fn deadlines_have_not_passed(checked: Checked<'_>, out: &mut Vec<Diagnostic>) {
    let Some(as_of) = checked.site.as_of else { return };
    let mut said: HashSet<IssueRef> = HashSet::new();
    for entry in &checked.site.ledger.entries {
        let Some(progress) = entry.progress(checked.site) else { continue };
        let Some(step) = entry.dated(checked.site).filter(|step| said.insert(step.at)) else { continue };
        let (issue, places) = (checked.site.issue(step.at), &checked.site.notices[step.at.notice].places);
        let (code, days) = match progress {
            Progress::Left(_) => continue,
            Progress::Overdue(days, _) => (&codes::OVERDUE, days),
            Progress::PassedUnreported(days) | Progress::PassedUnstated(days) => (&codes::DEADLINE_PASSED, days),
        };
        let at = places.due(step.at.issue);
        let fault = Diagnostic::new(code, Span::new(&places.path, at.start, at.end));
        let fault = fault.with("found", issue.due().unwrap_or_default()).with("days", days);
        let fault = fault.with("title", issue.title());
        out.push(fault.with("as_of", as_of.chinese()).with("as_of_en", as_of.iso()));
    }
}
