//! Reading dates out of Chinese text.

use std::ops::Range;

use crate::text::date::Date;
use crate::text::date::cursor::Cursor;
use crate::text::date::cursor::plausible;
use crate::text::date::date_at::THIS_YEAR;
use crate::text::date::date_at::date_at;
use crate::text::date::date_at::small;
use crate::text::numeral;

/// What turns a moment into a deadline without changing it.
const BEFORE: &[&str] = &["", "前", "之前", "以前", "前后"];

/// The date a whole string stands for: `2025 年 7 月 10 日`, `二〇二五年七月十日`, `2025年底前`, `2025-12-31`.
///
/// `2025年底` and `2025年末` are December, `月底` the month, `月初` its first ten days.
pub fn read(text: &str) -> Option<Date> {
    read_with_year(text, None)
}

/// Like [`read`], with the year of dates that leave it out: `12月底前`, `第三季度`, `本年10月`.
pub fn read_with_year(text: &str, year: Option<i16>) -> Option<Date> {
    let text = text.trim();
    if let Some(date) = Date::parse_iso(text).filter(|date| plausible(date.first().year())) {
        return Some(date);
    }
    let found = date_at(text, year)?;
    let rest = text.get(found.len..)?.trim_start();
    found.date.filter(|_| BEFORE.contains(&rest))
}

/// All dates of a text that name their year, in order, the longest at each place.
///
/// A date the calendar does not have (`2025年2月30日`) is left out as a whole.
pub fn find(text: &str) -> Vec<(Range<usize>, Date)> {
    walk(text, None)
}

/// All ranges of dates in a text (`2024年6月25日至8月24日`); a second date that leaves out the year, or year and month,
/// takes them from the first. A range that would then run backwards is none: which year was meant is not said.
pub fn find_ranges(text: &str) -> Vec<(Range<usize>, Date, Date)> {
    let mut ranges = Vec::new();
    let mut from = 0;
    for (at, _) in text.char_indices() {
        if at < from || !may_begin(text, at) {
            continue;
        }
        let rest = &text[at..];
        if let Some((len, first, last)) = range_at(rest) {
            ranges.push((at..at + len, first, last));
            from = at + len;
        } else if let Some(found) = date_at(rest, None) {
            from = at + found.len;
        }
    }
    ranges
}

/// The deadline in a phrase: `2025年12月底前`, `2025年第三季度`, `力争于2025年9月30日前完成`, `12月底前` with a year.
///
/// Of several dates the latest counts. Recurring (`每年12月底前`) and relative ones (`反馈后1个月内`) are none.
/// A vague one gives its whole span; its last day is the deadline.
pub fn deadline(text: &str, year: Option<i16>) -> Option<Date> {
    let dates = walk(text, year).into_iter().map(|(_, date)| date);
    let ends = find_ranges(text).into_iter().map(|(_, _, last)| last);
    dates.chain(ends).max_by_key(|date| date.last())
}

fn walk(text: &str, year: Option<i16>) -> Vec<(Range<usize>, Date)> {
    let mut dates = Vec::new();
    let mut from = 0;
    for (at, _) in text.char_indices() {
        if at < from || !may_begin(text, at) {
            continue;
        }
        if let Some(found) = date_at(&text[at..], year) {
            from = at + found.len;
            dates.extend(found.date.map(|date| (at..from, date)));
        }
    }
    dates
}

/// Whether a date may begin here: not inside a number, not behind a year it would be torn from, not after 每.
fn may_begin(text: &str, at: usize) -> bool {
    let (before, rest) = text.split_at(at);
    let Some(first) = rest.chars().next().filter(|&c| is_digit(c) || "第上下年本当同今".contains(c)) else {
        return false;
    };
    let before = before.trim_end();
    match before.chars().next_back() {
        Some(c) if is_digit(c) => !is_digit(first) && first != '年',
        Some('-' | '/' | '.') if numeral::arabic_digit(first).is_some() => false,
        Some('每') => false,
        Some('年') => THIS_YEAR.iter().any(|word| before.ends_with(word)),
        _ => true,
    }
}

