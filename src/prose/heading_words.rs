//! What a heading says: its number, its words, its status, and whether it names a problem, an area or a frame.

use super::bracketed_values::BRACKETS;
use super::labels;
use super::labels::SetOff;
use super::status_words;
use super::titles;
use crate::model::Label;
use crate::model::Number;
use crate::model::StatusKind;
use crate::text::numbering;
use crate::text::numbering::Numbering;
use crate::text::numeral;

/// The number that a heading begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadingNumber {
    /// How it is written.
    pub numbering: Numbering,
    /// Its value, 1 to 999.
    pub value: u32,
    /// Bytes of it, with what parts it from the words.
    pub len: usize,
    /// Whether a word such as 反馈问题 in it or behind it announces a problem.
    pub announced: bool,
}

/// A heading taken apart.
#[derive(Clone, Debug)]
pub struct HeadingWords {
    /// Its number, where it has one.
    pub number: Option<Number>,
    /// What follows the number and what announces a problem.
    pub rest: String,
    /// Whether a word such as 反馈问题 announced a problem.
    pub announced: bool,
    /// The status beside it: 关于“…”的问题（已完成）, 【已完成】关于…, 归档不规范——已完成.
    pub status: Option<(StatusKind, String)>,
    /// What brackets behind it say under labels: 责任单位：财务处；完成时限：6月底前.
    pub labelled: Option<String>,
}

/// Words that, with a number behind them, number a problem (`反馈问题一：`): those that announce one (`Label::Title`), but
/// for 问题清单 and 问题摘要, which name a list, and three that are too ordinary for a label of their own.
const NAMES: &[&str] = &[
    "反馈问题",
    "具体问题",
    "存在问题",
    "问题",
    "整改事项",
    "整改任务",
    "整改问题",
    "事项",
    "任务",
    "反馈意见",
    "反馈的问题",
    "巡察反馈问题",
    "审计查出问题",
    "审计发现问题",
    "审计反映问题",
    "审计指出问题",
    "老问题",
    "新问题",
    "遗留问题",
];

/// How headings of areas end.
const AREAS: &[&str] =
    &["方面", "方面的问题", "方面问题", "方面存在的问题", "方面存在的主要问题", "方面的主要问题", "方面存在问题"];

/// Words in the heading of a part that frames the issues instead of being about some of them.
const FRAMES: &[&str] = &[
    "整改情况",
    "进展情况",
    "落实情况",
    "整改进展",
    "整改落实",
    "整改成效",
    "整改措施",
    "整改任务",
    "问题清单",
    "反馈问题",
    "存在的问题",
    "存在问题",
    "主要问题",
    "整改工作",
    "整改台账",
    "销号",
    "公示事项",
    "具体情况",
    "问题整改",
];

/// Words in the heading of a part that holds no issues.
const SURROUNDINGS: &[&str] = &[
    "组织领导",
    "组织整改",
    "组织保障",
    "组织实施",
    "下一步",
    "下步",
    "指导思想",
    "整改目标",
    "总体要求",
    "总体情况",
    "工作要求",
    "工作安排",
    "成果巩固",
    "巩固",
    "联系方式",
    "保障措施",
    "基本情况",
    "巡察情况",
    "意见建议",
    "整改要求",
    "主要做法",
    "监督方式",
    "公示期",
    "说明",
    "附件",
    "附则",
];

/// Words in the heading of a part that holds no issues even where a frame's words stand beside them.
const OUTSIDE: &[&str] = &["下一步", "下步", "组织领导", "组织保障", "指导思想", "总体要求", "联系方式", "附则"];

/// Words in the heading of a part that tells topic by topic what was done, beside those of frames.
const TOPICS: &[&str] =
    &["任务", "问题", "落实", "落地", "推进", "成效", "做法", "反馈", "逐项", "逐条", "见效", "改进情况"];

