//! Every place of a published file in which a number of a person may stand: found with the number, silent with one that is
//! almost one, and named where nothing can be seen.

use std::fs;
use std::io::Cursor;
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::site::Site;
use crate::support::site::project;

/// A resident number, and digits whose checksum is wrong by one.
const NUMBER: &str = "11010519491231002X";
const NEAR: &str = "110105194912310021";

const WORD: &str = r#"<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>清单</w:t></w:r></w:p></w:body></w:document>"#;
const BOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="甲" r:id="r1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#;
const SHEET: &str = r#"<worksheet><sheetData><row r="1"><c><v>1</v></c></row></sheetData></worksheet>"#;
const SLIDES: &str = "<p:presentation xmlns:p=\"p\"/>";

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part begins");
        archive.write_all(bytes).expect("a part is written");
    }
    archive.finish().expect("the archive ends").into_inner()
}

/// A document of Word with a part of its own, or in place of its text.
fn docx(part: &str, bytes: &[u8]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = vec![("word/document.xml", WORD.as_bytes()), (part, bytes)];
    if part == "word/document.xml" {
        parts.remove(0);
    }
    package(&parts)
}

/// A workbook with a part of its own, or in place of a usual one.
fn xlsx(part: &str, bytes: &[u8]) -> Vec<u8> {
    let usual =
        [("xl/workbook.xml", BOOK), ("xl/_rels/workbook.xml.rels", BOOK_RELS), ("xl/worksheets/sheet1.xml", SHEET)];
    let mut parts: Vec<(&str, &[u8])> = usual.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    parts.retain(|(name, _)| *name != part);
    parts.push((part, bytes));
    package(&parts)
}

fn pptx(part: &str, bytes: &[u8]) -> Vec<u8> {
    package(&[("ppt/presentation.xml", SLIDES.as_bytes()), (part, bytes)])
}

fn utf16(text: &str, mark: bool) -> Vec<u8> {
    let units = if mark { vec![0xFEFF] } else { Vec::new() };
    units.into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn packed(text: &str) -> Vec<u8> {
    let mut packing = ZlibEncoder::new(Vec::new(), Compression::default());
    packing.write_all(text.as_bytes()).expect("text is packed");
    packing.finish().expect("packing ends")
}

/// A picture of one chunk.
fn png(kind: &str, data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).expect("a short chunk").to_be_bytes();
    [b"\x89PNG\r\n\x1a\n", &length[..], kind.as_bytes(), data, b"\0\0\0\0", b"\0\0\0\0IEND\0\0\0\0"].concat()
}

fn jpeg(mark: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).expect("a short segment").to_be_bytes();
    [b"\xFF\xD8\xFF", &[mark][..], &length, data, b"\xFF\xD9"].concat()
}

/// The notes of a camera with one text.
fn exif(tag: u16, kind: u16, text: &[u8]) -> Vec<u8> {
    let count = u32::try_from(text.len()).expect("a short note").to_be_bytes();
    let field = [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count, &26_u32.to_be_bytes()].concat();
    let tiff = [b"MM\0*\0\0\0\x08\0\x01", &field[..], &[0; 4], text].concat();
    jpeg(0xE1, &[b"Exif\0\0", &tiff[..]].concat())
}

