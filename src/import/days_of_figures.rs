//! The day to which the figures of a paper reach, its year given where only one is possible.

use std::ops::Range;

use super::doubts::Doubt;
use super::doubts::DoubtCode;
use super::piece::Piece;
use super::repairs::Repair;
use super::repairs::Repairs;
use super::tables;
use crate::model::Claim;
use crate::model::Subject;
use crate::prose::as_of;
use crate::text::date;
use crate::text::date::Date;
use crate::text::date::Precision;
use crate::text::lang::Bilingual;

/// How many lines stand between the title of a ledger and its table.
const HEAD: usize = 3;

/// Where the day of the figures may be told.
pub struct Told<'p> {
    /// The paragraphs that belong to no problem.
    pub plain: &'p [&'p Piece],
    /// All of the paper, of which the notes of a ledger may name the day.
    pub all: &'p [Piece],
    /// Where the list begins: lines above it may name the day.
    pub lead_to: usize,
    /// Whether the paper lays down what is to be done: what is reached by a day there lies ahead.
    pub plan: bool,
}

/// The day of the figures: that of a claim about the issues, else the first that stands before a count, else the one that
/// a note names. A day without its year lies in `between`, or behind the last whole day told before it.
pub fn read(
    told: &Told<'_>,
    claims: &[Claim],
    between: Range<Option<Date>>,
    mends: &mut Repairs,
    doubts: &mut Vec<Doubt>,
) -> Option<Date> {
    let ahead = |day: &Date| between.end.is_some_and(|latest| day.first() > latest.last());
    let claimed = claims.iter().filter(|claim| claim.subject == Subject::Issues).find_map(|claim| claim.as_of);
    if let Some(day) = claimed.filter(|day| !ahead(day)) {
        return Some(day);
    }
    let mut before = between.start;
    for piece in told.plain {
        let mut from = 0;
        for day in as_of::days(&piece.text) {
            if told.plan && !as_of::is_told_until(&piece.text[..day.words.start]) {
                continue;
            }
            let printed = &piece.text[day.words.clone()];
            let line = piece.line_at(day.words.start);
            if between.start.is_none() {
                before = last_whole(&piece.text[from..day.words.start]).or(before);
                from = day.words.start;
            }
            if let Some(found) = day.date {
                if ahead(&found) {
                    continue;
                }
                return Some(found);
            }
            if let Some(found) = as_of::completed(printed, before, between.end) {
                let zh = format!("数据截止日期“{printed}”没有年份，只能是 {}", found.iso());
                let en = format!("the day of the figures `{printed}` has no year; it can only be {}", found.iso());
                mends.push(Repair { line, what: Bilingual { zh, en } });
                return Some(found);
            }
            doubts.push(Doubt::new(DoubtCode::YearMissing, line, printed));
        }
        if between.start.is_none() {
            before = last_whole(&piece.text[from..]).or(before);
        }
    }
    let noted = || {
        // 备注：统计截至…; what was done about one problem has days of its own.
        let reports = |piece: &Piece| piece.label().is_some_and(|label| label.reports());
        let notes = told.all.iter().enumerate().filter(|(at, piece)| *at < told.lead_to || !reports(piece));
        // A row of one cell above or below a ledger is a line of the paper too.
        let mut days = notes.filter_map(|(_, piece)| tables::line(piece)).flat_map(as_of::named);
        days.find_map(|day| day.date.filter(|day| !ahead(day)))
    };
    // A line above the first row of a ledger; below a text such a day is that until which views are taken.
    let above = || {
        let row = told.all.iter().position(|piece| piece.cells.is_some()).filter(|row| *row <= HEAD)?;
        told.all[..row].iter().find_map(|piece| as_of::alone(&piece.text)).filter(|day| !ahead(day))
    };
    noted().or_else(above).or_else(|| claims.iter().find_map(|claim| claim.as_of).filter(|day| !ahead(day)))
}

/// The last day with its year, or month with it, in a text.
fn last_whole(text: &str) -> Option<Date> {
    let mut found = date::find(text).into_iter().map(|(_, day)| day);
    found.rfind(|day| day.precision() >= Precision::Month)
}
