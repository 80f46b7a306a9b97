//! What stands in a paragraph: runs of text, breaks, fields, notes, pictures, tracked changes.

use crate::import::readers::docx::equation;
use crate::import::readers::docx::field::Ended;
use crate::import::readers::docx::linked::Linked;
use crate::import::readers::docx::notes::Kind;
use crate::import::readers::docx::omml;
use crate::import::readers::docx::open_paragraph::Above;
use crate::import::readers::docx::open_paragraph::Open;
use crate::import::readers::docx::run_look::Fonts;
use crate::import::readers::docx::run_look::RunLook;
use crate::import::readers::docx::story::Walk;
use crate::import::readers::docx::story::alternative;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::docx::xml::Space;
use crate::import::readers::inline;
use crate::import::readers::left_out;
use crate::import::readers::raised;
use crate::import::readers::raised::Script;
use crate::import::readers::symbol;
use crate::import::readers::symbol::UNKNOWN_SIGN;

/// What stands in for a formula that cannot be read.
const UNKNOWN_FORMULA: &str = "读不出的公式（已用 □ 占位）";

/// Bytes beside an address in the text of a link that shows it.
const LONGEST_LINK: usize = 512;

/// How the text of a run looks.
#[derive(Clone, Default)]
struct Face {
    bold: bool,
    hidden: bool,
    struck: bool,
    script: Script,
    fonts: Fonts,
}

impl<'a> Walk<'a> {
    /// The runs in an element, and in all that wraps them.
    pub(in crate::import::readers::docx) fn inlines(&mut self, parent: &'a Element, open: &mut Open<'a>) {
        for element in parent.elements() {
            match (element.space, &*element.name) {
                (Space::Word, "r") => self.run(element, open),
                (Space::Word, "del") => self.leave_out(left_out::DELETED, &element.text()),
                (Space::Word, "moveFrom") => self.leave_out(left_out::MOVED, &element.text()),
                (Space::Word, "pPr" | "rPr") => {}
                (Space::Word, "sdt") => {
                    if let Some(content) = self.controlled(element) {
                        self.inlines(content, open);
                    }
                }
                (Space::Word, "fldSimple") => {
                    self.fields.begin_simple(element.attribute("instr").unwrap_or_default());
                    self.inlines(element, open);
                    self.end_field(&Face::default(), open);
                }
                (Space::Word, "hyperlink" | "hlink") => {
                    self.inlines(element, open);
                    let linked = element.attribute("id").and_then(|id| self.links.get(id));
                    match (element.attribute("dest"), linked) {
                        (Some(address), _) => self.link(address, open),
                        (None, Some(Linked::Address(address))) => self.link(address, open),
                        _ => {}
                    }
                }
                (Space::Math, "oMath" | "oMathPara") => self.laid_out(element, open),
                (Space::Compat, "AlternateContent") => {
                    if let Some(branch) = alternative(element) {
                        self.inlines(branch, open);
                    }
                }
                // Wrappers of every kind: insertions, moved text, tags, directions.
                _ => self.inlines(element, open),
            }
        }
    }

    fn run(&mut self, run: &'a Element, open: &mut Open<'a>) {
        let properties = run.child("rPr");
        let style = properties.and_then(|properties| properties.value("rStyle"));
        let own = properties.map(RunLook::read);
        let own = own.as_ref();
        let on = |of: fn(&RunLook) -> Option<bool>| self.styles.toggled(own, open.style, style, of);
        let face = Face {
            bold: on(|look| look.bold),
            hidden: on(|look| look.hidden),
            struck: on(|look| look.struck) || on(|look| look.struck_twice),
            script: self.styles.script(own, open.style, style),
            fonts: self.styles.fonts(own, open.style, style),
        };
        self.pieces(run, &face, open);
    }

