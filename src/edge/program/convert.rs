//! Programs of the system that turn PDF and old office documents into what the readers take.

use std::env;
use std::ffi::OsString;

use crate::edge::program::Job;
use crate::edge::program::program_failure::Program;
use crate::edge::program::program_failure::ProgramFailure;

/// The beginning of the names of the folders that programs work in.
const FOLDER: &str = "tongbao-import-";

/// The text of a PDF as it is laid out, pages divided by form feeds, in UTF-8.
pub fn pdf_text(pdf: &[u8]) -> Result<Vec<u8>, ProgramFailure> {
    pdf_text_with(pdf, &["-layout"], env::var_os("PATH"))
}

/// The words of a PDF with their places on its pages, in the order in which they are written, as
/// `pdftotext -raw -bbox` gives them: letters of watermarks stand by themselves, not woven into lines.
pub fn pdf_places(pdf: &[u8]) -> Result<Vec<u8>, ProgramFailure> {
    pdf_text_with(pdf, &["-raw", "-bbox"], env::var_os("PATH"))
}

/// An office document (`.doc`, `.wps`, `.rtf`, `.odt`, by its extension) as `.docx`.
pub fn office_docx(document: &[u8], extension: &str) -> Result<Vec<u8>, ProgramFailure> {
    office_docx_with(document, extension, env::var_os("PATH"))
}

fn pdf_text_with(pdf: &[u8], form: &[&str], path: Option<OsString>) -> Result<Vec<u8>, ProgramFailure> {
    let job = Job::new(Program::PdfToText, path, FOLDER)?;
    let (from, to) = (job.folder().join("paper.pdf"), job.folder().join("paper.txt"));
    job.write(&from, pdf)?;
    let mut command = job.command();
    command.args(form).args(["-enc", "UTF-8"]).arg(&from).arg(&to);
    job.run(command, &to)
}

fn office_docx_with(document: &[u8], extension: &str, path: Option<OsString>) -> Result<Vec<u8>, ProgramFailure> {
    let job = Job::new(Program::Office, path, FOLDER)?;
    // The extension only tells LibreOffice what to expect: anything strange is left away.
    let extension = if extension.chars().all(|c| c.is_ascii_alphanumeric()) { extension } else { "doc" };
    let from = job.folder().join(format!("paper.{extension}"));
    let (profile, out) = (job.folder().join("profile"), job.folder().join("out"));
    job.write(&from, document)?;
    let mut command = job.command();
    command
        // A profile of its own: an open LibreOffice would take the job and answer nothing.
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--norestore", "--nolockcheck", "--convert-to", "docx", "--outdir"])
        .arg(&out)
        .arg(&from);
    job.run(command, &out.join("paper.docx"))
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::edge::program::program_failure::Ended;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use tempfile::TempDir;

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
        assert_eq!(pdf_text_with(b"%PDF-1.4\n", &["-layout"], path_of(&bin)), Ok(b"%PDF-1.4\x0c".to_vec()));
    }

    #[test]
    fn a_missing_program_says_what_to_install() {
        let empty = tempfile::tempdir().unwrap();
        let pdf = pdf_text_with(b"%PDF", &["-layout"], path_of(&empty)).unwrap_err();
        assert_eq!(pdf, ProgramFailure { program: Program::PdfToText, ended: Ended::Missing });
        assert!(pdf.words().zh.contains("apt install poppler-utils poppler-data"), "{}", pdf.words().zh);
        let office = office_docx_with(b"x", "doc", None).unwrap_err();
        assert!(office.words().en.contains("apt install libreoffice-writer"), "{office}");
    }

    #[test]
    fn a_failing_program_is_quoted_and_an_idle_one_noticed() {
        let fails = program("pdftotext", "echo 'Incorrect password' >&2; exit 1");
        let words = "Incorrect password".to_owned();
        let failed = ProgramFailure { program: Program::PdfToText, ended: Ended::Failed(words) };
        assert_eq!(pdf_text_with(b"%PDF", &["-layout"], path_of(&fails)), Err(failed));
        let idle = program("soffice", "exit 0");
        let nothing = ProgramFailure { program: Program::Office, ended: Ended::Nothing };
        assert_eq!(office_docx_with(b"x", "wps", path_of(&idle)), Err(nothing));
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
