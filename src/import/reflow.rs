//! Paragraphs that were cut by the end of a line or of a page, put together again.

use super::doubts::Doubt;
use super::doubts::DoubtCode;
use super::piece::Piece;
use super::repairs::Repair;
use super::repairs::Repairs;
use crate::model::Label;
use crate::prose::bracketed_values;
use crate::prose::doubled;
use crate::prose::labels::SetOff;
use crate::prose::signatures;
use crate::prose::stated;
use crate::prose::status_words;
use crate::text::date;
use crate::text::lang::Bilingual;
use crate::text::pattern::Fixed;
use crate::text::pattern::fixed;
use crate::text::pattern::length;
use crate::text::width;

/// 一是, 二是, 首先: a step of its own.
static STEP: Fixed = Fixed::new(|| fixed(r"^(?:[一二三四五六七八九十]{1,3}是|首先[，,]|其次[，,])"));
static OPENER: Fixed = Fixed::new(|| fixed(r"^(?:附件|附[:：]|欢迎|联系电话|联系方式|监督电话|特此|（联系|\(联系)"));

/// Whether a piece begins a paragraph by its words.
fn begins(piece: &Piece) -> bool {
    piece.number().is_some()
        || piece.label().is_some()
        || STEP.is_match(&piece.text)
        || OPENER.is_match(&piece.text)
        || piece.date().is_some()
}

/// Whether a text ends as a paragraph does.
pub fn ends(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', '"', '）', ')', '」', '』']);
    let bare = if bare.is_empty() { text } else { bare };
    bare.ends_with(['。', '！', '？', '；', '：', ':', ';', '!', '?', '…', '.'])
}

/// Whether quotes or brackets are open at the end of a text.
pub fn is_open(text: &str) -> bool {
    let (mut quotes, mut brackets) = (0i32, 0i32);
    for c in text.chars() {
        match c {
            '“' | '《' | '「' => quotes += 1,
            '”' | '》' | '」' => quotes -= 1,
            '（' | '(' => brackets += 1,
            '）' | ')' => brackets -= 1,
            _ => {}
        }
    }
    quotes > 0 || brackets > 0
}

/// How a paper's lines are broken.
struct Breaks {
    /// The length of a full line, where lines are broken at a width.
    width: Option<usize>,
    /// The characters of a full line, where lines are broken after so many of them, however wide these are.
    characters: Option<usize>,
    /// Whether paragraphs begin with a gap.
    indented: bool,
    /// Whether paragraphs are parted by empty lines.
    parted: bool,
}

fn breaks(pieces: &[Piece]) -> Breaks {
    let mut lengths: Vec<usize> =
        pieces.iter().filter(|p| p.cells.is_none() && !p.ends).map(|p| p.indent + width::columns(&p.text)).collect();
    lengths.sort_unstable();
    // Full lines are many and alike.
    let long = lengths.len() * 9 / 10;
    let full = lengths.get(long).copied().filter(|full| (24..=130).contains(full));
    let full = full.filter(|full| {
        let near = lengths.iter().filter(|len| **len + 6 >= *full && **len <= *full + 8).count();
        near * 3 >= lengths.len() && near >= 4 && lengths.last().is_some_and(|longest| *longest <= *full + 12)
    });
    let indents = pieces.iter().filter(|piece| piece.indent >= 2).count();
    let indented = indents >= 3 && indents * 10 <= pieces.len() * 9;
    let blanks = pieces.iter().skip(1).filter(|piece| piece.after_blank).count();
    let parted = blanks >= 6 && blanks * 10 >= pieces.len() * 7;
    Breaks { width: full, characters: full_by_count(pieces), indented, parted }
}

/// How many characters the lines have that were broken after a number of them: many lines have exactly that many or one
/// less, and none has more.
fn full_by_count(pieces: &[Piece]) -> Option<usize> {
    let plain = pieces.iter().filter(|piece| piece.cells.is_none() && !piece.ends);
    let counts: Vec<usize> = plain.map(|piece| piece.indent / 2 + length(&piece.text)).collect();
    let longest = counts.iter().copied().max().filter(|longest| (24..=60).contains(longest))?;
    let near = counts.iter().filter(|count| **count + 1 >= longest).count();
    (near >= 4 && near * 4 >= counts.len()).then_some(longest)
}

