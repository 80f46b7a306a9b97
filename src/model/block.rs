//! The approved text of a document: blocks of runs, in order, free of any notation.

use super::{At, Offsets};

/// One block of a document's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; its depth carries no meaning beyond looks (the grammar trusts numbering and labels).
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A list. Items of a numbered list keep the number as it was typed.
    List {
        /// The items in order.
        items: Vec<Item>,
        /// Where the list stands.
        at: At,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
        /// Where the quotation stands.
        at: At,
    },
    /// A table.
    Table(Table),
    /// Text whose line breaks and spaces are kept, from a fenced block.
    Preformatted {
        /// The text, without the final line break.
        text: String,
        /// Where it stands, fences included.
        at: At,
    },
    /// A line across the page.
    Rule {
        /// Where it stands.
        at: At,
    },
}

impl Block {
    /// Where the block stands in its source.
    pub fn at(&self) -> At {
        match self {
            Block::Heading(heading) => heading.at,
            Block::Paragraph(paragraph) => paragraph.at,
            Block::Table(table) => table.at,
            Block::List { at, .. } | Block::Quote { at, .. } | Block::Preformatted { at, .. } | Block::Rule { at } => {
                *at
            }
        }
    }

    /// Every text in the block, in reading order, list markers left out.
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Block::Heading(heading) => vec![&heading.text],
            Block::Paragraph(paragraph) => vec![&paragraph.text],
            Block::List { items, .. } => items.iter().flat_map(|item| &item.blocks).flat_map(Block::texts).collect(),
            Block::Quote { blocks, .. } => blocks.iter().flat_map(Block::texts).collect(),
            Block::Table(table) => table.rows().flatten().map(|cell| &cell.text).collect(),
            Block::Preformatted { .. } | Block::Rule { .. } => vec![],
        }
    }

    /// What a reader sees of the block: blocks and items on lines of their own, cells parted by tabs.
    pub fn plain(&self) -> String {
        match self {
            Block::Heading(heading) => heading.text.plain(),
            Block::Paragraph(paragraph) => paragraph.text.plain(),
            Block::Preformatted { text, .. } => text.clone(),
            Block::Rule { .. } => String::new(),
            Block::Quote { blocks, .. } => plain(blocks),
            Block::Table(table) => {
                let row = |cells: &Vec<Cell>| cells.iter().map(|cell| cell.text.plain()).collect::<Vec<_>>().join("\t");
                table.rows().map(row).collect::<Vec<_>>().join("\n")
            }
            Block::List { items, .. } => {
                let item = |item: &Item| match &item.marker {
                    Some(marker) => format!("{marker} {}", plain(&item.blocks)),
                    None => plain(&item.blocks),
                };
                items.iter().map(item).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

/// What a reader sees of several blocks, a line each.
pub fn plain(blocks: &[Block]) -> String {
    blocks.iter().map(Block::plain).collect::<Vec<_>>().join("\n")
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6, as typed.
    pub level: u8,
    /// Its text, number included.
    pub text: Text,
    /// Where it stands.
    pub at: At,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text; `\n` is a line break that is shown.
    pub text: Text,
    /// Where it stands.
    pub at: At,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The number as typed (`3.`); none in a bulleted list.
    pub marker: Option<String>,
    /// What the item holds.
    pub blocks: Vec<Block>,
}

/// A table with one row of column headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Column headings.
    pub head: Vec<Cell>,
    /// The rows, each as long as `head`.
    pub body: Vec<Vec<Cell>>,
    /// Where it stands.
    pub at: At,
}

impl Table {
    /// The column headings, then the rows.
    pub fn rows(&self) -> impl Iterator<Item = &Vec<Cell>> {
        std::iter::once(&self.head).chain(&self.body)
    }

    /// The characters of its cells, row by row.
    pub fn plain(&self) -> Vec<Vec<String>> {
        self.rows().map(|row| row.iter().map(|cell| cell.text.plain()).collect()).collect()
    }
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its text.
    pub text: Text,
    /// Where it stands.
    pub at: At,
}

/// A stretch of styled text: runs in order, neighbours differing in style, none of them empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    runs: Vec<Run>,
}

/// Characters of one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The characters; for an image its text alternative. `\n` is a line break that is shown.
    pub text: String,
    /// How they are set.
    pub style: Style,
    /// Where they stand.
    pub offsets: Offsets,
}

/// How a run of characters is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Bold.
    pub strong: bool,
    /// Emphasised.
    pub emphasis: bool,
    /// Set as code.
    pub code: bool,
    /// Where the run leads, for a link.
    pub link: Option<String>,
    /// The picture the run stands for.
    pub image: Option<String>,
}

impl Text {
    /// A text in one style that came from no source.
    pub fn of(text: impl Into<String>) -> Text {
        let mut out = Text::default();
        out.push(Run { text: text.into(), style: Style::default(), offsets: Offsets::default() });
        out
    }

    /// Appends a run, joining it to the last one where the style is the same (pictures stay apart).
    pub fn push(&mut self, run: Run) {
        if run.text.is_empty() && run.style.image.is_none() {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.style == run.style && run.style.image.is_none() => {
                last.offsets.append(last.text.len(), &run.offsets);
                last.text.push_str(&run.text);
            }
            _ => self.runs.push(run),
        }
    }

    /// The runs in order.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The characters alone.
    pub fn plain(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Length in bytes of [`Text::plain`].
    pub fn len(&self) -> usize {
        self.runs.iter().map(|run| run.text.len()).sum()
    }

    /// The source offset of a byte offset of [`Text::plain`]; `None` for text that came from no source.
    pub fn locate(&self, offset: usize) -> Option<usize> {
        let mut before = 0;
        for run in &self.runs {
            if offset < before + run.text.len() {
                return run.offsets.locate(offset - before);
            }
            before += run.text.len();
        }
        let last = self.runs.last()?;
        last.offsets.locate(last.text.len().saturating_sub(1)).map(|at| at + 1)
    }

    /// Where a byte range of [`Text::plain`] stands in the source.
    pub fn at(&self, range: std::ops::Range<usize>) -> Option<At> {
        let start = self.locate(range.start)?;
        let end = match range.end {
            end if end > range.start => self.locate(end - 1)? + 1,
            _ => start,
        };
        Some(At::new(start, end.max(start)))
    }

    /// The part of the text in a byte range of [`Text::plain`], styles kept.
    pub fn slice(&self, range: std::ops::Range<usize>) -> Text {
        let mut out = Text::default();
        let mut before = 0;
        for run in &self.runs {
            let after = before + run.text.len();
            let (start, end) = (range.start.max(before), range.end.min(after));
            // A picture may have no text alternative; it belongs to a part that has it within or at an edge.
            let picture = run.text.is_empty() && range.start <= before && before <= range.end;
            if start < end || picture {
                let part = start - before..end - before;
                out.push(Run {
                    text: run.text[part.clone()].to_owned(),
                    style: run.style.clone(),
                    offsets: run.offsets.slice(part),
                });
            }
            before = after;
        }
        out
    }

    /// The text without white space at its ends (U+3000 included).
    pub fn trimmed(&self) -> Text {
        let plain = self.plain();
        let start = plain.len() - plain.trim_start().len();
        let end = plain.trim_end().len();
        if start == 0 && end == plain.len() { self.clone() } else { self.slice(start..end.max(start)) }
    }
}

impl FromIterator<Run> for Text {
    fn from_iter<I: IntoIterator<Item = Run>>(runs: I) -> Self {
        let mut out = Text::default();
        for run in runs {
            out.push(run);
        }
        out
    }
}
