//! The approval of a notice under review: what was done, what is still to be done, and the digest by which it is known.

use serde::Serialize;

use crate::tree::Digest;

/// What approvals of a notice come to now, in words.
pub struct ApprovalUnderReview {
    /// Where the notice stands on its way.
    pub stage: &'static str,
    /// The steps of the site, each with who took it and when; none where nobody did for what is there now.
    pub steps: Vec<(String, Option<(String, String)>)>,
    /// What ended the steps that were taken before: why it was sent back, or what changed since.
    pub ended: Option<String>,
    /// The digest of what is seen, to which approvals are bound.
    pub seen: Digest,
}

/// The approval of a notice.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewedApproval {
    /// Where the notice stands on its way.
    pub stage: &'static str,
    /// The steps that were taken for what is there now, in order.
    pub taken: Vec<ApprovalStepView>,
    /// The names of those that are still to be taken.
    pub missing: Vec<String>,
    /// What ended the steps that were taken before.
    pub ended: Option<String>,
    /// The digest of what is seen, in groups of four.
    pub digest: Vec<String>,
}

/// A step that was taken.
#[derive(Clone, Debug, Serialize)]
pub struct ApprovalStepView {
    /// What it is called.
    pub name: String,
    /// Who took it.
    pub by: String,
    /// When.
    pub at: String,
}

/// The approval of a notice, as its copy shows it.
pub(super) fn approval(of: &ApprovalUnderReview) -> ReviewedApproval {
    let mut out = ReviewedApproval {
        stage: of.stage,
        taken: Vec::new(),
        missing: Vec::new(),
        ended: of.ended.clone(),
        digest: of.seen.in_fours(),
    };
    for (name, taken) in &of.steps {
        match taken.clone() {
            Some((by, at)) => out.taken.push(ApprovalStepView { name: name.clone(), by, at }),
            None => out.missing.push(name.clone()),
        }
    }
    out
}
