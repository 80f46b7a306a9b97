//! A part in XML, element by element: without a tree, so that number matters little.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::diagnostic::limit::LIMITS;
use crate::import::readers::Refused;
use crate::import::readers::charset;
use crate::import::readers::docx::decode;

/// A step through a part. Names are without prefix.
pub(in crate::import::readers::enclosure) enum Step<'s> {
    /// An element begins.
    Open(&'s str, &'s Attributes),
    /// An element ends.
    Close(&'s str),
    /// Characters.
    Text(&'s str),
    /// A remark that no program shows.
    Remark(&'s str),
}

/// The attributes of an element.
#[derive(Default)]
pub(in crate::import::readers::enclosure) struct Attributes(Vec<(String, String)>);

impl Attributes {
    /// An attribute by its name without prefix.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether an attribute switches something on.
    pub fn on(&self, name: &str) -> bool {
        matches!(self.get(name), Some("1" | "true" | "on"))
    }

    /// Their values.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, value)| value.as_str())
    }

    fn of(tag: &BytesStart<'_>) -> Attributes {
        // No program writes an attribute twice; looking for one would cost the square of their number.
        let mut all = tag.attributes();
        let attributes =
            all.with_checks(false).flatten().filter(|attribute| attribute.key.as_namespace_binding().is_none());
        let attributes = attributes.map(|attribute| {
            let key = attribute.key.local_name().as_ref().to_owned();
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default().into_owned();
            (key, value)
        });
        Attributes(attributes.collect())
    }
}

/// Walks through a part; each step comes with the line that it ends on.
pub(in crate::import::readers::enclosure) fn walk(
    bytes: &[u8],
    part: &str,
    mut step: impl FnMut(Step<'_>, usize),
) -> Result<(), Refused> {
    let broken = |words: String| Refused::Broken { part: part.to_owned(), words };
    let text = match decode(bytes) {
        Some(text) => text,
        None => charset::decode_declared(bytes, &declared(bytes))?.text.into(),
    };
    let mut reader = Reader::from_str(&text);
    let (mut items, mut depth) = (0, 0_usize);
    let (mut line, mut counted) = (1, 0);
    loop {
        let event = reader.read_event().map_err(|error| broken(error.to_string()))?;
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(text.len());
        line += text.as_bytes()[counted..at].iter().filter(|byte| **byte == b'\n').count();
        counted = at;
        let mut step = |is: Step<'_>| step(is, line);
        match event {
            Event::Start(tag) => {
                depth += 1;
                step(Step::Open(&name(&tag), &Attributes::of(&tag)));
            }
            Event::Empty(tag) => {
                step(Step::Open(&name(&tag), &Attributes::of(&tag)));
                step(Step::Close(&name(&tag)));
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                step(Step::Close(tag.local_name().as_ref()));
            }
            Event::Text(text) => step(Step::Text(&text.xml10_content())),
            Event::CData(text) => step(Step::Text(&text.xml10_content())),
            Event::GeneralRef(entity) => match entity.resolve_char_ref().map_err(|error| broken(error.to_string()))? {
                Some(c) => step(Step::Text(c.encode_utf8(&mut [0; 4]))),
                None => step(Step::Text(resolve_predefined_entity(&entity).unwrap_or_default())),
            },
            // A name of a type says nothing; entities of its own may say anything.
            Event::DocType(text) if text.xml10_content().contains("<!") => {
                return Err(Refused::Dtd { part: part.to_owned() });
            }
            Event::DocType(_) => {}
            Event::Eof if depth > 0 => return Err(broken("ends too early".into())),
            Event::Eof => return Ok(()),
            Event::Comment(text) => step(Step::Remark(&text.xml10_content())),
            Event::PI(text) => step(Step::Remark(text.content())),
            Event::Decl(_) => {}
        }
        items += 1;
        // A sheet has more of them than a text; each costs little here.
        if items > LIMITS.xml_items * 10 {
            return Err(Refused::TooManyItems { part: part.to_owned(), limit: LIMITS.xml_items * 10 });
        }
        if depth > LIMITS.xml_depth {
            return Err(Refused::TooDeep { part: part.to_owned(), limit: LIMITS.xml_depth });
        }
    }
}

/// The charset that a part says it is in.
fn declared(bytes: &[u8]) -> String {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).to_ascii_lowercase();
    let value = head.split_once("encoding=").map_or("", |(_, value)| value);
    value.split(['"', '\'']).nth(1).unwrap_or_default().to_owned()
}

fn name(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_owned()
}
