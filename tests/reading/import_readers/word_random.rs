//! Word documents at random, from everything that the reader knows: each character that is seen stands in the lines or
//! in the list of what was left out, in order; none is invented, and no two figures become one.

use std::collections::BTreeMap;
use std::fmt::Write;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::figures;
use super::made::Docx;
use super::made::code;
use super::made::field;
use super::made::fld;
use super::made::p;
use super::made::p_with;
use super::made::r;
use super::made::r_with;
use super::text;
use super::word_pieces::GOES;
use super::word_pieces::Part;
use super::word_pieces::Piece;
use super::word_pieces::SIGNS;
use super::word_pieces::STAYS;
use super::word_pieces::part;
use super::word_pieces::words;

/// Where two figures meet that are not one.
const APART: char = '\u{1}';

/// A document that is made, with what must be read of it.
#[derive(Default)]
struct Making {
    /// What is seen, in order.
    shown: String,
    listed: BTreeMap<&'static str, Vec<String>>,
    /// Under what the piece before was listed, if it was.
    last: Option<&'static str>,
    boxes: Vec<String>,
    notes: Vec<String>,
    comments: Vec<String>,
    links: Vec<(String, String)>,
    chunks: Vec<(String, String)>,
}

impl Making {
    fn show(&mut self, text: &str) {
        self.shown.push_str(text);
        self.last = None;
    }

    fn list(&mut self, what: &'static str, text: &str) {
        self.listed.entry(what).or_default().push(text.to_owned());
        self.last = None;
    }

    /// What goes from one place is one.
    fn gone(&mut self, what: &'static str, text: &str) {
        let known = self.listed.entry(what).or_default();
        match known.last_mut().filter(|_| self.last == Some(what)) {
            Some(before) => before.push_str(text),
            None => known.push(text.to_owned()),
        }
        self.last = Some(what);
    }

    fn formula(&mut self, text: &str) {
        self.show(&format!("{APART}{text}{APART}"));
        self.list("公式", text);
    }

