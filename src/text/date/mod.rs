//! Dates as exact as the text gives them.

mod cursor;
mod date_at;
mod read;

use std::fmt;

use jiff::civil;

use crate::text::numeral;
pub use read::{deadline, find, find_ranges, read, read_with_year};

/// A date with its precision: a day, or the span of days a vaguer date stands for.
///
/// Dates are ordered by their first day, then by their last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    first: civil::Date,
    last: civil::Date,
    precision: Precision,
}

/// The form for data, as a pattern of JSON Schemas.
pub const ISO_PATTERN: &str = r"^\d{4}(-(\d{2}(-(\d{2}|early|mid|late))?|Q[1-4]|H[12]))?$";

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// 2025年
    Year,
    /// 2025年上半年
    Half,
    /// 2025年第四季度
    Quarter,
    /// 2025年12月
    Month,
    /// 2025年12月下旬
    TenDays,
    /// 2025年12月31日
    Day,
}

/// The thirds of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TenDays {
    /// 上旬: the 1st to the 10th.
    Early,
    /// 中旬: the 11th to the 20th.
    Mid,
    /// 下旬: the 21st to the last.
    Late,
}

impl TenDays {
    fn word(self) -> &'static str {
        match self {
            TenDays::Early => "early",
            TenDays::Mid => "mid",
            TenDays::Late => "late",
        }
    }
}

/// A calendar day of the years 1 to 9999, which all forms can write.
fn civil_day(year: i16, month: i8, day: i8) -> Option<civil::Date> {
    (1..=9999).contains(&year).then_some(())?;
    civil::Date::new(year, month, day).ok()
}

impl Date {
    /// One day.
    pub fn day(year: i16, month: i8, day: i8) -> Option<Date> {
        let day = civil_day(year, month, day)?;
        Some(Date { first: day, last: day, precision: Precision::Day })
    }

    /// A month.
    pub fn month(year: i16, month: i8) -> Option<Date> {
        Date::months(year, month, month, Precision::Month)
    }

    /// A year.
    pub fn year(year: i16) -> Option<Date> {
        Date::months(year, 1, 12, Precision::Year)
    }

    /// A quarter, 1 to 4.
    pub fn quarter(year: i16, quarter: i8) -> Option<Date> {
        (1..=4).contains(&quarter).then_some(())?;
        Date::months(year, quarter * 3 - 2, quarter * 3, Precision::Quarter)
    }

    /// A half of a year, 1 or 2.
    pub fn half(year: i16, half: i8) -> Option<Date> {
        (1..=2).contains(&half).then_some(())?;
        Date::months(year, half * 6 - 5, half * 6, Precision::Half)
    }

    /// A third of a month.
    pub fn ten_days(year: i16, month: i8, part: TenDays) -> Option<Date> {
        let (first, last) = match part {
            TenDays::Early => (civil_day(year, month, 1)?, civil_day(year, month, 10)?),
            TenDays::Mid => (civil_day(year, month, 11)?, civil_day(year, month, 20)?),
            TenDays::Late => (civil_day(year, month, 21)?, civil_day(year, month, 21)?.last_of_month()),
        };
        Some(Date { first, last, precision: Precision::TenDays })
    }

    fn months(year: i16, first: i8, last: i8, precision: Precision) -> Option<Date> {
        Some(Date { first: civil_day(year, first, 1)?, last: civil_day(year, last, 1)?.last_of_month(), precision })
    }

    /// Its first day.
    pub fn first(self) -> civil::Date {
        self.first
    }

    /// Its last day: the one that counts for a deadline.
    pub fn last(self) -> civil::Date {
        self.last
    }

    /// The last day that it may mean, as a date of that day.
    pub fn to_day(self) -> Date {
        let last = self.last();
        Date::day(last.year(), last.month(), last.day()).unwrap_or(self)
    }

    /// How exactly it is known.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The form for data: `2025-12-31`, `2025-12-late`, `2025-12`, `2025-Q4`, `2025-H1`, `2025`.
    pub fn iso(self) -> String {
        self.to_string()
    }

    /// Reads the form for data; slashes instead of hyphens and digits without leading zeros do no harm.
    pub fn parse_iso(text: &str) -> Option<Date> {
        let parts: Vec<&str> = text.split(if text.contains('/') { '/' } else { '-' }).collect();
        let year = parts.first().filter(|year| year.len() == 4).and_then(|year| digits(year))?;
        match parts.as_slice() {
            [_] => Date::year(year),
            [_, "H1"] => Date::half(year, 1),
            [_, "H2"] => Date::half(year, 2),
            [_, quarter] if quarter.starts_with('Q') => Date::quarter(year, digits(quarter.get(1..)?)?),
            [_, month] => Date::month(year, digits(month)?),
            [_, month, last] => {
                let month = digits(month)?;
                let part = [TenDays::Early, TenDays::Mid, TenDays::Late].into_iter().find(|part| part.word() == *last);
                match part {
                    Some(part) => Date::ten_days(year, month, part),
                    None => Date::day(year, month, digits(last)?),
                }
            }
            _ => None,
        }
    }

    /// The form for readers: `2025年12月31日`, `2025年12月下旬`, `2025年第四季度`.
    pub fn chinese(self) -> String {
        let (year, month) = (self.first.year(), self.first.month());
        match self.precision {
            Precision::Year => format!("{year}年"),
            Precision::Half => format!("{year}年{}半年", if month == 1 { '上' } else { '下' }),
            Precision::Quarter => format!("{year}年第{}季度", numeral::chinese(u32::from(self.quarter_number()))),
            Precision::Month => format!("{year}年{month}月"),
            Precision::TenDays => {
                let part = match self.part() {
                    TenDays::Early => '上',
                    TenDays::Mid => '中',
                    TenDays::Late => '下',
                };
                format!("{year}年{month}月{part}旬")
            }
            Precision::Day => format!("{year}年{month}月{}日", self.first.day()),
        }
    }

