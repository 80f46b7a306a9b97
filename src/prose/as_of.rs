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

impl FiguresDay {
    fn of(text: &str, words: Range<usize>) -> FiguresDay {
        FiguresDay { date: dated(&text[words.clone()]), words }
    }
}

/// Whether 截至 ends what stands in front of a day: the day is told as one that is past. 到2026年底，完成… lies ahead of a plan.
pub fn is_told_until(before: &str) -> bool {
    let before = before.trim_end();
    ["截至", "截止", "截至到", "截止到"].iter().any(|word| before.ends_with(word))
}

/// Words of a day: with its year or without, to the day or the month.
const WORDS: &str = r"(?:\d{4}\s*年\s*|\d{4}[-/.])?(?:\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号]|底|末|上旬|中旬|下旬)?|\d{1,2}[-/.]\d{1,2})|\d{4}\s*年\s*年?底";

/// 截至, 截止到, 到, 至 and a day.
static DAY: Fixed = Fixed::new(|| fixed(&format!(r"(?:(截[至止](?:到|至)?)|(?:[，。；\s,;]|^)[到至])\s*({WORDS})")));
/// What is counted behind it.
static COUNTED: Fixed = Fixed::new(|| {
    fixed(
        r"\d+(?:\.\d+)?\s*(?:个|项|条|件|起|批|类|名|人|%|％|余)|[一二三四五六七八九十百]+(?:个|项|条|件|批)|全部|均已|所有",
    )
});
/// What was done of what is counted.
static DONE: Fixed = Fixed::new(|| {
    fixed(
        r"完成|办结|办妥|办好|查结|销号|整改|改好|改完|解决|受理|收到|接到|转办|交办|转来|办理|推进|落实|达到序时|问责|处理",
    )
});
/// Day by name: 数据统计至…, 统计截止日期：…, 以2024年6月30日数据为准, （更新至：…）. A data base of the site has another.
static NAMED: Fixed = Fixed::new(|| {
    let what = "(?:数据|数字|状态|进度|进展|情况|统计|台账|清单|本表|表中|上述|以上|口径)";
    let until = r"(?:截[至止](?:到|至|日期|时间|时点|日)?|时点|更新截[至止])";
    let alone = r"(?:更新|统计)(?:至|到|时点|日期|时间|日)";
    fixed(&format!(
        r"(?:{what}{{1,3}}(?:均|为|系)?(?:{until}|{alone})|(?:^|[\s（(，,。；｜|]){alone})(?:为|是|于)?\s*[:：]?\s*({WORDS})|(?:以|按)\s*({WORDS})(?:[^，。；]{{0,6}}(?:数据|数字|状态|进度)为准|为(?:统计)?(?:时点|截止日))",
    ))
});
/// What a paper publishes of a day: 截至2025年2月底的整改进展, 最新进展（截至2024年5月10日）.
static OF_A_DAY: Fixed = Fixed::new(|| {
    fixed(r"^(?:前)?的?[^，。；]{0,12}?(?:整改|办理|落实|处理|销号)[^，。；]{0,6}?(?:进展|情况|结果|进度|状况|成果)")
});
static STATE_IN_BRACKETS: Fixed =
    Fixed::new(|| fixed(r"(?:进展|情况|结果|进度|状态|台账|清单|数据|汇总|统计)[（(][^）)]{0,6}$"));

/// The days of figures in a text, in order. A day stands in front of a count of what was done, or is named as that of the
/// figures: the state of a thing at a day (截至2023年底，结余资金…未上缴) is none.
pub fn days(text: &str) -> Vec<FiguresDay> {
    let counts = |day: &Range<usize>| {
        let sentence = text[day.end..].split(['。', '\n']).next().unwrap_or_default();
        let near: String = sentence.chars().take(120).collect();
        COUNTED.is_match(&near) && DONE.is_match(&near)
    };
    let told = DAY.captures_iter(text).filter_map(|found| {
        let day = found.get(2)?.range();
        let until = found.get(1);
        let of_paper = until.is_some_and(|until| {
            OF_A_DAY.is_match(&text[day.end..])
                || STATE_IN_BRACKETS.is_match(&text[..until.start()])
                    && text[day.end..].starts_with(['）', ')', '，', '；'])
        });
        (of_paper || counts(&day)).then_some(day)
    });
    let mut found: Vec<Range<usize>> = told.chain(words_named(text)).collect();
    found.sort_by_key(|day| day.start);
    found.dedup();
    found.into_iter().map(|words| FiguresDay::of(text, words)).collect()
}