/// Joins what was cut.
pub fn join(pieces: Vec<Piece>, mends: &mut Repairs, doubts: &mut Vec<Doubt>) -> Vec<Piece> {
    let breaks = breaks(&pieces);
    let mut out: Vec<Piece> = Vec::new();
    // How many lines the last piece was put together from, and whether its last line was a full one.
    let mut full = false;
    let mut joined: Vec<usize> = Vec::new();
    for piece in pieces {
        let columns = piece.indent + width::columns(&piece.text);
        let count = piece.indent / 2 + length(&piece.text);
        let own_full = breaks.width.is_some_and(|width| columns + 6 >= width)
            || breaks.characters.is_some_and(|full| count + 1 >= full);
        if let Some(before) = out.last_mut()
            && runs_on(before, &piece, full, &breaks)
        {
            suspect_seam(before, &piece, doubts);
            let separator = separator(&before.text, &piece.text);
            joined.push(piece.line());
            before.join(separator, &piece);
        } else {
            tell(&out, &mut joined, mends);
            out.push(piece);
        }
        full = own_full;
    }
    tell(&out, &mut joined, mends);
    out
}

/// Tells what the last piece was put together from.
fn tell(out: &[Piece], joined: &mut Vec<usize>, mends: &mut Repairs) {
    let Some(last) = out.last().filter(|_| !joined.is_empty()) else { return };
    let count = joined.len();
    let at = joined[0];
    mends.push(Repair {
        line: at,
        what: Bilingual {
            zh: format!("被断行或分页切开的段落接回一段（起于第 {} 行，接上 {count} 处）", last.line()),
            en: format!("joined a paragraph cut by lines or pages (from line {}, {count} cuts)", last.line()),
        },
    });
    joined.clear();
}

fn runs_on(before: &Piece, next: &Piece, full: bool, breaks: &Breaks) -> bool {
    if before.cells.is_some() || next.cells.is_some() || next.heading.is_some() || before.heading.is_some() {
        return false;
    }
    if begins(next) || before.centred != next.centred {
        return false;
    }
    if cut_in_date(&before.text, &next.text) && !next.after_blank {
        return true;
    }
    // 1.公厕无水（责任单位：水管站；时限：8月底）: whole, whatever follows.
    if before.number().is_some() && bracketed_values::at_end(&before.text).is_some() {
        return false;
    }
    if !full && stated::ends_labelled(&before.text) {
        return false;
    }
    let indent_begins = breaks.indented && next.indent >= 2;
    if ends(&before.text) {
        // A full line may end with a full stop by chance; only indents can tell.
        return full
            && !next.after_blank
            && breaks.indented
            && !indent_begins
            && !before.ends
            && before.text.len() > 60;
    }
    if indent_begins && !is_open(&before.text) && !next.after_page {
        return false;
    }
    if next.after_blank && is_whole_value(before) {
        return false;
    }
    let hanging = before.text.ends_with(['，', ',', '、', '（', '(', '“', '《', '—']) || is_open(&before.text);
    let numbered = before.number().is_some();
    let sentences = before.text.contains(['。', '；', ';', '，', ',', '：', ':']);
    let body =
        sentences && length(&before.text) >= 12 && (!numbered || before.text.contains(['。', '；', ';', '：', ':']));
    if numbered && !body {
        // A heading runs on where it was broken: within its quotes or at the end of a full line.
        let unfinished = before.text.contains("关于") && !before.text.contains("问题");
        return hanging && !before.ends || (full && unfinished && !next.after_blank);
    }
    let strong = before.label().is_some() || STEP.is_match(&before.text) || before.text.contains('。');
    let goes_on = next.text.contains(['。', '；', '，', ',', ';', '：', ':', '、'])
        || ends(&next.text)
        || full
        || (strong && !signatures::is_office(&next.text));
    if before.ends {
        // Word and HTML end paragraphs themselves: only what cannot be an end is joined.
        return body
            && goes_on
            && (hanging || cut_in_figure(before, next) || (next.after_page && before.text.contains('。')));
    }
    if next.after_blank && !next.after_page {
        // Empty lines part paragraphs of single clauses too: something must speak for a cut.
        let step = STEP.is_match(&before.text) || before.label().is_some();
        let whole_before = step || before.text.contains(['。', '；', ';']) || length(&before.text) >= 30;
        return body && goes_on && (hanging || cut_in_figure(before, next) || whole_before);
    }
    if next.after_page {
        return (body || hanging) && goes_on;
    }
    match breaks.width.or(breaks.characters) {
        Some(_) => full && (body || length(&before.text) >= 14) || hanging && body,
        None => {
            let cut = hanging || cut_in_figure(before, next) || before.text.contains(['。', '；', ';']);
            body && goes_on && (cut || (breaks.parted && ends(&next.text)))
        }
    }
}

