//! Days on which offices are closed or open against the week.

use std::collections::BTreeMap;

use crate::text::date::Date;

/// The holidays of `content/holidays.yaml`, by year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    /// The years that are known.
    pub years: BTreeMap<i16, HolidayYear>,
}

/// The holidays of one year, as the State Council's notice of the year before lays them down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HolidayYear {
    /// 放假: closed.
    pub closed: Vec<Date>,
    /// 调休上班: open, though a Saturday or Sunday.
    pub open: Vec<Date>,
}

impl Holidays {
    /// Whether offices work on a day; none where its year is not known.
    pub fn is_working_day(&self, day: Date) -> Option<bool> {
        let year = self.years.get(&day.first().year())?;
        Some(year.open.contains(&day) || (!day.is_weekend() && !year.closed.contains(&day)))
    }
}
