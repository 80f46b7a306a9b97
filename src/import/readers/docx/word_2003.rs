//! Documents of Word 2003 in XML: the same story under other names, told in those of today.

use crate::import::readers::docx::linked::Links;
use crate::import::readers::docx::notes::Kind;
use crate::import::readers::docx::notes::Margin;
use crate::import::readers::docx::notes::Notes;
use crate::import::readers::docx::parts;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::docx::xml::Node;
use crate::import::readers::docx::xml::Space;
use crate::import::readers::left_out;

/// A document in the names of today.
pub(in crate::import::readers::docx) struct Old {
    pub body: Element,
    pub styles: Option<Element>,
    pub numbering: Option<Element>,
    pub notes: Notes,
}

/// Names that were others: what is not here has its name of today.
const NAMES: [(&str, &str); 10] = [
    ("vmerge", "vMerge"),
    ("hmerge", "hMerge"),
    ("listPr", "numPr"),
    ("ilfo", "numId"),
    ("lists", "numbering"),
    ("listDef", "abstractNum"),
    ("list", "num"),
    ("ilst", "abstractNumId"),
    ("listStyleLink", "numStyleLink"),
    ("nfc", "numFmt"),
];

const ATTRIBUTES: [(&str, &str); 2] = [("listDefId", "abstractNumId"), ("ilfo", "numId")];

/// Formats of numbers by their old numbers.
const FORMATS: [(&str, &str); 31] = [
    ("0", "decimal"),
    ("1", "upperRoman"),
    ("2", "lowerRoman"),
    ("3", "upperLetter"),
    ("4", "lowerLetter"),
    ("10", "ideographDigital"),
    ("11", "japaneseCounting"),
    ("14", "decimalFullWidth"),
    ("15", "decimal"),
    ("16", "japaneseLegal"),
    ("17", "japaneseDigitalTenThousand"),
    ("18", "decimalEnclosedCircle"),
    ("19", "decimalFullWidth2"),
    ("22", "decimalZero"),
    ("23", "bullet"),
    ("26", "decimalEnclosedFullstop"),
    ("27", "decimalEnclosedParen"),
    ("28", "decimalEnclosedCircleChinese"),
    ("29", "ideographEnclosedCircle"),
    ("30", "ideographTraditional"),
    ("31", "ideographZodiac"),
    ("32", "ideographZodiacTraditional"),
    ("33", "taiwaneseCounting"),
    ("34", "ideographLegalTraditional"),
    ("35", "taiwaneseCountingThousand"),
    ("36", "taiwaneseDigital"),
    ("37", "chineseCounting"),
    ("38", "chineseLegalSimplified"),
    ("39", "chineseCountingThousand"),
    ("57", "numberInDash"),
    ("255", "none"),
];

/// Reads a whole document; none where it is no document of Word 2003.
pub(in crate::import::readers::docx) fn read(root: Element) -> Option<Old> {
    if !root.is("wordDocument") {
        return None;
    }
    let mut beside = Beside::default();
    let (mut body, mut styles, mut numbering) = (None, None, None);
    for element in parts::elements(root) {
        match &*element.name {
            "body" => body = Some(beside.renew(element)),
            "styles" => styles = Some(beside.renew(element)),
            "lists" => numbering = Some(beside.renew(element)),
            _ => {}
        }
    }
    let mut notes = Notes::default();
    for (kind, found) in [(Kind::Footnote, beside.footnotes), (Kind::Endnote, beside.endnotes)] {
        notes.add_notes(kind, Element::word("notes", &[], found), Links::default());
    }
    notes.add_comments(&Element::word("comments", &[], beside.comments));
    notes.margins = beside.margins;
    Some(Old { body: body?, styles, numbering, notes })
}

/// What stands inside the text in an old document and beside it in a new one.
#[derive(Default)]
struct Beside {
    footnotes: Vec<Node>,
    endnotes: Vec<Node>,
    comments: Vec<Node>,
    margins: Vec<Margin>,
}

impl Beside {
    fn renew(&mut self, mut element: Element) -> Element {
        if &*element.name == "annotation" {
            return self.annotation(element);
        }
        let children = std::mem::take(&mut element.children);
        element.children = children
            .into_iter()
            .map(|node| match node {
                Node::Element(element) => Node::Element(self.renew(element)),
                text @ Node::Text(_) => text,
            })
            .collect();
        if element.space != Space::Word {
            return element;
        }
        match &*element.name {
            "footnote" => noted(&mut self.footnotes, "footnote", element.children),
            "endnote" => noted(&mut self.endnotes, "endnote", element.children),
            "hdr" | "ftr" => {
                let what = if &*element.name == "hdr" { left_out::HEADER } else { left_out::FOOTER };
                self.margins.push(Margin { what, root: element, links: Links::default() });
                Element::word("margin", &[], Vec::new())
            }
            "nfc" => {
                let known = FORMATS.iter().find(|(number, _)| element.attribute("val") == Some(number));
                Element::word("numFmt", &[("val", known.map_or("decimal", |(_, format)| format))], Vec::new())
            }
            name => {
                if let Some((_, new)) = NAMES.iter().find(|(old, _)| *old == name) {
                    element.name = (*new).into();
                }
                for (old, new) in ATTRIBUTES {
                    element.rename(old, new);
                }
                element
            }
        }
    }

    /// A change, a comment or a mark.
    fn annotation(&mut self, element: Element) -> Element {
        let kind = element.attribute("type").unwrap_or_default().to_owned();
        let id = element.attribute("id").unwrap_or_default().to_owned();
        let content = parts::elements(element).filter(|part| &*part.name == "content");
        let children: Vec<Node> = content.flat_map(|content| content.children).collect();
        let children = self.renew(Element::word("content", &[], children)).children;
        match kind.as_str() {
            "Word.Insertion" => Element::word("ins", &[], children),
            "Word.Deletion" => Element::word("del", &[], children),
            "Word.Comment" => {
                self.comments.push(Node::Element(Element::word("comment", &[("id", &id)], children)));
                Element::word("commentReference", &[("id", &id)], Vec::new())
            }
            // What else it may hold is looked through.
            _ => Element::word("mark", &[], children),
        }
    }
}

/// Puts a note with the others, and its mark in its place.
fn noted(notes: &mut Vec<Node>, name: &str, children: Vec<Node>) -> Element {
    let id = (notes.len() + 1).to_string();
    notes.push(Node::Element(Element::word(name, &[("id", &id)], children)));
    Element::word(&format!("{name}Reference"), &[("id", &id)], Vec::new())
}
