//! What a reader of the later edition comes to, paragraph by paragraph.

use std::ops::Range;

use super::table_difference::TableDifference;
use crate::text::difference::Marked;

/// What a reader of the later edition comes to.
#[derive(Clone, Debug)]
pub enum ShownBlock {
    /// Paragraphs of the later edition, with those that they came of.
    Kept {
        /// The paragraphs of the earlier edition: several were joined.
        old: Range<usize>,
        /// Those of the later one: into several it was split.
        new: Range<usize>,
        /// Whether they stand elsewhere.
        moved: bool,
        /// What became of their words.
        words: BlockWords,
    },
    /// A paragraph that came.
    Inserted(usize),
    /// A paragraph of the earlier edition that went.
    Deleted(usize),
    /// Where a paragraph of the earlier edition stood that stands elsewhere now.
    Left {
        /// The paragraph that stood here.
        old: Range<usize>,
        /// Where it stands now.
        new: Range<usize>,
    },
}

/// What became of the words of a paragraph.
#[derive(Clone, Debug)]
pub enum BlockWords {
    /// They are the same, and look so.
    Same,
    /// They are the same and look otherwise, or lead elsewhere.
    Restyled,
    /// They are the same, and parted otherwise: in pieces, a paragraph of the edition that has more of them each.
    Parted(Vec<String>),
    /// They changed: in stretches, and these in pieces where paragraphs were split or joined.
    Reworded(Vec<Vec<Marked>>),
    /// A heading whose number alone changed.
    Renumbered(Vec<Marked>),
    /// A table that changed.
    Table(TableDifference),
}
