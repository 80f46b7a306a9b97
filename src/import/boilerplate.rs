//! What stands around a paper on its page and is no part of it: taken out by pattern, every piece listed.

use super::masthead;
use super::page_edge;
use super::page_facts::PageFacts;
use super::page_on_a_line;
use super::piece::Piece;
use super::title;
use crate::model::Label;
use crate::prose::labels::LeadingLabel;
use crate::prose::page_lines;
use crate::prose::page_values;
use crate::prose::page_values::ValueOf;
use crate::prose::papers;
use crate::text::pattern::length;

/// A line that is no part of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boilerplate {
    /// Where it stood.
    pub line: usize,
    /// What it said.
    pub text: String,
}

/// A piece that is surely text: a long one with sentences, a lead, a label with its text.
fn is_text(piece: &Piece) -> bool {
    let text = piece.text.as_str();
    let sentences = text.contains(['。', '；', ';', '，', ',']);
    let long = length(text) >= 36 && sentences && (text.contains('。') || !title::ends_title(text));
    let lead = length(text) >= 12 && papers::opens_lead(text) && (sentences || text.ends_with(['：', ':']));
    let labelled = piece.label().is_some_and(|found| found.reports()) && !piece.is_bare_label();
    let page = page_values::names_a_value(text)
        || page_values::names_one_behind_a_name(text)
        || page_lines::is_share(text)
        || page_lines::is_stamp(text);
    piece.cells.is_none() && (long || lead || labelled) && !page
}

