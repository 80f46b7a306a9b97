//! Tables as spreadsheets and programs both read them: UTF-8 with its mark, lines that end with CR LF, quotes where
//! RFC 4180 wants them, and no cell that a spreadsheet would compute or take for something else.

use std::io;
use std::io::Write;

use csv::Terminator;
use csv::Writer;
use csv::WriterBuilder;

use super::data_column::AND;
use super::data_column::DataCell;

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
    /// Begins a table with the names of its columns. All its rows must have as many cells.
    pub fn begin(to: &'w mut dyn Write, names: impl Iterator<Item = &'static str>) -> io::Result<CsvTable<'w>> {
        to.write_all(MARK.as_bytes())?;
        let mut table = CsvTable { writer: WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to) };
        names.into_iter().try_for_each(|name| table.plain(name))?;
        table.end_row()?;
        Ok(table)
    }

    /// Puts a row.
    pub fn row(&mut self, cells: &[DataCell<'_>]) -> io::Result<()> {
        for cell in cells {
            match cell {
                DataCell::Empty => self.plain(""),
                DataCell::Words(words) => self.words(words),
                DataCell::List(several) => self.words(&several.join(AND)),
                DataCell::Word(word) => self.plain(word),
                DataCell::Number(number) => self.plain(&number.to_string()),
                DataCell::Truth(truth) => self.plain(&truth.to_string()),
                DataCell::Day(day) => self.plain(&day.iso()),
            }?;
        }
        self.end_row()
    }

    /// Puts a cell of words, which stay the words they are.
    fn words(&mut self, words: &str) -> io::Result<()> {
        if is_guarded(words) {
            return self.plain(&format!("{GUARD}{words}"));
        }
        self.plain(words)
    }

    /// Puts a cell of the program's own: a name, a number, a day.
    fn plain(&mut self, cell: &str) -> io::Result<()> {
        Ok(self.writer.write_field(cell)?)
    }

    /// Ends a row.
    fn end_row(&mut self) -> io::Result<()> {
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
    // Nearly every cell begins like this, and nothing that is computed or changed does.
    if cell.starts_with(is_plain_word) {
        return false;
    }
    let begins = |text: &str| text.starts_with(ACTIVE);
    let is_read_otherwise = || {
        let folded: String = cell.trim().chars().map(half_width).collect::<String>().to_ascii_lowercase();
        is_number_or_day(&folded, folded != cell)
            || is_truth(&folded)
            || is_day_in_english(&folded)
            || is_amount(&folded)
    };
    cell.starts_with(GUARD) || begins(cell) || begins(cell.trim_start()) || cell.len() <= LONGEST && is_read_otherwise()
}

/// Whether a character is one of Chinese words, or a mark around them: no sign, figure or letter, in neither width.
fn is_plain_word(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '“' | '”' | '‘' | '’')
}

/// No number, day or truth that a spreadsheet reads is longer, in bytes.
const LONGEST: usize = 64;

/// Spreadsheets read full-width digits and signs like half-width ones.
fn half_width(c: char) -> char {
    if c == '￥' {
        return '¥';
    }
    let folded = u32::from(c).checked_sub(0xFEE0).filter(|code| (0x21..=0x7E).contains(code));
    folded.and_then(char::from_u32).unwrap_or(c)
}

/// Whether a cell that is written as words would be read as a number, a day or a time: `2025-3`, `3-2`, `007`, `1e5`,
/// `12月3日`, `100 %`. A plain number may be one, unless it is `written_otherwise`.
fn is_number_or_day(cell: &str, written_otherwise: bool) -> bool {
    let of_a_number = |c: char| c.is_ascii_digit() || "-/.:eE, %年月日时分秒".contains(c);
    let plain = cell.len() <= EXACT && !cell.starts_with('0') && cell.bytes().all(|b| b.is_ascii_digit());
    // 12月3日 and 8时30分 are a day and a time, 3年 and 3日 are words.
    let units = cell.chars().filter(|c| "年月日时分秒".contains(*c)).count();
    units != 1
        && cell.starts_with(|c: char| c.is_ascii_digit())
        && cell.chars().all(of_a_number)
        && (written_otherwise || !plain && cell != "0")
}

