//! What a PDF says besides its text: its properties, its notes in XML, the addresses of its links, the files in it.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::edge::program;
use crate::edge::program::program_failure::TIME;

/// The beginning of the names of the folders that the programs work in.
const FOLDER: &str = "tongbao-notes-";

/// What a PDF says besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfNotes {
    /// Properties by name, as `Subject`, those of the program's own included.
    pub properties: Vec<(String, String)>,
    /// Notes in XML (XMP).
    pub xmp: Vec<u8>,
    /// Where its links lead.
    pub addresses: Vec<String>,
    /// The names of the files in it.
    pub files: Vec<String>,
}

/// What a PDF says besides its text; none where `pdfinfo` or `pdfdetach` of poppler is not there or fails.
pub fn pdf_notes(pdf: &[u8]) -> Option<PdfNotes> {
    pdf_notes_with(pdf, env::var_os("PATH"))
}

fn pdf_notes_with(pdf: &[u8], path: Option<OsString>) -> Option<PdfNotes> {
    let info = program::find(&["pdfinfo"], path.clone())?;
    let detach = program::find(&["pdfdetach"], path)?;
    let folder = program::folder(FOLDER).ok()?;
    let place = folder.path().join("paper.pdf");
    fs::write(&place, pdf).ok()?;
    let say = |program: &Path, flags: &[&str]| {
        let mut command = Command::new(program);
        command.args(flags).args(["-enc", "UTF-8"]).arg(&place);
        program::answer(command, folder.path(), TIME).ok()
    };
    let mut properties = properties(&say(&info, &[])?);
    // An old program does not know these; it has said what it knows.
    let own = say(&info, &["-custom"]).map(|said| self::properties(&said)).unwrap_or_default();
    for property in own {
        if !properties.contains(&property) {
            properties.push(property);
        }
    }
    Some(PdfNotes {
        properties,
        xmp: say(&info, &["-meta"]).unwrap_or_default(),
        addresses: say(&info, &["-url"]).map(|said| addresses(&said)).unwrap_or_default(),
        files: files(&say(&detach, &["-list"])?),
    })
}

/// A line a property.
fn properties(said: &[u8]) -> Vec<(String, String)> {
    let said = String::from_utf8_lossy(said);
    let pairs = said.lines().filter_map(|line| line.split_once(':'));
    pairs.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())).collect()
}

/// A line a link: the page, what it is, where it leads.
fn addresses(said: &[u8]) -> Vec<String> {
    let said = String::from_utf8_lossy(said);
    said.lines().skip(1).filter_map(|line| line.split_whitespace().nth(2)).map(str::to_owned).collect()
}

/// A line a file, after their number.
fn files(said: &[u8]) -> Vec<String> {
    let said = String::from_utf8_lossy(said);
    let named = said.lines().filter_map(|line| line.split_once(": "));
    named.filter(|(number, _)| number.trim().parse::<u32>().is_ok()).map(|(_, name)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_is_a_line() {
        let said = "Title:           关于 Author: 的说明\nAuthor:          张三丰\nPages:           1\n";
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let pairs = [pair("Title", "关于 Author: 的说明"), pair("Author", "张三丰"), pair("Pages", "1")];
        assert_eq!(properties(said.as_bytes()), pairs);
    }

    #[test]
    fn links_and_files_are_lines_after_a_head() {
        let said = "Page  Type          URL\n   1  Annotation    https://example.test/a\n";
        assert_eq!(addresses(said.as_bytes()), ["https://example.test/a"]);
        assert_eq!(files("2 embedded files\n1: 底数.xlsx\n2: a: b.txt\n".as_bytes()), ["底数.xlsx", "a: b.txt"]);
        assert_eq!(files(b"0 embedded files\n"), [""; 0]);
    }

    #[test]
    fn without_the_programs_there_are_no_notes() {
        assert_eq!(pdf_notes_with(b"%PDF", None), None);
    }
}