/// Whether a text is a label with its one short value, whole: 完成时限：2025年8月底.
fn is_whole_value(before: &Piece) -> bool {
    let Some(found) = before.label().filter(|found| found.set_off == SetOff::Colon) else { return false };
    let value = before.text[found.value..].trim();
    let whole = match found.label {
        Label::Due | Label::ClosedOn => date::deadline(value, None).is_some() || status_words::class(value).is_some(),
        Label::Status => status_words::read(value).is_some(),
        _ => false,
    };
    whole && !value.contains('。')
}

/// `2024 年开⏎展` and `13⏎次`: a figure parted from its noun.
fn cut_in_figure(before: &Piece, next: &Piece) -> bool {
    before.text.ends_with(|c: char| c.is_ascii_digit()) && next.text.starts_with(width::is_han)
}

/// `2025年1月15⏎日` and `11月⏎底`: a date parted from its end, wherever its line was broken.
fn cut_in_date(before: &str, next: &str) -> bool {
    static MONTH: Fixed = Fixed::new(|| fixed(r"\d{1,2}月$"));
    static DAY: Fixed = Fixed::new(|| fixed(r"\d{1,2}月\d{1,2}$"));
    let of_month = ["底", "末", "初", "上旬", "中旬", "下旬"].iter().any(|end| next.starts_with(end));
    MONTH.is_match(before) && of_month || DAY.is_match(before) && next.starts_with(['日', '号'])
}

/// `20⏎24年`: the digits on both sides make a year.
fn cut_in_year(before: &str, next: &str) -> bool {
    let digits = |c: &char| c.is_ascii_digit();
    let head: String = before.chars().rev().take_while(digits).collect::<Vec<_>>().into_iter().rev().collect();
    let tail: String = next.chars().take_while(digits).collect();
    let year = format!("{head}{tail}");
    year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"))
        && !head.is_empty()
        && next[tail.len()..].starts_with('年')
}

fn separator(before: &str, next: &str) -> &'static str {
    if cut_in_year(before, next) {
        return "";
    }
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if latin(before.chars().next_back()) && latin(next.chars().next()) { " " } else { "" }
}

fn suspect_seam(before: &Piece, next: &Piece, doubts: &mut Vec<Doubt>) {
    let (Some(last), Some(first)) = (before.text.chars().next_back(), next.text.chars().next()) else { return };
    let seam = || {
        let tail: String = before.text.chars().rev().take(6).collect::<Vec<_>>().into_iter().rev().collect();
        let head: String = next.text.chars().take(6).collect();
        format!("{tail}{head}")
    };
    let meet = doubled::two_words_meet(before.text.chars().rev().nth(1), last, next.text.chars().nth(1));
    if last == first && width::is_han(last) && !meet {
        doubts.push(Doubt { code: DoubtCode::DoubledCharacter, line: next.line(), text: seam() });
    }
    if last.is_ascii_digit() && first.is_ascii_digit() {
        doubts.push(Doubt { code: DoubtCode::SplitFigure, line: next.line(), text: seam() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_put_together_over_its_cut() {
        for (before, next) in
            [("截至2025年1月15", "日，完成3个"), ("截至2024年11月", "底，已整改8个"), ("于3月", "上旬反馈")]
        {
            assert!(cut_in_date(before, next), "{before}|{next}");
        }
        for (before, next) in [("完成15", "日常巡查"), ("截至2024年11月", "完成8个"), ("编号15", "日期不详")]
        {
            assert!(!cut_in_date(before, next), "{before}|{next}");
        }
        assert_eq!(separator("到20", "24年12月31日"), "");
        for (before, next) in [("完成20", "24个"), ("投资20", "240年")] {
            assert!(!cut_in_year(before, next), "{before}|{next}");
        }
    }
}
