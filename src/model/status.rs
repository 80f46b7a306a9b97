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
