//! What a paper is: a notice and of which kind, or something else.

use super::outline::Found;
use super::piece::Piece;
use crate::model::Label;
use crate::prose::labels;
use crate::prose::papers;
use crate::text::lang::Bilingual;

/// What a paper was taken for, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classification {
    /// Whether it is a notice of rectification.
    pub notice: bool,
    /// One sentence.
    pub reason: Bilingual<&'static str>,
}

/// Judges a paper by its title, its lead and its labels.
pub fn judge(title: &str, lead: &str, pieces: &[Piece], headings: &[Found]) -> Classification {
    let labels = pieces.iter().filter_map(|piece| piece.label()).filter(|found| {
        matches!(
            found.label,
            Label::Status | Label::Measures | Label::Problem | Label::NextSteps | Label::Title | Label::Target
        )
    });
    let labels = labels.count();
    let table = pieces
        .iter()
        .filter_map(|piece| piece.cells.as_ref())
        .any(|cells| cells.iter().filter(|cell| labels::word(&cell.text).is_some()).count() >= 3);
    let titled = papers::titles_rectification(title);
    let publishes = lead.contains("整改") && papers::publishes(lead);
    let news = papers::titles_news(title);
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
