//! The texts of a notice's facts: one buffer, and stretches of it.

use std::collections::HashMap;

use crate::model::At;

/// A stretch of the buffer. What a notice does not say is a stretch without characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    start: u32,
    len: u32,
}

impl Words {
    /// The characters.
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..(self.start + self.len) as usize]
    }

    /// The characters, if there are any.
    pub fn said(self, text: &str) -> Option<&str> {
        (self.len > 0).then(|| self.of(text))
    }
}

/// The buffer in the making: words that repeat are kept once.
#[derive(Default)]
pub(super) struct Buffer {
    text: String,
    known: HashMap<Box<str>, Words>,
}

impl Buffer {
    /// Takes words.
    pub fn put(&mut self, words: &str) -> Words {
        if words.is_empty() {
            return Words::default();
        }
        if let Some(known) = self.known.get(words) {
            return *known;
        }
        let at = Words { start: narrow(self.text.len()), len: narrow(words.len()) };
        self.text.push_str(words);
        self.known.insert(words.into(), at);
        at
    }

    /// Takes words, where there are any.
    pub fn maybe(&mut self, words: Option<&str>) -> Words {
        words.map_or_else(Words::default, |words| self.put(words))
    }

    /// The buffer.
    pub fn finish(self) -> Box<str> {
        self.text.into_boxed_str()
    }
}

/// A stretch of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stretch {
    start: u32,
    end: u32,
}

impl Stretch {
    /// What a list took since it had so many elements.
    pub fn since<T>(start: usize, list: &[T]) -> Stretch {
        Stretch { start: narrow(start), end: narrow(list.len()) }
    }

    /// Its elements.
    pub fn of<T>(self, list: &[T]) -> &[T] {
        &list[self.start as usize..self.end as usize]
    }
}

/// Where something stands in a source, in half the space of [`At`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SourceRange {
    start: u32,
    end: u32,
}

impl From<At> for SourceRange {
    fn from(at: At) -> SourceRange {
        SourceRange { start: narrow(at.start), end: narrow(at.end) }
    }
}

impl From<SourceRange> for At {
    fn from(range: SourceRange) -> At {
        At::new(range.start as usize, range.end as usize)
    }
}

/// Sources are far shorter than four gigabytes (see the table of limits), and so is what is read in them.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
