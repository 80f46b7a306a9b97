//! The files that need the bodies of notices: the measures, the workbook that holds them too, and the digests of records.
//! They are open together while notices are visited, and take what each gives, in the order of notices.

use std::io;
use std::io::Write;

use super::about;
use super::columns;
use super::csv_table::CsvTable;
use super::data_column::CellKind;
use super::data_column::DataCell;
use super::data_column::Origin;
use super::data_column::about as column;
use super::ledger_workbook;
use super::ledger_workbook::Workbook;
use super::row_count;
use super::tables;
use crate::address::DataTable;
use crate::model::Id;
use crate::model::Notice;
use crate::site::Lists;
use crate::tree::Digest;

/// What a notice gives to these files.
#[derive(Debug)]
pub struct GivenByNotice {
    measures: Vec<Vec<DataCell<'static>>>,
    record: (Id, Digest),
}

impl GivenByNotice {
    /// What a notice gives; `record` is the digest of its record.
    pub fn of(notice: &Notice, record: Digest) -> GivenByNotice {
        let mut measures = Vec::new();
        let kept = tables::put_measures(notice, &mut |cells| {
            measures.push(cells.iter().cloned().map(DataCell::into_owned).collect());
            Ok(())
        });
        kept.expect("memory takes every row");
        GivenByNotice { measures, record: (notice.id.clone(), record) }
    }
}

/// The files, open.
pub struct VisitedFiles<'w> {
    csv: CsvTable<'w>,
    book: Workbook<'w>,
    holds_measures: bool,
    sums: &'w mut dyn Write,
}

impl<'w> VisitedFiles<'w> {
    /// Opens the files: the head of the measures, and of the workbook all sheets that follow from facts.
    pub fn begin(
        lists: &Lists,
        csv: &'w mut dyn Write,
        book: &'w mut dyn Write,
        sums: &'w mut dyn Write,
    ) -> io::Result<VisitedFiles<'w>> {
        let site = lists.site();
        let mut book = Workbook::begin(book, site.as_of);
        explain(&mut book, lists)?;
        let others = DataTable::ALL.into_iter().filter(|table| *table != DataTable::Measures);
        for table in others.filter(|table| fits(*table, lists)) {
            book.sheet(about(table).title, &columns(table))?;
            tables::put_rows(table, lists, &mut |cells| book.row(cells))?;
        }
        let holds_measures = fits(DataTable::Measures, lists);
        let measures = columns(DataTable::Measures);
        if holds_measures {
            book.sheet(about(DataTable::Measures).title, &measures)?;
        }
        let csv = CsvTable::begin(csv, measures.iter().map(|about| about.name))?;
        Ok(VisitedFiles { csv, book, holds_measures, sums })
    }

    /// Takes what the next notice gives.
    pub fn take(&mut self, given: &GivenByNotice) -> io::Result<()> {
        for cells in &given.measures {
            self.csv.row(cells)?;
            if self.holds_measures {
                self.book.row(cells)?;
            }
        }
        let (id, digest) = &given.record;
        writeln!(self.sums, "{digest}  {id}.json")
    }

    /// Ends the files.
    pub fn end(self) -> io::Result<()> {
        self.csv.end()?;
        self.book.end()
    }
}

fn fits(table: DataTable, lists: &Lists) -> bool {
    ledger_workbook::fits(row_count(table, lists))
}

/// The first sheet: what the others hold, and which table is too long for one.
fn explain(book: &mut Workbook<'_>, lists: &Lists) -> io::Result<()> {
    const COLUMNS: [super::ColumnAbout; 4] = [
        column("工作表", CellKind::Key, Origin::Derived, ""),
        column("行数", CellKind::Number, Origin::Derived, ""),
        column("内容", CellKind::Words, Origin::Derived, ""),
        column("同样内容的文件", CellKind::Link, Origin::Derived, ""),
    ];
    let settings = &lists.site().settings;
    book.sheet("说明", &COLUMNS)?;
    for table in DataTable::ALL {
        let told = about(table);
        let left_out = "（行数超过一张工作表的上限，没有放在这个工作簿里，请用右边的文件）";
        let what = if fits(table, lists) { told.what.to_owned() } else { format!("{left_out}{}", told.what) };
        book.row(&[
            DataCell::Words(told.title.into()),
            DataCell::Number(row_count(table, lists) as u64),
            DataCell::Words(what.into()),
            DataCell::Words(format!("data/{}.csv", table.key()).into()),
        ])?;
    }
    let mut say = |name: &'static str, what: Option<String>| match what {
        None => Ok(()),
        Some(what) => {
            book.row(&[DataCell::Words(name.into()), DataCell::Empty, DataCell::Words(what.into()), DataCell::Empty])
        }
    };
    say("网站", Some(settings.name.clone()))?;
    say("主办单位", settings.operator.clone())?;
    say("许可", settings.licence.as_ref().map(|licence| licence.title.clone()))?;
    say("逐列的说明", Some("data/index.html".to_owned()))
}
