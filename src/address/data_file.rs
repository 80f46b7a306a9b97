//! The files of open data, in the folder `data/`.

use std::fmt;
use std::fmt::Write;

/// The folder of changes among open data.
const CHANGES: &str = "changes";
/// The file of changes that notices without a day brought.
const UNDATED: &str = "undated.jsonl";

/// A table of open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DataTable {
    /// The ledger: a row an entry.
    Issues,
    /// What each notice says of each issue.
    Statements,
    /// The notices.
    Notices,
    /// What was done and will be done about each issue, in the words of the notices.
    Measures,
    /// Promises with a date or a number.
    Commitments,
    /// Documents that rectification made or revised.
    Documents,
    /// The organs of the site.
    Organs,
    /// What notices say of their own figures.
    Claims,
    /// What was changed in notices after their publication.
    Corrections,
}

impl DataTable {
    /// Every table, in the order in which they are explained.
    pub const ALL: [DataTable; 9] = [
        DataTable::Issues,
        DataTable::Statements,
        DataTable::Notices,
        DataTable::Measures,
        DataTable::Commitments,
        DataTable::Documents,
        DataTable::Organs,
        DataTable::Claims,
        DataTable::Corrections,
    ];

    /// Its name in addresses and data.
    pub fn key(self) -> &'static str {
        self.file_name().trim_end_matches(".csv")
    }

    fn file_name(self) -> &'static str {
        match self {
            DataTable::Issues => "issues.csv",
            DataTable::Statements => "statements.csv",
            DataTable::Notices => "notices.csv",
            DataTable::Measures => "measures.csv",
            DataTable::Commitments => "commitments.csv",
            DataTable::Documents => "documents.csv",
            DataTable::Organs => "organs.csv",
            DataTable::Claims => "claims.csv",
            DataTable::Corrections => "corrections.csv",
        }
    }
}

/// A kind of JSON whose shape a schema says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DataShape {
    /// `index.json`.
    Index,
    /// `issues.json`.
    Issues,
    /// `notices.json`.
    Notices,
    /// The record of a notice.
    Notice,
    /// A line of what changed.
    Change,
}

impl DataShape {
    /// Every shape.
    pub const ALL: [DataShape; 5] =
        [DataShape::Index, DataShape::Issues, DataShape::Notices, DataShape::Notice, DataShape::Change];

    /// Its name in addresses.
    pub fn key(self) -> &'static str {
        self.file_name().trim_end_matches(".json")
    }

    fn file_name(self) -> &'static str {
        match self {
            DataShape::Index => "index.json",
            DataShape::Issues => "issues.json",
            DataShape::Notices => "notices.json",
            DataShape::Notice => "notice.json",
            DataShape::Change => "change.json",
        }
    }
}

/// A file of open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DataFile {
    /// The entry: what there is, with digests.
    Index,
    /// The description of all tables as a Data Package.
    Package,
    /// A table as CSV.
    Csv(DataTable),
    /// The ledger as JSON.
    IssuesJson,
    /// The notices as JSON.
    NoticesJson,
    /// All tables as one workbook.
    Workbook,
    /// The digests of the records of all notices.
    RecordSums,
    /// The changes of issues that the notices of a year brought, a line each; none for notices without a day.
    Changes(Option<i16>),
    /// The shape of a kind of JSON.
    Schema(DataShape),
}

impl DataFile {
    /// Every file of open data that each site has: all but those of changes.
    pub fn all() -> impl Iterator<Item = DataFile> {
        [DataFile::Index, DataFile::Package]
            .into_iter()
            .chain(DataTable::ALL.into_iter().map(DataFile::Csv))
            .chain([DataFile::IssuesJson, DataFile::NoticesJson, DataFile::Workbook, DataFile::RecordSums])
            .chain(DataShape::ALL.into_iter().map(DataFile::Schema))
    }

    /// Whether it needs the bodies of notices.
    pub fn is_visited(self) -> bool {
        matches!(self, DataFile::Csv(DataTable::Measures) | DataFile::Workbook | DataFile::RecordSums)
    }

    /// Its path below `data/`.
    pub fn name(self) -> String {
        let mut name = match self.folder() {
            "" => String::new(),
            folder => format!("{folder}/"),
        };
        self.write_name(&mut name).expect("memory takes every name");
        name
    }

    /// The folder below `data/` that it stands in.
    pub(super) fn folder(self) -> &'static str {
        match self {
            DataFile::RecordSums => "notices",
            DataFile::Changes(_) => CHANGES,
            DataFile::Schema(_) => "schemas",
            _ => "",
        }
    }

    /// Writes its name in that folder.
    pub(super) fn write_name(self, out: &mut impl Write) -> fmt::Result {
        match self {
            DataFile::Index => out.write_str("index.json"),
            DataFile::Package => out.write_str("datapackage.json"),
            DataFile::Csv(table) => out.write_str(table.file_name()),
            DataFile::IssuesJson => out.write_str("issues.json"),
            DataFile::NoticesJson => out.write_str("notices.json"),
            DataFile::Workbook => out.write_str("ledger.xlsx"),
            DataFile::RecordSums => out.write_str("SHA256SUMS"),
            DataFile::Changes(Some(year)) => write!(out, "{year:04}.jsonl"),
            DataFile::Changes(None) => out.write_str(UNDATED),
            DataFile::Schema(shape) => out.write_str(shape.file_name()),
        }
    }

    /// The file of a path below `data/`.
    pub(super) fn parse(path: &str) -> Option<DataFile> {
        let Some(file) = path.strip_prefix(CHANGES).and_then(|rest| rest.strip_prefix('/')) else {
            return DataFile::all().find(|file| file.name() == path);
        };
        if file == UNDATED {
            return Some(DataFile::Changes(None));
        }
        let year = file.strip_suffix(".jsonl")?;
        let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        is_year.then(|| year.parse().ok()).flatten().map(|year| DataFile::Changes(Some(year)))
    }
}
