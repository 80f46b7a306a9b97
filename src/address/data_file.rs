//! The files of open data, in the folder `data/`.

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
}

impl DataShape {
    /// Every shape.
    pub const ALL: [DataShape; 4] = [DataShape::Index, DataShape::Issues, DataShape::Notices, DataShape::Notice];

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
    /// The shape of a kind of JSON.
    Schema(DataShape),
}

impl DataFile {
    /// Every file of open data.
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
        match self.folder() {
            "" => self.file_name().to_owned(),
            folder => format!("{folder}/{}", self.file_name()),
        }
    }

    /// The folder below `data/` that it stands in.
    pub(super) fn folder(self) -> &'static str {
        match self {
            DataFile::RecordSums => "notices",
            DataFile::Schema(_) => "schemas",
            _ => "",
        }
    }

    /// Its name in that folder.
    pub(super) fn file_name(self) -> &'static str {
        match self {
            DataFile::Index => "index.json",
            DataFile::Package => "datapackage.json",
            DataFile::Csv(table) => table.file_name(),
            DataFile::IssuesJson => "issues.json",
            DataFile::NoticesJson => "notices.json",
            DataFile::Workbook => "ledger.xlsx",
            DataFile::RecordSums => "SHA256SUMS",
            DataFile::Schema(shape) => shape.file_name(),
        }
    }

    /// The file of a path below `data/`.
    pub(super) fn parse(path: &str) -> Option<DataFile> {
        DataFile::all().find(|file| file.name() == path)
    }
}
