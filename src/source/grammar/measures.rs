//! 一是…二是…三是…: the steps inside a paragraph, and paragraphs that go on a step.

use crate::model::Measure;
use crate::model::Run;
use crate::model::Text;
use crate::text::numbering;
use crate::text::numbering::Numbering;
use crate::text::numeral;

/// The steps under one label, as they are read paragraph by paragraph.
#[derive(Debug, Default)]
pub struct Steps {
    /// How the steps are enumerated, once one is.
    form: Option<Form>,
    /// Whether a step has been taken under this label.
    begun: bool,
    /// The number that the next step should have.
    next: u32,
}

/// How steps are enumerated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// 一是
    Spoken,
    /// 1.
    Numbered(Numbering),
}

impl Steps {
    /// Takes a paragraph. What is enumerated in another way than the steps before it, or not at all, goes on the last of
    /// these: （1） inside 一是, a second paragraph of a step, a sentence broken by a page.
    pub fn take(&mut self, measures: &mut Vec<Measure>, text: &Text) {
        let mut last = measures.last_mut().filter(|_| self.begun);
        let plain = text.plain();
        // 一是… broken by a page: 二是 follows inside the paragraph that goes on the first step.
        let continued = self.form == Some(Form::Spoken) && enumerators(&plain).is_empty();
        let marks = if continued { spoken(&plain, Some(self.next)) } else { enumerators(&plain) };
        let mut text = text.clone();
        if let (true, Some((start, _)), Some(last)) = (continued, marks.first(), last.as_mut()) {
            continue_with(last, &text.slice(0..*start).trimmed());
            text = text.slice(*start..plain.len());
        }
        let (form, steps) = split(&text);
        self.next = steps.last().and_then(|step| value(step.mark.as_deref()?)).map_or(self.next, |value| value + 1);
        match last {
            Some(last) if self.form.is_some() && self.form != form => continue_with(last, &text.trimmed()),
            // 采取以下措施： announces the steps and is none.
            Some(last) if self.form.is_none() && form.is_some() && last.text.plain().ends_with(['：', ':']) => {
                let mut steps = steps.into_iter();
                if let Some(first) = steps.next() {
                    continue_with(last, &first.text);
                    last.mark = first.mark;
                }
                measures.extend(steps);
            }
            _ => measures.extend(steps),
        }
        self.begun = !measures.is_empty();
        self.form = self.form.or(form);
    }

    /// Takes an item of a list, its marker in front of its text.
    pub fn take_item(&mut self, measures: &mut Vec<Measure>, marker: Option<&str>, text: &Text) {
        let Some(marker) = marker else {
            return match (measures.last_mut().filter(|_| self.begun), self.form) {
                (Some(last), Some(_)) => continue_with(last, &text.trimmed()),
                _ => self.take(measures, text),
            };
        };
        let mut whole = Text::of(format!("{marker} "));
        text.runs().iter().cloned().for_each(|run| whole.push(run));
        self.take(measures, &whole);
    }
}

/// The number of 一是.
fn value(mark: &str) -> Option<u32> {
    numeral::read(mark.strip_suffix('是')?)
}

/// Adds a line to a step.
fn continue_with(step: &mut Measure, text: &Text) {
    let runs: Vec<Run> = Text::of("\n").runs().iter().chain(text.runs()).cloned().collect();
    if !text.is_empty() {
        runs.into_iter().for_each(|run| step.text.push(run));
    }
}

/// Splits a text at its enumerators, and says how it enumerates. What stands before the first one belongs to the first
/// step; a text that enumerates nothing is one step.
fn split(text: &Text) -> (Option<Form>, Vec<Measure>) {
    let plain = text.plain();
    let marks = enumerators(&plain);
    let Some((first, len)) = marks.first() else {
        let whole = text.trimmed();
        let steps = if whole.is_empty() { Vec::new() } else { vec![Measure { mark: None, text: whole }] };
        return (None, steps);
    };
    let form = match numbering::mark(&plain[*first..]) {
        Some(mark) if !plain[*first..*first + *len].ends_with('是') => Form::Numbered(mark.numbering),
        _ => Form::Spoken,
    };
    let step = |(index, (start, len)): (usize, &(usize, usize))| {
        let from = if index == 0 { 0 } else { *start };
        let to = marks.get(index + 1).map_or(plain.len(), |(next, _)| *next);
        Measure { mark: Some(plain[*start..start + len].to_owned()), text: text.slice(from..to).trimmed() }
    };
    (Some(form), marks.iter().enumerate().map(step).collect())
}

/// Whether a paragraph enumerates steps.
pub fn enumerates(text: &str) -> bool {
    !enumerators(text).is_empty()
}

/// Start and length of the enumerators in a paragraph: 一是, 二是 …, else 1. 2. … or （1）（2）….
pub fn enumerators(plain: &str) -> Vec<(usize, usize)> {
    let spoken = spoken(plain, None);
    if spoken.is_empty() { numbered(plain) } else { spoken }
}