    /// Whether it is a day on a Saturday or Sunday. Public holidays are not known here.
    pub fn is_weekend(self) -> bool {
        use civil::Weekday::{Saturday, Sunday};
        self.precision == Precision::Day && matches!(self.first.weekday(), Saturday | Sunday)
    }

    fn quarter_number(self) -> u8 {
        self.first.month().unsigned_abs().div_ceil(3)
    }

    fn part(self) -> TenDays {
        match self.first.day() {
            ..=10 => TenDays::Early,
            11..=20 => TenDays::Mid,
            _ => TenDays::Late,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.precision {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Half => write!(f, "{year:04}-H{}", if month == 1 { 1 } else { 2 }),
            Precision::Quarter => write!(f, "{year:04}-Q{}", self.quarter_number()),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::TenDays => write!(f, "{year:04}-{month:02}-{}", self.part().word()),
            Precision::Day => write!(f, "{year:04}-{month:02}-{:02}", self.first.day()),
        }
    }
}

/// The days from one date to another, each by its last day; negative when `to` lies before `from`.
pub fn days_between(from: Date, to: Date) -> i32 {
    // Dates of the years 1 to 9999 lie less than four million days apart.
    (to.last - from.last).get_days()
}

/// A number of one to four ASCII digits and nothing else.
fn digits<T: std::str::FromStr>(text: &str) -> Option<T> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Vec<(Option<Date>, &'static str, &'static str, &'static str, &'static str)> {
        vec![
            (Date::day(2025, 12, 31), "2025-12-31", "2025年12月31日", "2025-12-31", "2025-12-31"),
            (Date::day(2024, 2, 29), "2024-02-29", "2024年2月29日", "2024-02-29", "2024-02-29"),
            (Date::month(2025, 2), "2025-02", "2025年2月", "2025-02-01", "2025-02-28"),
            (Date::month(2025, 12), "2025-12", "2025年12月", "2025-12-01", "2025-12-31"),
            (Date::year(2025), "2025", "2025年", "2025-01-01", "2025-12-31"),
            (Date::quarter(2025, 1), "2025-Q1", "2025年第一季度", "2025-01-01", "2025-03-31"),
            (Date::quarter(2025, 4), "2025-Q4", "2025年第四季度", "2025-10-01", "2025-12-31"),
            (Date::half(2025, 1), "2025-H1", "2025年上半年", "2025-01-01", "2025-06-30"),
            (Date::half(2025, 2), "2025-H2", "2025年下半年", "2025-07-01", "2025-12-31"),
            (Date::ten_days(2025, 12, TenDays::Early), "2025-12-early", "2025年12月上旬", "2025-12-01", "2025-12-10"),
            (Date::ten_days(2025, 12, TenDays::Mid), "2025-12-mid", "2025年12月中旬", "2025-12-11", "2025-12-20"),
            (Date::ten_days(2025, 2, TenDays::Late), "2025-02-late", "2025年2月下旬", "2025-02-21", "2025-02-28"),
        ]
    }

    #[test]
    fn every_precision_is_written_and_read_back() {
        for (date, iso, chinese, first, last) in table() {
            let date = date.unwrap_or_else(|| panic!("{iso} is a date"));
            assert_eq!(date.iso(), iso);
            assert_eq!(date.chinese(), chinese);
            assert_eq!((date.first().to_string(), date.last().to_string()), (first.into(), last.into()), "{iso}");
            assert_eq!(Date::parse_iso(iso), Some(date), "{iso}");
            assert_eq!(read(chinese), Some(date), "{chinese}");
        }
    }

    #[test]
    fn other_forms_of_data_dates() {
        assert_eq!(Date::parse_iso("2025/12/31"), Date::day(2025, 12, 31));
        assert_eq!(Date::parse_iso("2025-7-1"), Date::day(2025, 7, 1));
        assert_eq!(Date::day(987, 6, 5).map(Date::iso).as_deref(), Some("0987-06-05"));
        for text in [
            "",
            "25-12-31",
            "2025-13",
            "2025-02-30",
            "2025-12-31-1",
            "2025-Q5",
            "2025-Q",
            "2025-H3",
            "2025-",
            "２025-12-31",
            "+025-12-31",
            "2025-12-300",
            "0000",
        ] {
            assert_eq!(Date::parse_iso(text), None, "{text}");
        }
        assert_eq!((Date::quarter(2025, 0), Date::half(2025, 3), Date::year(0)), (None, None, None));
    }

    #[test]
    fn days_are_counted_to_the_last() {
        let day = |text| Date::parse_iso(text).expect("a date");
        for (from, to, days) in [
            ("2024-12-31", "2025-01-01", 1),
            ("2025-01-01", "2024-12-31", -1),
            ("2024-02-28", "2024-03-01", 2),
            ("2025-06", "2025-07-01", 1),
            ("2020-01-01", "2026-01-01", 2192),
        ] {
            assert_eq!(days_between(day(from), day(to)), days, "{from} {to}");
        }
    }

    #[test]
    fn weekends_are_days() {
        let weekend = |text| Date::parse_iso(text).expect("a date").is_weekend();
        assert!(weekend("2025-07-12") && weekend("2025-07-13"));
        assert!(!weekend("2025-07-11") && !weekend("2025-07-14") && !weekend("2025-11"));
    }

    #[test]
    fn dates_stand_in_order() {
        let dates = ["2024-12-31", "2025-01-01", "2025-01", "2025", "2025-02"];
        assert!(dates.map(|text| Date::parse_iso(text).expect("a date")).is_sorted());
    }
}
