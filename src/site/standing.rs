//! Whether a notice stands before the public.

use super::Said;
use crate::text::date::Date;

/// Whether a notice is shown to the public, and if not why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is shown.
    Public,
    /// It is a draft.
    Draft,
    /// It may not be shown before this day.
    Embargoed(Date),
    /// It was taken back, on this day.
    Withdrawn(Date),
}

/// How a notice stands at a day. Where no day is known no embargo has ended.
pub fn standing(said: &Said, day: Option<Date>) -> Standing {
    match (said.draft, said.embargo_until, day) {
        (true, ..) => Standing::Draft,
        (false, None, _) => Standing::Public,
        // Of two vague days the last and the first count: rather late than early.
        (false, Some(until), Some(day)) if until.last() <= day.first() => Standing::Public,
        (false, Some(until), _) => Standing::Embargoed(until),
    }
}

/// The newest day that is printed in front of a notice which nothing holds back: by it embargoes are judged where nobody
/// names a day. A notice that is held back must not bring the day on which it may be shown.
pub fn newest_day<'s>(notices: impl Iterator<Item = &'s Said>) -> Option<Date> {
    let free = notices.filter(|said| !said.draft && said.embargo_until.is_none());
    free.flat_map(|said| [said.published_on, said.figures_of]).flatten().max()
}
