//! What papers say that they publish, report or lay down: 现将…情况予以公布, 我受…委托，报告…, 制定本方案.

use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;

/// How what is published is called in the sentence that publishes it, and how that sentence ends.
static PUBLISHES: Fixed = Fixed::new(|| {
    let ways = "公布|公开|公示|公告|通报|通告|报告|函告|印发|说明|发布";
    fixed(&format!(
        "(?:现|兹|特|谨)(?:依法|按程序|按要求)?(?:将|就|对|把)([^。；;]{{2,160}}?)(?:(?:{ways})如下|(?:予以|进行|作|作出|给予)(?:如下)?(?:集中|全文|统一)?(?:{ways})|(?:向|在|于|面向)[^，。]{{2,16}}(?:{ways})|如下|公之于众|(?:{ways})[（(，。,;；]|(?:{ways})$)",
    ))
});
/// The same without naming what: 现予以公开, 现向社会公示.
static PUBLISHES_IT: Fixed = Fixed::new(|| {
    fixed(
        r"(?:现|特|兹|特此)(?:予以|给予|予|向社会|面向社会|全部|一并|全文|依法|进行|统一)*(?:公布|公开|公示|公告|通告|通报)(?:如下|于下|[^，。；]{0,6}(?:个工作日|天|日)|[^，。；]{2,12}(?:情况|结果|进展|进度))?(?:[，。；：:;！]|$)",
    )
});
/// What is published in so few words that they make a title, without the organ in front of them.
static IN_FEW_WORDS: Fixed = Fixed::new(|| {
    fixed(
        r"现(?:将|就)(?:我院|我局|本院)?(?:党组)?(?:关于)?([^，。；,;]{2,24}?(?:情况|方案|问题|台账|清单))(?:向社会|予以|公布|公示|通报|公开|报告|公告|如下|印发)",
    )
});
/// Who reports on behalf of a government to those who ask for it.
static REPORTS: Fixed = Fixed::new(|| {
    fixed(
        r"(?:我|本人|我局|审计局)?[^，。]{0,6}(?:受[^，。]{2,24}(?:委托|指派|之托)|[^，。]{2,20}委托我)[，,]?[^。]{0,80}(?:报告|汇报|作)[^。]{0,80}(?:整改|纠正|改正|整治)|(?:现|谨)(?:代表|向)[^，。]{2,40}(?:报告|汇报)[^。]{0,60}整改[^。]{0,20}情况",
    )
});
/// Who lays down a plan.
static LAYS_DOWN: Fixed = Fixed::new(|| {
    fixed(
        r"(?:特|现|兹|研究|结合实际[，,]?|经[^，。]{2,20}[，,]?)?(?:制定|制订|拟定|编制|提出)(?:了)?(?:本|如下|以下|此)[^。，；]{0,24}(?:方案|计划|措施|安排|分工|任务)",
    )
});

/// What the first sentence of a text that publishes something says it publishes.
pub fn published(text: &str) -> Option<&str> {
    PUBLISHES.captures(text)?.get(1).map(|what| what.as_str())
}

/// What a text says that it publishes, where these words can stand in a title: 现将…情况予以公布.
pub fn published_in_few_words(text: &str) -> Option<&str> {
    IN_FEW_WORDS.captures(text)?.get(1).map(|what| what.as_str())
}

/// Whether a text publishes something without naming it in that sentence: 现予以公开.
pub fn publishes_it(text: &str) -> bool {
    PUBLISHES_IT.is_match(text)
}

/// Whether a text reports on a rectification on behalf of somebody.
pub fn reports_for_others(text: &str) -> bool {
    REPORTS.is_match(text)
}

/// Whether a text lays down a plan of its own: 制定本方案; not that somebody made one.
pub fn lays_down(text: &str) -> bool {
    LAYS_DOWN.is_match(text)
}
