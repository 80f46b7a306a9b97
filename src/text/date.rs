//! Dates as exact as the text gives them.

use jiff::civil;

/// A date with its precision: a day, or the span of days a vaguer date stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    first: civil::Date,
    last: civil::Date,
    precision: Precision,
}

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
