//! All tables as one workbook (Office Open XML), written in one pass: a sheet a table, its cells typed, its head frozen and
//! with filters. The libraries that write workbooks hold them whole, or want a file that they can go back in.

use std::borrow::Cow;
use std::fmt;
use std::fmt::Write as _;
use std::io;
use std::io::Write;

use jiff::civil;
use zip::CompressionMethod;
use zip::DateTime;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;
use zip::write::StreamWriter;

use super::data_column::AND;
use super::data_column::CellKind;
use super::data_column::ColumnAbout;
use super::data_column::DataCell;
use super::xml_writer::may_stand_in_xml;
use crate::text::date::Date;
use crate::text::date::Precision;

/// So many rows go into a sheet, its head among them.
const MOST_ROWS: usize = 1 << 20;
/// So many characters (UTF-16 units) go into a cell.
const MOST_CHARACTERS: usize = 32_767;
/// How hard its parts are packed: 3 takes a third of the time that the usual 6 takes, and gives a tenth more bytes.
const LEVEL: i64 = 3;
/// The day that spreadsheets count days from.
const FIRST_DAY: civil::Date = civil::date(1899, 12, 30);

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
"#;
const SPREADSHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Whether so many rows and a head go into one sheet.
pub(super) fn fits(rows: usize) -> bool {
    rows < MOST_ROWS
}

/// A workbook on its way to a file.
pub(super) struct Workbook<'w> {
    zip: ZipWriter<StreamWriter<&'w mut dyn Write>>,
    options: SimpleFileOptions,
    names: Vec<String>,
    /// The cells of each sheet that its filter covers.
    filters: Vec<String>,
    /// How many columns the sheet that is open has, and how many rows so far.
    open: Option<(usize, usize)>,
    row: String,
}

