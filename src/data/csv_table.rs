//! Tables as spreadsheets and programs both read them: UTF-8 with its mark, lines that end with CR LF, quotes where
//! RFC 4180 wants them, and no cell that a spreadsheet would compute or take for something else.

use std::io;
use std::io::Write;

use csv::Terminator;
use csv::Writer;
use csv::WriterBuilder;

/// Says to Excel and WPS that a file is UTF-8.
const MARK: &str = "\u{FEFF}";

/// What stands in front of a cell that a spreadsheet would not leave alone.
const GUARD: char = '\'';

/// Beginnings that spreadsheets take for those of formulas, in both widths, and those that they skip before one.
const ACTIVE: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/// How many digits a spreadsheet keeps.
const EXACT: usize = 15;

/// A table on its way to a file: no more of it is held than a buffer.
pub(super) struct CsvTable<'w> {
    writer: Writer<&'w mut dyn Write>,
}

impl<'w> CsvTable<'w> {
    /// Begins a table. All its rows must have as many cells as the first.
    pub fn begin(to: &'w mut dyn Write) -> io::Result<CsvTable<'w>> {
        to.write_all(MARK.as_bytes())?;
        Ok(CsvTable { writer: WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to) })
    }

    /// Puts a cell of words, which stay the words they are.
    pub fn words(&mut self, words: &str) -> io::Result<()> {
        if is_guarded(words) {
            return self.plain(&format!("{GUARD}{words}"));
        }
        self.plain(words)
    }

    /// Puts a cell of the program's own: a name, a number, a day.
    pub fn plain(&mut self, cell: &str) -> io::Result<()> {
        Ok(self.writer.write_field(cell)?)
    }

    /// Ends a row.
    pub fn end_row(&mut self) -> io::Result<()> {
        Ok(self.writer.write_record(None::<&[u8]>)?)
    }

    /// Ends the table.
    pub fn end(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Whether a spreadsheet would compute a cell or change it. What begins with the guard itself is guarded too, so that
/// taking one away from every cell that begins with it gives the words back.
fn is_guarded(cell: &str) -> bool {
    let begins = |text: &str| text.starts_with(ACTIVE);
    cell.starts_with(GUARD) || begins(cell) || begins(cell.trim_start()) || is_number_or_day(cell)
}

/// Whether a cell that is written as words would be read as a number or a day: `2025-3`, `2025/3-2`, `007`, `1e5`. A plain
/// number may be one.
fn is_number_or_day(cell: &str) -> bool {
    let of_a_number = |b: u8| b.is_ascii_digit() || b"-/.:eE, ".contains(&b);
    let plain = cell.len() <= EXACT && !cell.starts_with('0') && cell.bytes().all(|b| b.is_ascii_digit());
    cell.starts_with(|c: char| c.is_ascii_digit()) && cell.bytes().all(of_a_number) && !plain && cell != "0"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A writer that knows its largest piece.
    #[derive(Default)]
    struct Pieces {
        all: Vec<u8>,
        largest: usize,
    }

    impl Write for Pieces {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.largest = self.largest.max(bytes.len());
            self.all.extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn written(rows: &[&[&str]]) -> String {
        let mut out = Pieces::default();
        let mut table = CsvTable::begin(&mut out).unwrap();
        for row in rows {
            row.iter().for_each(|cell| table.words(cell).unwrap());
            table.end_row().unwrap();
        }
        table.end().unwrap();
        String::from_utf8(out.all).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let rows: &[&[&str]] =
            &[&["a", "b"], &["一，二", ""], &["说“好”", "说\"好\""], &["1,5个", "两\n行"], &["a;b", "a\rb"], &["", ""]];
        let wanted =
            "\u{FEFF}a,b\r\n一，二,\r\n说“好”,\"说\"\"好\"\"\"\r\n\"1,5个\",\"两\n行\"\r\na;b,\"a\rb\"\r\n,\r\n";
        assert_eq!(written(rows), wanted);
    }

    #[test]
    fn cells_that_a_spreadsheet_would_not_leave_alone_are_guarded() {
        for guarded in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1+1",
            "＋1",
            "－1",
            "＠a",
            "  =1",
            "\u{3000}=1",
            "'a",
            "'",
            "\0=1",
            "2025-3",
            "3-2",
            "2025/3-2",
            "3/2",
            "1.10",
            "007",
            "1e5",
            "12:30",
            "1234567890123456",
            "1,000",
        ] {
            assert!(is_guarded(guarded), "{guarded}");
        }
        for left in [
            "",
            "a",
            "a=1",
            "一、加强",
            "“=”号",
            "3",
            "0",
            "2025",
            "qinglan-2025/3-2",
            "3年",
            "—",
            "·",
            "①",
            "3-2号",
            "e5",
            "100%",
            "《a》",
            "…",
            "123456789012345",
        ] {
            assert!(!is_guarded(left), "{left}");
        }
    }

    #[test]
    fn a_table_is_written_in_pieces() {
        let mut out = Pieces::default();
        let mut table = CsvTable::begin(&mut out).unwrap();
        for _ in 0..10_000 {
            table.words(&"问题，\"".repeat(10)).unwrap();
            table.words(&"字".repeat(100)).unwrap();
            table.end_row().unwrap();
        }
        table.end().unwrap();
        assert!(out.all.len() > 4_000_000 && out.largest <= 16 << 10, "{} of {}", out.largest, out.all.len());
    }

    #[test]
    fn rows_have_as_many_cells_as_the_first() {
        let mut out = Vec::new();
        let mut table = CsvTable::begin(&mut out).unwrap();
        table.words("a").unwrap();
        table.words("b").unwrap();
        table.end_row().unwrap();
        table.words("a").unwrap();
        assert!(table.end_row().is_err());
    }

    #[test]
    fn a_full_disk_is_said() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                if bytes == MARK.as_bytes() { Ok(bytes.len()) } else { Err(io::ErrorKind::StorageFull.into()) }
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut full = Full;
        let mut table = CsvTable::begin(&mut full).unwrap();
        table.words("a").unwrap();
        table.end_row().unwrap();
        assert_eq!(table.end().unwrap_err().kind(), io::ErrorKind::StorageFull);
    }
}
