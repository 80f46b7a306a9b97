//! What stands in the lines of a page, and what of it is left out and under which name.

use html5ever::LocalName;
use html5ever::tokenizer::Tag;

use crate::import::paper::LeftOut;
use crate::import::readers::html::attribute::attribute;
use crate::import::readers::html::blocks::Blocks;
use crate::import::readers::html::growing::Marked;
use crate::import::readers::html::growing::Setting;
use crate::import::readers::html::math::InLine;
use crate::import::readers::html::math::Math;
use crate::import::readers::html::style::Colour;
use crate::import::readers::html::tags::Role;
use crate::import::readers::inline;
use crate::import::readers::left_out;
use crate::import::readers::symbol;
use crate::import::readers::symbol::UNKNOWN_SIGN;

/// A page within the page.
pub(in crate::import::readers::html) const FRAMED: &str = "内嵌的另一个网页";
/// What becomes of characters where they stand.
enum Way {
    /// Nothing: they are no words.
    Silent,
    LeftOut(&'static str),
    Shown {
        setting: Setting,
        preformatted: bool,
        perhaps_hidden: bool,
        /// The font of signs that the characters stand in.
        signs: Option<Box<str>>,
    },
}

impl Blocks {
    /// What becomes of characters here.
    fn way(&self) -> Way {
        let mut setting = Setting::default();
        let (mut bold, mut script, mut invisible, mut tiny) = (None, None, None, None);
        let (mut gone, mut struck, mut perhaps, mut preformatted) = (false, false, false, false);
        let (mut colour, mut background) = (None, None);
        let mut unsaid = None;
        let mut signs = None;
        for element in self.open.iter().rev() {
            let face = &element.face;
            match element.role {
                Role::Silent | Role::Framed => return Way::Silent,
                Role::Unsaid(what) => unsaid = unsaid.or(Some(what)),
                Role::Preformatted => preformatted = true,
                _ => {}
            }
            if face.comment {
                unsaid = unsaid.or(Some(left_out::COMMENT));
            }
            bold = bold.or(face.bold).or((element.role == Role::Bold).then_some(true));
            invisible = invisible.or(face.invisible);
            tiny = tiny.or(face.tiny);
            // Small characters end at the cell or block around them.
            script = script.or(face.script);
            gone |= face.gone;
            struck |= face.struck;
            perhaps |= face.perhaps;
            colour = colour.or(face.colour.as_ref());
            background = background.or(face.background.as_ref());
            signs = signs.or(face.signs.as_deref());
            setting.linked |= element.is_link();
            setting.anchor = setting.anchor.or_else(|| element.anchor.clone());
        }
        if let Some(what) = unsaid {
            return Way::LeftOut(what);
        }
        if gone || invisible == Some(true) || tiny == Some(true) {
            return Way::LeftOut(left_out::HIDDEN);
        }
        if struck {
            return Way::LeftOut(left_out::STRUCK);
        }
        let on_white = Colour(Some("#ffffff".to_owned()));
        let same = colour.is_some_and(|colour| colour.0.is_some() && *colour == *background.unwrap_or(&on_white));
        setting.bold = bold.unwrap_or(false);
        setting.script = script.unwrap_or_default();
        let signs = signs.filter(|font| !font.is_empty()).map(Into::into);
        Way::Shown { setting, preformatted, perhaps_hidden: perhaps || same, signs }
    }

    /// Whether characters here are seen.
    pub(in crate::import::readers::html) fn shows(&self) -> bool {
        matches!(self.way(), Way::Shown { .. })
    }

    /// Characters of the page.
    pub fn text(&mut self, text: &str) {
        if self.text_of_control(text) {
            return;
        }
        if let Some(math) = &mut self.math {
            return math.text(text);
        }
        match self.way() {
            Way::Silent => {}
            Way::LeftOut(what) => {
                if what == left_out::STRUCK && !inline::is_blank(text) {
                    let marked = self.growing.settle();
                    self.note_marked(marked);
                    self.growing.part();
                }
                self.leave_out(what, text);
            }
            Way::Shown { setting, preformatted, perhaps_hidden, signs } => {
                let shown = signs.map(|font| self.signs(&font, text));
                let text = shown.as_deref().unwrap_or(text);
                let marked = match preformatted {
                    true => self.growing.exactly(&text.replace("\r\n", "\n"), &setting),
                    false => self.growing.words(text, &setting),
                };
                self.note_marked(marked);
                if perhaps_hidden {
                    self.leave_out(left_out::PERHAPS_HIDDEN, text);
                }
            }
        }
    }

    /// Letters in a font of signs, as they are seen.
    fn signs(&mut self, font: &str, text: &str) -> String {
        let line = self.number + 1;
        let mut unknown = Vec::new();
        let seen = symbol::seen(font, text, |sign| unknown.push(sign));
        self.left_out.extend(unknown.into_iter().map(|text| LeftOut { line, what: UNKNOWN_SIGN, text }));
        seen
    }

