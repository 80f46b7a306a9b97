//! What front matter holds of the text, against the text: inspection, feedback, team, day of the figures, signature.

use crate::check::NoticeCase;
use crate::check::prose;
use crate::check::prose::Passage;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::dates as codes;
use crate::model::At;
use crate::model::Notice;
use crate::prose::as_of;
use crate::prose::inspections;
use crate::text::date;
use crate::text::date::Date;
use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// 6月25日, without a year.
static DAY: Fixed =
    Fixed::new(|| fixed("([0-9０-９]{1,2})\\s*月\\s*([0-9０-９]{1,2})\\s*日[^。；，]{0,3}[，,]?[^。；，]{0,24}反馈"));

/// Front matter and text say the same.
pub fn front_matter_says_what_the_text_says(case: NoticeCase<'_>, out: &mut Vec<Diagnostic>) {
    let lead = case.passages.iter().find(|passage| !passage.heading && about_inspection(&passage.plain));
    if let Some(lead) = lead.filter(|lead| !case.notice.outline.in_finding(lead.block)) {
        period(case, lead, out);
        feedback(case, lead, out);
        team(case, lead, out);
    }
    as_of(case.notice, case.passages, out);
    signature(case.notice, case.passages, out);
}

/// Whether a paragraph is the one that tells of the inspection: it comes first and names days.
fn about_inspection(plain: &str) -> bool {
    inspections::INSPECTED.iter().any(|word| plain.contains(word)) && plain.contains('月')
}

fn differs(a: Date, b: Date) -> bool {
    a.last() < b.first() || b.last() < a.first()
}

struct What {
    zh: &'static str,
    en: &'static str,
    key: &'static str,
}

fn say(notice: &Notice, at: At, what: &What, text: &str, head: String, out: &mut Vec<Diagnostic>) {
    let fault = prose::fault(&codes::FRONT_DIFFERS, notice, at).with("what", what.zh).with("what_en", what.en);
    out.push(fault.with("key", what.key).with("text", text).with("front", head));
}

fn period(case: NoticeCase<'_>, lead: &Passage<'_>, out: &mut Vec<Diagnostic>) {
    let Some((from, to)) = case.inspection().and_then(|of| of.period) else { return };
    let near = |end: usize| {
        let after: String = lead.plain[end..].chars().take(60).collect();
        let sentence = after.split('。').next().unwrap_or_default();
        inspections::INSPECTED.iter().any(|word| sentence.contains(word))
    };
    let Some((range, first, last)) = date::find_ranges(&lead.plain).into_iter().find(|found| near(found.0.end)) else {
        return;
    };
    if differs(first, from) || differs(last, to) {
        let what = What { zh: "巡察起止日期", en: "the days of the inspection", key: "inspection.period" };
        let head = format!("{}至{}", from.chinese(), to.chinese());
        say(case.notice, lead.at(range.clone()), &what, &lead.plain[range], head, out);
    }
}

