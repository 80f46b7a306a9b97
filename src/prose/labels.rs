//! Labels at the start of a paragraph, tolerant of gaps, half-width and missing colons: `整改结果：阶段性完成`.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::label_words::PRINTED;
use crate::model::Label;
use crate::text::numbering;
use crate::text::pattern::compact;
use crate::text::width;

/// A label that a text begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadingLabel {
    /// What it announces.
    pub label: Label,
    /// The bytes of its words, without a number before them and the colon behind them.
    pub words: Range<usize>,
    /// Where what it announces begins.
    pub value: usize,
    /// How it is set off.
    pub set_off: SetOff,
}

/// How a label is set off from what it announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetOff {
    /// By a colon.
    Colon,
    /// By none, but it stands alone, before 一是, or with a gap before a short value.
    Bare,
    /// By nothing, and the text runs on: `整改情况加大对…`. Nobody takes it for a label without asking a person.
    Glued,
}

/// The longest label that is looked for, in characters, white space included.
const LONGEST: usize = 16;
/// The longest value that may follow a label without a colon, in characters.
const LONGEST_BARE_VALUE: usize = 30;
/// Shorter words are ordinary ones where no colon follows: 成效, 下一步, 责任人.
const SHORTEST_BARE: usize = 4;

/// Words that go on with a label's words as a sentence.
const RUNS_ON: &[&str] = &[
    "的", "进行", "和", "与", "及", "等", "如下", "向", "是", "在", "为", "已", "不", "要", "纳入", "、", "开展",
    "报告", "公开", "汇报", "通报", "作为", "得到", "落实", "任务", "工作", "台账", "取得",
];

/// The labels by their first character, the longest first: every paragraph is asked whether it begins with one.
static BY_FIRST: LazyLock<HashMap<char, Vec<(&'static str, Label)>>> = LazyLock::new(|| {
    let mut map: HashMap<char, Vec<(&'static str, Label)>> = HashMap::new();
    for (word, label) in PRINTED {
        map.entry(word.chars().next().unwrap_or_default()).or_default().push((word, *label));
    }
    map.values_mut().for_each(|words| words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len())));
    map
});

/// Every printed label that is understood: for suggestions and documents.
pub fn vocabulary() -> &'static [(&'static str, Label)] {
    PRINTED
}

/// What printed words announce that are a label and nothing else, white space inside them left out.
pub fn word(printed: &str) -> Option<Label> {
    let compact = compact(printed);
    let known = beginning_with(compact.chars().next()?);
    known.iter().find(|(word, _)| *word == compact).map(|(_, label)| *label)
}

/// The label that a text begins with, behind a number (`2.整改措施：`) or a bullet (`- 整改措施：`) too, however it is set
/// off.
pub fn read(text: &str) -> Option<LeadingLabel> {
    let behind = |len: usize| {
        let found = unnumbered(&text[len..])?;
        let words = found.words.start + len..found.words.end + len;
        Some(LeadingLabel { words, value: found.value + len, ..found })
    };
    let numbered = || behind(numbering::mark(text)?.len).filter(|found| found.label != Label::Title);
    let listed = || behind(bullet(text)?).filter(|found| found.set_off == SetOff::Colon);
    unnumbered(text).or_else(numbered).or_else(listed)
}

/// Bytes of the bullet of a list in front of a text.
fn bullet(text: &str) -> Option<usize> {
    let body = text.trim_start();
    let first = body.chars().next().filter(|c| "-－–—•·●○■□◆◇▪▲►※*＊".contains(*c))?;
    Some(text.len() - body.len() + first.len_utf8())
}

/// The label that a text begins with, where it is set off as one.
pub fn certain(text: &str) -> Option<LeadingLabel> {
    read(text).filter(LeadingLabel::is_certain)
}

/// The words in front of the first colon of a text and the offset after the colon and the white space behind it,
/// where these are few enough to be a label.
pub fn words_before_colon(text: &str) -> Option<(&str, usize)> {
    let (at, colon) = text.char_indices().take(LONGEST + 1).find(|(_, c)| matches!(c, '：' | ':'))?;
    let after = at + colon.len_utf8();
    Some((&text[..at], after + gap(&text[after..])))
}

/// Whether a label announces one short value and says nothing of the paragraphs that follow.
pub fn is_single(label: Label) -> bool {
    match label {
        Label::Status | Label::Class | Label::Owner | Label::Lead | Label::Due | Label::ClosedOn => true,
        Label::Title | Label::Number | Label::Area | Label::Remark => true,
        Label::Problem | Label::Target | Label::Measures | Label::Outcome | Label::NextSteps => false,
    }
}

/// Where a line of short labelled values is to be cut: `责任部门：执行局　完成时限：2025年12月底前`.
pub fn cuts(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut rest = 0;
    while let Some(found) = certain(&text[rest..]).filter(|found| is_single(found.label)) {
        let from = rest + found.value;
        let next = text[from..].char_indices().find_map(|(at, c)| {
            let at = from + at + c.len_utf8();
            let parts = c.is_whitespace() || matches!(c, '；' | ';' | '，' | ',' | '。' | '|');
            let begins = parts && words_before_colon(&text[at..]).is_some() && certain(&text[at..]).is_some();
            begins.then_some(at)
        });
        let Some(next) = next else { break };
        out.push(next);
        rest = next;
    }
    out
}

/// Where a label with a short value stands behind a sentence: `二是建制。整改状态：已完成。责任单位：文化科。`
pub fn inner(text: &str) -> impl Iterator<Item = usize> + '_ {
    let stops = |(at, c): &(usize, char)| *c == '。' || width::is_full_stop(text, *at);
    let ends = text.char_indices().filter(stops).map(|(at, c)| at + c.len_utf8());
    ends.filter(|at| {
        let known = [Label::Status, Label::Owner, Label::Lead, Label::Due];
        // A number in front makes it a line of its own.
        let found = unnumbered(&text[*at..]);
        found.is_some_and(|found| found.set_off == SetOff::Colon && known.contains(&found.label))
    })
}

