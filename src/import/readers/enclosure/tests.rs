//! Places of what is seen, and files that want to be the last that is looked into.

use super::*;
use crate::model::EnclosedLine;
use crate::model::Unseen;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Cursor;
use std::io::Write;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn word(text: &str) -> Vec<u8> {
    package(&[("word/document.xml", text.as_bytes())])
}

fn workbook(shared: &str, rows: &str) -> Vec<u8> {
    package(&[
        ("xl/workbook.xml", br#"<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>"#),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships><Relationship Id="r1" Target="/xl/worksheets/one.xml"/></Relationships>"#,
        ),
        ("xl/sharedStrings.xml", format!("<sst><si><t>{shared}</t></si></sst>").as_bytes()),
        ("xl/worksheets/one.xml", format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").as_bytes()),
    ])
}

fn unread(part: &str, why: Unread) -> Unseen {
    Unseen { part: part.to_owned(), why }
}

fn line(place: EnclosedPlace, text: &str) -> EnclosedLine {
    EnclosedLine { place, text: text.to_owned() }
}

fn texts(seen: &Enclosure) -> Vec<&str> {
    seen.lines.iter().map(|line| line.text.trim()).collect()
}

#[test]
fn cells_of_every_kind_are_read() {
    let rows = r#"<row r="7"><c t="s"><v>0</v></c><c><v>12</v></c><c t="inlineStr"><is><t>丙</t></is></c></row>"#;
    let seen = enclosure("xlsx", &workbook("a&amp;b", rows));
    let name = line(EnclosedPlace::SheetName(1), "S");
    assert_eq!(seen.lines, [name, line(EnclosedPlace::Row("S".into(), 7), "a&b\t12\t丙\t")]);
    assert_eq!(seen.unread, []);
}

#[test]
fn fractions_and_powers_are_no_digits_of_a_number() {
    let whole = |text| gather::whole(text).into_owned();
    for (written, shown) in [("1.38E10", "13800000000"), ("12.0", "12"), ("0.6222020000123456", ""), ("3.5E-7", "")] {
        assert_eq!(whole(written), shown);
    }
    for text in ["13800000000", "2026.1.2", "v1.2", "1-2", "."] {
        assert_eq!(whole(text), text);
    }
}

#[test]
fn what_is_joined_and_what_is_not() {
    let p = |inside: &str| word(&format!("<d><p>{inside}</p></d>"));
    for (inside, expected) in [
        ("<r><t>1101</t></r>\n  <r><rPr><b/></rPr><t>05</t></r>", vec!["110105"]),
        ("<r><t>1101</t></r><ins><r><t>05</t></r></ins><hyperlink><r><t>19</t></r></hyperlink>", vec!["11010519"]),
        ("<r><t>1101</t></r><r><tab/><t>05</t><noBreakHyphen/></r>", vec!["1101 05-"]),
        ("<r><t>甲</t><pict><box><p><r><t>乙</t></r></p></box></pict><t>丙</t></r>", vec!["乙", "甲丙"]),
    ] {
        assert_eq!(texts(&enclosure("docx", &p(inside))), expected, "{inside}");
    }
    let own = package(&[("customXml/item1.xml", b"<a><r>1101</r><r>05</r></a>")]);
    assert_eq!(texts(&enclosure("zip", &own)), ["1101", "05"]);
    let rows = package(&[("xl/externalLinks/e1.xml", b"<a><row><cell><v>A</v></cell><cell><v>B</v></cell></row></a>")]);
    assert_eq!(texts(&enclosure("zip", &rows)), ["A\tB"]);
}

#[test]
fn keys_sizes_and_curves_are_not_looked_at() {
    for text in [
        "{00000000-0000-4000-8000-013800000000}",
        "12192000",
        "rId12",
        "M 110.105194912310 02.5-7.25 13800000 0000z",
        "0.6222020000123456 1.5e-7",
        "matrix(0.11010519491231,0.02,13,8)",
        "138 000 000 00 110 105 194 912 310",
    ] {
        assert_eq!(gather::said(text), None, "{text}");
    }
    for text in ["13800000000", "甲", "138-0000-0000", "q=110105194912310021", "+86 138 0000 0000"] {
        assert!(gather::said(text).is_some(), "{text}");
    }
}

#[test]
fn a_find_in_xml_by_itself_has_its_line() {
    let seen =
        enclosure("svg", "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"a\">\n<svg>\n<t>甲</t></svg>".as_bytes());
    assert_eq!((seen.lines, seen.unread), (vec![line(EnclosedPlace::Line(3), "甲")], vec![]));
}

#[test]
fn what_unpacks_to_too_much_is_named() {
    let bomb = word(&" ".repeat(8 << 20));
    assert_eq!(enclosure("docx", &bomb).unread, [unread("", Unread::TooLarge)]);
    let one = r#"<row><c t="s"><v>0</v></c></row>"#;
    let again = workbook(&"一二三四五六七八九".repeat(1_000), &one.repeat(1_000));
    assert_eq!(enclosure("xlsx", &again).unread, [unread("xl/worksheets/one.xml", Unread::TooLarge)]);
    let inner = package(&[("a.xml", " ".repeat(8 << 20).as_bytes())]);
    let nested = enclosure("zip", &package(&[("b.zip", &inner), ("c.txt", b"c")]));
    assert_eq!(nested.unread, [unread("b.zip → a.xml", Unread::TooLarge)]);
    assert_eq!(texts(&nested), ["c"], "what is beside it is looked at");
}

#[test]
fn a_note_of_a_picture_that_unpacks_to_too_much_is_named() {
    let mut packing = ZlibEncoder::new(b"Comment\0\0".to_vec(), Compression::best());
    packing.write_all(&vec![b'1'; LIMITS.enclosed_note_bytes + 1]).unwrap();
    let data = packing.finish().unwrap();
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    let picture = [b"\x89PNG\r\n\x1a\n", &length[..], b"zTXt", &data, b"\0\0\0\0"].concat();
    assert_eq!(enclosure("png", &picture).unread, [unread("", Unread::TooLarge)]);
    // A length that lies ends the look.
    let lying = [b"\x89PNG\r\n\x1a\n", &[0xFF; 4][..], b"tEXt", b"Comment\0a"].concat();
    assert_eq!(enclosure("png", &lying), Enclosure::default());
}

#[test]
fn files_within_files_are_followed_to_a_limit() {
    let nest = |levels: usize| {
        (0..levels).fold(b"A".to_vec(), |inner, at| package(&[(if at == 0 { "a.txt" } else { "a.zip" }, &inner)]))
    };
    let within = enclosure("zip", &nest(LIMITS.enclosed_depth));
    assert_eq!((texts(&within), within.unread.len()), (vec!["A"], 0));
    let past = enclosure("zip", &nest(LIMITS.enclosed_depth + 1));
    assert_eq!((texts(&past), past.unread[0].why), (vec![], Unread::TooNested));
}

#[test]
fn files_within_files_are_counted_together() {
    let many: Vec<String> = (0..LIMITS.docx_entries).map(|at| format!("{at}.bmp")).collect();
    let parts: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b"BM"[..])).collect();
    let inner = package(&parts);
    let count = LIMITS.enclosed_entries / LIMITS.docx_entries;
    let names: Vec<String> = (0..=count).map(|at| format!("{at}.zip")).collect();
    let outer: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), inner.as_slice())).collect();
    let seen = enclosure("zip", &package(&outer));
    assert!(!seen.unread.is_empty() && seen.unread.iter().all(|unseen| unseen.why == Unread::TooNested));
}

