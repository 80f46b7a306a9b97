//! How two texts differ, to be read by people: paragraph by paragraph, and within those that were reworked word by word.

use similar::Algorithm;
use similar::DiffOp;
use similar::capture_diff_slices;

use super::punctuation::SENTENCE_ENDERS;
use super::similar::likeness;

/// What became of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// It stands in both.
    Same,
    /// It stands in the later one alone.
    Inserted,
    /// It stands in the earlier one alone.
    Deleted,
}

/// A stretch of text, and what became of it.
pub type Marked = (Became, String);

/// Paragraphs this alike (of a thousand) are one paragraph that was reworked.
const REWORKED: u32 = 350;
/// What stays between two changes is part of one change where it is shorter than this: single characters that two
/// wordings happen to share tell nobody anything.
const SHORTEST: usize = 3;
/// A label has fewer characters than this.
const LABEL: usize = 12;
/// Pairs of paragraphs that are held against one another, at most.
const MOST_PAIRS: usize = 4_000;
/// Characters of a paragraph that is compared word by word, at most.
const MOST: usize = 20_000;

/// The paragraphs of both texts in order, none of which may be empty, each in stretches. Those that stay or come, put together, are the later text;
/// those that stay or go the earlier one.
pub fn differences(before: &[String], after: &[String]) -> Vec<Vec<Marked>> {
    let mut out = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, before, after) {
        match operation {
            DiffOp::Equal { new_index, len, .. } => whole(Became::Same, &after[new_index..new_index + len], &mut out),
            DiffOp::Delete { old_index, old_len, .. } => {
                whole(Became::Deleted, &before[old_index..old_index + old_len], &mut out);
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                whole(Became::Inserted, &after[new_index..new_index + new_len], &mut out);
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (old, new) = (&before[old_index..old_index + old_len], &after[new_index..new_index + new_len]);
                reworked(old, new, &mut out);
            }
        }
    }
    out
}

fn whole(became: Became, paragraphs: &[String], out: &mut Vec<Vec<Marked>>) {
    out.extend(paragraphs.iter().map(|text| vec![(became, text.clone())]));
}

/// Paragraphs that took the place of others: each that is like one of these, or has the same label, was made of it, in
/// order.
fn reworked(old: &[String], new: &[String], out: &mut Vec<Vec<Marked>>) {
    let mut next = 0;
    for text in new {
        let rest = if old.len() * new.len() > MOST_PAIRS { &[][..] } else { &old[next..] };
        let is_alike = |other: &String| likeness(other, text) >= REWORKED;
        let has_label = |other: &String| !label(text).is_empty() && label(other) == label(text);
        let labelled = || rest.iter().position(has_label);
        match labelled().or_else(|| rest.iter().position(is_alike)) {
            Some(place) => {
                whole(Became::Deleted, &old[next..next + place], out);
                let before = &old[next + place];
                out.push(if is_alike(before) { within(before, text) } else { behind_the_label(before, text) });
                next += place + 1;
            }
            None => whole(Became::Inserted, std::slice::from_ref(text), out),
        }
    }
    whole(Became::Deleted, &old[next..], out);
}

/// What stands in front of the first colon of a paragraph, with it, where that is short.
fn label(text: &str) -> &str {
    let end = text.char_indices().take(LABEL).find(|(_, c)| *c == '：').map_or(0, |(at, c)| at + c.len_utf8());
    &text[..end]
}

/// A paragraph of which nothing but the label stayed.
fn behind_the_label(before: &str, after: &str) -> Vec<Marked> {
    let label = label(after);
    let mut stretches = vec![(Became::Same, label.to_owned())];
    let (mut gone, mut come) = (before[label.len()..].to_owned(), after[label.len()..].to_owned());
    settle(&mut gone, &mut come, &mut stretches);
    stretches
}

/// What became of the stretches of one text, word by word: those that stay or come, put together, are the later text, those
/// that stay or go the earlier one. A change of whole sentences begins and ends where sentences do.
pub fn stretches(before: &str, after: &str) -> Vec<Marked> {
    if before == after {
        return vec![(Became::Same, after.to_owned())];
    }
    let mut out = within(before, after);
    for place in 0..out.len() {
        slide(&mut out, place);
    }
    out.retain(|(_, text)| !text.is_empty());
    out
}

