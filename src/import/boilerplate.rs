//! What stands around a paper on its page and is no part of it: taken out by pattern, every piece listed.

use super::masthead;
use super::page_edge;
use super::piece::Piece;
use crate::prose::page_lines;
use crate::text::date;
use crate::text::date::Date;
use crate::text::pattern::length;

/// A line that is no part of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boilerplate {
    /// Where it stood.
    pub line: usize,
    /// What it said.
    pub text: String,
}

/// What boilerplate tells of the paper.
#[derive(Clone, Debug, Default)]
pub struct PageFacts {
    /// The day the page gives itself.
    pub page_date: Option<Date>,
    /// The document number of a table of metadata.
    pub document_number: Option<String>,
    /// The line that says the rest is locked away.
    pub locked: Option<usize>,
}

/// A piece that is surely text: a long one with sentences.
fn is_text(piece: &Piece) -> bool {
    piece.cells.is_none()
        && length(&piece.text) >= 36
        && piece.text.contains(['。', '；', ';', '，', ','])
        && !page_lines::names_a_value(&piece.text)
}

/// Takes boilerplate out of the pieces of a paper.
pub fn take_out(pieces: Vec<Piece>) -> (Vec<Piece>, Vec<Boilerplate>, PageFacts) {
    let first = pieces.iter().position(is_text).unwrap_or(pieces.len());
    let last = pieces.iter().rposition(is_text).map_or(pieces.len(), |at| at + 1);
    // The paper does not go on below the foot.
    let goes_on = pieces.iter().rposition(|piece| piece.leading_label().is_some()).unwrap_or_default();
    let foot = pieces.iter().enumerate().skip(last.max(goes_on).max(1));
    let foot = foot.filter(|(_, piece)| page_lines::opens_the_foot(&piece.text)).map(|(at, _)| at).next();
    let foot = foot.unwrap_or(pieces.len());
    let mut gone: Vec<bool> = pieces
        .iter()
        .enumerate()
        .map(|(at, piece)| {
            let place = if at < first {
                Zone::Above
            } else if at >= last {
                Zone::Below
            } else {
                Zone::Between
            };
            at >= foot || is_furniture(piece, &place) || is_lone_number(&pieces, at)
        })
        .collect();
    // The name of a site between two lines of boilerplate is boilerplate too.
    for at in 1..pieces.len().saturating_sub(1) {
        let short = length(&pieces[at].text) <= 12 && !pieces[at].text.contains(['。', '：', '，', '、', '》']);
        let outside = at < first || at >= last;
        let titled =
            ["通报", "公告", "方案", "报告", "公示", "法院", "党组"].iter().any(|word| pieces[at].text.contains(word));
        if gone[at - 1]
            && gone[at + 1]
            && short
            && outside
            && !titled
            && pieces[at].cells.is_none()
            && pieces[at].date().is_none()
        {
            gone[at] = true;
        }
    }
    for at in related(&pieces) {
        gone[at] = true;
    }
    for at in page_edge::running(&pieces) {
        gone[at] = true;
    }
    for at in masthead::above(&pieces, &gone, first) {
        gone[at] = true;
    }
    let mut page_facts = PageFacts::default();
    let (mut kept, mut taken) = (Vec::new(), Vec::new());
    let mut page = false;
    let mut blank = false;
    for (mut piece, gone) in pieces.into_iter().zip(gone) {
        if gone {
            page_facts.learn(&piece);
            page |=
                piece.after_page || page_lines::is_page_number(&piece.text) || page_lines::is_bare_number(&piece.text);
            blank |= piece.after_blank;
            taken.push(Boilerplate { line: piece.line(), text: whole(&piece) });
        } else {
            piece.after_page |= page;
            piece.after_blank |= blank;
            (page, blank) = (false, false);
            kept.push(piece);
        }
    }
    (kept, taken, page_facts)
}

enum Zone {
    Above,
    Between,
    Below,
}

fn is_furniture(piece: &Piece, zone: &Zone) -> bool {
    if let Some(cells) = &piece.cells {
        let named = cells
            .iter()
            .any(|cell| page_lines::names_a_value(&format!("{}：", cell.text.trim().trim_end_matches(['：', ':']))));
        return matches!(zone, Zone::Above) && named;
    }
    let text = piece.text.trim();
    if page_lines::is_page_number(text) || page_lines::is_locked(text) {
        return true;
    }
    let short = length(text) <= 80 && !text.contains('。');
    let menu = piece.linked && short && piece.heading.is_none() && !page_lines::names_a_file(text);
    let button = short && page_lines::is_buttons(text);
    match zone {
        Zone::Above => {
            menu || short
                && (button
                    || page_lines::names_a_value(text)
                    || page_lines::is_breadcrumb(text)
                    || page_lines::is_stamp(text))
        }
        Zone::Between => button && length(text) > 1,
        Zone::Below => {
            menu || (short && (button || page_lines::stands_below(text) || page_lines::is_breadcrumb(text)))
                || page_lines::opens_the_foot(text)
        }
    }
}

/// The links to other pages that a site sets between the paragraphs of one, with the words above them.
fn related(pieces: &[Piece]) -> Vec<usize> {
    let mut out = Vec::new();
    for at in (0..pieces.len()).filter(|at| page_lines::names_other_pages(pieces[*at].text.trim())) {
        let other =
            |piece: &&Piece| piece.linked && piece.cells.is_none() && !page_lines::names_a_document(&piece.text);
        let links = pieces[at + 1..].iter().take_while(other).count();
        if links > 0 && pieces[at].cells.is_none() {
            out.extend(at..=at + links);
        }
    }
    out
}

/// Whether a piece is a number alone beside the end of a page.
fn is_lone_number(pieces: &[Piece], at: usize) -> bool {
    page_lines::is_bare_number(&pieces[at].text)
        && (pieces[at].after_page || pieces.get(at + 1).is_some_and(|next| next.after_page))
}

/// All that a piece says, cells parted by gaps.
fn whole(piece: &Piece) -> String {
    match &piece.cells {
        Some(cells) => cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" "),
        None => piece.text.clone(),
    }
}

impl PageFacts {
    fn learn(&mut self, piece: &Piece) {
        let text = whole(piece);
        if page_lines::is_locked(&text) || text.contains("阅读全文") {
            self.locked.get_or_insert(piece.line());
        }
        if let Some(number) = page_lines::document_number(&text) {
            self.document_number.get_or_insert(number.to_owned());
        }
        if let Some(number) = masthead::document_number(text.trim()) {
            self.document_number.get_or_insert(number.to_owned());
        }
        if self.page_date.is_none() && !page_lines::opens_the_foot(&text) && !page_lines::is_printed(&text) {
            self.page_date = date::find(&text)
                .first()
                .map(|(_, date)| *date)
                .filter(|date| date.precision() == date::Precision::Day);
        }
    }
}