impl<'w> Workbook<'w> {
    /// Begins a workbook whose parts bear a day.
    pub fn begin(to: &'w mut dyn Write, day: Option<Date>) -> Workbook<'w> {
        let stamp = day.map(Date::last).and_then(|day| {
            let number = |of: i8| u8::try_from(of).ok();
            let year = u16::try_from(day.year()).ok()?;
            DateTime::from_date_and_time(year, number(day.month())?, number(day.day())?, 0, 0, 0).ok()
        });
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(stamp.unwrap_or_default())
            .unix_permissions(0o644);
        Workbook {
            zip: ZipWriter::new_stream(to),
            options,
            names: Vec::new(),
            filters: Vec::new(),
            open: None,
            row: String::new(),
        }
    }

    /// Begins a sheet with the names of its columns; the sheet before it is ended.
    pub fn sheet(&mut self, name: &str, columns: &[ColumnAbout]) -> io::Result<()> {
        self.end_sheet()?;
        self.names.push(name.to_owned());
        self.part(&format!("xl/worksheets/sheet{}.xml", self.names.len()))?;
        let mut out = format!(
            "{HEAD}<worksheet xmlns=\"{SPREADSHEET}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" \
             topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
        );
        for (at, about) in columns.iter().enumerate() {
            let (at, width) = (at + 1, width(about));
            out.push_str(&format!("<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>"));
        }
        out.push_str("</cols><sheetData>");
        self.zip.write_all(out.as_bytes())?;
        self.open = Some((columns.len(), 0));
        let names: Vec<DataCell<'_>> = columns.iter().map(|about| DataCell::Words(about.name.into())).collect();
        self.put(&names, Style::Head)
    }

    /// Puts a row into the sheet that is open.
    pub fn row(&mut self, cells: &[DataCell<'_>]) -> io::Result<()> {
        self.put(cells, Style::Plain)
    }

    fn put(&mut self, cells: &[DataCell<'_>], style: Style) -> io::Result<()> {
        let Some((_, rows)) = &mut self.open else { return Ok(()) };
        *rows += 1;
        let number = *rows;
        self.row.clear();
        self.row.push_str("<row>");
        for (at, cell) in cells.iter().enumerate() {
            put_cell(&mut self.row, at, number, cell, style);
        }
        self.row.push_str("</row>");
        self.zip.write_all(self.row.as_bytes())
    }

    fn end_sheet(&mut self) -> io::Result<()> {
        let Some((columns, rows)) = self.open.take() else { return Ok(()) };
        let last = column_letters(columns.saturating_sub(1));
        let range = format!("A1:{last}{rows}");
        write!(self.zip, "</sheetData><autoFilter ref=\"{range}\"/></worksheet>")?;
        self.filters.push(format!("$A$1:${last}${rows}"));
        Ok(())
    }

    /// Ends the workbook.
    pub fn end(mut self) -> io::Result<()> {
        self.end_sheet()?;
        let names: Vec<String> = self.names.iter().map(|name| escaped(name)).collect();
        let mut types = format!(
            "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default \
             Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default \
             Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override \
             PartName=\"/xl/styles.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
        );
        let mut sheets = String::new();
        let mut relations = String::new();
        let mut defined = String::new();
        for (at, name) in names.iter().enumerate() {
            let number = at + 1;
            types.push_str(&format!(
                "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
            ));
            sheets.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"));
            relations.push_str(&format!(
                "<Relationship Id=\"rId{number}\" Type=\"{RELATIONSHIPS}/worksheet\" \
                 Target=\"worksheets/sheet{number}.xml\"/>"
            ));
            // Excel wants the range of a filter as a hidden name too.
            defined.push_str(&format!(
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">'{name}'!{}</definedName>",
                self.filters[at]
            ));
        }
        types.push_str("</Types>");
        let styles = names.len() + 1;
        let package = "http://schemas.openxmlformats.org/package/2006/relationships";
        let parts = [
            ("[Content_Types].xml", types),
            (
                "_rels/.rels",
                format!(
                    "{HEAD}<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" \
                     Type=\"{RELATIONSHIPS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/workbook.xml",
                format!(
                    "{HEAD}<workbook xmlns=\"{SPREADSHEET}\" \
                     xmlns:r=\"{RELATIONSHIPS}\"><sheets>{sheets}</sheets><definedNames>{defined}</definedNames></workbook>"
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    "{HEAD}<Relationships xmlns=\"{package}\">{relations}<Relationship Id=\"rId{styles}\" \
                     Type=\"{RELATIONSHIPS}/styles\" Target=\"styles.xml\"/></Relationships>"
                ),
            ),
            ("xl/styles.xml", format!("{HEAD}{STYLES}")),
        ];
        for (path, text) in parts {
            self.part(path)?;
            self.zip.write_all(text.as_bytes())?;
        }
        self.zip.finish().map_err(io::Error::from)?;
        Ok(())
    }

    fn part(&mut self, path: &str) -> io::Result<()> {
        self.zip.start_file(path, self.options).map_err(io::Error::from)
    }
}

/// The styles of cells, by their numbers: plain, head, day.
const STYLES: &str = concat!(
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    r#"<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>"#,
    r#"<fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts>"#,
    r#"<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
    r#"<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>"#,
    r#"<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#,
    r#"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>"#,
    r#"<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#,
);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Head,
}

/// How wide a column is, in characters.
fn width(about: &ColumnAbout) -> usize {
    match about.kind {
        CellKind::Number | CellKind::Truth => 9,
        CellKind::Day => 12,
        CellKind::Word(_) => 16,
        CellKind::Key => 24,
        CellKind::List | CellKind::Link => 28,
        CellKind::Words => 40,
    }
}

fn put_cell(out: &mut String, at: usize, row: usize, cell: &DataCell<'_>, style: Style) {
    let words: Cow<'_, str> = match cell {
        DataCell::Empty => return,
        DataCell::Number(number) => return put_value(out, (at, row), "", number),
        DataCell::Truth(truth) => return put_value(out, (at, row), " t=\"b\"", &u8::from(*truth)),
        DataCell::Day(day) if day.precision() == Precision::Day => {
            return put_value(out, (at, row), " s=\"2\"", &(day.first() - FIRST_DAY).get_days());
        }
        DataCell::Day(day) => day.iso().into(),
        DataCell::Words(words) => Cow::Borrowed(words),
        DataCell::List(several) => several.join(AND).into(),
        DataCell::Word(word) => Cow::Borrowed(word),
    };
    // Words stay words: a spreadsheet computes no inline string, and its format is that of text.
    let style = if style == Style::Head { 1 } else { 3 };
    put_place(out, (at, row));
    put_all(out, format_args!(" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"));
    put_escaped(out, fitting(&words));
    out.push_str("</t></is></c>");
}

/// A cell that is no words.
fn put_value(out: &mut String, place: (usize, usize), kind: &str, value: &dyn fmt::Display) {
    put_place(out, place);
    put_all(out, format_args!("{kind}><v>{value}</v></c>"));
}

/// Begins a cell at a column, from 0, and a row, from 1.
fn put_place(out: &mut String, (at, row): (usize, usize)) {
    out.push_str("<c r=\"");
    put_letters(out, at);
    put_all(out, format_args!("{row}\""));
}

fn put_all(out: &mut String, words: fmt::Arguments<'_>) {
    out.write_fmt(words).expect("memory takes every character");
}

/// As much of the words as goes into a cell.
fn fitting(words: &str) -> &str {
    if words.len() <= MOST_CHARACTERS {
        return words;
    }
    let mut units = 0;
    let end = words.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > MOST_CHARACTERS
    });
    &words[..end.map_or(words.len(), |(at, _)| at)]
}

