//! A notice that lost its line breaks, split again at its headings.

use super::doubts::Doubt;
use super::doubts::DoubtCode;
use super::piece::Piece;
use super::repairs::Repair;
use super::repairs::Repairs;
use super::run_in;
use super::run_in_groups;
use super::steps_as_problems;
use super::title;
use crate::model::Label;
use crate::prose::bracketed_values;
use crate::prose::heading_words;
use crate::prose::labels;
use crate::prose::labels::SetOff;
use crate::prose::papers;
use crate::text::lang::Bilingual;
use crate::text::numbering::Numbering;
use crate::text::pattern::Fixed;
use crate::text::pattern::compact;
use crate::text::pattern::fixed;
use crate::text::pattern::length;
use crate::text::width;

static STEP: Fixed = Fixed::new(|| fixed(r"^[一二三四五六七八九十]{1,3}是"));
/// Where the last part of a notice begins.
static CLOSING: Fixed =
    Fixed::new(|| fixed(r"^(?:欢迎广大|欢迎社会|联系电话[:：]|联系方式[:：]|中共.{2,24}(?:党组|党委)\s*\d{4}\s*年)"));

/// Whether a text begins by stating the status of this problem, or ends with labelled values in brackets.
pub fn states(text: &str) -> bool {
    run_in::states(text) || bracketed_values::at_end(text).is_some()
}

/// Splits what stands on one line and belongs on several. Where a paper only lists problems, 一是 behind the first
/// sentence of a numbered paragraph tells that this is its heading.
pub fn split(pieces: Vec<Piece>, lists_problems: bool, mends: &mut Repairs) -> Vec<Piece> {
    let mut out = Vec::new();
    let measures = run_in::listed_as_measures(&pieces);
    let mut run_in = run_in::headings(&pieces, &measures, lists_problems);
    run_in_groups::add(&pieces, &measures, &mut run_in);
    let steps = if lists_problems { steps_as_problems::cuts(&pieces) } else { vec![Vec::new(); pieces.len()] };
    for (index, piece) in pieces.into_iter().enumerate() {
        if piece.cells.is_some() {
            out.push(piece);
            continue;
        }
        let heading = run_in[index].filter(|_| !is_whole_notice(&piece.text));
        let steps = &steps[index];
        let cuts = match heading {
            _ if !steps.is_empty() => steps.iter().map(|(at, _)| *at).filter(|at| *at > 0).collect(),
            None => cuts(&piece),
            Some(end) => vec![end],
        };
        if cuts.is_empty() && steps.is_empty() {
            out.push(piece);
            continue;
        }
        mends.push(Repair {
            line: piece.line(),
            what: Bilingual {
                zh: format!("一行中的 {} 段按标题和标签分开", cuts.len() + 1),
                en: format!("split one line into {} paragraphs at headings and labels", cuts.len() + 1),
            },
        });
        let mut from = 0;
        for to in cuts.into_iter().chain([piece.text.len()]) {
            let mut part = piece.cut(from..to);
            part.heads = match steps.is_empty() {
                true => heading.is_some() && from == 0,
                false => steps.contains(&(from, true)),
            };
            if !part.text.is_empty() {
                out.push(part);
            }
            from = to;
        }
    }
    out
}

/// Sets off a label that lost its colon where it opens the text of a problem and the paper has it with a colon elsewhere.
pub fn set_off(pieces: Vec<Piece>, mends: &mut Repairs, doubts: &mut Vec<Doubt>) -> Vec<Piece> {
    let with_colon: Vec<String> = pieces
        .iter()
        .filter(|piece| piece.cells.is_none())
        .filter_map(|piece| {
            let found = piece.label().filter(|found| found.set_off == SetOff::Colon)?;
            Some(compact(&piece.text[found.words.clone()]))
        })
        .collect();
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        let below_heading = out.last().is_some_and(|before| before.number().is_some());
        let found = piece.leading_label().filter(|found| {
            let known = || with_colon.contains(&compact(&piece.text[found.words.clone()]));
            found.set_off == SetOff::Glued && piece.cells.is_none() && below_heading && known()
        });
        let Some(found) = found.cloned() else {
            out.push(piece);
            continue;
        };
        let said = piece.text.chars().take(12).collect::<String>();
        let words = compact(&piece.text[found.words]);
        mends.push(Repair {
            line: piece.line(),
            what: Bilingual {
                zh: format!("缺少冒号的标签“{words}”单独成行"),
                en: format!("set the label `{words}`, which has no colon, on its own line"),
            },
        });
        doubts.push(Doubt::new(DoubtCode::LabelWithoutColon, piece.line(), said));
        out.push(piece.cut(0..found.value));
        out.push(piece.part(found.value..piece.text.len()));
    }
    out
}

fn cuts(piece: &Piece) -> Vec<usize> {
    if is_whole_notice(&piece.text) { all_cuts(piece) } else { Vec::new() }
}

/// Whether a whole notice, or much of one, stands on the line: two parts in order.
fn is_whole_notice(text: &str) -> bool {
    if length(text) < 120 {
        return false;
    }
    let parts: Vec<u32> = places(text)
        .filter_map(|at| heading_words::number(&text[at..]))
        .filter(|number| number.numbering == Numbering::Chapter)
        .map(|number| number.value)
        .collect();
    parts.windows(2).any(|pair| pair[0] + 1 == pair[1])
}

