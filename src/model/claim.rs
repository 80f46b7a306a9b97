//! What a notice says of its own figures.

use super::{At, StatusKind};
use crate::text::date::Date;

/// A total the notice states in prose (反馈的22个问题，已完成19个…), to be held against what is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What is counted.
    pub subject: Subject,
    /// At which level it is counted; none for subjects that are not on the list (petitions, money).
    pub basis: Option<Basis>,
    /// The total; zero is a figure.
    pub total: Option<u64>,
    /// Shares by status, in the order of the text.
    pub parts: Vec<(StatusKind, u64)>,
    /// The day the figures are of, where it is not the notice's own `as_of`.
    pub as_of: Option<Date>,
    /// The sentence that says so, where it was given.
    pub text: Option<String>,
    /// Where it stands.
    pub at: At,
}

/// What a claim counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// 反馈问题
    Issues,
    /// 立行立改事项
    ImmediateItems,
    /// 信访件
    Petitions,
    /// 整改措施
    Measures,
    /// 制度 made or revised
    Rules,
    /// 问责、处理 of persons
    Accountability,
    /// money recovered
    Money,
}

impl Subject {
    /// Whether its total has shares by status, as problems, petitions and measures have, and no rules, persons or money.
    pub fn has_shares(self) -> bool {
        !matches!(self, Subject::Rules | Subject::Accountability | Subject::Money)
    }

    /// Every subject.
    pub const ALL: [Subject; 7] = [
        Subject::Issues,
        Subject::ImmediateItems,
        Subject::Petitions,
        Subject::Measures,
        Subject::Rules,
        Subject::Accountability,
        Subject::Money,
    ];

    /// The word used in sources and data.
    pub fn key(self) -> &'static str {
        match self {
            Subject::Issues => "issues",
            Subject::ImmediateItems => "immediate_items",
            Subject::Petitions => "petitions",
            Subject::Measures => "measures",
            Subject::Rules => "rules",
            Subject::Accountability => "accountability",
            Subject::Money => "money",
        }
    }

    /// The subject of a source's word.
    pub fn from_key(key: &str) -> Option<Subject> {
        Self::ALL.into_iter().find(|subject| subject.key() == key)
    }

    /// The plain Chinese word.
    pub fn word(self) -> &'static str {
        match self {
            Subject::Issues => "反馈问题",
            Subject::ImmediateItems => "立行立改事项",
            Subject::Petitions => "信访件",
            Subject::Measures => "整改措施",
            Subject::Rules => "制度",
            Subject::Accountability => "问责处理",
            Subject::Money => "涉及金额",
        }
    }
}

/// The level at which a claim counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Basis {
    /// 方面
    Areas,
    /// 反馈问题 (大项)
    Findings,
    /// 具体问题 (小项)
    Issues,
    /// 整改措施
    Measures,
}

impl Basis {
    /// Every level.
    pub const ALL: [Basis; 4] = [Basis::Areas, Basis::Findings, Basis::Issues, Basis::Measures];

    /// The word used in sources and data.
    pub fn key(self) -> &'static str {
        match self {
            Basis::Areas => "areas",
            Basis::Findings => "findings",
            Basis::Issues => "issues",
            Basis::Measures => "measures",
        }
    }

    /// The level of a source's word.
    pub fn from_key(key: &str) -> Option<Basis> {
        Self::ALL.into_iter().find(|basis| basis.key() == key)
    }

    /// The plain Chinese word.
    pub fn word(self) -> &'static str {
        match self {
            Basis::Areas => "方面",
            Basis::Findings => "反馈问题（大项）",
            Basis::Issues => "具体问题（小项）",
            Basis::Measures => "整改措施",
        }
    }
}
