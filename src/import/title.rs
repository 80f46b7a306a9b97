//! The title of a paper, joined over lines and gaps.

use super::heading;
use super::label;
use super::pattern::Fixed;
use super::pattern::compact;
use super::pattern::fixed;
use super::pattern::length;
use super::piece::Piece;
use super::reflow;
use super::understand::Repair;
use super::understand::Repairs;
use crate::text::date;
use crate::text::lang::Bilingual;
use crate::text::width;

/// How titles of notices end.
static END: Fixed = Fixed::new(|| {
    fixed(
        r"(?:通报|公告|公示|公开|方案|报告|台账|清单|情况|通知|计划|说明|一览表|措施|意见)(?:[（(][^（）()]{1,16}[）)])?[”》]?$",
    )
});
static LEAD: Fixed = Fixed::new(|| {
    fixed(
        r"^(?:根据|按照|遵照|依据|为(?:贯彻|落实|切实|全面|深入|进一步|抓好|确保)|现将|自?\d{4}\s*年|\d{1,2}月|近年来|近日|日前|各[^，。]{0,14}[:：]$)",
    )
});

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

/// Takes the title from the top of a paper.
pub fn take(pieces: &mut Vec<Piece>, mends: &mut Repairs) -> TitleTaken {
    let top = pieces.iter().take(8).position(|piece| !may_be_title(piece)).unwrap_or(pieces.len().min(8));
    // The fewest lines that end as a title does; else a single first line that stands out.
    let joined = |count: usize| pieces[..count].iter().map(|piece| piece.text.trim()).collect::<Vec<_>>().join(" ");
    let ended = (1..=top.min(4)).rfind(|&count| {
        let text = joined(count);
        END.is_match(&text)
            && length(&text) <= 90
            && pieces[..count].iter().all(|p| !is_subtitle(&p.text) || count == 1)
    });
    let stands_out = |piece: &Piece| piece.heading == Some(1) || length(&piece.text) >= 6;
    let count = ended.or_else(|| (top >= 1 && pieces.len() > 1 && stands_out(&pieces[0])).then_some(1)).unwrap_or(0);
    if count == 0 {
        return TitleTaken::default();
    }
    let printed = joined(count);
    let line = pieces[0].line();
    let mut lines = pieces.drain(..count);
    let piece = lines.next().map(|mut first| {
        lines.for_each(|next| first.join("", &next));
        first
    });
    let title = match END.is_match(&printed) && !printed.contains('：') {
        true => without_gaps(&printed),
        // The two halves of a headline keep their gap.
        false => printed.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    if title != printed {
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

/// Whether a text ends as titles of notices do.
pub fn ends_title(text: &str) -> bool {
    END.is_match(text) && length(text) <= 90
}

/// Whether a text begins as lead paragraphs do.
pub fn opens_lead(text: &str) -> bool {
    LEAD.is_match(text)
}

fn may_be_title(piece: &Piece) -> bool {
    let text = &piece.text;
    piece.cells.is_none()
        && length(text) <= 80
        && !text.contains(['。', '；', ';'])
        && !reflow::ends(text)
        && !LEAD.is_match(text)
        && heading::number(text).is_none()
        && label::certain(text).is_none()
        && date::read(text).is_none()
}

fn is_subtitle(text: &str) -> bool {
    text.starts_with(['（', '(']) && text.ends_with(['）', ')'])
}

/// A text without white space beside Chinese characters.
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

/// A title out of the lead paragraph and the signature, where the paper has none of its own: only where the lead says
/// what it publishes.
pub fn guess(lead: &str, issuer: Option<&str>) -> Option<String> {
    static PUBLISHES: Fixed = Fixed::new(|| {
        fixed(
            r"现(?:将|就)(?:我院|我局|本院)?(?:党组)?(?:关于)?([^，。；,;]{2,24}?(?:情况|方案|问题|台账|清单))(?:向社会|予以|公布|公示|通报|公开|报告|公告|如下|印发)",
        )
    });
    let what = compact(&PUBLISHES.captures(lead)?[1]);
    Some(format!("{}关于{what}的通报", issuer?))
}

/// The title of a notice in the title of a web page, without the names of the site.
pub fn of_page(text: &str) -> Option<String> {
    let parts = text.split(['_', '|', '｜', '–', '—', '-']).map(|part| without_gaps(part.trim()));
    parts.into_iter().find(|part| ends_title(part) && part.contains("整改"))
}
