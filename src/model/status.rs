//! How far an issue is, how long it may take, and who says so.

use super::At;

/// The result of rectification as printed, with its normal form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The normal form.
    pub kind: StatusKind,
    /// The word of the text, always shown.
    pub printed: String,
    /// Where the text says it.
    pub at: At,
}

/// The normal forms of a status. An issue without one is 未标明: nothing is inferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StatusKind {
    /// 已完成
    Completed,
    /// 基本完成
    MostlyCompleted,
    /// 阶段性完成
    Partial,
    /// 正在整改
    InProgress,
    /// 长期坚持
    Sustained,
    /// 未完成
    Incomplete,
    /// 申请延期
    Extended,
}

impl StatusKind {
    /// Every kind, in the order in which lists show them.
    pub const ALL: [StatusKind; 7] = [
        StatusKind::Completed,
        StatusKind::MostlyCompleted,
        StatusKind::Partial,
        StatusKind::InProgress,
        StatusKind::Sustained,
        StatusKind::Incomplete,
        StatusKind::Extended,
    ];

    /// The word used in sources, addresses and data.
    pub fn key(self) -> &'static str {
        match self {
            StatusKind::Completed => "completed",
            StatusKind::MostlyCompleted => "mostly_completed",
            StatusKind::Partial => "partial",
            StatusKind::InProgress => "in_progress",
            StatusKind::Sustained => "sustained",
            StatusKind::Incomplete => "incomplete",
            StatusKind::Extended => "extended",
        }
    }

    /// The kind of a source's word.
    pub fn from_key(key: &str) -> Option<StatusKind> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The plain Chinese word for the kind, used where no printed word applies (headings of lists, totals).
    pub fn word(self) -> &'static str {
        match self {
            StatusKind::Completed => "已完成",
            StatusKind::MostlyCompleted => "基本完成",
            StatusKind::Partial => "阶段性完成",
            StatusKind::InProgress => "正在整改",
            StatusKind::Sustained => "长期坚持",
            StatusKind::Incomplete => "未完成",
            StatusKind::Extended => "申请延期",
        }
    }

    /// Whether nothing more is owed: such an issue is never overdue.
    pub fn is_settled(self) -> bool {
        matches!(self, StatusKind::Completed)
    }

    /// The least finished of several results; none is 未标明, which beside a printed one is a result of its own. None of
    /// none is none.
    pub fn least(of: impl IntoIterator<Item = Option<StatusKind>>) -> Option<StatusKind> {
        let rank = |kind: &Option<StatusKind>| LEAST_FIRST.iter().position(|known| known == kind);
        of.into_iter().min_by_key(rank).flatten()
    }

    /// Reads a printed status word, exact but for white space and closing punctuation.
    ///
    /// A combination (全部完成整改，并将长期坚持) is read by its first part, two results by the less finished, a class in front (立行立改，已完成) is passed
    /// over. Where the rest speaks against a completion (已完成，其中2项正在推进) nothing is read.
    pub fn read(printed: &str) -> Option<StatusKind> {
        let compact: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
        let (first, rest) = first_part(&compact);
        let Some(kind) = whole(first).or_else(|| whole(first.split_once('并').filter(|of| goes_on(of.1))?.0)) else {
            return match rest.is_empty() || Class::word_of(first).is_none() {
                true => None,
                false => StatusKind::read(rest),
            };
        };
        // 已完成；申请延期: of two results the less finished one holds. 长期坚持 behind a completion takes nothing back.
        let others = rest.split(is_mark).filter_map(whole).filter(|other| *other != StatusKind::Sustained);
        let least = StatusKind::least(others.chain([kind]).map(Some)).unwrap_or(kind);
        if least != kind {
            return Some(least);
        }
        let completed = matches!(kind, StatusKind::Completed | StatusKind::MostlyCompleted);
        (!completed || !RESERVES.iter().any(|word| rest.contains(word))).then_some(kind)
    }

    /// Every printed word that is understood, with its kind: for suggestions and documents.
    pub fn vocabulary() -> &'static [(&'static str, StatusKind)] {
        PRINTED
    }
}

/// How far results are from being finished, the least finished first: an issue stands where the last of its measures
/// stands. What a paper does not say beside what it says may be anything up to 正在整改.
const LEAST_FIRST: [Option<StatusKind>; 8] = [
    Some(StatusKind::Incomplete),
    Some(StatusKind::Extended),
    None,
    Some(StatusKind::InProgress),
    Some(StatusKind::Partial),
    Some(StatusKind::MostlyCompleted),
    Some(StatusKind::Sustained),
    Some(StatusKind::Completed),
];

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

/// How long rectification may take. It is not a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// 立行立改
    Immediate,
    /// 限期整改
    Limited,
    /// 分阶段整改
    Staged,
    /// 长期坚持
    Sustained,
}

impl Class {
    /// Every class.
    pub const ALL: [Class; 4] = [Class::Immediate, Class::Limited, Class::Staged, Class::Sustained];

    /// The word used in sources and data.
    pub fn key(self) -> &'static str {
        match self {
            Class::Immediate => "immediate",
            Class::Limited => "limited",
            Class::Staged => "staged",
            Class::Sustained => "sustained",
        }
    }

    /// The class of a source's word.
    pub fn from_key(key: &str) -> Option<Class> {
        Self::ALL.into_iter().find(|class| class.key() == key)
    }

    /// The plain Chinese word.
    pub fn word(self) -> &'static str {
        match self {
            Class::Immediate => "立行立改",
            Class::Limited => "限期整改",
            Class::Staged => "分阶段整改",
            Class::Sustained => "长期坚持",
        }
    }

    /// Reads a printed class; a combination (立行立改，并长期坚持) is read by its first part.
    pub fn read(printed: &str) -> Option<Class> {
        let compact: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
        Class::word_of(first_part(&compact).0)
    }

    /// The class of one printed word.
    fn word_of(word: &str) -> Option<Class> {
        let table: &[(&str, Class)] = &[
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
        table.iter().find(|(printed, _)| *printed == word).map(|(_, class)| *class)
    }
}

/// Who vouches for a status. What is claimed is not verified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Assurance {
    /// 自行报告: the organ says so itself.
    #[default]
    SelfReported,
    /// 已核查: somebody else has checked it.
    Verified,
    /// 回头看复核: a re-inspection has checked it.
    Reinspected,
}

impl Assurance {
    /// Every degree.
    pub const ALL: [Assurance; 3] = [Assurance::SelfReported, Assurance::Verified, Assurance::Reinspected];

    /// The word used in sources and data.
    pub fn key(self) -> &'static str {
        match self {
            Assurance::SelfReported => "self_reported",
            Assurance::Verified => "verified",
            Assurance::Reinspected => "reinspected",
        }
    }

    /// The degree of a source's word.
    pub fn from_key(key: &str) -> Option<Assurance> {
        Self::ALL.into_iter().find(|assurance| assurance.key() == key)
    }

    /// The plain Chinese word.
    pub fn word(self) -> &'static str {
        match self {
            Assurance::SelfReported => "自行报告",
            Assurance::Verified => "已核查",
            Assurance::Reinspected => "回头看复核",
        }
    }
}
