//! Whom the public can reach, and how.

use super::At;
use crate::text::date::Date;

/// A contact block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Telephone numbers, with what each is for.
    pub phones: Vec<Labelled>,
    /// Mailboxes.
    pub emails: Vec<Labelled>,
    /// Six digits.
    pub postcode: Option<String>,
    /// Where letters go: street address.
    pub address: Option<String>,
    /// Postal box, where the organ has one (邮政信箱).
    pub mailbox: Option<String>,
    /// Who receives letters (…办公室收).
    pub recipient: Option<String>,
    /// When the telephone is answered.
    pub hours: Option<String>,
    /// The days on which views are taken (公示期).
    pub period: Option<Window>,
    /// Where it is described.
    pub at: At,
}

/// Whether a number is one of a fax, by what it is for: nobody calls it.
pub fn is_fax(label: &str) -> bool {
    label.contains("传真")
}

/// A number or mailbox and what it is for (监督电话, 传真 …).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labelled {
    /// What it is for; none where the text does not say.
    pub label: Option<String>,
    /// As printed.
    pub value: String,
    /// Where the value stands.
    pub at: At,
}

/// A first and a last day, both inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Where the days stand.
    pub at: At,
}
