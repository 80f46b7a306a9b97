//! A date at the very start of a text.

use crate::text::date::Date;
use crate::text::date::TenDays;
use crate::text::date::cursor::Cursor;
use crate::text::date::cursor::plausible;

/// Words that stand for the year the reader is told.
pub(super) const THIS_YEAR: &[&str] = &["本年", "当年", "同年", "今年"];

/// What stands at the start of a text: a date, or what looks like one but is not in the calendar.
pub(super) struct Found {
    /// How many bytes it takes.
    pub(super) len: usize,
    /// None for what is not in the calendar.
    pub(super) date: Option<Date>,
}

impl Found {
    fn upto(c: &Cursor, date: Option<Date>) -> Option<Found> {
        Some(Found { len: c.at, date })
    }
}

/// The date that a text begins with; `year` is that of dates that leave it out.
pub(super) fn date_at(text: &str, year: Option<i16>) -> Option<Found> {
    iso_at(text).or_else(|| chinese_at(text, year))
}

/// `2025-12-31`, `2025/12/31`, `2025.12.31`, `2025-12`
fn iso_at(text: &str) -> Option<Found> {
    let mut c = Cursor::new(text);
    let year = c.digits(4..=4)?;
    let year = i16::try_from(year).ok().filter(|&year| plausible(year))?;
    let separator = ["-", "/", "."].into_iter().find(|s| c.eat(s))?;
    let month = c.digits(1..=2)?;
    if !c.eat(separator) {
        // 2025.12 is a figure and 2025/12 may be one; 2025-12 goes on neither as a word nor as a number.
        let whole =
            separator == "-" && !c.rest().starts_with(|c: char| c.is_ascii_alphanumeric() || "./年".contains(c));
        return whole.then(|| Found { len: c.at, date: small(month).and_then(|month| Date::month(year, month)) });
    }
    let day = c.digits(1..=2)?;
    let date = small(month).zip(small(day)).and_then(|(month, day)| Date::day(year, month, day));
    Some(Found { len: c.at, date })
}

/// `2025年` and what may follow it; with a year given also what follows alone.
fn chinese_at(text: &str, year: Option<i16>) -> Option<Found> {
    let mut c = Cursor::new(text);
    if let Some(stated) = c.year() {
        let len = c.at;
        c.space();
        return Some(rest_of_year(&mut c, stated, true).unwrap_or(Found { len, date: Date::year(stated) }));
    }
    let mut c = Cursor::new(text);
    let year = year?;
    if c.eat_any(THIS_YEAR) {
        c.space();
        return rest_of_year(&mut c, year, true);
    }
    rest_of_year(&mut c, year, false)
}

/// What follows a year: a half, a quarter, a month and its day, the year's end.
fn rest_of_year(c: &mut Cursor, year: i16, stated: bool) -> Option<Found> {
    for (word, half) in [("上半年", 1), ("下半年", 2)] {
        if c.eat(word) {
            return Found::upto(c, Date::half(year, half));
        }
    }
    if c.eat_any(&["年底", "年末", "年终"]) || (stated && c.end_word()) {
        return Found::upto(c, Date::month(year, 12));
    }
    if c.eat("年初") || (stated && c.beginning_word()) {
        return Found::upto(c, Date::month(year, 1));
    }
    if c.eat("年中") {
        return Found::upto(c, Date::month(year, 6));
    }
    if stated && (c.eat("全年") || (!c.rest().starts_with("度假") && c.eat("度"))) {
        return Found::upto(c, Date::year(year));
    }
    let named = c.eat("第");
    c.space();
    let number = c.number()?;
    c.space();
    if c.eat("季度") {
        return Found::upto(c, small(number).and_then(|quarter| Date::quarter(year, quarter)));
    }
    if named || !c.eat("月") {
        return None;
    }
    c.eat("份");
    if !stated && ["内", "以内", "之内"].iter().any(|within| c.rest().starts_with(within)) {
        return None;
    }
    let month = small(number);
    Some(rest_of_month(c, year, month))
}

fn rest_of_month(c: &mut Cursor, year: i16, month: Option<i8>) -> Found {
    let len = c.at;
    c.space();
    for (word, part) in [("上旬", TenDays::Early), ("中旬", TenDays::Mid), ("下旬", TenDays::Late)] {
        if c.eat(word) {
            return Found { len: c.at, date: month.and_then(|month| Date::ten_days(year, month, part)) };
        }
    }
    if c.beginning_word() {
        return Found { len: c.at, date: month.and_then(|month| Date::ten_days(year, month, TenDays::Early)) };
    }
    if c.end_word() {
        return Found { len: c.at, date: month.and_then(|month| Date::month(year, month)) };
    }
    if let Some(day) = c.day() {
        let date = month.zip(small(day)).and_then(|(month, day)| Date::day(year, month, day));
        return Found { len: c.at, date };
    }
    Found { len, date: month.and_then(|month| Date::month(year, month)) }
}

/// A number that may be a month, a day or a quarter.
pub(super) fn small(value: u32) -> Option<i8> {
    i8::try_from(value).ok()
}