/// Words in the heading of a part on how the work was organised.
const ORGANISED: &[&str] = &[
    "组织",
    "开展情况",
    "总体",
    "主体责任",
    "政治责任",
    "部署",
    "概况",
    "担当",
    "站位",
    "统筹",
    "认识",
    "领导",
    "持续",
    "长效",
    "今后",
    "责任落实",
    "工作机制",
];

/// The number that a heading begins with.
pub fn number(text: &str) -> Option<HeadingNumber> {
    if let Some((value, len)) = named(text) {
        return Some(HeadingNumber { numbering: Numbering::Named, value, len, announced: true });
    }
    let mark = numbering::mark(text)?;
    let announced = announcement(&text[mark.len..]).is_some();
    Some(HeadingNumber { numbering: mark.numbering, value: mark.value, len: mark.len, announced })
}

/// The words that number a problem, with a number behind them, and say so anywhere in a text: 事项 and 任务 are left out, which
/// run into figures (不同任务3项).
pub fn names_of_problems() -> impl Iterator<Item = &'static str> {
    NAMES.iter().copied().filter(|name| !matches!(*name, "事项" | "任务"))
}

/// Takes a heading apart.
pub fn read(text: &str) -> HeadingWords {
    let BehindHeading { text, status, labelled } = BehindHeading::of(text.trim());
    let number = number(text);
    let (printed, rest) = text.split_at(number.map_or(0, |number| number.len));
    let (rest, ahead) = match status {
        None => status_in_front(rest),
        Some(_) => (rest, None),
    };
    let status = status.or(ahead);
    let named = number.is_some_and(|number| number.numbering == Numbering::Named && number.announced);
    // `第一，反馈问题：` is a number of the text and a word that announces; `反馈问题一：` is both at once.
    let announcement = if named && numbering::mark(text).is_none() { Some(0) } else { announcement(rest) };
    let number = number.map(|found| Number {
        value: found.value,
        numbering: found.numbering,
        printed: printed.trim().to_owned(),
    });
    let rest = rest[announcement.unwrap_or(0)..].trim().to_owned();
    HeadingWords { number, rest, announced: announcement.is_some(), status, labelled }
}

/// Whether a heading frames the issues instead of being about some of them: 整改落实情况.
pub fn frames(title: &str) -> bool {
    has(title, FRAMES)
}

/// Whether a heading frames what was done one by one, rather than how the work was organised: 二、分领域推进.
pub fn frames_topics(title: &str) -> bool {
    (frames(title) || has(title, TOPICS)) && !has(title, ORGANISED) && !is_about_else(title)
}

/// Whether a heading is about what surrounds the issues: 组织领导, 下一步打算.
pub fn surrounds(title: &str) -> bool {
    has(title, SURROUNDINGS)
}

/// Whether a heading is about something else than issues, even where it has words of a frame too.
pub fn is_about_else(title: &str) -> bool {
    has(title, OUTSIDE) || (surrounds(title) && !frames(title))
}

fn has(title: &str, words: &[&str]) -> bool {
    words.iter().any(|word| title.contains(word))
}

/// `反馈问题一：`, `问题3、`, `反馈问题（一）`: a name, a number and a mark; its value and length.
fn named(text: &str) -> Option<(u32, usize)> {
    let name = NAMES.iter().find(|name| text.starts_with(**name))?;
    let inner = text[name.len()..].trim_start().trim_start_matches(['（', '(']).trim_start();
    let (value, len) = numeral::prefix(inner).filter(|(value, _)| (1..=999).contains(value))?;
    let after = &inner[len..];
    let rest = after.trim_start_matches(['）', ')', '：', ':', '、', '.', '．', ' ', '\u{3000}', '\u{a0}']);
    // 问题三个方面 is no number: a mark, a space or the end must follow.
    let marked = rest.len() < after.len() || rest.is_empty();
    marked.then_some((value, text.len() - rest.len()))
}

