//! Why a program of the system did not do its work, and how to mend it.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use crate::text::lang::Bilingual;

/// How long a program may take; a start of LibreOffice or of a browser with a fresh profile takes some seconds.
pub(super) const TIME: Duration = Duration::from_secs(120);

/// A program of the system that does one job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Program {
    /// `pdftotext` of poppler.
    PdfToText,
    /// LibreOffice without a window, which converts.
    Office,
    /// A browser that prints from the command line.
    Browser,
    /// `minisign`, which signs.
    Minisign,
}

impl Program {
    /// Its names on PATH, the plainest first.
    pub(super) fn names(self) -> &'static [&'static str] {
        match self {
            Program::PdfToText => &["pdftotext"],
            Program::Office => &["soffice", "libreoffice"],
            Program::Minisign => &["minisign"],
            Program::Browser => &[
                "chromium",
                "chromium-browser",
                "google-chrome",
                "google-chrome-stable",
                "microsoft-edge",
                "microsoft-edge-stable",
            ],
        }
    }

    /// The packages of Debian that hold it.
    fn packages(self) -> &'static str {
        match self {
            Program::PdfToText => "poppler-utils poppler-data",
            Program::Office => "libreoffice-writer",
            Program::Browser => "chromium",
            Program::Minisign => "minisign",
        }
    }
}

/// How a program ended that did not do its work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It is not on PATH.
    Missing,
    /// It did not end in time and was stopped.
    TimedOut,
    /// It failed, with what it said.
    Failed(String),
    /// It ended well and left nothing.
    Nothing,
    /// The system failed.
    System {
        /// The path.
        path: PathBuf,
        /// The system's words.
        words: String,
    },
}

/// A program did not do its work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramFailure {
    /// Which one.
    pub program: Program,
    /// How it ended.
    pub ended: Ended,
}

impl ProgramFailure {
    /// What is the matter and how to mend it.
    pub fn words(&self) -> Bilingual {
        match self.program {
            Program::Browser => Bilingual { zh: self.print_zh(), en: self.print_en() },
            Program::Minisign => self.sign_words(),
            Program::PdfToText | Program::Office => Bilingual { zh: self.convert_zh(), en: self.convert_en() },
        }
    }

    fn sign_words(&self) -> Bilingual {
        let (zh, en) = match &self.ended {
            Ended::Missing => (
                format!(
                    "签名需要 minisign，但系统中没有找到；请安装后重试（Debian、Ubuntu、统信、麒麟：sudo apt install {}）",
                    self.program.packages()
                ),
                format!(
                    "`minisign` is needed to sign and is not on PATH; install it (apt install {})",
                    self.program.packages()
                ),
            ),
            Ended::System { path, words } => (
                format!("无法签名：“{}”，系统提示“{words}”", path.display()),
                format!("cannot sign: `{}`: {words}", path.display()),
            ),
            _ => (
                "minisign 没有签名：请核对私钥文件和密码".to_owned(),
                "`minisign` did not sign; look at the file of the key and its password".to_owned(),
            ),
        };
        Bilingual { zh: format!("没有记录。{zh}。"), en: format!("nothing was written. {en}.") }
    }

    fn name(&self) -> &'static str {
        self.program.names()[0]
    }

    fn convert_zh(&self) -> String {
        let name = self.name();
        match &self.ended {
            Ended::Missing => format!(
                "需要 {name} 才能转换这种文件，但系统中没有找到；请安装后重试（Debian、Ubuntu、统信、麒麟：sudo apt install {}），或在原来的软件中另存为 .docx 再导入",
                self.program.packages()
            ),
            Ended::TimedOut => {
                format!("{name} 在 {} 秒内没有完成，已停止；请在原来的软件中另存为 .docx 再导入", TIME.as_secs())
            }
            Ended::Failed(words) => {
                format!("{name} 转换失败，提示“{words}”；文件可能已损坏或设有密码，请在原来的软件中另存为 .docx 再导入")
            }
            Ended::Nothing => {
                format!("{name} 没有转换出任何内容；文件可能已损坏或设有密码，请在原来的软件中另存为 .docx 再导入")
            }
            Ended::System { path, words } => format!("无法转换“{}”：系统提示“{words}”", path.display()),
        }
    }

    fn convert_en(&self) -> String {
        let name = self.name();
        match &self.ended {
            Ended::Missing => format!(
                "`{name}` is needed for this kind of file and is not on PATH; install it (apt install {}) or save the file as .docx",
                self.program.packages()
            ),
            Ended::TimedOut => format!(
                "`{name}` did not end in {} seconds and was stopped; save the file as .docx with its own program",
                TIME.as_secs()
            ),
            Ended::Failed(words) => format!(
                "`{name}` failed: {words}; the file may be damaged or have a password: save it as .docx with its own program"
            ),
            Ended::Nothing => format!(
                "`{name}` gave nothing; the file may be damaged or have a password: save it as .docx with its own program"
            ),
            Ended::System { path, words } => format!("cannot convert `{}`: {words}", path.display()),
        }
    }

    fn print_zh(&self) -> String {
        match &self.ended {
            Ended::Missing => format!(
                "生成 PDF 需要 Chromium 浏览器，但系统中没有找到（在 PATH 中依次找过 {}）；请安装后重试（Debian、Ubuntu、统信、麒麟：sudo apt install {}），或者用 tongbao export page 导出网页，在浏览器中打印成 PDF",
                self.program.names().join("、"),
                self.program.packages()
            ),
            Ended::TimedOut => {
                format!("浏览器在 {} 秒内没有打印完，已停止；请用 tongbao export page 导出网页再打印", TIME.as_secs())
            }
            Ended::Failed(words) => format!("浏览器没有打印成功，提示“{words}”"),
            Ended::Nothing => "浏览器结束了，但没有写出 PDF；请用 tongbao export page 导出网页再打印".into(),
            Ended::System { path, words } => format!("无法在“{}”打印：系统提示“{words}”", path.display()),
        }
    }

    fn print_en(&self) -> String {
        match &self.ended {
            Ended::Missing => format!(
                "a PDF needs a Chromium, and none is on PATH (looked for {}); install one (apt install {}), or print the file of `tongbao export page` in any browser",
                self.program.names().join(", "),
                self.program.packages()
            ),
            Ended::TimedOut => format!(
                "the browser did not end in {} seconds and was stopped; print the file of `tongbao export page`",
                TIME.as_secs()
            ),
            Ended::Failed(words) => format!("the browser failed: {words}"),
            Ended::Nothing => "the browser ended without a PDF; print the file of `tongbao export page`".into(),
            Ended::System { path, words } => format!("cannot print in `{}`: {words}", path.display()),
        }
    }
}

impl fmt::Display for ProgramFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().en)
    }
}

impl std::error::Error for ProgramFailure {}
