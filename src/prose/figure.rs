//! A figure in a sentence.

use std::ops::Range;

/// A number, as part of a pattern.
pub(super) const N: &str = r"([0-9０-９]{1,5}|[一二三四五六七八九十百两]{1,5})";

/// A figure of a clause, with where it stands.
#[derive(Clone)]
pub(super) struct Figure {
    pub value: u64,
    pub at: Range<usize>,
}

/// Whether a place stands in the title of another paper: 《加强管理的八项措施》.
pub(super) fn in_title(before: &str) -> bool {
    before.rfind('《').is_some_and(|at| !before[at..].contains('》'))
}
