//! Numbers at the start of a line, tolerant of the words before them.

use super::pattern::Fixed;
use super::pattern::fixed;
use crate::text::numbering;
use crate::text::numbering::Numbering;
use crate::text::numeral;

/// A number that a text begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// How it is written.
    pub numbering: Numbering,
    /// Its value.
    pub value: u32,
    /// Bytes of it, with what parts it from the words.
    pub len: usize,
    /// Whether a word such as 反馈问题 announces a problem.
    pub announced: bool,
}

static NAME: Fixed =
    Fixed::new(|| fixed(r"^(?:反馈问题|具体问题|存在问题|整改问题|整改事项|整改任务|问题|事项|任务)\s*[（(]?\s*"));
static ANNOUNCED: Fixed =
    Fixed::new(|| fixed(r"^(?:反馈问题|具体问题|整改问题|反馈意见|整改任务|整改事项|巡察反馈问题)\s*[:：]"));

/// The number at the start of a text.
pub fn number(text: &str) -> Option<Number> {
    if let Some(found) = named(text) {
        return Some(found);
    }
    let mark = numbering::mark(text)?;
    let rest = &text[mark.len..];
    let announced = named(rest).is_some() || ANNOUNCED.is_match(rest);
    Some(Number { numbering: mark.numbering, value: mark.value, len: mark.len, announced })
}

fn named(text: &str) -> Option<Number> {
    let name = NAME.find(text)?.end();
    let (value, len) = numeral::prefix(&text[name..])?;
    let after = &text[name + len..];
    let rest = after.trim_start_matches(['）', ')', '：', ':', '、', '.', '．', ' ', '\u{3000}', '\u{a0}']);
    let marked = rest.len() < after.len() || rest.is_empty();
    (marked && (1..=999).contains(&value)).then(|| Number {
        numbering: Numbering::Named,
        value,
        len: text.len() - rest.len(),
        announced: true,
    })
}

/// Whether the words of a heading name a problem: 关于“…”的问题, 反馈问题：….
pub fn names_problem(words: &str) -> bool {
    let words = words.trim().trim_end_matches(['。', '.', '：', ':', '；']).trim_end();
    let rest = ["的整改落实情况", "的整改进展情况", "的整改情况", "整改情况", "的整改"]
        .iter()
        .find_map(|w| words.strip_suffix(*w))
        .unwrap_or(words);
    let about = ["关于", "针对"].iter().any(|word| rest.starts_with(word)) || rest.starts_with(['“', '"', '‘', '「']);
    ANNOUNCED.is_match(words)
        || (about && (rest.ends_with("问题") || rest.ends_with("问题”")))
        || rest.ends_with("的问题")
}
