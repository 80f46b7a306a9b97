//! Characters in a form that only looks right.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::is_nfc;

use super::source_text::SourceText;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::safety as codes;
use crate::text::han;

/// No radical and no compatibility ideograph stands where a Han character is meant.
pub fn han_characters_are_no_radicals(source: SourceText<'_>) -> Vec<Diagnostic> {
    let alike = source.text.char_indices().filter(|(_, c)| han::is_radical(*c) || han::is_compatibility(*c));
    let fault = |(at, c): (usize, char)| {
        let common = han::look_alike(c).map_or_else(|| c.nfkc().collect(), String::from);
        let is_known = common != c.to_string();
        let (expected, expected_en) = match is_known {
            true => (format!("“{common}”"), format!(" (`{common}`)")),
            false => Default::default(),
        };
        let fault = source.fault(&codes::LOOK_ALIKE_HAN, at..at + c.len_utf8());
        let fault = fault.with("found", c).with("point", format!("U+{:04X}", u32::from(c))).with("expected", expected);
        let fault = fault.with("expected_en", expected_en);
        if is_known { fault.mended(&c.to_string(), &common) } else { fault }
    };
    alike.map(fault).collect()
}

/// Every character is written in one piece where there is one. Compatibility ideographs have their own rule.
pub fn text_is_composed(source: SourceText<'_>) -> Vec<Diagnostic> {
    let text = source.text;
    let mut found = Vec::new();
    let mut clusters = text.char_indices().peekable();
    while let Some((start, first)) = clusters.next() {
        let mut end = start + first.len_utf8();
        while let Some((at, mark)) = clusters.next_if(|(_, c)| is_combining_mark(*c)) {
            end = at + mark.len_utf8();
        }
        let cluster = &text[start..end];
        if han::is_compatibility(first) || cluster.is_ascii() || is_nfc(cluster) {
            continue;
        }
        let composed: String = cluster.nfc().collect();
        let fault = source.fault(&codes::NOT_COMPOSED, start..end).with("found", cluster);
        found.push(fault.with("expected", &composed).mended(cluster, &composed));
    }
    found
}
