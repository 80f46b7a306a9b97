//! The numbers that a browser prints before the items of a list.

use html5ever::tokenizer::Tag;

use crate::import::readers::html::attribute::attribute;
use crate::text::numeral;

/// How far a list has counted.
pub(in crate::import::readers::html) struct Counter {
    next: u32,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Decimal,
    Lower,
    Upper,
    Chinese,
    None,
}

impl Counter {
    /// The counter of an ordered list.
    pub fn new(list: &Tag) -> Counter {
        let style = attribute(list, "style").unwrap_or_default().to_ascii_lowercase();
        let of_style = style.split_once("list-style").map(|(_, rest)| rest.split(';').next().unwrap_or_default());
        let kind = match (attribute(list, "type"), of_style) {
            (_, Some(said)) if said.contains("none") => Kind::None,
            (_, Some(said)) if said.contains("cjk") || said.contains("chinese") => Kind::Chinese,
            (Some("a"), _) => Kind::Lower,
            (Some("A"), _) => Kind::Upper,
            _ => Kind::Decimal,
        };
        Counter { next: number(attribute(list, "start")).unwrap_or(1), kind }
    }

    /// The number of the next item, with what divides it from the text.
    pub fn next(&mut self, item: &Tag) -> Option<String> {
        let value = number(attribute(item, "value")).unwrap_or(self.next);
        self.next = value.saturating_add(1);
        let letter = |first: char| {
            let at = value.checked_sub(1).filter(|at| *at < 26)?;
            Some(format!("{}. ", char::from_u32(u32::from(first) + at)?))
        };
        match self.kind {
            Kind::None => None,
            Kind::Chinese => Some(format!("{}、", numeral::chinese(value))),
            Kind::Lower => letter('a'),
            Kind::Upper => letter('A'),
            Kind::Decimal => Some(format!("{value}. ")),
        }
    }
}

fn number(value: Option<&str>) -> Option<u32> {
    value?.trim().parse().ok()
}

/// Whether an item begins with a number of its own: then the list's number was switched off by a style sheet.
pub(in crate::import::readers::html) fn numbers_itself(first: char) -> bool {
    numeral::arabic_digit(first).is_some()
        || numeral::is_chinese(first)
        || numeral::circled(first).is_some()
        || matches!(first, '（' | '(' | '第')
}
