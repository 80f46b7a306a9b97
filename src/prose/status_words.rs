//! The words that say how far an issue is (`阶段性完成`) and how long it may take (`立行立改`).

use super::ticked;
use crate::model::Class;
use crate::model::StatusKind;
use crate::text::pattern::compact;

/// Reads a printed status word, exact but for white space and closing punctuation.
///
/// A combination (全部完成整改，并将长期坚持) is read by its first part, two results by the less finished, a class in
/// front (立行立改，已完成) is passed over. Where the rest speaks against a completion (已完成，其中2项正在推进) nothing is read.
pub fn read(printed: &str) -> Option<StatusKind> {
    if let Some(entries) = ticked::entries(printed) {
        // Of a form that is not filled in, or ticked twice, nothing is sure.
        let [entry] = entries.as_slice() else { return None };
        return read(entry);
    }
    let compact = compact(printed);
    let (first, rest) = first_part(&compact);
    let Some(kind) = whole(first).or_else(|| whole(first.split_once('并').filter(|of| goes_on(of.1))?.0)) else {
        return match rest.is_empty() || class_of(first).is_none() {
            true => None,
            false => read(rest),
        };
    };
    // 已完成；申请延期: of two results the less finished one holds. 长期坚持 behind a completion takes nothing back.
    let others = rest.split(is_mark).filter_map(whole).filter(|other| *other != StatusKind::Sustained);
    let least = StatusKind::least(others.chain([kind]).map(Some)).unwrap_or(kind);
    if least != kind {
        return Some(least);
    }
    (kind != StatusKind::Completed || !RESERVES.iter().any(|word| rest.contains(word))).then_some(kind)
}

/// Every printed status that is understood, with its kind: for suggestions and documents.
pub fn vocabulary() -> &'static [(&'static str, StatusKind)] {
    PRINTED
}

/// Reads a printed class; a combination (立行立改，并长期坚持) is read by its first part.
pub fn class(printed: &str) -> Option<Class> {
    let compact = compact(printed);
    class_of(first_part(&compact).0)
}

/// The class of one printed word.
fn class_of(word: &str) -> Option<Class> {
    CLASSES.iter().find(|(printed, _)| *printed == word).map(|(_, class)| *class)
}

/// Words behind a completion that take something back from it.
const RESERVES: &[&str] = &[
    "未完成",
    "未整改",
    "未达",
    "未到位",
    "尚",
    "但",
    "除",
    "其中",
    "部分",
    "剩余",
    "其余",
    "正在",
    "待",
    "仍",
    "还有",
    "需继续",
];

/// A mark between the parts of a status.
fn is_mark(c: char) -> bool {
    matches!(c, '，' | ',' | '。' | '；' | ';' | '（' | '(' | '、' | '）' | ')' | '/')
}

/// A text up to its first mark of punctuation, and what follows that without further marks in front.
fn first_part(text: &str) -> (&str, &str) {
    let (first, rest) = text.split_at(text.find(is_mark).unwrap_or(text.len()));
    (first, rest.trim_start_matches(is_mark))
}

/// What goes on after 并 in a status: 并长期坚持, 并将持续推进.
fn goes_on(rest: &str) -> bool {
    let rest = rest.strip_prefix('将').unwrap_or(rest);
    rest.starts_with("长期") || rest.starts_with("持续") || rest.starts_with("坚持")
}

/// The kind of one printed word.
fn whole(word: &str) -> Option<StatusKind> {
    PRINTED.iter().find(|(printed, _)| *printed == word).map(|(_, kind)| *kind)
}