#[test]
fn too_deep_and_too_many_elements_are_named() {
    let levels = LIMITS.xml_depth;
    let deep = |levels: usize| format!("{}甲{}", "<a>".repeat(levels), "</a>".repeat(levels));
    assert_eq!(enclosure("xml", deep(levels).as_bytes()).unread, []);
    assert_eq!(enclosure("xml", deep(levels + 1).as_bytes()).unread, [unread("", Unread::TooLarge)]);
    let tag = format!("<p {}>", "a=1 ".repeat(LIMITS.html_attributes + 1));
    assert_eq!(enclosure("html", tag.as_bytes()).unread, [unread("", Unread::TooLarge)]);
}

#[test]
fn what_is_no_document_is_named() {
    let dtd = word("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
    for (kind, bytes) in [("docx", &dtd[..]), ("docx", b"PK"), ("xlsx", &dtd), ("xlsx", b"")] {
        assert_eq!(enclosure(kind, bytes).unread, [unread("", Unread::Damaged)], "{kind}");
    }
    let locked = enclosure("docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    assert_eq!(locked.unread, [unread("", Unread::Locked)]);
    assert_eq!(enclosure("ofd", b"PK").unread, [unread("", Unread::Foreign)]);
    assert_eq!(enclosure("png", b"\x89PNG"), Enclosure::default());
}

#[test]
fn strings_of_a_pdf_are_read_outside_its_pages() {
    let mut packing = ZlibEncoder::new(Vec::new(), Compression::default());
    packing.write_all("(甲) <FEFF4E59>".as_bytes()).unwrap();
    let packed = packing.finish().unwrap();
    let begin = "%PDF-1.7\n1 0 obj << /Title (1380\\060\\\n000000) /T (\\(\\347\\224\\262) /W <1234> /Subtype /Text >> endobj\n\
        2 0 obj << /Length 9 >> stream\n(丙13800000001) Tj\nendstream endobj\n\
        3 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\n";
    let bytes = [begin.as_bytes(), &packed, b"\nendstream endobj (\xFF"].concat();
    let seen = enclosure("pdf", &bytes);
    assert_eq!(texts(&seen), ["13800000000", "(甲", "甲", "乙"]);
    assert_eq!((seen.comments, &seen.unread[..]), (1, &[unread("", Unread::EnclosedPdf)][..]));
}

/// Every beginning of a file, and a file with any byte changed, is looked into or named, and never a fault of the program.
#[test]
fn torn_and_changed_files_end_no_run() {
    let note = b"\x89PNG\r\n\x1a\n\0\0\0\x0diTXtTitle\0\0\0zh\0\0A\0\0\0\0";
    let picture = b"\xFF\xD8\xFF\xFE\0\x05abc\xFF\xED\0\x0a\x1C\x02\x50\0\x03abc\xFF\xD9";
    let rows = r#"<row r="1" hidden="1"><c t="s"><v>0</v></c></row>"#;
    let nested = package(&[("word/document.xml", b"<d><p/></d>"), ("word/embeddings/x.xlsx", &workbook("a", rows))]);
    let gif = b"GIF89a\x21\xFE\x03abc\x02ab\0;";
    let pdf = b"%PDF-1.7 << /A (a\\(b\\101) /B <41 42> >> stream\nx\nendstream (";
    let files: [(&str, &[u8]); 7] = [
        ("png", note),
        ("jpg", picture),
        ("gif", gif),
        ("pdf", pdf),
        ("docx", &nested),
        ("xlsx", &workbook("a", rows)),
        ("html", b"<p a='b'>c<script>d</script><!-- e --></p>"),
    ];
    for (kind, bytes) in files {
        for cut in 0..bytes.len() {
            enclosure(kind, &bytes[..cut]);
            let mut changed = bytes.to_vec();
            changed[cut] ^= 0xA5;
            enclosure(kind, &changed);
        }
    }
}
