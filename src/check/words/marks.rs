//! Marks: pairs that belong together, one width through a text.

use super::line::Known;
use super::line::Line;
use crate::check::NoticeText;
use crate::check::prose;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::words as codes;
use crate::text::width;

/// Openers with their closers; brackets of both widths are one pair, since copies mix them.
const PAIRS: &[(&str, &str)] = &[("“", "”"), ("《", "》"), ("（(", "）)"), ("【", "】"), ("〔", "〕"), ("「", "」")];

pub fn come_in_pairs(line: Line<'_>, _: Known<'_>, found: &mut Vec<Diagnostic>) {
    for (openers, closers) in PAIRS {
        let mut open: Vec<(usize, char)> = Vec::new();
        for (at, c) in line.plain.char_indices() {
            if openers.contains(c) {
                open.push((at, c));
            } else if closers.contains(c) && open.pop().is_none() && !numbers(&line.plain[..at], c) {
                let expected = openers.chars().next().unwrap_or_default();
                found.push(line.fault(&codes::UNPAIRED_MARK, at..at + c.len_utf8()).with("expected", expected));
            }
        }
        for (at, c) in open {
            let expected = closers.chars().next().unwrap_or_default();
            found.push(line.fault(&codes::UNPAIRED_MARK, at..at + c.len_utf8()).with("expected", expected));
        }
    }
}

/// Whether a closing bracket ends a number (`1）`, `（略）；2）`), which has no opener.
fn numbers(before: &str, closer: char) -> bool {
    let rest = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c));
    let is_number = rest.len() < before.len() && before.len() - rest.len() <= 9;
    let begins = rest.chars().next_back().is_none_or(|c| !width::is_han(c));
    matches!(closer, '）' | ')') && is_number && begins
}

/// Half-width marks and their full-width twins, as far as both are usual next to Chinese characters.
const HALF: &[char] = &[',', ';', ':', '(', ')', '?', '!'];
const FULL: &[char] = &['，', '；', '：', '（', '）', '？', '！'];

/// The marks of a text of both widths: those beside a Chinese character or a quote; `8:30` has no other.
fn of_widths(plain: &str) -> (Vec<usize>, Vec<usize>) {
    let (mut half, mut full) = (Vec::new(), Vec::new());
    let mut before = ' ';
    let mut chars = plain.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if FULL.contains(&c) {
            full.push(at);
        } else if HALF.contains(&c) {
            let after = chars.peek().map_or(' ', |(_, c)| *c);
            if width::is_wide(before) || width::is_wide(after) {
                half.push(at);
            }
        }
        before = c;
    }
    (half, full)
}

/// Marks of the rarer width, said once for each run of blocks that has them.
pub fn are_of_one_width(case: NoticeText<'_>, found: &mut Vec<Diagnostic>) {
    let notice = case.notice;
    let marks: Vec<(Vec<usize>, Vec<usize>)> = case.passages.iter().map(|passage| of_widths(&passage.plain)).collect();
    let (half, full) = marks.iter().fold((0, 0), |(h, f), (half, full)| (h + half.len(), f + full.len()));
    if half == 0 || full == 0 {
        return;
    }
    let rare_is_half = half <= full;
    let (zh, en) = if rare_is_half { ("全角", "full-width") } else { ("半角", "half-width") };
    let mut run: Option<(Diagnostic, usize)> = None;
    let mut say = |run: &mut Option<(Diagnostic, usize)>| {
        if let Some((fault, count)) = run.take() {
            found.push(fault.with("count", count).with("expected", zh).with("expected_en", en));
        }
    };
    for (passage, (half, full)) in case.passages.iter().zip(&marks) {
        let (rare, common) = if rare_is_half { (half, full) } else { (full, half) };
        match (rare.first(), &mut run) {
            (Some(_), Some((_, count))) => *count += rare.len(),
            (Some(&at), None) => {
                let mark = passage.plain[at..].chars().next().unwrap_or_default();
                let span = prose::span(notice, passage.at(at..at + mark.len_utf8()));
                run = Some((Diagnostic::new(&codes::MIXED_WIDTHS, span).with("found", mark), rare.len()));
            }
            (None, _) if common.is_empty() => {}
            (None, _) => say(&mut run),
        }
    }
    say(&mut run);
}
