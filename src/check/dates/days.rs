//! 10个工作日: whether a period has as many days as it says.

use std::ops::Range;

use regex::Captures;

use crate::check::NoticeCase;
use crate::check::prose;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::dates as codes;
use crate::model::Holidays;
use crate::text::date::Date;
use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// A longer period is no period for views, and is not counted.
const LONGEST: u32 = 400;

static PERIOD: Fixed = Fixed::new(|| {
    let n = "([0-9０-９]{1,2})";
    let weekday = "(?:[（(](?:星期|周)[一二三四五六日天][)）])?";
    let day = format!("(?:([0-9０-９]{{4}})\\s*年\\s*)?(?:{n}\\s*月\\s*)?{n}\\s*日{weekday}");
    let count = "[（(，,、。]?\\s*(?:共计|共|为期|历时|期限为|计|总计)?\\s*([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})\\s*个?(工作日|自然日|天|日)";
    fixed(&format!(
        "([0-9０-９]{{4}})?(?:\\s*年\\s*)?{n}\\s*月\\s*{n}\\s*日{weekday}(?:起)?\\s*(?:至|到|—{{1,2}}|-|－|~|～|–)\\s*{day}(?:止)?{count}"
    ))
});

/// A period that names its days and their number has that number.
pub fn periods_are_counted_right(case: NoticeCase<'_>, out: &mut Vec<Diagnostic>) {
    let year = case.notice.as_of().map(|day| day.last().year());
    for passage in case.passages {
        for found in PERIOD.captures_iter(&passage.plain) {
            let Some((from, to, said, unit, figure)) = read(&found, year) else { continue };
            // 共10个工作日 ends in 日, but a clock time or a further date does not count days.
            let plain_days = unit != "工作日";
            let Some(count) = count(from, to, (!plain_days).then_some(&case.site.holidays)) else { continue };
            if count.days == said {
                continue;
            }
            let code = if count.by_week_alone { &codes::DAYS_BY_WEEK_ALONE } else { &codes::WRONG_DAYS };
            let fault =
                prose::fault(code, case.notice, passage.at(figure)).with("said", said).with("counted", count.days);
            let period = format!("{}至{}", from.chinese(), to.chinese());
            let fault = fault.with("period", period).with("period_en", format!("{} to {}", from.iso(), to.iso()));
            let (zh, en) = match plain_days {
                true => ("天", "days"),
                false => ("个工作日", "working days"),
            };
            out.push(fault.with("unit", zh).with("unit_en", en));
        }
    }
}

type Read<'t> = (Date, Date, u32, &'t str, Range<usize>);

/// First and last day, the number said, its unit, and where the number stands.
fn read<'t>(found: &Captures<'t>, year: Option<i16>) -> Option<Read<'t>> {
    let number = |group: usize| numeral::read(found.get(group)?.as_str());
    let narrow = |group: usize| i8::try_from(number(group)?).ok();
    let year_of = |group: usize| i16::try_from(number(group)?).ok();
    let first_year = year_of(1).or(year)?;
    let (month, day) = (narrow(2)?, narrow(3)?);
    let from = Date::day(first_year, month, day)?;
    let last_month = narrow(5).unwrap_or(month);
    let to = Date::day(year_of(4).unwrap_or(first_year), last_month, narrow(6)?)?;
    let figure = found.get(7)?.start()..found.get(8)?.end();
    Some((from, to, number(7)?, found.get(8)?.as_str(), figure))
}

/// The days of a period.
struct Count {
    days: u32,
    /// Whether holidays of a year were not known, so that only weekends were left out.
    by_week_alone: bool,
}

/// Counts the days of a period, both ends in, or the working days among them.
fn count(from: Date, to: Date, working: Option<&Holidays>) -> Option<Count> {
    let (mut day, last) = (from.first(), to.last());
    let mut count = Count { days: 0, by_week_alone: false };
    for _ in 0..LONGEST {
        if day > last {
            return Some(count).filter(|_| from <= to);
        }
        let date = Date::day(day.year(), day.month(), day.day())?;
        let counts = match working {
            None => true,
            Some(holidays) => holidays.is_working_day(date).unwrap_or_else(|| {
                count.by_week_alone = true;
                !date.is_weekend()
            }),
        };
        count.days += u32::from(counts);
        day = day.tomorrow().ok()?;
    }
    None
}
