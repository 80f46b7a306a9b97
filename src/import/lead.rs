//! The facts of the lead paragraph: who inspected, when, and when it was fed back.

use super::doubts::Doubt;
use super::doubts::DoubtCode;
use super::piece::Piece;
use super::reflow;
use super::repairs::Repair;
use super::repairs::Repairs;
use crate::model::Inspection;
use crate::prose::inspections;
use crate::text::date;
use crate::text::date::Date;
use crate::text::date::Precision;
use crate::text::date::TenDays;
use crate::text::lang::Bilingual;
use crate::text::pattern;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

static DATED: Fixed =
    Fixed::new(|| fixed(r"(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号]|(上旬|中旬|下旬|底|初|末))?"));
static LOST_DASH: Fixed = Fixed::new(|| fixed(r"(?:\d{1,2}月)?\d{1,2}日\d{1,2}月\d{1,2}日|\d{1,2}日\d{4}年\d{1,2}月"));

/// The paragraphs in front of the first part. Lines that no sentence ends are read with those behind them, though they could
/// not be joined in the text for sure.
pub fn paragraphs(pieces: &[Piece]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces.iter().filter(|piece| piece.cells.is_none()) {
        let begins = piece.number().is_some() || piece.label().is_some();
        // Lines of titles, occasions and speakers have no comma.
        let goes_on = |before: &&mut Piece| !begins && before.text.contains(['，', ',']) && !reflow::ends(&before.text);
        match out.last_mut().filter(goes_on) {
            Some(before) => before.join("", piece),
            None => out.push(piece.clone()),
        }
    }
    out
}

/// Reads the inspection out of the title and the paragraphs in front of the first part.
///
/// `latest` is the day of the paper: nothing it tells is later.
pub fn read(
    title: &str,
    lead: &[Piece],
    latest: Option<Date>,
    mends: &mut Repairs,
    doubts: &mut Vec<Doubt>,
) -> Option<Inspection> {
    let whole: String = lead.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join("\n");
    let both = format!("{title}\n{whole}");
    let origin = inspections::origin(&both)?;
    let found = lead.iter().find_map(|piece| inspections::team(&piece.text)).map(|(name, _)| name);
    let team = if origin == "审计" { inspections::auditor(&whole).or(found) } else { found };
    let named = team.clone().unwrap_or_default();
    let mut inspection = Inspection {
        origin: Some(origin.to_owned()),
        term: inspections::term(&both),
        round: inspections::round(&both),
        form: inspections::form(&[&whole, &named, title]),
        team,
        ..Inspection::default()
    };
    for piece in lead {
        if inspection.period.is_none() {
            inspection.period = period(piece, doubts);
        }
    }
    for piece in lead {
        if inspection.feedback_on.is_none() {
            inspection.feedback_on = feedback(piece, inspection.period, latest, mends, doubts);
        }
    }
    let says_nothing = inspection.team.is_none() && inspection.period.is_none() && inspection.feedback_on.is_none();
    (!says_nothing
        || inspection.term.is_some()
        || inspection.round.is_some()
        || origin == "民主生活会"
        || origin == "审计")
        .then_some(inspection)
}

fn period(piece: &Piece, doubts: &mut Vec<Doubt>) -> Option<(Date, Date)> {
    let text = &piece.text;
    if let Some(found) = LOST_DASH.find(text) {
        doubts.push(Doubt::new(DoubtCode::LostDash, piece.line_at(found.start()), found.as_str()));
        return None;
    }
    let (range, from, to) = date::find_ranges(text).into_iter().find(|(range, from, to)| {
        let exact = |date: &Date| date.precision() >= Precision::Month;
        exact(from) && exact(to) && inspections::is_period(text, range)
    })?;
    let printed = &text[range.clone()];
    let line = piece.line_at(range.start);
    if from.precision() != Precision::Day || to.precision() != Precision::Day {
        doubts.push(Doubt::new(DoubtCode::VagueDate, line, printed));
    }
    Some((from, to))
}

