//! The faces of faults: for people, for editors, for machines. All show the same faults in the same order.

mod card;
mod html;
mod human;
mod json;
mod sarif;
mod short;

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Level;
use crate::diagnostic::Span;
use crate::diagnostic::line_index::LineIndex;
use crate::diagnostic::line_index::Position;
use crate::tree::RelPath;

pub use card::{Card, cards, most_urgent_first};
pub use html::{REPORT_STYLE, html};
pub use human::{Appearance, human};
pub use json::json;
pub use sarif::sarif;
pub use short::short;

/// Where the faces take the text of a source from; `None` for what is no text, whose faults then stand at 1:1.
pub type Sources<'a> = dyn Fn(&RelPath) -> Option<&'a str> + 'a;

/// `2 个错误，1 个警告`, the closing line of a run.
pub fn tally<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>, lang: Lang) -> String {
    let mut found: BTreeMap<Level, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        *found.entry(diagnostic.level).or_default() += 1;
    }
    let counts: Vec<String> = [Level::Error, Level::Warning, Level::Note]
        .into_iter()
        .filter_map(|level| {
            found.get(&level).map(|count| match lang {
                Lang::Zh => format!("{count} 个{}", level.name(lang)),
                Lang::En => format!("{count} {}{}", level.name(lang), if *count == 1 { "" } else { "s" }),
            })
        })
        .collect();
    match (lang, counts.is_empty()) {
        (Lang::Zh, true) => "没有发现问题".to_owned(),
        (Lang::En, true) => "no faults".to_owned(),
        (Lang::Zh, false) => counts.join("，"),
        (Lang::En, false) => counts.join(", "),
    }
}

/// Everything that a check found, for the faces that show more than the faults that stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Whole<'a> {
    /// Faults that stand.
    pub faults: &'a [Diagnostic],
    /// Faults that a notice allows itself, with its reason.
    pub allowed: &'a [(Diagnostic, String)],
    /// Faults that the baseline knows.
    pub known: &'a [Diagnostic],
}

/// The faults that were allowed, a line each with their reason.
pub fn allowed(allowed: &[(Diagnostic, String)], sources: &Sources, lang: Lang) -> String {
    let places: Vec<Diagnostic> = allowed.iter().map(|(fault, _)| fault.clone()).collect();
    let book = Book::new(&places, sources);
    let mut out = String::new();
    for (fault, reason) in allowed {
        let (place, code, cause) = (book.place(&fault.span), fault.code.id, fault.cause_on_screen(lang));
        let reason = super::wording::visible(reason);
        out.push_str(&match lang {
            Lang::Zh => format!("{place}: 已允许 {code} {cause}理由：{reason}\n"),
            Lang::En => format!("{place}: allowed: {code} {cause} Reason: {reason}\n"),
        });
    }
    out
}

/// The sources of a run, each split into lines once.
pub(super) struct Book<'a> {
    lines: BTreeMap<RelPath, Option<LineIndex<'a>>>,
}

impl<'a> Book<'a> {
    pub(super) fn new(diagnostics: &[Diagnostic], sources: &Sources<'a>) -> Book<'a> {
        let mut lines = BTreeMap::new();
        for span in diagnostics.iter().flat_map(|d| std::iter::once(&d.span).chain(&d.also)) {
            if !lines.contains_key(&span.path) {
                lines.insert(span.path.clone(), sources(&span.path).map(LineIndex::new));
            }
        }
        Book { lines }
    }

    fn lines(&self, path: &RelPath) -> Option<&LineIndex<'a>> {
        self.lines.get(path)?.as_ref()
    }

    fn position(&self, path: &RelPath, offset: usize) -> Position {
        self.lines(path).map_or(Position { line: 1, column: 1 }, |lines| lines.position(offset))
    }

    /// The byte of its line at which a place begins.
    fn start_in_line(&self, span: &Span) -> usize {
        self.lines(&span.path).map_or(0, |lines| {
            let start = lines.start(lines.position(span.start).line);
            lines.text(lines.position(span.start).line).floor_char_boundary(span.start.saturating_sub(start))
        })
    }

    /// The line a place begins in, and the words at the place as far as they stand in that line.
    pub(super) fn words(&self, span: &Span) -> (&'a str, &'a str) {
        let Some(lines) = self.lines(&span.path) else { return ("", "") };
        let line = lines.position(span.start).line;
        let text = lines.text(line);
        let start = self.start_in_line(span);
        let end = text.ceil_char_boundary(span.end.saturating_sub(lines.start(line)).min(text.len()));
        (text, &text[start..end.max(start)])
    }

    /// `path:line:column`
    fn place(&self, span: &Span) -> String {
        let Position { line, column } = self.position(&span.path, span.start);
        format!("{}:{line}:{column}", span.path)
    }
}

/// The faults in the order they are shown in: path, line and column (which is the order of bytes), code.
pub(super) fn in_order(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|d| (&d.span.path, d.span.start, d.code.id, d.span.end));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::sample;

    #[test]
    fn faults_are_counted_by_level() {
        let mut note = sample::doubt("a.md", 0);
        note.level = Level::Note;
        let faults = [sample::fault(0, 0), sample::doubt("a.md", 0), sample::fault(1, 1), note];
        assert_eq!(tally(&faults, Lang::Zh), "2 个错误，1 个警告，1 个提示");
        assert_eq!(tally(&faults, Lang::En), "2 errors, 1 warning, 1 note");
        assert_eq!(tally(&faults[..1], Lang::En), "1 error");
        assert_eq!((tally(&[], Lang::Zh), tally(&[], Lang::En)), ("没有发现问题".into(), "no faults".into()));
    }

    #[test]
    fn faults_are_shown_by_path_place_and_code() {
        let (first, second) = (sample::doubt("content/notices/a.md", 4), sample::fault(4, 5));
        let faults = [sample::doubt("content/site.yaml", 0), second.clone(), first.clone(), sample::fault(0, 1)];
        let order: Vec<(&str, usize, &str)> =
            in_order(&faults).iter().map(|d| (d.span.path.as_str(), d.span.start, d.code.id)).collect();
        assert_eq!(
            order,
            [
                ("content/notices/a.md", 0, "X202"),
                ("content/notices/a.md", 4, "X101"),
                ("content/notices/a.md", 4, "X202"),
                ("content/site.yaml", 0, "X101"),
            ]
        );
    }
}