/// Printed status words of real notices (shared/notices.md, section 1) and the close relatives to be expected.
const PRINTED: &[(&str, StatusKind)] = &[
    ("完成", StatusKind::Completed),
    ("已完成", StatusKind::Completed),
    ("已全部完成", StatusKind::Completed),
    ("全部完成", StatusKind::Completed),
    ("完成整改", StatusKind::Completed),
    ("已完成整改", StatusKind::Completed),
    ("整改完成", StatusKind::Completed),
    ("整改已完成", StatusKind::Completed),
    ("全部完成整改", StatusKind::Completed),
    ("已全部完成整改", StatusKind::Completed),
    ("整改到位", StatusKind::Completed),
    ("全部整改到位", StatusKind::Completed),
    ("已全部整改到位", StatusKind::Completed),
    ("整改完毕", StatusKind::Completed),
    ("已整改完毕", StatusKind::Completed),
    ("全部整改完毕", StatusKind::Completed),
    ("已整改完成", StatusKind::Completed),
    ("已全部整改", StatusKind::Completed),
    ("全部整改完成", StatusKind::Completed),
    ("已全部整改完成", StatusKind::Completed),
    ("完成整改任务", StatusKind::Completed),
    ("已完成整改任务", StatusKind::Completed),
    ("已整改销号", StatusKind::Completed),
    ("销号", StatusKind::Completed),
    ("已整改到位", StatusKind::Completed),
    ("整改销号", StatusKind::Completed),
    ("已销号", StatusKind::Completed),
    ("完成销号", StatusKind::Completed),
    ("已整改", StatusKind::Completed),
    ("已办结", StatusKind::Completed),
    ("已全部办结", StatusKind::Completed),
    ("全部办结", StatusKind::Completed),
    ("已解决", StatusKind::Completed),
    ("办结", StatusKind::Completed),
    ("基本完成", StatusKind::MostlyCompleted),
    ("基本完成整改", StatusKind::MostlyCompleted),
    ("已基本完成", StatusKind::MostlyCompleted),
    ("整改基本完成", StatusKind::MostlyCompleted),
    ("已基本完成整改", StatusKind::MostlyCompleted),
    ("基本整改到位", StatusKind::MostlyCompleted),
    ("已基本整改到位", StatusKind::MostlyCompleted),
    ("基本整改完成", StatusKind::MostlyCompleted),
    ("阶段性完成", StatusKind::Partial),
    ("已阶段性完成", StatusKind::Partial),
    ("阶段性完成整改", StatusKind::Partial),
    ("取得阶段性成果并持续整改", StatusKind::Partial),
    ("取得阶段性成果", StatusKind::Partial),
    ("取得阶段性成效", StatusKind::Partial),
    ("已取得阶段性成果", StatusKind::Partial),
    ("已取得阶段性成效", StatusKind::Partial),
    ("取得阶段性进展", StatusKind::Partial),
    ("取得阶段性成效并持续整改", StatusKind::Partial),
    ("阶段性整改完成", StatusKind::Partial),
    ("部分整改", StatusKind::Partial),
    ("阶段性办结", StatusKind::Partial),
    ("已阶段性办结", StatusKind::Partial),
    ("部分办结", StatusKind::Partial),
    ("部分完成", StatusKind::Partial),
    ("部分整改到位", StatusKind::Partial),
    ("部分完成整改", StatusKind::Partial),
    ("已部分完成", StatusKind::Partial),
    ("已部分整改", StatusKind::Partial),
    ("正在整改", StatusKind::InProgress),
    ("整改中", StatusKind::InProgress),
    ("正在整改中", StatusKind::InProgress),
    ("正在进行", StatusKind::InProgress),
    ("正在进行中", StatusKind::InProgress),
    ("进行中", StatusKind::InProgress),
    ("整改进行中", StatusKind::InProgress),
    ("推进整改", StatusKind::InProgress),
    ("正在推进", StatusKind::InProgress),
    ("推进中", StatusKind::InProgress),
    ("正在推进中", StatusKind::InProgress),
    ("正在加快推进", StatusKind::InProgress),
    ("持续推进中", StatusKind::InProgress),
    ("正在持续推进", StatusKind::InProgress),
    ("正在推进整改", StatusKind::InProgress),
    ("加快推进", StatusKind::InProgress),
    ("持续推进", StatusKind::InProgress),
    ("正在办理", StatusKind::InProgress),
    ("达到序时进度", StatusKind::InProgress),
    ("长期坚持", StatusKind::Sustained),
    ("需长期坚持", StatusKind::Sustained),
    ("长期整改", StatusKind::Sustained),
    ("长期整改并坚持", StatusKind::Sustained),
    ("坚持长期整改", StatusKind::Sustained),
    ("持续整改", StatusKind::Sustained),
    ("需持续整改", StatusKind::Sustained),
    ("持续整改中", StatusKind::Sustained),
    ("持续坚持", StatusKind::Sustained),
    ("已完成并长期坚持", StatusKind::Completed),
    ("完成并长期坚持", StatusKind::Completed),
    ("未完成", StatusKind::Incomplete),
    ("尚未完成", StatusKind::Incomplete),
    ("尚未完成整改", StatusKind::Incomplete),
    ("整改未完成", StatusKind::Incomplete),
    ("未整改完成", StatusKind::Incomplete),
    ("未整改到位", StatusKind::Incomplete),
    ("尚未整改", StatusKind::Incomplete),
    ("尚未整改到位", StatusKind::Incomplete),
    ("未完成整改", StatusKind::Incomplete),
    ("未整改", StatusKind::Incomplete),
    ("未办结", StatusKind::Incomplete),
    ("尚未办结", StatusKind::Incomplete),
    ("未销号", StatusKind::Incomplete),
    ("尚未销号", StatusKind::Incomplete),
    ("未启动", StatusKind::Incomplete),
    ("尚未启动", StatusKind::Incomplete),
    ("未开展", StatusKind::Incomplete),
    ("未按期完成", StatusKind::Incomplete),
    ("未按时完成", StatusKind::Incomplete),
    ("未按期完成整改", StatusKind::Incomplete),
    ("未达到序时进度", StatusKind::Incomplete),
    ("申请延期", StatusKind::Extended),
    ("申请延期整改", StatusKind::Extended),
    ("延期整改", StatusKind::Extended),
    ("已延期", StatusKind::Extended),
];