impl LeadingLabel {
    /// Whether it is set off as a label is.
    pub fn is_certain(&self) -> bool {
        self.set_off != SetOff::Glued
    }

    /// Whether it announces paragraphs, and not one short value.
    pub fn reports(&self) -> bool {
        !is_single(self.label)
    }
}

/// The printed labels that begin with a character, the longest first.
fn beginning_with(first: char) -> &'static [(&'static str, Label)] {
    BY_FIRST.get(&first).map_or(&[], Vec::as_slice)
}

fn unnumbered(text: &str) -> Option<LeadingLabel> {
    let colon = words_before_colon(text).and_then(|(printed, value)| {
        let start = gap(printed);
        let words = start..start + printed.trim().len();
        Some(LeadingLabel { label: word(printed)?, words, value, set_off: SetOff::Colon })
    });
    let found = colon.or_else(|| bare(text))?;
    // 序号, 方面 and 问题 are columns of ledgers; in running text they are ordinary words.
    let in_text = !matches!(found.label, Label::Number | Label::Area) && text[found.words.clone()] != *"问题";
    in_text.then_some(found)
}

/// A label that lost its colon: alone, in front of 一是, parted from a short value by a gap, or run into its text. The
/// longest word counts: 整改措施及成效 before 整改措施.
fn bare(text: &str) -> Option<LeadingLabel> {
    let start = gap(text);
    let body = &text[start..];
    let known = beginning_with(body.chars().next()?).iter().filter(|(word, _)| word.chars().count() >= SHORTEST_BARE);
    let (end, label) = known.filter_map(|(word, label)| Some((behind(body, word)?, *label))).next()?;
    let (rest, space) = (&body[end..], gap(&body[end..]));
    let set_off = match label {
        // 整改任务, 反馈问题 are ordinary words without their colon.
        Label::Title => return None,
        label => bare_form(label, space > 0, &rest[space..])?,
    };
    Some(LeadingLabel { label, words: start..start + end, value: start + end + space, set_off })
}

/// How a label without a colon is set off from what follows it, if it is one.
fn bare_form(label: Label, parted: bool, value: &str) -> Option<SetOff> {
    // Another colon, or a sentence, says that the words are not this label's value.
    let is_value = || {
        let mut chars = value.chars();
        let ends = chars.by_ref().take(LONGEST_BARE_VALUE).any(|c| matches!(c, '。' | '：' | ':'));
        parted && is_single(label) && !ends && chars.next().is_none()
    };
    if value.is_empty() || value.starts_with("一是") || is_value() {
        return Some(SetOff::Bare);
    }
    // Goals begin ordinary sentences too: 工作目标明确.
    let may_run_on = !is_single(label) && label != Label::Target;
    (may_run_on && is_run_into(value)).then_some(SetOff::Glued)
}

/// Whether what follows a label's words without a colon is what it announces, rather than the rest of a sentence that has
/// the same words.
fn is_run_into(after: &str) -> bool {
    after.starts_with(width::is_han) && !RUNS_ON.iter().any(|word| after.starts_with(word))
}

/// Where a word ends that a text begins with, white space inside it left out.
fn behind(text: &str, word: &str) -> Option<usize> {
    let mut rest = text;
    for c in word.chars() {
        rest = rest.strip_prefix(c).or_else(|| rest.trim_start().strip_prefix(c))?;
    }
    Some(text.len() - rest.len())
}

/// Bytes of white space at the start of a text.
fn gap(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_with_what_sets_them_off() {
        for (text, label, words, value, set_off) in [
            ("整改情况：一是甲。", Label::Measures, "整改情况", "一是甲。", SetOff::Colon),
            ("2．整改措施: 甲", Label::Measures, "整改措施", "甲", SetOff::Colon),
            ("整 改 结 果 ：已完成", Label::Status, "整 改 结 果", "已完成", SetOff::Colon),
            ("成效：甲", Label::Outcome, "成效", "甲", SetOff::Colon),
            ("整改措施及成效", Label::Measures, "整改措施及成效", "", SetOff::Bare),
            ("整改情况一是甲。", Label::Measures, "整改情况", "一是甲。", SetOff::Bare),
            ("责任部门 执行局", Label::Owner, "责任部门", "执行局", SetOff::Bare),
            ("- 整改结果：已完成", Label::Status, "整改结果", "已完成", SetOff::Colon),
            ("●责任部门：执行局", Label::Owner, "责任部门", "执行局", SetOff::Colon),
            ("责任 部门\u{3000}执行局", Label::Owner, "责任 部门", "执行局", SetOff::Bare),
            ("整改情况加大对甲的力度。", Label::Measures, "整改情况", "加大对甲的力度。", SetOff::Glued),
            ("整改情况 加大对甲的力度。", Label::Measures, "整改情况", "加大对甲的力度。", SetOff::Glued),
        ] {
            let found = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (found.label, &text[found.words.clone()], &text[found.value..], found.set_off),
                (label, words, value, set_off),
                "{text}"
            );
        }
    }

    #[test]
    fn words_of_sentences_are_no_labels() {
        for text in [
            "问题：甲",
            "序号：1",
            "方面：甲",
            "成效 显著",
            "成\u{3000}\u{3000}效",
            "下一步 一是甲。",
            "整改任务",
            "1.反馈问题：甲",
            "责任部门 执行局。",
            "责任部门 完成时限：甲",
            "整改情况的报告",
            "整改进展情况报告",
            "工作目标明确",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
