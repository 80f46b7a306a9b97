//! A row of a ledger as it was read, before rows that tell of one issue are put together.

use super::fields::Fields;
use crate::model::At;

/// A row as it was read.
pub struct LedgerLine {
    /// Its index in the table.
    pub index: usize,
    /// Its number, as printed.
    pub number: String,
    /// The number of a part, in a column of its own.
    pub part_number: Option<String>,
    /// What its cells say.
    pub fields: Fields,
    /// Where its first cell with words stands.
    pub at: At,
}
