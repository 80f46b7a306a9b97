//! Programs of the system that turn PDF and old office documents into what the readers take.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

use crate::edge::program;
use crate::edge::program::Ended;

/// How long a program may take; a start of LibreOffice with a fresh profile takes some seconds.
const TIME: Duration = Duration::from_secs(120);

/// A program that converts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Converter {
    /// `pdftotext` of poppler.
    PdfToText,
    /// LibreOffice without a window.
    Office,
}

impl Converter {
    fn names(self) -> &'static [&'static str] {
        match self {
            Converter::PdfToText => &["pdftotext"],
            Converter::Office => &["soffice", "libreoffice"],
        }
    }

    fn packages(self) -> &'static str {
        match self {
            Converter::PdfToText => "poppler-utils poppler-data",
            Converter::Office => "libreoffice-writer",
        }
    }
}

/// Why a file could not be converted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConvertFailure {
    /// The program is not on PATH.
    Missing(Converter),
    /// The program did not end in time and was stopped.
    TimedOut(Converter),
    /// The program failed, with what it said.
    Failed {
        /// The program.
        converter: Converter,
        /// Its words.
        words: String,
    },
    /// The program ended well and left nothing.
    Nothing(Converter),
    /// The system failed: what was being done and the system's words.
    System {
        /// The path.
        path: PathBuf,
        /// The system's words.
        words: String,
    },
}

impl ConvertFailure {
    /// What is the matter and how to mend it, in Chinese.
    pub fn zh(&self) -> String {
        match self {
            ConvertFailure::Missing(converter) => format!(
                "需要 {} 才能转换这种文件，但系统中没有找到；请安装后重试（Debian、Ubuntu、统信、麒麟：sudo apt install {}），或在原来的软件中另存为 .docx 再导入",
                converter.names()[0],
                converter.packages()
            ),
            ConvertFailure::TimedOut(converter) => format!(
                "{} 在 {} 秒内没有完成，已停止；请在原来的软件中另存为 .docx 再导入",
                converter.names()[0],
                TIME.as_secs()
            ),
            ConvertFailure::Failed { converter, words } => format!(
                "{} 转换失败，提示“{words}”；文件可能已损坏或设有密码，请在原来的软件中另存为 .docx 再导入",
                converter.names()[0]
            ),
            ConvertFailure::Nothing(converter) => format!(
                "{} 没有转换出任何内容；文件可能已损坏或设有密码，请在原来的软件中另存为 .docx 再导入",
                converter.names()[0]
            ),
            ConvertFailure::System { path, words } => format!("无法转换“{}”：系统提示“{words}”", path.display()),
        }
    }

    /// What is the matter and how to mend it, in English.
    pub fn en(&self) -> String {
        match self {
            ConvertFailure::Missing(converter) => format!(
                "`{}` is needed for this kind of file and is not on PATH; install it (apt install {}) or save the file as .docx",
                converter.names()[0],
                converter.packages()
            ),
            ConvertFailure::TimedOut(converter) => format!(
                "`{}` did not end in {} seconds and was stopped; save the file as .docx with its own program",
                converter.names()[0],
                TIME.as_secs()
            ),
            ConvertFailure::Failed { converter, words } => format!(
                "`{}` failed: {words}; the file may be damaged or have a password: save it as .docx with its own program",
                converter.names()[0]
            ),
            ConvertFailure::Nothing(converter) => format!(
                "`{}` gave nothing; the file may be damaged or have a password: save it as .docx with its own program",
                converter.names()[0]
            ),
            ConvertFailure::System { path, words } => format!("cannot convert `{}`: {words}", path.display()),
        }
    }
}

impl fmt::Display for ConvertFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for ConvertFailure {}

/// The text of a PDF as it is laid out, pages divided by form feeds, in UTF-8.
pub fn pdf_text(pdf: &[u8]) -> Result<Vec<u8>, ConvertFailure> {
    pdf_text_with(pdf, env::var_os("PATH"))
}

/// The author that a PDF names; none where it names none, or where `pdfinfo` of poppler is not there or fails.
pub fn pdf_author(pdf: &[u8]) -> Option<String> {
    let program = program::find(&["pdfinfo"], env::var_os("PATH"))?;
    let folder = folder().ok()?;
    let place = folder.path().join("paper.pdf");
    write(&place, pdf).ok()?;
    let mut command = Command::new(program);
    command.args(["-enc", "UTF-8"]).arg(&place);
    author(&program::answer(command, folder.path(), TIME).ok()?)
}

/// The author in what `pdfinfo` says: a line a property.
fn author(said: &[u8]) -> Option<String> {
    let said = String::from_utf8_lossy(said);
    let author = said.lines().find_map(|line| line.strip_prefix("Author:"))?.trim();
    (!author.is_empty()).then(|| author.to_owned())
}

/// An office document (`.doc`, `.wps`, `.rtf`, `.odt`, by its extension) as `.docx`.
pub fn office_docx(document: &[u8], extension: &str) -> Result<Vec<u8>, ConvertFailure> {
    office_docx_with(document, extension, env::var_os("PATH"))
}

