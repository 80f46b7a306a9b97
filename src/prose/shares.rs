//! Shares of a total by status, as sentences count them: `已完成19个，取得阶段性成效3个`, `20件已办结`.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::status_words;
use crate::model::StatusKind;
use crate::text::numeral;
use crate::text::width;

/// A share: so many of a total have this status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusShare {
    /// The status.
    pub kind: StatusKind,
    /// How many.
    pub value: u64,
    /// The bytes that say so, status and figure.
    pub at: Range<usize>,
    /// Whether it counts measures, which are none of the problems: 已完成整改措施50条.
    pub of_measures: bool,
    /// Whether the figure stands in front of its status: `20件已办结`.
    pub figure_first: bool,
}

/// What shares are counted in. 处, 笔, 人, 户 and 次 count other things than the problems of a notice.
const UNITS: &[char] = &['个', '项', '件', '条', '起', '宗'];

/// Status words that stand beside figures, besides those that are printed as results.
const BESIDE_FIGURES: &[(&str, StatusKind)] = &[
    ("已经完成", StatusKind::Completed),
    ("已经完成整改", StatusKind::Completed),
    ("已经办结", StatusKind::Completed),
    ("基本办结", StatusKind::MostlyCompleted),
    ("已基本办结", StatusKind::MostlyCompleted),
    ("基本整改", StatusKind::MostlyCompleted),
    ("正在办理中", StatusKind::InProgress),
    ("长期推进", StatusKind::Sustained),
    ("按序时进度推进", StatusKind::InProgress),
    ("正在按序时进度推进", StatusKind::InProgress),
    ("按计划推进", StatusKind::InProgress),
    ("正在按计划推进", StatusKind::InProgress),
    ("有序推进", StatusKind::InProgress),
    ("正在有序推进", StatusKind::InProgress),
    ("已改", StatusKind::Completed),
    ("改完", StatusKind::Completed),
    ("已改完", StatusKind::Completed),
    ("纠正", StatusKind::Completed),
    ("已纠正", StatusKind::Completed),
    ("办妥", StatusKind::Completed),
    ("基本改完", StatusKind::MostlyCompleted),
    ("没改完", StatusKind::Incomplete),
    ("未改完", StatusKind::Incomplete),
    ("正在改", StatusKind::InProgress),
    ("还在改", StatusKind::InProgress),
    ("正在纠正", StatusKind::InProgress),
    ("抓紧整改", StatusKind::InProgress),
    ("正抓紧整改", StatusKind::InProgress),
    ("在办", StatusKind::InProgress),
    ("仍在查处", StatusKind::InProgress),
    ("阶段办结", StatusKind::Partial),
    ("阶段性整改", StatusKind::Partial),
    ("仍在整改", StatusKind::InProgress),
    ("还在整改", StatusKind::InProgress),
    ("尚在整改", StatusKind::InProgress),
    ("正按计划推进", StatusKind::InProgress),
    ("正按时间表推进", StatusKind::InProgress),
    ("正按序时进度推进", StatusKind::InProgress),
    ("长期抓下去", StatusKind::Sustained),
];

/// Words between a status and its figure.
const NOUNS: &[&str] = &[
    "问题",
    "具体问题",
    "反馈问题",
    "整改问题",
    "事项",
    "整改事项",
    "任务",
    "整改任务",
    "措施",
    "整改措施",
    "举措",
    "整改举措",
    "信访件",
    "举报件",
    "信访举报件",
    "大项",
    "小项",
    "子项",
    "大项问题",
    "小项问题",
    "子项问题",
    "小类问题",
    "具体表现",
    "具体事项",
];

/// What in front of a completion makes it less than one, where the words together are none of the printed ones.
const LESSENED: &[(&str, StatusKind)] = &[
    ("基本", StatusKind::MostlyCompleted),
    ("部分", StatusKind::Partial),
    ("阶段性", StatusKind::Partial),
    ("正在", StatusKind::InProgress),
];

/// What in front of a status makes it its contrary: 未全部完成2项.
const DENIED: &[&str] = &["未", "不", "没有", "无法", "不能", "难以"];

/// What in front of a completion makes it a wish or a plan: 计划完成2项. 年底前完成3项 is one too, 目前完成3项 none.
const WISHED: &[&str] =
    &["需", "应", "拟", "将", "可", "待", "前", "要", "计划", "预计", "力争", "确保", "争取", "要求", "目标"];

