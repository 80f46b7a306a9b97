//! A figure in a sentence.

use std::ops::Range;

use crate::text::numeral;
use crate::text::pattern::Fixed;
use crate::text::pattern::behind_last;

/// A number, as part of a pattern.
pub(super) const N: &str = r"([0-9０-９]{1,5}|[一二三四五六七八九十百两]{1,5})";

/// A figure of a clause, with where it stands.
#[derive(Clone)]
pub(super) struct Figure {
    pub value: u64,
    pub at: Range<usize>,
}

/// Whether a place stands in the title of another paper: 《加强管理的八项措施》.
pub(super) fn in_title(before: &str) -> bool {
    before.rfind('《').is_some_and(|at| !before[at..].contains('》'))
}

/// Words right in front of an act that make it a plan, a duty or undone: 拟收回, 应上缴, 尚未追回.
const WISHED: &[&str] = &["拟", "应", "待", "需", "未", "将", "计划", "无法", "预计", "力争", "可", "不"];

/// Words anywhere in the same part of a sentence that do so.
const PLANNED: &[&str] = &["拟", "预计", "力争", "尚未"];

/// Whether what follows was only planned or was not done.
pub(super) fn is_wished(before: &str) -> bool {
    let near = &before[behind_last(before, &['，', ',', '、', '；', '。'])..];
    // 拟定, 拟订 is done; 虚拟, 模拟 is none.
    let near = ["拟定", "拟订", "虚拟", "模拟"].iter().fold(near.to_owned(), |near, word| near.replace(word, ""));
    WISHED.iter().any(|word| before.trim_end().ends_with(word)) || PLANNED.iter().any(|word| near.contains(word))
}

/// The first figure that a pattern finds.
pub(super) fn first(pattern: &Fixed, clause: &str) -> Option<Figure> {
    all(pattern, clause).into_iter().next()
}

/// The figures that a pattern finds: numbers that count what was done, no ordinals, and none of another paper's title.
/// Behind a number that is none the pattern is sought anew: 第三批举报件34件.
pub(super) fn all(pattern: &Fixed, clause: &str) -> Vec<Figure> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(found) = pattern.captures_at(clause, from) {
        let (Some(whole), Some(part)) = (found.get(0), found.iter().skip(1).flatten().next()) else { break };
        let before = clause[..part.start()].trim_end();
        let single = before.ends_with(['每', '第', '这', '某', '各', '同', '任', '哪', '届']) || part.as_str() == "一";
        let of_title = in_title(before) || in_title(&clause[..whole.start()]);
        let counted = !single && !of_title && !is_wished(&clause[..whole.start()]);
        match numeral::read(part.as_str()).filter(|_| counted) {
            Some(value) => {
                out.push(Figure { value: value.into(), at: whole.range() });
                from = whole.end();
            }
            None => from = part.end(),
        }
    }
    out
}
