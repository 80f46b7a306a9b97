//! The body of a document, block by block: paragraphs, tables, text boxes, notes.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::diagnostic::limit::LIMITS;
use crate::import::paper::Content;
use crate::import::paper::Inline;
use crate::import::paper::LeftOut;
use crate::import::paper::Line;
use crate::import::paper::LineLook;
use crate::import::paper::Paper;
use crate::import::readers::Refused;
use crate::import::readers::docx::field;
use crate::import::readers::docx::field::Fields;
use crate::import::readers::docx::linked::Links;
use crate::import::readers::docx::list_numbering::Counters;
use crate::import::readers::docx::list_numbering::Numbering;
use crate::import::readers::docx::notes::Kind;
use crate::import::readers::docx::notes::Notes;
use crate::import::readers::docx::styles::Styles;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::docx::xml::Space;
use crate::import::readers::inline;
use crate::import::readers::left_out;

/// A walk through a document from its beginning to its end.
pub(in crate::import::readers::docx) struct Walk<'a> {
    pub styles: &'a Styles,
    pub numbering: &'a Numbering,
    pub notes: &'a Notes,
    /// What the part that is walked leads to.
    pub links: &'a Links,
    pub counters: Counters,
    /// How many paragraphs were begun.
    pub paragraph: usize,
    pub fields: Fields,
    /// The beginnings of fields that have an end.
    pub closed: HashSet<*const Element>,
    /// How many tables of contents are open around this place.
    pub contents: usize,
    pub lines: Vec<Line>,
    pub left_out: Vec<LeftOut>,
    /// Whether nothing that stays was read since something was left out.
    pub unbroken: bool,
    /// Text of paragraphs whose end is deleted or hidden: it runs on in the next one.
    pub carry: Inline,
    /// Whether a figure at its end is whole.
    pub carried_seam: bool,
    /// Notes in the order in which the text names them.
    cited: Vec<(Kind, String)>,
    /// Their numbers, kind by kind.
    ranks: HashMap<(Kind, String), usize>,
    commented: HashSet<String>,
    /// Bytes of text that may still be printed: numbers are made here and could be made without end.
    pub left: Option<usize>,
}

