//! Labels at the start of a paragraph: `整改结果：阶段性完成`.

use crate::model::Label;

/// A label that a text begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// What it announces.
    pub label: Label,
    /// As printed, without its colon.
    pub printed: String,
    /// Byte offset of what follows the colon and white space.
    pub value: usize,
}

/// The longest label that is looked for, in characters, white space included.
const LONGEST: usize = 16;

/// The words in front of the first colon of a text and the offset after the colon and the white space behind it,
/// where these are few enough to be a label.
pub fn words_before_colon(text: &str) -> Option<(&str, usize)> {
    let (at, colon) = text.char_indices().take(LONGEST + 1).find(|(_, c)| matches!(c, '：' | ':'))?;
    let after = at + colon.len_utf8();
    let gap = text[after..].len() - text[after..].trim_start().len();
    Some((&text[..at], after + gap))
}

/// Reads the known label that a text begins with.
pub fn labelled(text: &str) -> Option<Labelled> {
    let (printed, value) = words_before_colon(text)?;
    let label = Label::read(printed)?;
    // 序号, 方面, 类别 and 备注 are columns of ledgers; in running text they are ordinary words.
    let in_text = !matches!(label, Label::Number | Label::Area | Label::Remark);
    in_text.then(|| Labelled { label, printed: printed.trim().to_owned(), value })
}

/// Whether a line begins with a label, so that it stands by itself even without a blank line before it.
pub fn starts_with_label(line: &str) -> bool {
    labelled(line).is_some()
}
