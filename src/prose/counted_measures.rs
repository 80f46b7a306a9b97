//! How many measures or tasks a clause says there are for what is put right: `制定整改措施66条`.

use super::figure::Figure;
use super::figure::N;
use super::figure::all;
use super::shares::StatusShare;
use crate::model::StatusKind;
use crate::text::pattern::Fixed;
use crate::text::pattern::behind_last;
use crate::text::pattern::fixed;

static MEASURES: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"{N}\s*(?:条|项|个)\s*(?:具体)?(?:整改)?(?:措施|举措|任务)|(?:整改)?(?:措施|举措|任务)\s*(?:共计|共有|合计|共|计)?\s*{N}\s*(?:条|项|个)"
    ))
});

/// 已落实27条, of measures alone.
static CARRIED_OUT: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"(?:已经|已)?落实(?:到位|完成)?(?:整改)?(?:措施|举措|任务)?\s*{N}\s*(?:条|项|个)(?:[，,。；;、！\n]|$)"
    ))
});

/// The measures that a clause says are carried out: 31条措施已落实27条.
pub(super) fn carried_out(clause: &str, from: usize, total: u64) -> Option<StatusShare> {
    let found = all(&CARRIED_OUT, clause).into_iter().find(|found| found.at.start >= from)?;
    let kind = StatusKind::Completed;
    (found.value <= total).then_some(StatusShare {
        kind,
        value: found.value,
        at: found.at,
        of_measures: true,
        figure_first: false,
    })
}

/// The total of measures of a clause. `counted` says whether it names the problems that these are for.
pub(super) fn measures(clause: &str, counted: bool, shares: &[StatusShare]) -> Option<Figure> {
    // 已完成整改措施60条 is a share.
    let is_share = |total: &Figure| {
        let inside = |share: &StatusShare| !share.figure_first && share.at.start < total.at.start;
        shares.iter().any(|share| inside(share) && total.at.end <= share.at.end)
    };
    let totals = all(&MEASURES, clause).into_iter().filter(|total| !is_share(total));
    let totals = totals.filter(|total| counted || is_of_rectification(clause, total));
    // Of 12项任务36条措施 the second are the measures.
    let (measures, tasks): (Vec<Figure>, Vec<Figure>) =
        totals.partition(|total| !clause[total.at.clone()].contains("任务"));
    measures.into_iter().chain(tasks).next()
}

/// Whether a figure of measures is of what is put right, and not of a plan for other work: 学科规划提出40条措施,
/// 行动方案明确12项措施.
fn is_of_rectification(clause: &str, total: &Figure) -> bool {
    let near = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    let own = clause[total.at.clone()].contains("整改")
        || near(&["整改", "反馈", "台账", "清单", "细化措施", "问题细化", "列出措施"]);
    // 带头领办难度最大的5项任务: some of them.
    let before = &clause[..total.at.start];
    let some = before[behind_last(before, &['，', ',', '；', '。'])..].contains('最') && before.ends_with('的');
    own && !some
        && (clause[total.at.clone()].contains("整改")
            || !near(&["规划", "行动方案", "行动计划", "工作要点", "工作计划"]))
}
