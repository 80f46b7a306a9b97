//! The words of the pages of a PDF with their places, as `pdftotext -raw -bbox` writes them.

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

use crate::text::width;

/// A page.
#[derive(Clone, Debug, Default)]
pub(in crate::import::readers::pdf) struct Page {
    pub words: Vec<Word>,
}

/// Characters without a gap between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::import::readers::pdf) struct Word {
    pub text: String,
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
}

impl Word {
    /// How high its middle stands on the page, from above.
    pub fn middle(&self) -> f32 {
        (self.top + self.bottom) / 2.0
    }

    /// How far its middle stands from the left edge of the page.
    pub fn centre(&self) -> f32 {
        (self.left + self.right) / 2.0
    }

    /// The width of a Han character of it.
    pub fn em(&self) -> f32 {
        let columns = width::columns(&self.text).max(1);
        (self.right - self.left) * 2.0 / columns as f32
    }
}

impl Page {
    /// The width of a Han character of most words.
    pub fn em(&self) -> f32 {
        let long = self.words.iter().filter(|word| word.text.chars().count() >= 3);
        middle_of(long.map(Word::em)).or(middle_of(self.words.iter().map(Word::em))).unwrap_or(12.0).max(1.0)
    }

    /// Takes words away by their indices; what they say, in the order in which they were written, each phrase once.
    pub fn take(&mut self, indices: &[usize]) -> String {
        let mut phrases: Vec<String> = Vec::new();
        let mut before: Option<(usize, &Word)> = None;
        for (at, word) in indices.iter().filter_map(|index| Some((*index, self.words.get(*index)?))) {
            let goes_on = before.is_some_and(|(last, other)| {
                let apart = (word.centre() - other.centre()).hypot(word.middle() - other.middle());
                at == last + 1 && apart <= other.em().max(other.bottom - other.top) * 4.0
            });
            match phrases.last_mut().filter(|_| goes_on) {
                Some(phrase) => phrase.push_str(&word.text),
                None => phrases.push(word.text.clone()),
            }
            before = Some((at, word));
        }
        let mut at = 0;
        self.words.retain(|_| {
            at += 1;
            indices.binary_search(&(at - 1)).is_err()
        });
        let mut seen = HashSet::new();
        phrases.retain(|phrase| seen.insert(phrase.clone()));
        phrases.join(" ")
    }
}

/// The value in the middle of the sorted.
pub(in crate::import::readers::pdf) fn middle_of(values: impl Iterator<Item = f32>) -> Option<f32> {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}

/// So many words may stand between a word and the same again.
const TWICE: usize = 400;

/// The pages, as far as they can be read.
pub(in crate::import::readers::pdf) fn pages(places: &[u8]) -> Vec<Page> {
    let text = String::from_utf8_lossy(places);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    let mut pages: Vec<Page> = Vec::new();
    let mut word: Option<Word> = None;
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "page" => pages.push(Page::default()),
            Event::Start(tag) if tag.name().as_ref() == "word" => word = Some(place(&tag)),
            Event::Text(text) => {
                if let Some(word) = &mut word {
                    word.text.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                if let Some(word) = &mut word {
                    match resolve_predefined_entity(&name) {
                        Some(sign) => word.text.push_str(sign),
                        None => word.text.extend(name.resolve_char_ref().ok().flatten()),
                    }
                }
            }
            Event::End(tag) if tag.name().as_ref() == "word" => {
                if let (Some(page), Some(word)) = (pages.last_mut(), word.take()) {
                    // Bold letters may be written twice, a little apart.
                    let again = |other: &Word| {
                        let near = |one: f32, other: f32| (one - other).abs() < word.em() * 0.1;
                        other.text == word.text && near(other.left, word.left) && near(other.top, word.top)
                    };
                    if !page.words.iter().rev().take(TWICE).any(again) {
                        page.words.push(word);
                    }
                }
            }
            _ => {}
        }
    }
    pages
}

fn place(tag: &BytesStart<'_>) -> Word {
    let number = |name: &str| -> f32 {
        let value = tag.try_get_attribute(name).ok().flatten();
        value.and_then(|value| value.value.parse().ok()).unwrap_or_default()
    };
    Word {
        text: String::new(),
        left: number("xMin"),
        right: number("xMax"),
        top: number("yMin"),
        bottom: number("yMax"),
    }
}
