//! Labelled values in brackets behind a sentence: `…日产日清。（牵头单位：村建办；完成时限：5月底前）`.

use super::fields::Fields;
use super::value;
use crate::model::At;
use crate::model::Label;
use crate::model::Text;
use crate::prose::labels;
use crate::source::Reading;

/// Takes the values of the labels that stand in brackets.
pub fn take(reading: &mut Reading<'_>, fields: &mut Fields, inside: &Text, at: At) {
    let plain = inside.plain();
    let mut start = 0;
    for end in labels::cuts(&plain).into_iter().chain([plain.len()]) {
        let part = &plain[start..end];
        if let Some(found) = labels::certain(part).filter(|found| labels::is_single(found.label)) {
            let value = part[found.value..].trim().trim_end_matches(['；', ';', '，', ',', '。']);
            let words = part[found.words.clone()].to_owned();
            let at = inside.at(start + found.value..end).unwrap_or(at);
            value::take_value(reading, fields, found.label, &words, &Text::of(value), at);
        }
        start = end;
    }
}

/// Takes the departments alone, each once.
pub fn take_owners(fields: &mut Fields, inside: &str) {
    let mut start = 0;
    for end in labels::cuts(inside).into_iter().chain([inside.len()]) {
        let part = &inside[start..end];
        if let Some(found) = labels::certain(part).filter(|found| found.label == Label::Owner) {
            value::join_owner(fields, part[found.value..].trim().trim_end_matches(['；', ';', '，', ',', '。']));
        }
        start = end;
    }
}