impl<'a> Walk<'a> {
    /// A walk that has not begun.
    pub fn new(styles: &'a Styles, numbering: &'a Numbering, notes: &'a Notes, links: &'a Links) -> Walk<'a> {
        Walk {
            styles,
            numbering,
            notes,
            links,
            counters: Counters::default(),
            paragraph: 0,
            fields: Fields::default(),
            closed: HashSet::new(),
            contents: 0,
            lines: Vec::new(),
            left_out: Vec::new(),
            unbroken: false,
            carry: Inline::default(),
            carried_seam: false,
            cited: Vec::new(),
            ranks: HashMap::new(),
            commented: HashSet::new(),
            left: Some(LIMITS.paper_text_bytes),
        }
    }

    /// The whole paper.
    pub fn whole(mut self, body: &'a Element) -> Result<Paper, Refused> {
        self.story(body);
        let mut at = 0;
        while let Some((kind, id)) = self.cited.get(at).cloned() {
            if let Some(note) = self.notes.note(kind, &id) {
                self.fields = Fields::default();
                let mark = kind.mark(self.rank(kind, &id));
                inline::push(&mut self.carry, &mark, false);
                self.links = self.notes.links(kind).unwrap_or(self.links);
                self.story(note);
            }
            at += 1;
        }
        for (id, text) in self.notes.comments() {
            if !self.commented.contains(id) {
                self.left_out.push(LeftOut { line: 0, what: left_out::COMMENT, text: text.to_owned() });
            }
        }
        let notes = self.notes;
        notes.margins.iter().for_each(|margin| self.margin(margin));
        while self.lines.last().is_some_and(|line| line.content == Content::PageBreak) {
            self.lines.pop();
        }
        match self.left {
            Some(_) => Ok(Paper { lines: self.lines, left_out: self.left_out }),
            None => Err(Refused::TooMuchText),
        }
    }

    /// A text of its own: the body, a note, a header.
    pub fn story(&mut self, root: &'a Element) {
        self.closed = field::closed(root);
        self.blocks(root);
        self.end_container();
    }

    /// Whether what stands here belongs to a table of contents.
    pub fn in_contents(&self) -> bool {
        self.contents > 0 || self.fields.in_contents()
    }

    /// The blocks in an element, one after another.
    pub fn blocks(&mut self, parent: &'a Element) {
        for element in parent.elements() {
            match (element.space, &*element.name) {
                (Space::Word, "p") => self.paragraph(element),
                (Space::Word, "tbl") => self.table(element),
                (Space::Word, "sdt") => {
                    let contents = usize::from(is_contents(element));
                    self.contents += contents;
                    if let Some(content) = self.controlled(element) {
                        self.blocks(content);
                    }
                    self.contents -= contents;
                }
                (Space::Word, "del") => self.name(left_out::DELETED, &element.text()),
                (Space::Word, "moveFrom") => self.name(left_out::MOVED, &element.text()),
                (Space::Word, "altChunk" | "subDoc") => self.chunk(element),
                (Space::Word, "sectPr" | "tblPr" | "tcPr" | "trPr" | "tblGrid") => {}
                (Space::Compat, "AlternateContent") => {
                    if let Some(branch) = alternative(element) {
                        self.blocks(branch);
                    }
                }
                (Space::Math, "oMath" | "oMathPara") => {
                    self.paragraph += 1;
                    let look = LineLook { ends_paragraph: true, ..LineLook::default() };
                    let mut open = self.open(None, look);
                    self.laid_out(element, &mut open);
                    self.end_paragraph(&mut open);
                }
                // Wrappers of every kind: insertions, moved text, tags.
                _ => self.blocks(element),
            }
        }
    }

    /// The content of a content control; a prompt to type something is no text of the paper.
    pub fn controlled(&mut self, control: &'a Element) -> Option<&'a Element> {
        let content = control.child("sdtContent")?;
        if is_prompt(control) {
            self.leave_out(left_out::PROMPT, &content.text());
            return None;
        }
        Some(content)
    }

    pub fn spend(&mut self, content: &Content) {
        if let Content::Text(text) = content {
            self.left = self.left.and_then(|left| left.checked_sub(text.text.len()));
        }
    }

    /// A page ends; two ends at one place are one.
    pub fn page_break(&mut self) {
        if self.lines.last().is_some_and(|line| line.content != Content::PageBreak) {
            let line = Line { number: self.paragraph.max(1), content: Content::PageBreak, look: LineLook::default() };
            self.lines.push(line);
        }
    }

    /// What runs on at the end of a body, a cell or a note has nothing to run on into.
    pub fn end_container(&mut self) {
        let text = std::mem::take(&mut self.carry);
        if !inline::is_blank(&text.text) {
            let look = LineLook { ends_paragraph: true, ..LineLook::default() };
            self.lines.push(Line { number: self.paragraph.max(1), content: Content::Text(text), look });
        }
    }

    /// Names something that is no text of the paper. Neighbours of a kind are one.
    pub fn leave_out(&mut self, what: &'static str, text: &str) {
        if inline::is_blank(text) {
            return;
        }
        match self.left_out.last_mut() {
            Some(last) if self.unbroken && last.what == what && last.line == self.paragraph => last.text.push_str(text),
            _ => self.name(what, text),
        }
        self.unbroken = true;
    }

    /// Names something by itself.
    pub fn name(&mut self, what: &'static str, text: &str) {
        if !inline::is_blank(text) {
            self.left_out.push(LeftOut { line: self.paragraph, what, text: text.trim_end().to_owned() });
        }
    }

    /// The mark of a note at the place where the text names it.
    pub fn cite(&mut self, kind: Kind, id: &str) -> Option<String> {
        self.notes.note(kind, id)?;
        let cited = (kind, id.to_owned());
        if !self.ranks.contains_key(&cited) {
            let rank = self.cited.iter().filter(|(known, _)| *known == kind).count() + 1;
            self.ranks.insert(cited.clone(), rank);
            self.cited.push(cited);
        }
        Some(kind.mark(self.rank(kind, id)))
    }

    fn rank(&self, kind: Kind, id: &str) -> usize {
        self.ranks.get(&(kind, id.to_owned())).copied().unwrap_or(1)
    }

    /// A comment at its place.
    pub fn comment(&mut self, id: &str) {
        let Some(text) = self.notes.comment(id).filter(|_| self.commented.insert(id.to_owned())) else { return };
        self.left_out.push(LeftOut { line: self.paragraph, what: left_out::COMMENT, text: text.to_owned() });
    }
}

/// Whether a content control only prompts to type something.
pub(in crate::import::readers::docx) fn is_prompt(control: &Element) -> bool {
    control.child("sdtPr").and_then(|settings| settings.toggle("showingPlcHdr")) == Some(true)
}

/// Whether a content control holds a table of contents.
fn is_contents(control: &Element) -> bool {
    let settings = control.child("sdtPr").into_iter().flat_map(Element::elements);
    settings.filter_map(|part| part.value("docPartGallery")).any(|gallery| gallery == "Table of Contents")
}

/// The same thing in several ways: the first that says something, and never two of them.
pub(in crate::import::readers::docx) fn alternative(element: &Element) -> Option<&Element> {
    let branches = || element.elements().filter(|branch| matches!(&*branch.name, "Choice" | "Fallback"));
    branches().find(|branch| !inline::is_blank(&branch.text())).or_else(|| branches().next())
}