fn is_truth(cell: &str) -> bool {
    matches!(cell, "true" | "false")
}

/// `mar-2`, `2 mar 2025`, `mar 2025`.
fn is_day_in_english(cell: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let parts = cell.split(['-', '/', ' ', '.', ',']).filter(|part| !part.is_empty());
    let (words, numbers): (Vec<&str>, Vec<&str>) = parts.partition(|part| !part.bytes().all(|b| b.is_ascii_digit()));
    let is_month = |word: &&str| word.len() >= 3 && word.is_ascii() && MONTHS.contains(&&word[..3]);
    words.len() == 1 && words.iter().all(is_month) && (1..=2).contains(&numbers.len())
}

/// `¥100`, `$5`, `(100)`: money, and a loss.
fn is_amount(cell: &str) -> bool {
    let money = cell.strip_prefix(['¥', '$', '€', '£']);
    let loss = cell.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let is_figure = |text: &str| {
        let text = text.trim();
        text.starts_with(|c: char| c.is_ascii_digit())
            && text.bytes().all(|b| b.is_ascii_digit() || b",. %".contains(&b))
    };
    money.or(loss).is_some_and(is_figure)
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
        let mut table = CsvTable::begin(&mut out, ["x", "y"].into_iter()).unwrap();
        rows.iter().for_each(|row| table.row(&cells(row)).unwrap());
        table.end().unwrap();
        String::from_utf8(out.all).unwrap()
    }

    fn cells<'c>(row: &[&'c str]) -> Vec<DataCell<'c>> {
        row.iter().map(|cell| DataCell::Words((*cell).into())).collect()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let rows: &[&[&str]] =
            &[&["a", "b"], &["一，二", ""], &["说“好”", "说\"好\""], &["1,5个", "两\n行"], &["a;b", "a\rb"], &["", ""]];
        let wanted =
            "\u{FEFF}x,y\r\na,b\r\n一，二,\r\n说“好”,\"说\"\"好\"\"\"\r\n\"1,5个\",\"两\n行\"\r\na;b,\"a\rb\"\r\n,\r\n";
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
            "12月3日",
            "2025年3月",
            "8时30分",
            "１２－３",
            "１２",
            " 007 ",
            "100%",
            "100 %",
            "TRUE",
            "false",
            "Mar-2",
            "2 March 2025",
            "¥100",
            "￥1,000.00",
            "$5",
            "(100)",
            "（100）",
        ] {
            assert!(is_guarded(guarded), "{guarded}");
        }
    }

    #[test]
    fn other_cells_are_left_alone() {
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
            "100%以上",
            "3月底前",
            "12月3日前",
            "2025年3月底前",
            "真",
            "March",
            "may 1 be",
            "May not-1",
            "（一）",
            "(2025)3号",
            "¥",
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
        let mut table = CsvTable::begin(&mut out, ["a", "b"].into_iter()).unwrap();
        for _ in 0..10_000 {
            table.row(&cells(&[&"问题，\"".repeat(10), &"字".repeat(100)])).unwrap();
        }
        table.end().unwrap();
        assert!(out.all.len() > 4_000_000 && out.largest <= 16 << 10, "{} of {}", out.largest, out.all.len());
    }

    #[test]
    fn rows_have_as_many_cells_as_the_head() {
        let mut out = Vec::new();
        let mut table = CsvTable::begin(&mut out, ["a", "b"].into_iter()).unwrap();
        table.row(&cells(&["a", "b"])).unwrap();
        assert!(table.row(&cells(&["a"])).is_err());
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
        let mut table = CsvTable::begin(&mut full, ["a"].into_iter()).unwrap();
        table.row(&cells(&["a"])).unwrap();
        assert_eq!(table.end().unwrap_err().kind(), io::ErrorKind::StorageFull);
    }
}
