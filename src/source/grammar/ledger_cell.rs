//! The cells of a ledger: a cell may hold several lines, or say that it is like the one above.

use super::fields::Fields;
use super::value;
use crate::model::At;
use crate::model::Label;
use crate::model::Text;
use crate::prose::labels;
use crate::prose::status_words;
use crate::source::Reading;
use crate::text::date;

/// Whether a cell says that it is like the one above.
pub fn is_ditto(plain: &str) -> bool {
    matches!(plain.trim(), "同上" | "同前" | "〃" | "″" | "＂" | "\"")
}

/// Whether a cell only marks its column.
pub fn is_mark(plain: &str) -> bool {
    matches!(plain.trim(), "√" | "✓" | "✔" | "☑" | "☒" | "●" | "是" | "V" | "v" | "Y" | "y")
}

/// The result that 是 or 否 means in a column that asks for it (是否完成).
pub fn answer(name: &str, plain: &str) -> Option<&'static str> {
    match plain.trim() {
        _ if !name.contains("是否") => None,
        "是" | "√" | "✓" | "✔" => Some("已完成"),
        "否" | "×" | "✕" | "✗" => Some("未完成"),
        _ => None,
    }
}

/// Takes what a cell says under its label.
pub fn take(reading: &mut Reading<'_>, fields: &mut Fields, label: Label, printed: &str, text: &Text, at: At) {
    let plain = text.plain();
    // Of two results in one row the less finished one holds.
    if let Some(before) = fields.rectification.status.take_if(|_| label == Label::Status && !plain.trim().is_empty()) {
        take(reading, fields, label, printed, text, at);
        if let Some(own) = fields.rectification.status.replace(before) {
            value::add_status(&mut fields.rectification.status, own);
        }
        return;
    }
    if !plain.contains('\n') {
        return value::take_value(reading, fields, label, printed, text, at);
    }
    if labels::is_single(label) {
        return value::take_value(reading, fields, label, printed, &one_line(text, label), at);
    }
    // A line is a paragraph: steps run on from one to the next.
    let mut start = 0;
    for line in plain.split('\n') {
        let part = text.slice(start..start + line.len()).trimmed();
        start += line.len() + 1;
        value::take_value(reading, fields, label, printed, &part, part.at(0..part.len()).unwrap_or(at));
    }
}

/// The lines of a cell as the one value they are: a word that was broken is put together, two values are parted.
fn one_line(text: &Text, label: Label) -> Text {
    let plain = text.plain();
    let lines: Vec<&str> = plain.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    let together = lines.concat();
    let is_one = match label {
        Label::Status => status_words::read(&together).is_some(),
        Label::Class => status_words::class(&together).is_some(),
        Label::Due | Label::ClosedOn => lines.iter().filter(|line| date::read(line).is_some()).count() < 2,
        _ => false,
    };
    let mark = if matches!(label, Label::Owner | Label::Lead) { '、' } else { '；' };
    let mut out = String::new();
    for line in lines {
        let ended = out.ends_with(|c: char| c.is_ascii_punctuation() || "、，。；：（".contains(c));
        if !out.is_empty() && !is_one && !ended && !line.starts_with(['（', '(']) {
            out.push(mark);
        }
        out.push_str(line);
    }
    Text::of(out)
}
