//! A text file in two parts: front matter between lines of three hyphens, and Markdown.

use super::Reading;
use super::grammar;
use super::markdown;
use super::markdown::MarkdownFault;
use crate::diagnostic::codes::body as faults;
use crate::diagnostic::codes::limits;
use crate::diagnostic::codes::sources;
use crate::diagnostic::limit::LIMITS;
use crate::model::At;
use crate::model::Block;

/// The two parts of a file.
pub(super) struct Parts {
    /// What stands between the fences; none where the file has no front matter.
    pub head: Option<At>,
    /// What follows.
    pub body: At,
}

/// Splits a file at its fences. A file without front matter is all body.
pub(super) fn split(reading: &mut Reading<'_>) -> Parts {
    let text = reading.text;
    let is_fence = |line: &str| line.trim_end() == "---";
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if !is_fence(first) {
        return Parts { head: None, body: At::new(0, text.len()) };
    }
    let mut end = first.len();
    for line in lines {
        if is_fence(line) {
            return Parts { head: Some(At::new(first.len(), end)), body: At::new(end + line.len(), text.len()) };
        }
        end += line.len();
    }
    let fault = reading.at(&sources::NO_FRONT_MATTER, At::new(0, 3));
    let fault = fault.with("found", "头部信息没有结束，缺少第二行“---”");
    reading.report(fault.with("found_en", "The front matter does not end: a second line `---` is missing"));
    // Where it should have ended cannot be known; the first empty line is the best guess.
    let blank = text[first.len()..].find("\n\n").map_or(text.len(), |at| first.len() + at + 1);
    Parts { head: Some(At::new(first.len(), blank)), body: At::new(blank, text.len()) }
}

/// Reads Markdown at a place of the file and reports its slips. `labelled` says whether labelled lines stand by
/// themselves, as in notices.
pub(super) fn blocks(reading: &mut Reading<'_>, at: At, labelled: bool) -> Vec<Block> {
    let limits = markdown::NestingLimits {
        bytes: usize::try_from(LIMITS.source_bytes).unwrap_or(usize::MAX),
        nesting: LIMITS.markdown_nesting,
        brackets: LIMITS.markdown_brackets,
        emphasis: LIMITS.markdown_emphasis,
        ticks: LIMITS.markdown_ticks,
    };
    let starts_block = |before: &str, line: &str| labelled && grammar::parts(before, line);
    let parsed = markdown::parse(&reading.text[at.start..at.end], at.start, &limits, &starts_block);
    for fault in parsed.faults {
        let at = fault.at();
        let found: String = reading.text.get(at.start..at.end).unwrap_or_default().chars().take(60).collect();
        let code = match fault {
            MarkdownFault::Html(_) => &faults::RAW_HTML,
            MarkdownFault::HashWithoutSpace(_) => &faults::HASH_WITHOUT_SPACE,
            MarkdownFault::PerhapsMask(_) => &faults::SINGLE_ASTERISKS,
            MarkdownFault::Indented(_) => &faults::INDENTED_CODE,
            MarkdownFault::AddressRefused(_) => &faults::REFUSED_LINK,
            MarkdownFault::ExtraCells(_) => &faults::EXTRA_CELLS,
            MarkdownFault::LimitPassed(_) => &limits::MARKDOWN_LIMIT,
        };
        reading.found(code, at, found.replace('\n', " "));
    }
    parsed.blocks.iter().flat_map(Block::texts).for_each(|text| reading.check_entities(text));
    parsed.blocks
}
