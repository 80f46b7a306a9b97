//! Dates of what will be done: named with their year, or counted from the day of the notice (年内, 明年6月底, 一个月内).

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil;

use super::clause::Clause;
use super::clause::has;
use super::clause::has_any;
use super::clause::strictly;
use super::promise::Telling;
use crate::text::date;
use crate::text::date::Date;
use crate::text::date::Precision;
use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// A time that a clause names.
struct Moment {
    /// Where it stands in the clause.
    range: Range<usize>,
    /// The date, where one can be read.
    date: Option<Date>,
    /// How it is named.
    named: Named,
}

/// How a time is named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    /// With its year.
    Whole,
    /// From the day of the notice: 12月底, 明年, 年内.
    Near,
    /// As a year to come: 明年.
    Ahead,
    /// Without its year, and gone by in the year of the notice: the next one, if anything.
    Next,
    /// As a stretch of time: 一个月内.
    Within,
}

/// Times without a year of their own.
static NEAR: Fixed = Fixed::new(|| {
    let number = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})";
    let part =
        format!("{number}月(?:份|底|末|[上中下]旬|{number}[日号])?|年底|年末|上半年|下半年|第?[一二三四1-4]季度");
    let year = "今年|本年度?|当年|明年|后年";
    let feast = "春节|中秋|端午|元旦|五一|国庆";
    fixed(&format!("(?P<year>{year})?(?P<part>{part})|(?P<whole>{year})|(?P<rest>年内)|(?P<feast>{feast})"))
});

/// What is done with a thing in a year to come.
const DONE: &str = "完成 建成 开展 启动 实施 投入 全部 全面 实现 启用 交付 上线 组织 推出 收回 清";

/// Stretches of time from now on.
static WITHIN: Fixed = Fixed::new(|| {
    fixed("(?P<count>[0-9０-９]{1,3}|[一二两三四五六七八九十]{1,3}|半)个?(?P<unit>月|年|日|天|周)(?:之|以)?内")
});

/// The dates by which a clause says that something will be done; one that cannot be read is none.
pub(super) fn promised(clause: &Clause<'_>, told: Telling) -> Vec<Option<Date>> {
    let text = clause.text;
    if clause.before.ends_with("截至") || has_any(text, "截至 截止") {
        return Vec::new();
    }
    find(text, told).into_iter().filter(|moment| is_promised(clause, moment, told)).map(|moment| moment.date).collect()
}

/// Whether what is said of a time is that something will be done by then.
fn is_promised(clause: &Clause<'_>, moment: &Moment, told: Telling) -> bool {
    let (before, after) = (&clause.text[..moment.range.start], &clause.text[moment.range.end..]);
    let words = &clause.text[moment.range.clone()];
    // A day that stands alone is that of a signature.
    let alone = clause.text.len() == words.len() && clause.before.is_empty() && clause.after.is_empty();
    if alone
        || is_told(before, after)
        || is_term(before, after)
        || before.ends_with(['每', '近'])
        || (moment.named != Named::Whole && recurs(clause, before, words))
    {
        return false;
    }
    // The end of a range says when.
    if after.starts_with(['至', '到', '—', '–', '－', '-', '~', '～']) {
        return false;
    }
    let around = after.starts_with("前后") || after.starts_with("左右") || after.starts_with("以来");
    let by = !around
        && (after.starts_with(['前', '底', '内'])
            || after.starts_with("之前")
            || after.starts_with("以前")
            || (words.ends_with(['底', '末', '内']) && !after.is_empty()));
    // 到2027年，力争建成 hopes in the next clause.
    let next = if after.is_empty() { clause.after.trim_start_matches(['，', ',']) } else { after };
    let wished = is_wished(before, next) || clause.after.contains("届时将");
    let hoped = wished || strictly(before);
    let Some(date) = moment.date.filter(|_| !around) else {
        return !after.starts_with("以来") && (hoped || told.plans);
    };
    let missed = is_missed(clause, before);
    if told.of.is_some_and(|of| date.last() < of.last()) {
        return missed;
    }
    // What is said of the very day of the figures is a result: 2025年6月底，发放率位于合理区间.
    if told.of.is_some_and(|of| date.last() == of.last()) && !hoped {
        return false;
    }
    let later = told.of.is_some_and(|of| date.first() > of.last());
    match moment.named {
        Named::Whole if date.precision() == Precision::Year => by || hoped || told.plans,
        Named::Whole => by || hoped || told.plans || later,
        Named::Near => by || hoped || told.plans,
        Named::Ahead => by || hoped || told.plans || DONE.split(' ').any(|word| after.starts_with(word)),
        // In a plan, what has a number of times was done: 上半年召开4次.
        Named::Next => hoped || (told.plans && !after.contains(|c: char| c.is_ascii_digit())),
        // 须在3日内反馈 is counted from something else than the day of the notice.
        Named::Within => wished && !before.ends_with(['后', '起', '前']),
    }
}

