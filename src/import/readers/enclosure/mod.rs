//! Files that are published beside a notice: not to become a notice, but to be looked through.
//!
//! Everything in them is looked at, whether a person sees it on paper or not: what is hidden gives the most away.

mod package_parts;
mod picture;
mod word;
mod workbook;

use crate::diagnostic::limit::LIMITS;
use crate::import::readers::Refused;
use crate::model::EnclosedLine;
use crate::model::EnclosedPlace;
use crate::model::Enclosure;
use crate::model::Unread;

/// What a file holds that is no PDF, by its extension in small letters.
pub fn enclosure(extension: &str, bytes: &[u8]) -> Enclosure {
    if bytes.len() > LIMITS.paper_bytes {
        return unread(Unread::TooLarge);
    }
    let read = match extension {
        "docx" | "docm" => word::read(bytes),
        "xlsx" | "xlsm" => workbook::read(bytes),
        "jpg" | "jpeg" | "png" | "webp" | "tif" | "tiff" | "heic" => Ok(picture::read(bytes)),
        "csv" => Ok(text(bytes)),
        _ => Ok(unread(Unread::Foreign)),
    };
    read.unwrap_or_else(|refused| unread(reason(&refused)))
}

fn unread(why: Unread) -> Enclosure {
    Enclosure { unread: Some(why), ..Enclosure::default() }
}

fn reason(refused: &Refused) -> Unread {
    match refused {
        Refused::Encrypted => Unread::Locked,
        Refused::TooLarge { .. }
        | Refused::TooMuchText
        | Refused::Bomb { .. }
        | Refused::TooManyEntries { .. }
        | Refused::TooDeep { .. }
        | Refused::TooManyItems { .. } => Unread::TooLarge,
        _ => Unread::Damaged,
    }
}

/// Lines of text in any encoding: digits are the same bytes in all that are in use.
fn text(bytes: &[u8]) -> Enclosure {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().enumerate();
    let lines = lines.map(|(at, line)| EnclosedLine { place: EnclosedPlace::Line(at + 1), text: line.to_owned() });
    Enclosure { lines: lines.collect(), ..Enclosure::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn package(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn workbook(shared: &str, rows: &str) -> Vec<u8> {
        package(&[
            ("xl/workbook.xml", r#"<workbook><sheets><sheet name="甲" r:id="r1"/></sheets></workbook>"#),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<Relationships><Relationship Id="r1" Target="/xl/worksheets/one.xml"/></Relationships>"#,
            ),
            ("xl/sharedStrings.xml", &format!("<sst><si><t>{shared}</t></si></sst>")),
            ("xl/worksheets/one.xml", &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
        ])
    }

    #[test]
    fn cells_of_every_kind_are_read() {
        let rows = r#"<row r="7"><c t="s"><v>0</v></c><c><v>12</v></c><c t="inlineStr"><is><t>丙</t></is></c></row>"#;
        let read = enclosure("xlsx", &workbook("a&amp;b", rows));
        let line = EnclosedLine { place: EnclosedPlace::Row("甲".into(), 7), text: "a&b\t12\t丙\t".into() };
        assert_eq!(read, Enclosure { lines: vec![line], ..Enclosure::default() });
    }

    #[test]
    fn what_unpacks_to_too_much_is_not_read() {
        let bomb = package(&[("word/document.xml", &" ".repeat(8 << 20))]);
        assert_eq!(enclosure("docx", &bomb), unread(Unread::TooLarge));
        let one = r#"<row><c t="s"><v>0</v></c></row>"#;
        let again = workbook(&"一二三四五六七八九".repeat(1_000), &one.repeat(1_000));
        assert_eq!(enclosure("xlsx", &again), unread(Unread::TooLarge));
    }

    #[test]
    fn what_is_no_document_is_named() {
        let dtd = package(&[("word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")]);
        for (kind, bytes) in [("docx", &dtd[..]), ("docx", b"PK"), ("xlsx", &dtd), ("xlsx", b"")] {
            assert_eq!(enclosure(kind, bytes), unread(Unread::Damaged), "{kind}");
        }
        assert_eq!(enclosure("docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), unread(Unread::Locked));
        assert_eq!(enclosure("ofd", b"PK"), unread(Unread::Foreign));
        assert_eq!(enclosure("png", b"\x89PNG"), Enclosure::default());
    }
}
