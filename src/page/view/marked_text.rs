//! A text with what changed in it marked: elements for machines and for those who hear it, lines for those who see it.

use std::ops::Range;

use super::laid_over;
use crate::model::Overlay;
use crate::model::Text;
use crate::page::markup;
use crate::page::styling::StyledPart;
use crate::page::styling::Styling;
use crate::text::difference::Became;
use crate::text::difference::Marked;

/// The texts that stretches are cut from, and how far they have been read.
pub(super) struct MarkedText<'m> {
    /// The text of the earlier edition.
    pub old: &'m Text,
    /// Bytes of it that were read.
    pub at_old: usize,
    /// The text of the later edition.
    pub new: &'m Text,
    /// Bytes of it that were read.
    pub at_new: usize,
    /// What is laid over the later one.
    pub overlay: Option<&'m Overlay>,
    /// How the markup is dressed.
    pub styling: &'m Styling<'m>,
}

impl MarkedText<'_> {
    /// The next stretches as markup.
    pub(super) fn next(&mut self, stretches: &[Marked]) -> String {
        let mut out = String::new();
        for (became, text) in stretches {
            let len = text.len();
            match became {
                Became::Same => out.push_str(&self.laid(self.at_new..self.at_new + len)),
                Became::Inserted => {
                    let html = self.laid(self.at_new..self.at_new + len);
                    out.push_str(&marked("ins", &html, self.styling));
                }
                Became::Deleted => {
                    let html = markup::text_in(&self.old.slice(self.at_old..self.at_old + len), self.styling);
                    out.push_str(&marked("del", &html, self.styling));
                }
            }
            self.at_old += if *became == Became::Inserted { 0 } else { len };
            self.at_new += if *became == Became::Deleted { 0 } else { len };
        }
        out
    }

    /// A part of the later text with its labels and enumerators.
    fn laid(&self, range: Range<usize>) -> String {
        let label = self.overlay.and_then(|of| of.label.as_ref()).map(|(_, of)| (of.clone(), StyledPart::Label));
        let steps = self.overlay.iter().flat_map(|of| &of.steps).map(|of| (of.clone(), StyledPart::Step));
        let mut out = String::new();
        let mut from = range.start;
        for (of, part) in label.into_iter().chain(steps) {
            let (start, end) = (of.start.max(from), of.end.min(range.end));
            if start >= end {
                continue;
            }
            out.push_str(&self.part(from..start));
            out.push_str(&format!("<span{}>{}</span>", self.styling.attributes(part), self.part(start..end)));
            from = end;
        }
        out + &self.part(from..range.end)
    }

    fn part(&self, range: Range<usize>) -> String {
        let is_last = range.end == self.new.len();
        let part = if is_last { self.new.slice(range) } else { laid_over::before(self.new, range) };
        markup::text_in(&part, self.styling)
    }
}

/// Markup that came (`ins`) or went (`del`), with words for those who hear it.
pub(super) fn marked(element: &str, html: &str, styling: &Styling<'_>) -> String {
    let labels = styling.labels;
    let (from, to) = match element {
        "ins" => (labels.get("heard_inserted"), labels.get("heard_end")),
        _ => (labels.get("heard_deleted"), labels.get("heard_end")),
    };
    let heard = |words: &str| {
        let mut out = String::from("<span class=\"visually-hidden\">");
        crate::text::escape::escape(words, &mut out);
        out + "</span>"
    };
    format!("<{element}>{}{html}{}</{element}>", heard(from), heard(to))
}

/// Stretches whose texts have no styles, as markup: lines of files, values.
pub(super) fn plain(stretches: &[Marked], styling: &Styling<'_>) -> String {
    let text = |without: Became| -> Text {
        let kept: String = stretches.iter().filter(|(of, _)| *of != without).map(|(_, text)| text.as_str()).collect();
        Text::of(kept)
    };
    let (old, new) = (text(Became::Inserted), text(Became::Deleted));
    MarkedText { old: &old, at_old: 0, new: &new, at_new: 0, overlay: None, styling }.next(stretches)
}
