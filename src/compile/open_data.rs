//! Files of open data: written piece by piece into a sink, or held when one is asked for.

use std::io;
use std::io::Write;

use super::Compiled;
use crate::address::DataFile;
use crate::data;

impl Compiled {
    /// Writes a file of open data, piece by piece.
    pub fn write_data(&self, file: DataFile, to: &mut dyn Write) -> io::Result<()> {
        match file {
            DataFile::Issues => data::write_issues(&self.site, to),
            DataFile::Changes(year) => data::write_changes(&self.site, year, to),
        }
    }

    /// The bytes of one, for those who ask for it alone.
    pub(super) fn data(&self, file: DataFile) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.write_data(file, &mut bytes).expect("memory takes every byte");
        bytes
    }
}
