//! Brackets in running text that hold labelled values: `（牵头单位：村建所；责任单位：各村支部；完成时限：5月底前）`.

use std::ops::Range;

use super::labels;
use super::labels::SetOff;
use crate::model::Label;

/// Brackets that hold what is said of the words in front of them.
pub const BRACKETS: &[(char, char)] = &[('（', '）'), ('(', ')'), ('【', '】'), ('[', ']'), ('［', '］'), ('〔', '〕')];

/// The brackets of a text that hold labelled short values, with what encloses them.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        if BRACKETS.iter().any(|(opening, _)| *opening == c) {
            open = open.or(Some(at));
            depth += 1;
        } else if BRACKETS.iter().any(|(_, closing)| *closing == c) {
            depth = depth.saturating_sub(1);
            let Some(start) = open.take_if(|_| depth == 0) else { continue };
            let whole = start..at + c.len_utf8();
            if is_labelled(&text[inside(text, &whole)]) {
                out.push(whole);
            }
        }
    }
    out
}

/// What stands within brackets.
pub fn inside(text: &str, brackets: &Range<usize>) -> Range<usize> {
    let body = &text[brackets.clone()];
    let first = body.chars().next().map_or(0, char::len_utf8);
    let last = body.chars().next_back().map_or(0, char::len_utf8);
    brackets.start + first..brackets.end - last
}

/// The brackets that end a text, where these are the only ones with labelled values in it.
pub fn at_end(text: &str) -> Option<Range<usize>> {
    let found = find(text);
    let [alone] = &found[..] else { return None };
    text[alone.end..].trim_matches(['。', '；', ';', '.', ' ', '\u{3000}']).is_empty().then(|| alone.clone())
}

fn is_labelled(inside: &str) -> bool {
    let known = [Label::Owner, Label::Lead, Label::Due, Label::Status, Label::Class];
    labels::certain(inside).is_some_and(|found| found.set_off == SetOff::Colon && known.contains(&found.label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_with_labels_are_found_and_others_are_not() {
        for (text, found, ends) in [
            (
                "增配收运车。（牵头单位：村建所；完成时限：5月底前）",
                &["（牵头单位：村建所；完成时限：5月底前）"][..],
                true,
            ),
            ("增配收运车(责任部门:村建所(牵头)、财政所)。", &["(责任部门:村建所(牵头)、财政所)"], true),
            (
                "一是甲（责任部门：甲科）；二是乙（责任部门：乙科）。",
                &["（责任部门：甲科）", "（责任部门：乙科）"],
                false,
            ),
            ("修订办法（责任部门的意见另附）。", &[], false),
            ("修订办法（注：另附）。", &[], false),
            ("修订办法（责任部门：甲科）后施行。", &["（责任部门：甲科）"], false),
            ("修订办法（责任部门：甲科", &[], false),
        ] {
            let came: Vec<&str> = find(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(came, found, "{text}");
            assert_eq!(at_end(text).is_some(), ends, "{text}");
        }
    }
}
