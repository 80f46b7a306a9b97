//! The numbers that Word counts itself: 一、（一）1．第N条, level by level, list by list.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::import::readers::docx::format;
use crate::import::readers::docx::styles::Styles;
use crate::import::readers::docx::xml::Element;
use crate::import::readers::symbol;

/// Levels of a list.
const LEVELS: usize = 9;

/// Characters of the pattern of a number; all nine levels with dots have 27.
const LONGEST_PATTERN: usize = 64;

/// The lists of a document.
#[derive(Debug, Default)]
pub(in crate::import::readers::docx) struct Numbering {
    /// How lists look and count, by `abstractNumId`.
    patterns: HashMap<i64, Vec<Option<Level>>>,
    /// The lists that paragraphs name, by `numId`.
    lists: HashMap<i64, List>,
}

/// A list: a pattern, and where it differs from it.
#[derive(Debug)]
struct List {
    pattern: i64,
    starts: [Option<u32>; LEVELS],
    levels: Vec<Option<Level>>,
}

/// How one level looks and counts.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    text: String,
    gap: Gap,
    /// The level, from 1, whose numbers start this one again; 0 for none; absent for every higher one.
    restart: Option<usize>,
    /// All numbers in digits.
    digits: bool,
    style: Option<String>,
    bold: Option<bool>,
}

/// What stands between a number and its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Space,
    Nothing,
}

/// A number as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import::readers::docx) struct Number {
    /// Its text with what divides it from the paragraph.
    pub text: String,
    /// Whether a gap follows where the text could be taken for a part of the number.
    pub gap: bool,
    /// Whether it is bold, if it says so.
    pub bold: Option<bool>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(root: &Element, styles: &Styles) -> Numbering {
        let mut numbering = Numbering::default();
        let mut links = Vec::new();
        for pattern in root.elements().filter(|element| element.is("abstractNum")) {
            let Some(id) = pattern.number("abstractNumId") else { continue };
            if let Some(style) = pattern.value("numStyleLink") {
                links.push((id, style.to_owned()));
            }
            let mut levels = vec![None; LEVELS];
            for element in pattern.elements().filter(|element| element.is("lvl")) {
                if let Some(place) = level_of(element).and_then(|level| levels.get_mut(level)) {
                    *place = Some(Level::read(element));
                }
            }
            numbering.patterns.insert(id, levels);
        }
        for list in root.elements().filter(|element| element.is("num")) {
            let (Some(id), Some(pattern)) = (list.number("numId"), list.number_of("abstractNumId")) else { continue };
            let mut read = List { pattern, starts: [None; LEVELS], levels: vec![None; LEVELS] };
            for other in list.elements().filter(|element| element.is("lvlOverride")) {
                let Some(level) = level_of(other).filter(|level| *level < LEVELS) else { continue };
                read.starts[level] = other.number_of("startOverride").and_then(|start| u32::try_from(start).ok());
                read.levels[level] = other.child("lvl").map(Level::read);
            }
            numbering.lists.insert(id, read);
        }
        for (id, style) in links {
            let list = styles.list(Some(&style)).map(|(_, list, _)| list);
            let target = list.and_then(|list| numbering.lists.get(&list)).map(|list| list.pattern);
            if let Some(levels) = target.and_then(|target| numbering.patterns.get(&target)).cloned() {
                numbering.patterns.insert(id, levels);
            }
        }
        numbering
    }

    /// The level of a list that belongs to a style.
    pub fn level_of_style(&self, list: i64, style: &str) -> Option<usize> {
        let list = self.lists.get(&list)?;
        let levels = self.patterns.get(&list.pattern)?;
        levels.iter().position(|level| level.as_ref().is_some_and(|level| level.style.as_deref() == Some(style)))
    }

    fn level<'a>(&'a self, list: &'a List, level: usize) -> Option<&'a Level> {
        let own = list.levels.get(level)?.as_ref();
        own.or_else(|| self.patterns.get(&list.pattern)?.get(level)?.as_ref())
    }
}

