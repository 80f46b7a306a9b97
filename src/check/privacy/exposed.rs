//! Everything in a text that would expose a person, whatever the text is of.

use std::ops::Range;

use super::homes;
use super::named_persons;
use super::personal_numbers;
use super::personal_numbers::NumberKind;
use super::travel_numbers;
use crate::diagnostic::Code;
use crate::diagnostic::codes::privacy;

/// What a text gives away, in order; `in_contact` says of a place whether it tells the public whom to reach.
pub fn exposed(text: &str, in_contact: impl Fn(&Range<usize>) -> bool) -> Vec<(&'static Code, Range<usize>)> {
    let mut out: Vec<(&'static Code, Range<usize>)> = Vec::new();
    for (kind, range) in personal_numbers::personal(text) {
        let contact = in_contact(&range);
        match kind {
            // Among the contacts of an office a mobile number is worth a look and no more.
            NumberKind::Mobile if contact => out.push((&privacy::MOBILE_OF_CONTACT, range)),
            NumberKind::Mobile => out.push((&privacy::MOBILE_NUMBER, range)),
            NumberKind::Resident => out.push((&privacy::RESIDENT_NUMBER, range)),
            NumberKind::Card => out.push((&privacy::BANK_CARD, range)),
        }
    }
    let others: [(&'static Code, Vec<Range<usize>>); 4] = [
        (&privacy::PASSPORT, travel_numbers::passports(text)),
        (&privacy::NUMBER_PLATE, travel_numbers::plates(text)),
        (&privacy::HOME_ADDRESS, homes::addresses(text)),
        (&privacy::NAMED_PERSON, named_persons::named(text)),
    ];
    for (code, ranges) in others {
        out.extend(ranges.into_iter().filter(|range| !in_contact(range)).map(|range| (code, range)));
    }
    out.sort_by_key(|(_, range)| range.start);
    out
}

/// Whether a passage tells the public whom to reach.
pub fn invites_views(plain: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    has(&["监督电话", "举报电话", "监督举报", "举报方式", "反映问题电话"])
        || has(&["联系电话", "电话"]) && has(&["欢迎", "邮政编码", "邮政信箱", "电子邮箱", "来信来访"])
}