fn pdf_text_with(pdf: &[u8], path: Option<OsString>) -> Result<Vec<u8>, ConvertFailure> {
    let converter = Converter::PdfToText;
    let program = find(converter, path)?;
    let folder = folder()?;
    let (from, to) = (folder.path().join("paper.pdf"), folder.path().join("paper.txt"));
    write(&from, pdf)?;
    let mut command = Command::new(program);
    command.args(["-layout", "-enc", "UTF-8"]).arg(&from).arg(&to);
    run(converter, command, folder.path(), TIME)?;
    result(converter, &to)
}

fn office_docx_with(document: &[u8], extension: &str, path: Option<OsString>) -> Result<Vec<u8>, ConvertFailure> {
    let converter = Converter::Office;
    let program = find(converter, path)?;
    let folder = folder()?;
    // The extension only tells LibreOffice what to expect: anything strange is left away.
    let extension = if extension.chars().all(|c| c.is_ascii_alphanumeric()) { extension } else { "doc" };
    let from = folder.path().join(format!("paper.{extension}"));
    let (profile, out) = (folder.path().join("profile"), folder.path().join("out"));
    write(&from, document)?;
    let mut command = Command::new(program);
    command
        // A profile of its own: an open LibreOffice would take the job and answer nothing.
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--norestore", "--nolockcheck", "--convert-to", "docx", "--outdir"])
        .arg(&out)
        .arg(&from);
    run(converter, command, folder.path(), TIME)?;
    result(converter, &out.join("paper.docx"))
}

fn find(converter: Converter, path: Option<OsString>) -> Result<PathBuf, ConvertFailure> {
    program::find(converter.names(), path).ok_or(ConvertFailure::Missing(converter))
}

fn folder() -> Result<TempDir, ConvertFailure> {
    program::folder("tongbao-import-").map_err(|error| system(&env::temp_dir(), &error))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), ConvertFailure> {
    fs::write(path, bytes).map_err(|error| system(path, &error))
}

fn system(path: &Path, error: &io::Error) -> ConvertFailure {
    ConvertFailure::System { path: path.to_owned(), words: error.to_string() }
}

fn run(converter: Converter, command: Command, folder: &Path, time: Duration) -> Result<(), ConvertFailure> {
    program::run(command, folder, time).map_err(|ended| match ended {
        Ended::TimedOut => ConvertFailure::TimedOut(converter),
        Ended::Failed(words) => ConvertFailure::Failed { converter, words },
        Ended::System { path, words } => ConvertFailure::System { path, words },
    })
}

fn result(converter: Converter, path: &Path) -> Result<Vec<u8>, ConvertFailure> {
    match program::result(path) {
        Ok(bytes) => bytes.ok_or(ConvertFailure::Nothing(converter)),
        Err(error) => Err(system(path, &error)),
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// A folder with a program of this name that does what the script says.
    fn program(name: &str, script: &str) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        folder
    }

    fn path_of(folder: &TempDir) -> Option<OsString> {
        Some(folder.path().as_os_str().to_owned())
    }

    #[test]
    fn a_pdf_is_handed_over_and_its_text_taken() {
        let bin = program(
            "pdftotext",
            r#"[ "$1 $2 $3" = "-layout -enc UTF-8" ] && read line < "$4" && printf '%s\f' "$line" > "$5""#,
        );
        assert_eq!(pdf_text_with(b"%PDF-1.4\n", path_of(&bin)), Ok(b"%PDF-1.4\x0c".to_vec()));
    }

    #[test]
    fn the_author_of_a_pdf_is_a_line_of_its_properties() {
        let said = "Title:           关于 Author: 的说明\nAuthor:          张三丰\nPages:           1\n";
        assert_eq!(author(said.as_bytes()).as_deref(), Some("张三丰"));
        assert_eq!(author(b"Title: x\nAuthor:         \n"), None);
    }

    #[test]
    fn a_missing_program_says_what_to_install() {
        let empty = tempfile::tempdir().unwrap();
        let pdf = pdf_text_with(b"%PDF", path_of(&empty)).unwrap_err();
        assert_eq!(pdf, ConvertFailure::Missing(Converter::PdfToText));
        assert!(pdf.zh().contains("apt install poppler-utils poppler-data"), "{}", pdf.zh());
        let office = office_docx_with(b"x", "doc", None).unwrap_err();
        assert!(office.en().contains("apt install libreoffice-writer"), "{office}");
    }

    #[test]
    fn a_failing_program_is_quoted_and_an_idle_one_noticed() {
        let fails = program("pdftotext", "echo 'Incorrect password' >&2; exit 1");
        let words = "Incorrect password".to_owned();
        let failed = ConvertFailure::Failed { converter: Converter::PdfToText, words };
        assert_eq!(pdf_text_with(b"%PDF", path_of(&fails)), Err(failed));
        let idle = program("soffice", "exit 0");
        assert_eq!(office_docx_with(b"x", "wps", path_of(&idle)), Err(ConvertFailure::Nothing(Converter::Office)));
    }

    #[test]
    fn an_office_document_has_a_profile_of_its_own() {
        let script = r#"
            case "$1" in -env:UserInstallation=file:///*/profile) ;; *) exit 9 ;; esac
            while [ $# -gt 2 ]; do shift; done
            mkdir "$1" && cat "$2" > "$1/paper.docx""#;
        let bin = program("soffice", &format!("PATH=/usr/bin:/bin\n{script}"));
        assert_eq!(office_docx_with(b"old", "doc", path_of(&bin)), Ok(b"old".to_vec()));
    }
}