/// Takes boilerplate out of the pieces of a paper.
pub fn take_out(pieces: Vec<Piece>) -> (Vec<Piece>, Vec<Boilerplate>, PageFacts) {
    let pieces = part_values(page_on_a_line::part(pieces));
    let first = pieces.iter().position(is_text).unwrap_or(pieces.len());
    let last = pieces.iter().rposition(is_text).map_or(pieces.len(), |at| at + 1);
    let foot = foot(&pieces, first, last);
    let last = pieces[..foot].iter().rposition(is_text).map_or(foot, |at| at + 1);
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
    let named = values_below(&pieces[..first], &mut gone);
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
    for at in masthead::printed_again(&pieces, &gone, first) {
        gone[at] = true;
    }
    let mut page_facts = PageFacts::default();
    let (mut kept, mut taken) = (Vec::new(), Vec::new());
    let mut page = false;
    let mut blank = false;
    for (at, (mut piece, gone)) in pieces.into_iter().zip(gone).enumerate() {
        if gone {
            let value = named.iter().find(|(key, _)| *key == at).map(|(_, value)| value.as_str());
            let is_value = named.iter().any(|(key, _)| key + 1 == at);
            page_facts.learn(&piece, value, at < foot && !is_value);
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

/// Where the foot of the page begins. Other articles behind their heading (相关推荐) may be long; what a paper goes on with
/// behind such a line is told by its numbers and labels.
fn foot(pieces: &[Piece], first: usize, last: usize) -> usize {
    let goes_on = |at: usize| {
        // 主办单位：… of a site's foot is the label of a department too.
        let tells = |label: &LeadingLabel| label.reports() || matches!(label.label, Label::Title | Label::Status);
        pieces[at + 1..]
            .iter()
            .any(|piece| piece.label().is_some_and(tells) || piece.number().is_some() && piece.names_problem())
    };
    let opens = |at: &usize| {
        let text = pieces[*at].text.as_str();
        // Who hosts a site and who handles a matter are called alike: the rest of the foot tells.
        let host = page_lines::names_the_host(text) && !page_lines::is_of_the_foot(text);
        let of_site = || {
            let behind = &pieces[at + 1..];
            behind.iter().any(|next| page_lines::is_of_the_foot(&next.text))
                && !behind.iter().any(|next| next.date().is_some())
        };
        page_lines::opens_the_foot(text) && (!host || of_site())
    };
    // The paper does not go on below the foot.
    let below = (last.max(1)..pieces.len()).find(|at| opens(at) && !goes_on(*at));
    let within = (first.max(1)..last).filter(opens).find(|at| {
        let short = length(&pieces[*at].text) <= 12 && pieces[*at].cells.is_none();
        short && !goes_on(*at)
    });
    within.or(below).unwrap_or(pieces.len())
}

/// Keys whose value stands in the line below: both are of the page. Gives each such key with its value.
fn values_below(pieces: &[Piece], gone: &mut [bool]) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for at in 0..pieces.len().saturating_sub(1) {
        let (key, next) = (&pieces[at], &pieces[at + 1]);
        if !gone[at] || key.cells.is_some() || next.cells.is_some() || !page_values::names_a_value(&key.text) {
            continue;
        }
        let Some(last) = page_values::read(&key.text).pop() else { continue };
        let empty = last.value.is_empty() && page_values::may_be_value(last.of, &next.text);
        // A title runs on where the head of the page is narrow.
        let runs_on = last.of == ValueOf::Title && !last.value.is_empty() && !title::ends_title(&last.value);
        let runs_on = runs_on && title::ends_title(&format!("{}{}", last.value, next.text)) && !next.after_blank;
        if empty || runs_on {
            gone[at + 1] = true;
            out.push((at, next.text.clone()));
        }
    }
    out
}

enum Zone {
    Above,
    Between,
    Below,
}

fn is_furniture(piece: &Piece, zone: &Zone) -> bool {
    if let Some(cells) = &piece.cells {
        let named = || cells.iter().any(|cell| page_values::is_key(&cell.text));
        return matches!(zone, Zone::Above) && named() && !masthead::heads_a_ledger(cells);
    }
    let text = piece.text.trim();
    if page_lines::is_page_number(text) || page_lines::is_locked(text) || page_lines::is_marks_alone(text) {
        return true;
    }
    let short = length(text) <= 80 && !text.contains('。');
    let menu = piece.linked && short && piece.heading.is_none() && !page_lines::names_a_file(text);
    let button = short && page_lines::is_buttons(text);
    match zone {
        Zone::Above => {
            let says_title = title::ends_title(text) && text.contains("整改");
            menu || short
                && (button
                    || page_values::names_a_value(text)
                    || (page_values::names_one_behind_a_name(text) && !begins_with_title(text))
                    || page_lines::is_breadcrumb(text)
                    || page_lines::says_public(text)
                    || page_lines::is_today(text)
                    || page_lines::is_menu(text)
                    || page_lines::is_share(text)
                    || (page_lines::is_stamp(text) && !says_title))
        }
        Zone::Between => button && length(text) > 1 || page_lines::is_share(text),
        Zone::Below => {
            menu || (short && (button || page_lines::stands_below(text) || page_lines::is_breadcrumb(text)))
                || page_lines::is_share(text)
                || short && page_lines::is_stamp(text) && !is_bare_day(text)
                || short && is_day_of_page(text)
        }
    }
}

/// Whether a line below the text gives the day on which its page was published or changed; 公告日期：… is of the paper.
fn is_day_of_page(text: &str) -> bool {
    let own = text.starts_with(['公', '通', '印', '成', '填']);
    let values = if own || !page_values::names_a_value(text) { Vec::new() } else { page_values::read(text) };
    let first = values.first().filter(|value| matches!(value.of, ValueOf::Published | ValueOf::Changed));
    first.is_some_and(|value| page_values::day(&value.value).is_some())
}

/// Whether a line is a day without the hour and without a name, as under a signature.
fn is_bare_day(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains([':', '：'])
}

/// Lines above the text that begin with a title and go on with values of the page, parted.
fn part_values(pieces: Vec<Piece>) -> Vec<Piece> {
    let parted = |piece: Piece| {
        let text = piece.text.as_str();
        let gaps = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
        let mut gaps = gaps.filter(|at| page_values::names_a_value(text[*at..].trim_start()));
        let cut = gaps
            .next()
            .filter(|at| piece.cells.is_none() && length(&text[..*at]) >= 10 && papers::ends_title(&text[..*at]));
        match cut {
            Some(at) => vec![piece.cut(0..at), piece.cut(at..text.len())],
            None => vec![piece],
        }
    };
    let above = pieces.iter().position(is_text).unwrap_or(pieces.len());
    let mut pieces = pieces.into_iter();
    let mut out: Vec<Piece> = pieces.by_ref().take(above).flat_map(parted).collect();
    out.extend(pieces);
    out
}

/// Whether the first words of a line are a title: what a page glued behind it does not make it furniture.
fn begins_with_title(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(|first| length(first) >= 10 && papers::ends_title(first))
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