/// What is seen in documents of Word: a name, and the part with the number in it.
fn of_word(n: &str) -> Vec<(&'static str, Vec<u8>)> {
    let (a, b) = n.split_at(9);
    let p = |inside: &str| format!(r#"<w:document xmlns:w="w"><w:body><w:p>{inside}</w:p></w:body></w:document>"#);
    let text = |inside: &str| docx("word/document.xml", p(inside).as_bytes());
    let nested = xlsx("xl/worksheets/sheet1.xml", cell(n).as_bytes());
    let rels = |target: &str| {
        format!(r#"<Relationships><Relationship Id="r2" Target="{target}" TargetMode="External"/></Relationships>"#)
    };
    vec![
        ("runs.docx", text(&format!("<w:r><w:t>号{a}</w:t></w:r> <w:r><w:rPr><w:b/></w:rPr><w:t>{b}</w:t></w:r>"))),
        ("deleted.docx", docx("word/footnotes.xml", p(&format!("<w:r><w:delText>{n}</w:delText></w:r>")).as_bytes())),
        ("alt.docx", text(&format!(r#"<w:r><w:drawing><wp:docPr id="1" descr="证件{n}"/></w:drawing></w:r>"#))),
        ("title.docx", text(&format!(r#"<w:r><w:drawing><wp:docPr id="1" title="证件{n}"/></w:drawing></w:r>"#))),
        ("field.docx", text(&format!(r#"<w:fldSimple w:instr="QUOTE {n}"/>"#))),
        (
            "box.docx",
            text(&format!(
                "<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>{n}</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>"
            )),
        ),
        ("link.docx", docx("word/_rels/document.xml.rels", rels(&format!("https://example.test/?q={n}")).as_bytes())),
        ("mail.docx", docx("word/_rels/document.xml.rels", rels(&format!("mailto:{n}@example.test")).as_bytes())),
        ("comment.docx", docx("word/comments2.xml", p(&format!("<w:r><w:t>{n}</w:t></w:r>")).as_bytes())),
        ("header.docx", docx("word/header9.xml", p(&format!("<w:r><w:t>{n}</w:t></w:r>")).as_bytes())),
        (
            "smart.docx",
            docx(
                "word/diagrams/data1.xml",
                format!("<dgm:m><a:p><a:r><a:t>{a}</a:t></a:r><a:r><a:t>{b}</a:t></a:r></a:p></dgm:m>").as_bytes(),
            ),
        ),
        ("chart.docx", docx("word/charts/chart1.xml", format!("<c:c><c:pt><c:v>{n}</c:v></c:pt></c:c>").as_bytes())),
        ("workbook.docx", docx("word/embeddings/x.xlsx", &nested)),
        ("deep.docx", docx("word/embeddings/y.docx", &docx("word/embeddings/x.bin", &nested))),
        ("page.docx", docx("word/a.htm", format!("<p>号<b>{a}</b><i>{b}</i><br>").as_bytes())),
        ("words.docx", docx("word/a.txt", &utf16(&format!("号码\r\n{n}\r\n"), true))),
        ("core.docx", docx("docProps/core.xml", format!("<c><dc:subject>{n}</dc:subject></c>").as_bytes())),
        ("app.docx", docx("docProps/app.xml", format!("<c><HyperlinkBase>{n}</HyperlinkBase></c>").as_bytes())),
        (
            "custom.docx",
            docx(
                "docProps/custom.xml",
                format!(r#"<p><property name="证"><vt:lpwstr>{n}</vt:lpwstr></property></p>"#).as_bytes(),
            ),
        ),
        ("own.docx", docx("customXml/item1.xml", format!("<a><r>{n}</r><r>{n}1</r></a>").as_bytes())),
        (
            "gb.docx",
            docx(
                "customXml/item2.xml",
                &[b"<?xml version=\"1.0\" encoding=\"gb2312\"?><a>\xBA\xC5", n.as_bytes(), b"</a>"].concat(),
            ),
        ),
        ("remark.docx", docx("customXml/item3.xml", format!("<a><!-- {n} --></a>").as_bytes())),
        ("unknown.docx", docx("vendor/odd.part", format!("<?xml version=\"1.0\"?><a b=\"{n}\"/>").as_bytes())),
        ("vml.docx", docx("word/vml1.vml", format!("<v:t><div>{a}<br>1</div><p>{n}</v:t>").as_bytes())),
        ("name.docx", docx(&format!("word/media/证{n}.bmp"), b"BM")),
        ("picture.docx", docx("word/media/a.png", &png("tEXt", format!("Comment\0{n}").as_bytes()))),
    ]
}

fn cell(n: &str) -> String {
    format!(
        r#"<worksheet><sheetData><row r="3"><c t="inlineStr"><is><t>{n}</t></is></c></row></sheetData></worksheet>"#
    )
}

fn of_excel(n: &str) -> Vec<(&'static str, Vec<u8>)> {
    let sheet = |beside: &str| {
        xlsx("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData/>{beside}</worksheet>").as_bytes())
    };
    let book = |name: &str, beside: &str| {
        format!(r#"<workbook xmlns:r="r"><sheets><sheet name="{name}" r:id="r1"/></sheets>{beside}</workbook>"#)
    };
    let part = |name: &str, text: String| xlsx(name, text.as_bytes());
    vec![
        ("cell.xlsx", xlsx("xl/worksheets/sheet1.xml", cell(n).as_bytes())),
        ("orphan.xlsx", part("xl/worksheets/sheet9.xml", cell(n))),
        ("unused.xlsx", part("xl/sharedStrings.xml", format!("<sst><si><t>{n}</t></si></sst>"))),
        ("sheet.xlsx", part("xl/workbook.xml", book(n, ""))),
        (
            "defined.xlsx",
            part(
                "xl/workbook.xml",
                book("甲", &format!("<definedNames><definedName name=\"x\">\"{n}\"</definedName></definedNames>")),
            ),
        ),
        (
            "rule.xlsx",
            sheet(&format!(
                "<dataValidations><dataValidation><formula1>\"无,{n}\"</formula1></dataValidation></dataValidations>"
            )),
        ),
        ("prompt.xlsx", sheet(&format!("<dataValidations><dataValidation prompt=\"填{n}\"/></dataValidations>"))),
        ("hyper.xlsx", sheet(&format!("<hyperlinks><hyperlink ref=\"A1\" display=\"{n}\"/></hyperlinks>"))),
        ("footer.xlsx", sheet(&format!("<headerFooter><evenFooter>&amp;C{n}</evenFooter></headerFooter>"))),
        (
            "pivot.xlsx",
            part(
                "xl/pivotCache/pivotCacheDefinition1.xml",
                format!("<p><cacheField><sharedItems><s v=\"{n}\"/></sharedItems></cacheField></p>"),
            ),
        ),
        ("records.xlsx", part("xl/pivotCache/pivotCacheRecords1.xml", format!("<p><r><s v=\"{n}\"/></r></p>"))),
        (
            "chart.xlsx",
            part("xl/charts/chart1.xml", format!("<c:c><c:strCache><c:pt><c:v>{n}</c:v></c:pt></c:strCache></c:c>")),
        ),
        (
            "extern.xlsx",
            part(
                "xl/externalLinks/externalLink1.xml",
                format!("<e><sheetData><row r=\"1\"><cell><v>{n}</v></cell></row></sheetData></e>"),
            ),
        ),
        ("query.xlsx", part("xl/queryTables/queryTable1.xml", format!("<q name=\"{n}\"/>"))),
        ("source.xlsx", part("xl/connections.xml", format!("<c><dbPr command=\"select '{n}'\"/></c>"))),
        (
            "thread.xlsx",
            part(
                "xl/threadedComments/threadedComment1.xml",
                format!("<t><threadedComment><text>{n}</text></threadedComment></t>"),
            ),
        ),
        ("draw.xlsx", part("xl/drawings/drawing1.xml", format!("<d><xdr:cNvPr id=\"1\" descr=\"图{n}\"/></d>"))),
        (
            "vml.xlsx",
            part(
                "xl/drawings/vmlDrawing1.vml",
                format!("<x><v:textbox><div><font>{n}</font><br></div></v:textbox></x>"),
            ),
        ),
        ("table.xlsx", part("xl/tables/table1.xml", format!("<t><tableColumn name=\"{n}\"/></t>"))),
        (
            "slide.pptx",
            pptx("ppt/slides/slide1.xml", format!("<p:sld><a:p><a:r><a:t>{n}</a:t></a:r></a:p></p:sld>").as_bytes()),
        ),
        (
            "notes.pptx",
            pptx(
                "ppt/notesSlides/notesSlide1.xml",
                format!("<p:n><a:p><a:r><a:t>{n}</a:t></a:r></a:p></p:n>").as_bytes(),
            ),
        ),
        (
            "open.ods",
            package(&[(
                "content.xml",
                format!("<o><table:table-row><text:p>{n}</text:p></table:table-row></o>").as_bytes(),
            )]),
        ),
    ]
}

fn of_texts(n: &str) -> Vec<(&'static str, Vec<u8>)> {
    let gb = |text: &str| {
        [text.replace("号", "").as_bytes(), b"\xB9\xAB\xC3\xF1\xC9\xED\xB7\xDD\xBA\xC5\xC2\xEB", b"\n"].concat()
    };
    let text = format!("姓名\t证件号码\r\n某某\t{n}\r\n");
    let inner = package(&[("表.csv", text.as_bytes())]);
    vec![
        ("gb.txt", [gb(""), n.as_bytes().to_vec()].concat()),
        ("gb.csv", [gb(""), n.as_bytes().to_vec()].concat()),
        ("plain.tsv", text.clone().into_bytes()),
        ("marked.csv", utf16(&text, true)),
        ("bare.txt", utf16(&text, false)),
        (
            "old.htm",
            [b"<meta charset=gb2312><p>".to_vec(), gb(""), format!("{}<b>{}</b>", &n[..4], &n[4..]).into_bytes()]
                .concat(),
        ),
        ("split.html", format!("<p>{}<b>{}</b></p>", &n[..4], &n[4..]).into_bytes()),
        ("noending", text.clone().into_bytes()),
        ("one.zip", inner.clone()),
        ("two.zip", package(&[("内.zip", &inner)])),
        ("named.zip", package(&[(&*format!("证{n}.bmp"), b"BM")])),
        ("text.png", png("tEXt", format!("Author\0{n}").as_bytes())),
        ("packed.png", png("zTXt", &[b"Comment\0\0", &packed(n)[..]].concat())),
        ("world.png", png("iTXt", &[b"Title\0\0\0zh\0\0", format!("号{n}").as_bytes()].concat())),
        ("packed-world.png", png("iTXt", &[b"Title\0\x01\0zh\0\0", &packed(n)[..]].concat())),
        ("comment.jpg", jpeg(0xFE, n.as_bytes())),
        (
            "press.jpg",
            jpeg(0xED, &[b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x17\x1C\x02\x78\0\x12", n.as_bytes()].concat()),
        ),
        (
            "xmp.jpg",
            jpeg(
                0xE1,
                format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:title>{n}</dc:title></x:xmpmeta>").as_bytes(),
            ),
        ),
        ("described.jpg", exif(0x010e, 2, n.as_bytes())),
        ("owned.jpg", exif(0x8298, 2, n.as_bytes())),
        ("said.gif", [b"GIF89a\x21\xFE\x12", n.as_bytes(), b"\0;"].concat()),
    ]
}

/// The lines of a check of a site with these files.
fn checked(files: &[(&str, Vec<u8>)]) -> String {
    let folder = Site::new();
    let site = folder.place("site");
    folder.lay(&project("tests/check/_base"), "site");
    let place = site.join("content/notices/fujian");
    fs::create_dir_all(&place).expect("a folder can be made");
    for (name, bytes) in files {
        fs::write(place.join(name), bytes).expect("a file can be written");
    }
    folder.answer("check --root site --format short").stdout
}

fn says(report: &str, name: &str, code: &str) -> bool {
    report.lines().any(|line| line.starts_with(&format!("content/notices/fujian/{name}:")) && line.contains(code))
}

#[test]
fn a_number_is_found_wherever_it_stands() {
    let all = |n: &str| [of_word(n), of_excel(n), of_texts(n)].concat();
    let (with, near) = (all(NUMBER), all(NEAR));
    let report = checked(&with);
    let missed: Vec<&str> = with.iter().map(|(name, _)| *name).filter(|name| !says(&report, name, "P911")).collect();
    assert!(missed.is_empty(), "{missed:?} are not found in:\n{report}");
    assert!(!report.contains(NUMBER) || report.contains("P912"), "the report repeats it");
    let report = checked(&near);
    let wrong: Vec<&str> = near.iter().map(|(name, _)| *name).filter(|name| says(&report, name, "P911")).collect();
    assert!(wrong.is_empty(), "{wrong:?} are found in:\n{report}");
}

#[test]
fn what_cannot_be_looked_into_is_named() {
    let deep = (0..9).fold(package(&[("a.txt", b"a")]), |inner, _| package(&[("a.zip", &inner)]));
    let object = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1object";
    let files = vec![
        ("object.docx", docx("word/embeddings/oleObject1.bin", object), "oleobject1.bin"),
        ("macro.xlsm", xlsx("xl/vbaProject.bin", object), "vbaproject.bin"),
        ("paper.xlsx", xlsx("xl/embeddings/a.pdf", b"%PDF-1.4\n"), "a.pdf"),
        ("binary.xlsx", xlsx("xl/vendor.dat", &[0, 1, 2, 3, 0xFF, 0xFE, 9]), "vendor.dat"),
        ("metafile.docx", docx("word/media/image1.emf", b"\x01\0\0\0"), "image1.emf"),
        ("rich.docx", docx("word/a.rtf", b"{\\rtf1 a}"), "a.rtf"),
        ("part.xlsx", xlsx("customXml/item1.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "item1.xml"),
        ("deep.zip", deep, "一层套一层"),
        ("old.ppt", object.to_vec(), "这种格式"),
        ("film.mp4", vec![0, 0, 0, 32], "这种格式"),
        ("packed.rar", b"Rar!\x1a\x07\0".to_vec(), "这种格式"),
        ("torn.pptx", b"PK".to_vec(), "已损坏"),
        ("torn.docx", docx("word/document.xml", b"<w:document><w:body><w:p>"), "已损坏"),
    ];
    let laid: Vec<(&str, Vec<u8>)> = files.iter().map(|(name, bytes, _)| (*name, bytes.clone())).collect();
    let report = checked(&laid);
    for (name, _, words) in &files {
        let line = report.lines().find(|line| line.contains(&format!("/{name}:")) && line.contains("P917"));
        assert!(line.is_some_and(|line| line.contains(words)), "{name}, {words}:\n{report}");
    }
}
