//! Tags and text become lines: what is open, where a line ends, what a container does with its lines.

use html5ever::LocalName;
use html5ever::tokenizer::Tag;

use crate::diagnostic::limit::LIMITS;
use crate::import::paper::Inline;
use crate::import::paper::LeftOut;
use crate::import::paper::Line;
use crate::import::paper::LineLook;
use crate::import::paper::Paper;
use crate::import::readers::html::container;
use crate::import::readers::html::container::Container;
use crate::import::readers::html::grid;
use crate::import::readers::html::grid::Placed;
use crate::import::readers::html::list;
use crate::import::readers::html::list::Counter;
use crate::import::readers::html::style;
use crate::import::readers::html::style::Face;
use crate::import::readers::html::style::attribute;
use crate::import::readers::html::tags;
use crate::import::readers::html::tags::Role;
use crate::import::readers::inline;
use crate::import::readers::table;

/// A form with more characters is no search box: old systems put the whole page into one.
const LONGEST_FORM: usize = 200;

/// The lines of a page while it is read.
#[derive(Default)]
pub(in crate::import::readers::html) struct Blocks {
    open: Vec<Element>,
    frames: Vec<Container>,
    lines: Vec<Line>,
    /// The line that grows.
    text: Inline,
    /// White space that comes before the next character, if one comes.
    gap: Option<Gap>,
    /// The number of a list item that has no text yet.
    item: Option<String>,
    number: usize,
    /// Whether characters of the line that grows stand outside links.
    unlinked: bool,
    left_out: Vec<LeftOut>,
}

/// An element that is open.
struct Element {
    name: LocalName,
    role: Role,
    face: Face,
    counter: Option<Counter>,
}

#[derive(Clone, Copy)]
struct Gap {
    line_end: bool,
    bold: bool,
}

impl Blocks {
    /// The paper at the end of the page.
    pub fn paper(mut self) -> Paper {
        self.close_from(0);
        self.flush();
        Paper { lines: self.lines, left_out: self.left_out }
    }

    /// An element begins.
    pub fn start(&mut self, tag: &Tag) {
        let role = tags::role(&tag.name);
        if let ("thead" | "tbody" | "tfoot", Some(frame)) = (&*tag.name, self.frames.last_mut()) {
            frame.foot = &*tag.name == "tfoot";
        }
        match role {
            Role::LineBreak => return self.line_break(),
            Role::Rule => return self.flush(),
            Role::Picture => return self.picture(tag),
            Role::Void => return,
            Role::Block | Role::Heading(_) | Role::Preformatted | Role::List | Role::OrderedList | Role::Aside(_) => {
                self.flush();
                self.close_paragraph();
            }
            Role::Table => {
                self.flush();
                self.close_paragraph();
            }
            Role::Item => {
                self.flush();
                self.close_item();
            }
            Role::Row => {
                self.flush();
                self.close_above(|role| role == Role::Table);
            }
            Role::Cell => {
                self.flush();
                self.close_above(|role| matches!(role, Role::Row | Role::Table));
            }
            Role::Bold | Role::Silent | Role::Unsaid(_) | Role::Inline => {}
        }
        self.note_link(tag);
        if self.open.len() < LIMITS.html_nesting {
            self.begin(tag, role);
        }
    }

    fn begin(&mut self, tag: &Tag, role: Role) {
        let in_table = self.open.iter().rev().any(|element| element.role == Role::Table);
        match role {
            Role::Table | Role::Aside(_) => {
                let inside_article = self.open.iter().any(|element| matches!(&*element.name, "article" | "main"));
                let what = if let Role::Aside(what) = role { Some(what) } else { None };
                let outer = std::mem::take(&mut self.lines);
                self.frames.push(Container {
                    outer,
                    rows: Vec::new(),
                    foot: false,
                    foot_rows: Vec::new(),
                    what,
                    inside_article,
                });
            }
            Role::Row | Role::Cell if in_table => {
                let Some(frame) = self.frames.last_mut() else { return };
                // Lines between cells stand before the table.
                frame.outer.append(&mut self.lines);
                if role == Role::Row || frame.rows.is_empty() {
                    if frame.foot {
                        frame.foot_rows.push(frame.rows.len());
                    }
                    frame.rows.push(Vec::new());
                }
                if let (Role::Cell, Some(row)) = (role, frame.rows.last_mut()) {
                    row.push(Placed::new(tag));
                }
            }
            // Cells of no table are blocks.
            Role::Row | Role::Cell => return,
            Role::Item => self.item = self.count(tag),
            _ => {}
        }
        let counter = (role == Role::OrderedList).then(|| Counter::new(tag));
        self.open.push(Element { name: tag.name.clone(), role, face: style::face(tag), counter });
    }

