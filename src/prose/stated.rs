//! A status said as a sentence: `该问题已完成整改。一是…`.

use std::ops::Range;

use super::bracketed_values::BRACKETS;
use super::heading_words;
use super::labels;
use super::status_words;
use crate::model::Label;
use crate::model::StatusKind;
use crate::text::width;

/// A status that a text states.
#[derive(Debug)]
pub struct Stated {
    /// Its normal form.
    pub kind: StatusKind,
    /// Its words.
    pub printed: String,
    /// The bytes that say it and nothing else, closing mark included; empty where the sentence says more.
    pub sentence: Range<usize>,
}

/// Marks that close a sentence.
const CLOSING: &[char] = &['。', '！', '；', ';', '：', ':', '\n'];

/// A text that says no more than a status is not longer, in characters.
const LONGEST: usize = 40;
/// A sentence that is a status by itself is not shorter, in characters.
const SHORTEST_ALONE: usize = 3;

/// Words in a later clause that take something back from a completion.
const RESERVES: &[&str] =
    &["正在", "尚", "未完成", "未整改", "未到位", "未办结", "仍", "剩余", "其余", "还有", "继续推进"];

/// Words of what is still to come, or of a part of what was to be done.
const LATER: &[&str] = &["未", "下一步", "预计", "其中", "部分", "有待", "除"];

/// Where the first sentence of a text ends, its closing mark included. A half-width full stop behind a Chinese character
/// closes one too.
pub fn sentence_end(text: &str) -> usize {
    let closes = |(at, c): &(usize, char)| CLOSING.contains(c) || width::is_full_stop(text, *at);
    text.char_indices().find(closes).map_or(text.len(), |(at, c)| at + c.len_utf8())
}

/// The status that the last sentence of a text is by itself: `…9家已调账。正在整改。`
pub fn last_sentence(text: &str) -> Option<Stated> {
    let body = text.trim_end();
    let closed = body.trim_end_matches(['。', '！', '.']);
    let stops = |(at, c): &(usize, char)| matches!(c, '。' | '！' | '\n') || width::is_full_stop(closed, *at);
    let before = closed.char_indices().rev().skip(1).find(stops);
    let last = before.map_or(0, |(at, c)| at + c.len_utf8())..body.len();
    let sentence = &body[last.clone()];
    let words = behind_time(sentence);
    let found = stated(words, 0, false)?;
    // 推进中: a word so short may belong to what was said before.
    (found.printed.chars().count() >= SHORTEST_ALONE).then_some(Stated { sentence: last, ..found })
}

/// The status that the first sentence of a text is.
pub fn first_sentence(text: &str) -> Option<Stated> {
    let end = sentence_end(text);
    let all = text.trim().trim_end_matches(CLOSING).trim_end();
    // 已完成；长期坚持
    if all.chars().count() <= LONGEST && all.find(['；', ';', '。']).is_some_and(|at| is_tail(&all[at..])) {
        let kind = status_words::read(all)?;
        return Some(Stated { kind, printed: all.to_owned(), sentence: 0..text.len() });
    }
    stated(&text[..end], 0, true)
}

/// The status that a text states of this problem, in its first sentence or in a later one that says nothing else.
pub fn of_this_problem(text: &str) -> Option<Stated> {
    sentences(text).find_map(|Range { start, end }| {
        let sentence = &text[start..end];
        let subject = behind_subject(sentence).map(|said| (said, false));
        let (said, inside) = subject.or_else(|| subject_inside(sentence).map(|said| (said, true)))?;
        let found = stated(&sentence[said..], start + said, true)?;
        let says_more = found.sentence.is_empty() || inside;
        Some(Stated { sentence: if says_more { 0..0 } else { start..found.sentence.end }, ..found })
    })
}

/// The sentences of a text, closing marks included.
fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end;
        end += sentence_end(&text[start..]);
        (start < end).then_some(start..end)
    })
}

/// Reads a sentence that begins with a status. `open` says whether it may go on with something else.
fn stated(sentence: &str, offset: usize, open: bool) -> Option<Stated> {
    let body = sentence.trim_end().trim_end_matches(CLOSING).trim_end_matches('.').trim();
    let comma = body.find(['，', ',']);
    let (first, rest) = body.split_at(comma.unwrap_or(body.len()));
    let rest = rest.trim_start_matches(['，', ',']);
    let clause = rest.split(['，', ',']).next().unwrap_or_default();
    let as_written = |words: &str| match words.strip_prefix("已经") {
        Some(rest) => status_words::read(&format!("已{rest}，{clause}")),
        None => status_words::read(&format!("{words}，{clause}")),
    };
    let kind = as_written(first)?;
    let later = rest.get(clause.len()..).unwrap_or_default();
    if kind == StatusKind::Completed && RESERVES.iter().any(|word| later.contains(word)) {
        return None;
    }
    let says_all = rest.is_empty() || is_tail(rest);
    if says_all {
        let sentence = offset..offset + sentence.len();
        return Some(Stated { kind, printed: body.to_owned(), sentence });
    }
    let behind =
        sentence.find(['，', ',']).map_or(0, |at| at + sentence[at..].chars().next().map_or(0, char::len_utf8));
    let enumerates = sentence[behind..].trim_start().starts_with("一是");
    let sentence = if enumerates { offset..offset + behind } else { offset..offset };
    open.then(|| Stated { kind, printed: first.to_owned(), sentence })
}

