//! XML, element by element: what stands in it is escaped, and characters that no XML file may hold are left out.

use std::borrow::Cow;
use std::io;
use std::io::Write;

use quick_xml::Writer;
use quick_xml::events::BytesDecl;
use quick_xml::events::BytesEnd;
use quick_xml::events::BytesStart;
use quick_xml::events::BytesText;
use quick_xml::events::Event;

/// A file of XML in the making: an element a line.
pub struct Xml<'w> {
    writer: Writer<&'w mut dyn Write>,
}

impl<'w> Xml<'w> {
    /// Begins a file.
    pub fn begin(to: &'w mut dyn Write) -> io::Result<Xml<'w>> {
        let mut writer = Writer::new_with_indent(to, b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        Ok(Xml { writer })
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.writer.write_event(Event::Start(start(name, attributes)))
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element that holds nothing.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.writer.write_event(Event::Empty(start(name, attributes)))
    }

    /// An element that holds words.
    pub fn words(&mut self, name: &str, words: &str) -> io::Result<()> {
        self.open(name, &[])?;
        self.writer.write_event(Event::Text(BytesText::new(&allowed(words))))?;
        self.close(name)
    }

    /// Ends the file.
    pub fn end(mut self) -> io::Result<()> {
        self.writer.get_mut().write_all(b"\n")
    }
}

fn start<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
    let mut element = BytesStart::new(name);
    for (name, value) in attributes {
        element.push_attribute((*name, &*allowed(value)));
    }
    element
}

/// A text without the characters that XML 1.0 knows no way of writing.
fn allowed(text: &str) -> Cow<'_, str> {
    match text.chars().all(may_stand_in_xml) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.chars().filter(|c| may_stand_in_xml(*c)).collect()),
    }
}

/// Whether XML 1.0 knows a way of writing a character.
pub(super) fn may_stand_in_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_written_is_xml() {
        let mut out = Vec::new();
        let mut xml = Xml::begin(&mut out).unwrap();
        xml.open("a", &[("x", "\"<&'\u{1}甲")]).unwrap();
        xml.words("b", "1 < 2 && ]]> \u{0}\u{8}\u{B}\u{1F}\u{FFFE}\u{FFFF}乙\u{1F600}").unwrap();
        xml.empty("c", &[]).unwrap();
        xml.close("a").unwrap();
        xml.end().unwrap();
        let wanted = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a x=\"&quot;&lt;&amp;&apos;甲\">\n <b>1 &lt; 2 &amp;&amp; ]]&gt; 乙\u{1F600}</b>\n <c/>\n</a>\n";
        assert_eq!(String::from_utf8(out).unwrap(), wanted);
    }
}
