//! The colours of a site's own theme: text must stand out from its ground, and what a site gives must be understood.

use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::pages as codes;
use crate::text::similar;

/// Properties of text with those of their grounds (docs/theme.md).
const PAIRS: &[(&str, &str)] = &[
    ("--ink", "--paper"),
    ("--ink", "--panel"),
    ("--quiet", "--paper"),
    ("--quiet", "--panel"),
    ("--accent", "--paper"),
    ("--completed", "--on-completed"),
    ("--mostly", "--on-mostly"),
    ("--partial", "--on-partial"),
    ("--progress", "--on-progress"),
    ("--sustained", "--on-sustained"),
    ("--incomplete", "--on-incomplete"),
    ("--extended", "--on-extended"),
    ("--unstated", "--on-unstated"),
];
/// The least contrast of text (WCAG 2.2 AA).
const LEAST: f64 = 4.5;
/// The style sheet that stands behind those of the theme.
const CUSTOM: &str = "static/css/custom.css";
/// What the theme understands there. Colours derived from these have their contrast by how they are derived.
const CUSTOM_NAMES: [&str; 6] = [
    "--site-accent",
    "--site-ground",
    "--site-text-face",
    "--site-title-face",
    "--site-page-width",
    "--site-line-width",
];
/// The theme's own grounds, light and dark: what stands behind the text of a style sheet that gives none.
const THEME_GROUNDS: [(&str, [&str; 2]); 2] =
    [("--paper", ["#fdfcfa", "#171615"]), ("--panel", ["#f4f2ed", "#22201e"])];

/// A custom property with the place of its name and of its value.
struct Property<'s> {
    name: &'s str,
    name_at: usize,
    value: &'s str,
    value_at: usize,
}

/// A block of declarations.
struct Block<'s> {
    properties: Vec<Property<'s>>,
    /// Whether it holds in the dark alone.
    is_dark: bool,
}

pub fn can_be_read(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    for (path, file) in checked.tree.under("static").filter(|(path, _)| path.extension() == Some("css")) {
        let Some(source) = file.text() else { continue };
        let source = without_comments(&source);
        let blocks = blocks(&source);
        let is_given = |name: &str| blocks.iter().any(|block| block.properties.iter().any(|of| of.name == name));
        for block in &blocks {
            for (text, ground) in PAIRS {
                let property = |name: &str| block.properties.iter().find(|of| of.name == name);
                let Some(text) = property(text) else { continue };
                let grounds = match property(ground) {
                    Some(ground) => vec![ground.value],
                    // What stands behind the theme's sheets holds on its grounds, in the dark too.
                    None if path.as_str() == CUSTOM && !is_given(ground) => theme_grounds(ground, block.is_dark),
                    None => Vec::new(),
                };
                let low = grounds
                    .into_iter()
                    .find_map(|ground| Some((ground, contrast(text.value, ground)?)).filter(|(_, of)| *of < LEAST));
                if let Some((ground, ratio)) = low {
                    let span = Span::new(path, text.value_at, text.value_at + text.value.len());
                    let fault = Diagnostic::new(&codes::LOW_CONTRAST, span);
                    let fault = fault.with("found", text.value).with("ground", ground);
                    found.push(fault.with("ratio", format!("{:.2}", (ratio * 100.0).floor() / 100.0)));
                }
            }
        }
    }
}

/// Every property `--site-…` of a site's own style sheet is one that the theme understands, and its colours are colours.
pub fn are_understood(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    for (path, file) in checked.tree.under("static").filter(|(path, _)| path.as_str() == CUSTOM) {
        let Some(source) = file.text() else { continue };
        let source = without_comments(&source);
        for of in blocks(&source).iter().flat_map(|block| &block.properties).filter(|of| of.name.starts_with("--site-"))
        {
            let is_known = CUSTOM_NAMES.contains(&of.name);
            let is_colour = !["--site-accent", "--site-ground"].contains(&of.name) || may_be_colour(of.value);
            let (word, at) = match (is_known, is_colour) {
                (true, true) => continue,
                (true, false) => (of.value, of.value_at),
                (false, _) => (of.name, of.name_at),
            };
            let near = similar::nearest(of.name, CUSTOM_NAMES).filter(|_| !is_known);
            let fault = Diagnostic::new(&codes::CUSTOM_UNKNOWN, Span::new(path, at, at + word.len()));
            let fault = fault.with("found", word);
            let zh = near.map(|near| format!("是不是想写“{near}”？")).unwrap_or_default();
            let en = near.map(|near| format!("Did you mean `{near}`?")).unwrap_or_default();
            found.push(fault.with("suggestion", zh).with("suggestion_en", en));
        }
    }
}

/// The theme's grounds of a name on which a block holds.
fn theme_grounds(name: &str, is_dark: bool) -> Vec<&'static str> {
    let of = THEME_GROUNDS.iter().find(|(of, _)| *of == name).map(|(_, grounds)| grounds);
    of.map(|grounds| grounds[usize::from(is_dark)..].to_vec()).unwrap_or_default()
}