    fn piece(&mut self, piece: &Piece) -> String {
        let math = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
        match piece {
            Piece::Plain(wrapper, text) => {
                self.show(text);
                let (open, close) = STAYS[*wrapper];
                format!("{open}{text}{close}")
            }
            Piece::Gone(wrapper, text) => {
                let (what, open, close) = GOES[*wrapper];
                self.gone(what, text);
                format!("{open}{text}{close}")
            }
            Piece::Above(number) => {
                self.show(&small(*number, "⁰¹²³⁴⁵⁶⁷⁸⁹"));
                r_with(r#"<w:vertAlign w:val="superscript"/>"#, &number.to_string())
            }
            Piece::Below(number) => {
                self.show(&small(*number, "₀₁₂₃₄₅₆₇₈₉"));
                r_with(r#"<w:vertAlign w:val="subscript"/>"#, &number.to_string())
            }
            Piece::Fraction(in_field, above, below) => {
                self.formula(&format!("{above}/{below}"));
                match in_field {
                    true => field(&format!("EQ \\f({above},{below})"), ""),
                    false => format!(
                        "<m:oMath><m:f><m:num>{}</m:num><m:den>{}</m:den></m:f></m:oMath>",
                        math(&above.to_string()),
                        math(&below.to_string())
                    ),
                }
            }
            Piece::Power(base, above) => {
                self.formula(&format!("{base}{}", small(*above, "⁰¹²³⁴⁵⁶⁷⁸⁹")));
                format!(
                    "<m:oMath><m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup></m:oMath>",
                    math(&base.to_string()),
                    math(&above.to_string())
                )
            }
            Piece::Root(number) => {
                self.formula(&format!("√({number})"));
                format!("<m:oMath><m:rad><m:deg/><m:e>{}</m:e></m:rad></m:oMath>", math(&number.to_string()))
            }
            Piece::Dropdown(text, at) => {
                self.show(text);
                let entries: String = (0..3)
                    .map(|entry| {
                        let said = if entry == *at { text.as_str() } else { "别的" };
                        format!(r#"<w:listEntry w:val="{said}"/>"#)
                    })
                    .collect();
                let data = format!(r#"<w:ffData><w:ddList><w:result w:val="{at}"/>{entries}</w:ddList></w:ffData>"#);
                field(" FORMDROPDOWN ", &data)
            }
            Piece::Checkbox(checked) => {
                self.show(if *checked { "☒" } else { "☐" });
                let checked = u8::from(*checked);
                let data = format!(r#"<w:ffData><w:checkBox><w:checked w:val="{checked}"/></w:checkBox></w:ffData>"#);
                field(" FORMCHECKBOX ", &data)
            }
            Piece::Sign(at) => {
                let (font, letter, sign) = SIGNS[*at];
                self.show(&sign.to_string());
                r_with(&format!(r#"<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>"#), letter)
            }
            piece => self.further(piece),
        }
    }

    /// What leads to something outside the paragraph.
    fn further(&mut self, piece: &Piece) -> String {
        match piece {
            Piece::Box(text) => {
                self.last = None;
                self.boxes.push(text.clone());
                self.shown.push(APART);
                format!(
                    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
                    p(&r(text))
                )
            }
            Piece::Link(field, text) => {
                self.show(text);
                let (id, address) =
                    (format!("l{}", self.links.len()), format!("https://a.example/{}", self.links.len()));
                self.list("链接地址", &address);
                self.links.push((id.clone(), address.clone()));
                match field {
                    true => begun(&format!(" HYPERLINK \"{address}\" ")) + &r(text) + &fld("end", ""),
                    false => format!(r#"<w:hyperlink r:id="{id}">{}</w:hyperlink>"#, r(text)),
                }
            }
            Piece::Ruby(base, above) => {
                self.show(base);
                self.gone("注音", above);
                format!("<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>", r(above), r(base))
            }
            Piece::Comment(text) => {
                self.list("批注", text);
                self.comments.push(text.clone());
                format!(r#"<w:r><w:commentReference w:id="{}"/></w:r>"#, self.comments.len())
            }
            Piece::Footnote(text) => {
                self.notes.push(text.clone());
                self.show(&format!("［注{}］", self.notes.len()));
                format!(r#"<w:r><w:footnoteReference w:id="{}"/></w:r>"#, self.notes.len())
            }
            Piece::Picture(text) => {
                self.list("图片或嵌入的对象", text);
                self.shown.push(APART);
                format!(r#"<w:r><w:drawing><docPr descr="{text}"/><blip/></w:drawing></w:r>"#)
            }
            _ => {
                self.show("\n");
                "<w:r><w:br/></w:r>".to_owned()
            }
        }
    }

    fn runs(&mut self, pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| self.piece(piece)).collect()
    }

    /// The end of a paragraph: text boxes stand behind it.
    fn end(&mut self) {
        self.show("\n");
        for text in std::mem::take(&mut self.boxes) {
            self.show(&format!("{text}\n"));
        }
    }

    fn paragraph(&mut self, properties: &str, pieces: &[Piece]) -> String {
        let runs = self.runs(pieces);
        self.end();
        p_with(properties, &runs)
    }

    fn part(&mut self, part: &Part) -> String {
        match part {
            Part::Paragraph(pieces) => self.paragraph("", pieces),
            Part::Control(pieces) => {
                format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", self.paragraph("", pieces))
            }
            Part::DropCap(letter, rest) => {
                self.show(letter);
                p_with(r#"<w:framePr w:dropCap="drop"/>"#, &r(letter)) + &self.paragraph("", rest)
            }
            Part::Table(rows, deleted) => {
                let mut table = "<w:tbl>".to_owned();
                for row in rows {
                    let cells = row.iter().map(|cell| format!("<w:tc>{}</w:tc>", self.paragraph("", cell)));
                    table += &format!("<w:tr>{}</w:tr>", cells.collect::<String>());
                }
                if let Some(text) = deleted {
                    self.list("已删除的修订", text);
                    let cell = p(&r(text));
                    write!(table, "<w:tr><w:trPr><w:del/></w:trPr><w:tc>{cell}</w:tc></w:tr>").unwrap();
                }
                table + "</w:tbl>" + &self.paragraph("", &[])
            }
            Part::Contents(way, entries) => self.contents(*way, entries),
            Part::Chunk(page, text) => {
                self.list("嵌入的另一份文档（已读入）", text);
                self.show(&format!("{text}\n"));
                let name = format!("c{}.{}", self.chunks.len(), if *page { "html" } else { "txt" });
                let id = format!("c{}", self.chunks.len());
                let bytes = if *page { format!("<html><body><p>{text}</p></body></html>") } else { text.clone() };
                self.chunks.push((name, bytes));
                format!(r#"<w:altChunk r:id="{id}"/>"#)
            }
        }
    }

    fn contents(&mut self, way: usize, entries: &[(String, u32)]) -> String {
        let style = r#"<w:pStyle w:val="TOC1"/>"#;
        let count = entries.len();
        let mut blocks = String::new();
        for (at, (title, page)) in entries.iter().enumerate() {
            self.list("目录", &format!("{title}{APART}{page}"));
            let (open, shut) = match way {
                0 => (
                    if at == 0 { begun(" TOC \\o ") } else { String::new() },
                    if at + 1 == count { fld("end", "") } else { String::new() },
                ),
                _ => (String::new(), String::new()),
            };
            let style = if way == 2 { style } else { "" };
            blocks += &p_with(style, &format!("{open}{}<w:r><w:tab/></w:r>{}{shut}", r(title), r(&page.to_string())));
        }
        match way {
            1 => format!(
                r#"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>{blocks}</w:sdtContent></w:sdt>"#
            ),
            _ => blocks,
        }
    }

    /// The file, with what stands beside the text.
    fn whole(&mut self, parts: &[Part], margin: &str) -> Docx {
        let mut body: String = parts.iter().map(|part| self.part(part)).collect();
        body += &self.paragraph("", &[Piece::Plain(0, "完".to_owned())]);
        let numbered = |name: &str, texts: &[String]| -> String {
            let one =
                |(at, text): (usize, &String)| format!(r#"<w:{name} w:id="{}">{}</w:{name}>"#, at + 1, p(&r(text)));
            texts.iter().enumerate().map(one).collect()
        };
        let mut docx = Docx::body(&body)
            .with("footnotes", &numbered("footnote", &self.notes))
            .with("comments", &numbered("comment", &self.comments))
            .with("header", &p(&r(&format!("内部{margin}"))))
            .with("footer", &p(&r("第 3 页")));
        for (id, address) in &self.links {
            docx = docx.leading_to(id, "hyperlink", address, None);
        }
        for (at, (name, bytes)) in self.chunks.iter().enumerate() {
            docx = docx.leading_to(&format!("c{at}"), "aFChunk", name, Some(bytes.as_bytes()));
        }
        for (at, text) in std::mem::take(&mut self.notes).iter().enumerate() {
            self.show(&format!("［注{}］{text}\n", at + 1));
        }
        self.list("页眉", &format!("内部{margin}"));
        docx
    }
}

/// A field up to its result.
fn begun(text: &str) -> String {
    fld("begin", "") + &code(text) + &fld("separate", "")
}

fn small(number: u32, digits: &str) -> String {
    let digit = |c: char| digits.chars().nth(c.to_digit(10).unwrap() as usize).unwrap();
    number.to_string().chars().map(digit).collect()
}

/// The characters of a text, and the figures in it.
type Told = (String, Vec<String>);

/// What a text tells.
fn told(text: &str) -> Told {
    let signs = |c: &char| !c.is_whitespace() && *c != APART;
    (text.chars().filter(signs).collect(), figures(text).into_iter().map(str::to_owned).collect())
}

/// What is listed under each name.
fn told_of_each<'a>(listed: &BTreeMap<&'a str, Vec<String>>) -> Vec<(&'a str, Vec<Told>)> {
    listed.iter().map(|(what, texts)| (*what, texts.iter().map(|text| told(text)).collect())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, rng_seed: RngSeed::Fixed(4), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_a_document_is_lost_or_invented(parts in vec(part(), 0..9), margin in words()) {
        let mut making = Making::default();
        let docx = making.whole(&parts, &margin);
        let paper = docx.read();
        prop_assert_eq!(told(&text(&paper)), told(&making.shown));
        let mut listed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for of in &paper.left_out {
            listed.entry(of.what).or_default().push(of.text.clone());
        }
        prop_assert_eq!(told_of_each(&listed), told_of_each(&making.listed));
    }
}
