//! Headings of articles and standing pages: each is at most one rank below the one before it. In notices the rank of a
//! heading is that of its numbering, whatever its mark.

use crate::check::ArticleCase;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::pages as codes;
use crate::model::Block;
use crate::tree::RelPath;

pub fn of_articles_go_down_step_by_step(case: ArticleCase<'_>, found: &mut Vec<Diagnostic>) {
    look(&case.article.path, &case.article.body, found);
}

/// The title of a page is of the first rank, and its text begins with the second or with whatever rank comes first.
fn look(path: &RelPath, body: &[Block], found: &mut Vec<Diagnostic>) {
    let headings = body.iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(heading),
        _ => None,
    });
    let mut before: Option<u8> = None;
    for heading in headings {
        if let Some(before) = before.filter(|before| heading.level > before + 1) {
            let fault = Diagnostic::new(&codes::HEADING_SKIPS, Span::new(path, heading.at.start, heading.at.end));
            let fault = fault.with("before", "#".repeat(before.into())).with("found", "#".repeat(heading.level.into()));
            found.push(fault.with("expected", "#".repeat(usize::from(before) + 1)));
        }
        before = Some(heading.level);
    }
}
