//! Word documents that are one XML file: those of Word 2003, and packages written flat.

use super::left_out;
use super::made::NAMES;
use super::made::t;
use super::shown;
use tongbao::import::paper::Paper;
use tongbao::import::readers;
use tongbao::import::readers::ReadAttempt;
use tongbao::import::readers::Refused;

fn read(name: &str, bytes: &[u8]) -> Result<Paper, Refused> {
    match readers::read(name, bytes)? {
        ReadAttempt::Paper(paper) => Ok(paper),
        ReadAttempt::Needs(needs) => panic!("{needs:?}"),
    }
}

/// A document of Word 2003 with these elements in it.
fn old(inside: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:v="urn:schemas-microsoft-com:vml">{inside}</w:wordDocument>"#
    )
}

#[test]
fn a_document_of_word_2003_is_read_under_any_name() {
    let document = old(&format!("<w:body><wx:sect>{}{}</wx:sect></w:body>", t("甲"), t("乙")));
    for name in ["a.xml", "a.doc", "a.docx", "a.txt", "-"] {
        assert_eq!(shown(&read(name, document.as_bytes()).unwrap()), ["甲", "乙"], "{name}");
    }
    let wide: Vec<u8> = format!("\u{FEFF}{document}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(shown(&read("a.doc", &wide).unwrap()), ["甲", "乙"]);
    // XML of something else is none.
    let sheet = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>"#;
    assert_eq!(read("a.xml", sheet.as_bytes()), Err(Refused::Foreign("xml")));
    assert_eq!(read("a.xml", b"<?xml version=\"1.0\"?><urlset><url/></urlset>"), Err(Refused::Foreign("xml")));
    assert!(matches!(read("a.doc", old("<w:body><w:p>").as_bytes()), Err(Refused::Broken { .. })));
}

#[test]
fn what_word_2003_calls_otherwise_is_the_same() {
    let lists = r#"<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="39"/><w:lvlText w:val="%1、"/></w:lvl></w:listDef><w:list w:ilfo="1"><w:ilst w:val="0"/></w:list></w:lists>"#;
    let styles = r#"<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>"#;
    let item = |text: &str| {
        format!(
            r#"<w:p><w:pPr><w:pStyle w:val="1"/><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/></w:listPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let row = |merge: &str, text: &str| {
        format!(r#"<w:tr><w:tc><w:tcPr><w:vmerge{merge}/></w:tcPr><w:p/></w:tc><w:tc>{}</w:tc></w:tr>"#, t(text))
    };
    let body = item("甲")
        + &item("乙")
        + r#"<w:p><w:r><w:t>共</w:t></w:r><aml:annotation aml:id="1" w:type="Word.Deletion"><aml:content><w:r><w:delText>八</w:delText></w:r></aml:content></aml:annotation><aml:annotation aml:id="2" w:type="Word.Insertion"><aml:content><w:r><w:t>九</w:t></w:r></aml:content></aml:annotation><w:r><w:t>项</w:t></w:r><w:r><w:footnote><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote></w:r><w:r><aml:annotation aml:id="3" w:type="Word.Comment"><aml:content><w:p><w:r><w:t>请核</w:t></w:r></w:p></aml:content></aml:annotation></w:r></w:p>"#
        + r#"<w:p><w:hlink w:dest="http://a.example/"><w:r><w:t>链接</w:t></w:r></w:hlink><w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:h-ansi="Wingdings"/></w:rPr><w:t>þ</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>作废</w:t></w:r></w:p>"#
        + "<w:tbl>"
        + &row(r#" w:val="restart""#, "一")
        + &row("", "二")
        + "</w:tbl>"
        + &format!(
            r#"<w:sectPr><w:hdr w:type="odd">{}</w:hdr><w:ftr w:type="odd">{}</w:ftr></w:sectPr>"#,
            t("内部资料"),
            t("第 1 页")
        );
    let paper = read("a.doc", old(&format!("{lists}{styles}<w:body>{body}</w:body>")).as_bytes()).unwrap();
    assert_eq!(shown(&paper), ["#1 一、甲", "#1 二、乙", "共九项［注1］", "链接☑", "[|一]", "[|二]", "［注1］脚注"]);
    assert_eq!(
        left_out(&paper),
        ["已删除的修订: 八", "批注: 请核", "链接地址: http://a.example/", "划去的文字: 作废", "页眉: 内部资料"]
    );
}

#[test]
fn a_package_written_flat_is_read_as_its_files_are() {
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let part =
        |name: &str, data: &str| format!(r#"<pkg:part pkg:name="{name}"><pkg:xmlData>{data}</pkg:xmlData></pkg:part>"#);
    let package = format!(
        r#"<?xml version="1.0" standalone="yes"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{}{}{}{}</pkg:package>"#,
        part(
            "/_rels/.rels",
            &format!(
                r#"<Relationships><Relationship Id="r" Type="{relations}/officeDocument" Target="word/document.xml"/></Relationships>"#
            )
        ),
        part("/word/document.xml", &format!("<w:document {NAMES}><w:body>{}</w:body></w:document>", t("平铺"))),
        part(
            "/word/_rels/document.xml.rels",
            &format!(
                r#"<Relationships><Relationship Id="r" Type="{relations}/header" Target="header1.xml"/></Relationships>"#
            )
        ),
        part("/word/header1.xml", &format!("<w:hdr {NAMES}>{}</w:hdr>", t("内部资料"))),
    );
    for name in ["a.xml", "a.doc", "a.docx"] {
        let paper = read(name, package.as_bytes()).unwrap();
        assert_eq!(shown(&paper), ["平铺"]);
        assert_eq!(left_out(&paper), ["页眉: 内部资料"]);
    }
}
