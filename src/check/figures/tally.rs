//! What a notice lists, counted.

use crate::model::Block;
use crate::model::Kind;
use crate::model::Notice;
use crate::model::StatusKind;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// The figures of a notice's own list.
pub struct Tally {
    /// 方面
    pub areas: u64,
    /// 反馈问题
    pub findings: u64,
    /// 具体问题
    pub issues: u64,
    /// Steps, where every issue numbers its steps; else none can be counted.
    pub measures: Option<u64>,
    /// Items held back.
    pub withheld: u64,
    /// Issues without a printed status.
    pub unstated: u64,
    /// Whether it lists only a part of what was found.
    pub in_part: bool,
    statuses: Vec<StatusKind>,
}

/// Headings of a list that tells of some problems out of all: 主要问题整改情况.
static SOME: Fixed = Fixed::new(|| fixed(r"(?:主要|部分|典型|重点|突出)问题[^，。]{0,4}整改"));

/// Whether a notice lists only a part of what was found: a later one and one of closures do, and one whose heading says so.
fn lists_in_part(notice: &Notice) -> bool {
    let says_so = |block: &Block| matches!(block, Block::Heading(heading) if SOME.is_match(&heading.text.plain()));
    matches!(notice.head.kind, Kind::Followup | Kind::Closure) || notice.body.iter().any(says_so)
}

impl Tally {
    /// Counts a notice.
    pub fn of(notice: &Notice) -> Tally {
        let issues = || notice.issues().map(|(_, issue)| issue);
        let measures = || issues().map(|issue| &issue.rectification.measures);
        let numbered = measures().all(|steps| !steps.is_empty() && steps.iter().all(|step| step.mark.is_some()));
        let count = |many: usize| many as u64;
        // A progress notice tells what was done, not the steps of the plan one by one.
        let lists_steps = matches!(notice.head.kind, Kind::Plan | Kind::Ledger);
        Tally {
            areas: count(notice.outline.areas.len()),
            findings: count(notice.outline.findings.len()),
            issues: count(issues().count()),
            measures: (lists_steps && numbered).then(|| count(measures().map(Vec::len).sum())),
            withheld: notice.head.withheld.as_ref().map_or(0, |withheld| u64::from(withheld.count)),
            unstated: count(issues().filter(|issue| issue.rectification.status.is_none()).count()),
            in_part: lists_in_part(notice),
            statuses: issues().filter_map(|issue| issue.rectification.kind()).collect(),
        }
    }

    /// Issues of this status.
    pub fn with(&self, kind: StatusKind) -> u64 {
        self.statuses.iter().filter(|status| **status == kind).count() as u64
    }

    /// Whether every finding has one issue.
    pub fn is_flat(&self) -> bool {
        self.findings == self.issues
    }
}
