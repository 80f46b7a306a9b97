//! Files that are broken or mean harm are refused in words; nothing crashes and nothing takes long.

use super::made::Docx;
use super::made::NAMES;
use super::made::t;
use super::made::zipped;
use tongbao::diagnostic::limit::LIMITS;
use tongbao::import::readers;
use tongbao::import::readers::Needs;
use tongbao::import::readers::ReadAttempt;
use tongbao::import::readers::Refused;

use crate::support::expect;

fn refused_document(document: &str) -> Refused {
    readers::docx(&Docx::default().bytes_with(document.as_bytes())).unwrap_err()
}

fn document(body: &str) -> String {
    format!("<w:document {NAMES}><w:body>{body}</w:body></w:document>")
}

#[test]
fn a_part_that_unpacks_to_too_much_is_refused() {
    let part = "word/document.xml".to_owned();
    let blank = " ".repeat(LIMITS.docx_part_bytes + 1);
    assert_eq!(refused_document(&document(&blank)), Refused::Bomb { part: part.clone() });
    // Within the size and still packed far too well.
    let blank = " ".repeat(usize::try_from(LIMITS.docx_ratio_from).unwrap());
    assert_eq!(refused_document(&document(&blank)), Refused::Bomb { part });
    // A declared size that lies is no way around.
    let mut bytes = Docx::default().bytes_with(document(&" ".repeat(LIMITS.docx_part_bytes)).as_bytes());
    let size = u32::try_from(document(&" ".repeat(LIMITS.docx_part_bytes)).len()).unwrap().to_le_bytes();
    while let Some(at) = bytes.windows(4).position(|four| four == size) {
        bytes[at..at + 4].copy_from_slice(&[9, 0, 0, 0]);
    }
    assert!(readers::docx(&bytes).is_err());
}

#[test]
fn nesting_is_taken_up_to_the_limit() {
    let nested = |levels: usize| {
        let (open, close) = ("<w:sdt><w:sdtContent>".repeat(levels), "</w:sdtContent></w:sdt>".repeat(levels));
        // Document, body, paragraph, run and text stand around.
        document(&format!("{open}{}{close}", t("深")))
    };
    let most = (LIMITS.xml_depth - 5) / 2;
    assert!(readers::docx(&Docx::default().bytes_with(nested(most).as_bytes())).is_ok());
    assert!(matches!(refused_document(&nested(most + 1)), Refused::TooDeep { .. }));
    assert!(matches!(refused_document(&"<a>".repeat(3_000_000)), Refused::TooDeep { .. } | Refused::Bomb { .. }));
}

#[test]
fn document_types_and_entities_are_refused() {
    let bomb = r#"<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>"#;
    assert!(matches!(refused_document(&(bomb.to_owned() + &document(&t("&b;")))), Refused::Dtd { .. }));
    assert!(matches!(refused_document(&document(&t("&b;"))), Refused::Broken { .. }));
    assert!(matches!(refused_document(&document(&t("&#xD800;"))), Refused::Broken { .. }));
}

#[test]
fn many_entries_are_refused_before_they_are_read() {
    let files: Vec<(String, Vec<u8>)> =
        (0..=LIMITS.docx_entries).map(|at| (format!("word/{at}.xml"), Vec::new())).collect();
    assert_eq!(readers::docx(&zipped(&files)).unwrap_err(), Refused::TooManyEntries { limit: LIMITS.docx_entries });
    // The header alone says a hundred thousand, cut to its two bytes.
    let mut bytes = Docx::body(&t("一")).bytes();
    let end = bytes.windows(4).rposition(|four| four == b"PK\x05\x06").unwrap();
    bytes[end + 8..end + 12].fill(0xFF);
    assert!(matches!(readers::docx(&bytes).unwrap_err(), Refused::TooManyEntries { .. }));
}

#[test]
fn many_elements_are_refused() {
    let many: String = (0..LIMITS.xml_items).map(|at| format!("<b{at:x}/>")).collect();
    assert!(matches!(refused_document(&document(&many)), Refused::TooManyItems { .. }));
}

#[test]
fn numbers_cannot_be_made_without_end() {
    let pattern = "%1".repeat(32);
    let numbering = format!(
        r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="4294967"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#
    );
    let item = r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>"#;
    let mut body = String::new();
    for at in 0..30_000 {
        body += item;
        // Keeps the part from packing too well.
        body += &format!("<!--{:x}-->", at * 2_654_435_761_u64);
    }
    let bytes = Docx::body(&body).with("numbering", &numbering).bytes();
    assert_eq!(readers::docx(&bytes).unwrap_err(), Refused::TooMuchText);
}

#[test]
fn names_that_lead_out_are_only_names() {
    let files = [
        (
            "_rels/.rels".to_owned(),
            br#"<Relationships><Relationship Type="x/officeDocument" Target="../../../etc/passwd"/></Relationships>"#
                .to_vec(),
        ),
        ("../../etc/passwd".to_owned(), b"secret".to_vec()),
        ("/word/document.xml".to_owned(), document(&t("正文")).into_bytes()),
    ];
    assert_eq!(super::shown(&readers::docx(&zipped(&files)).unwrap()), ["正文"]);
}

