//! Columns of tables of open data, and what stands in a cell: one description that CSV, JSON, the workbook, their
//! schemas and the page of the data all follow.

use std::borrow::Cow;

use crate::text::date::Date;

/// What a column is, beside what stands in it.
#[derive(Clone, Copy, Debug)]
pub struct ColumnAbout {
    /// Its name: programs rely on it, and it never changes.
    pub name: &'static str,
    /// What kind of values it holds.
    pub kind: CellKind,
    /// Where the values come from.
    pub from: Origin,
    /// What it says, for people.
    pub what: &'static str,
}

/// A column: what it is, and what stands there for a row.
pub(super) struct Column<Fill> {
    pub about: ColumnAbout,
    pub fill: Fill,
}

/// What kind of values a column holds.
#[derive(Clone, Copy, Debug)]
pub enum CellKind {
    /// What something is called among all of its kind on the site.
    Key,
    /// Words.
    Words,
    /// Several words; in CSV with `；` between them.
    List,
    /// One of these words of the program's, each with what it means.
    Word(fn() -> Vec<(&'static str, &'static str)>),
    /// A whole number.
    Number,
    /// Yes or no.
    Truth,
    /// A day, as exact as it is known.
    Day,
    /// An address.
    Link,
}

/// Where the values of a column come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// As the notice prints it.
    Printed,
    /// Read from the text by the program, or from what the office filled in for the notice.
    Read,
    /// From the registry of the site: its organs, topics and settings.
    Registry,
    /// Follows from the other columns and notices.
    Derived,
}

impl Origin {
    /// The plain Chinese words.
    pub fn word(self) -> &'static str {
        match self {
            Origin::Printed => "原文照录",
            Origin::Read => "从通报读出",
            Origin::Registry => "网站登记",
            Origin::Derived => "由通报推得",
        }
    }
}

/// Between the values of a cell that holds several.
pub(super) const AND: &str = "；";

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataCell<'s> {
    /// Nothing.
    Empty,
    /// Words, a name or an address.
    Words(Cow<'s, str>),
    /// Several words.
    List(Vec<Cow<'s, str>>),
    /// A word of the program's.
    Word(&'static str),
    /// A number.
    Number(u64),
    /// Yes or no.
    Truth(bool),
    /// A day.
    Day(Date),
}

impl DataCell<'_> {
    /// The same, without what it was taken from.
    pub fn into_owned(self) -> DataCell<'static> {
        let owned = |words: Cow<'_, str>| Cow::Owned(words.into_owned());
        match self {
            DataCell::Empty => DataCell::Empty,
            DataCell::Words(words) => DataCell::Words(owned(words)),
            DataCell::List(several) => DataCell::List(several.into_iter().map(owned).collect()),
            DataCell::Word(word) => DataCell::Word(word),
            DataCell::Number(number) => DataCell::Number(number),
            DataCell::Truth(truth) => DataCell::Truth(truth),
            DataCell::Day(day) => DataCell::Day(day),
        }
    }
}

/// Words; no words are nothing.
pub(super) fn words<'s>(words: impl Into<Cow<'s, str>>) -> DataCell<'s> {
    let words = words.into();
    if words.is_empty() { DataCell::Empty } else { DataCell::Words(words) }
}

/// Words that may not be there.
pub(super) fn maybe<'s, W: Into<Cow<'s, str>>>(given: Option<W>) -> DataCell<'s> {
    given.map_or(DataCell::Empty, words)
}

/// A day that may not be known.
pub(super) fn day<'s>(given: Option<Date>) -> DataCell<'s> {
    given.map_or(DataCell::Empty, DataCell::Day)
}

/// A number of things.
pub(super) fn count<'s>(of: usize) -> DataCell<'s> {
    DataCell::Number(of as u64)
}

/// Several words; none are nothing.
pub(super) fn list<'s, W: Into<Cow<'s, str>>>(of: impl Iterator<Item = W>) -> DataCell<'s> {
    let words: Vec<Cow<'s, str>> = of.map(W::into).collect();
    if words.is_empty() { DataCell::Empty } else { DataCell::List(words) }
}

/// A word of the program's that may not be there.
pub(super) fn word<'s>(given: Option<&'static str>) -> DataCell<'s> {
    given.map_or(DataCell::Empty, DataCell::Word)
}

/// A column that holds a name.
pub(super) const fn about(name: &'static str, kind: CellKind, from: Origin, what: &'static str) -> ColumnAbout {
    ColumnAbout { name, kind, from, what }
}