fn feedback(case: NoticeCase<'_>, lead: &Passage<'_>, out: &mut Vec<Diagnostic>) {
    let Some(head) = case.inspection().and_then(|of| of.feedback_on) else { return };
    let what = What { zh: "反馈日期", en: "the day of the feedback", key: "inspection.feedback_on" };
    let ranges = date::find_ranges(&lead.plain);
    let in_range = |at: usize| ranges.iter().any(|(range, ..)| range.contains(&at));
    for (range, day) in date::find(&lead.plain).into_iter().filter(|(range, _)| !in_range(range.start)) {
        let after: String = lead.plain[range.end..].chars().take(28).collect();
        let clause = after.split(['。', '；', '月']).next().unwrap_or_default();
        if feeds_back(clause) && !as_of::is_told_until(&lead.plain[..range.start]) {
            if differs(day, head) {
                say(case.notice, lead.at(range.clone()), &what, &lead.plain[range], head.chinese(), out);
            }
            return;
        }
    }
    // A day without its year must still be the same day of the year.
    let Some(found) = DAY.captures_iter(&lead.plain).find(|found| {
        let range = found.get(0).map_or(0..0, |all| all.range());
        feeds_back(&lead.plain[range.start..].chars().take(48).collect::<String>())
            && !as_of::is_told_until(&lead.plain[..range.start])
    }) else {
        return;
    };
    let number = |group: usize| found.get(group).and_then(|of| i8::try_from(numeral::read(of.as_str())?).ok());
    let (Some(start), Some(end)) = (found.get(1), found.get(2)) else { return };
    let day = number(1).zip(number(2)).and_then(|(month, day)| Date::day(head.first().year(), month, day));
    let behind_year = lead.plain[..start.start()].trim_end().ends_with('年');
    if let Some(day) = day.filter(|day| differs(*day, head) && !behind_year && !in_range(start.start())) {
        let range = start.start()..end.end() + '日'.len_utf8();
        let at = lead.at(range);
        let text = format!("{}月{}日", day.first().month(), day.first().day());
        say(case.notice, at, &what, &text, head.chinese(), out);
    }
}

/// Whether a clause tells that findings were fed back; 反馈的问题 only names them.
fn feeds_back(clause: &str) -> bool {
    clause.match_indices("反馈").any(|(at, word)| !clause[at + word.len()..].starts_with(['的', '问', '意']))
        || clause.contains("反馈意见") && clause.contains('向')
        || clause.contains("反馈了")
}

fn team(case: NoticeCase<'_>, lead: &Passage<'_>, out: &mut Vec<Diagnostic>) {
    let Some(head) = case.inspection().and_then(|of| of.team.as_deref()) else { return };
    let all = inspections::numbered_teams(&lead.plain);
    let own = inspections::numbered_teams(head);
    let (Some((_, own)), Some((range, _))) = (own.first(), all.first()) else { return };
    if all.iter().all(|(_, number)| number != own) {
        let what = What { zh: "巡察组", en: "the team", key: "inspection.team" };
        let text = &lead.plain[range.clone()];
        say(case.notice, lead.at(range.clone()), &what, text, head.to_owned(), out);
    }
}

/// 截至2024年12月31日: where the text names one such day outside the findings, it is the day of the figures.
fn as_of(notice: &Notice, passages: &[Passage<'_>], out: &mut Vec<Diagnostic>) {
    let Some(head) = notice.head.as_of else { return };
    let outside = passages.iter().filter(|passage| !notice.outline.in_finding(passage.block));
    let mut named = Vec::new();
    for passage in outside {
        for (range, day) in date::find(&passage.plain) {
            if as_of::is_told_until(&passage.plain[..range.start]) {
                named.push((passage, range, day));
            }
        }
    }
    let one = named.iter().all(|(.., day)| Some(*day) == named.first().map(|(.., day)| *day));
    let (Some((passage, range, day)), true) = (named.first(), one) else { return };
    if differs(*day, head) {
        let what = What { zh: "数据截止日期", en: "the day of the figures", key: "as_of" };
        say(notice, passage.at(range.clone()), &what, &passage.plain[range.clone()], head.chinese(), out);
    }
}

/// The date under the signature.
fn signature(notice: &Notice, passages: &[Passage<'_>], out: &mut Vec<Diagnostic>) {
    let Some(place) = &notice.outline.signature else { return };
    let Some(head) = notice.head.signed_on.or(notice.head.published_on) else { return };
    let key = if notice.head.signed_on.is_some() { "signed_on" } else { "published_on" };
    let mut within = passages.iter().rev().filter(|passage| place.blocks.contains(&passage.block));
    let last = within.find_map(|passage| Some((passage, date::find(&passage.plain).pop()?)));
    let Some((passage, (range, day))) = last else { return };
    if differs(day, head) {
        let what = What { zh: "落款日期", en: "the date under the signature", key };
        say(notice, passage.at(range.clone()), &what, &passage.plain[range], head.chinese(), out);
    }
}