/// Text in XML 1.0, without the characters that it cannot hold. What looks like an escape of a character in a workbook
/// (`_x0041_`) is escaped itself.
fn put_escaped(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&apos;",
            '\r' => "_x000D_",
            '_' if is_escape(&text[at..]) => "_x005F_",
            c if may_stand_in_xml(c) => continue,
            _ => "",
        };
        out.push_str(&text[from..at]);
        out.push_str(instead);
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    put_escaped(&mut out, text);
    out
}

fn is_escape(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|rest| rest.get(..5));
    digits.is_some_and(|rest| rest.ends_with('_') && rest[..4].bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The letters of a column, from 0: A, B, … Z, AA.
fn put_letters(out: &mut String, at: usize) {
    if at >= 26 {
        put_letters(out, at / 26 - 1);
    }
    out.push(char::from(b'A' + u8::try_from(at % 26).unwrap_or(0)));
}

fn column_letters(at: usize) -> String {
    let mut letters = String::new();
    put_letters(&mut letters, at);
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_their_letters() {
        for (at, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letters(at), letters);
        }
    }

    #[test]
    fn text_is_escaped_as_workbooks_want_it() {
        for (text, wanted) in [
            ("a<b&\"c\"", "a&lt;b&amp;&quot;c&quot;"),
            ("\u{1}\u{FFFE}a\tb\nc", "a\tb\nc"),
            ("_x0041_", "_x005F_x0041_"),
            ("_x004", "_x004"),
            ("_xГГГГ_", "_xГГГГ_"),
            ("a\r\nb", "a_x000D_\nb"),
        ] {
            assert_eq!(escaped(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_cell_holds_so_much_and_no_half_character() {
        let long = "字".repeat(MOST_CHARACTERS + 5);
        assert_eq!(fitting(&long).chars().count(), MOST_CHARACTERS);
        let wide = "\u{20000}".repeat(MOST_CHARACTERS);
        assert_eq!(fitting(&wide).chars().count(), MOST_CHARACTERS / 2);
        assert_eq!(fitting("字"), "字");
    }

    #[test]
    fn the_same_rows_are_the_same_bytes() {
        let made = || {
            let mut out = Vec::new();
            let mut book = Workbook::begin(&mut out, Date::day(2026, 3, 31));
            let columns =
                [crate::data::data_column::about("a", CellKind::Number, crate::data::data_column::Origin::Derived, "")];
            book.sheet("甲", &columns).unwrap();
            book.row(&[DataCell::Number(3)]).unwrap();
            book.end().unwrap();
            out
        };
        assert!(made() == made() && made().starts_with(b"PK"));
    }
}
