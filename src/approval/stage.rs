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
    /// 已发布: only the history of publishing tells it from an approved one.
    Published,
    /// 已更正: it was changed after it was published; the history tells.
    Corrected,
    /// 已撤回: it was taken back after it was published; the history tells.
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

    /// Where a notice stands, as far as its front matter and its approvals tell. Whether it was published, corrected or
    /// withdrawn stands in the history of publishing, which comes with publishing itself and is asked here first: without it
    /// a public approved notice is [`Stage::Approved`], and nothing more is claimed.
    pub fn of(standing: Standing, steps: &StepsTaken) -> Stage {
        let draft = standing == Standing::Draft;
        let holds = !steps.taken.is_empty() && !matches!(steps.void, Some(Void::Seen { .. }));
        match standing {
            Standing::Public if steps.is_approved() => Stage::Approved,
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
