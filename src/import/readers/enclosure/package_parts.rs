//! The parts of an office document, element by element: without a tree, so that depth and number matter little.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use super::picture;
use crate::diagnostic::limit::LIMITS;
use crate::import::readers::Refused;
use crate::import::readers::docx::Package;
use crate::import::readers::docx::decode;

/// Opens a package; an old container in its place is a document with a password.
pub(in crate::import::readers::enclosure) fn open(bytes: &[u8]) -> Result<Package<'_>, Refused> {
    match bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        true => Err(Refused::Encrypted),
        false => Package::open(bytes),
    }
}

/// A step through a part. Names are without prefix.
pub(in crate::import::readers::enclosure) enum Step<'s> {
    /// An element begins.
    Open(&'s str, &'s Attributes),
    /// An element ends.
    Close(&'s str),
    /// Characters.
    Text(&'s str),
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

    fn of(tag: &BytesStart<'_>) -> Attributes {
        let attributes = tag.attributes().flatten().map(|attribute| {
            let key = attribute.key.local_name().as_ref().to_owned();
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default().into_owned();
            (key, value)
        });
        Attributes(attributes.collect())
    }
}

/// Walks through a part, if it is there.
pub(in crate::import::readers::enclosure) fn walk(
    package: &mut Package<'_>,
    part: &str,
    mut step: impl FnMut(Step<'_>),
) -> Result<(), Refused> {
    let Some(bytes) = package.bytes(part)? else { return Ok(()) };
    let broken = |words: String| Refused::Broken { part: part.to_owned(), words };
    let text = decode(&bytes).ok_or_else(|| broken("not Unicode text".into()))?;
    let mut reader = Reader::from_str(&text);
    let mut items = 0;
    loop {
        let event = reader.read_event().map_err(|error| broken(error.to_string()))?;
        match event {
            Event::Start(tag) => step(Step::Open(&name(&tag), &Attributes::of(&tag))),
            Event::Empty(tag) => {
                step(Step::Open(&name(&tag), &Attributes::of(&tag)));
                step(Step::Close(&name(&tag)));
            }
            Event::End(tag) => step(Step::Close(tag.local_name().as_ref())),
            Event::Text(text) => step(Step::Text(&text.xml10_content())),
            Event::CData(text) => step(Step::Text(&text.xml10_content())),
            Event::GeneralRef(entity) => match entity.resolve_char_ref().map_err(|error| broken(error.to_string()))? {
                Some(c) => step(Step::Text(c.encode_utf8(&mut [0; 4]))),
                None => step(Step::Text(resolve_predefined_entity(&entity).unwrap_or_default())),
            },
            Event::DocType(_) => return Err(Refused::Dtd { part: part.to_owned() }),
            Event::Eof => return Ok(()),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
        }
        items += 1;
        // A sheet has more of them than a text; each costs little here.
        if items > LIMITS.xml_items * 10 {
            return Err(Refused::TooManyItems { part: part.to_owned(), limit: LIMITS.xml_items * 10 });
        }
    }
}

/// Who wrote a document and who changed it last.
pub(in crate::import::readers::enclosure) fn people(package: &mut Package<'_>) -> Result<Vec<String>, Refused> {
    let mut people: Vec<String> = Vec::new();
    let mut text = String::new();
    walk(package, "docProps/core.xml", |step| match step {
        Step::Open(..) => text.clear(),
        Step::Text(part) => text.push_str(part),
        Step::Close("creator" | "lastModifiedBy") => {
            let person = text.trim().to_owned();
            if !person.is_empty() && !people.contains(&person) {
                people.push(person);
            }
        }
        Step::Close(_) => text.clear(),
    })?;
    Ok(people)
}

/// Whether a picture of a document says where it was taken. One that cannot be unpacked within the limits is a fault of the
/// whole file, as any part is.
pub(in crate::import::readers::enclosure) fn position(
    package: &mut Package<'_>,
    folder: &str,
) -> Result<bool, Refused> {
    for part in package.parts(folder) {
        if package.bytes(&part)?.is_some_and(|bytes| picture::read(&bytes).position) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn name(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_owned()
}
