//! Tags become lines: what is open, where a line ends, what a container does with its lines.

use std::collections::BTreeMap;

use html5ever::LocalName;
use html5ever::tokenizer::Tag;

use crate::diagnostic::limit::LIMITS;
use crate::import::paper::LeftOut;
use crate::import::paper::Line;
use crate::import::paper::LineLook;
use crate::import::paper::Paper;
use crate::import::readers::html::attribute::attribute;
use crate::import::readers::html::container;
use crate::import::readers::html::container::Container;
use crate::import::readers::html::form_entry::Control;
use crate::import::readers::html::grid;
use crate::import::readers::html::grid::Placed;
use crate::import::readers::html::growing::Growing;
use crate::import::readers::html::linked_contents;
use crate::import::readers::html::list::Counter;
use crate::import::readers::html::math::Math;
use crate::import::readers::html::selector::Named;
use crate::import::readers::html::sheet::Sheet;
use crate::import::readers::html::style;
use crate::import::readers::html::style::Face;
use crate::import::readers::html::tags;
use crate::import::readers::html::tags::Role;
use crate::import::readers::inline;
use crate::import::readers::left_out;
use crate::import::readers::table;

/// A form with more characters is no search box: old systems put the whole page into one.
const LONGEST_FORM: usize = 200;

/// The lines of a page while it is read.
#[derive(Default)]
pub(in crate::import::readers::html) struct Blocks {
    pub(in crate::import::readers::html) open: Vec<Element>,
    pub(in crate::import::readers::html) frames: Vec<Container>,
    pub(in crate::import::readers::html) lines: Vec<Line>,
    /// The line that grows.
    pub(in crate::import::readers::html) growing: Growing,
    /// The formula that is open.
    pub(in crate::import::readers::html) math: Option<Math>,
    /// The field of a form that is open and belongs to the text.
    pub(in crate::import::readers::html) control: Option<Control>,
    pub(in crate::import::readers::html) number: usize,
    pub(in crate::import::readers::html) left_out: Vec<LeftOut>,
    /// The lines that are nothing but links to places in a page.
    anchors: BTreeMap<usize, String>,
    sheet: Sheet,
}

/// An element that is open.
pub(in crate::import::readers::html) struct Element {
    name: LocalName,
    pub role: Role,
    pub face: Face,
    named: Named,
    counter: Option<Counter>,
    /// The page of a link to a place in a page.
    pub anchor: Option<String>,
}

impl Blocks {
    /// A page with its own style sheets.
    pub fn new(sheet: Sheet) -> Blocks {
        Blocks { sheet, ..Blocks::default() }
    }

    /// The paper at the end of the page.
    pub fn paper(mut self) -> Paper {
        self.end_control();
        self.close_from(0);
        self.flush();
        let found = linked_contents::take_out(&mut self.lines, &self.anchors);
        self.left_out.extend(found);
        let generated = std::mem::take(&mut self.sheet.generated).into_iter();
        self.left_out.extend(generated.map(|text| LeftOut { line: 0, what: "样式表加上的文字", text }));
        let unread = self.sheet.unread().into_iter();
        self.left_out.extend(unread.map(|text| LeftOut { line: 0, what: left_out::PERHAPS_HIDDEN, text }));
        let last = self.lines.iter().map(|line| line.number).max().unwrap_or_default();
        for of in &mut self.left_out {
            of.line = of.line.min(last);
        }
        Paper { lines: self.lines, left_out: self.left_out }
    }

    /// An element begins.
    pub fn start(&mut self, tag: &Tag) {
        let role = tags::role(&tag.name);
        if self.in_control(tag, role) || self.in_formula(tag, role) || self.begins_control(tag) {
            return;
        }
        if let ("thead" | "tbody" | "tfoot", Some(frame)) = (&*tag.name, self.frames.last_mut()) {
            frame.foot = &*tag.name == "tfoot";
        }
        match role {
            Role::LineBreak => return self.line_break(),
            Role::Rule => return self.flush(),
            Role::Picture => return self.picture(tag),
            Role::Control => return self.control(tag),
            Role::Framed => self.framed(tag),
            Role::Void => {
                if &*tag.name == "frame" {
                    self.framed(tag);
                }
                return;
            }
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
            Role::Bold | Role::Silent | Role::Unsaid(_) | Role::Formula | Role::Inline => {}
        }
        self.note_link(tag);
        if self.open.len() < LIMITS.html_nesting {
            self.begin(tag, role);
        }
    }

