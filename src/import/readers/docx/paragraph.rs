//! Paragraphs become lines, with their numbers and what runs on from one to the next.

use crate::import::paper::Content;
use crate::import::paper::Inline;
use crate::import::paper::Line;
use crate::import::paper::LineLook;
use crate::import::readers::docx::list_numbering::Number;
use crate::import::readers::docx::open_paragraph::Open;
use crate::import::readers::docx::story::Walk;
use crate::import::readers::docx::styles::Paragraph;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::inline;
use crate::import::readers::left_out;

/// What Word shows no number for, where a paragraph has nothing else.
const GONE: [&str; 4] = [left_out::STRUCK, left_out::HIDDEN, left_out::DELETED, left_out::MOVED];

impl<'a> Walk<'a> {
    /// A paragraph, with the text boxes that hang on it.
    pub(in crate::import::readers::docx) fn paragraph(&mut self, element: &'a Element) {
        self.paragraph += 1;
        self.unbroken = false;
        let properties = element.child("pPr");
        let own = properties.map(Paragraph::read).unwrap_or_default();
        let named = properties.and_then(|properties| properties.value("pStyle"));
        let style = self.styles.of_paragraph(named);
        let all = self.styles.paragraph(style, own);
        let look = LineLook {
            heading: self.styles.heading(style, all.outline),
            centred: all.centred.unwrap_or(false),
            ends_paragraph: true,
            ..LineLook::default()
        };
        if all.page_break_before == Some(true) {
            self.page_break();
        }
        let mark = properties.and_then(|properties| properties.child("rPr"));
        let runs_on = mark.is_some_and(|mark| {
            mark.child("del").is_some()
                || mark.child("moveFrom").is_some()
                || (mark.toggle("vanish") == Some(true) && mark.toggle("specVanish") != Some(true))
        }) || properties.is_some_and(is_drop_cap);
        let mut open = self.open(style, look);
        if !runs_on {
            if let Some(number) = self.number(style, own).filter(|_| self.left.is_some()) {
                let styled = || self.styles.toggled(None, style, None, |look| look.bold);
                let bold = number.bold.unwrap_or_else(styled);
                inline::push(&mut open.prefix, &number.text, bold);
                if number.gap {
                    inline::push(&mut open.prefix, " ", false);
                }
                if inline::is_blank(&self.carry.text) {
                    open.number.clone_from(&open.prefix.text);
                }
            }
            inline::append(&mut open.prefix, &std::mem::take(&mut self.carry));
            // A number that ends with a figure is no part of the text.
            let counted = open.number.ends_with(char::is_numeric);
            open.seam = std::mem::take(&mut self.carried_seam) || counted;
        }
        let contents = usize::from(self.styles.is_contents(style, named) && is_entry(&element.text()));
        self.contents += contents;
        self.inlines(element, &mut open);
        self.settle(&mut open);
        self.contents -= contents;
        if runs_on {
            inline::append(&mut self.carry, &open.text);
            self.carried_seam = open.seam;
            self.contents_line(&mut open);
        } else {
            self.end_paragraph(&mut open);
        }
        for content in std::mem::take(&mut open.boxes) {
            let outer = std::mem::take(&mut self.fields);
            self.blocks(content);
            self.fields = outer;
        }
        let section = properties.and_then(|properties| properties.child("sectPr"));
        if section.is_some_and(|section| !matches!(section.value("type"), Some("continuous" | "nextColumn"))) {
            self.page_break();
        }
    }

    /// A paragraph that begins.
    pub(in crate::import::readers::docx) fn open(&self, style: Option<&'a str>, look: LineLook) -> Open<'a> {
        Open {
            style,
            text: Inline::default(),
            prefix: Inline::default(),
            number: String::new(),
            contents: String::new(),
            above: None,
            seam: false,
            boxes: Vec::new(),
            look,
            left_out: self.left_out.len(),
        }
    }

    /// A paragraph ends, and is a line.
    pub(in crate::import::readers::docx) fn end_paragraph(&mut self, open: &mut Open<'a>) {
        if inline::is_blank(&open.text.text) && !open.number.is_empty() {
            // A number goes with all that it counted.
            let gone = self.left_out[open.left_out..].iter_mut().find(|of| GONE.contains(&of.what));
            let place = gone.map(|of| &mut of.text).or(Some(&mut open.contents).filter(|text| !text.is_empty()));
            if let Some(text) = place {
                text.insert_str(0, &open.number);
                open.prefix = Inline::default();
            }
        }
        let in_contents = self.contents_line(open);
        let mut text = std::mem::take(&mut open.prefix);
        inline::append(&mut text, &std::mem::take(&mut open.text));
        let content = inline::content(text);
        if content == Content::Blank && (in_contents || self.ended_by_page(open.look)) {
            return;
        }
        self.spend(&content);
        self.lines.push(Line { number: self.paragraph, content, look: open.look });
    }

    /// A line of a table of contents, if the paragraph holds one.
    fn contents_line(&mut self, open: &mut Open<'a>) -> bool {
        let mut text = Inline::default();
        inline::push(&mut text, &std::mem::take(&mut open.contents), false);
        let content = inline::content(text);
        let holds = content != Content::Blank;
        if holds {
            self.spend(&content);
            let look = LineLook { ends_paragraph: true, contents: true, ..LineLook::default() };
            self.lines.push(Line { number: self.paragraph, content, look });
        }
        holds
    }

    /// Whether the paragraph has nothing after its page break: no empty line follows, and what stands before it ends.
    fn ended_by_page(&mut self, look: LineLook) -> bool {
        let paragraph = self.paragraph;
        let mut own = self.lines.iter_mut().rev().take_while(|line| line.number == paragraph);
        if own.next().is_none_or(|line| line.content != Content::PageBreak) {
            return false;
        }
        if let Some(before) = own.next() {
            before.look = look;
        }
        true
    }

    /// A page ends inside a paragraph.
    pub(in crate::import::readers::docx) fn break_page_in(&mut self, open: &mut Open<'a>) {
        self.settle(open);
        if !inline::is_blank(&open.text.text) {
            let mut text = std::mem::take(&mut open.prefix);
            inline::append(&mut text, &std::mem::take(&mut open.text));
            let look = LineLook { ends_paragraph: false, ..open.look };
            self.lines.push(Line { number: self.paragraph, content: Content::Text(text), look });
        }
        self.page_break();
    }

    /// The number of a paragraph, from its own list or from that of its style.
    fn number(&mut self, style: Option<&str>, own: Paragraph) -> Option<Number> {
        let (list, level) = match own.list {
            Some(list) => (list, own.level.unwrap_or(0)),
            None => {
                let (said_by, list, level) = self.styles.list(style)?;
                let linked = style
                    .and_then(|style| self.numbering.level_of_style(list, style))
                    .or_else(|| self.numbering.level_of_style(list, said_by))
                    .and_then(|level| i64::try_from(level).ok());
                (list, own.level.or(linked).or(level).unwrap_or(0))
            }
        };
        if list == 0 {
            return None;
        }
        self.counters.next(self.numbering, list, usize::try_from(level).ok()?)
    }
}

/// Whether a paragraph in a style for tables of contents is an entry of one: text has sentences.
fn is_entry(text: &str) -> bool {
    !text.contains('。')
}

/// Whether a paragraph is the first letter of the next one, set large.
fn is_drop_cap(properties: &Element) -> bool {
    let frame = properties.child("framePr");
    let place = frame.and_then(|frame| frame.attribute("dropCap").or(frame.attribute("drop-cap")));
    place.is_some_and(|place| place != "none")
}
