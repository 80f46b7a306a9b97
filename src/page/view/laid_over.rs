//! What is laid over the approved text: anchors of issues, tags of results, labels and enumerators.

use std::ops::Range;

use crate::model::Overlay;
use crate::model::StatusKind;
use crate::model::Text;
use crate::page::markup;
use crate::page::styling::StyledPart;
use crate::page::styling::Styling;

/// The attributes of a status in the text. Places without classes show the word alone.
pub(super) fn tag(kind: StatusKind, styling: &Styling<'_>) -> String {
    if styling.classes { format!(" class=\"tag s-{}\"", kind.key()) } else { String::new() }
}

/// A paragraph with its label, its status and its enumerators marked.
pub(super) fn laid_over(
    text: &Text,
    overlay: Option<&Overlay>,
    word: Option<(Range<usize>, StatusKind)>,
    styling: &Styling<'_>,
) -> String {
    let Some(overlay) = overlay else { return markup::text_in(text, styling) };
    // What is pasted into another system loses its classes first, then its styles; an element stays.
    let set = |part: StyledPart| {
        if styling.classes { ("span", styling.attributes(part).to_owned()) } else { ("strong", String::new()) }
    };
    let label = overlay.label.as_ref().map(|(_, range)| (range.clone(), set(StyledPart::Label)));
    // Places without classes show the word of a status alone.
    let word = word.filter(|_| styling.classes).map(|(range, kind)| (range, ("span", tag(kind, styling))));
    let steps = overlay.steps.iter().map(|range| (range.clone(), set(StyledPart::Step)));
    let mut out = String::new();
    let mut from = 0;
    for (range, (element, attributes)) in label.into_iter().chain(word).chain(steps) {
        // An enumerator in front of a label may be a part of it: what was set is not set again.
        if range.start < from {
            continue;
        }
        out.push_str(&markup::text_in(&before(text, from..range.start), styling));
        let marked = markup::text_in(&before(text, range.clone()), styling);
        out.push_str(&format!("<{element}{attributes}>{marked}</{element}>"));
        from = range.end;
    }
    out.push_str(&markup::text_in(&text.slice(from..text.len()), styling));
    out
}

/// The part of a text that another one follows: a picture without words between the two belongs to the other.
pub(super) fn before(text: &Text, range: Range<usize>) -> Text {
    let part = text.slice(range);
    let runs = part.runs();
    let end = runs.iter().rposition(|run| !run.text.is_empty()).map_or(0, |last| last + 1);
    runs[..end].iter().cloned().collect()
}
