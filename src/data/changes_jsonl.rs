//! The changes of issues from notice to notice, a line each: from the lines of all days up to one the ledger of that day is
//! made again.

use std::borrow::Cow;
use std::io;
use std::io::Write;

use serde::Serialize;
use serde::Serializer;

use crate::site::Field;
use crate::site::Known;
use crate::site::Site;
use crate::site::Spoken;
use crate::site::issue_key;
use crate::text::date::Date;

/// What a line is of: told apart by programs that read several.
pub(super) const FORMAT: &str = "tongbao-change-1";

/// The name of the change by which an issue is first spoken of; what is known of it then comes at once.
pub(super) const LISTED: &str = "listed";

/// A change of an issue.
#[derive(Serialize)]
struct Line<'s> {
    format: &'static str,
    day: Option<String>,
    notice: &'s str,
    issue: &'s str,
    field: &'static str,
    before: Datum<'s>,
    after: Datum<'s>,
    #[serde(skip_serializing_if = "Option::is_none")]
    printed_before: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    printed_after: Option<&'s str>,
    said_by: Option<&'s str>,
    assurance: &'static str,
}

/// What is known of a field.
#[derive(Serialize)]
#[serde(untagged)]
enum Datum<'s> {
    Nothing,
    Flag(bool),
    One(Cow<'s, str>),
    Several(Vec<Cow<'s, str>>),
    #[serde(serialize_with = "as_object")]
    All(Vec<(&'static str, Datum<'s>)>),
}

/// Writes what the notices of a year, or those without a day, changed: in the order in which every issue was spoken of.
pub fn write_changes(site: &Site, year: Option<i16>, to: &mut dyn Write) -> io::Result<()> {
    let mut buffer = Vec::new();
    for notice in site.notices_of(year) {
        let said = site.said(notice);
        let day = site.day_of(notice).map(Date::iso);
        for spoken in site.spoken_in(notice) {
            let issue = issue_key(site, spoken.entry.steps[0].at);
            let line = |field| Line {
                format: FORMAT,
                day: day.clone(),
                notice: said.id.as_str(),
                issue: &issue,
                field,
                before: Datum::Nothing,
                after: Datum::Nothing,
                printed_before: None,
                printed_after: None,
                said_by: said.organ.as_ref().map(|organ| organ.as_str()),
                assurance: spoken.step().assurance.key(),
            };
            if spoken.place == 0 {
                put(&Line { after: listed(site, spoken), ..line(LISTED) }, &mut buffer, to)?;
            }
            for (field, before, after) in spoken.changes() {
                let (printed_before, printed_after) = (before.printed, after.printed);
                let (before, after) = (datum(field, before), datum(field, after));
                put(&Line { before, after, printed_before, printed_after, ..line(field.key()) }, &mut buffer, to)?;
            }
        }
    }
    Ok(())
}

/// Everything that is known of an issue when it is first spoken of.
fn listed<'s>(site: &'s Site, spoken: Spoken<'s>) -> Datum<'s> {
    let entry = spoken.after();
    let mut all = Vec::new();
    for field in Field::ALL {
        let known = field.known(site, &entry);
        let printed = field.printed_key().zip(known.printed);
        if !known.values.is_empty() {
            all.push((field.key(), datum(field, known)));
        }
        all.extend(printed.map(|(name, printed)| (name, Datum::One(printed.into()))));
    }
    Datum::All(all)
}

fn datum(field: Field, known: Known<'_>) -> Datum<'_> {
    let mut values = known.values;
    match (field, values.pop()) {
        (_, None) => Datum::Nothing,
        (Field::Reported, Some(value)) => Datum::Flag(value == "true"),
        (Field::Owners, Some(last)) => {
            values.push(last);
            Datum::Several(values)
        }
        (_, Some(value)) => Datum::One(value),
    }
}

/// Writes a line: no more than one is held.
fn put(line: &Line<'_>, buffer: &mut Vec<u8>, to: &mut dyn Write) -> io::Result<()> {
    buffer.clear();
    serde_json::to_writer(&mut *buffer, line)?;
    buffer.push(b'\n');
    to.write_all(buffer)
}

fn as_object<S: Serializer>(all: &[(&'static str, Datum<'_>)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(all.iter().map(|(name, datum)| (name, datum)))
}
