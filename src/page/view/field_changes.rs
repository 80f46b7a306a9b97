//! What is other than before, in the words of readers.

use serde::Serialize;

use super::entry_rows;
use super::result_words;
use super::view_parts::StatusView;
use crate::page::Labels;
use crate::site::Entry;
use crate::site::Field;
use crate::site::Site;
use crate::site::Spoken;
use crate::site::vouched;
use crate::text::date::Date;

/// Something that is known of an issue and is other than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// What it is: 整改结果, 完成时限 …
    pub name: String,
    /// What was known before; none where nothing was said.
    pub before: Option<FieldValue>,
    /// What is known now.
    pub after: Option<FieldValue>,
}

/// What is known of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldValue {
    /// In words.
    pub text: String,
    /// The same as a status, where it is one.
    pub status: Option<StatusView>,
}

/// What a notice says of an issue that is other than what was said before; nothing where it is the first to speak of it.
pub fn of(site: &Site, labels: &Labels, spoken: Spoken<'_>) -> Vec<FieldChange> {
    let Some(before) = spoken.before() else { return Vec::new() };
    let after = spoken.after();
    let change = |field: Field| FieldChange {
        name: labels.get(name(field)).to_owned(),
        before: value(site, labels, field, &before),
        after: value(site, labels, field, &after),
    };
    spoken.told().into_iter().map(change).collect()
}

/// The label that names a field.
fn name(field: Field) -> &'static str {
    match field {
        Field::Status | Field::StatusOfParts | Field::Reported | Field::StatedIn => "status",
        Field::Assurance => "vouched",
        Field::AsOf => "as_of",
        Field::Class => "class",
        Field::Owners => "owner",
        Field::Lead => "lead",
        Field::Due => "due",
        Field::ClosedOn => "closed_on",
        Field::Key | Field::Title => "title_of_issue",
    }
}

fn value(site: &Site, labels: &Labels, field: Field, entry: &Entry) -> Option<FieldValue> {
    let known = || field.known(site, entry);
    let text = match field {
        Field::Status => {
            let status = entry_rows::entry_status(site, entry);
            let text = status.results.clone().unwrap_or_else(|| status.word.clone());
            return Some(FieldValue { text, status: Some(status) });
        }
        Field::Assurance => result_words::vouched(labels, vouched(site, entry)?).to_owned(),
        Field::ClosedOn => entry.closed_on(site).map(Date::chinese)?,
        Field::Due | Field::Class => known().printed?.to_owned(),
        _ => known().values.join(labels.get("list_comma")),
    };
    (!text.is_empty()).then_some(FieldValue { text, status: None })
}
