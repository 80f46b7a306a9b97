//! The whole ledger as a table: a row an issue, written row by row.

use std::borrow::Cow;
use std::io;
use std::io::Write;

use super::csv_table::CsvTable;
use crate::address::Route;
use crate::model::Class;
use crate::model::Id;
use crate::site::Entry;
use crate::site::IssueFacts;
use crate::site::Said;
use crate::site::Site;
use crate::site::Step;
use crate::site::issue_key;
use crate::text::date::Date;

/// Between the values of a cell that holds several.
const AND: &str = "；";

/// An entry of the ledger with what is asked of it most.
struct Row<'s> {
    site: &'s Site,
    entry: &'s Entry,
    /// The issue in the notice that has the last word on it, and that notice.
    issue: IssueFacts<'s>,
    said: &'s Said,
    /// Where a result was printed last.
    stated: Option<Step>,
    /// Where a deadline was printed last.
    dated: Option<IssueFacts<'s>>,
    /// The address of the site, where its domain is known.
    address: Option<&'s str>,
}

/// What stands in a cell; nothing is an empty cell.
enum Cell<'s> {
    /// Words, or a name.
    Words(Cow<'s, str>),
    /// A day, as exact as it is known.
    Day(Option<Date>),
    /// A number, or a word of this table.
    Plain(Cow<'s, str>),
}

/// What stands in a column of a row.
type Fill = for<'s> fn(&Row<'s>) -> Cell<'s>;

/// The columns: name, and what stands there. docs/data.md tells what they mean; programs rely on the names.
const COLUMNS: &[(&str, Fill)] = &[
    ("key", |row| words(issue_key(row.site, row.entry.last().at))),
    ("first_key", |row| words(issue_key(row.site, row.entry.steps[0].at))),
    ("notices", |row| Cell::Plain(row.entry.steps.len().to_string().into())),
    ("notice", |row| words(row.said.id.as_str())),
    ("notice_title", |row| words(row.said.title())),
    ("notice_kind", |row| Cell::Plain(row.said.kind.key().into())),
    ("published_on", |row| Cell::Day(row.said.published_on)),
    ("organ", |row| words(row.site.organ(row.said.organ.as_ref()).map_or("", |organ| organ.id.as_str()))),
    ("organ_name", |row| words(row.site.organ(row.said.organ.as_ref()).map_or("", |organ| organ.name.as_str()))),
    ("number", |row| Cell::Plain(numbers(row.issue).0.into())),
    ("subnumber", |row| Cell::Plain(numbers(row.issue).1.into())),
    ("title", |row| words(row.issue.title())),
    ("finding", |row| words(row.issue.finding())),
    ("area", |row| words(row.issue.area().unwrap_or_default())),
    ("topics", |row| words(joined(row.site.topics_of(row.entry.last().at).iter().map(|topic| topic.name.as_str())))),
    ("reported", |row| Cell::Plain(row.entry.is_reported(row.site).to_string().into())),
    ("status", |row| Cell::Plain(row.stated().and_then(|of| of.status()).map_or("", |kind| kind.key()).into())),
    ("status_printed", |row| words(row.stated().and_then(|of| of.status_word()).unwrap_or_default())),
    ("status_of_parts", |row| words(row.stated().and_then(|of| of.results()).unwrap_or_default())),
    ("stated_in", |row| words(row.stated.map(|step| issue_key(row.site, step.at)).unwrap_or_default())),
    ("assurance", |row| Cell::Plain(row.stated.map_or("", |step| step.assurance.key()).into())),
    ("as_of", |row| Cell::Day(row.stated.unwrap_or(row.entry.last()).as_of)),
    ("class", |row| Cell::Plain(row.class().map_or("", |(class, _)| class.key()).into())),
    ("class_printed", |row| words(row.class().map_or("", |(_, printed)| printed))),
    ("owners", |row| words(joined(row.entry.owners(row.site)))),
    ("due_on", |row| Cell::Day(row.dated.and_then(|of| of.due_on()))),
    ("due_printed", |row| words(row.dated.and_then(|of| of.due()).unwrap_or_default())),
    ("closed_on", |row| Cell::Day(row.entry.closed_on(row.site))),
    ("url", |row| words(row.url().unwrap_or_default())),
];

/// Writes the ledger of a site: a head, and a row for each of its entries, in their order. It follows from what notices
/// say: nothing is counted at a day.
pub fn write_issues(site: &Site, to: &mut dyn Write) -> io::Result<()> {
    let mut table = CsvTable::begin(to)?;
    for (name, _) in COLUMNS {
        table.plain(name)?;
    }
    table.end_row()?;
    let address = site.settings.address();
    for entry in &site.ledger.entries {
        let row = Row::of(site, entry, address.as_deref());
        for (_, cell) in COLUMNS {
            match cell(&row) {
                Cell::Words(words) => table.words(&words)?,
                Cell::Day(day) => table.plain(&day.map(Date::iso).unwrap_or_default())?,
                Cell::Plain(plain) => table.plain(&plain)?,
            }
        }
        table.end_row()?;
    }
    table.end()
}

impl<'s> Row<'s> {
    fn of(site: &'s Site, entry: &'s Entry, address: Option<&'s str>) -> Row<'s> {
        let last = entry.last().at;
        Row {
            site,
            entry,
            issue: site.issue(last),
            said: site.said(last.notice),
            stated: entry.stated(site),
            dated: entry.dated(site).map(|step| site.issue(step.at)),
            address,
        }
    }

    fn stated(&self) -> Option<IssueFacts<'s>> {
        self.stated.map(|step| self.site.issue(step.at))
    }

    /// How long it may take, as it was printed last.
    fn class(&self) -> Option<(Class, &'s str)> {
        self.entry.class(self.site)
    }

    fn url(&self) -> Option<String> {
        let page = Route::Issue(Id::clone(&self.said.id), self.issue.key());
        self.address.map(|top| format!("{top}{page}"))
    }
}

fn words<'s>(words: impl Into<Cow<'s, str>>) -> Cell<'s> {
    Cell::Words(words.into())
}

/// The number of an issue as readers know it, 3 or 3-2, in its two parts: together they would be a day to a spreadsheet.
fn numbers(issue: IssueFacts<'_>) -> (&str, &str) {
    issue.number().split_once('-').unwrap_or((issue.number(), ""))
}

fn joined<'s>(names: impl Iterator<Item = &'s str>) -> String {
    names.collect::<Vec<_>>().join(AND)
}
