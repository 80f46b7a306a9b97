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
    /// What of it was not read, and why.
    pub unread: Vec<Unseen>,
}

/// A file, or a part of one, that was not looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// The name of the part; empty where it is the file itself.
    pub part: String,
    /// Why.
    pub why: Unread,
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum EnclosedPlace {
    /// A paragraph of the text, counted from one, those in tables included.
    Paragraph(usize),
    /// A part that is not the text itself: what it is, by its name in the package.
    Part(PartRole, String),
    /// A property of the file or of a picture, by its name.
    Property(String),
    /// What is written into the marks and not seen: alternative text, an address of a link, a name.
    Attribute(Box<EnclosedPlace>),
    /// The name of a sheet, by its number.
    SheetName(usize),
    /// The name of a file within.
    FileName(usize),
    /// A place in a file that is within this one, by the name of that file.
    Within(String, Box<EnclosedPlace>),
    /// A row of a sheet.
    Row(String, usize),
    /// A line of a page.
    Page(usize, usize),
    /// A line of a file of text.
    Line(usize),
}

/// What a part of an office document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartRole {
    /// The text of the document, or a slide.
    Text,
    /// A header or footer.
    Header,
    /// A footnote or endnote.
    Note,
    /// Comments.
    Comment,
    /// A chart with its remembered numbers and labels.
    Chart,
    /// A diagram.
    Diagram,
    /// What a pivot table remembers of its source.
    PivotCache,
    /// What a workbook remembers of others.
    ExternalLink,
    /// A query, or a connection to a source of data.
    Query,
    /// A drawing with its boxes.
    Drawing,
    /// Texts of a workbook that stand in no cell.
    UnusedTexts,
    /// Data that a program keeps in the document.
    CustomData,
    /// Properties of the document.
    Properties,
    /// Where links and relations lead.
    Links,
    /// What belongs to a sheet and stands in no row: rules for input, links, names of ranges.
    Sheet,
    /// What stands in a PDF and on none of its pages: bookmarks, comments, alternative text.
    Unpaged,
    /// Names and settings of the workbook.
    Names,
    /// Anything else.
    Other,
}

impl PartRole {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            PartRole::Text => ("正文或幻灯片", "the text or a slide"),
            PartRole::Header => ("页眉或页脚", "a header or footer"),
            PartRole::Note => ("脚注、尾注或备注", "a footnote, endnote or note"),
            PartRole::Comment => ("批注", "a comment"),
            PartRole::Chart => ("图表保存的数据", "the data kept in a chart"),
            PartRole::Diagram => ("SmartArt 图形", "a diagram (SmartArt)"),
            PartRole::PivotCache => ("数据透视表的缓存", "the cache of a pivot table"),
            PartRole::ExternalLink => ("外部链接的缓存", "the cache of a link to another workbook"),
            PartRole::Query => ("数据查询或连接", "a query or connection"),
            PartRole::Drawing => ("图形或文本框", "a drawing or box"),
            PartRole::UnusedTexts => {
                ("单元格里已删去、文件里还留着的文字", "a text that no cell shows and the file still holds")
            }
            PartRole::CustomData => ("附带的 XML 数据", "data kept in XML"),
            PartRole::Properties => ("文档属性", "the properties"),
            PartRole::Links => ("链接地址", "the address of a link"),
            PartRole::Sheet => ("工作表的输入规则、链接或设置", "a rule for input, a link or a setting of a sheet"),
            PartRole::Unpaged => ("书签、批注或替代文字等", "a bookmark, a comment or alternative text"),
            PartRole::Names => ("名称或设置", "a name or setting"),
            PartRole::Other => ("看不见的部分", "a part that is not seen"),
        }
    }
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
    /// Files in it are nested too deeply, or there are too many.
    TooNested,
    /// It is of a format that is not read.
    Foreign,
    /// An object of an old program, or macros.
    Object,
    /// A PDF in another file.
    EnclosedPdf,
    /// A file in a PDF.
    Enclosed,
    /// It has no text, or pages without: pictures of a paper.
    NoText,
    /// The program that reads it is not there, or did not do its work.
    NoProgram,
    /// It changed or went while it was read.
    Gone,
}

impl EnclosedPlace {
    /// The place in words, where files and sheets are called as they may be said.
    pub fn words(&self, called: &dyn Fn(&str) -> String) -> Bilingual {
        let (zh, en) = match self {
            EnclosedPlace::Paragraph(number) => (format!("第 {number} 段"), format!("paragraph {number}")),
            EnclosedPlace::Part(role, name) => {
                let ((zh, en), name) = (role.words(), called(name));
                (format!("{zh}（{name}）"), format!("{en} (`{name}`)"))
            }
            EnclosedPlace::Property(name) => {
                (format!("属性“{}”", called(name)), format!("the property `{}`", called(name)))
            }
            EnclosedPlace::Attribute(place) => {
                let place = place.words(called);
                (format!("{}（替代文字等看不见处）", place.zh), format!("{} (unseen, as alternative text)", place.en))
            }
            EnclosedPlace::SheetName(number) => {
                (format!("第 {number} 张工作表的名称"), format!("the name of sheet {number}"))
            }
            EnclosedPlace::FileName(number) => {
                (format!("第 {number} 个内含文件的名称"), format!("the name of file {number} in it"))
            }
            EnclosedPlace::Within(name, place) => {
                let (place, name) = (place.words(called), called(name));
                (format!("内含文件“{name}”的{}", place.zh), format!("{} of the file `{name}` in it", place.en))
            }
            EnclosedPlace::Row(sheet, row) => {
                let sheet = called(sheet);
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
            Unread::TooNested => (
                "里面的文件太多，或者一层套一层，没有看完",
                "there are too many files in it, or too many levels of them",
            ),
            Unread::Object => (
                "旧格式的嵌入对象、控件或宏不能自动查看",
                "an object of an old format, a control or a macro is not read",
            ),
            Unread::EnclosedPdf => {
                ("里面的 PDF 要取出来单独检查", "a PDF in another file has to be taken out and checked by itself")
            }
            Unread::Enclosed => {
                ("PDF 里附带的文件要取出来单独检查", "a file within a PDF has to be taken out and checked by itself")
            }
            Unread::NoText => (
                "里面没有文字，可能是扫描件；图里的字没有识别",
                "there is no text, perhaps it is a scan; pictures are not recognised",
            ),
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