/// Moves a change that stands alone between stretches that stay to where it reads best: of 。二是甲|。二是乙|。三是 the second
/// sentence came, not its end and the beginning of the next. The characters that are shown stay the same.
fn slide(stretches: &mut [Marked], place: usize) {
    let is_same = |at: Option<usize>| at.is_none_or(|at| stretches.get(at).is_none_or(|(of, _)| *of == Became::Same));
    if stretches[place].0 == Became::Same || !is_same(place.checked_sub(1)) || !is_same(Some(place + 1)) {
        return;
    }
    let Some(before) = place.checked_sub(1).map(|before| stretches[before].1.clone()) else { return };
    let Some(behind) = stretches.get(place + 1).map(|(_, text)| text.clone()) else { return };
    let all: Vec<char> = [before.as_str(), &stretches[place].1, &behind].concat().chars().collect();
    let (start, len) = (before.chars().count(), stretches[place].1.chars().count());
    // How far it can go to either side without a change of what is shown.
    let left = (1..=start).take_while(|by| all[start - by] == all[start + len - by]).count();
    let right = (0..all.len() - start - len).take_while(|by| all[start + by] == all[start + len + by]).count();
    let ends = |at: usize| at == 0 || at == all.len() || is_end(all[at - 1]);
    let score = |at: usize| u8::from(ends(at)) + u8::from(ends(at + len));
    let Some(best) = (start - left..=start + right).max_by_key(|at| (score(*at), *at == start)) else { return };
    let text = |range: std::ops::Range<usize>| all[range].iter().collect::<String>();
    stretches[place - 1].1 = text(0..best);
    stretches[place].1 = text(best..best + len);
    stretches[place + 1].1 = text(best + len..all.len());
}

/// Whether a sentence or a part of one ends with a character.
fn is_end(c: char) -> bool {
    SENTENCE_ENDERS.contains(&c) || matches!(c, '；' | '，' | '、' | '：' | '\n')
}

/// A paragraph that was reworked.
fn within(before: &str, after: &str) -> Vec<Marked> {
    let (old, new) = (words(before), words(after));
    if old.len().max(new.len()) > MOST {
        return vec![(Became::Deleted, before.to_owned()), (Became::Inserted, after.to_owned())];
    }
    let mut stretches: Vec<Marked> = Vec::new();
    // What goes and what comes between two stretches that stay.
    let (mut gone, mut come) = (String::new(), String::new());
    let operations = capture_diff_slices(Algorithm::Myers, &old, &new);
    let last = operations.len().saturating_sub(1);
    for (place, operation) in operations.iter().enumerate() {
        let (was, is) = (old[operation.old_range()].concat(), new[operation.new_range()].concat());
        let is_equal = matches!(operation, DiffOp::Equal { .. });
        let is_short = place > 0 && place < last && is.chars().count() < SHORTEST;
        if is_equal && !is_short {
            settle(&mut gone, &mut come, &mut stretches);
            stretches.push((Became::Same, is));
        } else {
            gone.push_str(&was);
            come.push_str(&is);
        }
    }
    settle(&mut gone, &mut come, &mut stretches);
    stretches
}

fn settle(gone: &mut String, come: &mut String, out: &mut Vec<Marked>) {
    for (became, text) in [(Became::Deleted, gone), (Became::Inserted, come)] {
        if !text.is_empty() {
            out.push((became, std::mem::take(text)));
        }
    }
}

