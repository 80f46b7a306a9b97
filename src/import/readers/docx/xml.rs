//! A part of a Word document as a tree, within limits on depth and number, without document types.

use std::borrow::Cow;

use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use quick_xml::name::Namespace;
use quick_xml::name::ResolveResult;

use crate::diagnostic::limit::LIMITS;
use crate::import::readers::Refused;

/// The vocabularies that matter, in their transitional and their strict form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import::readers::docx) enum Space {
    /// WordprocessingML.
    Word,
    /// Markup compatibility: the same thing in two ways.
    Compat,
    /// Formulas.
    Math,
    /// Text inside drawings: shapes, diagrams, charts.
    Drawing,
    /// Anything else.
    Other,
}

/// An element.
#[derive(Debug)]
pub(in crate::import::readers::docx) struct Element {
    pub space: Space,
    /// Its name without prefix.
    pub name: Box<str>,
    attributes: Vec<(Box<str>, Box<str>)>,
    pub children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug)]
pub(in crate::import::readers::docx) enum Node {
    Element(Element),
    /// Characters; kept only where they are text of the document.
    Text(String),
}

impl Element {
    /// A Word element of a name with what is in it.
    pub fn word(name: &str, attributes: &[(&str, &str)], children: Vec<Node>) -> Element {
        let attributes = attributes.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect();
        Element { space: Space::Word, name: name.into(), attributes, children }
    }

    /// Gives an attribute another name.
    pub fn rename(&mut self, old: &str, new: &str) {
        self.attributes.iter_mut().filter(|(key, _)| &**key == old).for_each(|(key, _)| *key = new.into());
    }

    /// Whether it is a Word element of this name.
    pub fn is(&self, name: &str) -> bool {
        self.space == Space::Word && &*self.name == name
    }

    /// An attribute by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| &**key == name).map(|(_, value)| &**value)
    }

    /// A whole number in an attribute.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first Word element of a name in it.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.is(name))
    }

    /// The `val` of a child.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    /// The `val` of a child as a whole number.
    pub fn number_of(&self, name: &str) -> Option<i64> {
        self.child(name)?.number("val")
    }

    /// Whether a child switches something on or off.
    pub fn toggle(&self, name: &str) -> Option<bool> {
        Some(!matches!(self.child(name)?.attribute("val"), Some("0" | "false" | "off")))
    }

    /// All its text, wherever it stands.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.gather(&mut text);
        text
    }

    /// Its own characters.
    pub fn characters(&self) -> String {
        let texts = self.children.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        texts.collect()
    }

    /// The words of a drawing, each text of it parted from the next.
    pub fn labels(&self) -> Vec<String> {
        let mut labels = Vec::new();
        self.gather_labels(&mut labels);
        labels.retain(|label| !label.trim().is_empty());
        labels
    }

    fn gather_labels(&self, labels: &mut Vec<String>) {
        if self.space == Space::Drawing && matches!(&*self.name, "p" | "v" | "pt") && !self.has_paragraphs() {
            let mut label = String::new();
            self.gather(&mut label);
            labels.push(label);
            return;
        }
        self.elements().for_each(|element| element.gather_labels(labels));
    }

    fn has_paragraphs(&self) -> bool {
        &*self.name == "pt" && self.elements().any(|element| !element.children.is_empty())
    }

    fn gather(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Element(element) => {
                    element.gather(text);
                    if element.is("p") {
                        text.push('\n');
                    }
                }
                Node::Text(part) => text.push_str(part),
            }
        }
    }
}

