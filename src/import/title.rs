//! The title of a paper, joined over lines and gaps.

use super::piece::Piece;
use super::reflow;
use super::repairs::Repair;
use super::repairs::Repairs;
use crate::prose::deliveries;
use crate::prose::paper_titles;
use crate::prose::paper_titles::Titled;
use crate::prose::papers;
use crate::prose::publishing;
use crate::prose::signatures::is_office;
use crate::text::lang::Bilingual;
use crate::text::pattern::compact;
use crate::text::pattern::length;

/// No title of a paper is longer, in characters.
const LONGEST: usize = 90;

/// A title taken from the top of a paper.
#[derive(Debug, Default)]
pub struct TitleTaken {
    /// The title; empty where the paper has none.
    pub title: String,
    /// Its characters as they stood, for the law that nothing is lost.
    pub printed: String,
    /// Its lines as one piece, to look at.
    pub piece: Option<Piece>,
}

/// Takes the title from the top of a paper. `named` is the title that the page gives it elsewhere: then no line is taken only
/// because it stands out.
pub fn take(pieces: &mut Vec<Piece>, named: Option<&str>, mends: &mut Repairs) -> TitleTaken {
    let top = pieces.iter().take(8).position(|piece| !may_be_title(piece)).unwrap_or(pieces.len().min(8));
    let ended = ended(pieces, top);
    let stands_out = |piece: &Piece| piece.heading == Some(1) || length(&piece.text) >= 6;
    let first = || (top >= 1 && pieces.len() > 1 && stands_out(&pieces[0]) && named.is_none()).then_some(1);
    let count = ended.or_else(first).unwrap_or(0);
    if count == 0 {
        return TitleTaken::default();
    }
    let text = joined(pieces, count);
    let printed = pieces[..count].iter().map(|piece| piece.text.trim()).collect::<Vec<_>>().join(" ");
    let line = pieces[0].line();
    let mut lines = pieces.drain(..count);
    let piece = lines.next().map(|mut first| {
        lines.for_each(|next| first.join("", &next));
        first
    });
    let title = match papers::ends_title(&text) && !text.contains('：') {
        true => papers::without_gaps(&text),
        // The two halves of a headline keep their gap.
        false => text.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    if printed != text {
        let what = Bilingual {
            zh: "去掉标题前的“•”等符号".into(), en: "removed the bullet of the title".into()
        };
        mends.push(Repair { line, what });
    }
    if title != text {
        mends.push(Repair {
            line,
            what: Bilingual {
                zh: "标题中的断行和空格去掉，合为一行".into(),
                en: "joined the title over its lines and gaps".into(),
            },
        });
    }
    TitleTaken { title, printed, piece }
}

/// Some of the first lines as one, without the bullet in front of them.
fn joined(pieces: &[Piece], count: usize) -> String {
    let lines = pieces[..count].iter().map(|piece| piece.text.trim()).collect::<Vec<_>>().join(" ");
    without_bullet(&lines).to_owned()
}

/// How many of the first lines are the title: the fewest that end as one does, and those that go on with it.
fn ended(pieces: &[Piece], top: usize) -> Option<usize> {
    let ends = |count: &usize| {
        let lines = &pieces[..*count];
        ends_title(&joined(pieces, *count)) && lines.iter().all(|piece| !is_subtitle(&piece.text) || *count == 1)
    };
    let fewest = (1..=top.min(4)).find(ends)?;
    let mut count = fewest;
    for more in (fewest + 1..=top.min(4)).filter(ends) {
        if goes_on(&joined(pieces, count), pieces[count].text.trim()) {
            count = more;
        }
    }
    Some(count)
}

/// Whether a title goes on with a line: one that calls the paper nothing yet (…整改情况), and no line that begins anew.
fn goes_on(title: &str, next: &str) -> bool {
    const SAID: &[&str] = &["通报", "公告", "公示", "报告", "通知", "）", ")"];
    !SAID.iter().any(|word| title.ends_with(word)) && !next.contains("关于") && !is_office(next)
}

/// A line without the bullet in front of it.
pub fn without_bullet(text: &str) -> &str {
    text.trim().trim_start_matches(['•', '·', '・', '●', '▪', '◆', '■', '★', '◎', '○', ' ', '\u{3000}'])
}

/// Whether a line may be one of those of a title: it names an organ or says what titles of such papers say.
pub fn may_be_part(text: &str) -> bool {
    const SAID: &[&str] = &[
        "关于",
        "中共",
        "中国共产党",
        "整改",
        "巡察",
        "巡视",
        "审计",
        "督察",
        "督查",
        "反馈",
        "问题",
        "情况",
        "落实",
        "党组",
        "党委",
        "委员会",
        "通报",
        "公告",
        "公示",
        "报告",
        "方案",
        "年度",
    ];
    let text = without_bullet(text);
    is_office(text) || SAID.iter().any(|word| text.contains(word))
}

/// Whether a text ends as titles of notices do.
pub fn ends_title(text: &str) -> bool {
    papers::ends_title(text) && length(text) <= LONGEST
}

fn may_be_title(piece: &Piece) -> bool {
    let text = &piece.text;
    piece.cells.is_none()
        && length(text) <= 80
        && !text.contains(['。', '；', ';'])
        && !reflow::ends(text)
        && !papers::opens_lead(text)
        && !deliveries::is_delivery(text)
        && !deliveries::is_speaker(text)
        && piece.number().is_none()
        && piece.label().is_none()
        && piece.date().is_none()
}

fn is_subtitle(text: &str) -> bool {
    text.starts_with(['（', '(']) && text.ends_with(['）', ')'])
}

/// A title out of the lead paragraph and the signature, where the paper has none of its own: only where the lead says
/// what it publishes.
pub fn guess(lead: &str, issuer: Option<&str>) -> Option<String> {
    let what = compact(publishing::published_in_few_words(lead)?);
    Some(format!("{}关于{what}的通报", issuer?))
}

/// The title in the first row of the table that a paper is: it stays in its row.
pub fn of_table(pieces: &[Piece], mends: &mut Repairs) -> Option<String> {
    let row = pieces.iter().take(4).find(|piece| piece.cells.is_some())?;
    let mut said = row.cells.iter().flatten().map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
    let title = papers::without_gaps(said.next()?);
    let alone = said.all(|text| papers::without_gaps(text) == title);
    if !alone || !ends_title(&title) || paper_titles::judge(&title) == Titled::No {
        return None;
    }
    let what = Bilingual {
        zh: format!("正文没有标题，取表格首行的标题：{title}"),
        en: format!("the text has no title; took the one in the first row of its table: {title}"),
    };
    mends.push(Repair { line: row.line(), what });
    Some(title)
}

/// The title of a notice in the title of a web page, without the names of the site.
pub fn of_page(text: &str) -> Option<String> {
    let parts = text.split(['_', '|', '｜', '–', '—', '-']).map(|part| papers::without_gaps(part.trim()));
    parts.into_iter().find(|part| ends_title(part) && part.contains("整改"))
}
