//! Drawings: the text boxes in them are text, everything else is named with its words.

use crate::import::readers::docx::linked::Linked;
use crate::import::readers::docx::open_paragraph::Open;
use crate::import::readers::docx::story::Walk;
use crate::import::readers::docx::story::alternative;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::docx::xml::Space;
use crate::import::readers::left_out;

impl<'a> Walk<'a> {
    /// A drawing; where it is `hidden`, its text boxes are too.
    pub(in crate::import::readers::docx) fn graphic(
        &mut self,
        graphic: &'a Element,
        hidden: bool,
        open: &mut Open<'a>,
    ) {
        let mut found = Found::default();
        found.look(graphic);
        let mut said = false;
        for id in &found.linked {
            match self.links.get(id) {
                Some(Linked::Words(what, words)) => {
                    self.name(what, words);
                    said = true;
                }
                Some(Linked::Address(address)) => self.name(left_out::ADDRESS, address),
                _ => {}
            }
        }
        let labels = graphic.labels();
        if !labels.is_empty() {
            self.name("图形中的文字", &labels.join("；"));
            said = true;
        }
        if found.boxes.is_empty() && found.picture && !said {
            self.name(left_out::PICTURE, found.said.unwrap_or(left_out::WORDLESS));
        } else if let Some(words) = found.said.filter(|_| said) {
            self.name(left_out::PICTURE, words);
        }
        if let Some(words) = found.word_art {
            self.name("艺术字", words);
        }
        if hidden {
            found.boxes.iter().for_each(|content| self.leave_out(left_out::HIDDEN, content.text().trim_end()));
        } else {
            open.boxes.extend(found.boxes);
        }
        self.unbroken = false;
        // A formula may be a picture: the figures on both sides of it are two.
        open.seam = true;
    }
}

/// What a drawing holds.
#[derive(Default)]
struct Found<'a> {
    boxes: Vec<&'a Element>,
    picture: bool,
    said: Option<&'a str>,
    word_art: Option<&'a str>,
    /// Ids of what it leads to.
    linked: Vec<&'a str>,
}

impl<'a> Found<'a> {
    fn look(&mut self, parent: &'a Element) {
        for element in parent.elements() {
            match &*element.name {
                "txbxContent" => self.boxes.push(element),
                "AlternateContent" if element.space == Space::Compat => {
                    if let Some(branch) = alternative(element) {
                        self.look(branch);
                    }
                }
                name => {
                    match name {
                        "blip" | "imagedata" | "OLEObject" | "control" => self.picture = true,
                        "chart" | "relIds" => {
                            self.picture = true;
                            self.linked.extend(element.attribute("dm").or(element.attribute("id")));
                        }
                        "hlinkClick" => self.linked.extend(element.attribute("id")),
                        "docPr" => self.said = element.attribute("descr").or(element.attribute("title")).or(self.said),
                        "textpath" => self.word_art = element.attribute("string"),
                        _ => {}
                    }
                    self.look(element);
                }
            }
        }
    }
}
