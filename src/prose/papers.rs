//! How titles and leads of notices of rectification begin and end.

use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;
use crate::text::width;

/// What titles of papers call them.
const PAPERS: &str = "通报|通告|公告|公示|公开|公布|方案|报告|台账|清单|情况|通知|计划|说明|一览表|一览|汇总|(?:分解|分工|情况|处理|办理|进度|公开|责任|任务|整改|销号|对照|汇总)表|复函|措施|意见|(?:指出|反馈|发现)的?(?:主要|突出)?问题";

/// How titles of notices end.
static END: Fixed = Fixed::new(|| fixed(&format!(r"(?:{PAPERS}){ASIDE}[”》]?$")));
/// An aside in brackets behind the name of a paper: （摘要）.
const ASIDE: &str = r"(?:[（(][^（）()]{1,16}[）)])?";
/// A title that names who publishes and what.
static COMPLETE: Fixed = Fixed::new(|| {
    fixed(&format!(
        r"^(?:中共|中国共产党)?[^关。，：；]{{2,40}}?(?:党组|党委|法院|检察院|委员会|办公室|局|委)关于.{{0,60}}(?:整改|巡察|巡视|审计|督察|民主生活会|立行立改|销号).{{0,40}}?(?:{PAPERS}){ASIDE}$",
    ))
});
/// How lead paragraphs begin.
static LEAD: Fixed = Fixed::new(|| {
    fixed(
        r"^(?:根据|按照|遵照|依据|为(?:贯彻|落实|切实|全面|深入|进一步|抓好|确保)|现将|自?\d{4}\s*年|\d{1,2}月|近年来|近日|日前|各[^，。]{0,14}[:：]$)",
    )
});

/// Whether a text ends as titles of notices do.
pub fn ends_title(text: &str) -> bool {
    END.is_match(text)
}

/// Whether a text is a title that names who publishes and what: nothing above it belongs to it.
pub fn is_complete_title(text: &str) -> bool {
    COMPLETE.is_match(text)
}

/// Whether a text begins as lead paragraphs do.
pub fn opens_lead(text: &str) -> bool {
    LEAD.is_match(text)
}

/// A title without the gaps over which it was typeset. Between Latin letters and digits one stands for itself.
pub fn without_gaps(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = !out.is_empty();
            continue;
        }
        let latin = |c: char| !width::is_wide(c);
        if gap && latin(c) && out.chars().next_back().is_some_and(latin) {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    out
}