/// The tree of a part.
pub(in crate::import::readers::docx) fn parse(bytes: &[u8], part: &str) -> Result<Element, Refused> {
    let text = decode(bytes).ok_or_else(|| broken(part, "not Unicode text"))?;
    let mut reader = NsReader::from_str(&text);
    let mut tree = Tree { part, open: Vec::new(), root: None, items: 0 };
    loop {
        let (space, event) = reader.read_resolved_event().map_err(|error| broken(part, &error.to_string()))?;
        match event {
            Event::Start(tag) => {
                let element = tree.element(space_of(&space), &tag)?;
                tree.open(element)?;
            }
            Event::Empty(tag) => {
                let element = tree.element(space_of(&space), &tag)?;
                tree.open(element)?;
                tree.close();
            }
            Event::End(_) => tree.close(),
            Event::Text(text) => tree.text(&text.xml10_content()),
            Event::CData(text) => tree.text(&text.xml10_content()),
            Event::GeneralRef(entity) => {
                let of_char = entity.resolve_char_ref().map_err(|error| broken(part, &error.to_string()))?;
                match of_char {
                    Some(c) => tree.text(c.encode_utf8(&mut [0; 4])),
                    None => tree
                        .text(resolve_predefined_entity(&entity).ok_or_else(|| broken(part, "an entity of its own"))?),
                }
            }
            Event::DocType(_) => return Err(Refused::Dtd { part: part.to_owned() }),
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
    }
    match tree.root {
        Some(root) if tree.open.is_empty() => Ok(root),
        _ => Err(broken(part, "ends too early")),
    }
}

fn space_of(space: &ResolveResult<'_>) -> Space {
    let ResolveResult::Bound(Namespace(name)) = *space else { return Space::Other };
    match name {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main"
        | "http://schemas.microsoft.com/office/word/2003/wordml" => Space::Word,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compat,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
        "http://schemas.openxmlformats.org/drawingml/2006/main"
        | "http://schemas.openxmlformats.org/drawingml/2006/chart"
        | "http://purl.oclc.org/ooxml/drawingml/main"
        | "http://purl.oclc.org/ooxml/drawingml/chart"
        | "http://schemas.microsoft.com/office/drawing/2014/chartex" => Space::Drawing,
        _ => Space::Other,
    }
}

/// UTF-8, or UTF-16 with its mark: no other is allowed in a part.
pub(in crate::import::readers) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) => {
            let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
            (!broken).then_some(text)
        }
        None => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
    }
}

fn broken(part: &str, words: &str) -> Refused {
    Refused::Broken { part: part.to_owned(), words: words.to_owned() }
}

/// A tree that grows.
struct Tree<'a> {
    part: &'a str,
    open: Vec<Element>,
    root: Option<Element>,
    items: usize,
}

impl Tree<'_> {
    fn element(&mut self, space: Space, tag: &BytesStart<'_>) -> Result<Element, Refused> {
        let mut attributes = Vec::new();
        // Word writes no attribute twice; looking for one would cost the square of their number.
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| broken(self.part, &error.to_string()))?;
            let name = attribute.key.local_name().into_inner();
            // Marks of editing sessions are many and say nothing.
            if name.starts_with("rsid") || attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            self.count()?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|error| broken(self.part, &error.to_string()))?;
            attributes.push((name.into(), value.into()));
        }
        self.count()?;
        Ok(Element { space, name: tag.local_name().into_inner().into(), attributes, children: Vec::new() })
    }

    fn count(&mut self) -> Result<(), Refused> {
        self.items += 1;
        match self.items > LIMITS.xml_items {
            true => Err(Refused::TooManyItems { part: self.part.to_owned(), limit: LIMITS.xml_items }),
            false => Ok(()),
        }
    }

    fn open(&mut self, element: Element) -> Result<(), Refused> {
        if self.open.len() >= LIMITS.xml_depth {
            return Err(Refused::TooDeep { part: self.part.to_owned(), limit: LIMITS.xml_depth });
        }
        self.open.push(element);
        Ok(())
    }

    fn close(&mut self) {
        let Some(element) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(element)),
            None => self.root = Some(element),
        }
    }

    fn text(&mut self, text: &str) {
        let Some(parent) = self.open.last_mut() else { return };
        let is_text = match parent.space {
            Space::Word => matches!(&*parent.name, "t" | "delText" | "instrText"),
            Space::Math => &*parent.name == "t",
            Space::Drawing => matches!(&*parent.name, "t" | "v" | "pt"),
            Space::Compat | Space::Other => false,
        };
        if !is_text {
            return;
        }
        match parent.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => parent.children.push(Node::Text(text.to_owned())),
        }
    }
}