    /// Says what stands behind a mark for its height.
    pub(in crate::import::readers::html) fn note_marked(&mut self, marked: Option<Marked>) {
        if let Some(Marked { what, text }) = marked {
            self.left_out.push(LeftOut { line: self.number + 1, what, text });
        }
    }

    /// A line break.
    pub(in crate::import::readers::html) fn line_break(&mut self) {
        if self.shows() {
            let marked = self.growing.line_break();
            self.note_marked(marked);
        }
    }

    /// A tag within a formula, or around it where it is none of it.
    pub(in crate::import::readers::html) fn in_formula(&mut self, tag: &Tag, role: Role) -> bool {
        let Some(math) = &mut self.math else { return false };
        if !matches!(role, Role::Inline | Role::Formula | Role::Unsaid(_)) {
            self.end_formula();
            return false;
        }
        math.start(&tag.name, |name| attribute(tag, name).map(str::to_owned), tag.self_closing);
        true
    }

    /// The end of an element within a formula.
    pub(in crate::import::readers::html) fn ends_in_formula(&mut self, name: &LocalName) -> bool {
        let Some(math) = &mut self.math else { return false };
        if &**name == "math" {
            self.end_formula();
            return false;
        }
        math.end(name);
        true
    }

    /// Writes the formula that is open in the line.
    pub(in crate::import::readers::html) fn end_formula(&mut self) {
        let Some(InLine { line, hidden }) = self.math.take().map(Math::ended) else { return };
        for text in hidden {
            self.leave_out(left_out::HIDDEN, &text);
        }
        if line.is_empty() {
            return;
        }
        self.growing.part();
        self.text(&line);
        self.growing.part();
        if self.shows() {
            self.left_out.push(LeftOut { line: self.number + 1, what: left_out::FORMULA, text: line });
        }
    }

    /// A picture or an object.
    pub(in crate::import::readers::html) fn picture(&mut self, tag: &Tag) {
        if !self.shows() {
            return;
        }
        let said = ["alt", "title", "src", "data"].into_iter().filter_map(|name| attribute(tag, name));
        let said = said.into_iter().find(|said| !inline::is_blank(said) && !said.starts_with("data:"));
        let said = said.unwrap_or(left_out::WORDLESS).to_owned();
        self.growing.part();
        if !self.left_out.iter().rev().take(20).any(|known| known.what == left_out::PICTURE && known.text == said) {
            self.left_out.push(LeftOut { line: self.number, what: left_out::PICTURE, text: said });
        }
    }

    /// A field of a form: a box that is ticked or not is a sign, what was typed behind a label is text, and else is listed.
    pub(in crate::import::readers::html) fn control(&mut self, tag: &Tag) {
        let kind = attribute(tag, "type").unwrap_or("text").trim().to_ascii_lowercase();
        let ticked = attribute(tag, "checked").is_some();
        match kind.as_str() {
            "checkbox" | "radio" => self.text(if ticked { "☑" } else { "☐" }),
            "hidden" | "password" | "file" | "color" | "range" => {}
            "submit" | "button" | "reset" => self.leave_out("按钮或选项", attribute(tag, "value").unwrap_or_default()),
            "image" => self.picture(tag),
            _ => {
                let said = attribute(tag, "value").unwrap_or_default();
                if kind != "search" && !inline::is_blank(said) && self.is_filled_in(tag) {
                    self.fill_in(said);
                } else if self.shows() && !inline::is_blank(said) {
                    self.growing.part();
                    self.leave_out("填写在表单里的文字", said);
                }
            }
        }
    }

    /// Another page shown in this one: its address is listed.
    pub(in crate::import::readers::html) fn framed(&mut self, tag: &Tag) {
        let said = attribute(tag, "srcdoc").or(attribute(tag, "src")).unwrap_or_default();
        if !matches!(said, "" | "about:blank") && !said.starts_with("javascript:") {
            self.leave_out(FRAMED, said);
        }
    }

    /// A link to a file is named, so that an attachment is not forgotten.
    pub(in crate::import::readers::html) fn note_link(&mut self, tag: &Tag) {
        const FILES: [&str; 11] =
            [".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".zip", ".rar", ".jpg", ".png", ".ofd"];
        let Some(address) = attribute(tag, "href").filter(|_| &*tag.name == "a") else { return };
        let lower = address.to_ascii_lowercase();
        if FILES.iter().any(|end| lower.ends_with(end)) {
            self.left_out.push(LeftOut { line: self.number, what: left_out::ADDRESS, text: address.to_owned() });
        }
    }

    pub(in crate::import::readers::html) fn leave_out(&mut self, what: &'static str, text: &str) {
        if inline::is_blank(text) {
            return;
        }
        let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        // Its own line, where it stands in one.
        let line = if matches!(what, left_out::STRUCK | left_out::HIDDEN | left_out::PERHAPS_HIDDEN) {
            self.number + 1
        } else {
            self.number
        };
        match self.left_out.last_mut() {
            Some(last) if last.what == what && last.line == line => {
                last.text.push(' ');
                last.text.push_str(&text);
            }
            _ => self.left_out.push(LeftOut { line, what, text }),
        }
    }
}
