//! W: the words and marks of the text: the court's own lists, what was lost or doubled in copying, marks that do not fit.

mod furniture;
mod lists;
mod losses;
mod marks;
mod names;

use std::ops::Range;

use super::Checked;
use super::NoticeCase;
use super::NoticeRule;
use super::SiteRule;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::model::At;
use crate::model::Block;
use crate::model::Text;
use crate::tree::RelPath;

/// The rules that look at a notice.
pub static NOTICE: &[NoticeRule] = &[every_line, marks::are_of_one_width, losses::labels_have_their_colon];

/// The rules that look at articles and standing pages too.
pub static SITE: &[SiteRule] = &[articles_keep_to_the_lists];

/// One stretch of text: a paragraph, a heading, a cell.
#[derive(Clone, Copy)]
struct Line<'l> {
    path: &'l RelPath,
    text: &'l Text,
    plain: &'l str,
    /// Where what follows its label begins; 0 where it has none.
    value: usize,
    /// Whether it is a paragraph of its own, and no heading, item or cell.
    paragraph: bool,
    /// Where the block stands.
    at: At,
}

/// A rule that looks at one stretch of text.
type LineRule = fn(Line<'_>, NoticeCase<'_>, &mut Vec<Diagnostic>);

const LINES: &[LineRule] = &[
    lists::words_are_not_those_listed,
    losses::paragraphs_begin_with_whole_words,
    losses::nothing_stands_twice,
    losses::digits_have_their_units,
    marks::come_in_pairs,
    furniture::nothing_is_left_to_fill_in,
    furniture::nothing_of_the_page_is_left,
    names::a_court_has_one_name,
];

impl Line<'_> {
    /// A fault at a part of the plain text.
    fn fault(&self, code: &'static Code, range: Range<usize>) -> Diagnostic {
        let found = &self.plain[range.clone()];
        let at = self.text.at(range).unwrap_or(self.at);
        Diagnostic::new(code, Span::new(self.path, at.start, at.end)).with("found", found)
    }
}

fn every_line(case: NoticeCase<'_>, found: &mut Vec<Diagnostic>) {
    let notice = case.notice;
    for (index, block) in notice.body.iter().enumerate() {
        let label = notice.outline.overlays.get(&index).and_then(|overlay| overlay.label.as_ref());
        for text in block.texts() {
            let plain = text.plain();
            let after = label.map_or(0, |(_, range)| range.end).min(plain.len());
            let value = plain.get(after..).map_or(0, |rest| plain.len() - rest.trim_start().len());
            let paragraph = matches!(block, Block::Paragraph(_));
            let line = Line { path: &notice.path, text, plain: &plain, value, paragraph, at: block.at() };
            LINES.iter().for_each(|rule| rule(line, case, found));
        }
    }
}

fn articles_keep_to_the_lists(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    for article in checked.site.articles.iter().chain(&checked.site.pages) {
        for block in &article.body {
            for text in block.texts() {
                let plain = text.plain();
                let line =
                    Line { path: &article.path, text, plain: &plain, value: 0, paragraph: false, at: block.at() };
                lists::listed(line, &checked.site.words, found);
            }
        }
    }
}