/// Printed words of how long rectification may take.
const CLASSES: &[(&str, Class)] = &[
    ("立行立改", Class::Immediate),
    ("即知即改", Class::Immediate),
    ("立知立改", Class::Immediate),
    ("立即整改", Class::Immediate),
    ("立改", Class::Immediate),
    ("短期", Class::Immediate),
    ("短期整改", Class::Immediate),
    ("限期整改", Class::Limited),
    ("限期", Class::Limited),
    ("中期", Class::Limited),
    ("中期整改", Class::Limited),
    ("分阶段整改", Class::Staged),
    ("分阶段", Class::Staged),
    ("长期坚持", Class::Sustained),
    ("长期整改", Class::Sustained),
    ("持续整改", Class::Sustained),
    ("持续坚持", Class::Sustained),
    ("长期", Class::Sustained),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_read_by_its_first_part() {
        for (printed, kind) in [
            ("已 完 成", Some(StatusKind::Completed)),
            ("全部完成整改，并将长期坚持", Some(StatusKind::Completed)),
            ("已完成整改并持续推进", Some(StatusKind::Completed)),
            ("立行立改，已完成", Some(StatusKind::Completed)),
            ("已完成，其中2项正在推进", None),
            ("已完成2项", None),
            ("立行立改", None),
            ("☑已完成 ☐正在整改", Some(StatusKind::Completed)),
            ("☐已完成　☒未完成", Some(StatusKind::Incomplete)),
            ("☑已完成", Some(StatusKind::Completed)),
            ("☑已完成2项", None),
            ("☐已完成 ☐正在整改", None),
            ("☑已完成 ☑正在整改 ☐未完成", None),
            ("", None),
        ] {
            assert_eq!(read(printed), kind, "{printed}");
        }
        assert_eq!(class("立行立改，并长期坚持"), Some(Class::Immediate));
        assert_eq!(class("并长期坚持"), None);
    }
}