/// Bytes of the words behind a number that announce a problem: `1.反馈问题一：…`, `1.反馈问题：…`.
fn announcement(rest: &str) -> Option<usize> {
    let title = || labels::certain(rest).filter(|found| found.label == Label::Title).map(|found| found.value);
    named(rest).map(|(_, len)| len).or_else(title)
}

/// Names of a status that may stand in front of it.
const STATES: &[&str] = &["整改状态", "状态", "整改结果", "完成情况", "整改情况", "目前"];

/// A heading without what stands behind it, and what that says.
struct BehindHeading<'t> {
    text: &'t str,
    status: Option<(StatusKind, String)>,
    labelled: Option<String>,
}

impl<'t> BehindHeading<'t> {
    fn of(text: &'t str) -> BehindHeading<'t> {
        let mut found = BehindHeading { text, status: None, labelled: None };
        while let Some((rest, inside)) = bracketed_end(found.text).filter(|(rest, _)| !rest.trim().is_empty()) {
            match (status_of(inside), labels::certain(inside)) {
                (Some(status), _) if found.status.is_none() => found.status = Some(status),
                (None, Some(label)) if label.set_off == SetOff::Colon && found.labelled.is_none() => {
                    found.labelled = Some(inside.to_owned());
                }
                _ => return found,
            }
            found.text = rest.trim_end();
        }
        if found.status.is_none()
            && let Some((rest, status)) = behind_dash(found.text)
        {
            (found.text, found.status) = (rest, Some(status));
        }
        found
    }
}

/// A text in front of the brackets that end it, and what stands in them.
fn bracketed_end(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end_matches(['。', ' ', '\u{3000}']);
    BRACKETS.iter().find_map(|(open, close)| {
        let body = text.strip_suffix(*close)?;
        let mut depth = 0_u32;
        let at = body.char_indices().rev().find_map(|(at, c)| {
            depth += u32::from(c == *close);
            let opens = c == *open && depth == 0;
            depth -= u32::from(c == *open && depth > 0);
            opens.then_some(at)
        })?;
        Some((&body[..at], &body[at + open.len_utf8()..]))
    })
}

/// A text in front of the brackets that end it and say a status, and that status.
pub fn status_behind(text: &str) -> Option<(&str, (StatusKind, String))> {
    let (rest, inside) = bracketed_end(text.trim_end())?;
    Some((rest, status_of(inside)?))
}

/// The status that words say and nothing else, with the name of one in front: 已完成, 整改状态：已完成.
fn status_of(words: &str) -> Option<(StatusKind, String)> {
    let words = words.trim();
    let named = STATES.iter().find_map(|name| words.strip_prefix(name)?.trim_start().strip_prefix(['：', ':']));
    let words = named.unwrap_or(words).trim();
    Some((status_words::read(words)?, words.to_owned()))
}

/// A text in front of the dash that ends it with a status, and that status: 归档不规范——已完成.
pub fn behind_dash(text: &str) -> Option<(&str, (StatusKind, String))> {
    let (rest, words) = ["——", "—", "－－", "--"].iter().find_map(|dash| text.rsplit_once(dash))?;
    let rest = rest.trim_end_matches(['—', '－', '-', ' ']);
    let status = status_of(words.trim_end_matches(['。', ' ']))?;
    (!rest.is_empty()).then_some((rest, status))
}

/// What follows brackets that a text begins with and that say a status: （已完成）增配人员。 All of them may.
pub fn past_status(text: &str) -> Option<&str> {
    opening_status(text).map(|(behind, _)| behind.trim_start_matches(['。', ' ', '\u{3000}']))
}

/// 【已完成】关于“…”的问题
fn status_in_front(rest: &str) -> (&str, Option<(StatusKind, String)>) {
    let found = opening_status(rest.trim_start());
    let found = found.map(|(behind, status)| (behind.trim_start_matches(['：', ':', ' ', '\u{3000}']), status));
    found.filter(|(behind, _)| !behind.is_empty()).map_or((rest, None), |(behind, status)| (behind, Some(status)))
}

/// A text behind the brackets that it begins with and that say a status, and that status.
fn opening_status(text: &str) -> Option<(&str, (StatusKind, String))> {
    BRACKETS.iter().find_map(|(open, close)| {
        let (inside, behind) = text.strip_prefix(*open)?.split_once(*close)?;
        Some((behind, status_of(inside)?))
    })
}

impl HeadingWords {
    /// Whether the heading names a problem: 反馈问题…, 关于“…”的问题. A 方面 is no problem but holds them.
    pub fn names_problem(&self) -> bool {
        let rest = titles::without_report(self.rest.trim_end_matches(['。', '.', '；', '：', ':', ' ']));
        let about =
            ["关于", "针对"].iter().any(|word| rest.starts_with(word)) || rest.starts_with(['“', '"', '‘', '「']);
        // 1.学习不深入的问题: an item that says so without 关于.
        let item = self.number.as_ref().is_some_and(|number| number.numbering > Numbering::Clause);
        let problem = rest.ends_with("问题") || (about && titles::ends_quoted_problem(rest));
        let named = (about && problem) || (item && rest.ends_with("的问题") && titles::complains(rest));
        self.announced || (named && !self.names_area())
    }

