//! What was mended in a paper.

use crate::text::lang::Bilingual;

/// Something that was mended, because it is certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The line of the input.
    pub line: usize,
    /// What was done.
    pub what: Bilingual,
}

/// What was mended so far.
pub type Repairs = Vec<Repair>;
