//! What a notice says of its own figures, where it lists something else: both are shown, neither is corrected.

use serde::Serialize;

use crate::model::Basis;
use crate::model::Block;
use crate::model::Claim;
use crate::model::Kind;
use crate::model::Notice;
use crate::model::Subject;
use crate::prose::figures;

/// A figure that a notice states, beside what it lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimView {
    /// What is counted beside the issues themselves: 已完成, 反馈问题; else empty.
    pub what: &'static str,
    /// The figure that the notice states.
    pub said: u64,
    /// How many it lists; none where it prints no results one by one.
    pub listed: Option<u64>,
}

/// The figures of front matter and text that are not what the notice lists. Where they agree there are none.
pub fn claims(notice: &Notice) -> Vec<ClaimView> {
    let listed = Listed::of(notice);
    let mut out = Vec::new();
    for claim in notice.head.claims.iter().chain(&in_text(notice)) {
        for view in listed.against(claim) {
            // Front matter and text say the same, and front matter first.
            if !out.iter().any(|known: &ClaimView| known.what == view.what) {
                out.push(view);
            }
        }
    }
    out
}

/// The number of issues that front matter states, where the notice lists another.
pub fn claimed_total(notice: &Notice) -> Option<u64> {
    let listed = Listed::of(notice);
    let found = notice.head.claims.iter().flat_map(|claim| listed.against(claim));
    found.into_iter().find(|view| view.what.is_empty()).map(|view| view.said)
}

/// What the text outside the findings surely says of all that was fed back.
fn in_text(notice: &Notice) -> Vec<Claim> {
    let mut inside = vec![false; notice.body.len()];
    for finding in &notice.outline.findings {
        let blocks = &finding.place.blocks;
        inside.iter_mut().take(blocks.end).skip(blocks.start).for_each(|of| *of = true);
    }
    let outside = notice.body.iter().zip(inside).filter(|(_, inside)| !inside).map(|(block, _)| block);
    let texts = outside.filter(|block| matches!(block, Block::Paragraph(_))).flat_map(Block::texts);
    let said = texts.flat_map(|text| figures::read(&text.plain()));
    said.filter(|said| said.fed_back.is_some()).map(|said| said.claim).collect()
}

/// What a notice lists.
struct Listed<'n> {
    notice: &'n Notice,
    findings: u64,
    issues: u64,
    withheld: u64,
}

impl Listed<'_> {
    fn of(notice: &Notice) -> Listed<'_> {
        Listed {
            notice,
            findings: notice.outline.findings.len() as u64,
            issues: notice.issues().count() as u64,
            withheld: notice.head.withheld.as_ref().map_or(0, |withheld| u64::from(withheld.count)),
        }
    }

    /// The figures of a claim that are not what is listed.
    fn against(&self, claim: &Claim) -> Vec<ClaimView> {
        let immediate = claim.subject == Subject::ImmediateItems && self.notice.head.kind == Kind::Immediate;
        let of_issues = claim.subject == Subject::Issues || immediate;
        // Figures of another day are no figures of the list.
        if !of_issues || claim.as_of.is_some() || self.issues == 0 {
            return Vec::new();
        }
        let flat = self.findings == self.issues;
        let of_findings = match claim.basis.unwrap_or(Basis::Issues) {
            Basis::Areas | Basis::Measures => return Vec::new(),
            Basis::Findings => !flat,
            // 问题 may mean either level.
            Basis::Issues => !flat && claim.total == Some(self.findings + self.withheld),
        };
        let count = if of_findings { self.findings } else { self.issues };
        let what = if of_findings { "反馈问题" } else { "" };
        let total = claim.total.filter(|total| *total != count + self.withheld);
        let mut out: Vec<ClaimView> =
            total.into_iter().map(|said| ClaimView { what, said, listed: Some(count) }).collect();
        if of_findings {
            return out;
        }
        let stated = self.notice.issues().any(|(_, issue)| issue.is_stated());
        for (kind, said) in &claim.parts {
            let status = |issue: &crate::model::Issue| issue.rectification.kind();
            let with = self.notice.issues().filter(|(_, issue)| status(issue) == Some(*kind)).count() as u64;
            if with != *said {
                out.push(ClaimView { what: kind.word(), said: *said, listed: stated.then_some(with) });
            }
        }
        out
    }
}