    /// Whether the heading names an area: …方面.
    pub fn names_area(&self) -> bool {
        let rest = self.rest.trim_end_matches(['。', '.', '；', '：', ':', ' ']);
        AREAS.iter().any(|word| rest.ends_with(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_the_words_that_announce_a_problem() {
        for (text, numbering, value, rest, announced) in [
            ("一、组织领导", Numbering::Chapter, 1, "组织领导", false),
            ("（二）甲", Numbering::Clause, 2, "甲", false),
            ("反馈问题一：甲", Numbering::Named, 1, "甲", true),
            ("问题 （ 3 ） 甲", Numbering::Named, 3, "甲", true),
            ("反馈意见（一）甲", Numbering::Named, 1, "甲", true),
            ("审计查出问题2、甲", Numbering::Named, 2, "甲", true),
            ("第一，反馈问题：甲", Numbering::Named, 1, "反馈问题：甲", true),
            ("1.反馈问题一：甲", Numbering::Item, 1, "反馈问题一：甲", true),
            ("1.审计查出问题：甲", Numbering::Item, 1, "审计查出问题：甲", true),
            ("1.整改情况：甲", Numbering::Item, 1, "整改情况：甲", false),
        ] {
            let found = number(text).unwrap_or_else(|| panic!("{text}"));
            let came = (found.numbering, found.value, &text[found.len..], found.announced);
            assert_eq!(came, (numbering, value, rest, announced), "{text}");
            let words = read(text);
            assert_eq!(words.number.map(|number| (number.numbering, number.value)), Some((numbering, value)), "{text}");
            assert_eq!(words.announced, announced, "{text}");
        }
        for text in ["问题三个方面", "问题2024：甲", "反馈意见一一落实", "问题清单：甲", "反馈问题：甲", ""]
        {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn parts_by_topics_are_told_from_parts_on_how_the_work_was_organised() {
        assert!(["推进巡视意见落地", "整改做法与成效", "分领域推进"].into_iter().all(frames_topics));
        assert!(!["履行整改主体责任", "提高站位抓落实", "下一步打算"].into_iter().any(frames_topics));
    }

    #[test]
    fn headings_name_problems_and_areas() {
        for text in [
            "1.关于“甲”的问题",
            "关于甲问题的整改情况。",
            "反馈问题：甲",
            "3.学习不深入的问题：",
            "关于“甲”的问题（已完成）",
            "“甲乙问题”",
        ] {
            assert!(read(text).names_problem(), "{text}");
        }
        for text in ["（一）学习不深入的问题", "1.反馈的问题", "关于作风建设方面的问题", "关于甲的情况", "解决信访问题"]
        {
            assert!(!read(text).names_problem(), "{text}");
        }
        assert!(read("关于作风建设方面的问题：").names_area());
    }
}
