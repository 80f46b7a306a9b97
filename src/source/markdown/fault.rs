//! What in a Markdown text is probably not what its author meant.

use crate::model::At;

/// A probable slip. The text was read all the same; nothing of it was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkdownFault {
    /// Raw HTML: shown as text.
    Html(At),
    /// `#标题` without a space: not a heading.
    HashWithoutSpace(At),
    /// Single asterisks round Chinese characters that became emphasis: perhaps they were to hide characters.
    PerhapsMask(At),
    /// A line indented by four spaces or more, which Markdown takes as code: read as a paragraph.
    Indented(At),
    /// A link or picture whose address is neither http(s), mailto, tel nor relative: only its text is shown.
    AddressRefused(At),
    /// A row of a table has more cells than the table has columns: the rest is shown in the last cell.
    ExtraCells(At),
    /// The text passes a limit, so all of it was read as plain paragraphs.
    LimitPassed(At),
}

impl MarkdownFault {
    /// Where the slip stands.
    pub fn at(&self) -> At {
        match self {
            MarkdownFault::Html(at)
            | MarkdownFault::HashWithoutSpace(at)
            | MarkdownFault::PerhapsMask(at)
            | MarkdownFault::Indented(at)
            | MarkdownFault::AddressRefused(at)
            | MarkdownFault::ExtraCells(at)
            | MarkdownFault::LimitPassed(at) => *at,
        }
    }

    /// The same slip, so many bytes further on.
    pub(super) fn shifted(self, offset: usize) -> MarkdownFault {
        let shift = |at: At| At::new(at.start + offset, at.end + offset);
        match self {
            MarkdownFault::Html(at) => MarkdownFault::Html(shift(at)),
            MarkdownFault::HashWithoutSpace(at) => MarkdownFault::HashWithoutSpace(shift(at)),
            MarkdownFault::PerhapsMask(at) => MarkdownFault::PerhapsMask(shift(at)),
            MarkdownFault::Indented(at) => MarkdownFault::Indented(shift(at)),
            MarkdownFault::AddressRefused(at) => MarkdownFault::AddressRefused(shift(at)),
            MarkdownFault::ExtraCells(at) => MarkdownFault::ExtraCells(shift(at)),
            MarkdownFault::LimitPassed(at) => MarkdownFault::LimitPassed(shift(at)),
        }
    }
}
