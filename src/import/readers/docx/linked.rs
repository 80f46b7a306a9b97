//! What a part of a document leads to: addresses, other documents, and the words of charts and diagrams.

use std::collections::HashMap;

use crate::import::paper::Paper;
use crate::import::readers::Refused;
use crate::import::readers::docx::package::Relations;
use crate::import::readers::docx::parts::Parts;
use crate::import::readers::left_out;

/// Other documents that are read in one paper.
const MOST_CHUNKS: usize = 32;

/// What can be said of the thing that a relation leads to.
#[derive(Debug)]
pub(in crate::import::readers::docx) enum Linked {
    /// An address outside the file.
    Address(String),
    /// A document that stands in this one, as it was read.
    Paper(Paper),
    /// A document that stands in this one and was not read, by the name of its part.
    Unread(String),
    /// The words of a chart or of a diagram.
    Words(&'static str, String),
}

/// What the relations of a part lead to, by their ids.
#[derive(Debug, Default)]
pub(in crate::import::readers::docx) struct Links(HashMap<String, Linked>);

/// Reads a document that stands in another, by its name.
pub(in crate::import::readers::docx) type Embedded<'f> = &'f dyn Fn(&str, &[u8]) -> Option<Paper>;

impl Links {
    /// Follows the relations of a part.
    pub fn follow(parts: &mut Parts<'_>, relations: &Relations, embedded: Embedded<'_>) -> Result<Links, Refused> {
        let mut links = HashMap::new();
        let mut chunks = 0;
        for of in relations.each() {
            let linked = match &*of.kind {
                _ if of.external => Linked::Address(of.target.clone()),
                "aFChunk" => {
                    chunks += 1;
                    let bytes = if chunks > MOST_CHUNKS { None } else { parts.bytes(&of.target)? };
                    let paper = bytes.and_then(|bytes| embedded(&of.target, &bytes));
                    paper.map_or_else(|| Linked::Unread(of.target.clone()), Linked::Paper)
                }
                "diagramData" | "chart" | "chartEx" => {
                    let what = if of.kind == "diagramData" { "SmartArt 图示" } else { "图表" };
                    // A picture that is damaged is no reason to refuse the text.
                    let root = parts.xml(&of.target).ok().flatten();
                    let words = root.map(|root| root.labels().join("；")).unwrap_or_default();
                    Linked::Words(what, if words.is_empty() { left_out::WORDLESS.to_owned() } else { words })
                }
                "subDocument" => Linked::Unread(of.target.clone()),
                _ => continue,
            };
            links.insert(of.id.clone(), linked);
        }
        Ok(Links(links))
    }

    /// What a relation leads to.
    pub fn get(&self, id: &str) -> Option<&Linked> {
        self.0.get(id)
    }
}
