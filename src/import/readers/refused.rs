//! Why a file was not read, and how to mend it, in the words of both languages.

use std::fmt;

use crate::import::paper::Content;
use crate::import::paper::Paper;
use crate::text::lang::Bilingual;

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The file is larger than a paper may be.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
        /// The largest size that is read.
        limit: usize,
    },
    /// The file holds more text than a paper may.
    TooMuchText,
    /// No text in it: empty, or only pictures.
    NoText,
    /// A picture: text must be recognised first.
    Picture,
    /// A PDF in which the text of cells or columns is woven together.
    Woven {
        /// The pages.
        pages: Vec<usize>,
        /// Whether it is a table, else two columns.
        table: bool,
    },
    /// A page that only shows others, by their addresses.
    Framed(String),
    /// Bytes that are no text in any encoding of Chinese.
    Binary,
    /// Protected by a password.
    Encrypted,
    /// A kind of document that is not read, by its extension.
    Foreign(&'static str),
    /// A package that should be a Word document and is none.
    NotWord,
    /// Damaged: which part, and what the library said.
    Broken {
        /// The part of the file.
        part: String,
        /// What is wrong with it, in English.
        words: String,
    },
    /// A part that unpacks to far more than it should.
    Bomb {
        /// The part of the file.
        part: String,
    },
    /// Too many files in the package.
    TooManyEntries {
        /// How many are taken.
        limit: usize,
    },
    /// Elements nested too deeply.
    TooDeep {
        /// The part of the file.
        part: String,
        /// How many levels are taken.
        limit: usize,
    },
    /// Too many elements and attributes.
    TooManyItems {
        /// The part of the file.
        part: String,
        /// How many are taken.
        limit: usize,
    },
    /// A document type declaration, which no Word document has and which can be an attack.
    Dtd {
        /// The part of the file.
        part: String,
    },
}

impl Refused {
    /// What is the matter and how to mend it.
    pub fn words(&self) -> Bilingual {
        Bilingual { zh: self.zh(), en: self.en() }
    }

    fn zh(&self) -> String {
        match self {
            Refused::TooLarge { bytes, limit } => {
                format!("文件有 {bytes} 字节，超过上限 {limit} 字节；请只保留通报正文，去掉图片和附件后再导入")
            }
            Refused::TooMuchText => "文件里的文字过多，不像一份通报；请只保留通报正文后再导入".into(),
            Refused::NoText => {
                "文件里没有文字，可能是空文件，也可能全是图片（扫描件）；请使用带文字的原始文件，或先做文字识别".into()
            }
            Refused::Picture => "这是图片，不是文字；请使用带文字的原始文件，或先做文字识别".into(),
            Refused::Woven { pages, table } => {
                let what = if *table { "有表格" } else { "分成两栏" };
                let pages = pages.iter().map(usize::to_string).collect::<Vec<_>>().join("、");
                format!(
                    "PDF 第 {pages} 页{what}，并排的文字在 PDF 里交错成一行，次序无法确定，没有导入；请用 Word 原件（.docx）导入"
                )
            }
            Refused::Framed(address) => {
                format!("网页本身没有文字，正文在内嵌的另一个网页里（{address}）；请打开那个网页，另存后再导入")
            }
            Refused::Binary => "文件内容不是文字，无法识别其编码；请用 Word 或 WPS 打开后另存为 .docx 再导入".into(),
            Refused::Encrypted => "文件设有密码；请先在 Word 或 WPS 中取消密码再导入".into(),
            Refused::Foreign(extension) => {
                format!("这是 .{extension} 文件，不能导入；请在原来的软件中另存为 .docx 再导入")
            }
            Refused::NotWord => "文件不是 Word 文档（扩展名与内容不符）；请用 Word 或 WPS 另存为 .docx 再导入".into(),
            Refused::Broken { part, words } => format!(
                "文件已损坏（{part}：{words}）；请重新取得这个文件，或用 Word 或 WPS 打开修复后另存为 .docx 再导入"
            ),
            Refused::Bomb { part } => format!("文件中的“{part}”解压后大得不正常，为安全起见没有读取；请核实文件来源"),
            Refused::TooManyEntries { limit } => {
                format!("文件内部多于 {limit} 个部件，为安全起见没有读取；请核实文件来源，或另存为新的 .docx 再导入")
            }
            Refused::TooDeep { part, limit } => {
                format!(
                    "文件中的“{part}”嵌套多于 {limit} 层，为安全起见没有读取；请核实文件来源，或另存为新的 .docx 再导入"
                )
            }
            Refused::TooManyItems { part, limit } => {
                format!("文件中的“{part}”多于 {limit} 个元素，没有读取；请只保留通报正文后再导入")
            }
            Refused::Dtd { part } => {
                format!("文件中的“{part}”带有 DTD 声明，正常文档不会有，为安全起见没有读取；请核实文件来源")
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Refused::TooLarge { bytes, limit } => {
                format!("the file has {bytes} bytes, more than {limit}; keep the text of the notice only")
            }
            Refused::TooMuchText => {
                "the file holds too much text for a notice; keep the text of the notice only".into()
            }
            Refused::NoText => {
                "the file holds no text: it is empty or a scan; use the original with text, or recognise the text first"
                    .into()
            }
            Refused::Picture => "this is a picture; use the original with text, or recognise the text first".into(),
            Refused::Woven { pages, table } => {
                let what = if *table { "a table" } else { "two columns" };
                let pages = pages.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
                format!(
                    "page {pages} of the PDF has {what}: words side by side run into each other and their order cannot be told; import the Word original (.docx)"
                )
            }
            Refused::Framed(address) => {
                format!("the page has no text of its own, it shows another ({address}); open that one and save it")
            }
            Refused::Binary => "the file is no text in a known encoding; save it as .docx with its own program".into(),
            Refused::Encrypted => "the file has a password; remove it in Word or WPS first".into(),
            Refused::Foreign(extension) => {
                format!("a .{extension} file cannot be imported; save it as .docx with its own program")
            }
            Refused::NotWord => "the file is no Word document, whatever its name says; save it as .docx".into(),
            Refused::Broken { part, words } => {
                format!("the file is damaged ({part}: {words}); get it anew, or repair it in Word or WPS and save it")
            }
            Refused::Bomb { part } => {
                format!(
                    "`{part}` in the file unpacks to far more than it should and was not read; ask where it is from"
                )
            }
            Refused::TooManyEntries { limit } => {
                format!("more than {limit} parts in the file, it was not read; save it as a new .docx")
            }
            Refused::TooDeep { part, limit } => {
                format!("`{part}` in the file nests more than {limit} levels, it was not read; save it as a new .docx")
            }
            Refused::TooManyItems { part, limit } => {
                format!("`{part}` in the file has more than {limit} elements, it was not read; keep the notice only")
            }
            Refused::Dtd { part } => {
                format!("`{part}` in the file declares a document type, which no document does; ask where it is from")
            }
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for Refused {}

/// A paper that says something, or why it does not.
pub(in crate::import::readers) fn with_text(paper: Paper) -> Result<Paper, Refused> {
    let says_something = paper.lines.iter().any(|line| match &line.content {
        Content::Text(_) | Content::Row(_) => true,
        Content::Blank | Content::PageBreak => false,
    });
    if says_something { Ok(paper) } else { Err(Refused::NoText) }
}
