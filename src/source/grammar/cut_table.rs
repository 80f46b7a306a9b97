//! A ledger that the end of a page cut in two tables.

use super::heading;
use super::ledger_table::Row;
use crate::model::Block;
use crate::model::Issue;
use crate::model::Number;
use crate::prose::titles::clean_title;

/// Whether the first row of the table at `block` goes on an issue of a table before it: it names nothing, or names the
/// same problem again, and no heading stands between the two.
pub fn goes_on(body: &[Block], block: usize, row: &Row, issue: &Issue) -> bool {
    let from = issue.place.blocks.end;
    let before = issue.place.row.is_some() && from <= block;
    let parted = || body[from.min(block)..block].iter().any(|block| matches!(block, Block::Heading(_)));
    row.opens && before && !parted() && is_same(row, issue)
}

fn is_same(row: &Row, issue: &Issue) -> bool {
    let printed = |number: &Option<Number>| number.as_ref().map(|number| number.printed.trim().to_owned());
    let again = clean_title(&heading::read(&row.title.plain().replace('\n', "")).rest);
    let blank = row.title.is_empty() && row.number.is_none();
    blank || (row.number.is_some() && printed(&row.number) == printed(&issue.printed) && again == issue.title)
}