/// A style sheet with blanks in place of its comments.
fn without_comments(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, comment)) = rest.split_once("/*") {
        let end = comment.find("*/").map_or(comment.len(), |at| at + 2);
        out.push_str(before);
        out.push_str(&" ".repeat(end + 2));
        rest = &comment[end..];
    }
    out + rest
}

/// The custom properties of each block of declarations.
fn blocks(source: &str) -> Vec<Block<'_>> {
    let mut out = Vec::new();
    let mut from = 0;
    // A declaration block is what stands between a brace and the next one.
    for (at, _) in source.match_indices('}') {
        let start = source[from..at].rfind('{').map_or(from, |open| from + open + 1);
        let mut place = start;
        let mut properties = Vec::new();
        for declaration in source[start..at].split(';') {
            let begins = place;
            place += declaration.len() + 1;
            let Some(name) = declaration.find("--") else { continue };
            let Some((key, value)) = declaration[name..].split_once(':') else { continue };
            let value_at = begins + name + key.len() + 1 + (value.len() - value.trim_start().len());
            properties.push(Property { name: key.trim(), name_at: begins + name, value: value.trim(), value_at });
        }
        out.push(Block { properties, is_dark: is_dark(&source[..start]) });
        from = at + 1;
    }
    out
}

/// Whether what stands behind a text is within a query for the dark.
fn is_dark(before: &str) -> bool {
    let Some(query) = before.rfind("@media").map(|at| &before[at..]) else { return false };
    let is_open = query.matches('{').count() > query.matches('}').count();
    is_open && query.split('{').next().is_some_and(|asked| asked.contains("dark"))
}

/// Whether a value may be a colour: `#` and digits, a function, or a word of letters.
fn may_be_colour(value: &str) -> bool {
    match value.strip_prefix('#') {
        Some(digits) => matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|b| b.is_ascii_hexdigit()),
        None if value.contains('(') => value.ends_with(')'),
        None => !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphabetic()),
    }
}

/// The contrast of two colours; none where one is written in a way that is not read.
fn contrast(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// Relative luminance of `#rgb`, `#rrggbb`, `rgb(…)`, or the fallback of a `var(…)`; none for a colour written otherwise.
fn luminance(colour: &str) -> Option<f64> {
    let linear = |share: f64| if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) };
    let [red, green, blue] = channels(colour)?.map(linear);
    Some(0.2126 * red + 0.7152 * green + 0.0722 * blue)
}

/// Red, green and blue from 0 to 1.
fn channels(colour: &str) -> Option<[f64; 3]> {
    if let Some(fallback) = colour.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')')) {
        return channels(fallback.split_once(',')?.1.trim());
    }
    if let Some(given) = colour.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')')) {
        let mut numbers = given.split([',', ' ']).filter(|part| !part.is_empty()).map(|part| part.parse::<u8>().ok());
        let channels = [numbers.next()??, numbers.next()??, numbers.next()??];
        return numbers.next().is_none().then(|| channels.map(|value| f64::from(value) / 255.0));
    }
    let hex = colour.strip_prefix('#')?;
    let channel = |index: usize| -> Option<f64> {
        let value = match hex.len() {
            3 => u8::from_str_radix(hex.get(index..=index)?, 16).ok()? * 17,
            6 => u8::from_str_radix(hex.get(2 * index..2 * index + 2)?, 16).ok()?,
            _ => return None,
        };
        Some(f64::from(value) / 255.0)
    };
    Some([channel(0)?, channel(1)?, channel(2)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        let ratio = |one: &str, other: &str| contrast(one, other).unwrap();
        assert!((ratio("#000", "#ffffff") - 21.0).abs() < 1e-9);
        assert!((ratio("#09442d", "#cfe7de") - 8.60).abs() < 0.01);
        assert!((ratio("rgb(9, 68, 45)", "var(--of-ground, #cfe7de)") - 8.60).abs() < 0.01);
        for unread in ["rebeccapurple", "rgb(1 2)", "rgb(1 2 3 / 50%)", "var(--a)", "#12"] {
            assert_eq!(luminance(unread), None, "{unread}");
        }
    }

    #[test]
    fn the_grounds_are_those_of_the_theme() {
        let sheet = include_str!("../../../static/css/colours.css");
        let blocks = blocks(sheet);
        for (name, [light, dark]) in THEME_GROUNDS {
            let mut given = blocks.iter().flat_map(|block| &block.properties).filter(|of| of.name == name);
            assert_eq!(channels(given.next().unwrap().value), channels(light), "{name}");
            assert_eq!(channels(given.next().unwrap().value), channels(dark), "{name}");
        }
    }

    #[test]
    fn values_that_can_be_no_colour_are_told_from_others() {
        for (value, wanted) in [
            ("#0b4a6f", true),
            ("#0b4", true),
            ("navy", true),
            ("rgb(0 0 255)", true),
            ("#0b4a6", false),
            ("0b4a6f", false),
            ("#0b4a6g", false),
            ("\"red\"", false),
            ("", false),
        ] {
            assert_eq!(may_be_colour(value), wanted, "{value}");
        }
    }
}
