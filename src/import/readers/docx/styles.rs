//! What styles say about paragraphs and runs, through what they are based on.

use std::collections::HashMap;

use crate::import::readers::docx::xml::Element;

/// No chain of styles is longer; a bound ends those that go in a circle.
const LONGEST_CHAIN: usize = 32;

/// The styles of a document.
#[derive(Debug, Default)]
pub(in crate::import::readers::docx) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of a paragraph that names none.
    paragraph: Option<String>,
    /// Properties of every run.
    bold: bool,
    hidden: bool,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    paragraph: Paragraph,
    bold: Option<bool>,
    hidden: Option<bool>,
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
            styles.bold = run.toggle("b").unwrap_or(false);
            styles.hidden = run.toggle("vanish").unwrap_or(false);
        }
        for style in root.elements().filter(|element| element.is("style")) {
            let Some(id) = style.attribute("styleId") else { continue };
            let is_default = matches!(style.attribute("default"), Some("1" | "true" | "on"));
            if is_default && style.attribute("type") == Some("paragraph") {
                styles.paragraph = Some(id.to_owned());
            }
            let run = style.child("rPr");
            let read = Style {
                name: style.value("name").unwrap_or_default().to_lowercase(),
                based_on: style.value("basedOn").map(str::to_owned),
                paragraph: style.child("pPr").map(Paragraph::read).unwrap_or_default(),
                bold: run.and_then(|run| run.toggle("b")),
                hidden: run.and_then(|run| run.toggle("vanish")),
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

    /// Whether a run is bold: what it says itself, else the styles of its paragraph and of its own, each of which turns
    /// the other over.
    pub fn bold(&self, own: Option<bool>, paragraph: Option<&str>, run: Option<&str>) -> bool {
        own.unwrap_or_else(|| self.toggled(self.bold, paragraph, run, |style| style.bold))
    }

    /// Whether a run is hidden.
    pub fn hidden(&self, own: Option<bool>, paragraph: Option<&str>, run: Option<&str>) -> bool {
        own.unwrap_or_else(|| self.toggled(self.hidden, paragraph, run, |style| style.hidden))
    }

    fn toggled(
        &self,
        default: bool,
        paragraph: Option<&str>,
        run: Option<&str>,
        of: impl Fn(&Style) -> Option<bool>,
    ) -> bool {
        let said = |id| self.chain(id).find_map(|(_, style)| of(style)).unwrap_or(false);
        default || (said(paragraph) != said(run))
    }
}
