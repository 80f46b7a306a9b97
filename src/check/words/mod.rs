//! W: the words and marks of the text: the court's own lists, what was lost or doubled in copying, marks that do not fit.

mod court_names;
mod line;
mod losses;
mod marks;
mod pasted;
mod site_words;

use std::collections::HashSet;
use std::ops::Range;

use super::Checked;
use super::NoticeCase;
use super::NoticeRule;
use super::SiteRule;
use super::prose;
use crate::diagnostic::Diagnostic;
use crate::tree::RelPath;
use line::Known;
use line::Line;

/// The rules that look at a notice.
pub static NOTICE: &[NoticeRule] = &[
    every_line,
    marks::are_of_one_width,
    losses::labels_have_their_colon,
    losses::nothing_stands_twice_that_stands_once_elsewhere,
];

/// The rules that look at articles, standing pages, courts and settings too.
pub static SITE: &[SiteRule] = &[every_line_of_articles, every_value_of_records];

/// A rule that looks at one stretch of text.
type LineRule = fn(Line<'_>, Known<'_>, &mut Vec<Diagnostic>);

/// Rules of approved text.
const LINES: &[LineRule] = &[
    site_words::words_are_not_those_listed,
    losses::paragraphs_begin_with_whole_words,
    losses::nothing_stands_twice,
    losses::digits_have_their_units,
    marks::come_in_pairs,
    pasted::nothing_is_left_to_fill_in,
    pasted::nothing_of_the_page_is_left,
    court_names::a_court_has_one_name,
];

/// Rules of what somebody typed into a field: a line of it may be half a sentence.
const VALUES: &[LineRule] = &[
    site_words::words_are_not_those_listed,
    losses::nothing_stands_twice,
    pasted::nothing_is_left_to_fill_in,
    court_names::a_court_has_one_name,
];

fn every_line(case: NoticeCase<'_>, found: &mut Vec<Diagnostic>) {
    let notice = case.notice;
    let named = court_names::named(case.site, case.site.organ(notice), case.passages);
    let known = Known { site: case.site, named: &named };
    for passage in case.passages {
        let label = notice.outline.overlays.get(&passage.block).and_then(|overlay| overlay.label.as_ref());
        let plain = &passage.plain;
        let after = label.map_or(0, |(_, range)| range.end).min(plain.len());
        let value = plain.get(after..).map_or(0, |rest| plain.len() - rest.trim_start().len());
        let line = Line { value, ..Line::of(&notice.path, passage) };
        LINES.iter().for_each(|rule| rule(line, known, found));
    }
    let (front, at) = (case.tree.text(notice.front.as_str()), notice.head.at);
    values(&notice.front, &front.unwrap_or_default(), at.start..at.end, known, found);
}

fn every_line_of_articles(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    let site = checked.site;
    for article in site.articles.iter().chain(&site.pages) {
        let passages = prose::passages(&article.body);
        let own = article.organ.as_ref().and_then(|organ| site.organs.get(organ));
        let named = court_names::named(site, own, &passages);
        let known = Known { site, named: &named };
        let lines = passages.iter().map(|passage| Line::of(&article.path, passage));
        lines.for_each(|line| LINES.iter().for_each(|rule| rule(line, known, found)));
        let Some(source) = checked.tree.text(article.path.as_str()) else { continue };
        values(&article.path, &source, 0..prose::front_matter(&source), known, found);
    }
}

/// What courts, inspections, topics and settings say.
fn every_value_of_records(checked: Checked<'_>, found: &mut Vec<Diagnostic>) {
    let known = Known { site: checked.site, named: &[] };
    let fronts: HashSet<&RelPath> = checked.notices.iter().map(|notice| &notice.front).collect();
    let is_record = |path: &RelPath| matches!(path.extension(), Some("yaml" | "yml")) && !fronts.contains(path);
    for (path, file) in checked.tree.under("content").filter(|(path, _)| is_record(path)) {
        let source = file.text().unwrap_or_default();
        values(path, &source, 0..source.len(), known, found);
    }
}

fn values(path: &RelPath, source: &str, within: Range<usize>, known: Known<'_>, found: &mut Vec<Diagnostic>) {
    for value in prose::values(source, within) {
        VALUES.iter().for_each(|rule| rule(Line::of(path, &value), known, found));
    }
}
