//! The line that grows: white space is folded, figures that something stood between stay apart.

use crate::import::paper::Inline;
use crate::import::readers::html::list;
use crate::import::readers::inline;
use crate::import::readers::raised;
use crate::import::readers::raised::Script;

/// A line that is not at its end.
#[derive(Default)]
pub(in crate::import::readers::html) struct Growing {
    text: Inline,
    /// White space that comes before the next character, if one comes.
    gap: Option<Gap>,
    /// The number of a list item that has no text yet.
    pub item: Option<String>,
    /// Small characters above or below the line that are not written yet.
    small: Option<Small>,
    /// Whether something that is seen on the page was left out since the last character.
    seam: bool,
    /// Whether characters of it stand outside links.
    unlinked: bool,
    anchors: Anchors,
}

/// How characters stand in a line.
#[derive(Clone, Debug, Default)]
pub(in crate::import::readers::html) struct Setting {
    pub bold: bool,
    pub script: Script,
    pub linked: bool,
    /// The page of a link to a place in a page.
    pub anchor: Option<String>,
}

/// A line at its end.
pub(in crate::import::readers::html) struct Grown {
    pub text: Inline,
    /// Whether it is nothing but links.
    pub linked: bool,
    /// The page, if it is nothing but links to places in that page.
    pub anchor: Option<String>,
}

#[derive(Clone, Copy)]
struct Gap {
    line_end: bool,
    bold: bool,
}

struct Small {
    setting: Setting,
    text: String,
}

/// Small characters that had to be written with a mark.
pub(in crate::import::readers::html) struct Marked {
    pub what: &'static str,
    pub text: String,
}

/// The links to places in a page.
#[derive(Default)]
enum Anchors {
    #[default]
    None,
    All(String),
    Mixed,
}

impl Growing {
    /// Characters of the page. What is written with a mark for its height is given back.
    pub fn words(&mut self, text: &str, setting: &Setting) -> Option<Marked> {
        if setting.script != Script::None {
            let known = self.small.as_mut().filter(|small| small.setting.script == setting.script);
            if let Some(small) = known {
                small.text.push_str(text);
                return None;
            }
            let marked = self.settle();
            self.small = Some(Small { setting: setting.clone(), text: text.to_owned() });
            return marked;
        }
        if text.chars().all(is_space) && self.small.is_some() {
            // White space may stand between two small characters.
            self.gap = Some(Gap { line_end: text.contains(['\n', '\r']), bold: setting.bold });
            return self.settle();
        }
        let marked = self.settle();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let spaces = is_space(first);
            let end = rest.find(|c| is_space(c) != spaces).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            if spaces {
                let line_end = part.contains(['\n', '\r']) || self.gap.is_some_and(|gap| gap.line_end);
                self.gap = Some(Gap { line_end, bold: setting.bold });
            } else {
                self.put(part, setting);
            }
            rest = after;
        }
        marked
    }

    /// Characters with all their white space.
    pub fn exactly(&mut self, text: &str, setting: &Setting) -> Option<Marked> {
        let marked = self.settle();
        self.put(text, setting);
        marked
    }

    /// Writes small characters that wait. What is written with a mark for its height is given back.
    pub fn settle(&mut self) -> Option<Marked> {
        let small = self.small.take()?;
        if small.text.trim().is_empty() {
            return None;
        }
        let script = small.setting.script;
        let before = self.text.text.chars().next_back().filter(|_| self.gap.is_none());
        let (written, marked) = script.written(before, small.text.trim());
        self.put(&written, &small.setting);
        marked.then_some(Marked { what: script.what(), text: written })
    }

    /// The text of the line so far.
    pub fn so_far(&self) -> &str {
        &self.text.text
    }

    /// Something that is seen on the page was left out here.
    pub fn part(&mut self) {
        self.seam = true;
    }

    fn put(&mut self, text: &str, setting: &Setting) {
        let Some(first) = text.chars().next() else { return };
        if let Some(number) = self.item.take()
            && !list::numbers_itself(first)
        {
            inline::push(&mut self.text, &number, false);
        }
        let last = self.text.text.chars().next_back();
        let seam = std::mem::take(&mut self.seam);
        if let (Some(gap), Some(last)) = (self.gap.take(), last) {
            // A line of the file that ends between two Han characters makes no gap in the text.
            let joined = gap.line_end && is_wide(last) && is_wide(first);
            if !joined && !last.is_whitespace() {
                inline::push(&mut self.text, " ", gap.bold && setting.bold);
            }
        } else if seam && raised::parts_figures(&self.text.text, text) {
            inline::push(&mut self.text, " ", false);
        }
        // What parts the links of a menu is no text beside them.
        self.unlinked |=
            !setting.linked && text.contains(|c: char| !c.is_whitespace() && !"|｜>＞»›/／·•、".contains(c));
        self.anchors = match (std::mem::take(&mut self.anchors), &setting.anchor) {
            // Dots and page numbers of a list of contents.
            (known, None)
                if text.chars().all(|c| c.is_whitespace() || c.is_ascii_digit() || ".…·—-、．".contains(c)) =>
            {
                known
            }
            (Anchors::None, Some(page)) => Anchors::All(page.clone()),
            (Anchors::All(known), Some(page)) if known == *page => Anchors::All(known),
            _ => Anchors::Mixed,
        };
        inline::push(&mut self.text, text, setting.bold);
    }

    /// A line break.
    pub fn line_break(&mut self) -> Option<Marked> {
        let marked = self.settle();
        self.gap = None;
        if !self.text.text.is_empty() {
            inline::push(&mut self.text, "\n", false);
        }
        marked
    }

    /// The line at its end, and a new one; none if nothing stands in it. Small characters were settled before.
    pub fn take(&mut self) -> Option<Grown> {
        let item = self.item.take();
        let grown = std::mem::take(self);
        self.item = item;
        if grown.text.text.is_empty() {
            return None;
        }
        let mut text = grown.text;
        let end = text.text.trim_end_matches(['\n', ' ', '\t']).len();
        text.text.truncate(end);
        text.bold.retain(|range| range.start < end);
        if let Some(last) = text.bold.last_mut() {
            last.end = last.end.min(end);
        }
        let anchor = if let Anchors::All(page) = grown.anchors { Some(page) } else { None };
        Some(Grown { text, linked: !grown.unlinked, anchor })
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}'
        | '\u{2018}'..='\u{201D}' | '\u{20000}'..='\u{3FFFF}')
}