    fn count(&mut self, item: &Tag) -> Option<String> {
        let list = self.open.iter_mut().rev().find(|element| matches!(element.role, Role::List | Role::OrderedList))?;
        list.counter.as_mut()?.next(item)
    }

    /// An element ends.
    pub fn end(&mut self, name: &LocalName) {
        let role = tags::role(name);
        if role == Role::LineBreak {
            return self.line_break();
        }
        // What is open outside a cell is not closed from inside it, but a table and its parts are.
        let parts = matches!(role, Role::Table | Role::Row | Role::Cell);
        let walled = |element: &Element| match element.role {
            Role::Table => role != Role::Table,
            Role::Cell => !parts,
            Role::Aside(_) => !matches!(role, Role::Aside(_)) && &**name != "body" && &**name != "html",
            _ => false,
        };
        let place = self.open.iter().rposition(|element| element.name == *name || walled(element));
        let found = place.filter(|&at| self.open[at].name == *name);
        match role {
            Role::Inline | Role::Bold | Role::Unsaid(_) | Role::Silent => {
                if let Some(at) = found {
                    self.open.remove(at);
                }
            }
            _ => {
                self.flush();
                if let Some(at) = found {
                    self.close_from(at);
                }
            }
        }
    }

    /// Ends a paragraph that a block ends without saying so.
    fn close_paragraph(&mut self) {
        let wall = |element: &Element| matches!(element.role, Role::Table | Role::Cell | Role::Aside(_));
        let place = self.open.iter().rposition(|element| &*element.name == "p" || wall(element));
        if let Some(at) = place.filter(|&at| &*self.open[at].name == "p") {
            self.open.remove(at);
        }
    }

    /// Ends the item of the same list that another item ends without saying so.
    fn close_item(&mut self) {
        let wall =
            |role: Role| matches!(role, Role::List | Role::OrderedList | Role::Table | Role::Cell | Role::Aside(_));
        let place = self.open.iter().rposition(|element| element.role == Role::Item || wall(element.role));
        if let Some(at) = place.filter(|&at| self.open[at].role == Role::Item) {
            self.close_from(at);
        }
    }

    /// Ends all that is open inside the nearest element of a role.
    fn close_above(&mut self, role: impl Fn(Role) -> bool) {
        if let Some(at) = self.open.iter().rposition(|element| role(element.role)) {
            self.close_from(at + 1);
        }
    }

    fn close_from(&mut self, at: usize) {
        while self.open.len() > at {
            self.flush();
            let Some(element) = self.open.pop() else { return };
            match element.role {
                Role::Cell => {
                    let cell = self.frames.last_mut().and_then(|frame| frame.rows.last_mut()?.last_mut());
                    if let Some(cell) = cell {
                        cell.lines.append(&mut self.lines);
                    }
                }
                Role::Table => {
                    if let Some(mut frame) = self.frames.pop() {
                        let rows = grid::filled(frame.in_order());
                        let between = std::mem::replace(&mut self.lines, frame.outer);
                        self.lines.extend(between);
                        self.lines.extend(table::lines(rows));
                    }
                }
                Role::Aside(_) => self.end_aside(),
                _ => {}
            }
        }
    }

    /// A part around the paper ends: it is left out, unless the paper itself is in it.
    fn end_aside(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        let lines = std::mem::replace(&mut self.lines, frame.outer);
        let what = frame.what.unwrap_or("侧栏");
        let said = container::plain(&lines);
        let titled = lines.iter().any(|line| line.look.heading == Some(1));
        let keeps = match what {
            "表单" => said.chars().count() > LONGEST_FORM,
            "页眉" => frame.inside_article || titled,
            "页脚" => frame.inside_article,
            _ => false,
        };
        if keeps {
            self.lines.extend(lines);
        } else if !inline::is_blank(&said) {
            self.left_out.push(LeftOut { line: self.number, what, text: said });
        }
    }