fn level_of(element: &Element) -> Option<usize> {
    usize::try_from(element.number("ilvl")?).ok()
}

impl Level {
    fn read(element: &Element) -> Level {
        let formats = || {
            // A format of the user's own stands beside a plain one for older programs.
            let either = element.elements().filter(|element| &*element.name == "AlternateContent");
            let inside = either.flat_map(Element::elements).filter_map(|branch| branch.value("numFmt"));
            element.value("numFmt").into_iter().chain(inside)
        };
        let format = formats().find(|format| *format != "custom").unwrap_or("decimal").to_owned();
        let run = element.child("rPr");
        let font = run.and_then(|run| run.child("rFonts")).and_then(|fonts| fonts.attribute("ascii"));
        let text = element.value("lvlText").unwrap_or_default();
        let text: String = text.chars().take(LONGEST_PATTERN).collect();
        let text = if format == "bullet" { symbol::bullet(&text, font) } else { text };
        Level {
            start: element.number_of("start").and_then(|start| u32::try_from(start).ok()).unwrap_or(0),
            text,
            format,
            gap: if element.value("suff") == Some("nothing") { Gap::Nothing } else { Gap::Space },
            restart: element.number_of("lvlRestart").and_then(|level| usize::try_from(level).ok()),
            digits: element.toggle("isLgl").unwrap_or(false),
            style: element.value("pStyle").map(str::to_owned),
            bold: run.and_then(|run| run.toggle("b")),
        }
    }
}

/// How far every list has counted.
#[derive(Debug, Default)]
pub(in crate::import::readers::docx) struct Counters {
    counts: HashMap<i64, [Option<u32>; LEVELS]>,
    /// The lists and levels whose own start was taken.
    begun: HashSet<(i64, usize)>,
}

impl Counters {
    /// The number of the next paragraph of a list at a level.
    pub fn next(&mut self, numbering: &Numbering, id: i64, level: usize) -> Option<Number> {
        let list = numbering.lists.get(&id)?;
        let look = numbering.level(list, level)?;
        let start =
            |level: usize| list.starts[level].or_else(|| Some(numbering.level(list, level)?.start)).unwrap_or(1);
        let counts = self.counts.entry(list.pattern).or_insert([None; LEVELS]);
        let own_start = list.starts[level].filter(|_| self.begun.insert((id, level)));
        counts[level] = Some(match (own_start, counts[level]) {
            (Some(own), _) => own,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => start(level),
        });
        for (deeper, count) in counts.iter_mut().enumerate().skip(level + 1) {
            let restart = numbering.level(list, deeper).and_then(|deeper| deeper.restart);
            if restart.is_none_or(|by| by != 0 && level < by) {
                *count = None;
            }
        }
        let counts = *counts;
        let shown = |at: usize| {
            let value = counts[at].unwrap_or_else(|| start(at));
            let format = numbering.level(list, at).map_or("decimal", |level| level.format.as_str());
            format::number(if look.digits && format != "none" { "decimal" } else { format }, value)
        };
        let mut text = String::new();
        let mut rest = look.text.as_str();
        while let Some(at) = rest.find('%') {
            text.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            match rest.chars().next().and_then(|c| c.to_digit(10)).map(|digit| digit as usize) {
                Some(digit @ 1..=LEVELS) => {
                    text.push_str(&shown(digit - 1));
                    rest = &rest[1..];
                }
                _ => text.push('%'),
            }
        }
        text.push_str(rest);
        Some(Number { gap: look.gap == Gap::Space && needs_gap(&text), text, bold: look.bold })
    }
}

/// A full-width sign divides by itself; anything else wants a space, as Word leaves one.
fn needs_gap(number: &str) -> bool {
    number
        .chars()
        .next_back()
        .is_some_and(|last| !matches!(last, '、' | '）' | '．' | '。' | '：' | '】' | '〕' | '，'))
}