#[test]
fn a_truncated_or_mangled_file_is_damaged() {
    let bytes = Docx::body(&t("一")).bytes();
    expect::each([4, 30, bytes.len() / 2, bytes.len() - 30], |len| {
        assert!(matches!(readers::docx(&bytes[..len]).unwrap_err(), Refused::Broken { .. }), "{len}");
    });
    expect::each(["<w:document", "<a></b>", "", "\u{0}", &document("<w:p>").replace("</w:body>", "")], |broken| {
        let refused = refused_document(broken);
        assert!(matches!(refused, Refused::Broken { .. } | Refused::NotWord), "{broken}: {refused}");
    });
    assert_eq!(refused_document("<html/>"), Refused::NotWord);
    assert_eq!(refused_document(&document("")), Refused::NoText);
}

#[test]
fn what_a_file_is_is_told_by_its_bytes() {
    let compound = |stream: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let zip = |name: &str, text: &str| zipped(&[(name.to_owned(), text.as_bytes().to_vec())]);
    let needs = |name: &str, bytes: &[u8]| match readers::read(name, bytes) {
        Ok(ReadAttempt::Needs(needs)) => needs,
        other => panic!("{name}: {other:?}"),
    };
    assert_eq!(needs("a.docx", b"%PDF-1.7\n"), Needs::Pdf);
    assert_eq!(needs("a.docx", &compound("WordDocument")), Needs::Office("doc"));
    assert_eq!(needs("a.wps", &compound("Contents")), Needs::Office("wps"));
    assert_eq!(needs("a.doc", b"{\\rtf1 x}"), Needs::Office("rtf"));
    assert_eq!(needs("a", &zip("mimetype", "application/vnd.oasis.opendocument.text")), Needs::Office("odt"));
    expect::each(
        [
            ("a.docx", compound("EncryptedPackage"), Refused::Encrypted),
            ("a.doc", compound("Workbook"), Refused::Foreign("xls")),
            ("a.docx", zip("xl/workbook.xml", ""), Refused::Foreign("xlsx")),
            ("a.ofd", zip("OFD.xml", ""), Refused::Foreign("ofd")),
            ("a.docx", zip("photo.txt", ""), Refused::NotWord),
            ("a.docx", b"just text".to_vec(), Refused::NotWord),
            ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec(), Refused::Picture),
            ("a.txt", b"Rar!\x1a\x07".to_vec(), Refused::Foreign("rar")),
            ("a.html", b"MIME-Version: 1.0\r\n".to_vec(), Refused::Foreign("mht")),
            ("a.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0".to_vec(), Refused::Binary),
            ("a.txt", Vec::new(), Refused::NoText),
            ("a.txt", b" \r\n\xE3\x80\x80\r\n".to_vec(), Refused::NoText),
        ],
        |(name, bytes, refused)| {
            assert_eq!(readers::read(name, &bytes), Err(refused), "{name}");
        },
    );
}

#[test]
fn a_file_larger_than_a_paper_is_refused_unread() {
    let bytes = vec![b'a'; LIMITS.paper_bytes + 1];
    assert!(matches!(readers::read("a.docx", &bytes), Err(Refused::TooLarge { .. })));
    let text = vec![b'a'; LIMITS.paper_text_bytes + 1];
    assert_eq!(readers::read("a.txt", &text), Err(Refused::TooMuchText));
    assert!(readers::read("a.txt", &text[1..]).is_ok());
}

#[test]
fn a_page_without_end_in_depth_or_attributes_is_read_or_refused() {
    let deep = "<div>".repeat(200_000) + "底";
    assert_eq!(super::shown(&readers::html(deep.as_bytes()).unwrap()), ["底"]);
    let tables = "<table><tr><td>".repeat(20_000) + "底";
    assert_eq!(super::shown(&readers::html(tables.as_bytes()).unwrap()), ["底"]);
    let attributes: String = (0..=LIMITS.html_attributes).map(|at| format!(" a{at}")).collect();
    let refused = readers::html(format!("<p{attributes}>x").as_bytes()).unwrap_err();
    assert!(matches!(refused, Refused::TooManyItems { .. }));
    expect::each(["/", "=''", "' ", "\"/"], |way| {
        let attributes = format!("a{way}").repeat(LIMITS.html_attributes + 1);
        let refused = readers::html(format!("<p {attributes}>x").as_bytes());
        assert!(matches!(refused, Err(Refused::TooManyItems { .. })), "{way}: {refused:?}");
    });
}

#[test]
fn every_refusal_speaks_both_languages() {
    let part = || "word/document.xml".to_owned();
    let all = [
        Refused::TooLarge { bytes: 2, limit: 1 },
        Refused::TooMuchText,
        Refused::NoText,
        Refused::Picture,
        Refused::Binary,
        Refused::Encrypted,
        Refused::Foreign("xlsx"),
        Refused::NotWord,
        Refused::Broken { part: part(), words: "x".into() },
        Refused::Bomb { part: part() },
        Refused::TooManyEntries { limit: 1 },
        Refused::TooDeep { part: part(), limit: 1 },
        Refused::TooManyItems { part: part(), limit: 1 },
        Refused::Dtd { part: part() },
    ];
    for refused in all {
        assert!(refused.words().zh.contains('；'), "no remedy: {}", refused.words().zh);
        assert!(refused.words().en.contains([';', ',']) && refused.words().en.is_ascii(), "{}", refused.words().en);
    }
}
