//! What styles say about paragraphs and runs, through what they are based on.

use std::collections::HashMap;

use crate::import::readers::docx::run_look::Fonts;
use crate::import::readers::docx::run_look::RunLook;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::raised::Script;

/// No chain of styles is longer; a bound ends those that go in a circle.
const LONGEST_CHAIN: usize = 32;

/// The styles of a document.
#[derive(Debug, Default)]
pub(in crate::import::readers::docx) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of a paragraph that names none.
    paragraph: Option<String>,
    /// Properties of every run.
    run: RunLook,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    paragraph: Paragraph,
    run: RunLook,
}

/// What is said about a paragraph: in a style or in the paragraph itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import::readers::docx) struct Paragraph {
    /// Level in the outline, from 0; 9 is body text.
    pub outline: Option<i64>,
    pub centred: Option<bool>,
    pub page_break_before: Option<bool>,
    /// The list it belongs to; 0 is none.
    pub list: Option<i64>,
    /// Its level in the list, from 0.
    pub level: Option<i64>,
}

impl Paragraph {
    /// Reads `pPr`.
    pub fn read(properties: &Element) -> Paragraph {
        let list = properties.child("numPr");
        Paragraph {
            outline: properties.number_of("outlineLvl"),
            centred: properties.value("jc").map(|jc| jc == "center"),
            page_break_before: properties.toggle("pageBreakBefore"),
            list: list.and_then(|list| list.number_of("numId")),
            level: list.and_then(|list| list.number_of("ilvl")),
        }
    }

    /// Takes from another what is not said here.
    fn or(self, other: Paragraph) -> Paragraph {
        Paragraph {
            outline: self.outline.or(other.outline),
            centred: self.centred.or(other.centred),
            page_break_before: self.page_break_before.or(other.page_break_before),
            list: self.list.or(other.list),
            level: self.level.or(other.level),
        }
    }
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(root: &Element) -> Styles {
        let mut styles = Styles::default();
        let defaults = root.child("docDefaults").and_then(|defaults| defaults.child("rPrDefault"));
        if let Some(run) = defaults.and_then(|run| run.child("rPr")) {
            styles.run = RunLook::read(run);
        }
        for style in root.elements().filter(|element| element.is("style")) {
            let Some(id) = style.attribute("styleId") else { continue };
            let is_default = matches!(style.attribute("default"), Some("1" | "true" | "on"));
            if is_default && style.attribute("type") == Some("paragraph") {
                styles.paragraph = Some(id.to_owned());
            }
            let read = Style {
                name: style.value("name").unwrap_or_default().to_lowercase(),
                based_on: style.value("basedOn").map(str::to_owned),
                paragraph: style.child("pPr").map(Paragraph::read).unwrap_or_default(),
                run: style.child("rPr").map(RunLook::read).unwrap_or_default(),
            };
            styles.styles.insert(id.to_owned(), read);
        }
        styles
    }

    /// A style and those it is based on, nearest first.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = id.and_then(|id| self.styles.get_key_value(id));
        std::iter::successors(first, |(_, style)| self.styles.get_key_value(style.based_on.as_deref()?))
            .map(|(id, style)| (id.as_str(), style))
            .take(LONGEST_CHAIN)
    }

    /// The style of a paragraph: the one it names, else the default.
    pub fn of_paragraph<'a>(&'a self, named: Option<&'a str>) -> Option<&'a str> {
        named.filter(|id| self.styles.contains_key(*id)).or(self.paragraph.as_deref())
    }

    /// All that is said about a paragraph of a style, completed from its styles.
    pub fn paragraph(&self, style: Option<&str>, own: Paragraph) -> Paragraph {
        self.chain(style).fold(own, |paragraph, (_, style)| paragraph.or(style.paragraph))
    }

    /// The list that a style gives its paragraphs, with the style that says so.
    pub fn list<'a>(&'a self, style: Option<&'a str>) -> Option<(&'a str, i64, Option<i64>)> {
        self.chain(style).find_map(|(id, style)| Some((id, style.paragraph.list?, style.paragraph.level)))
    }

    /// The depth as a heading of a paragraph of a style, from 1; what the paragraph itself says comes first.
    pub fn heading(&self, style: Option<&str>, outline: Option<i64>) -> Option<u8> {
        if let Some(outline) = outline {
            return u8::try_from(outline).ok().filter(|level| *level < 9).map(|level| level + 1);
        }
        self.chain(style).find_map(|(_, style)| match style.name.as_str() {
            "title" => Some(1),
            name => name.strip_prefix("heading ")?.parse().ok().filter(|level| (1..=9).contains(level)),
        })
    }

    /// Whether a paragraph of a style is an entry of a table of contents, or its heading.
    pub fn is_contents(&self, style: Option<&str>, named: Option<&str>) -> bool {
        let known = self.chain(style).any(|(_, style)| is_contents(&style.name));
        // A document may name a style that it does not hold.
        known || named.is_some_and(|named| !self.styles.contains_key(named) && is_contents(&named.to_lowercase()))
    }

    /// Whether something is switched on in a run: what the run says itself, else the styles of its paragraph and of its
    /// own, each of which turns the other over.
    pub fn toggled(
        &self,
        own: Option<&RunLook>,
        paragraph: Option<&str>,
        run: Option<&str>,
        of: impl Fn(&RunLook) -> Option<bool>,
    ) -> bool {
        let said = |id| self.chain(id).find_map(|(_, style)| of(&style.run)).unwrap_or(false);
        own.and_then(&of).unwrap_or_else(|| of(&self.run).unwrap_or(false) || (said(paragraph) != said(run)))
    }

    /// Whether a run stands above or below the line.
    pub fn script(&self, own: Option<&RunLook>, paragraph: Option<&str>, run: Option<&str>) -> Script {
        let styled = || self.chain(run).chain(self.chain(paragraph)).find_map(|(_, style)| style.run.script);
        own.and_then(|own| own.script).or_else(styled).unwrap_or(Script::None)
    }

    /// The fonts of a run.
    pub fn fonts(&self, own: Option<&RunLook>, paragraph: Option<&str>, run: Option<&str>) -> Fonts {
        let own = own.map(|own| own.fonts.clone()).unwrap_or_default();
        let styled = self.chain(run).chain(self.chain(paragraph));
        styled.fold(own, |fonts, (_, style)| fonts.or(&style.run.fonts)).or(&self.run.fonts)
    }
}

/// Whether a style of this name, in lower case, is for tables of contents: `toc 1`, `TOC1`, 目录 1, `TOC Heading`.
fn is_contents(name: &str) -> bool {
    let rest = ["toc", "目录", "wpsoffice手动目录"].iter().find_map(|start| name.strip_prefix(start));
    rest.map(str::trim).is_some_and(|rest| matches!(rest, "heading" | "标题") || is_level(rest))
}

fn is_level(rest: &str) -> bool {
    matches!(rest.as_bytes(), [b'1'..=b'9'])
}
