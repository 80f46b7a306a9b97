//! Labelled values in brackets behind a sentence: `…日产日清。（牵头单位：村建办；完成时限：5月底前）`.

use std::ops::Range;

use super::fields::Fields;
use super::value;
use crate::model::At;
use crate::model::Label;
use crate::model::Text;
use crate::prose::labels;
use crate::prose::labels::LeadingLabel;
use crate::source::Reading;

/// Takes the values of the labels that stand in brackets.
pub fn take(reading: &mut Reading<'_>, fields: &mut Fields, inside: &Text, at: At) {
    let plain = inside.plain();
    for (part, found) in parts(&plain).filter(|(_, found)| labels::is_single(found.label)) {
        let at = inside.at(part.start + found.value..part.end).unwrap_or(at);
        let part = &plain[part];
        let (words, value) = (&part[found.words.clone()], Text::of(value_of(part, &found)));
        value::take_value(reading, fields, found.label, words, &value, at);
    }
}

/// Takes the departments alone, each once.
pub fn take_owners(fields: &mut Fields, inside: &str) {
    for (part, found) in parts(inside).filter(|(_, found)| found.label == Label::Owner) {
        value::join_owner(fields, value_of(&inside[part], &found));
    }
}

/// The parts of what stands in brackets that have labels.
fn parts(inside: &str) -> impl Iterator<Item = (Range<usize>, LeadingLabel)> {
    let mut start = 0;
    let ends = labels::cuts(inside).into_iter().chain([inside.len()]);
    let parts = ends.map(move |end| std::mem::replace(&mut start, end)..end);
    parts.filter_map(|part| Some((part.clone(), labels::certain(&inside[part])?)))
}

/// What a part says behind its label.
fn value_of<'t>(part: &'t str, found: &LeadingLabel) -> &'t str {
    part[found.value..].trim().trim_end_matches(['；', ';', '，', ',', '。'])
}
