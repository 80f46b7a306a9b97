//! Where the parts of a Word document come from: a package of files, or one XML file that holds them all.

use std::collections::HashMap;

use crate::import::readers::Refused;
use crate::import::readers::docx::package;
use crate::import::readers::docx::package::Package;
use crate::import::readers::docx::package::Relations;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::docx::xml::Node;

/// The parts of a document.
pub(in crate::import::readers::docx) enum Parts<'a> {
    /// Files in a zip archive.
    Packed(Package<'a>),
    /// Trees by the name of their part, each given out once.
    Flat(HashMap<String, Element>),
}

impl<'a> Parts<'a> {
    /// The parts of a Flat OPC file: a package written as one XML file.
    pub fn flat(root: Element) -> Parts<'a> {
        let parts = elements(root).filter(|part| &*part.name == "part").filter_map(|part| {
            let name = package::resolve("", part.attribute("name")?);
            let data = elements(part).find(|data| &*data.name == "xmlData")?;
            Some((name, elements(data).next()?))
        });
        Parts::Flat(parts.collect())
    }

    /// The name of the main part.
    pub fn document(&mut self) -> Result<String, Refused> {
        match self {
            Parts::Packed(package) => package.document(),
            Parts::Flat(_) => {
                let named = self.relations("")?.first("officeDocument").map(str::to_owned);
                Ok(named.unwrap_or_else(|| "word/document.xml".to_owned()))
            }
        }
    }

    /// The relations of a part; of the package for the empty name.
    pub fn relations(&mut self, part: &str) -> Result<Relations, Refused> {
        Relations::of(part, |part| self.xml(part))
    }

    /// The tree of a part, if there is one.
    pub fn xml(&mut self, part: &str) -> Result<Option<Element>, Refused> {
        match self {
            Parts::Packed(package) => package.xml(part),
            Parts::Flat(trees) => Ok(trees.remove(part)),
        }
    }

    /// The bytes of a part, if there is one and it is a file.
    pub fn bytes(&mut self, part: &str) -> Result<Option<Vec<u8>>, Refused> {
        match self {
            Parts::Packed(package) => package.bytes(part),
            Parts::Flat(_) => Ok(None),
        }
    }
}

/// The elements in an element.
pub(in crate::import::readers::docx) fn elements(root: Element) -> impl Iterator<Item = Element> {
    root.children.into_iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    })
}
