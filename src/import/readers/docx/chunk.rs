//! Documents that stand in another: read at their place, or named.

use crate::import::paper::LeftOut;
use crate::import::paper::Line;
use crate::import::paper::Paper;
use crate::import::readers::docx::linked::Linked;
use crate::import::readers::docx::story::Walk;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::left_out;

/// What names a document that could not be read.
const UNREAD: &str = "嵌入的另一份文档（没有读）";

impl<'a> Walk<'a> {
    /// A document that stands at this place.
    pub(in crate::import::readers::docx) fn chunk(&mut self, element: &'a Element) {
        let links = self.links;
        match element.attribute("id").and_then(|id| links.get(id)) {
            Some(Linked::Paper(paper)) => self.read_in(paper),
            Some(Linked::Unread(name) | Linked::Address(name)) => self.name(UNREAD, name),
            Some(Linked::Words(..)) | None => self.name(UNREAD, &element.name),
        }
    }

    fn read_in(&mut self, paper: &Paper) {
        self.paragraph += 1;
        self.name(left_out::READ_IN, &words(paper));
        for line in &paper.lines {
            self.spend(&line.content);
            self.lines.push(Line { number: self.paragraph, ..line.clone() });
        }
        for of in paper.left_out.iter().filter(|of| of.what != left_out::PAGE_TITLE) {
            self.left_out.push(LeftOut { line: self.paragraph, ..of.clone() });
        }
    }
}

/// All words of a paper.
fn words(paper: &Paper) -> String {
    let texts = paper.lines.iter().flat_map(|line| line.content.texts()).map(|text| text.text.as_str());
    texts.collect::<Vec<_>>().join(" ")
}
