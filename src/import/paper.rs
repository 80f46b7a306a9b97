//! What every reader of a foreign format gives: the lines of a paper, as a person would see them.

use std::ops::Range;

/// A paper as it came, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Its lines in order.
    pub lines: Vec<Line>,
    /// Parts of the file that are no text of the paper and were left out: comments, hidden text, deletions.
    pub left_out: Vec<LeftOut>,
}

/// A line: a paragraph of Word or HTML, a line of a text file or of a page, a row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its number in the input, from 1: of a text file the line, else the paragraph.
    pub number: usize,
    /// What it holds.
    pub content: Content,
    /// How it looks, as far as the format says; never trusted alone.
    pub look: LineLook,
}

/// What a line holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text; automatic numbers of Word stand in it as text. `\n` is a line break inside a paragraph.
    Text(Inline),
    /// A row of a table, cell by cell; rows of one table follow one another.
    Row(Vec<Inline>),
    /// An empty line.
    Blank,
    /// Where a page ends.
    PageBreak,
}

impl Content {
    /// Its texts: its own, or those of the cells of a row.
    pub fn texts(&self) -> &[Inline] {
        match self {
            Content::Text(text) => std::slice::from_ref(text),
            Content::Row(cells) => cells,
            Content::Blank | Content::PageBreak => &[],
        }
    }
}

impl Default for Content {
    fn default() -> Self {
        Content::Text(Inline::default())
    }
}

/// Text with its bold stretches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inline {
    /// The characters.
    pub text: String,
    /// Byte ranges of what is bold.
    pub bold: Vec<Range<usize>>,
}

/// How a line looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineLook {
    /// Depth as a heading, 1 to 9.
    pub heading: Option<u8>,
    /// Whether it is centred.
    pub centred: bool,
    /// Whether the format ends a paragraph after it. A line of a text file or of a page may run on.
    pub ends_paragraph: bool,
    /// Whether it is nothing but links.
    pub linked: bool,
    /// Whether a table begins with it.
    pub opens_table: bool,
    /// Whether a table within a cell of it was set in lines.
    pub nested: bool,
    /// Whether a program made it as a line of a table of contents.
    pub contents: bool,
}

/// A part of a file that is no text of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The line it stood at.
    pub line: usize,
    /// What it was, in Chinese: 批注, 隐藏文字, 已删除的修订.
    pub what: &'static str,
    /// Its text.
    pub text: String,
}
