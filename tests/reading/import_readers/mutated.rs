//! Files with bytes changed, cut and repeated: whatever comes out, nothing panics, and what comes out is sound.
//! The same changes in every run; `PROPTEST_CASES=100000` tries more of them.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use tongbao::import::paper::Content;
use tongbao::import::paper::Inline;
use tongbao::import::paper::Paper;
use tongbao::import::readers;
use tongbao::import::readers::ReadAttempt;

use super::made::Docx;
use super::made::listed;
use super::made::p_with;
use super::made::r;
use super::made::t;

/// A change of a file.
#[derive(Clone, Debug)]
enum Change {
    Set(usize, u8),
    Cut(usize),
    Remove(usize, usize),
    Repeat(usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        6 => (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        1 => any::<usize>().prop_map(Change::Cut),
        2 => (any::<usize>(), 1..40usize).prop_map(|(at, len)| Change::Remove(at, len)),
        2 => (any::<usize>(), 1..40usize).prop_map(|(at, len)| Change::Repeat(at, len)),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let len = bytes.len().max(1);
        match *change {
            Change::Set(at, byte) => {
                if let Some(place) = bytes.get_mut(at % len) {
                    *place = byte;
                }
            }
            Change::Cut(at) => bytes.truncate(at % len),
            Change::Remove(at, count) => {
                let at = (at % len).min(bytes.len());
                let end = (at + count).min(bytes.len());
                bytes.drain(at..end);
            }
            Change::Repeat(at, count) => {
                let at = (at % len).min(bytes.len());
                let part = bytes[at..(at + count).min(bytes.len())].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

fn document() -> String {
    let table =
        r#"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"#;
    let field = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \o\ac(○,1)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    let body = listed(1, 0, "标题")
        + &listed(1, 1, "二级")
        + table
        + &p_with(r#"<w:rPr><w:del/></w:rPr>"#, &(r("合并") + field))
        + r#"<w:p><w:r><w:footnoteReference w:id="1"/><w:br w:type="page"/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>"#
        + &t("&#x4E00;&amp;")
        + &field.replace("\\o\\ac(○,1)", "\\f(1,\\r(3,\\b\\bc\\[(x)))\\s\\up8(2)")
        + r#"<w:p><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath><w:r><w:rPr><w:vertAlign w:val="superscript"/><w:strike w:val="0"/></w:rPr><w:t>2</w:t></w:r></w:p>"#
        + r#"<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>一</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#;
    format!("<w:document {}><w:body>{body}</w:body></w:document>", super::made::NAMES)
}

fn numbering() -> String {
    r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="9"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#.to_owned()
}

const PAGE: &str = "<!DOCTYPE html><html><head><meta charset=gbk><title>网</title></head><body><nav>首页</nav><form><table><tr><td rowspan=2>甲<td colspan=3><ol start=4><li>乙<li value=9>丙</ol><tr><td><b>丁<p style='display:none'>戊</b>己</table></form><ruby>關<rt>guan</ruby>&nbsp;&#x4e00;<br>终<script>1<2</script><!-- c -->";

const MARKDOWN: &str = "# 标题 #\n\n**甲****乙**与王**、[链](a.pdf)![图](b)\\*\\\n| a | b\\|c |\n|---|\n> 引 &nbsp;<br>***终***\n二是**统筹";

/// What holds for every paper.
fn sound(paper: &Paper) {
    let inline = |inline: &Inline| {
        let mut before = None;
        for range in &inline.bold {
            assert!(range.start < range.end && before.is_none_or(|end| end < range.start), "{inline:?}");
            assert!(inline.text.get(range.clone()).is_some(), "{inline:?}");
            before = Some(range.end);
        }
    };
    for line in &paper.lines {
        assert!(line.number > 0);
        match &line.content {
            Content::Text(text) => {
                assert!(!text.text.trim().is_empty(), "a blank line that does not say so");
                inline(text);
            }
            Content::Row(cells) => cells.iter().for_each(inline),
            Content::Blank | Content::PageBreak => {}
        }
    }
}

fn read(name: &str, bytes: &[u8]) {
    match readers::read(name, bytes) {
        Ok(ReadAttempt::Paper(paper)) => {
            sound(&paper);
            // Text between the rows of a table on a page stands before the table, as browsers show it.
            assert!(name.ends_with("html") || paper.lines.is_sorted_by_key(|line| line.number));
        }
        Ok(ReadAttempt::Needs(_)) => {}
        Err(refused) => assert!(!refused.words().zh.is_empty()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(3), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_document_part_is_read_or_refused(changes in prop::collection::vec(change(), 1..6)) {
        let bytes = Docx::default().with("numbering", &numbering()).bytes_with(&changed(document().into_bytes(), &changes));
        read("a.docx", &bytes);
    }

    #[test]
    fn a_changed_numbering_part_is_read_or_refused(changes in prop::collection::vec(change(), 1..6)) {
        let numbering = String::from_utf8_lossy(&changed(numbering().into_bytes(), &changes)).into_owned();
        read("a.docx", &Docx::default().with("numbering", &numbering).bytes_with(document().as_bytes()));
    }

    #[test]
    fn a_changed_package_is_read_or_refused(changes in prop::collection::vec(change(), 1..8)) {
        let bytes = Docx::default().with("numbering", &numbering()).bytes_with(document().as_bytes());
        read("a.docx", &changed(bytes, &changes));
    }

    #[test]
    fn a_changed_document_of_word_2003_is_read_or_refused(changes in prop::collection::vec(change(), 1..8)) {
        let document = document()
            .replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://schemas.microsoft.com/office/word/2003/wordml")
            .replace("w:document", "w:wordDocument");
        let head = r#"<?xml version="1.0"?><?mso-application progid="Word.Document"?>"#;
        let lists = r#"<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:nfc w:val="37"/><w:lvlText w:val="%1"/></w:lvl></w:listDef></w:lists><w:body><w:p><w:r><w:footnote><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote></w:r></w:p>"#;
        let whole = format!("{head}{}", document.replace("<w:body>", lists));
        read("a.doc", &changed(whole.into_bytes(), &changes));
    }

    #[test]
    fn a_changed_page_is_read(changes in prop::collection::vec(change(), 1..12)) {
        read("a.html", &changed(PAGE.as_bytes().to_vec(), &changes));
        let (gbk, _, _) = encoding_rs::GB18030.encode(PAGE);
        read("a.html", &changed(gbk.into_owned(), &changes));
    }

    #[test]
    fn changed_markdown_is_read(changes in prop::collection::vec(change(), 1..12)) {
        read("a.md", &changed(MARKDOWN.as_bytes().to_vec(), &changes));
        read("a.txt", &changed(MARKDOWN.encode_utf16().flat_map(u16::to_le_bytes).collect(), &changes));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for name in ["a.txt", "a.md", "a.html", "a.docx", "-"] {
            read(name, &bytes);
        }
    }

    #[test]
    fn any_tags_are_read(tags in prop::collection::vec(
        prop::sample::select(vec!["<p>", "</p>", "<table>", "</table>", "<tr>", "<td rowspan=3>", "<td colspan=2>", "</td>", "<b>",
            "</b>", "<form>", "</form>", "<ul>", "<ol>", "<li>", "</ol>", "<nav>", "</nav>", "<header>", "</header>", "<h1>", "</h1>",
            "<br>", "<select>", "</select>", "<script>", "</script>", "字", " ", "<pre>", "<div hidden>", "</div>", "</body>"]), 0..60)) {
        read("a.html", tags.concat().as_bytes());
    }
}