fn is_digit(c: char) -> bool {
    numeral::arabic_digit(c).is_some() || numeral::is_chinese(c)
}

fn range_at(text: &str) -> Option<(usize, Date, Date)> {
    let mut c = Cursor::new(text);
    let first = match date_at(text, None) {
        Some(found) => {
            c.at = found.len;
            found.date?
        }
        // 2023—2024年
        None => {
            let year = i16::try_from(c.digits(4..=4)?).ok().filter(|&year| plausible(year))?;
            let after_first = c.at;
            c.connector().then_some(())?;
            c.year()?;
            c.at = after_first;
            Date::year(year)?
        }
    };
    c.connector().then_some(())?;
    let start = c.at;
    let last = match date_at(c.rest(), Some(first.first().year())) {
        Some(found) => {
            c.at += found.len;
            found.date?
        }
        None => {
            let day = small(c.day()?)?;
            Date::day(first.first().year(), first.first().month(), day)?
        }
    };
    (c.at > start && first.first() <= last.last()).then_some((c.at, first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(date: Option<Date>) -> Option<String> {
        date.map(Date::iso)
    }

    #[test]
    fn whole_dates_are_read() {
        for (text, wanted) in [
            ("2025年7月10日", "2025-07-10"),
            ("2025 年 7 月 10 日", "2025-07-10"),
            ("２０２５年７月１０日", "2025-07-10"),
            ("2025\u{a0}年\u{3000}7月10号", "2025-07-10"),
            ("二〇二五年七月十日", "2025-07-10"),
            ("二零二五年十二月三十一日", "2025-12-31"),
            ("二〇二五年七月廿一日", "2025-07-21"),
            ("2025-12-31", "2025-12-31"),
            ("2025/12/31", "2025-12-31"),
            ("2025.12.31", "2025-12-31"),
            (" 2025-12 ", "2025-12"),
            ("2025", "2025"),
            ("2025年", "2025"),
            ("2025年度", "2025"),
            ("2025年7月", "2025-07"),
            ("2025年7月份", "2025-07"),
            ("2025年底", "2025-12"),
            ("2025年末", "2025-12"),
            ("2025年年底", "2025-12"),
            ("2025年年底前", "2025-12"),
            ("2025年底前", "2025-12"),
            ("2025年12月底前", "2025-12"),
            ("2025年9月30日前", "2025-09-30"),
            ("2025年9月30日之前", "2025-09-30"),
            ("2025年前", "2025"),
            ("2025年8月下旬", "2025-08-late"),
            ("2025年8月初", "2025-08-early"),
            ("2025年年初", "2025-01"),
            ("2025年第三季度", "2025-Q3"),
            ("2025年3季度", "2025-Q3"),
            ("2025年四季度前", "2025-Q4"),
            ("2026年上半年", "2026-H1"),
            ("2026年下半年前", "2026-H2"),
        ] {
            assert_eq!(iso(read(text)).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for text in [
            "",
            "12月底前",
            "2025年2月30日",
            "2025年13月",
            "2025年第五季度",
            "25年7月",
            "20251228日",
            "2025年7月10日上午",
            "立行立改",
            "3025年",
            "02025年",
            "2025万",
            "②月",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_that_is_left_out_is_taken_from_the_caller() {
        for (text, wanted) in [
            ("12月底前", Some("2025-12")),
            ("9月30日前", Some("2025-09-30")),
            ("年底前", Some("2025-12")),
            ("第三季度", Some("2025-Q3")),
            ("上半年", Some("2025-H1")),
            ("本年10月", Some("2025-10")),
            ("2026年3月", Some("2026-03")),
            ("一月内", None),
            ("1个月内", None),
            ("12", None),
        ] {
            assert_eq!(iso(read_with_year(text, Some(2025))).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn dates_are_found_in_their_places() {
        for (text, wanted) in [
            (
                "2024年6月25日至8月24日，巡察。2024年10月24日反馈",
                vec![("2024年6月25日", "2024-06-25"), ("2024年10月24日", "2024-10-24")],
            ),
            ("截至2024年12月31日", vec![("2024年12月31日", "2024-12-31")]),
            ("于2024年底线上开通", vec![("2024年", "2024")]),
            ("2025年初步形成", vec![("2025年", "2025")]),
            ("2025年中级人民法院", vec![("2025年", "2025")]),
            ("2025年2月30日", vec![]),
            ("（2024）示01民初12号", vec![]),
            ("占65.61%，电话0712-2025123", vec![]),
            ("120251年", vec![]),
            ("2025年7月5件", vec![("2025年7月", "2025-07")]),
            ("2025年7月\n10日", vec![("2025年7月\n10日", "2025-07-10")]),
            ("日期：2025-12-31。", vec![("2025-12-31", "2025-12-31")]),
            ("2025-12-345", vec![]),
            ("自2023年以来", vec![("2023年", "2023")]),
        ] {
            let found: Vec<(&str, String)> =
                find(text).into_iter().map(|(range, date)| (&text[range], date.iso())).collect();
            let wanted: Vec<(&str, String)> = wanted.into_iter().map(|(at, iso)| (at, iso.to_owned())).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn ranges_carry_the_year_on() {
        for (text, wanted) in [
            ("自2024年6月25日至8月24日", Some(("2024年6月25日至8月24日", "2024-06-25", "2024-08-24"))),
            ("2024年6月25日至28日", Some(("2024年6月25日至28日", "2024-06-25", "2024-06-28"))),
            ("2023年11月5日—2024年1月6日", Some(("2023年11月5日—2024年1月6日", "2023-11-05", "2024-01-06"))),
            ("2024年8月下旬至9月底", Some(("2024年8月下旬至9月底", "2024-08-late", "2024-09"))),
            ("2023—2024年", Some(("2023—2024年", "2023", "2024"))),
            ("2024-06-25 至 2024-08-24", Some(("2024-06-25 至 2024-08-24", "2024-06-25", "2024-08-24"))),
            ("2024年11月5日至1月6日", None),
            ("2024年6月25日", None),
            ("2024年6月25日8月24日", None),
        ] {
            let found = find_ranges(text);
            let found = found.first().map(|(range, first, last)| (&text[range.clone()], first.iso(), last.iso()));
            assert_eq!(found, wanted.map(|(at, a, b)| (at, a.to_owned(), b.to_owned())), "{text}");
        }
    }

    #[test]
    fn deadlines_are_read_out_of_phrases() {
        for (text, year, wanted) in [
            ("2025年12月底前", None, Some("2025-12")),
            ("2025年第三季度", None, Some("2025-Q3")),
            ("2025年9月30日前", None, Some("2025-09-30")),
            ("2025年年底前", None, Some("2025-12")),
            ("2026年上半年", None, Some("2026-H1")),
            ("12月底前", None, None),
            ("12月底前", Some(2025), Some("2025-12")),
            ("力争于2025年9月30日前完成", None, Some("2025-09-30")),
            ("在8月结案", Some(2025), Some("2025-08")),
            ("2025年3月至12月", None, Some("2025-12")),
            ("2025年6月底前完成初稿，2025年12月底前印发", None, Some("2025-12")),
            ("25年12月底前", Some(2024), None),
            ("每年12月底前", Some(2025), None),
            ("每年底前", Some(2025), None),
            ("反馈后1个月内", Some(2025), None),
            ("立行立改，并长期坚持", Some(2025), None),
        ] {
            assert_eq!(iso(deadline(text, year)).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn no_prefix_of_a_sentence_breaks_the_readers() {
        let text = "二〇二五年七月十日至2025-12-31、2025 年第四季度末，１２月底前（⑳）每年12月";
        for (at, _) in text.char_indices() {
            for part in [&text[..at], &text[at..]] {
                let _ = (find(part), find_ranges(part), deadline(part, Some(2025)), read(part));
            }
        }
    }
}