/// Where a new line may have begun: at the start, behind white space or the end of a sentence.
fn places(text: &str) -> impl Iterator<Item = usize> {
    let (mut before, mut before_that) = (None, None);
    let mut open = 0i32;
    text.char_indices().filter_map(move |(at, c)| {
        let may = match before {
            None => true,
            // A half-width full stop behind a Chinese character ends a sentence: 已完成.(二)关于…
            Some('.') if c.is_ascii_digit() => {
                before_that.is_some_and(width::ends_chinese) && names_problem(&text[at..]).is_some()
            }
            Some('.') => before_that.is_some_and(width::ends_chinese) && !c.is_ascii_alphanumeric(),
            Some(b) => matches!(b, '。' | '！' | '？' | '；' | ';' | '”' | '：' | ':') || char::is_whitespace(b),
        };
        match c {
            '“' | '《' | '（' | '(' => open += 1,
            '”' | '》' | '）' | ')' => open -= 1,
            _ => {}
        }
        before_that = before.replace(c);
        let inside = open > 1 || (open == 1 && !matches!(c, '“' | '《' | '（' | '('));
        (may && !inside && !c.is_whitespace()).then_some(at)
    })
}

/// The places of a one-line notice where a paragraph begins.
fn all_cuts(piece: &Piece) -> Vec<usize> {
    let text = piece.text.as_str();
    let mut out: Vec<usize> = Vec::new();
    let mut last = [0u32; 7];
    // What stands from the last cut on, if it is a heading so far.
    let mut heading_from: Option<usize> = None;
    let mut from = 0;
    let mut before: Option<char> = None;
    let places: Vec<usize> = places(text).collect();
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        let may_begin = places.binary_search(&at).is_ok();
        let gap = before.is_some_and(char::is_whitespace);
        let after_digit = before.is_some_and(|c| c.is_ascii_digit());
        before = Some(c);
        if at == 0 {
            heading_from = piece.number().map(|_| 0);
            continue;
        }
        let so_far = text[from..at].trim();
        let in_heading = heading_from.is_some() && length(so_far) <= 90 && !super::reflow::is_open(so_far);
        let glued = in_heading && !after_digit && begins_problem(rest);
        let opens = gap && title::ends_title(so_far) && papers::opens_lead(rest);
        let starts = if (may_begin || glued)
            && let Some(number) = follows(rest, &mut last)
        {
            heading_from = (number != Numbering::Circled).then_some(at);
            true
        } else if (in_heading && begins_text(rest, gap, so_far))
            || opens
            || (may_begin && (is_label(rest) || CLOSING.is_match(rest) || (gap && STEP.is_match(rest))))
        {
            heading_from = None;
            true
        } else {
            false
        };
        if starts {
            out.push(at);
            from = at;
        } else if heading_from.is_some() && matches!(c, '。' | '；') {
            // A sentence, and so no heading.
            heading_from = None;
        }
    }
    out
}

/// Whether the text of a part begins behind its heading.
fn begins_text(rest: &str, gap: bool, so_far: &str) -> bool {
    let words = heading_words::number(so_far).map_or(so_far, |number| &so_far[number.len..]);
    if words.is_empty() || words.ends_with("关于") || words.ends_with("针对") {
        return false;
    }
    STEP.is_match(rest) || is_label(rest) || (gap && length(words) >= 4 && sentence_follows(rest))
}

/// Whether the first problem begins here without a gap: 整改落实情况1.关于….
fn begins_problem(rest: &str) -> bool {
    names_problem(rest) == Some(1)
}

/// The number of the problem that a text begins with: 3.关于….
fn names_problem(rest: &str) -> Option<u32> {
    let number = heading_words::number(rest)?;
    let words = &rest[number.len..];
    ["关于", "针对", "反馈问题"].iter().any(|word| words.starts_with(word)).then_some(number.value)
}

/// Whether a sentence ends before the next gap.
fn sentence_follows(rest: &str) -> bool {
    let word = rest.split(char::is_whitespace).next().unwrap_or_default();
    length(word) >= 16 && word.contains(['。', '，', ','])
}

fn is_label(rest: &str) -> bool {
    labels::certain(rest).is_some_and(|found| found.set_off == SetOff::Colon && !matches!(found.label, Label::Remark))
        && heading_words::number(rest).is_none()
}

/// The numbering of a heading that begins here and is next in its order.
fn follows(rest: &str, last: &mut [u32; 7]) -> Option<Numbering> {
    let number = heading_words::number(rest)?;
    let words = &rest[number.len..];
    let first: String = words.chars().take(60).collect();
    let rank = match number.numbering {
        Numbering::Chapter => 0,
        Numbering::Clause => 1,
        Numbering::Named => 2,
        Numbering::Item => 3,
        Numbering::SubItem => 4,
        Numbering::Circled => return None,
    };
    let problem = number.announced || ["关于", "针对", "“"].iter().any(|word| first.starts_with(word));
    // Steps inside a measure are numbered too; those of lower ranks must name a problem.
    if number.numbering == Numbering::SubItem && !problem && !run_in::begins(words) {
        return None;
    }
    // Where a number was lost, the problems behind it are not.
    let skips = problem && number.value > last[rank] && number.value <= last[rank] + 3;
    let next = number.value == last[rank] + 1 || number.value == 1 || skips;
    if !next {
        return None;
    }
    last[rank] = number.value;
    if rank <= 1 {
        last[rank + 1..].iter_mut().for_each(|value| *value = 0);
    }
    Some(number.numbering)
}
