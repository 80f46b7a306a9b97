//! What a misspelt word was meant to be. People who type Chinese pick a wrong character of the right sound (以完成 for
//! 已完成), or one that looks alike; a word that is merely near another is often a word of its own.

use crate::model::Label;
use crate::model::StatusKind;
use crate::prose::labels;
use crate::prose::status_words;
use crate::text::pattern::compact;
use crate::text::pinyin;
use crate::text::similar;

/// Characters that are taken for one another by their looks.
const ALIKE: &[&str] = &["己已巳", "末未", "人入", "治冶", "贵责", "侍待", "士土", "间问", "令今"];

/// The label that was meant: one wrong character of the right sound or look, two characters swapped, one doubled or one left
/// out.
/// Nothing else, for 整改要求： is a word of its own and no slip.
pub fn label(found: &str) -> Option<&'static str> {
    let found: Vec<char> = found.chars().filter(|c| !c.is_whitespace()).collect();
    let words = labels::vocabulary().iter().map(|(word, _)| *word);
    words.filter(|word| word.chars().count() >= 4).find(|word| {
        let word: Vec<char> = word.chars().collect();
        is_mistyped(&found, &word)
            || is_swapped(&found, &word)
            || is_doubled(&found, &word)
            || is_left_out(&found, &word)
    })
}

/// The label that was meant, where what follows it is a status and nothing else: then any one wrong character is a slip.
pub fn label_of_status(found: &str, value: &str) -> Option<&'static str> {
    let value = value.trim().trim_end_matches('。');
    status_words::vocabulary().iter().find(|(word, _)| *word == value)?;
    let labels = labels::vocabulary().iter().filter(|(_, label)| matches!(label, Label::Status));
    let words = labels.map(|(word, _)| *word).filter(|word| word.chars().count() >= 4);
    similar::nearest(&compact(found), words)
}

/// The status that was meant. Of several that are equally near none is named, unless they mean the same.
pub fn status(found: &str) -> Option<&'static str> {
    let typed: Vec<char> = found.chars().filter(|c| !c.is_whitespace()).collect();
    let words = || status_words::vocabulary().iter().copied();
    let sounds = words().find(|(word, _)| is_mistyped(&typed, &word.chars().collect::<Vec<_>>()));
    if let Some((word, _)) = sounds {
        return Some(word);
    }
    let near: Vec<(&str, StatusKind)> =
        words().filter(|(word, _)| typed.len() >= 3 && similar::distance(found, word, 1).is_some()).collect();
    let (first, kind) = *near.first()?;
    near.iter().all(|(_, other)| *other == kind).then_some(first)
}

/// One character in place of another of the same sound or look.
fn is_mistyped(found: &[char], word: &[char]) -> bool {
    let mut others = found.iter().zip(word).filter(|(a, b)| a != b);
    found.len() == word.len()
        && others.next().is_some_and(|(a, b)| sounds_alike(*a, *b) || looks_alike(*a, *b))
        && others.next().is_none()
}

fn sounds_alike(a: char, b: char) -> bool {
    let sound = |c: char| pinyin::id(&c.to_string());
    sound(a).is_some_and(|a| sound(b) == Some(a))
}

fn looks_alike(a: char, b: char) -> bool {
    ALIKE.iter().any(|group| group.contains(a) && group.contains(b))
}

fn is_swapped(found: &[char], word: &[char]) -> bool {
    let at = found.iter().zip(word).position(|(a, b)| a != b);
    found.len() == word.len()
        && at.is_some_and(|at| {
            found.get(at) == word.get(at + 1)
                && found.get(at + 1) == word.get(at)
                && found[at + 1..].get(1..) == word[at + 1..].get(1..)
        })
}

fn is_doubled(found: &[char], word: &[char]) -> bool {
    found.len() == word.len() + 1
        && (1..found.len())
            .any(|at| found[at] == found[at - 1] && found[..at] == word[..at] && found[at + 1..] == word[at..])
}

/// Three characters or more of a word that has one more. Without 人 a word such as 主要责任人 is still a word.
fn is_left_out(found: &[char], word: &[char]) -> bool {
    found.len() >= 3
        && found.len() + 1 == word.len()
        && (0..word.len()).any(|at| word[at] != '人' && found[..at] == word[..at] && found[at..] == word[at + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_labels_are_those_people_make() {
        for (found, wanted) in [
            ("整该情况", Some("整改情况")),
            ("整改情矿", Some("整改情况")),
            ("贵任部门", Some("责任部门")),
            ("整改况情", Some("整改情况")),
            ("责任责任部门", None),
            ("责责任部门", Some("责任部门")),
            ("整改结", Some("整改结果")),
            ("完成时", Some("完成时限")),
            ("责任部", Some("责任部门")),
            ("主要责任", None),
            ("整改", None),
            ("整改要求", None),
            ("整改方案", None),
            ("整改方向", None),
            ("整改责任", None),
            ("整改范围", None),
            ("工作要求", None),
            ("完善情况", None),
            ("学习情况", None),
            ("落实措施", None),
            ("责任落实", None),
            ("", None),
        ] {
            assert_eq!(label(found), wanted, "{found}");
        }
    }

    #[test]
    fn what_stands_before_a_status_alone_is_a_slip_of_its_label() {
        for (found, value, wanted) in [
            ("整改结课", "已完成", Some("整改结果")),
            ("整改结课", "阶段性完成。", Some("整改结果")),
            ("整改结课", "已完成3项。", None),
            ("整改要求", "已完成", None),
            ("评查结果", "已完成", None),
        ] {
            assert_eq!(label_of_status(found, value), wanted, "{found}：{value}");
        }
    }

    #[test]
    fn slips_of_statuses_never_lean_towards_a_completion() {
        for (found, wanted) in [
            ("以完成", Some("已完成")),
            ("己完成", Some("已完成")),
            ("末完成", Some("未完成")),
            ("阶段完成", Some("阶段性完成")),
            ("阶段性完城", Some("阶段性完成")),
            ("正再整改", Some("正在整改")),
            ("全完成", None),
            ("不完成", None),
            ("很好", None),
        ] {
            assert_eq!(status(found), wanted, "{found}");
        }
    }
}