/// Whether a time without its year comes again each year: 每年4月底前、10月底前各组织一次; 每年评估一次，12月底前报告. Nothing is
/// owed by one day alone then.
fn recurs(clause: &Clause<'_>, before: &str, words: &str) -> bool {
    const YEARLY: &str = "每年 每半年 每两年 每逢 每到 逐年 年年";
    if ["今年", "本年", "明年", "后年"].iter().any(|year| words.starts_with(year)) {
        return false;
    }
    let last = clause.before.trim_end_matches(['，', ',']).rsplit(['，', ',']).next().unwrap_or_default();
    let begins =
        before.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十月日号底末前旬、和及并于在".contains(c));
    has_any(before, YEARLY) || (begins && has_any(last, YEARLY))
}

/// Whether the words around a time say that it tells of what has happened, or belongs to a thing: 已于…, 2024年底的72%.
fn is_told(before: &str, after: &str) -> bool {
    let part_of_year = after.strip_prefix('前').is_some_and(|rest| {
        let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十两几".contains(c));
        unit.len() < rest.len() && unit.trim_start_matches('个').starts_with(['季', '月'])
    });
    // 已建成的库房 is a thing, and what is said of it may lie ahead.
    let done = before.rfind('已').is_some_and(|at| !before[at..].contains('的'));
    done || part_of_year
        || after.starts_with('的')
        || has_any(before, "曾 原定 原计划")
        || has_any(after, "已 均未 完成了 同比 环比 中发现 届满 期满 将满 到期 退休")
        || has(after, "共", "共同 公共 中共 共产 共享 共建 共识 共治")
}

/// Whether a time is the end of a term, or part of the name of a plan or a year's business.
fn is_term(before: &str, after: &str) -> bool {
    const TERMS: &str = "聘期 工期 年限 有效期 任期 租期 租赁期 服务期 合同期 质保期 保质期 刑期 期限";
    const PAPERS: &str = "工作计划 计划 规划 方案 要点 预算 任务清单 目标任务 工作总结 工作要点 考核 培训计划 党建工作";
    let named = after.strip_prefix("年度").or_else(|| after.strip_prefix('度')).unwrap_or(after);
    let term = |word: &str| {
        // 合同有效期至…, 聘期自2025年1月至…, but not 按工期要求….
        let rest = before.rsplit_once(word).map(|(_, rest)| rest);
        rest.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || "年月日自从至到为止限-—".contains(c)))
    };
    TERMS.split(' ').any(term) || PAPERS.split(' ').any(|word| named.starts_with(word))
}

/// Whether a promise is told that was not kept: 应于2025年6月底前完成，至今未完成.
fn is_missed(clause: &Clause<'_>, before: &str) -> bool {
    let said = has_any(before, "应于 计划于 承诺 要求于 应在");
    let rest = [clause.text, clause.after];
    said && ["尚未", "未能", "至今未", "未完成", "仍未"].iter().any(|word| rest.iter().any(|text| text.contains(word)))
}

