//! A moment as people write it down: a day, or a day and a minute, in China (UTC+8).

use std::fmt;

use super::date::Date;
use super::date::Precision;

/// A day, perhaps with the minute, in China (UTC+8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    day: Date,
    /// Minutes since midnight.
    minute: Option<u16>,
}

impl Moment {
    /// A whole day; none of a vaguer date.
    pub fn of_day(day: Date) -> Option<Moment> {
        (day.precision() == Precision::Day).then_some(Moment { day, minute: None })
    }

    /// A minute of a day.
    pub fn at(day: Date, hour: u16, minute: u16) -> Option<Moment> {
        let moment = Moment::of_day(day)?;
        (hour < 24 && minute < 60).then_some(Moment { minute: Some(hour * 60 + minute), ..moment })
    }

    /// Reads `2026-03-01` and `2026-03-01 14:30`: the forms that it is printed in, and no other.
    pub fn parse(text: &str) -> Option<Moment> {
        let (day, time) = text.split_once(' ').map_or((text, None), |(day, time)| (day, Some(time)));
        let day = Date::parse_iso(day)?;
        let moment = match time {
            None => Moment::of_day(day)?,
            Some(time) => {
                let (hour, minute) = time.split_once(':')?;
                Moment::at(day, hour.parse().ok()?, minute.parse().ok()?)?
            }
        };
        (moment.to_string() == text).then_some(moment)
    }

    /// Its day.
    pub fn day(self) -> Date {
        self.day
    }

    /// Whether it was before another beyond doubt: a day without a minute is any moment of it.
    pub fn is_before(self, other: Moment) -> bool {
        match (self.minute, other.minute) {
            (Some(own), Some(others)) if self.day == other.day => own < others,
            _ => self.day < other.day,
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.day.iso())?;
        match self.minute {
            Some(minute) => write!(f, " {:02}:{:02}", minute / 60, minute % 60),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_as_it_is_printed_and_in_no_other_form() {
        for text in ["2026-03-01", "2026-03-01 00:00", "2026-03-01 23:59"] {
            assert_eq!(Moment::parse(text).unwrap().to_string(), text);
        }
        for text in [
            "",
            "2026-03",
            "2026-3-1",
            "2026-03-01 9:00",
            "2026-03-01 24:00",
            "2026-03-01 09:60",
            "2026-02-30",
            "2026-03-01T09:00",
            "2026-03-01 09:00:00",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_before_none_of_its_own_moments() {
        let moment = |text| Moment::parse(text).unwrap();
        for (earlier, later, is_before) in [
            ("2026-03-01", "2026-03-02", true),
            ("2026-03-01 23:59", "2026-03-02", true),
            ("2026-03-01 09:00", "2026-03-01 09:01", true),
            ("2026-03-01 09:00", "2026-03-01", false),
            ("2026-03-01", "2026-03-01 09:00", false),
            ("2026-03-02", "2026-03-01 09:00", false),
        ] {
            assert_eq!(moment(earlier).is_before(moment(later)), is_before, "{earlier} {later}");
        }
    }
}
