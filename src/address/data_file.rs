//! The files of open data: which there are, and where each lies.

use std::fmt;
use std::fmt::Write;

/// The folder of changes among open data.
const CHANGES: &str = "changes";
/// The file of changes that notices without a day brought.
const UNDATED: &str = "undated";

/// A file of open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DataFile {
    /// The whole ledger, a row an issue.
    Issues,
    /// The changes of issues that the notices of a year brought, a line each; none for notices without a day.
    Changes(Option<i16>),
}

impl DataFile {
    /// Every file of open data that each site has.
    pub const ALL: [DataFile; 1] = [DataFile::Issues];

    /// The folder below that of all data.
    pub(super) fn folder(self) -> &'static str {
        match self {
            DataFile::Issues => "",
            DataFile::Changes(_) => CHANGES,
        }
    }

    pub(super) fn write_name(self, out: &mut impl Write) -> fmt::Result {
        match self {
            DataFile::Issues => out.write_str("issues.csv"),
            DataFile::Changes(Some(year)) => write!(out, "{year:04}.jsonl"),
            DataFile::Changes(None) => write!(out, "{UNDATED}.jsonl"),
        }
    }

    /// The file of a path below the folder of data.
    pub(super) fn parse(path: &[&str]) -> Option<DataFile> {
        match path {
            ["issues.csv"] => Some(DataFile::Issues),
            [CHANGES, file] => match file.strip_suffix(".jsonl")? {
                UNDATED => Some(DataFile::Changes(None)),
                year => {
                    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
                    is_year.then(|| year.parse().ok()).flatten().map(|year| DataFile::Changes(Some(year)))
                }
            },
            _ => None,
        }
    }
}