/// Where a text says that findings were given: 反馈, of an audit its report 出具, 送达.
fn fed_back(text: &str) -> Vec<(usize, &str)> {
    static REPORTED: Fixed = Fixed::new(|| {
        fixed(
            r"(?:出具|送达|下达|印发)(?:了)?(?:审计|专项审计)?(?:报告|决定)|审计(?:报告|决定)[^，。；]{0,4}?(?:于|已于)",
        )
    });
    let mut out: Vec<(usize, &str)> = text.match_indices("反馈").collect();
    if text.contains("审计") {
        out.extend(REPORTED.find_iter(text).filter_map(|found| {
            // 审计报告于2023年7月21日出具: the day stands behind.
            let given = text[found.end()..].split(['，', '。', '；', ',']).next().unwrap_or_default();
            let word = ["出具", "送达", "下达"].iter().find_map(|word| Some((found.end() + given.find(word)?, *word)));
            match found.as_str().ends_with('于') {
                true => word,
                false => Some((found.start(), &text[found.range()])),
            }
        }));
        out.sort_unstable();
    }
    out
}

/// The day on which findings were fed back: the date in front of 反馈 in its sentence.
fn feedback(
    piece: &Piece,
    period: Option<(Date, Date)>,
    latest: Option<Date>,
    mends: &mut Repairs,
    doubts: &mut Vec<Doubt>,
) -> Option<Date> {
    let text = &piece.text;
    let ranges = date::find_ranges(text);
    for (at, word) in fed_back(text) {
        let after = &text[at + word.len()..];
        // 反馈问题, 反馈意见整改 name a thing and no day; 反馈整改情况 is told the other way.
        if ["问题整改", "意见整改", "的问题", "的意见整改", "整改", "了整改", "办理", "落实"]
            .iter()
            .any(|word| after.starts_with(word))
        {
            continue;
        }
        let sentence = pattern::behind_last(&text[..at], &['。', '；', ';']);
        let before = &text[sentence..at];
        let found = DATED.captures_iter(before).filter(|found| {
            let place = sentence + found.get(0).map_or(0, |all| all.start());
            !ranges.iter().any(|(range, _, _)| range.contains(&place))
        });
        let Some(found) = found.last() else { continue };
        let all = found.get(0)?;
        // Between the day and the word stands no other statement.
        if before[all.end()..].chars().count() > 40 {
            continue;
        }
        let line = piece.line_at(sentence + all.start());
        let number = |index: usize| found.get(index).and_then(|part| part.as_str().parse::<i16>().ok());
        let month = number(2).and_then(|month| i8::try_from(month).ok())?;
        let day = number(3).and_then(|day| i8::try_from(day).ok());
        let part = found.get(4).and_then(|part| match part.as_str() {
            "上旬" | "初" => Some(TenDays::Early),
            "中旬" => Some(TenDays::Mid),
            "下旬" => Some(TenDays::Late),
            _ => None,
        });
        let date = |year: i16| match (day, part) {
            (Some(day), _) => Date::day(year, month, day),
            (None, Some(part)) => Date::ten_days(year, month, part),
            (None, None) => Date::month(year, month),
        };
        let printed = all.as_str();
        if let Some(year) = number(1) {
            if day.is_none() {
                doubts.push(Doubt::new(DoubtCode::VagueDate, line, printed));
            }
            return date(year);
        }
        return complete(printed, line, &date, period, latest, mends, doubts);
    }
    None
}

/// Gives a date its year: it is the first such day behind the inspection, and not behind the paper. Where the year after
/// would do as well, that is said.
fn complete(
    printed: &str,
    line: usize,
    date: &dyn Fn(i16) -> Option<Date>,
    period: Option<(Date, Date)>,
    latest: Option<Date>,
    mends: &mut Repairs,
    doubts: &mut Vec<Doubt>,
) -> Option<Date> {
    let possible: Vec<Date> = period.map_or_else(Vec::new, |(_, to)| {
        let year = to.last().year();
        let fits =
            |date: &Date| date.first() >= to.first() && latest.is_none_or(|latest| date.first() <= latest.last());
        [year, year.saturating_add(1)].into_iter().filter_map(date).filter(fits).collect()
    });
    if possible.len() != 1 {
        doubts.push(Doubt::new(DoubtCode::YearMissing, line, printed));
    }
    let one = *possible.first()?;
    let what = match possible.len() {
        1 => Bilingual {
            zh: format!("反馈日期“{printed}”没有年份，只能是 {}", one.iso()),
            en: format!("the date `{printed}` has no year; it can only be {}", one.iso()),
        },
        _ => Bilingual {
            zh: format!("反馈日期“{printed}”没有年份，按巡察之后的第一个同月日读作 {}", one.iso()),
            en: format!(
                "the date `{printed}` has no year; read as the first such day behind the inspection, {}",
                one.iso()
            ),
        },
    };
    mends.push(Repair { line, what });
    Some(one)
}