/// The shares that a clause names, in its order; of each status the first alone.
pub fn read(clause: &str) -> Vec<StatusShare> {
    let counts = counts(clause);
    let mut all: Vec<StatusShare> = counts.iter().filter_map(|count| behind_status(clause, count)).collect();
    let forward: Vec<Range<usize>> = all.iter().map(|share| share.at.clone()).collect();
    let free = |at: &Range<usize>| !forward.iter().any(|other| other.start < at.end && at.start < other.end);
    all.extend(counts.iter().filter_map(|count| before_status(clause, count)).filter(|share| free(&share.at)));
    all.sort_by_key(|share| share.at.start);
    let mut out: Vec<StatusShare> = Vec::new();
    for share in all {
        let known = |other: &StatusShare| other.kind == share.kind && other.of_measures == share.of_measures;
        if !out.iter().any(known) {
            out.push(share);
        }
    }
    out
}

/// A numeral with its unit.
struct Count {
    value: u64,
    number: Range<usize>,
    end: usize,
}

fn counts(clause: &str) -> Vec<Count> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, c) in clause.char_indices() {
        if at < from || !(numeral::arabic_digit(c).is_some() || numeral::is_chinese(c)) {
            continue;
        }
        let Some((value, len)) = numeral::prefix(&clause[at..]) else { continue };
        from = at + len;
        let behind = clause[from..].trim_start();
        let Some(unit) = behind.chars().next().filter(|c| UNITS.contains(c)) else { continue };
        // 3.5个, 第3个
        if !clause[..at].ends_with(['.', '．', '第']) {
            let end = clause.len() - behind.len() + unit.len_utf8();
            out.push(Count { value: value.into(), number: at..from, end });
        }
    }
    out
}

/// `已完成整改的问题有19个`
fn behind_status(clause: &str, count: &Count) -> Option<StatusShare> {
    let before = clause[..count.number.start].trim_end();
    let before = before.strip_suffix(['有', '为', '共']).unwrap_or(before);
    let nouns = NOUNS.iter().filter(|noun| before.ends_with(**noun)).map(|noun| &before[..before.len() - noun.len()]);
    let words = [before].into_iter().chain(nouns).filter_map(|rest| {
        let rest = rest.trim_end();
        ending(rest.strip_suffix('的').unwrap_or(rest))
    });
    if !ends(&clause[count.end..]) {
        return None;
    }
    // 需长期整改的4个问题正在推进: the status is told behind, in front stands what kind of problem it is.
    if before.ends_with('的') && before_status(clause, count).is_some() {
        return None;
    }
    // 任务 is a part of 完成整改任务 and a noun behind 基本完成整改: the longer words hold.
    let (kind, start) = words.min_by_key(|(_, start)| *start)?;
    let of_measures = before.ends_with("措施") || before.ends_with("举措");
    Some(StatusShare { kind, value: count.value, at: start..count.end, of_measures, figure_first: false })
}

/// Words that may stand right behind a share; other nouns say that it counts something else: 已完成2项制度修订.
const BEHIND: &[&str] = &[
    "的", "并", "和", "及", "与", "占", "整改", "反馈", "均", "已", "且", "其中", "另", "剩余", "其余", "尚", "还",
    "未", "正",
];

fn ends(behind: &str) -> bool {
    let behind = behind.trim_start();
    !behind.starts_with(width::is_han) || NOUNS.iter().chain(BEHIND).any(|word| behind.starts_with(word))
}

