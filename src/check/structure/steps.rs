//! 一是, 二是, 三是: steps that count on, and never one alone.

use std::ops::Range;

use crate::check::NoticeText;
use crate::check::prose;
use crate::check::prose::Passage;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::structure as codes;
use crate::model::Block;
use crate::text::numeral;

/// A step of a text.
struct Step<'p> {
    value: u32,
    passage: &'p Passage<'p>,
    range: Range<usize>,
}

/// A run of steps that is still going on.
struct Run<'p> {
    first: Step<'p>,
    last: u32,
}

/// In each part of the text, steps follow one another.
pub fn steps_count_on(case: NoticeText<'_>, out: &mut Vec<Diagnostic>) {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for passage in case.passages {
        // A heading, a label and a cell of a table end what went before them.
        let label = case.notice.outline.overlays.get(&passage.block).is_some_and(|of| of.label.is_some());
        let cell = matches!(case.notice.body.get(passage.block), Some(Block::Table(_)));
        if passage.heading || label || cell {
            runs.drain(..).for_each(|run| alone(case, &run, out));
        }
        for step in steps(passage) {
            take(case, &mut runs, step, out);
        }
    }
    runs.drain(..).for_each(|run| alone(case, &run, out));
}

fn take<'p>(case: NoticeText<'_>, runs: &mut Vec<Run<'p>>, step: Step<'p>, out: &mut Vec<Diagnostic>) {
    if step.value == 1 {
        // Steps within a step: the outer ones may go on afterwards.
        return runs.push(Run { first: step, last: 1 });
    }
    match runs.iter().rposition(|run| run.last + 1 == step.value) {
        Some(at) => {
            runs.drain(at + 1..).for_each(|run| alone(case, &run, out));
            runs[at].last = step.value;
        }
        None => {
            let last = runs.last().map_or(0, |run| run.last);
            let at = step.passage.at(step.range.clone());
            let found = &step.passage.plain[step.range.clone()];
            let expected = format!("{}是", numeral::chinese(last + 1));
            out.push(
                prose::fault(&codes::STEP_OUT_OF_ORDER, case.notice, at)
                    .with("found", found)
                    .with("expected", expected),
            );
            match runs.last_mut() {
                Some(run) => run.last = step.value,
                None => runs.push(Run { last: step.value, first: step }),
            }
        }
    }
}

fn alone(case: NoticeText<'_>, run: &Run<'_>, out: &mut Vec<Diagnostic>) {
    if run.last == 1 && run.first.value == 1 {
        let at = run.first.passage.at(run.first.range.clone());
        out.push(prose::fault(&codes::STEP_ALONE, case.notice, at));
    }
}

/// The steps of a text: 一是 at its beginning, behind a label or behind a sentence.
fn steps<'p>(passage: &'p Passage<'p>) -> Vec<Step<'p>> {
    let plain = &passage.plain;
    let step = |(at, _): (usize, &str)| {
        let (value, len) = numeral::prefix(&plain[at..])?;
        let end = at + len;
        let before = plain[..at].trim_end().chars().next_back();
        let begins = before.is_none_or(|c| matches!(c, '。' | '；' | ';' | '：' | ':' | '！' | '、' | '.' | '\n'));
        let chinese = plain[at..].chars().next().is_some_and(numeral::is_chinese);
        let goes_on = plain[end..].strip_prefix('是')?;
        // 一是一，二是二 and 一是否 are no steps.
        let mut next = goes_on.chars();
        let saying = matches!(next.next(), Some('一' | '二')) && matches!(next.next(), Some('、' | '，' | '。'));
        let is_step = begins && chinese && !saying && !goes_on.starts_with('否');
        is_step.then(|| Step { value, passage, range: at..end + '是'.len_utf8() })
    };
    let starts = plain.match_indices('是').filter_map(|(shi, _)| {
        let numeral = plain[..shi].trim_end_matches(numeral::is_chinese);
        (numeral.len() < shi).then_some((numeral.len(), ""))
    });
    starts.filter_map(step).collect()
}