    fn begin(&mut self, tag: &Tag, role: Role) {
        let in_table = self.open.iter().rev().any(|element| element.role == Role::Table);
        let named = named(tag);
        let face = self.face(tag, &named);
        // A hidden row or cell takes no place in its table.
        let parts_table = matches!(role, Role::Row | Role::Cell);
        let hidden = parts_table && in_table && (face.gone || self.is_gone_in_table());
        let role = if hidden && role == Role::Cell { Role::Unsaid(left_out::HIDDEN) } else { role };
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
            Role::Row if hidden => {}
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
            Role::Item => self.growing.item = self.count(tag),
            Role::Formula => self.math = Some(Math::new()),
            _ => {}
        }
        let counter = (role == Role::OrderedList).then(|| Counter::new(tag));
        let anchor = style::anchor(tag);
        self.open.push(Element { name: tag.name.clone(), role, face, named, counter, anchor });
    }

    /// How an element that begins here looks.
    pub(in crate::import::readers::html) fn face(&mut self, tag: &Tag, named: &Named) -> Face {
        if self.sheet.is_empty() {
            return style::face(tag, &[]);
        }
        let mut path: Vec<&Named> = self.open.iter().map(|element| &element.named).collect();
        path.push(named);
        style::face(tag, &self.sheet.holding(&path))
    }

    /// Whether a part of the table that is open is hidden.
    fn is_gone_in_table(&self) -> bool {
        let inside = self.open.iter().rev().take_while(|element| element.role != Role::Table);
        inside.into_iter().any(|element| element.face.gone)
    }

    fn count(&mut self, item: &Tag) -> Option<String> {
        let list = self.open.iter_mut().rev().find(|element| matches!(element.role, Role::List | Role::OrderedList))?;
        list.counter.as_mut()?.next(item)
    }

    /// An element ends.
    pub fn end(&mut self, name: &LocalName) {
        let role = tags::role(name);
        if self.ends_in_control(name, role) || self.ends_in_formula(name) {
            return;
        }
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
            Role::Inline | Role::Bold | Role::Unsaid(_) | Role::Silent | Role::Formula | Role::Framed => {
                if let Some(at) = found {
                    // Each small text is written by itself: 10<sup>4</sup><sup>[2]</sup>.
                    if self.open[at].face.script.is_some() {
                        let marked = self.growing.settle();
                        self.note_marked(marked);
                    }
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
            left_out::HEADER => frame.inside_article || titled,
            left_out::FOOTER => frame.inside_article,
            _ => false,
        };
        if keeps {
            self.lines.extend(lines);
        } else if !inline::is_blank(&said) {
            self.left_out.push(LeftOut { line: self.number, what, text: said });
        }
    }

    /// Ends the line that grows.
    fn flush(&mut self) {
        self.end_formula();
        let marked = self.growing.settle();
        self.note_marked(marked);
        let Some(grown) = self.growing.take() else { return };
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
            linked: grown.linked,
            ..LineLook::default()
        };
        if let Some(page) = grown.anchor {
            self.anchors.insert(self.number, page);
        }
        self.lines.push(Line { number: self.number, content: inline::content(grown.text), look });
    }
}

impl Element {
    /// Whether it is a link.
    pub fn is_link(&self) -> bool {
        &*self.name == "a"
    }
}

/// What selectors ask of an element.
pub(in crate::import::readers::html) fn named(tag: &Tag) -> Named {
    let classes = attribute(tag, "class").unwrap_or_default();
    Named {
        tag: tag.name.to_string(),
        id: attribute(tag, "id").unwrap_or_default().to_owned(),
        classes: classes.split_ascii_whitespace().map(str::to_owned).collect(),
    }
}
