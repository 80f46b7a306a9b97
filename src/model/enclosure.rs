//! What a file beside a notice says: its text, and what its program wrote into it besides.

use crate::text::lang::Bilingual;

/// What a Word, Excel or PDF file, a table or a picture holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enclosure {
    /// Its text.
    pub lines: Vec<EnclosedLine>,
    /// Who wrote it and who changed it last, as the file names them, each once.
    pub people: Vec<String>,
    /// Changes that are recorded in it.
    pub changes: usize,
    /// Comments.
    pub comments: usize,
    /// Names of hidden sheets, and of sheets with hidden rows or columns.
    pub hidden: Vec<String>,
    /// Whether it says where a picture was taken.
    pub position: bool,
    /// Why it, or a part of it, was not read.
    pub unread: Option<Unread>,
}

/// A line of such a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnclosedLine {
    /// Where it stands.
    pub place: EnclosedPlace,
    /// Its text.
    pub text: String,
}

/// Where a line stands in such a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnclosedPlace {
    /// A paragraph of the text, counted from one, those in tables included.
    Paragraph(usize),
    /// A header, a footer, a note, a comment or a box.
    Margin,
    /// A row of a sheet.
    Row(String, usize),
    /// A line of a page.
    Page(usize, usize),
    /// A line of a file of text.
    Line(usize),
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It has a password.
    Locked,
    /// It is damaged, or not what its name says.
    Damaged,
    /// It is too large, or becomes so when it is unpacked.
    TooLarge,
    /// It is of a format that is not read.
    Foreign,
    /// The program that reads it is not there, or did not do its work.
    NoProgram,
    /// It changed or went while it was read.
    Gone,
}

impl EnclosedPlace {
    /// The place in words.
    pub fn words(&self) -> Bilingual {
        let (zh, en) = match self {
            EnclosedPlace::Paragraph(number) => (format!("第 {number} 段"), format!("paragraph {number}")),
            EnclosedPlace::Margin => {
                ("页眉、页脚、注释、批注或文本框".into(), "a header, footer, note, comment or box".into())
            }
            EnclosedPlace::Row(sheet, row) => {
                (format!("工作表“{sheet}”第 {row} 行"), format!("sheet `{sheet}`, row {row}"))
            }
            EnclosedPlace::Page(page, line) => {
                (format!("第 {page} 页第 {line} 行"), format!("page {page}, line {line}"))
            }
            EnclosedPlace::Line(line) => (format!("第 {line} 行"), format!("line {line}")),
        };
        Bilingual { zh, en }
    }
}

impl Unread {
    /// The reason in words.
    pub fn words(self) -> Bilingual<&'static str> {
        let (zh, en) = match self {
            Unread::Locked => ("它设有密码", "it has a password"),
            Unread::Damaged => ("它已损坏，或者内容与扩展名不符", "it is damaged, or not what its name says"),
            Unread::TooLarge => ("它太大，或者解压后大得不正常", "it is too large, or becomes so when it is unpacked"),
            Unread::Foreign => ("这种格式不能自动查看", "its format is not read"),
            Unread::NoProgram => (
                "没有装 pdftotext（poppler-utils），或者它没能读出内容",
                "`pdftotext` (poppler-utils) is not there, or could not read it",
            ),
            Unread::Gone => ("读取时它变了或不见了", "it changed or went while it was read"),
        };
        Bilingual { zh, en }
    }
}
