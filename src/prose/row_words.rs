//! Rows of a ledger that are no problems: sums and notes.

use crate::text::pattern::compact;

/// 合计, 小计：, 共计3项; 合计数与明细不一致 is a problem.
pub(super) fn is_sum(text: &str) -> bool {
    let text = compact(text);
    ["合计", "总计", "小计", "共计", "总数"].iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim_start_matches(['：', ':', '（', '(', '共']);
            rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit() || is_numeral(c))
        })
    })
}

/// 注：…, 填报单位：…
pub(super) fn is_note(text: &str) -> bool {
    let text = compact(text);
    let known = [
        "注",
        "备注",
        "附注",
        "说明",
        "填表说明",
        "填报说明",
        "填报单位",
        "填表单位",
        "填报人",
        "制表人",
        "填报时间",
        "制表时间",
        "单位",
        "注释",
    ];
    known.iter().any(|word| {
        text.strip_prefix(word)
            .is_some_and(|rest| rest.starts_with(['：', ':', '1', '１', '一', '.', '．', '、']) || rest.is_empty())
    })
}

pub(super) fn is_numeral(c: char) -> bool {
    "〇零一二三四五六七八九十百".contains(c)
}
