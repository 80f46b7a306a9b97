//! A ledger as a table: a row an issue, a known column a field.

use super::heading;
use super::issue;
use super::issue::Fields;
use crate::diagnostic::codes::body as faults;
use crate::model::At;
use crate::model::Label;
use crate::model::Number;
use crate::model::Numbering;
use crate::model::Table;
use crate::model::Text;
use crate::source::Reading;
use crate::text::numeral;
use crate::text::similar;

/// A row of a ledger.
#[derive(Debug)]
pub struct Row {
    /// Its index in the table.
    pub index: usize,
    /// 序号.
    pub number: Option<Number>,
    /// 反馈问题, where the table has both that and 具体问题; an empty cell repeats the one above.
    pub finding: Option<Text>,
    /// The area of its column, where there is one; an empty cell repeats the one above.
    pub area: Option<String>,
    /// What the issue is.
    pub title: Text,
    /// Its other cells.
    pub fields: Fields,
    /// Where the title stands.
    pub at: At,
}

/// The label of each column.
fn columns(table: &Table) -> Vec<Option<Label>> {
    table.head.iter().map(|cell| Label::read(&cell.text.plain())).collect()
}

/// Whether a table is a ledger: it names the problems and at least one thing more.
pub fn is_ledger(table: &Table) -> bool {
    let known: Vec<Label> = columns(table).into_iter().flatten().collect();
    let names_problems = known.iter().any(|label| matches!(label, Label::Title | Label::Problem));
    names_problems && known.len() >= 2
}

/// Reads the rows of a ledger.
pub fn read(reading: &mut Reading<'_>, table: &Table) -> Vec<Row> {
    let columns = columns(table);
    for (cell, label) in table.head.iter().zip(&columns) {
        if label.is_none() && !cell.text.is_empty() {
            unknown_column(reading, &cell.text.plain(), cell.at);
        }
    }
    let titles: Vec<usize> = positions(&columns, Label::Title);
    let title_column = titles.last().copied().or_else(|| positions(&columns, Label::Problem).first().copied());
    let Some(title_column) = title_column else { return Vec::new() };
    let finding_column = (titles.len() > 1).then(|| titles[0]);
    let area_column = positions(&columns, Label::Area).first().copied();
    let mut area: Option<String> = None;
    let mut finding: Option<Text> = None;
    let mut rows = Vec::new();
    for (index, cells) in table.body.iter().enumerate() {
        if let Some(text) = area_column.map(|column| cells[column].text.plain()).filter(|text| !text.is_empty()) {
            area = Some(text);
        }
        if let Some(text) = finding_column.map(|column| &cells[column].text).filter(|text| !text.is_empty()) {
            finding = Some(text.clone());
        }
        let title = cells[title_column].text.clone();
        if title.is_empty() {
            continue;
        }
        let mut fields = Fields::default();
        let mut number = None;
        for (column, cell) in cells.iter().enumerate() {
            match columns[column] {
                Some(Label::Number) => number = row_number(&cell.text.plain()),
                Some(Label::Title | Label::Area | Label::Remark) | None => {}
                Some(_) if column == title_column => {}
                Some(label) => {
                    let printed = table.head[column].text.plain();
                    issue::take_value(reading, &mut fields, label, &printed, &cell.text, cell.at);
                }
            }
        }
        rows.push(Row {
            index,
            number,
            finding: finding.clone(),
            area: area.clone(),
            title,
            fields,
            at: cells[title_column].at,
        });
    }
    rows
}

fn positions(columns: &[Option<Label>], wanted: Label) -> Vec<usize> {
    (0..columns.len()).filter(|column| columns[*column] == Some(wanted)).collect()
}

fn row_number(text: &str) -> Option<Number> {
    let text = text.trim();
    let value =
        numeral::read(text.trim_end_matches(['.', '、', '．'])).or_else(|| heading::read(text).number.map(|n| n.value));
    value.map(|value| Number { value, numbering: Numbering::Item, printed: text.to_owned() })
}

fn unknown_column(reading: &mut Reading<'_>, found: &str, at: At) {
    let near = similar::nearest(found, Label::vocabulary().iter().map(|(word, _)| *word));
    let (zh, en) = match near {
        Some(near) => (format!("是不是想写“{near}”？"), format!("Did you mean `{near}`?")),
        None => (String::new(), String::new()),
    };
    let fault = reading.at(&faults::UNKNOWN_COLUMN, at).with("found", found);
    reading.report(fault.with("suggestion", zh).with("suggestion_en", en));
}
