//! What stands in a paragraph: runs of text, breaks, fields, notes, pictures, tracked changes.

use crate::import::readers::docx::field;
use crate::import::readers::docx::notes::Kind;
use crate::import::readers::docx::story::Open;
use crate::import::readers::docx::story::Walk;
use crate::import::readers::docx::story::alternative;
use crate::import::readers::docx::symbol;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::docx::xml::Node;
use crate::import::readers::docx::xml::Space;
use crate::import::readers::inline;

/// How the text of a run looks.
#[derive(Clone, Copy)]
struct Face {
    bold: bool,
    hidden: bool,
}

const PLAIN: Face = Face { bold: false, hidden: false };

impl<'a> Walk<'a> {
    /// The runs in an element, and in all that wraps them.
    pub(in crate::import::readers::docx) fn inlines(&mut self, parent: &'a Element, open: &mut Open<'a>) {
        for element in parent.elements() {
            match (element.space, &*element.name) {
                (Space::Word, "r") => self.run(element, open),
                (Space::Word, "del") => self.leave_out("已删除的修订", &element.text()),
                (Space::Word, "moveFrom") => self.leave_out("已移走的修订", &element.text()),
                (Space::Word, "pPr" | "rPr") => {}
                (Space::Word, "sdt") => {
                    if let Some(content) = self.controlled(element) {
                        self.inlines(content, open);
                    }
                }
                (Space::Math, "oMath" | "oMathPara") => self.put(&element.text(), PLAIN, open),
                (Space::Compat, "AlternateContent") => {
                    if let Some(branch) = alternative(element) {
                        self.inlines(branch, open);
                    }
                }
                // Wrappers of every kind: insertions, moved text, links, tags, simple fields, directions.
                _ => self.inlines(element, open),
            }
        }
    }

    fn run(&mut self, run: &'a Element, open: &mut Open<'a>) {
        let properties = run.child("rPr");
        let style = properties.and_then(|properties| properties.value("rStyle"));
        let said = |name: &str| properties.and_then(|properties| properties.toggle(name));
        let face = Face {
            bold: self.styles.bold(said("b"), open.style, style),
            hidden: self.styles.hidden(said("vanish"), open.style, style),
        };
        self.pieces(run, face, open);
    }

    fn pieces(&mut self, run: &'a Element, face: Face, open: &mut Open<'a>) {
        for piece in run.elements() {
            if piece.space == Space::Compat {
                if let Some(branch) = alternative(piece).filter(|_| &*piece.name == "AlternateContent") {
                    self.pieces(branch, face, open);
                }
                continue;
            }
            match &*piece.name {
                "t" => self.put(&characters(piece), face, open),
                "delText" => self.leave_out("已删除的修订", &characters(piece)),
                "tab" | "ptab" => self.put("\t", face, open),
                "noBreakHyphen" => self.put("-", face, open),
                "cr" => self.put("\n", face, open),
                "br" if piece.attribute("type") == Some("page") => self.break_page_in(open),
                "br" => self.put("\n", face, open),
                "lastRenderedPageBreak" if inline::is_blank(&open.text.text) => self.page_break(),
                "sym" => self.sign(piece, face, open),
                "fldChar" => self.field(piece.attribute("fldCharType"), face, open),
                "instrText" => self.fields.instruct(&characters(piece)),
                "footnoteReference" => self.note(Kind::Footnote, piece, face, open),
                "endnoteReference" => self.note(Kind::Endnote, piece, face, open),
                "commentReference" => {
                    if let Some(id) = piece.attribute("id") {
                        self.comment(id);
                    }
                }
                "ruby" => {
                    if let Some(base) = piece.child("rubyBase") {
                        self.inlines(base, open);
                    }
                    if let Some(above) = piece.child("rt") {
                        self.leave_out("注音", &above.text());
                    }
                }
                "drawing" | "pict" | "object" => self.graphic(piece, open),
                _ => {}
            }
        }
    }

    fn put(&mut self, text: &str, face: Face, open: &mut Open<'a>) {
        if face.hidden {
            self.leave_out("隐藏文字", text);
        } else if self.fields.in_code() {
            self.leave_out("域代码", text);
        } else {
            inline::push(&mut open.text, text, face.bold);
        }
    }

    fn sign(&mut self, piece: &Element, face: Face, open: &mut Open<'a>) {
        let font = piece.attribute("font").unwrap_or_default();
        let code = piece.attribute("char").unwrap_or_default();
        match symbol::sign(font, code) {
            Some(sign) => self.put(sign.encode_utf8(&mut [0; 4]), face, open),
            None => {
                self.put("□", face, open);
                self.leave_out("无法识别的符号（已用 □ 占位）", &format!("{font} {code}"));
            }
        }
    }

    fn field(&mut self, kind: Option<&str>, face: Face, open: &mut Open<'a>) {
        match kind {
            Some("begin") => self.fields.begin(),
            Some("separate") => self.fields.separate(),
            Some("end") => {
                let Some(code) = self.fields.end() else { return };
                match field::overlaid(&code) {
                    Some(text) => self.put(&text, face, open),
                    None => self.leave_out("域代码", &code),
                }
            }
            _ => {}
        }
    }

    fn note(&mut self, kind: Kind, piece: &Element, face: Face, open: &mut Open<'a>) {
        if let Some(mark) = piece.attribute("id").and_then(|id| self.cite(kind, id)) {
            self.put(&mark, Face { bold: false, ..face }, open);
        }
    }

    /// A drawing: the text boxes in it are text, a picture in it is named.
    fn graphic(&mut self, graphic: &'a Element, open: &mut Open<'a>) {
        let mut found = Found::default();
        found.look(graphic);
        if found.boxes.is_empty() && found.picture {
            let said = found.said.unwrap_or("没有文字说明");
            self.leave_out("图片或嵌入的对象", said);
        } else if let Some(said) = found.word_art {
            self.leave_out("艺术字", said);
        }
        open.boxes.extend(found.boxes);
    }
}

/// The characters of a text element.
fn characters(element: &Element) -> String {
    let texts = element.children.iter().filter_map(|node| match node {
        Node::Text(text) => Some(text.as_str()),
        Node::Element(_) => None,
    });
    texts.collect()
}

/// What a drawing holds.
#[derive(Default)]
struct Found<'a> {
    boxes: Vec<&'a Element>,
    picture: bool,
    said: Option<&'a str>,
    word_art: Option<&'a str>,
}

impl<'a> Found<'a> {
    fn look(&mut self, parent: &'a Element) {
        for element in parent.elements() {
            match &*element.name {
                "txbxContent" => self.boxes.push(element),
                "AlternateContent" => {
                    if let Some(branch) = alternative(element) {
                        self.look(branch);
                    }
                }
                name => {
                    match name {
                        "blip" | "imagedata" | "chart" | "OLEObject" | "relIds" => self.picture = true,
                        "docPr" => self.said = element.attribute("descr").or(element.attribute("title")).or(self.said),
                        "textpath" => self.word_art = element.attribute("string"),
                        _ => {}
                    }
                    self.look(element);
                }
            }
        }
    }
}