/// `20件已办结`
fn before_status(clause: &str, count: &Count) -> Option<StatusShare> {
    let behind = &clause[count.end..];
    let noun = NOUNS.iter().filter(|noun| behind.starts_with(**noun)).max_by_key(|noun| noun.len());
    let rest = behind.strip_prefix(noun.copied().unwrap_or_default())?;
    let words = ["目前", "现", "均"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let (word, kind) = longest(&WORDS.0, words.chars().next()?, |word| words.starts_with(word))?;
    let after = words[word.len()..].chars().next();
    // 3项完成情况 goes on with something else.
    let ends = after.is_none_or(|c| matches!(c, '，' | ',' | '、' | '。' | '；' | ';' | '）' | ')' | '！' | '\n'));
    let of_measures = noun.is_some_and(|noun| noun.ends_with("措施") || noun.ends_with("举措"));
    let end = clause.len() - words.len() + word.len();
    let at = count.number.start..end;
    ends.then_some(StatusShare { kind, value: count.value, at, of_measures, figure_first: true })
}

fn words_of_status() -> impl Iterator<Item = (&'static str, StatusKind)> {
    status_words::vocabulary().iter().chain(BESIDE_FIGURES).copied()
}

/// Status words by one of their characters.
type ByCharacter = HashMap<char, Vec<(&'static str, StatusKind)>>;

/// The status words by their first and by their last character: every figure is asked for the words beside it.
static WORDS: LazyLock<(ByCharacter, ByCharacter)> = LazyLock::new(|| {
    let (mut first, mut last) = (ByCharacter::new(), ByCharacter::new());
    for of in words_of_status() {
        first.entry(of.0.chars().next().unwrap_or_default()).or_default().push(of);
        last.entry(of.0.chars().next_back().unwrap_or_default()).or_default().push(of);
    }
    (first, last)
});

fn longest(words: &ByCharacter, by: char, fits: impl Fn(&str) -> bool) -> Option<(&'static str, StatusKind)> {
    words.get(&by)?.iter().copied().filter(|(word, _)| fits(word)).max_by_key(|(word, _)| word.len())
}

/// The status that a text ends with, and where it begins. Of several in a row (基本完成并持续整改) the first counts, as it
/// does where a status stands alone.
fn ending(text: &str) -> Option<(StatusKind, usize)> {
    let (word, kind) = longest(&WORDS.1, text.chars().next_back()?, |word| text.ends_with(word))?;
    let start = text.len() - word.len();
    let before = &text[..start];
    if let Some(first) = ending(before.trim_end_matches(['并', '且', '将', '需'])) {
        return Some(first);
    }
    if let Some((word, less)) =
        LESSENED.iter().find(|(word, _)| kind == StatusKind::Completed && before.ends_with(word))
    {
        return Some((*less, start - word.len()));
    }
    let stands = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    let done = matches!(kind, StatusKind::Completed | StatusKind::MostlyCompleted | StatusKind::Partial);
    let wished = done && stands(WISHED) && !before.ends_with("目前") && !before.ends_with("当前");
    (!stands(DENIED) && !wished).then_some((kind, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(clause: &str) -> Vec<(&'static str, u64)> {
        read(clause).into_iter().map(|share| (share.kind.key(), share.value)).collect()
    }

    #[test]
    fn every_printed_status_counts_shares_in_every_unit() {
        for (word, kind) in words_of_status() {
            for unit in UNITS {
                for noun in ["", "的问题", "事项", "整改任务有"] {
                    let clause = format!("反馈的22个问题，{word}{noun}2{unit}");
                    assert_eq!(told(&clause), [(kind.key(), 2)], "{clause}");
                }
                let clause = format!("交办的22件信访件，2{unit}{word}，另有其他");
                assert_eq!(told(&clause), [(kind.key(), 2)], "{clause}");
            }
        }
    }

    #[test]
    fn shares_are_read_with_their_status() {
        for (clause, shares) in [
            ("取得阶段性成效2个", vec![("partial", 2)]),
            ("完成整改事项2项", vec![("completed", 2)]),
            ("已完成整改2条", vec![("completed", 2)]),
            ("持续坚持２个", vec![("sustained", 2)]),
            ("长期整改两个", vec![("sustained", 2)]),
            ("基本完成取得阶段性成果并持续整改5个", vec![("mostly_completed", 5)]),
            ("基本完成并持续整改4个", vec![("mostly_completed", 4)]),
            ("已办结8件，阶段性办结3件，正在办理1件", vec![("completed", 8), ("partial", 3), ("in_progress", 1)]),
            ("20件已办结，36件正在办理中", vec![("completed", 20), ("in_progress", 36)]),
            ("其中19个问题已完成整改", vec![("completed", 19)]),
            ("22个问题已完成19个", vec![("completed", 19)]),
            ("截至目前完成19个，需持续推进3个", vec![("completed", 19), ("in_progress", 3)]),
            ("部分整改销号3项", vec![("partial", 3)]),
            ("未完成整改的有0个", vec![("incomplete", 0)]),
            ("24个小项已整改到位，1个小项正在推进", vec![("completed", 24), ("in_progress", 1)]),
            ("正在按序时进度推进2项", vec![("in_progress", 2)]),
            ("需长期整改的4个问题正在推进", vec![("in_progress", 4)]),
        ] {
            assert_eq!(told(clause), shares, "{clause}");
        }
    }

    #[test]
    fn what_is_only_wished_or_counts_something_else_is_no_share() {
        for clause in [
            "年底前完成3项",
            "计划完成整改2个",
            "尚未全部完成2项",
            "已完成整改",
            "整改完成率达到95%",
            "3项完成情况",
            "完成修订2项",
            "已整改安全隐患3处",
            "完成培训3个",
            "完成第3个问题的整改",
            "已完成3.5个百分点",
            "已完成整改资金3笔",
            "完成2项制度修订",
            "已完成3个专项治理行动",
        ] {
            assert_eq!(told(clause), [], "{clause}");
        }
    }
}