/// Whether the words around a time look ahead.
fn is_wished(before: &str, after: &str) -> bool {
    const HOPES: &str =
        "力争 确保 预计 预期 有望 承诺 保证 务必 定于 拟于 拟在 计划于 计划在 将于 将在 争取在 争取于 要求";
    let near: String = after.chars().take(8).collect();
    has_any(before, HOPES)
        || ["争取", "计划", "将", "拟", "预计在"].iter().any(|word| before.ends_with(word))
        || has_any(&near, "力争 预计 拟 争取 有望 计划")
        || has(&near, "将", "将其 将该 将满 将到")
}

/// The times that a clause names.
fn find(text: &str, told: Telling) -> Vec<Moment> {
    let mut out: Vec<Moment> = date::find(text)
        .into_iter()
        .map(|(range, date)| Moment { range, date: Some(date), named: Named::Whole })
        .collect();
    let free = |out: &[Moment], range: &Range<usize>| {
        !out.iter().any(|known| known.range.start < range.end && range.start < known.range.end)
    };
    for found in WITHIN.captures_iter(text) {
        let Some(all) = found.get(0) else { continue };
        if free(&out, &all.range()) && !text[..all.start()].ends_with(['年', '近', '第']) {
            out.push(Moment {
                range: all.range(),
                date: within(&found["count"], &found["unit"], told),
                named: Named::Within,
            });
        }
    }
    for found in NEAR.captures_iter(text) {
        let Some(all) = found.get(0) else { continue };
        let before = &text[..all.start()];
        let other = ["去", "上", "每", "近", "个", "第"].iter().any(|word| before.ends_with(word))
            || before.ends_with(|c: char| c.is_ascii_digit());
        if other
            || !free(&out, &all.range())
            || text[all.end()..].starts_with(['内', '度']) && all.as_str().ends_with('月')
        {
            continue;
        }
        let (date, named) = near(&found, told);
        out.push(Moment { range: all.range(), date, named });
    }
    out.sort_by_key(|moment| moment.range.start);
    out
}

/// The date of a time without a year.
fn near(found: &regex::Captures<'_>, told: Telling) -> (Option<Date>, Named) {
    let Some(written) = told.written.or(told.of) else { return (None, Named::Near) };
    let this = written.last().year();
    let year = |word: &str| match word {
        "明年" => this + 1,
        "后年" => this + 2,
        _ => this,
    };
    if let Some(word) = found.name("whole") {
        let date = Date::year(year(word.as_str()));
        let ahead = date.is_some_and(|date| date.first() > written.last());
        return (date, if ahead { Named::Ahead } else { Named::Near });
    }
    if found.name("rest").is_some() {
        return (Date::year(this), Named::Near);
    }
    let Some(part) = found.name("part") else {
        let feast = match &found["feast"] {
            "元旦" => Date::day(this + 1, 1, 1),
            "五一" => Date::day(this, 5, 1),
            "国庆" => Date::day(this, 10, 1),
            // Feasts of the moon are on no fixed day.
            _ => None,
        };
        return (feast, Named::Near);
    };
    let part = part.as_str();
    if let Some(word) = found.name("year") {
        return (date::deadline(part, Some(year(word.as_str()))), Named::Near);
    }
    match date::deadline(part, Some(this)) {
        Some(date) if date.last() < written.first() => (date::deadline(part, Some(this + 1)), Named::Next),
        date => (date, Named::Near),
    }
}

/// The date until which a stretch of time reaches from the day of the notice: a day for days, else a month.
fn within(count: &str, unit: &str, told: Telling) -> Option<Date> {
    let from = told.written.or(told.of)?.last();
    let count = if count == "半" { None } else { Some(i32::try_from(numeral::read(count)?).ok()?) };
    let months = match (unit, count) {
        ("年", None) => 6,
        ("年", Some(years)) => years * 12,
        ("月", Some(months)) => months,
        ("日" | "天", Some(days)) => return day(from.checked_add(days.days()).ok()?),
        ("周", Some(weeks)) => return day(from.checked_add((weeks * 7).days()).ok()?),
        _ => return None,
    };
    let end = from.checked_add(months.months()).ok()?;
    Date::month(end.year(), end.month())
}

fn day(day: civil::Date) -> Option<Date> {
    Date::day(day.year(), day.month(), day.day())
}