/// What goes on after a status and only says how it goes on: 并将长期坚持.
fn is_tail(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['，', ',', '；', ';', '。', '并', '将', '需', '且', ' ']);
    let known = status_words::read(rest).is_some() || status_words::class(rest).is_some();
    known || (rest.chars().count() <= 8 && ["长期", "持续", "坚持"].iter().any(|word| rest.starts_with(word)))
}

/// Where a later clause goes on behind this problem as its subject: 其余因权属不清未办，该问题未完成整改。
fn subject_inside(sentence: &str) -> Option<usize> {
    let mut clauses = sentence.match_indices(['，', ',']).map(|(at, comma)| at + comma.len());
    clauses.find_map(|at| Some(at + behind_subject(&sentence[at..])?))
}

/// The status in brackets that close a text behind a sentence, the only ones in it that say one: `…按月核对。【整改完成】`.
pub fn in_closing_brackets(text: &str) -> Option<Stated> {
    let (before, (kind, printed)) = heading_words::status_behind(text).or_else(|| heading_words::behind_dash(text))?;
    let whole = before.trim_end().ends_with(['。', '！', '；']);
    let closes = |c: char| BRACKETS.iter().any(|(_, close)| *close == c);
    let mut others = before.match_indices(closes).map(|(at, mark)| &before[..at + mark.len()]);
    let alone = !others.any(|part| heading_words::status_behind(part).is_some());
    (whole && alone).then_some(Stated { kind, printed, sentence: before.len()..text.len() })
}

/// Whether a text ends with a label and its status, whole: `…护栏正在采购。状态：正在整改`.
pub fn ends_labelled(text: &str) -> bool {
    let last = labels::inner(text).last().and_then(|at| Some((at, labels::certain(&text[at..])?)));
    last.is_some_and(|(at, found)| {
        found.label == Label::Status && status_words::read(&text[at + found.value..]).is_some()
    })
}

/// The status that a last clause says and nothing else, in a text that keeps nothing back: `退回资金12万元，已整改到位。`
pub fn last_clause(text: &str) -> Option<Stated> {
    let mut found: Option<Stated> = None;
    for Range { start, end } in sentences(text) {
        let body = text[start..end].trim_end_matches(CLOSING).trim_end_matches('.');
        let Some((_, words)) = body.rsplit_once(['，', ',']) else { continue };
        // 逐案清理，全部整改到位 tells of the cases, 已整改到位 of the problem.
        let of_parts = ["全部", "均", "都", "全"].iter().any(|word| words.starts_with(word));
        if !words.contains("整改") || of_parts {
            continue;
        }
        let Some(kind) = status_words::read(words) else { continue };
        if found.is_some_and(|before| before.kind != kind) {
            return None;
        }
        found = Some(Stated { kind, printed: words.to_owned(), sentence: start..start });
    }
    let kept_back = || RESERVES.iter().chain(LATER).any(|word| text.contains(word));
    found.filter(|found| found.kind != StatusKind::Completed || !kept_back())
}

