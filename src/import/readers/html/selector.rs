//! Selectors of style sheets: tags, classes, names, what stands within what. What else they say is not understood, and a
//! selector that may fit says so.

/// How surely a selector fits an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::import::readers::html) enum Fit {
    No,
    /// It may: a part of it was not understood.
    Perhaps,
    Yes,
}

/// What selectors ask of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import::readers::html) struct Named {
    pub tag: String,
    pub id: String,
    pub classes: Vec<String>,
}

/// One selector without commas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import::readers::html) struct Selector {
    /// The compounds from left to right, each with what binds it to the one before.
    parts: Vec<(Bond, Compound)>,
    /// Names, then classes, then tags: the greater wins.
    pub weight: [u16; 3],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bond {
    Within,
    Child,
    /// Beside another element: not looked at.
    Beside,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Compound {
    tag: Option<String>,
    ids: Vec<String>,
    classes: Vec<String>,
    unread: bool,
}

/// Comparisons on one page; more are no honest style sheet.
pub(in crate::import::readers::html) const MOST_COMPARED: usize = 20_000_000;

/// States of a page that nobody touches, and parts that are no elements.
const NEVER: [&str; 22] = [
    "hover",
    "active",
    "focus",
    "focus-within",
    "focus-visible",
    "visited",
    "target",
    "checked",
    "disabled",
    "empty",
    "before",
    "after",
    "first-letter",
    "first-line",
    "selection",
    "placeholder",
    "marker",
    "backdrop",
    "invalid",
    "fullscreen",
    "autofill",
    "-webkit-scrollbar",
];

/// States in which every element of a page is.
const ALWAYS: [&str; 4] = ["link", "any-link", "enabled", "defined"];

impl Selector {
    /// Reads a selector; none where it names no element of a page that lies still.
    pub fn read(text: &str) -> Option<Selector> {
        let mut parts: Vec<(Bond, Compound)> = Vec::new();
        let mut weight = [0; 3];
        let mut bond = Bond::Within;
        let mut rest = text.trim();
        while !rest.is_empty() {
            let (compound, after) = compound(rest, &mut weight)?;
            if after.len() == rest.len() {
                return None;
            }
            parts.push((bond, compound));
            rest = after.trim_start();
            bond = match rest.chars().next() {
                Some('>') => Bond::Child,
                Some('+' | '~') => Bond::Beside,
                _ => Bond::Within,
            };
            rest = rest.trim_start_matches(['>', '+', '~']).trim_start();
        }
        (!parts.is_empty()).then_some(Selector { parts, weight })
    }

    /// A name, class or tag that an element must have; empty where any may do.
    pub fn key(&self) -> String {
        let Some((_, last)) = self.parts.last() else { return String::new() };
        let named = last.ids.first().map(|id| format!("#{id}"));
        let named = named.or_else(|| last.classes.first().map(|class| format!(".{class}")));
        named.or_else(|| last.tag.clone()).unwrap_or_default()
    }

    /// Whether it fits the last element of a path from the outermost inwards. `cost` counts what was compared.
    pub fn fits(&self, path: &[&Named], cost: &mut usize) -> Fit {
        fits(&self.parts, path, cost)
    }
}

fn fits(parts: &[(Bond, Compound)], path: &[&Named], cost: &mut usize) -> Fit {
    *cost += 1;
    if *cost > MOST_COMPARED {
        return Fit::No;
    }
    let (Some(((bond, compound), before)), Some((element, outer))) = (parts.split_last(), path.split_last()) else {
        return Fit::No;
    };
    let own = compound.fits(element);
    if own == Fit::No || before.is_empty() {
        return own;
    }
    let around = match bond {
        Bond::Beside => Fit::Perhaps,
        Bond::Child => fits(before, outer, cost),
        Bond::Within => {
            let mut best = Fit::No;
            for end in (1..=outer.len()).rev() {
                best = best.max(fits(before, &outer[..end], cost));
                if best == Fit::Yes {
                    break;
                }
            }
            best
        }
    };
    own.min(around)
}

impl Compound {
    fn fits(&self, element: &Named) -> Fit {
        let fits = self.tag.as_ref().is_none_or(|tag| *tag == element.tag)
            && self.ids.iter().all(|id| *id == element.id)
            && self.classes.iter().all(|class| element.classes.contains(class));
        match (fits, self.unread) {
            (false, _) => Fit::No,
            (true, true) => Fit::Perhaps,
            (true, false) => Fit::Yes,
        }
    }
}

/// The compound at the beginning, and what follows it; none where it can name no element.
fn compound<'a>(text: &'a str, weight: &mut [u16; 3]) -> Option<(Compound, &'a str)> {
    let mut compound = Compound::default();
    let (tag, mut rest) = name(text);
    if !tag.is_empty() {
        compound.tag = Some(tag.to_ascii_lowercase());
        weight[2] += 1;
    }
    while let Some(sign) = rest.chars().next() {
        let after = &rest[sign.len_utf8()..];
        match sign {
            '*' => rest = after,
            '.' | '#' => {
                let (said, further) = name(after);
                let list = if sign == '.' { &mut compound.classes } else { &mut compound.ids };
                list.push(said);
                weight[usize::from(sign == '.')] += 1;
                rest = further;
            }
            '[' => {
                rest = after.split_once(']').map_or("", |(_, further)| further);
                compound.unread = true;
                weight[1] += 1;
            }
            ':' => {
                let (said, further) = name(after.trim_start_matches(':'));
                let said = said.to_ascii_lowercase();
                if NEVER.contains(&said.as_str()) {
                    return None;
                }
                match said.as_str() {
                    "root" => compound.tag = Some("html".to_owned()),
                    _ if ALWAYS.contains(&said.as_str()) => {}
                    _ => compound.unread = true,
                }
                rest = arguments(further);
                weight[1] += 1;
            }
            c if c.is_whitespace() || matches!(c, '>' | '+' | '~') => break,
            _ => {
                // `|`, `&`, `%`: nothing that is known.
                compound.unread = true;
                rest = after;
            }
        }
    }
    Some((compound, rest))
}