/// The days that a text names as those of its figures: in the note below a ledger, in the line above it.
pub fn named(text: &str) -> Vec<FiguresDay> {
    words_named(text).map(|words| FiguresDay::of(text, words)).collect()
}

fn words_named(text: &str) -> impl Iterator<Item = Range<usize>> {
    NAMED.captures_iter(text).filter_map(|found| found.get(1).or(found.get(2))).map(|day| day.range())
}

/// The day that a line of its own gives above a ledger: （截至2025年8月31日）, 截止日期：2025年7月31日.
pub fn alone(line: &str) -> Option<Date> {
    static ALONE: Fixed = Fixed::new(|| {
        fixed(&format!(
            r"^[（(【]?\s*(?:数据|统计|进度|情况)?截[至止](?:日期|时间|时点|到|至)?\s*[:：]?\s*({WORDS})\s*[）)】]?$"
        ))
    });
    dated(&ALONE.captures(line.trim())?[1])
}

fn dated(printed: &str) -> Option<Date> {
    let found = date::find(printed).into_iter().next().map(|(_, date)| date);
    found.filter(|_| printed.chars().take(4).filter(char::is_ascii_digit).count() == 4)
}

/// A day without its year, in a year.
fn in_year(printed: &str, year: i16) -> Option<Date> {
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
            ("局党组逐项督办，至6月10日5个事项全部办结。", "6月10日", None),
            ("到2023年10月18日为止，移交的7件已办妥6件。", "2023年10月18日", Some("2023-10-18")),
            ("现将截至2025年2月底的整改进展予以公布。", "2025年2月底", Some("2025-02")),
            ("现将5个问题的最新进展（截至2024年5月10日）公布。", "2024年5月10日", Some("2024-05-10")),
            ("本公告数字统计至2024年9月。", "2024年9月", Some("2024-09")),
            ("注：以上状态统计至2024年9月30日。", "2024年9月30日", Some("2024-09-30")),
            ("统计时点：2022年11月30日。", "2022年11月30日", Some("2022-11-30")),
            ("统计截止日期：2022年11月30日", "2022年11月30日", Some("2022-11-30")),
            ("填报单位：党委组织部　　更新至：2024年12月20日", "2024年12月20日", Some("2024-12-20")),
            ("（填报单位：党委办公室　更新日期：2024年6月28日）", "2024年6月28日", Some("2024-06-28")),
            ("以上情况以2024年6月30日数据为准。", "2024年6月30日", Some("2024-06-30")),
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
            "政策库更新至：2025-01-01",
            "意见征集截止到2024年7月15日，请投意见箱。",
            "制度更新至2024年版",
            "账户余额截至2024年12月31日的情况不明。",
            "2023年3月至5月30日，完成12项。",
            "受理时间截止日期：2024年5月1日",
            "",
        ] {
            assert!(days(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_line_above_a_ledger_may_give_its_day() {
        for (line, iso) in [
            ("（截至2025年8月31日）", Some("2025-08-31")),
            ("截止日期：2025年7月31日", Some("2025-07-31")),
            ("数据截至2025年7月底", Some("2025-07")),
            ("受理截止日期：2025年7月31日", None),
            ("截止日期：7月31日", None),
            ("截至2025年7月31日，账户结余3万元", None),
        ] {
            assert_eq!(alone(line).map(|day| day.iso()).as_deref(), iso, "{line}");
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
