//! A ledger as a table: a row an issue, a known column a field.

use super::fields::Fields;
use super::heading;
use super::measures::Steps;
use super::slip;
use super::value;
use crate::diagnostic::codes::body as faults;
use crate::model::At;
use crate::model::Label;
use crate::model::Number;
use crate::model::Numbering;
use crate::model::Table;
use crate::model::Text;
use crate::prose::labels;
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
    table.head.iter().map(|cell| labels::word(&cell.text.plain())).collect()
}

/// Whether a table is a ledger: it names the problems, and what is done about them or nothing that is not known.
pub fn is_ledger(table: &Table) -> bool {
    let columns = columns(table);
    let has = |test: fn(Label) -> bool| columns.iter().flatten().any(|label| test(*label));
    let says_more =
        has(|label| !matches!(label, Label::Title | Label::Problem | Label::Number | Label::Area | Label::Remark));
    let all_known = columns.len() >= 2 && columns.iter().all(Option::is_some);
    has(|label| matches!(label, Label::Title | Label::Problem)) && (says_more || all_known)
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
        // A row without a problem of its own goes on the row above (merged cells).
        let above = if title.is_empty() { rows.pop() } else { None };
        let Some(mut row) = above.or_else(|| {
            let (fields, at) = (Fields::default(), cells[title_column].at);
            let (finding, area) = (finding.clone(), area.clone());
            (!title.is_empty()).then_some(Row { index, number: None, finding, area, title, fields, at })
        }) else {
            continue;
        };
        for (column, cell) in cells.iter().enumerate() {
            match columns[column] {
                Some(Label::Number) => row.number = row.number.or_else(|| row_number(&cell.text.plain())),
                Some(Label::Title | Label::Area | Label::Remark) | None => {}
                Some(_) if column == title_column => {}
                Some(label) => {
                    let printed = table.head[column].text.plain();
                    row.fields.steps = Steps::default();
                    let goes_on = row.index != index && labels::is_single(label);
                    if !(goes_on && has(&row.fields, label)) {
                        value::take_value(reading, &mut row.fields, label, &printed, &cell.text, cell.at);
                    }
                }
            }
        }
        rows.push(row);
    }
    rows
}

/// Whether a row has its one value for a label already; a merged cell repeats it.
fn has(fields: &Fields, label: Label) -> bool {
    match label {
        Label::Status => fields.status.is_some(),
        Label::Class => fields.class.is_some(),
        Label::Owner => fields.owner.is_some(),
        Label::Lead => fields.lead.is_some(),
        Label::Due => fields.due_on.is_some(),
        Label::ClosedOn => fields.closed_on.is_some(),
        _ => false,
    }
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
    let near =
        slip::label(found).or_else(|| similar::nearest(found, labels::vocabulary().iter().map(|(word, _)| *word)));
    let (zh, en) = match near {
        Some(near) => (format!("是不是想写“{near}”？"), format!("Did you mean `{near}`?")),
        None => (String::new(), String::new()),
    };
    let fault = reading.at(&faults::UNKNOWN_COLUMN, at).with("found", found);
    reading.report(fault.with("suggestion", zh).with("suggestion_en", en));
}
