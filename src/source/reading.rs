//! One source file under the eye: its path, its text, and what was found wrong with it.

use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::sources;
use crate::model::At;
use crate::model::Text;
use crate::tree::RelPath;

/// A source file being read, with the faults found so far.
pub struct Reading<'a> {
    /// The file.
    pub path: &'a RelPath,
    /// Its whole text, without a byte order mark.
    pub text: &'a str,
    /// Bytes in front of `text` in the file: those of the byte order mark.
    lead: usize,
    faults: Vec<Diagnostic>,
}

/// The byte order mark as a character.
const BYTE_ORDER_MARK: char = '\u{feff}';
/// Hidden characters reported for one file; a file full of them says no more than this many do.
const MOST_HIDDEN: usize = 20;

impl<'a> Reading<'a> {
    /// Begins to read a file; bytes that are not UTF-8, byte order marks and hidden characters are faults.
    /// Returns `None` with the fault where the file is not UTF-8 at all.
    pub fn begin(path: &'a RelPath, bytes: &'a [u8]) -> Result<Reading<'a>, Diagnostic> {
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let at = error.valid_up_to();
            Diagnostic::new(&sources::NOT_UTF8, Span::new(path, at, at)).with("found", at + 1)
        })?;
        let rest = text.strip_prefix(BYTE_ORDER_MARK);
        let mut reading = Reading {
            path,
            text: rest.unwrap_or(text),
            lead: text.len() - rest.unwrap_or(text).len(),
            faults: Vec::new(),
        };
        if rest.is_some() {
            let fault = Diagnostic::new(&sources::BYTE_ORDER_MARK, Span::new(path, 0, reading.lead));
            reading.faults.push(fault.mended("\u{feff}", ""));
        }
        for (at, c) in hidden_characters(reading.text).take(MOST_HIDDEN) {
            let fault = reading.at(&sources::HIDDEN_CHARACTER, At::new(at, at + c.len_utf8()));
            reading.report(fault.with("found", format!("U+{:04X}", u32::from(c))));
        }
        Ok(reading)
    }

    /// Reports hidden characters of a value that its source at `at` writes as escapes; those that stand there as they
    /// are were reported when the file was opened.
    pub fn check_escapes(&mut self, value: &str, at: At) {
        let source = self.text.get(at.start..at.end).unwrap_or_default();
        let escaped: Vec<char> = hidden_characters(value).map(|(_, c)| c).filter(|c| !source.contains(*c)).collect();
        for c in escaped.into_iter().take(MOST_HIDDEN) {
            self.found(&sources::HIDDEN_CHARACTER, at, format!("U+{:04X}", u32::from(c)));
        }
    }

    /// The same for a text of Markdown, where a character may be written as an entity.
    pub fn check_entities(&mut self, text: &Text) {
        let plain = text.plain();
        let place = |(offset, c): (usize, char)| Some((text.locate(offset)?, c));
        let is_entity = |(at, c): &(usize, char)| !self.text.get(*at..).is_some_and(|rest| rest.starts_with(*c));
        let found: Vec<(usize, char)> = hidden_characters(&plain).filter_map(place).filter(is_entity).collect();
        for (at, c) in found.into_iter().take(MOST_HIDDEN) {
            self.found(&sources::HIDDEN_CHARACTER, At::new(at, at + 1), format!("U+{:04X}", u32::from(c)));
        }
        for run in text.runs() {
            let start = run.offsets.locate(0).unwrap_or_default();
            let addresses = [&run.style.link, &run.style.image].into_iter().flatten();
            addresses.for_each(|address| self.check_escapes(address, At::new(start, start + run.text.len())));
        }
    }

    /// A fault of this file, to be filled and reported.
    pub fn at(&self, code: &'static Code, at: At) -> Diagnostic {
        // A character that was read as another (NUL as U+FFFD) may be shorter in the file than in the text.
        let start = self.text.floor_char_boundary(at.start);
        let end = self.text.ceil_char_boundary(at.end).max(start);
        Diagnostic::new(code, Span::new(self.path, start + self.lead, end + self.lead))
    }

    /// Adds a fault.
    pub fn report(&mut self, fault: Diagnostic) {
        self.faults.push(fault);
    }

    /// Adds a fault that has nothing to fill but what was found.
    pub fn found(&mut self, code: &'static Code, at: At, found: impl ToString) {
        let fault = self.at(code, at).with("found", found);
        self.report(fault);
    }

    /// How many faults were found so far.
    pub fn count(&self) -> usize {
        self.faults.len()
    }

    /// Forgets what was found since there were so many faults: what was read then does not count.
    pub fn forget_from(&mut self, count: usize) {
        self.faults.truncate(count);
    }

    /// All faults, in the order in which they were found.
    pub fn finish(self) -> Vec<Diagnostic> {
        self.faults
    }
}

/// Characters that cannot be seen, that change the direction of reading, or that are none, with their places.
fn hidden_characters(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|(_, c)| {
        let is_none = u32::from(*c) & 0xfffe == 0xfffe;
        is_none
            || matches!(c,
                '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}'
                | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fdd0}'..='\u{fdef}'
                | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    })
}
