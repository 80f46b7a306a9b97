//! What a heading says: its number, its words, and whether these name a problem.

use crate::model::Label;
use crate::model::Number;
use crate::model::Numbering;
use crate::source::grammar::label;
use crate::text::numbering;
use crate::text::numeral;
use crate::text::punctuation;

/// A heading taken apart.
#[derive(Clone, Debug)]
pub struct Words {
    /// Its number, where it has one.
    pub number: Option<Number>,
    /// What follows the number.
    pub rest: String,
    /// Whether a word such as 反馈问题 announced a problem.
    pub announced: bool,
}

/// Words that, with a number behind them, number a problem (`反馈问题一：`).
const NAMES: &[&str] =
    &["反馈问题", "具体问题", "存在问题", "问题", "整改事项", "整改任务", "整改问题", "事项", "任务"];

/// Takes a heading apart.
pub fn read(text: &str) -> Words {
    let text = text.trim();
    if let Some((number, len)) = named_number(text) {
        return Words { number: Some(number), rest: text[len..].trim().to_owned(), announced: true };
    }
    let (number, rest) = match numbering::mark(text) {
        Some(mark) => {
            let number =
                Number { value: mark.value, numbering: mark.numbering, printed: text[..mark.len].trim().to_owned() };
            (Some(number), text[mark.len..].trim())
        }
        None => (None, text),
    };
    // `1.反馈问题：…`: a label that announces the problem itself.
    match label::labelled(rest).filter(|found| found.label == Label::Title) {
        Some(found) => Words { number, rest: rest[found.value..].to_owned(), announced: true },
        None => Words { number, rest: rest.to_owned(), announced: false },
    }
}

/// The number a heading begins with.
pub fn heading_number(text: &str) -> Option<Number> {
    read(text).number
}

/// `反馈问题一：`, `问题3、`, `反馈问题（一）`: a name, a number and a mark.
fn named_number(text: &str) -> Option<(Number, usize)> {
    let name = NAMES.iter().find(|name| text.starts_with(**name))?;
    let after = text[name.len()..].trim_start();
    let inner = after.trim_start_matches(['（', '(']);
    let (value, len) = numeral::prefix(inner)?;
    let behind = inner[len..].trim_start_matches(['）', ')']);
    let rest = behind.trim_start_matches(['：', ':', '、', '.', '．', ' ', '\u{3000}', '\u{a0}']);
    // 问题三个方面 is no number: a mark, a space or the end must follow.
    let marked = rest.len() < inner[len..].len() || rest.is_empty();
    let consumed = text.len() - rest.len();
    let printed = text[..consumed].trim().to_owned();
    marked.then_some((Number { value, numbering: Numbering::Named, printed }, consumed))
}

impl Words {
    /// Whether the heading names a problem: 反馈问题…, 关于“…”的问题. A 方面 is no problem but holds them.
    pub fn names_problem(&self) -> bool {
        let rest = self.rest.trim_end_matches(['。', '.', ' ']);
        let about = ["关于", "针对"].iter().any(|word| rest.starts_with(word)) || rest.starts_with('“');
        let problem = ["问题", "问题的整改", "问题整改", "问题的整改情况", "问题整改情况"]
            .iter()
            .any(|word| rest.ends_with(word));
        self.announced || (about && problem && !self.names_area())
    }

    /// Whether the heading names an area: …方面.
    pub fn names_area(&self) -> bool {
        let rest = self.rest.trim_end_matches(['。', '.', ' ']);
        ["方面", "方面的问题", "方面问题", "方面存在的问题", "方面的主要问题"].iter().any(|word| rest.ends_with(word))
    }
}

/// A title without 关于…的问题, closing punctuation and the quotes that wrap all of it.
pub fn clean_title(text: &str) -> String {
    let text = text.trim().trim_end_matches(['。', '.', '；', ';', '：', ':']).trim();
    let about = ["关于", "针对"].iter().find_map(|word| text.strip_prefix(word)).map(str::trim_start);
    let body = about.unwrap_or(text);
    let quoted = body.starts_with(['“', '"', '‘']);
    let mut title = body;
    if about.is_some() || quoted {
        for tail in ["的整改情况", "整改情况", "的整改"] {
            title = title.strip_suffix(tail).filter(|rest| rest.ends_with("问题")).unwrap_or(title);
        }
        let bare = title.strip_suffix("的问题").or_else(|| title.strip_suffix("问题"));
        title = bare.map(str::trim_end).filter(|rest| !rest.is_empty()).unwrap_or(title);
    }
    let title = punctuation::strip_outer_quotes(title.trim()).trim();
    if title.is_empty() { text.to_owned() } else { title.to_owned() }
}
