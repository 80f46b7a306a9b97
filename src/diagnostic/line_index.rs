//! Byte offsets as lines and columns.

/// A place as people and editors count it, from 1. Columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// The lines of one source.
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    source: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Finds the lines of a source. A byte order mark at its start counts for no column.
    pub fn new(source: &'a str) -> LineIndex<'a> {
        let first = source.len() - source.strip_prefix('\u{feff}').unwrap_or(source).len();
        let starts = std::iter::once(first).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect();
        LineIndex { source, starts }
    }

    /// The place of a byte; past the end it is the end, inside a character its start.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.source.floor_char_boundary(offset);
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let before = self.source.get(self.start(line)..offset).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }

    /// The byte a line begins with.
    pub fn start(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(self.source.len())
    }

    /// The text of a line without its line break.
    pub fn text(&self, line: usize) -> &'a str {
        let text = self.source.get(self.start(line)..self.start(line + 1)).unwrap_or_default();
        let text = text.strip_suffix('\n').unwrap_or(text);
        text.strip_suffix('\r').unwrap_or(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_begin_at_one() {
        let source = "标题\r\n\n整改a结果";
        let lines = LineIndex::new(source);
        for (offset, line, column) in [
            (0, 1, 1),
            (3, 1, 2),
            (4, 1, 2),
            (6, 1, 3),
            (8, 2, 1),
            (9, 3, 1),
            (15, 3, 3),
            (16, 3, 4),
            (source.len(), 3, 6),
            (999, 3, 6),
        ] {
            assert_eq!(lines.position(offset), Position { line, column }, "{offset}");
        }
        assert_eq!((lines.text(1), lines.text(2), lines.text(3), lines.text(4)), ("标题", "", "整改a结果", ""));
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        let lines = LineIndex::new("\u{feff}标题");
        assert_eq!(lines.position(0), Position { line: 1, column: 1 });
        assert_eq!(lines.position(6), Position { line: 1, column: 2 });
        assert_eq!(lines.text(1), "标题");
    }

    #[test]
    fn an_empty_source_has_one_line() {
        let lines = LineIndex::new("");
        assert_eq!((lines.position(0), lines.text(1)), (Position { line: 1, column: 1 }, ""));
    }
}
