//! Inspection, feedback, day of the figures, publication: each in its order, and each a day that exists.

use crate::check::NoticeCase;
use crate::check::prose;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::dates as codes;
use crate::model::Kind;
use crate::text::date;
use crate::text::date::Date;
use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// Publication this many days after the feedback is unusually late; real notices appear within fourteen months.
const LATE: i32 = 430;

/// An inspection ends before it is fed back, figures are of a day in between, and publication comes last.
pub fn dates_follow_one_another(case: NoticeCase<'_>, out: &mut Vec<Diagnostic>) {
    let head = &case.notice.head;
    let inspection = case.site.inspection(case.notice);
    let period = inspection.and_then(|of| of.period);
    let feedback = inspection.and_then(|of| of.feedback_on);
    // Periods that run backwards are faults of the source already.
    let days: [(&str, &str, Option<Date>); 6] = [
        ("巡察开始", "the first day of the inspection", period.map(|of| of.0)),
        ("巡察结束", "the last day of the inspection", period.map(|of| of.1)),
        ("反馈", "the feedback", feedback),
        ("数据截止", "the day of the figures", head.as_of),
        ("落款", "the signature", head.signed_on),
        ("发布", "publication", head.published_on),
    ];
    // That a team has come, and what is put right at once, is published while the inspection is still going on.
    let during = matches!(head.kind, Kind::Immediate | Kind::Petitions | Kind::Stationing);
    for (at, (zh, en, earlier)) in days.iter().enumerate() {
        for (later_zh, later_en, later) in &days[at + 1..] {
            let (Some(first), Some(second)) = (earlier, later) else { continue };
            if during && at < 3 && *later_en != "the feedback" {
                continue;
            }
            if first.first() > second.last() {
                let place = match &head.inspection {
                    Some(inspection) if at < 3 => inspection.at,
                    _ => head.at,
                };
                let fault = prose::front_fault(&codes::DATES_OUT_OF_ORDER, case.notice, place);
                let fault = fault.with("later", format!("{zh}（{}）", first.chinese()));
                let fault = fault.with("later_en", format!("{en} ({})", first.iso()));
                let fault = fault.with("earlier", format!("{later_zh}（{}）", second.chinese()));
                out.push(fault.with("earlier_en", format!("{later_en} ({})", second.iso())));
                // One slip of a year puts many pairs out of order; the first says enough.
                return;
            }
        }
    }
}

static DAY: Fixed = Fixed::new(|| {
    let n = "[0-9０-９]{1,2}";
    fixed(&format!("(?:([0-9０-９]{{4}})\\s*年\\s*)?({n})\\s*月(?:\\s*({n})\\s*日)?"))
});

/// Every date of the text is one of the calendar.
pub fn dates_exist(case: NoticeCase<'_>, out: &mut Vec<Diagnostic>) {
    for passage in case.passages {
        for found in DAY.captures_iter(&passage.plain) {
            let Some(all) = found.get(0) else { continue };
            let number = |group: usize| found.get(group).and_then(|of| numeral::read(of.as_str()));
            let (year, month, day) = (number(1), number(2).unwrap_or(0), number(3));
            // A number that is torn from a longer one is no month (共12345月).
            let torn = passage.plain[..all.start()].ends_with(|c: char| numeral::arabic_digit(c).is_some() || c == '.');
            let span_of_months = passage.plain[all.end()..].starts_with(['份']) && year.is_none() && day.is_none();
            // Without a year the twenty-ninth of February may be one.
            let year = year.and_then(|year| i16::try_from(year).ok()).unwrap_or(2024);
            let narrow = |value: u32| i8::try_from(value).unwrap_or(0);
            let exists = match day {
                Some(day) => Date::day(year, narrow(month), narrow(day)).is_some(),
                None => found.get(1).is_none() || Date::month(year, narrow(month)).is_some(),
            };
            if !exists && !torn && !span_of_months {
                let at = passage.at(all.range());
                out.push(prose::fault(&codes::NO_SUCH_DATE, case.notice, at).with("found", all.as_str()));
            }
        }
    }
}

/// A notice appears within a year or so of the feedback, unless an earlier one of the inspection did.
pub fn publication_is_not_late(case: NoticeCase<'_>, out: &mut Vec<Diagnostic>) {
    let notice = case.notice;
    if !matches!(notice.head.kind, Kind::Progress | Kind::Immediate | Kind::Problems) {
        return;
    }
    let feedback = case.site.inspection(notice).and_then(|of| of.feedback_on);
    let (Some(feedback), Some(published)) = (feedback, notice.head.published_on) else { return };
    let index = case.site.notice_index(&notice.id);
    let first = index.is_none_or(|index| case.site.case_of(index).notices.first() == Some(&index));
    let days = date::days_between(feedback, published);
    if first && days > LATE {
        let at = notice.head.inspection.as_ref().map_or(notice.head.at, |of| of.at);
        let fault = prose::front_fault(&codes::LATE_PUBLICATION, notice, at).with("days", days);
        let fault = fault.with("feedback", feedback.chinese()).with("feedback_en", feedback.iso());
        out.push(fault.with("published", published.chinese()).with("published_en", published.iso()));
    }
}
