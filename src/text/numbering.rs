//! The numbers of headings: `一、`, `（一）`, `1.`, `（1）`, `①`.

/// How a heading is numbered, from the highest rank to the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Numbering {
    /// `一、`
    Chapter,
    /// `（一）`
    Clause,
    /// A word and a number: `反馈问题一：`, `问题3：`, `第一，`
    Named,
    /// `1.`, `1．`, `1、`
    Item,
    /// `（1）`
    SubItem,
    /// `①`
    Circled,
}
