//! How many rows a table has, told without making them.

use crate::address::DataTable;
use crate::site::Lists;

/// How many rows a table has, its head not counted.
pub fn row_count(table: DataTable, lists: &Lists) -> usize {
    let site = lists.site();
    let said = || site.notices.iter().map(|facts| &facts.said);
    match table {
        DataTable::Issues => site.ledger.entries.len(),
        DataTable::Statements => said().map(|said| said.issue_count()).sum(),
        DataTable::Notices => site.notices.len(),
        DataTable::Measures => said().map(|said| said.measures as usize).sum(),
        DataTable::Commitments => site.commitment_count(),
        DataTable::Documents => site.documents().iter().map(|document| document.issues.len()).sum(),
        DataTable::Organs => site.organs.len(),
        DataTable::Claims => {
            let figures = |of: &crate::model::Claim| of.parts.len() + usize::from(of.total.is_some());
            said().flat_map(|said| said.claims.iter()).map(figures).sum()
        }
        DataTable::Corrections => said().map(|said| said.corrections().len()).sum(),
    }
}
