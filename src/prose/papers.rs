//! How the title and the lead of a notice of rectification speak, and what kind of notice they tell of.

use crate::model::Kind;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;
use crate::text::width;

/// What titles of papers call them.
const PAPERS: &str = "通报|公告|公示|公开|方案|报告|台账|清单|情况|通知|计划|说明|一览表|措施|意见";

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
/// Titles of papers about a rectification. Of the names of papers 通知 and 意见 order one, 说明 and 措施 stand in titles of
/// articles: these are left out here.
static RECTIFIES: Fixed = Fixed::new(|| {
    fixed(
        r"整改[^，。：]{0,24}(?:通报|公告|公示|公开|报告|方案|台账|清单|情况|一览表|计划)|(?:巡察|巡视|审计|督察)[^，。：]{0,16}(?:反馈问题|反馈意见|发现问题)|立行立改|销号",
    )
});
static PUBLISHES: Fixed = Fixed::new(|| {
    fixed(
        r"现(?:将|就)[^。]{0,60}(?:予以公布|公布如下|予以通报|通报如下|公示如下|予以公示|向社会公(?:开|布|示|告)|报告如下|予以公开|公告如下|公开如下|如下)|(?:特)?制定(?:本|如下)?[^。]{0,12}(?:整改)?方案|制定本方案",
    )
});
/// What a lead says it publishes.
static PUBLISHED: Fixed = Fixed::new(|| {
    fixed(
        r"现(?:将|就)(?:我院|我局|本院)?(?:党组)?(?:关于)?([^，。；,;]{2,24}?(?:情况|方案|问题|台账|清单))(?:向社会|予以|公布|公示|通报|公开|报告|公告|如下|印发)",
    )
});
static NEWS: Fixed = Fixed::new(|| {
    fixed(
        r"召开|举行|举办|动员会|反馈会|推进会|座谈会|部署会|专题会|培训班|调研|开展.{0,10}活动|传达学习|圆满|掠影|纪实|助力|赋能",
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

/// Whether a title is of a paper about a rectification.
pub fn titles_rectification(title: &str) -> bool {
    RECTIFIES.is_match(title)
}

/// Whether a lead says that it publishes something.
pub fn publishes(lead: &str) -> bool {
    PUBLISHES.is_match(lead)
}

/// What a lead says it publishes: 现将…情况予以公布.
pub fn published(lead: &str) -> Option<&str> {
    PUBLISHED.captures(lead)?.get(1).map(|what| what.as_str())
}

/// Whether a title is one of news: of a meeting, of work.
pub fn titles_news(title: &str) -> bool {
    NEWS.is_match(title) && !title.ends_with("通报") && !title.ends_with("方案")
}

/// The kind of a notice by its title, then by its lead.
pub fn kind(title: &str, lead: &str) -> Kind {
    let by = |text: &str| {
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        Some(if has(&["回头看", "后续整改", "再整改", "整改“后半篇", "持续整改情况"]) {
            Kind::Followup
        } else if has(&["审计"]) && has(&["整改"]) {
            Kind::Audit
        } else if has(&["立行立改"]) {
            Kind::Immediate
        } else if has(&["销号"]) {
            Kind::Closure
        } else if has(&["台账", "清单", "一览表"]) {
            Kind::Ledger
        } else if has(&["整改方案", "整改计划", "整改工作方案", "整改措施的方案"]) {
            Kind::Plan
        } else if has(&["整改进展", "整改情况", "整改落实", "整改完成", "整改工作情况", "集中整改", "进展情况"])
        {
            Kind::Progress
        } else if has(&["反馈问题", "反馈意见", "反馈的问题", "发现问题", "反馈情况"]) && !has(&["整改"])
        {
            Kind::Problems
        } else {
            return None;
        })
    };
    let last = lead.rsplit("现将").next().unwrap_or_default();
    by(title).or_else(|| by(last)).unwrap_or(Kind::Progress)
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
