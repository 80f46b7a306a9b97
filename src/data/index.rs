//! `data/index.json`: the entry for programs. It stays where it is and names all else.

use std::collections::BTreeMap;
use std::io;
use std::io::Write;

use serde::Serialize;

use super::Sum;
use super::row_count;
use crate::address::DataFile;
use crate::address::DataTable;
use crate::address::Route;
use crate::site::Lists;
use crate::text::date::Date;

/// What the files of `data/` are, and in which version: it changes with the meaning of a field that is there, never
/// because another one comes.
pub(super) const FORMAT: &str = "tongbao-data-1";

#[derive(Serialize)]
struct Index<'s> {
    format: &'static str,
    name: &'s str,
    description: Option<&'s str>,
    operator: Option<&'s str>,
    url: Option<String>,
    licence: Option<LicenceEntry<'s>>,
    /// The day at which the site counts days.
    as_of: Option<String>,
    /// The newest day on which a notice was published.
    newest: Option<String>,
    counts: BTreeMap<&'static str, usize>,
    files: Vec<FileEntry>,
    records: Records,
    /// Former ids of notices, each with the present one.
    moved: BTreeMap<&'s str, &'s str>,
    /// Ids that were withdrawn: they are never given again.
    withdrawn: Vec<&'s str>,
    generator: &'static str,
}

#[derive(Serialize)]
pub(super) struct LicenceEntry<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'s str>,
    title: &'s str,
    #[serde(rename = "path", skip_serializing_if = "Option::is_none")]
    url: Option<&'s str>,
}

#[derive(Serialize)]
struct FileEntry {
    path: String,
    media_type: &'static str,
    bytes: u64,
    sha256: String,
}

#[derive(Serialize)]
struct Records {
    /// Where the record of a notice stands, `{id}` being its id.
    path: &'static str,
    count: usize,
    sums: String,
}

/// Writes the entry. `sums` are lengths and digests of the other files.
pub fn write_index(lists: &Lists, sums: &BTreeMap<DataFile, Sum>, to: &mut dyn Write) -> io::Result<()> {
    let site = lists.site();
    let settings = &site.settings;
    let moved = site.notices.iter().flat_map(|facts| {
        let said = &facts.said;
        said.formerly.iter().map(move |old| (old.as_str(), said.id.as_str()))
    });
    let index = Index {
        format: FORMAT,
        name: &settings.name,
        description: settings.description.as_deref(),
        operator: settings.operator.as_deref(),
        url: settings.address().map(|top| format!("{top}{}", Route::Data(DataFile::Index))),
        licence: licence(lists),
        as_of: site.as_of.map(Date::iso),
        newest: site.newest_day().map(Date::iso),
        counts: DataTable::ALL.into_iter().map(|table| (table.key(), row_count(table, lists))).collect(),
        files: sums.iter().map(|(file, sum)| entry(*file, sum)).collect(),
        records: Records { path: "notices/{id}.json", count: site.notices.len(), sums: DataFile::RecordSums.name() },
        moved: moved.collect(),
        withdrawn: Vec::new(),
        generator: concat!("tongbao ", env!("CARGO_PKG_VERSION")),
    };
    serde_json::to_writer_pretty(&mut *to, &index)?;
    to.write_all(b"\n")
}

/// The licence of the data, as Data Packages name one.
pub(super) fn licence(lists: &Lists) -> Option<LicenceEntry<'_>> {
    lists.site().settings.licence.as_ref().map(|of| LicenceEntry {
        name: of.name.as_deref(),
        title: &of.title,
        url: of.url.as_deref(),
    })
}

fn entry(file: DataFile, (bytes, sha256): &Sum) -> FileEntry {
    FileEntry { path: file.name(), media_type: media_type(file), bytes: *bytes, sha256: sha256.to_string() }
}

/// The media type of a file of data.
pub(super) fn media_type(file: DataFile) -> &'static str {
    match file {
        DataFile::Csv(_) => "text/csv",
        DataFile::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        DataFile::RecordSums => "text/plain",
        DataFile::Changes(_) => "application/jsonl",
        DataFile::Schema(_) => "application/schema+json",
        DataFile::Index | DataFile::Package | DataFile::IssuesJson | DataFile::NoticesJson => "application/json",
    }
}
