//! A table as JSON: an object a row, a row a line, written in pieces.

use std::io;
use std::io::Write;

use serde::Serializer;
use serde_json::Value;

use super::data_column::CellKind;
use super::data_column::ColumnAbout;
use super::data_column::DataCell;

/// A table on its way to a file of JSON.
pub(super) struct JsonRows<'w> {
    to: &'w mut dyn Write,
    columns: Vec<ColumnAbout>,
    is_first: bool,
}

impl<'w> JsonRows<'w> {
    /// Begins a file that says what its rows are.
    pub fn begin(to: &'w mut dyn Write, format: &str, columns: Vec<ColumnAbout>) -> io::Result<JsonRows<'w>> {
        write!(to, "{{\n\"format\": {},\n\"rows\": [", Value::from(format))?;
        Ok(JsonRows { to, columns, is_first: true })
    }

    /// Puts a row.
    pub fn row(&mut self, cells: &[DataCell<'_>]) -> io::Result<()> {
        self.to.write_all(if self.is_first { b"\n" } else { b",\n" })?;
        self.is_first = false;
        // Names stand in the order of the columns.
        let mut json = serde_json::Serializer::new(&mut self.to);
        let values = self.columns.iter().zip(cells).map(|(about, cell)| (about.name, value(about, cell)));
        json.collect_map(values).map_err(io::Error::from)
    }

    /// Ends the file.
    pub fn end(self) -> io::Result<()> {
        self.to.write_all(b"\n]\n}\n")
    }
}

/// A cell as JSON: nothing is `null`, and of several an empty list.
fn value(about: &ColumnAbout, cell: &DataCell<'_>) -> Value {
    match cell {
        DataCell::Empty if matches!(about.kind, CellKind::List) => Value::Array(Vec::new()),
        DataCell::Empty => Value::Null,
        DataCell::Words(words) => Value::from(words.as_ref()),
        DataCell::List(several) => several.iter().map(|words| Value::from(words.as_ref())).collect(),
        DataCell::Word(word) => Value::from(*word),
        DataCell::Number(number) => Value::from(*number),
        DataCell::Truth(truth) => Value::from(*truth),
        DataCell::Day(day) => Value::from(day.iso()),
    }
}
