//! What a text says of all that a total counts: `22个问题全部整改到位`.

use super::shares::StatusShare;
use crate::model::StatusKind;
use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// A total with 全部 or 均已 and a completion behind it, and nothing else that is counted.
static ALL: Fixed = Fixed::new(|| {
    fixed(
        r"([0-9]{1,4}|[一二三四五六七八九十百]{1,4})\s*(?:个|件|项|条)\s*\p{Han}{0,10}?[，,]?\s*(?:(?:已经|已|均)?(?:截至|至|到|于|在)[^，,。；;]{2,14}?[，,]?\s*)?(?:目前|现|至今)?(?:已经|已|均)?\s*(全部|均已|基本)(?:已|按期|按时|如期)?(办结|完成整改|整改完成|完成|整改到位|整改完毕|整改|改正|改完|销号|办理完毕|落实)(?:[，,。；;、！\n]|$)",
    )
});

/// The share that a clause tells of all of a total: the whole of it.
pub(super) fn read(clause: &str, total: u64) -> Option<StatusShare> {
    ALL.captures_iter(clause).find_map(|found| {
        let all = found.get(0)?;
        let counted = numeral::read(&found[1]).is_some_and(|value| u64::from(value) == total);
        let ahead = &clause[..all.start()];
        let denied = ["未", "没有", "不", "要", "将", "拟", "需", "确保", "力争", "制定", "研究", "计划", "前"]
            .iter()
            .any(|word| found[0].contains(word) || ahead.trim_end().ends_with(word));
        let kind = if &found[2] == "基本" { StatusKind::MostlyCompleted } else { StatusKind::Completed };
        (counted && !denied).then(|| StatusShare {
            kind,
            value: total,
            at: all.start()..all.end(),
            of_measures: &found[3] == "落实",
            figure_first: true,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_may_be_done_as_a_whole() {
        for (clause, total, kind) in [
            ("反馈的22个问题全部整改到位", 22, Some(StatusKind::Completed)),
            ("移交的立行立改事项7件，全部办结；", 7, Some(StatusKind::Completed)),
            ("反馈问题31个，至2024年2月底全部整改到位，", 31, Some(StatusKind::Completed)),
            ("移交的立行立改事项6件，已于2022年11月全部办结", 6, Some(StatusKind::Completed)),
            ("移交的立行立改事项6件，将于2022年11月全部办结", 6, None),
            ("7件立行立改事项已全部办结，", 7, Some(StatusKind::Completed)),
            ("9个问题整改工作已基本完成，", 9, Some(StatusKind::MostlyCompleted)),
            ("9个问题未全部完成。", 9, None),
            ("确保9个问题全部整改到位。", 9, None),
            ("9个问题均已制定措施。", 9, None),
            ("9个问题全部完成方案制定", 9, None),
            ("8个问题全部整改到位", 9, None),
            ("9个问题已完成整改。", 9, None),
        ] {
            assert_eq!(read(clause, total).map(|share| share.kind), kind, "{clause}");
        }
    }
}
