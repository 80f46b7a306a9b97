//! The page's own style sheets, as far as they hide, strike, raise or embolden text. Sheets in other files are not read.

use std::collections::HashMap;
use std::rc::Rc;

use html5ever::tokenizer::Tag;

use crate::import::readers::html::attribute::attribute;
use crate::import::readers::html::declaration::Declaration;
use crate::import::readers::html::declaration::declarations;
use crate::import::readers::html::declaration::length;
use crate::import::readers::html::generated_text;
use crate::import::readers::html::selector::Fit;
use crate::import::readers::html::selector::MOST_COMPARED;
use crate::import::readers::html::selector::Named;
use crate::import::readers::html::selector::Selector;

/// The width in pixels of the window that a page is taken to be seen in.
const WINDOW: f32 = 1280.0;

/// Rules within rules (`@media`, `@supports`) deeper than this are not read.
const DEEPEST: usize = 8;

/// What the style sheets of a page say.
#[derive(Debug, Default)]
pub(in crate::import::readers::html) struct Sheet {
    rules: Vec<Rule>,
    /// The rules by what an element must be called.
    by_key: HashMap<String, Vec<usize>>,
    compared: usize,
    /// The addresses of sheets in other files.
    linked: Vec<String>,
    /// Words that the sheets write into the page.
    pub generated: Vec<String>,
}

#[derive(Debug)]
struct Rule {
    selector: Selector,
    said: Rc<Vec<Declaration>>,
    /// Whether it stands under a condition that is not understood.
    perhaps: bool,
}

/// A declaration that holds for an element, with its rank.
#[derive(Clone, Debug)]
pub(in crate::import::readers::html) struct Holding {
    pub said: Declaration,
    pub weight: [u16; 3],
    pub order: usize,
    /// Whether it only may hold.
    pub perhaps: bool,
}

impl Sheet {
    /// Adds a sheet.
    pub fn add(&mut self, text: &str, media: &str) {
        let fit = fits_media(media);
        if fit != Fit::No {
            let text = without_comments(text);
            self.rules_of(&text, fit == Fit::Perhaps, 0);
        }
    }

    fn rules_of(&mut self, text: &str, perhaps: bool, depth: usize) {
        let mut rest = text;
        while let Some(at) = rest.find(['{', ';', '}']) {
            let (prelude, after) = rest.split_at(at);
            let prelude = prelude.trim();
            if !after.starts_with('{') {
                // `@import …;` or a brace too many.
                rest = &after[1..];
                continue;
            }
            let (inside, further) = block(&after[1..]);
            rest = further;
            match prelude.strip_prefix('@') {
                Some(at_rule) if depth < DEEPEST => {
                    let (name, query) = at_rule
                        .split_at(at_rule.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(at_rule.len()));
                    let fit = match name {
                        "media" => fits_media(query),
                        "layer" | "scope" => Fit::Yes,
                        "supports" | "container" => Fit::Perhaps,
                        _ => Fit::No,
                    };
                    if fit != Fit::No {
                        self.rules_of(inside, perhaps || fit == Fit::Perhaps, depth + 1);
                    }
                }
                Some(_) => {}
                None => self.rule(prelude, inside, perhaps),
            }
        }
    }

    fn rule(&mut self, selectors: &str, inside: &str, perhaps: bool) {
        // Rules within a rule are not read: its own declarations stand before them.
        let own = inside.split('{').next().unwrap_or_default();
        if let Some(words) = generated_text::words(own).filter(|words| !self.generated.contains(words)) {
            self.generated.push(words);
        }
        let said = declarations(own);
        if said.is_empty() {
            return;
        }
        let said = Rc::new(said);
        for selector in commas(selectors).into_iter().filter_map(Selector::read) {
            self.by_key.entry(selector.key()).or_default().push(self.rules.len());
            self.rules.push(Rule { selector, said: Rc::clone(&said), perhaps });
        }
    }

    /// What holds for the last element of a path.
    pub fn holding(&mut self, path: &[&Named]) -> Vec<Holding> {
        let Some(element) = path.last().filter(|_| !self.rules.is_empty()) else { return Vec::new() };
        let mut keys = vec![String::new(), element.tag.clone(), format!("#{}", element.id)];
        keys.extend(element.classes.iter().map(|class| format!(".{class}")));
        let mut out = Vec::new();
        let mut compared = self.compared;
        for &order in keys.iter().filter_map(|key| self.by_key.get(key)).flatten() {
            if compared > MOST_COMPARED {
                break;
            }
            let rule = &self.rules[order];
            let fit = rule.selector.fits(path, &mut compared);
            if fit != Fit::No {
                let perhaps = fit == Fit::Perhaps || rule.perhaps;
                let weight = rule.selector.weight;
                out.extend(rule.said.iter().map(|said| Holding { said: said.clone(), weight, order, perhaps }));
            }
        }
        self.compared = compared;
        out
    }