/// Where a sentence about this problem goes on behind its subject: 截至目前，该问题….
fn behind_subject(sentence: &str) -> Option<usize> {
    let rest = behind_time(sentence);
    let rest = ["该", "此", "本", "上述", "这"].iter().find_map(|word| rest.strip_prefix(word))?;
    let rest =
        ["项问题", "个问题", "类问题", "条问题", "一问题", "问题", "整改事项", "事项", "项整改任务", "项任务", "项"]
            .iter()
            .find_map(|word| rest.strip_prefix(word))?;
    let rest = ["目前", "现", "均"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    Some(sentence.len() - rest.len())
}

/// A sentence behind the time that it opens with: 截至目前，…, 目前….
fn behind_time(sentence: &str) -> &str {
    let rest = sentence.trim_start();
    let rest = match ["截至", "截止", "目前", "现阶段", "经整改", "通过整改"].iter().any(|word| rest.starts_with(word))
    {
        true => rest.split_once(['，', ',']).filter(|(time, _)| time.chars().count() <= 16).map_or(rest, |of| of.1),
        false => rest,
    };
    rest.strip_prefix("目前").unwrap_or(rest).trim_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_read_with_the_bytes_that_say_it() {
        for (text, printed, left) in [
            ("该问题已完成整改。一是甲。", "已完成整改", "一是甲。"),
            ("该问题取得阶段性成效。", "取得阶段性成效", ""),
            ("上述问题均已完成整改，并将长期坚持。一是甲。", "已完成整改，并将长期坚持", "一是甲。"),
            ("截至2024年12月31日，该项问题已经完成整改。甲。", "已经完成整改", "甲。"),
            ("该问题已完成整改，一是甲。", "已完成整改", "一是甲。"),
            ("该问题已完成整改，共清理20件，其中5件甲。", "已完成整改", "该问题已完成整改，共清理20件，其中5件甲。"),
            ("一是甲。该问题已完成整改，共清理20件。", "已完成整改", "一是甲。该问题已完成整改，共清理20件。"),
            ("甲.该问题已完成整改.一是乙.", "已完成整改", "甲.一是乙."),
            (
                "9座已完工。该问题正在整改，将于6月底前完成。",
                "正在整改",
                "9座已完工。该问题正在整改，将于6月底前完成。",
            ),
            ("这一问题已整改到位。", "已整改到位", ""),
            ("一是甲。目前，该问题已整改完成。", "已整改完成", "一是甲。"),
        ] {
            let found = of_this_problem(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(found.printed, printed, "{text}");
            assert_eq!(format!("{}{}", &text[..found.sentence.start], &text[found.sentence.end..]), left, "{text}");
        }
    }

    #[test]
    fn a_status_may_close_a_text_in_brackets_or_in_a_clause() {
        for (text, printed) in [
            ("按月核对台账。【整改完成】", Some("整改完成")),
            ("一是补录。二是培训。（正在整改）", Some("正在整改")),
            ("补录台账（已完成）", None),
            ("一是补录。（已完成）二是培训。（正在整改）", None),
            ("按月核对台账。（责任科室：甲科）", None),
        ] {
            assert_eq!(in_closing_brackets(text).map(|found| found.printed).as_deref(), printed, "{text}");
        }
        for (text, printed) in [
            ("退回资金12万元，已整改到位。另建台账一本。", Some("已整改到位")),
            ("其余9处正在测绘，正在整改。", Some("正在整改")),
            ("3家退回资金，已整改到位；其余2家正在清算。", None),
            ("甲已退回，已整改到位。乙起诉，正在整改。", None),
            ("退回资金12万元，已完成。", None),
            ("执行局逐案清理，全部整改到位。", None),
            ("其中3家退回资金，已整改到位。", None),
        ] {
            assert_eq!(last_clause(text).map(|found| found.printed).as_deref(), printed, "{text}");
        }
        let inside = of_this_problem("其余9件因故未办，该问题未完成整改。").map(|found| found.kind);
        assert_eq!(inside, Some(StatusKind::Incomplete));
    }

    #[test]
    fn other_sentences_state_nothing() {
        for text in [
            "该问题已完成整改，但仍有2项正在推进。",
            "该问题整改难度大。",
            "一是甲。该问题已完成整改，共清理20件，剩余2件正在办理。",
            "对该问题已完成整改的情况进行复核。",
            "全部问题已完成整改。",
            "该问题已完成12项。",
            "",
        ] {
            assert!(of_this_problem(text).is_none(), "{text}");
        }
        for text in ["已完成12件。", "完成了修订。", "已完成，其中2项正在推进。", "甲。已完成。", ""]
        {
            assert!(first_sentence(text).is_none(), "{text}");
        }
    }

    #[test]
    fn the_last_sentence_may_be_a_status_by_itself() {
        for (text, printed) in [
            ("9家已调账，2家正在清查。正在整改。", "正在整改"),
            ("回访率提高到97%.已完成整改.", "已完成整改"),
            ("全部更换。目前已整改到位。", "已整改到位"),
            ("甲。已完成整改，并长期坚持。", "已完成整改，并长期坚持"),
        ] {
            assert_eq!(last_sentence(text).map(|found| found.printed).as_deref(), Some(printed), "{text}");
        }
        for text in [
            "甲。已完成三期培训。",
            "甲。该项工作正在推进之中。",
            "甲（完成时限：长期坚持）",
            "甲；已完成。",
            "整改结果：已完成",
            "甲。已完成，其中2项正在推进。",
            "甲。销号。",
        ] {
            assert!(last_sentence(text).is_none(), "{text}");
        }
    }
}