/// What follows brackets that open here.
fn arguments(text: &str) -> &str {
    if !text.starts_with('(') {
        return text;
    }
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[at + 1..];
        }
    }
    ""
}

/// The identifier at the beginning, without its escapes, and what follows it.
fn name(text: &str) -> (String, &str) {
    let mut said = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => said.extend(chars.next().map(|(_, c)| c)),
            c if c.is_alphanumeric() || matches!(c, '-' | '_') || !c.is_ascii() => said.push(c),
            _ => return (said, &text[at..]),
        }
    }
    (said, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Named {
        let mut words = text.split(['.', '#']);
        let tag = words.next().unwrap_or_default().to_owned();
        let id = text.split_once('#').map_or("", |(_, id)| id).to_owned();
        let classes = text.split('#').next().unwrap_or_default().split('.').skip(1).map(str::to_owned).collect();
        Named { tag, id, classes }
    }

    #[test]
    fn selectors_fit_what_they_name_and_nothing_beside_it() {
        let fit = |selector: &str, path: &[&str]| {
            let path: Vec<Named> = path.iter().map(|element| named(element)).collect();
            let path: Vec<&Named> = path.iter().collect();
            Selector::read(selector).map_or(Fit::No, |selector| selector.fits(&path, &mut 0))
        };
        for (selector, path, expected) in [
            (".x", &["p", "span.x"][..], Fit::Yes),
            ("span.x", &["p.x", "span"], Fit::No),
            ("P .x", &["p", "b", "span.x"], Fit::Yes),
            ("p > .x", &["p", "b", "span.x"], Fit::No),
            ("div > p .x", &["div", "p", "p", "b", "span.x"], Fit::Yes),
            ("#a.b", &["p.b#a"], Fit::Yes),
            ("*", &["p"], Fit::Yes),
            (".x", &["span.xx"], Fit::No),
            (".x:hover", &["span.x"], Fit::No),
            (".x::before", &["span.x"], Fit::No),
            (".x:nth-child(2)", &["span.x"], Fit::Perhaps),
            ("p + .x", &["span.x"], Fit::Perhaps),
            ("[class~=x]", &["span.x"], Fit::Perhaps),
            (".md\\:x", &["p.md:x"], Fit::Yes),
            (".隐", &["p.隐"], Fit::Yes),
        ] {
            assert_eq!(fit(selector, path), expected, "{selector} {path:?}");
        }
    }
}
