//! What a text promises with a date or a number.

use std::sync::Arc;

use crate::model::Due;
use crate::model::Issue;
use crate::text::date;
use crate::text::date::Date;
use crate::text::punctuation;

/// What kind of promise it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Promise {
    /// 完成时限
    Deadline,
    /// 力争…前, 于…前完成
    Forecast,
    /// 不少于, 不低于
    Quantity,
    /// 每年…次
    Frequency,
}

impl Promise {
    /// The plain Chinese word.
    pub fn word(self) -> &'static str {
        match self {
            Promise::Deadline => "完成时限",
            Promise::Forecast => "预计时间",
            Promise::Quantity => "数量承诺",
            Promise::Frequency => "频次承诺",
        }
    }
}

/// What one issue promises: its deadline first, then the sentences of its text.
pub(super) fn promises(issue: &Issue) -> Vec<(Promise, Arc<str>, Option<Date>)> {
    let deadline = deadlines(issue).into_iter().map(|due| (Promise::Deadline, due.printed.as_str().into(), due.date));
    let given = |text: String| read(&text).map(|(promise, due_on)| (promise, text.into(), due_on));
    deadline.chain(sentences(issue).into_iter().filter_map(given)).collect()
}

/// The deadlines of an issue: of parts, those that are still open, each once; its own where none is.
fn deadlines(issue: &Issue) -> Vec<&Due> {
    let mut out: Vec<&Due> = Vec::new();
    for due in issue.parts.iter().filter(|part| part.is_open()).filter_map(|part| part.due_on.as_ref()) {
        if !out.iter().any(|known| known.printed == due.printed) {
            out.push(due);
        }
    }
    if out.is_empty() { issue.due_on.iter().collect() } else { out }
}

/// The sentences of an issue in which promises are given.
fn sentences(issue: &Issue) -> Vec<String> {
    let texts = issue
        .measures
        .iter()
        .map(|measure| &measure.text)
        .chain(&issue.target)
        .chain(&issue.next_steps)
        .map(|text| text.plain());
    let split = |text: String| {
        let parts = text.split_inclusive(punctuation::ends_sentence).map(|part| part.trim().to_owned());
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>()
    };
    texts.flat_map(split).collect()
}

/// Units in which a frequency counts (每年不少于两次, 每季度召开1次).
const TIMES: &[char] = &['次', '场', '期', '轮', '回', '件', '篇', '起', '份'];
/// Periods of a frequency.
const PERIODS: &[&str] =
    &["每年", "每半年", "每季度", "每季", "每月", "每两月", "每两个月", "每周", "每两周", "每日", "每学期", "年度内"];

/// Whether the words in front of a date say that it tells of what has happened (已于2025年6月底前…, 截至2025年6月底).
fn is_past(before: &str) -> bool {
    let clause = before.rsplit(['，', '；', '、', '：']).next().unwrap_or_default();
    ["已", "截至", "截止", "自", "从"].iter().any(|word| clause.contains(word))
}

/// Whether the words behind a date give no time by which something will be done: they tell what was so then (2024年底的72%),
/// what part of a year is meant (2024年前三季度), or what is done (2024年底以前结案的已全部归档).
fn is_told(after: &str) -> bool {
    let clause = after.split(['，', '；', '。', '：']).next().unwrap_or_default();
    let part_of_year = after.strip_prefix('前').is_some_and(|rest| {
        let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十两几".contains(c));
        unit.len() < rest.len() && unit.trim_start_matches('个').starts_with(['季', '月'])
    });
    part_of_year
        || after.starts_with('的')
        || ["已全部", "已经", "均已", "已完成"].iter().any(|word| clause.contains(word))
}

/// Reads what a sentence promises.
pub fn read(sentence: &str) -> Option<(Promise, Option<Date>)> {
    let found: Vec<_> = date::find(sentence)
        .into_iter()
        .filter(|(range, _)| !is_past(&sentence[..range.start]) && !is_told(&sentence[range.end..]))
        .collect();
    // 力争2025年6月底前…, 于2025年12月底前完成
    let forecast = found.iter().find(|(range, _)| {
        let after: String = sentence[range.end..].chars().take(2).collect();
        let within = sentence[range.clone()].ends_with(['前', '底']);
        within || after.starts_with('前') || after.starts_with("底") || after.starts_with("之前")
    });
    let hopeful = ["力争", "确保", "预计", "计划", "将于", "争取"].iter().any(|word| sentence.contains(word));
    if let Some((_, date)) = forecast {
        return Some((Promise::Forecast, Some(*date)));
    }
    if hopeful && sentence.contains("前") && !found.is_empty() {
        return Some((Promise::Forecast, found.first().map(|(_, date)| *date)));
    }
    let quantity = ["不少于", "不低于", "不得少于", "不得低于", "至少"].iter().any(|word| sentence.contains(word));
    let period = PERIODS.iter().find_map(|period| sentence.find(period).map(|at| at + period.len()));
    let counted = |rest: &str| rest.chars().take(24).any(|c| TIMES.contains(&c));
    if period.is_some_and(|end| counted(&sentence[end..])) {
        return Some((Promise::Frequency, None));
    }
    quantity.then_some((Promise::Quantity, None))
}

#[cfg(test)]
mod tests {
    use super::Promise;
    use super::read;

    fn promise(sentence: &str) -> Option<Promise> {
        read(sentence).map(|(promise, _)| promise)
    }

    #[test]
    fn a_date_by_which_is_a_promise() {
        for sentence in [
            "力争2025年6月底前完成清查。",
            "于2025年12月底前三个庭室全部完成搬迁。",
            "2025年底以前建成新库房。",
            "2025年12月底前对已结案件逐件评查。",
        ] {
            assert_eq!(promise(sentence), Some(Promise::Forecast), "{sentence}");
        }
    }

    #[test]
    fn a_date_at_which_something_was_so_is_none() {
        for sentence in [
            "合格率由2024年底的72%提高到94%。",
            "2024年前三季度平均用时89天，同比减少37天。",
            "2024年前10个月化解68件。",
            "2024年底以前结案未归档的1482卷已全部归档。",
            "已于2025年6月底前完成。",
        ] {
            assert_eq!(promise(sentence), None, "{sentence}");
        }
    }
}
