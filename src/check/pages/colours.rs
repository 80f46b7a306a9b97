//! The colours of a site's own theme: text must stand out from its ground.

use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::pages as codes;

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

pub fn can_be_read(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    for (path, file) in checked.tree.under("static").filter(|(path, _)| path.extension() == Some("css")) {
        let Some(source) = file.text() else { continue };
        for block in blocks(&source) {
            for (text, ground) in PAIRS {
                let property = |name: &str| block.iter().find(|(key, ..)| *key == name);
                let (Some((_, at, text)), Some((_, _, ground))) = (property(text), property(ground)) else { continue };
                let (Some(one), Some(other)) = (luminance(text), luminance(ground)) else { continue };
                let ratio = (one.max(other) + 0.05) / (one.min(other) + 0.05);
                if ratio < LEAST {
                    let fault = Diagnostic::new(&codes::LOW_CONTRAST, Span::new(path, *at, at + text.len()));
                    let fault = fault.with("found", text).with("ground", ground);
                    found.push(fault.with("ratio", format!("{:.2}", (ratio * 100.0).floor() / 100.0)));
                }
            }
        }
    }
}

/// The custom properties of each block of declarations, with the place of their values.
fn blocks(source: &str) -> Vec<Vec<(&str, usize, &str)>> {
    let mut out = Vec::new();
    let mut from = 0;
    // A declaration block is what stands between a brace and the next one.
    for (at, _) in source.match_indices('}') {
        let start = source[from..at].rfind('{').map_or(from, |open| from + open + 1);
        let mut place = start;
        let mut block = Vec::new();
        for declaration in source[start..at].split(';') {
            let begins = place;
            place += declaration.len() + 1;
            let Some(name) = declaration.find("--") else { continue };
            let Some((key, value)) = declaration[name..].split_once(':') else { continue };
            let value_at = begins + name + key.len() + 1 + (value.len() - value.trim_start().len());
            block.push((key.trim(), value_at, value.trim()));
        }
        out.push(block);
        from = at + 1;
    }
    out
}

/// Relative luminance of `#rgb` or `#rrggbb`; none for a colour written otherwise.
fn luminance(colour: &str) -> Option<f64> {
    let hex = colour.strip_prefix('#')?;
    let channel = |index: usize| -> Option<f64> {
        let value = match hex.len() {
            3 => u8::from_str_radix(hex.get(index..=index)?, 16).ok()? * 17,
            6 => u8::from_str_radix(hex.get(2 * index..2 * index + 2)?, 16).ok()?,
            _ => return None,
        };
        let share = f64::from(value) / 255.0;
        Some(if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) })
    };
    Some(0.2126 * channel(0)? + 0.7152 * channel(1)? + 0.0722 * channel(2)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        let ratio = |one: &str, other: &str| {
            let (one, other) = (luminance(one).unwrap(), luminance(other).unwrap());
            (one.max(other) + 0.05) / (one.min(other) + 0.05)
        };
        assert!((ratio("#000", "#ffffff") - 21.0).abs() < 1e-9);
        assert!((ratio("#09442d", "#cfe7de") - 8.60).abs() < 0.01);
        assert_eq!(luminance("rebeccapurple"), None);
    }
}
