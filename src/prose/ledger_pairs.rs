//! Tables that give each problem as labels with their values beside them.

use super::column_names::column as named;
use super::column_names::label;
use super::row_words::is_note;
use crate::model::Label;

/// The places of the labels of a table that gives each problem as labels with their values beside them.
pub(super) fn pairs(rows: &[Vec<&str>]) -> Option<Vec<(usize, usize)>> {
    let mut out = Vec::new();
    let mut labels = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let filled = row.iter().filter(|cell| !cell.is_empty()).count();
        // A title above, or a note below.
        if filled == 1 && (index == 0 || is_note(row.first()?)) {
            continue;
        }
        for column in (0..row.len().saturating_sub(1)).step_by(2) {
            let (key, value) = (row[column], row[column + 1]);
            if key.is_empty() && value.is_empty() {
                continue;
            }
            labels.extend((!key.is_empty()).then(|| named(key)));
            if label(value).is_some() {
                return None;
            }
            // A label that is not known is only shown, and so is what goes on it.
            if labels.last()?.is_some() {
                out.push((index, column));
            }
        }
        if row.len() % 2 == 1 && !row.last()?.is_empty() {
            return None;
        }
    }
    let known = labels.iter().flatten().count();
    let has = |test: fn(Label) -> bool| labels.iter().flatten().any(|label| test(*label));
    let says_more = has(|label| !matches!(label, Label::Title | Label::Problem | Label::Number | Label::Remark));
    (known > 2
        && (labels.len() - known) * 2 <= known
        && rows.len() > 1
        && says_more
        && has(|label| matches!(label, Label::Title | Label::Problem)))
    .then_some(out)
}
