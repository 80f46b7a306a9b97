//! The day to which the figures of a text reach: 截至2025年3月底，已完成….

use std::ops::Range;

use crate::text::date;
use crate::text::date::Date;
use crate::text::date::Precision;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// A day of figures as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiguresDay {
    /// Its words.
    pub words: Range<usize>,
    /// The date, where it is printed with its year.
    pub date: Option<Date>,
}

/// 截至, 截止到, and a day: with its year or without.
static DAY: Fixed = Fixed::new(|| {
    fixed(
        r"(?:截[至止](?:到|至)?|[，。；\s]到|^到)\s*((?:\d{4}\s*年\s*|\d{4}[-/.])?(?:\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号]|底|末|上旬|中旬|下旬)?|\d{1,2}[-/.]\d{1,2})|\d{4}\s*年\s*年?底)",
    )
});
/// What is counted behind it.
static COUNTED: Fixed = Fixed::new(|| {
    fixed(
        r"\d+(?:\.\d+)?\s*(?:个|项|条|件|起|批|类|名|人|%|％|余)|[一二三四五六七八九十百]+(?:个|项|条|件|批)|全部|均已|所有",
    )
});
/// What was done of what is counted.
static DONE: Fixed =
    Fixed::new(|| fixed(r"完成|办结|销号|整改|解决|受理|收到|接到|转办|交办|办理|推进|落实|达到序时|问责|处理"));

/// The days of figures in a text, in order. A day stands in front of a count of what was done: the state of a thing at a
/// day (截至2023年底，结余资金…未上缴) is none.
pub fn days(text: &str) -> Vec<FiguresDay> {
    DAY.captures_iter(text)
        .filter_map(|found| found.get(1))
        .filter(|day| {
            let sentence = text[day.end()..].split(['。', '\n']).next().unwrap_or_default();
            let near: String = sentence.chars().take(120).collect();
            COUNTED.is_match(&near) && DONE.is_match(&near)
        })
        .map(|day| FiguresDay { words: day.range(), date: dated(day.as_str()) })
        .collect()
}

fn dated(printed: &str) -> Option<Date> {
    let found = date::find(printed).into_iter().next().map(|(_, date)| date);
    found.filter(|_| printed.chars().take(4).filter(char::is_ascii_digit).count() == 4)
}

/// A day without its year, in a year.
pub fn in_year(printed: &str, year: i16) -> Option<Date> {
    let found = date::find(&format!("{year}年{printed}")).into_iter().next().map(|(_, date)| date);
    found.filter(|date| date.precision() >= Precision::Month)
}

/// The only year that a day without one can have: not behind `latest`, not before `earliest`.
pub fn completed(printed: &str, earliest: Option<Date>, latest: Option<Date>) -> Option<Date> {
    let latest = latest?;
    let year = latest.last().year();
    let fits =
        |day: &Date| day.first() <= latest.last() && earliest.is_none_or(|earliest| day.last() >= earliest.first());
    let possible: Vec<Date> =
        [year, year - 1].into_iter().filter_map(|year| in_year(printed, year)).filter(fits).collect();
    match (possible.as_slice(), earliest) {
        ([one], Some(_)) => Some(*one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_figures_stand_before_counts() {
        for (text, words, iso) in [
            ("截至2025年4月，整改清单35项任务，已完成33项。", "2025年4月", Some("2025-04")),
            ("截至2025年5月6日，转办的40件已办结31件。", "2025年5月6日", Some("2025-05-06")),
            ("截止到3月9日，共收到信访件56件，办结20件。", "3月9日", None),
            ("截止2025年2月底，21条措施全部完成。", "2025年2月底", Some("2025-02")),
            ("立行立改事项，到3月底已整改8项。", "3月底", None),
            ("总体进展良好，到2025年3月底，已完成整改8项。", "2025年3月底", Some("2025-03")),
        ] {
            let found = days(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(&text[found[0].words.clone()], words, "{text}");
            assert_eq!(found[0].date.map(|day| day.iso()).as_deref(), iso, "{text}");
        }
        for text in [
            "截至2023年底，结余资金未上缴。",
            "截至目前，已完成20项。",
            "截止时间为3月9日。",
            "公示期到3月9日结束，电话0000-1234567。",
            "",
        ] {
            assert!(days(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_year_is_given_only_where_one_is_possible() {
        let day = |iso| Date::parse_iso(iso);
        let iso = |day: Option<Date>| day.map(|day| day.iso());
        assert_eq!(iso(completed("3月9日", day("2024-12-05"), day("2025-03-20"))).as_deref(), Some("2025-03-09"));
        assert_eq!(iso(completed("12月", day("2024-06-05"), day("2025-01-20"))).as_deref(), Some("2024-12"));
        assert_eq!(completed("3月9日", day("2023-12-05"), day("2025-03-20")), None);
        assert_eq!(completed("3月9日", None, day("2025-03-20")), None);
        assert_eq!(completed("3月9日", day("2024-12-05"), None), None);
    }
}