    /// Characters of the page.
    pub fn text(&mut self, text: &str) {
        let mut bold = None;
        let mut preformatted = false;
        let mut hidden = false;
        for element in self.open.iter().rev() {
            hidden |= element.face.hidden;
            bold = bold.or(element.face.bold).or((element.role == Role::Bold).then_some(true));
            match element.role {
                Role::Silent => return,
                Role::Unsaid(what) => return self.leave_out(what, text),
                Role::Preformatted => preformatted = true,
                _ => {}
            }
        }
        if hidden {
            return self.leave_out("隐藏文字", text);
        }
        let bold = bold.unwrap_or(false);
        if preformatted {
            self.put(&text.replace("\r\n", "\n"), bold);
            return;
        }
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let spaces = is_space(first);
            let end = rest.find(|c| is_space(c) != spaces).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            if spaces {
                let line_end = part.contains(['\n', '\r']) || self.gap.is_some_and(|gap| gap.line_end);
                self.gap = Some(Gap { line_end, bold });
            } else {
                self.put(part, bold);
            }
            rest = after;
        }
    }

    fn put(&mut self, text: &str, bold: bool) {
        let Some(first) = text.chars().next() else { return };
        if let Some(number) = self.item.take()
            && !list::numbers_itself(first)
        {
            inline::push(&mut self.text, &number, false);
        }
        if let (Some(gap), Some(last)) = (self.gap.take(), self.text.text.chars().next_back()) {
            // A line of the file that ends between two Han characters makes no gap in the text.
            let joined = gap.line_end && is_wide(last) && is_wide(first);
            if !joined && !last.is_whitespace() {
                inline::push(&mut self.text, " ", gap.bold && bold);
            }
        }
        let linked = self.open.iter().any(|element| &*element.name == "a");
        // What parts the links of a menu is no text beside them.
        self.unlinked |= !linked && text.contains(|c: char| !c.is_whitespace() && !"|｜>＞»›/／·•、".contains(c));
        inline::push(&mut self.text, text, bold);
    }

    fn line_break(&mut self) {
        self.gap = None;
        if !self.text.text.is_empty() {
            inline::push(&mut self.text, "\n", false);
        }
    }

    fn picture(&mut self, tag: &Tag) {
        if self.open.iter().any(|element| element.face.hidden || element.role == Role::Silent) {
            return;
        }
        let said = [attribute(tag, "alt"), attribute(tag, "title"), attribute(tag, "src")];
        let said = said.into_iter().flatten().find(|said| !inline::is_blank(said) && !said.starts_with("data:"));
        let said = said.unwrap_or("没有文字说明").to_owned();
        let what = "图片或嵌入的对象";
        if !self.left_out.iter().rev().take(20).any(|known| known.what == what && known.text == said) {
            self.left_out.push(LeftOut { line: self.number, what, text: said });
        }
    }

    /// A link to a file is named, so that an attachment is not forgotten.
    fn note_link(&mut self, tag: &Tag) {
        const FILES: [&str; 11] =
            [".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".zip", ".rar", ".jpg", ".png", ".ofd"];
        let Some(address) = attribute(tag, "href").filter(|_| &*tag.name == "a") else { return };
        let lower = address.to_ascii_lowercase();
        if FILES.iter().any(|end| lower.ends_with(end)) {
            self.left_out.push(LeftOut { line: self.number, what: "链接地址", text: address.to_owned() });
        }
    }

    fn leave_out(&mut self, what: &'static str, text: &str) {
        if inline::is_blank(text) {
            return;
        }
        let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        match self.left_out.last_mut() {
            Some(last) if last.what == what && last.line == self.number => {
                last.text.push(' ');
                last.text.push_str(&text);
            }
            _ => self.left_out.push(LeftOut { line: self.number, what, text }),
        }
    }

    /// Ends the line that grows.
    fn flush(&mut self) {
        self.gap = None;
        let linked = !std::mem::take(&mut self.unlinked);
        if self.text.text.is_empty() {
            return;
        }
        let mut text = std::mem::take(&mut self.text);
        let end = text.text.trim_end_matches(['\n', ' ', '\t']).len();
        text.text.truncate(end);
        text.bold.retain(|range| range.start < end);
        if let Some(last) = text.bold.last_mut() {
            last.end = last.end.min(end);
        }
        self.number += 1;
        let heading = self.open.iter().rev().find_map(|element| match element.role {
            Role::Heading(level) => Some(level),
            _ => None,
        });
        let centred = self.open.iter().rev().find_map(|element| match &*element.name {
            "center" => Some(true),
            _ => element.face.centred,
        });
        let look = LineLook {
            heading,
            centred: centred.unwrap_or(false),
            ends_paragraph: true,
            linked,
            ..LineLook::default()
        };
        self.lines.push(Line { number: self.number, content: inline::content(text), look });
    }
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}'
        | '\u{2018}'..='\u{201D}' | '\u{20000}'..='\u{3FFFF}')
}
