//! What a notice lists, and the figures that are not what is listed: both are shown, neither is corrected.

use crate::model::Basis;
use crate::model::Claim;
use crate::model::Issue;
use crate::model::Kind;
use crate::model::Notice;
use crate::model::StatusKind;
use crate::model::Subject;

/// A figure that a notice states, beside what it lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlike {
    /// What is counted beside the issues themselves: 已完成, 反馈问题; else empty.
    pub what: &'static str,
    /// The figure that the notice states.
    pub said: u64,
    /// How many it lists; none where it prints no results one by one.
    pub listed: Option<u64>,
    /// What is counted.
    pub of: Counts,
}

/// What a figure of a notice counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// The problems of its upper level.
    Findings,
    /// All its issues.
    Issues,
    /// Those with a result.
    With(StatusKind),
}

/// What a notice lists.
pub struct Listed<'n> {
    notice: &'n Notice,
    findings: u64,
    issues: u64,
    withheld: u64,
}

impl Listed<'_> {
    /// What a notice lists.
    pub fn of(notice: &Notice) -> Listed<'_> {
        Listed {
            notice,
            findings: notice.outline.findings.len() as u64,
            issues: notice.issues().count() as u64,
            withheld: notice.head.withheld.as_ref().map_or(0, |withheld| u64::from(withheld.count)),
        }
    }

    /// The number of issues that claims state, where the notice lists another.
    pub fn claimed_total(&self, claims: &[Claim]) -> Option<u64> {
        let found = claims.iter().flat_map(|claim| self.against(claim));
        found.into_iter().find(|unlike| unlike.what.is_empty()).map(|unlike| unlike.said)
    }

    /// The figures of a claim that are not what is listed.
    pub fn against(&self, claim: &Claim) -> Vec<Unlike> {
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
        let of = if of_findings { Counts::Findings } else { Counts::Issues };
        let total = claim.total.filter(|total| *total != count + self.withheld);
        let unlike = |said: u64| Unlike { what, said, listed: Some(count), of };
        let mut out: Vec<Unlike> = total.into_iter().map(unlike).collect();
        if of_findings {
            return out;
        }
        let stated = self.notice.issues().any(|(_, issue)| issue.is_stated());
        for (kind, said) in &claim.parts {
            let with = self.notice.issues().filter(|(_, issue)| status(issue) == Some(*kind)).count() as u64;
            if with != *said {
                let of = Counts::With(*kind);
                out.push(Unlike { what: kind.word(), said: *said, listed: stated.then_some(with), of });
            }
        }
        out
    }
}

fn status(issue: &Issue) -> Option<StatusKind> {
    issue.rectification.kind()
}
