//! The page of the open data: what there is, and what each field says, where it comes from and under which licence.

use serde::Serialize;

use super::scope::Scope;
use super::view_parts::DateView;
use super::view_parts::Link;
use crate::address::DataFile;
use crate::address::DataShape;
use crate::address::DataTable;
use crate::address::Route;
use crate::data;
use crate::data::CellKind;

/// What the open data hold.
#[derive(Clone, Debug, Serialize)]
pub struct DataView {
    /// The tables.
    pub tables: Vec<TableView>,
    /// The rules by which the figures of pages follow from the tables.
    pub rules: Vec<RuleView>,
    /// The filters of these rules.
    pub filters: Vec<RuleView>,
    /// The files that are no single table, each with what it is.
    pub files: Vec<FileView>,
    /// The licence, where the site names one.
    pub licence: Option<LicenceView>,
    /// The newest day on which a notice was published.
    pub newest: Option<DateView>,
}

/// A table.
#[derive(Clone, Debug, Serialize)]
pub struct TableView {
    /// Its name in addresses: also that of its place on the page.
    pub key: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What a row is.
    pub what: &'static str,
    /// How many rows it has.
    pub rows: usize,
    /// The table as CSV.
    pub csv: Link,
    /// The same as JSON, where that is there.
    pub json: Option<Link>,
    /// Its columns.
    pub columns: Vec<ColumnView>,
}

/// A column of a table.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnView {
    /// Its name.
    pub name: &'static str,
    /// What kind of values it holds: the key of a label.
    pub kind: &'static str,
    /// What it says, in pieces: every second is a name of a field, a value or a path.
    pub what: Vec<&'static str>,
    /// Where its values come from.
    pub source: &'static str,
    /// The words that may stand in it, each with what it means.
    pub words: Vec<(&'static str, &'static str)>,
}

/// A rule, or a filter of rules.
#[derive(Clone, Debug, Serialize)]
pub struct RuleView {
    /// Its name.
    pub name: &'static str,
    /// What it counts or keeps, in pieces like those of a column.
    pub what: Vec<&'static str>,
    /// The filters that the rule takes.
    pub filters: &'static [&'static str],
}

/// A file.
#[derive(Clone, Debug, Serialize)]
pub struct FileView {
    /// The key of the label that says what it is.
    pub what: &'static str,
    /// Where it is.
    pub link: Link,
}

/// The licence of the data.
#[derive(Clone, Debug, Serialize)]
pub struct LicenceView {
    /// What it is called.
    pub title: String,
    /// Where its text stands.
    pub href: Option<String>,
}

/// The page of the open data.
pub fn data(scope: Scope<'_>) -> DataView {
    let Scope { site, lists, route, .. } = scope;
    let link = |file: DataFile| Link::to(route, &Route::Data(file), file.name());
    let table = |table: DataTable| {
        let about = data::about(table);
        TableView {
            key: table.key(),
            title: about.title,
            what: about.what,
            rows: data::row_count(table, lists),
            csv: link(DataFile::Csv(table)),
            json: match table {
                DataTable::Issues => Some(link(DataFile::IssuesJson)),
                DataTable::Notices => Some(link(DataFile::NoticesJson)),
                _ => None,
            },
            columns: data::columns(table).iter().map(column).collect(),
        }
    };
    let file = |what: &'static str, file: DataFile| FileView { what, link: link(file) };
    let mut files = vec![
        file("data_workbook", DataFile::Workbook),
        file("data_index", DataFile::Index),
        file("data_package", DataFile::Package),
        file("data_record_sums", DataFile::RecordSums),
    ];
    files.extend(site.years_of_changes().into_iter().rev().map(|year| file("data_changes", DataFile::Changes(year))));
    files.extend(DataShape::ALL.map(|shape| file(what_of(shape), DataFile::Schema(shape))));
    DataView {
        tables: DataTable::ALL.into_iter().map(table).collect(),
        rules: data::RULES.iter().map(|of| rule(of.name, of.what, of.filters)).collect(),
        filters: data::FILTERS.iter().map(|of| rule(of.name, of.what, &[])).collect(),
        files,
        licence: site.settings.licence.as_ref().map(|of| LicenceView { title: of.title.clone(), href: of.url.clone() }),
        newest: site.newest_day().map(DateView::of),
    }
}

/// The key of the label that says of which files a schema is.
fn what_of(shape: DataShape) -> &'static str {
    match shape {
        DataShape::Index => "data_schema_index",
        DataShape::Issues => "data_schema_issues",
        DataShape::Notices => "data_schema_notices",
        DataShape::Notice => "data_schema_notice",
        DataShape::Change => "data_schema_change",
    }
}

fn rule(name: &'static str, what: &'static str, filters: &'static [&'static str]) -> RuleView {
    RuleView { name, what: what.split('`').collect(), filters }
}

fn column(of: &data::ColumnAbout) -> ColumnView {
    let (kind, words) = match of.kind {
        CellKind::Key => ("data_key", Vec::new()),
        CellKind::Words => ("data_words", Vec::new()),
        CellKind::List => ("data_list", Vec::new()),
        CellKind::Word(words) => ("data_word", words()),
        CellKind::Number => ("data_number", Vec::new()),
        CellKind::Truth => ("data_truth", Vec::new()),
        CellKind::Day => ("data_day", Vec::new()),
        CellKind::Link => ("data_link", Vec::new()),
    };
    ColumnView { name: of.name, kind, what: of.what.split('`').collect(), source: of.from.word(), words }
}
