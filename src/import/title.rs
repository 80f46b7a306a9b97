//! The title of a paper, joined over lines and gaps.

use super::piece::Piece;
use super::reflow;
use super::repairs::Repair;
use super::repairs::Repairs;
use crate::prose::papers;
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

/// Takes the title from the top of a paper.
pub fn take(pieces: &mut Vec<Piece>, mends: &mut Repairs) -> TitleTaken {
    let top = pieces.iter().take(8).position(|piece| !may_be_title(piece)).unwrap_or(pieces.len().min(8));
    // The fewest lines that end as a title does; else a single first line that stands out.
    let joined = |count: usize| pieces[..count].iter().map(|piece| piece.text.trim()).collect::<Vec<_>>().join(" ");
    let ended = (1..=top.min(4)).rfind(|&count| {
        let text = joined(count);
        ends_title(&text) && pieces[..count].iter().all(|p| !is_subtitle(&p.text) || count == 1)
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
    let title = match papers::ends_title(&printed) && !printed.contains('：') {
        true => papers::without_gaps(&printed),
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
    papers::ends_title(text) && length(text) <= LONGEST
}

fn may_be_title(piece: &Piece) -> bool {
    let text = &piece.text;
    piece.cells.is_none()
        && length(text) <= 80
        && !text.contains(['。', '；', ';'])
        && !reflow::ends(text)
        && !papers::opens_lead(text)
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
    let what = compact(papers::published(lead)?);
    Some(format!("{}关于{what}的通报", issuer?))
}

/// The title of a notice in the title of a web page, without the names of the site.
pub fn of_page(text: &str) -> Option<String> {
    let parts = text.split(['_', '|', '｜', '–', '—', '-']).map(|part| papers::without_gaps(part.trim()));
    parts.into_iter().find(|part| ends_title(part) && part.contains("整改"))
}