/// The words of a text: a number or a word in Latin letters is one, every other character is by itself.
fn words(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let of_a_word = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '%';
    for (at, c) in text.char_indices() {
        let goes_on = of_a_word(c) && text[..at].chars().next_back().is_some_and(of_a_word);
        if at > start && !goes_on {
            out.push(&text[start..at]);
            start = at;
        }
    }
    out.extend((start < text.len()).then(|| &text[start..]));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(before: &[&str], after: &[&str]) -> Vec<String> {
        let owned = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let mark = |(became, text): &Marked| match became {
            Became::Same => text.clone(),
            Became::Inserted => format!("[+{text}]"),
            Became::Deleted => format!("[-{text}]"),
        };
        let all = differences(&owned(before), &owned(after));
        all.iter().map(|paragraph| paragraph.iter().map(mark).collect()).collect()
    }

    #[test]
    fn what_was_reworked_is_shown_in_whole_words() {
        for (before, after, wanted) in [
            (&["已发放12笔。"][..], &["已发放128笔。"][..], &["已发放[-12][+128]笔。"][..]),
            (
                &["正在逐笔清理存量案款。"],
                &["已经全部清理存量案款并发放。"],
                &["[-正在逐笔][+已经全部]清理存量案款[+并发放]。"],
            ),
            (&["正在清理案款。"], &["案款已全部清理完毕。"], &["[+案款已全部清理完毕。]", "[-正在清理案款。]"]),
            (&["甲。", "乙。"], &["甲。", "丙丁。", "乙。"], &["甲。", "[+丙丁。]", "乙。"]),
            (&["甲甲甲。", "乙乙乙。"], &["乙乙乙。"], &["[-甲甲甲。]", "乙乙乙。"]),
            (
                &["一是建立台账，逐月通报。"],
                &["全部案款已经发放到位。"],
                &["[+全部案款已经发放到位。]", "[-一是建立台账，逐月通报。]"],
            ),
            (
                &["结果：正在办。", "情况：一是建立台账。", "计划：年底前办完。"],
                &["结果：已完成。", "情况：案款全部发放到位。"],
                &[
                    "结果：[-正在办。][+已完成。]",
                    "情况：[-一是建立台账。][+案款全部发放到位。]",
                    "[-计划：年底前办完。]",
                ],
            ),
            (&[], &["甲"], &["[+甲]"]),
            (&["甲"], &["甲"], &["甲"]),
        ] {
            assert_eq!(shown(before, after), wanted);
        }
    }

    #[test]
    fn whole_sentences_come_and_go() {
        let mark = |(became, text): Marked| match became {
            Became::Same => text,
            Became::Inserted => format!("[+{text}]"),
            Became::Deleted => format!("[-{text}]"),
        };
        let shown = |before: &str, after: &str| stretches(before, after).into_iter().map(mark).collect::<String>();
        for (before, after, wanted) in [
            ("一是建账。三是通报。", "一是建账。二是通报。三是通报。", "一是建账。[+二是通报。]三是通报。"),
            ("一是建账。二是建账并核对。", "二是建账并核对。", "[-一是建账。]二是建账并核对。"),
            ("办结12件，其余在办。", "办结13件，其余在办。", "办结[-12][+13]件，其余在办。"),
            ("甲，乙。", "甲，乙。", "甲，乙。"),
            ("甲,乙丙丁戊。", "甲，乙丙丁戊。", "甲[-,][+，]乙丙丁戊。"),
            ("", "甲", "[+甲]"),
        ] {
            assert_eq!(shown(before, after), wanted);
        }
    }

    proptest! {
        #[test]
        fn stretches_hold_both_texts(before in "[甲乙丙，。1]{0,24}", after in "[甲乙丙，。1]{0,24}") {
            let all = stretches(&before, &after);
            for (text, without) in [(&after, Became::Deleted), (&before, Became::Inserted)] {
                let kept: String = all.iter().filter(|(of, _)| *of != without).map(|(_, text)| text.as_str()).collect();
                prop_assert_eq!(&kept, text);
            }
        }

        #[test]
        fn both_texts_are_there_whole(
            before in prop::collection::vec("[甲乙丙丁，：。a1]{1,12}", 0..6),
            after in prop::collection::vec("[甲乙丙丁，：。a1]{1,12}", 0..6),
        ) {
            let all = differences(&before, &after);
            for (text, without) in [(&after, Became::Deleted), (&before, Became::Inserted)] {
                let paragraphs = all.iter().filter(|of| of.is_empty() || of.iter().any(|(became, _)| *became != without));
                let kept: Vec<String> = paragraphs
                    .map(|of| of.iter().filter(|(became, _)| *became != without).map(|(_, text)| text.as_str()).collect())
                    .collect();
                prop_assert_eq!(&kept, text);
            }
        }
    }
}