/// 一是, 二是 … where they run on from one another and each begins a sentence or clause. A paragraph may begin at a later
/// one (a paragraph a step), and one that goes on a step may go on counting from `expected`.
fn spoken(plain: &str, mut expected: Option<u32>) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (at, _) in plain.match_indices('是') {
        let before = &plain[..at];
        let digits = before
            .char_indices()
            .rev()
            .take_while(|(_, c)| "一二三四五六七八九十".contains(*c))
            .last()
            .map(|(start, _)| start);
        let Some(start) = digits else { continue };
        let Some(value) = numeral::read(&plain[start..at]) else { continue };
        let ahead = plain[..start].trim_end();
        let behind = &plain[at + '是'.len_utf8()..];
        let begins = ahead.is_empty()
            || ahead.ends_with(['。', '；', ';', '：', ':', '，', ',', '、', '！', '\n', '）', '”', '.']);
        if !begins || is_saying(&plain[start..at], behind) || expected.is_some_and(|expected| value != expected) {
            continue;
        }
        // A paragraph that opens with anything but an enumerator counts from one.
        if expected.is_none() && value != 1 && !ahead.is_empty() {
            continue;
        }
        out.push((start, at + '是'.len_utf8() - start));
        expected = Some(value + 1);
    }
    out
}

/// 一是一、二是二: the same numeral on both sides of 是 and nothing more.
fn is_saying(numeral: &str, behind: &str) -> bool {
    let rest = behind.strip_prefix(numeral);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['、', '，', ',', '。', '；', ';', '”', '的']))
}

/// `1.`, `2.`, `3.` of one form, each at the start of a sentence, the first at the start of the paragraph; or, where a second
/// follows, behind a sentence or colon that leads in.
fn numbered(plain: &str) -> Vec<(usize, usize)> {
    let start = plain.len() - plain.trim_start().len();
    let behind = plain.char_indices().filter(|(_, c)| matches!(c, '。' | '；' | ';' | '：' | ':' | '！' | '\n'));
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut form = None;
    let mut expected = 1;
    for at in [start].into_iter().chain(behind.map(|(at, c)| at + c.len_utf8())) {
        let at = at + (plain[at..].len() - plain[at..].trim_start().len());
        let Some(mark) = numbering::mark(&plain[at..]) else { continue };
        let fits = match form {
            None => at == start || mark.value == 1,
            Some(form) => mark.numbering == form && mark.value == expected,
        };
        if fits && out.last().is_none_or(|(last, _)| *last < at) {
            out.push((at, plain[at..at + mark.len].trim_end().len()));
            form = Some(mark.numbering);
            expected = mark.value + 1;
        }
    }
    let leads_in = out.first().is_some_and(|(first, _)| *first > start);
    if leads_in && out.len() < 2 { Vec::new() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(paragraphs: &[&str]) -> Vec<String> {
        let (mut steps, mut out) = (Steps::default(), Vec::new());
        paragraphs.iter().for_each(|text| steps.take(&mut out, &Text::of(*text)));
        out.iter().map(|step| format!("{}|{}", step.mark.as_deref().unwrap_or("-"), step.text.plain())).collect()
    }

    #[test]
    fn steps_are_told_apart_in_one_paragraph_and_in_several() {
        for (paragraphs, wanted) in [
            (&["一是甲。二是乙。"][..], &["一是|一是甲。", "二是|二是乙。"][..]),
            (&["一是甲。", "二是乙。", "三是丙。"], &["一是|一是甲。", "二是|二是乙。", "三是|三是丙。"]),
            (&["甲。乙。"], &["-|甲。乙。"]),
            (&["甲。", "乙。"], &["-|甲。", "-|乙。"]),
            (&["专题研究。一是甲；二是乙。"], &["一是|专题研究。一是甲；", "二是|二是乙。"]),
            (&["采取以下措施：", "一是甲。", "二是乙。"], &["一是|采取以下措施：\n一是甲。", "二是|二是乙。"]),
            (&["一是甲：（1）子；（2）丑。二是乙。"], &["一是|一是甲：（1）子；（2）丑。", "二是|二是乙。"]),
            (
                &["一是甲：", "（1）子。", "（2）丑。", "二是乙。"],
                &["一是|一是甲：\n（1）子。\n（2）丑。", "二是|二是乙。"],
            ),
            (&["一是甲，2024年开", "展活动。", "二是乙。"], &["一是|一是甲，2024年开\n展活动。", "二是|二是乙。"]),
            (&["一是甲，签订保", "密承诺书。二是乙。"], &["一是|一是甲，签订保\n密承诺书。", "二是|二是乙。"]),
            (&["1.甲；2.乙。"], &["1.|1.甲；", "2.|2.乙。"]),
            (&["1. 甲。", "2. 乙。"], &["1.|1. 甲。", "2.|2. 乙。"]),
            (&["措施如下：1.甲。2.乙。"], &["1.|措施如下：1.甲。", "2.|2.乙。"]),
            (&["达到65.61%。2.0版上线。"], &["-|达到65.61%。2.0版上线。"]),
            (&["第一，甲。第二，乙。"], &["第一，|第一，甲。", "第二，|第二，乙。"]),
            (&["坚持一是一、二是二，不打折扣。"], &["-|坚持一是一、二是二，不打折扣。"]),
            (&["一是实事求是。一是一、二是二。二是乙。"], &["一是|一是实事求是。一是一、二是二。", "二是|二是乙。"]),
            (&["一是一线干警轮训。二是二审案件评查。"], &["一是|一是一线干警轮训。", "二是|二是二审案件评查。"]),
            (&["统一是非标准，唯一是实效。"], &["-|统一是非标准，唯一是实效。"]),
            (&["一是甲。三是丙。"], &["一是|一是甲。三是丙。"]),
            (&["", "甲。"], &["-|甲。"]),
        ] {
            assert_eq!(steps(paragraphs), wanted, "{paragraphs:?}");
        }
    }

    #[test]
    fn a_saying_is_no_enumerator() {
        assert_eq!(steps(&["一是一，二是二。"]), ["-|一是一，二是二。"]);
    }
}
