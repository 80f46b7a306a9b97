//! The text of an issue as one notice prints it, taken from its body: characters alone, paragraph by paragraph.

use crate::model::Block;
use crate::model::IssueKey;
use crate::model::Notice;
use crate::model::Table;

/// What stands between the cells of a row, where a table is within the text of an issue.
const BETWEEN_CELLS: &str = "　";

/// The paragraphs of an issue, its heading first; of a row of a ledger its cells, each behind the name of its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueText(pub Vec<String>);

impl IssueText {
    /// The text of an issue of a notice; none where it has no issue of that key.
    pub fn of(notice: &Notice, key: IssueKey) -> Option<IssueText> {
        let (_, issue) = notice.issues().find(|(_, issue)| issue.key == key)?;
        let rows = issue.rows();
        let paragraphs = match rows.is_empty() {
            true => notice.body.get(issue.place.blocks.clone()).into_iter().flatten().flat_map(paragraphs).collect(),
            false => rows.into_iter().flat_map(|(block, row)| cells(notice.body.get(block), row)).collect(),
        };
        Some(IssueText(paragraphs))
    }
}

fn paragraphs(block: &Block) -> Vec<String> {
    let plain = block.plain().replace('\t', BETWEEN_CELLS);
    plain.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

fn cells(block: Option<&Block>, row: usize) -> Vec<String> {
    let Some(Block::Table(Table { head, body, .. })) = block else { return Vec::new() };
    let cells = body.get(row).into_iter().flatten().zip(head);
    let told = cells.map(|(cell, head)| (cell.text.plain().replace('\n', ""), head.text.plain().replace('\n', "")));
    told.filter(|(cell, _)| !cell.trim().is_empty()).map(|(cell, head)| format!("{head}：{cell}")).collect()
}
