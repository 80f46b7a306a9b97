//! What a paper is: a notice and of which kind, or something else.

use super::outline::Found;
use super::piece::Piece;
use crate::model::Label;
use crate::prose::labels;
use crate::prose::recognition;
use crate::prose::recognition::Recognised;
use crate::prose::recognition::Seen;
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
    let ledger = pieces
        .iter()
        .filter_map(|piece| piece.cells.as_ref())
        .any(|cells| cells.iter().filter(|cell| labels::word(&cell.text).is_some()).count() >= 3);
    let items = pieces.iter().filter(|piece| piece.number().is_some() || piece.cells.is_some()).count();
    let recognised = recognition::recognise(Seen { title, lead, labels, ledger, headings: headings.len(), items });
    Classification { notice: recognised.is_notice(), reason: reason(recognised) }
}

fn reason(recognised: Recognised) -> Bilingual<&'static str> {
    let (zh, en) = match recognised {
        Recognised::Titled => ("标题和正文都是整改通报的写法", "title and text are those of a notice of rectification"),
        Recognised::Published => ("首段写明公布整改情况", "the lead paragraph publishes a rectification"),
        Recognised::Announced => {
            ("首段公布检查组的进驻和受理方式", "the lead paragraph announces a team and how it is reached")
        }
        Recognised::Labelled => {
            ("正文有整改问题和整改情况的标签", "the text has the labels of problems and their rectification")
        }
        Recognised::News => (
            "这是会议或工作的新闻报道，不是整改通报",
            "this is news of a meeting or of work, not a notice of rectification",
        ),
        Recognised::Other => (
            "这是招标、任免、解读等其他文件，不是整改通报",
            "this is a tender, an appointment, an explanation or the like, not a notice of rectification",
        ),
        Recognised::Nothing => (
            "文中没有公布整改情况的语句，也没有问题和整改情况的条目，像一篇文章，不是整改通报",
            "nothing in it publishes a rectification, and it lists no problems: an article, not a notice",
        ),
    };
    Bilingual { zh, en }
}
