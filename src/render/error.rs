//! What Tera says of a broken template, in our terms.

use tera::ErrorKind;

use crate::diagnostic::Span;
use crate::tree::RelPath;

/// An error of Tera taken apart.
pub struct Read {
    /// The template it is about.
    pub template: Option<String>,
    /// Line from 1 and column from 0, in characters, of its start and of its end.
    pub place: Option<(usize, usize, usize, usize)>,
    /// The words.
    pub message: String,
}

/// Takes an error apart: most are about one thing; names that are unknown come all together.
pub fn read(error: &tera::Error) -> Vec<Read> {
    let one = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            Read {
                template: Some(report.filename().to_owned()),
                place: Some((span.start_line, span.start_col, span.end_line, span.end_col)),
                message: report.message().replace('\n', " "),
            }
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            Read { template: Some(tpl.clone()), place: None, message: error.to_string() }
        }
        ErrorKind::MissingParent { current, .. } => {
            Read { template: Some(current.clone()), place: None, message: error.to_string() }
        }
        _ => {
            let text = error.to_string();
            let unknown = unknown_names(&text);
            if !unknown.is_empty() {
                return unknown;
            }
            Read { template: None, place: None, message: text.lines().next().unwrap_or_default().into() }
        }
    };
    vec![one]
}

/// Unknown filters, tests, functions and templates: Tera prints them one after another, each as `error: ` with its
/// words, `--> template:line:column` below it, and the line of the template.
fn unknown_names(text: &str) -> Vec<Read> {
    let read = |(words, place): (&str, &str)| {
        let message = words.strip_prefix("error: ")?.to_owned();
        let mut parts = place.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
        let column = parts.next()?.parse::<usize>().ok()?.checked_sub(1)?;
        let line = parts.next()?.parse().ok()?;
        Some(Read { template: parts.next().map(str::to_owned), place: Some((line, column, line, column + 1)), message })
    };
    text.lines().zip(text.lines().skip(1)).filter_map(read).collect()
}

/// A place in a template's file, in bytes.
pub fn span(path: &RelPath, text: &str, place: Option<(usize, usize, usize, usize)>) -> Span {
    let Some((line, column, end_line, end_column)) = place else { return Span::new(path, 0, 0) };
    Span::new(path, offset(text, line, column), offset(text, end_line, end_column))
}

fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
}
