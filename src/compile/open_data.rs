//! Files of open data: written piece by piece into a sink, or held when one is asked for.

use std::collections::BTreeMap;
use std::io;
use std::io::Write;

use super::Compiled;
use super::visit::Visit;
use crate::address::DataFile;
use crate::address::DataTable;
use crate::data;
use crate::tree::Digest;
use crate::tree::Digester;
use crate::tree::SourceChanged;

impl Compiled {
    /// Writes a file of open data that needs no body, piece by piece. `sums` are lengths and digests of the others, for
    /// those that name them.
    pub fn write_data(
        &self,
        file: DataFile,
        sums: &BTreeMap<DataFile, data::Sum>,
        to: &mut dyn Write,
    ) -> io::Result<()> {
        let lists = self.addresses.lists();
        match file {
            DataFile::Index => data::write_index(lists, sums, to),
            DataFile::Package => data::write_package(lists, sums, to),
            DataFile::Csv(table) => data::write_csv(table, lists, to),
            DataFile::IssuesJson => data::write_json(DataTable::Issues, lists, to),
            DataFile::NoticesJson => data::write_json(DataTable::Notices, lists, to),
            DataFile::Schema(shape) => data::write_schema(shape, to),
            // Written while notices are visited.
            DataFile::Workbook | DataFile::RecordSums => Ok(()),
            DataFile::Changes(year) => data::write_changes(&self.site, year, to),
        }
    }

    /// The record of a notice that is visited.
    pub(super) fn record(&self, visit: &Visit<'_>) -> Vec<u8> {
        let files = self.files(visit.facts).into_iter();
        let files: Vec<_> = files.map(|(name, _, digest, _)| (format!("files/{name}"), digest)).collect();
        data::record(&self.site, &visit.notice, &files)
    }

    /// The bytes of a file of data, for those who ask for it alone.
    pub(super) fn data(&self, file: DataFile) -> Result<Vec<u8>, SourceChanged> {
        if file.is_visited() {
            return Ok(self.visited_data()?.remove(&file).unwrap_or_default());
        }
        let mut sums = BTreeMap::new();
        if matches!(file, DataFile::Index | DataFile::Package) {
            let sum = |bytes: &[u8]| (bytes.len() as u64, Digest::of(bytes));
            sums.extend(self.visited_data()?.iter().map(|(file, bytes)| (*file, sum(bytes))));
            let others = self.addresses.data_files().filter(|other| !other.is_visited() && *other != DataFile::Index);
            // The description of the tables comes last: it names them.
            let (package, tables): (Vec<_>, Vec<_>) = others.partition(|other| *other == DataFile::Package);
            for other in tables.into_iter().chain(package).filter(|other| *other != file) {
                let mut nowhere = io::sink();
                let mut counted = Counted::new(&mut nowhere);
                self.write_data(other, &sums, &mut counted).expect("nowhere takes every byte");
                sums.insert(other, counted.sum());
            }
        }
        let mut bytes = Vec::new();
        self.write_data(file, &sums, &mut bytes).expect("memory takes every byte");
        Ok(bytes)
    }

    /// The files that are written while notices are visited.
    fn visited_data(&self) -> Result<BTreeMap<DataFile, Vec<u8>>, SourceChanged> {
        let [mut csv, mut book, mut sums] = [Vec::new(), Vec::new(), Vec::new()];
        let mut files = data::VisitedFiles::begin(self.addresses.lists(), &mut csv, &mut book, &mut sums)
            .expect("memory takes every byte");
        for facts in &self.site.notices {
            let visit = self.visit(facts)?;
            let given = data::GivenByNotice::of(&visit.notice, Digest::of(&self.record(&visit)));
            files.take(&given).expect("memory takes every byte");
        }
        files.end().expect("memory takes every byte");
        let names = [DataFile::Csv(DataTable::Measures), DataFile::Workbook, DataFile::RecordSums];
        Ok(names.into_iter().zip([csv, book, sums]).collect())
    }
}

/// Knows length and digest of what is written.
pub(super) struct Counted<'w> {
    to: &'w mut dyn Write,
    digester: Digester,
}

impl<'w> Counted<'w> {
    pub fn new(to: &'w mut dyn Write) -> Counted<'w> {
        Counted { to, digester: Digester::new() }
    }

    /// Length and digest of what was written so far.
    pub fn sum(&self) -> data::Sum {
        let (digest, len) = self.digester.clone().finish();
        (len, digest)
    }
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.digester.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
