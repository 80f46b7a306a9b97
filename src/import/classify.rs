//! What a paper is: a notice and of which kind, or something else.

use super::label;
use super::outline::Found;
use super::pattern::Fixed;
use super::pattern::fixed;
use super::piece::Piece;
use crate::model::Kind;
use crate::model::Label;
use crate::text::lang::Bilingual;

/// What a paper was taken for, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classification {
    /// Whether it is a notice of rectification.
    pub notice: bool,
    /// One sentence.
    pub reason: Bilingual<&'static str>,
}

static TITLE: Fixed = Fixed::new(|| {
    fixed(
        r"整改[^，。：]{0,24}(?:通报|公告|公示|公开|报告|方案|台账|清单|情况|一览表|计划)|(?:巡察|巡视|审计|督察)[^，。：]{0,16}(?:反馈问题|反馈意见|发现问题)|立行立改|销号",
    )
});
static PUBLISHES: Fixed = Fixed::new(|| {
    fixed(
        r"现(?:将|就)[^。]{0,60}(?:予以公布|公布如下|予以通报|通报如下|公示如下|予以公示|向社会公(?:开|布|示|告)|报告如下|予以公开|公告如下|公开如下|如下)|(?:特)?制定(?:本|如下)?[^。]{0,12}(?:整改)?方案|制定本方案",
    )
});
static NEWS: Fixed = Fixed::new(|| {
    fixed(
        r"召开|举行|举办|动员会|反馈会|推进会|座谈会|部署会|专题会|培训班|调研|开展.{0,10}活动|传达学习|圆满|掠影|纪实|助力|赋能",
    )
});

/// Judges a paper by its title, its lead and its labels.
pub fn judge(title: &str, lead: &str, pieces: &[Piece], headings: &[Found]) -> Classification {
    let labels = pieces.iter().filter_map(|piece| label::certain(&piece.text)).filter(|found| {
        matches!(
            found.label,
            Label::Status | Label::Measures | Label::Problem | Label::NextSteps | Label::Title | Label::Target
        )
    });
    let labels = labels.count();
    let table = pieces
        .iter()
        .filter_map(|piece| piece.cells.as_ref())
        .any(|cells| cells.iter().filter(|cell| Label::read(&cell.text).is_some()).count() >= 3);
    let titled = TITLE.is_match(title);
    let publishes = lead.contains("整改") && PUBLISHES.is_match(lead);
    let news = NEWS.is_match(title) && !title.ends_with("通报") && !title.ends_with("方案");
    let shaped = labels >= 2 || table || headings.len() >= 2;
    let told = lead.contains("巡察")
        || lead.contains("巡视")
        || lead.contains("审计")
        || lead.contains("民主生活会")
        || lead.contains("督察")
        || lead.contains("巡查");
    let yes = |zh, en| Classification { notice: true, reason: Bilingual { zh, en } };
    if news && labels < 2 && !table {
        return Classification {
            notice: false,
            reason: Bilingual {
                zh: "这是会议或工作的新闻报道，不是整改通报",
                en: "this is news of a meeting or of work, not a notice of rectification",
            },
        };
    }
    if titled && (publishes || shaped || told) {
        return yes("标题和正文都是整改通报的写法", "title and text are those of a notice of rectification");
    }
    if publishes && told {
        return yes("首段写明公布整改情况", "the lead paragraph publishes a rectification");
    }
    if labels >= 4 || table {
        return yes("正文有整改问题和整改情况的标签", "the text has the labels of problems and their rectification");
    }
    Classification {
        notice: false,
        reason: Bilingual {
            zh: "文中没有公布整改情况的语句，也没有问题和整改情况的条目，像一篇文章，不是整改通报",
            en: "nothing in it publishes a rectification, and it lists no problems: an article, not a notice",
        },
    }
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