    /// Whether no rule is known.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Notes a sheet in another file, if a tag links one for the screen.
    pub fn note_linked(&mut self, tag: &Tag) {
        let said = |name: &str| attribute(tag, name).unwrap_or_default();
        let sheet =
            &*tag.name == "link" && said("rel").to_ascii_lowercase().split_whitespace().any(|rel| rel == "stylesheet");
        if sheet && fits_media(said("media")) != Fit::No {
            let address = said("href").split(['?', '#']).next().unwrap_or_default();
            self.linked.push(address.rsplit('/').next().unwrap_or_default().to_owned());
        }
    }

    /// What of the sheets was not read.
    pub fn unread(&self) -> Vec<String> {
        let mut out = Vec::new();
        if !self.linked.is_empty() {
            out.push(format!("另存的样式表没有读取（{}）", self.linked.join("、")));
        }
        if self.compared > MOST_COMPARED {
            out.push("样式表过于复杂，没有读完".to_owned());
        }
        out
    }
}

/// Whether a sheet or rule for some media holds where a page is read on a screen.
fn fits_media(query: &str) -> Fit {
    let query = query.trim().to_ascii_lowercase();
    if query.is_empty() {
        return Fit::Yes;
    }
    query.split(',').map(one_medium).max().unwrap_or(Fit::Yes)
}

fn one_medium(query: &str) -> Fit {
    let query = query.trim();
    let (negated, query) = match query.strip_prefix("not ") {
        Some(rest) => (true, rest),
        None => (false, query.strip_prefix("only ").unwrap_or(query)),
    };
    let fit = query.split(" and ").map(|part| match part.trim() {
        "screen" | "all" => Fit::Yes,
        part if part.starts_with('(') => feature(part.trim_matches(['(', ')'])),
        _ => Fit::No,
    });
    match (fit.min().unwrap_or(Fit::Yes), negated) {
        (Fit::No, true) => Fit::Yes,
        (Fit::Yes, true) => Fit::No,
        (fit, _) => fit,
    }
}

/// Whether a window on a desk has a feature.
fn feature(said: &str) -> Fit {
    let Some((name, value)) = said.split_once(':') else { return Fit::Perhaps };
    let pixels = length(value.trim()).map(|(number, unit)| if unit == "em" { number * 16.0 } else { number });
    match (name.trim(), pixels) {
        ("min-width" | "min-device-width", Some(pixels)) if pixels <= WINDOW => Fit::Yes,
        ("max-width" | "max-device-width", Some(pixels)) if pixels >= WINDOW => Fit::Yes,
        ("min-width" | "min-device-width" | "max-width" | "max-device-width", Some(_)) => Fit::No,
        ("prefers-color-scheme", _) if value.trim() == "dark" => Fit::No,
        _ => Fit::Perhaps,
    }
}

/// A sheet without its comments and the marks by which old pages hid it from browsers that knew none.
fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        out.push(' ');
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.replace("<!--", " ").replace("-->", " ")
}

/// What stands up to the brace that closes a block, and what follows it.
fn block(text: &str) -> (&str, &str) {
    let mut depth = 0usize;
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(sign), c) if c == sign || c == '\n' => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{') => depth += 1,
            (None, '}') if depth == 0 => return (&text[..at], &text[at + 1..]),
            (None, '}') => depth -= 1,
            _ => {}
        }
    }
    (text, "")
}

/// The parts between commas that stand in no brackets.
fn commas(text: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0i32);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth <= 0 => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_hold_on_a_screen_and_not_in_print() {
        for (sheet, media, expected) in [
            (".x{display:none}", "", Some(false)),
            ("<!-- /* {} */ .x, .y { DISPLAY : none } -->", "", Some(false)),
            ("@media print{.x{display:none}}", "", None),
            ("@media screen and (min-width: 600px) {.x{display:none}}", "", Some(false)),
            ("@media (max-width: 600px) {.x{display:none}}", "", None),
            ("@media not print {.x{display:none}}", "", Some(false)),
            ("@media (orientation: landscape) {.x{display:none}}", "", Some(true)),
            ("@font-face{.x{display:none}} @import 'a.css'; .x{display:none}", "", Some(false)),
            (".x{display:none}", "print", None),
            (".y{display:none}", "", None),
            (".x{color:red;content:'}';background:url(a;b)} .x{display:none}", "", Some(false)),
        ] {
            let mut all = Sheet::default();
            all.add(sheet, media);
            let element = Named { tag: "p".to_owned(), id: String::new(), classes: vec!["x".to_owned()] };
            let holding = all.holding(&[&element]);
            let came = holding.iter().find(|of| of.said.property == "display").map(|of| of.perhaps);
            assert_eq!(came, expected, "{sheet}");
        }
    }
}
