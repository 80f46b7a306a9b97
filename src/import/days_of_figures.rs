//! The day to which the figures of a paper reach, its year given where only one is possible.

use std::ops::Range;

use super::doubts::Doubt;
use super::doubts::DoubtCode;
use super::piece::Piece;
use super::repairs::Repair;
use super::repairs::Repairs;
use crate::model::Claim;
use crate::model::Subject;
use crate::prose::as_of;
use crate::text::date::Date;
use crate::text::lang::Bilingual;

/// The day of the figures: that of a claim about the issues, else the first that stands before a count in `pieces`, which
/// belong to no problem. A day without its year lies in `between`.
pub fn read(
    pieces: &[&Piece],
    claims: &[Claim],
    between: Range<Option<Date>>,
    mends: &mut Repairs,
    doubts: &mut Vec<Doubt>,
) -> Option<Date> {
    let claimed = claims.iter().filter(|claim| claim.subject == Subject::Issues).find_map(|claim| claim.as_of);
    if claimed.is_some() {
        return claimed;
    }
    for piece in pieces {
        for day in as_of::days(&piece.text) {
            let printed = &piece.text[day.words.clone()];
            let line = piece.line_at(day.words.start);
            if day.date.is_some() {
                return day.date;
            }
            if let Some(found) = as_of::completed(printed, between.start, between.end) {
                let zh = format!("数据截止日期“{printed}”没有年份，只能是 {}", found.iso());
                let en = format!("the day of the figures `{printed}` has no year; it can only be {}", found.iso());
                mends.push(Repair { line, what: Bilingual { zh, en } });
                return Some(found);
            }
            doubts.push(Doubt::new(DoubtCode::YearMissing, line, printed));
        }
    }
    claims.iter().find_map(|claim| claim.as_of)
}
