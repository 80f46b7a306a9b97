//! Standing duties: how often, how much, by which limit.

use regex::Regex;

use super::clause::Clause;
use super::clause::has_any;
use super::clause::obliges;
use super::clause::strictly;
use super::promise::Promise;
use super::promise::Telling;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// Periods of a frequency.
static PERIOD: Fixed = Fixed::new(|| {
    fixed("每个?(?:年度?|半年|季度?|(?:[两二三四六2-9]个?)?(?:月|周|年|季度)|星期|[日天]|工作日|学期)|年度内")
});
/// A number with what it counts.
static COUNT: Fixed = Fixed::new(|| {
    fixed(
        "(?:[0-9０-９]|[一二两三四五六七八九十])(?:余|多)?(?:次|场|期|轮|回|件|篇|起|份|天|项|批|堂|人|名|条|课时|学时|个)",
    )
});
/// A bound: at least, at most.
static LEAST: Fixed = Fixed::new(|| fixed("不少于|不低于|不得少于|不得低于|至少|不小于|不得小于"));
static MOST: Fixed = Fixed::new(|| fixed("不超过|不得超过|不高于|不得高于|不多于|不得多于"));
/// What is aimed at.
static AIM: Fixed = Fixed::new(|| {
    fixed(
        "(?:达到|达|提高到|提升到|提高至|提升至|降至|降到|下降到|控制在|保持在|稳定在|下降|压降|压减到?)[^，]{0,6}[0-9０-９]",
    )
});
/// More of something, and how many: in what is planned, and anywhere.
static MORE: Fixed = Fixed::new(|| more("将|拟|计划|力争|确保|争取|新增|增设|新建|增补|再建|选派|招录|遴选"));
static MORE_TO_COME: Fixed =
    Fixed::new(|| more("拟将|拟于|拟对|拟新|拟增|拟招|计划新|计划增|计划招|将新增|将增设|将招录|将新建|将再"));
static NUMBER: Fixed = Fixed::new(|| fixed("[0-9０-９]|[一二两三四五六七八九十百]"));
static PERCENT: Fixed = Fixed::new(|| fixed("[0-9０-９][%％]|百分之"));
/// A limit of a duty: a stretch of time, or a number of something.
static LIMIT: Fixed = Fixed::new(|| {
    fixed(
        "[0-9０-９]+(?:个月|年|日|天|小时|个?工作日|周|次|件|起|万元|元|万|名|人|[%％])|[一二两三四五六七八九十]+(?:个月|年|日|天|小时|周|个工作日)",
    )
});

/// One of these words, and behind it a number of things.
fn more(words: &str) -> Regex {
    let units = "次|场|期|件|篇|起|份|项|名|人|处|座|套|间|家|个|条|台";
    fixed(&format!("(?:{words})[^，,每]{{0,12}}(?:[0-9０-９]|[二两三四五六七八九十])+(?:余|多)?(?:{units})"))
}

/// What a sentence lays down as a duty, the plainest first.
pub(super) fn read(clauses: &[Clause<'_>], told: Telling) -> Option<Promise> {
    let free = || clauses.iter().filter(|clause| !clause.within_report() || strictly(clause.text));
    let kind = free().find_map(|clause| frequency(clause, told));
    if kind == Some(Promise::Frequency) {
        return kind;
    }
    if kind.is_some() || free().any(|clause| quantity(clause, told)) {
        return Some(Promise::Quantity);
    }
    is_limited(clauses).then_some(Promise::Duty)
}

/// How often: a period and words of duty, or a period in what is planned.
fn frequency(clause: &Clause<'_>, told: Telling) -> Option<Promise> {
    let text = clause.text;
    let period = PERIOD.find(text)?;
    let least = LEAST.is_match(text);
    let rest = &text[period.end()..];
    let binds = clause.binds(period.start()) || strictly(rest);
    if clause.reports() || !(told.plans || least || binds) {
        return None;
    }
    if PERCENT.is_match(rest) {
        return Some(Promise::Quantity);
    }
    (told.plans || COUNT.is_match(rest) || binds).then_some(Promise::Frequency)
}

/// How much.
fn quantity(clause: &Clause<'_>, told: Telling) -> bool {
    let text = clause.text;
    let aims = AIM.find(text).is_some_and(|aim| told.plans || strictly(&text[..aim.start()]));
    if !clause.reports() && (aims || MORE_TO_COME.is_match(text) || (told.plans && MORE.is_match(text))) {
        return true;
    }
    let (bound, most) = match (LEAST.find(text), MOST.find(text)) {
        (Some(bound), _) => (bound, false),
        (None, Some(bound)) => (bound, true),
        (None, None) => return false,
    };
    let rest = &text[bound.end()..];
    let binds = clause.binds(bound.end());
    // A bound that is cited is another's: 达到不低于15%的要求, 按照不少于三年的要求.
    let cited = has_any(rest, "的要求 的标准 的规定 的条件 规定的");
    // 办结率100%，不低于95% compares.
    let compares = bound.start() == 0
        && clause.before.trim_end_matches(['，', ',']).ends_with(|c: char| c == '%' || c.is_ascii_digit());
    let meant = binds || told.plans || !(most || clause.measures() || clause.counts());
    NUMBER.is_match(rest) && !clause.reports() && meant && !cited && !compares
}

/// Whether a word of duty has a limit with it: in its own clause, in the case in front (…的，), or in what is added (并…).
fn is_limited(clauses: &[Clause<'_>]) -> bool {
    let find = |text: &str| {
        let mut found = LIMIT.find_iter(text);
        let is_limit = |found: &regex::Match<'_>| {
            let year = found.as_str().ends_with('年') && found.as_str().chars().count() == 5;
            !year && !text[..found.start()].ends_with(['第', '年', '月', '近'])
        };
        found.find(is_limit).map(|found| found.end())
    };
    // 超期10日未报的，须…, 距审限届满不足15日的案件，必须…
    let is_case = |text: &str| {
        find(text).is_some_and(|end| text[end..].rsplit_once('的').is_some_and(|of| of.1.chars().count() <= 4))
    };
    clauses.iter().enumerate().any(|(at, clause)| {
        let case = at.checked_sub(1).is_some_and(|at| is_case(clauses[at].text));
        let added =
            clauses.get(at + 1).is_some_and(|next| next.text.starts_with(['并', '且']) && find(next.text).is_some());
        !clause.reports() && obliges(clause.text) && (find(clause.text).is_some() || case || added)
    })
}
