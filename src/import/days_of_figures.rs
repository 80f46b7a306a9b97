//! The day to which the figures of a paper reach, its year given where only one is possible.

use super::doubts::Doubt;
use super::doubts::DoubtCode;
use super::piece::Piece;
use crate::model::Claim;
use crate::model::Subject;
use crate::prose::as_of;
use crate::text::date::Date;

/// The day of the figures: that of a claim about the issues, else the first that stands before a count in `pieces`, which
/// belong to no problem. A day without its year is not before `earliest` and not behind `latest`.
pub fn read(
    pieces: &[&Piece],
    claims: &[Claim],
    earliest: Option<Date>,
    latest: Option<Date>,
    doubts: &mut Vec<Doubt>,
) -> Option<Date> {
    let claimed = claims.iter().filter(|claim| claim.subject == Subject::Issues).find_map(|claim| claim.as_of);
    if claimed.is_some() {
        return claimed;
    }
    for piece in pieces {
        for day in as_of::days(&piece.text) {
            let printed = &piece.text[day.words.clone()];
            let found = day.date.or_else(|| as_of::completed(printed, earliest, latest));
            if found.is_some() {
                return found;
            }
            doubts.push(Doubt::new(DoubtCode::YearMissing, piece.line_at(day.words.start), printed));
        }
    }
    claims.iter().find_map(|claim| claim.as_of)
}
