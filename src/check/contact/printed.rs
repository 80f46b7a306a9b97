//! The ways to reach somebody that a notice's text prints.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::prose::Passage;
use crate::model::At;
use crate::text::date;
use crate::text::date::Date;

/// A way to reach somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintedKind {
    /// A telephone number.
    Phone,
    /// An electronic mailbox.
    Mailbox,
    /// A postcode.
    Postcode,
}

/// One of them, as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// What it is.
    pub kind: PrintedKind,
    /// As printed.
    pub value: String,
    /// Where.
    pub at: At,
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern that stands in the program is valid")
}

static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:电话|传真|热线|联系方式|座机|手机)(?:号码)?(?:[（(][^）)\d]{1,12}[）)])?\s*[为是]?\s*[:：]?\s*((?:\+?86[-—－ ]?)?(?:1\d{2}[-—－ ]\d{4}[-—－ ]\d{4}|[（(]?\d{3,4}[）)]?(?:[-—－–― ]{1,2}\d{3,13}|\d{3,13}|)(?:[-—－–]\d{1,6})?))",
    )
});
static MAILBOX: LazyLock<Regex> = LazyLock::new(|| pattern(r"[A-Za-z0-9._%+\-]+\s?[@＠]\s?[A-Za-z0-9.\-]+"));
static NAMED_MAILBOX: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:电子邮箱|电子信箱|电子邮件|邮箱|[Ee]-?mail)\s*[:：]\s*([A-Za-z0-9][A-Za-z0-9._\-]{3,})(?:[^A-Za-z0-9._\-@＠\s]|$)",
    )
});
static POSTCODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:邮编|邮政编码)\s*[为是]?\s*[:：]?\s*(\d+)"));

/// Whether a text tells how to reach somebody.
pub fn speaks_of_contact(text: &str) -> bool {
    PHONE.is_match(text) || MAILBOX.is_match(text) || POSTCODE.is_match(text)
}

/// Everything a notice's text prints, in its order.
pub fn all(passages: &[Passage<'_>]) -> Vec<Printed> {
    let mut out = Vec::new();
    for passage in passages {
        let plain = &passage.plain;
        let mut add = |kind: PrintedKind, found: regex::Match<'_>| {
            let value = found.as_str().trim().to_owned();
            out.push(Printed { kind, value, at: passage.at(found.range()) });
        };
        if !plain.contains(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        PHONE.captures_iter(plain).filter_map(|hit| hit.get(1)).for_each(|hit| add(PrintedKind::Phone, hit));
        MAILBOX.find_iter(plain).for_each(|hit| add(PrintedKind::Mailbox, hit));
        NAMED_MAILBOX.captures_iter(plain).filter_map(|hit| hit.get(1)).for_each(|hit| add(PrintedKind::Mailbox, hit));
        POSTCODE.captures_iter(plain).filter_map(|hit| hit.get(1)).for_each(|hit| add(PrintedKind::Postcode, hit));
    }
    out
}

/// Words beside a range of dates that make it a window for views.
const WINDOWS: &[&str] = &["公示期", "公示时间", "征求意见", "意见征集", "受理时间", "异议期"];

/// The windows for views that a notice's text prints, with their last days.
pub fn periods(passages: &[Passage<'_>]) -> Vec<(At, Date)> {
    let windows = passages.iter().filter(|passage| WINDOWS.iter().any(|word| passage.plain.contains(word)));
    windows
        .filter_map(|passage| {
            // One paragraph has one window; a second range is the inspection's.
            let (range, _, last) = date::find_ranges(&passage.plain).into_iter().next_back()?;
            Some((passage.at(range), last))
        })
        .collect()
}
