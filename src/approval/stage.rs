//! Where a notice stands on its way to the public: derived, never typed.

use super::steps_taken::StepsTaken;
use super::void::Void;
use crate::site::Standing;
use crate::text::lang::Bilingual;

/// Where a notice stands on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// 草稿: it is being written.
    Draft,
    /// 送审: it is finished or submitted, and steps are missing.
    Submitted,
    /// 退回: it was sent back and not submitted since.
    Returned,
    /// 已批准: all steps were taken, and hold.
    Approved,
    /// 待发布: it is approved and held back, as a draft or until its day.
    Awaiting,
    /// 已发布: it is approved, and what was published last.
    Published,
    /// 已更正: the same, and it was changed since it was published first.
    Corrected,
    /// 已撤回: it was taken back after it was published.
    Withdrawn,
}

/// How the history of publishing knows a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PublishedAs {
    /// It was never published.
    Never,
    /// What it says now is what was published last.
    Shown {
        /// Whether that was not the first version.
        corrected: bool,
    },
    /// It was published, and says something else now.
    Otherwise,
    /// It was taken back.
    Withdrawn,
}

impl Stage {
    /// All of them, in the order of the way.
    pub const ALL: [Stage; 8] = [
        Stage::Draft,
        Stage::Submitted,
        Stage::Returned,
        Stage::Approved,
        Stage::Awaiting,
        Stage::Published,
        Stage::Corrected,
        Stage::Withdrawn,
    ];

    /// Where a notice stands, as its front matter, its approvals and the history of publishing tell. One that is shown and
    /// whose approval holds no more (its court has another telephone) is submitted anew: nobody approved what it became.
    pub fn of(standing: Standing, steps: &StepsTaken, published: PublishedAs) -> Stage {
        let draft = standing == Standing::Draft;
        let holds = !steps.taken.is_empty() && !matches!(steps.void, Some(Void::Seen { .. }));
        match standing {
            Standing::Withdrawn(_) => Stage::Withdrawn,
            _ if published == PublishedAs::Withdrawn => Stage::Withdrawn,
            Standing::Public if steps.is_approved() => match published {
                PublishedAs::Shown { corrected: true } => Stage::Corrected,
                PublishedAs::Shown { corrected: false } => Stage::Published,
                PublishedAs::Never | PublishedAs::Otherwise | PublishedAs::Withdrawn => Stage::Approved,
            },
            _ if steps.is_approved() => Stage::Awaiting,
            _ if steps.returned.is_some() => Stage::Returned,
            _ if draft && !holds => Stage::Draft,
            _ => Stage::Submitted,
        }
    }

    /// Whether what is seen now was approved.
    pub fn is_approved(self) -> bool {
        matches!(self, Stage::Approved | Stage::Awaiting | Stage::Published | Stage::Corrected)
    }

    /// The word for programs.
    pub fn key(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::Submitted => "submitted",
            Stage::Returned => "returned",
            Stage::Approved => "approved",
            Stage::Awaiting => "awaiting_publication",
            Stage::Published => "published",
            Stage::Corrected => "corrected",
            Stage::Withdrawn => "withdrawn",
        }
    }

    /// What people call it.
    pub fn words(self) -> Bilingual<&'static str> {
        let (zh, en) = match self {
            Stage::Draft => ("草稿", "draft"),
            Stage::Submitted => ("送审", "submitted"),
            Stage::Returned => ("退回", "returned"),
            Stage::Approved => ("已批准", "approved"),
            Stage::Awaiting => ("待发布", "awaiting publication"),
            Stage::Published => ("已发布", "published"),
            Stage::Corrected => ("已更正", "corrected"),
            Stage::Withdrawn => ("已撤回", "withdrawn"),
        };
        Bilingual { zh, en }
    }
}