    fn pieces(&mut self, run: &'a Element, face: &Face, open: &mut Open<'a>) {
        for piece in run.elements() {
            if piece.space == Space::Compat {
                if let Some(branch) = alternative(piece).filter(|_| &*piece.name == "AlternateContent") {
                    self.pieces(branch, face, open);
                }
                continue;
            }
            match &*piece.name {
                "t" => self.typed(&piece.characters(), face, open),
                "delText" => self.leave_out(left_out::DELETED, &piece.characters()),
                "tab" | "ptab" => self.put("\t", face, open),
                "noBreakHyphen" => self.put("-", face, open),
                "cr" => self.put("\n", face, open),
                "br" if piece.attribute("type") == Some("page") => self.break_page_in(open),
                "br" => self.put("\n", face, open),
                "lastRenderedPageBreak" if inline::is_blank(&open.text.text) => self.page_break(),
                "sym" => {
                    let code = piece.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok());
                    self.sign(piece.attribute("font").unwrap_or_default(), code, face, open);
                }
                "fldChar" => self.field(piece, face, open),
                "instrText" => self.fields.instruct(&piece.characters()),
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
                        self.leave_out(left_out::RUBY, &above.text());
                    }
                }
                "drawing" | "pict" | "object" => self.graphic(piece, face.hidden, open),
                _ => {}
            }
        }
    }

    /// Characters as they are typed; in a font of signs they are signs.
    fn typed(&mut self, text: &str, face: &Face, open: &mut Open<'a>) {
        let mut unknown = Vec::new();
        let seen = face.fonts.seen(text, |sign| unknown.push(sign));
        self.put(&seen, face, open);
        unknown.iter().for_each(|sign| self.name(UNKNOWN_SIGN, sign));
    }

    fn put(&mut self, text: &str, face: &Face, open: &mut Open<'a>) {
        let blank = inline::is_blank(text);
        if face.hidden {
            self.leave_out(left_out::HIDDEN, text);
        } else if self.fields.in_code() {
            self.leave_out(left_out::CODE, text);
        } else if face.struck && !blank {
            self.leave_out(left_out::STRUCK, text);
        } else {
            if !blank {
                self.fields.show();
            }
            self.unbroken = false;
            match self.in_contents() {
                true => open.contents.push_str(text),
                false => self.say(text, face, open),
            }
        }
    }

    fn say(&mut self, text: &str, face: &Face, open: &mut Open<'a>) {
        if face.script != Script::None {
            match &mut open.above {
                Some(above) if above.script == face.script && above.bold == face.bold => above.text.push_str(text),
                _ => {
                    self.settle(open);
                    open.above = Some(Above { script: face.script, text: text.to_owned(), bold: face.bold });
                }
            }
            return;
        }
        self.settle(open);
        let before = if open.text.text.is_empty() { &open.prefix.text } else { &open.text.text };
        if std::mem::take(&mut open.seam) && raised::parts_figures(before, text) {
            inline::push(&mut open.text, " ", false);
        }
        inline::push(&mut open.text, text, face.bold);
    }

    /// Writes down what stands above or below the line, now that it is whole.
    pub(in crate::import::readers::docx) fn settle(&mut self, open: &mut Open<'a>) {
        let Some(above) = open.above.take() else { return };
        let before = open.text.text.chars().next_back().or_else(|| open.prefix.text.chars().next_back());
        let (written, changed) = above.script.written(before, &above.text);
        inline::push(&mut open.text, &written, above.bold);
        open.seam = true;
        if changed {
            self.name(above.script.what(), &written);
        }
    }

    fn sign(&mut self, font: &str, code: Option<u32>, face: &Face, open: &mut Open<'a>) {
        match code.and_then(|code| symbol::sign(font, code)) {
            Some(sign) => self.put(sign.encode_utf8(&mut [0; 4]), face, open),
            None => {
                self.put("□", face, open);
                let code = code.map(|code| format!("{code:04X}")).unwrap_or_default();
                self.name(UNKNOWN_SIGN, format!("{font} {code}").trim());
            }
        }
    }

    fn field(&mut self, piece: &'a Element, face: &Face, open: &mut Open<'a>) {
        match piece.attribute("fldCharType") {
            Some("begin") if self.closed.contains(&std::ptr::from_ref(piece)) => {
                self.fields.begin(piece.child("ffData"));
            }
            Some("separate") => self.fields.separate(),
            Some("end") => self.end_field(face, open),
            _ => {}
        }
    }

    fn end_field(&mut self, face: &Face, open: &mut Open<'a>) {
        match self.fields.end() {
            Ended::Shown => {}
            Ended::Form(text) => self.put(&text, face, open),
            Ended::Formula(code) => match equation::line(&code) {
                Some(text) => self.formula(&text, text.chars().count() > 1, face, open),
                None => {
                    self.put("□", face, open);
                    self.name(UNKNOWN_FORMULA, &code);
                }
            },
            Ended::Sign { font, code } => self.sign(&font, Some(code), face, open),
            Ended::Prompt(text) => self.leave_out(left_out::PROMPT, &text),
            Ended::Link(address) => self.link(&address, open),
            Ended::Code(code) => self.name(left_out::CODE, &code),
        }
    }

    /// A formula that Word lays out.
    pub(in crate::import::readers::docx) fn laid_out(&mut self, element: &Element, open: &mut Open<'a>) {
        let mut gone = Vec::new();
        let text = omml::line(element, &mut gone);
        self.formula(&text, text != element.text(), &Face::default(), open);
        for (what, words) in gone {
            self.leave_out(what, &words);
        }
    }

    /// A formula in one line; named where it was laid out in another way.
    fn formula(&mut self, text: &str, changed: bool, face: &Face, open: &mut Open<'a>) {
        self.settle(open);
        open.seam = true;
        self.put(text, &Face { script: Script::None, ..face.clone() }, open);
        open.seam = true;
        if changed && !face.hidden && !face.struck {
            self.name(left_out::FORMULA, text);
        }
    }

    /// A link leads to an address; one that the text shows is not lost.
    fn link(&mut self, address: &str, open: &Open<'a>) {
        let bare = address.trim_start_matches("mailto:").trim_end_matches('/');
        // The text of the link is the last that was read.
        let text = &open.text.text;
        let from = text.len().saturating_sub(bare.len() + LONGEST_LINK);
        let from = (from..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or_default();
        if !text[from..].contains(bare) {
            self.name(left_out::ADDRESS, address);
        }
    }

    fn note(&mut self, kind: Kind, piece: &Element, face: &Face, open: &mut Open<'a>) {
        if let Some(mark) = piece.attribute("id").and_then(|id| self.cite(kind, id)) {
            self.put(&mark, &Face { hidden: face.hidden, struck: face.struck, ..Face::default() }, open);
        }
    }
}
