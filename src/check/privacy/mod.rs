//! P: what would expose a person. The report never repeats what it found.

mod around;
mod attachments;
mod exposed;
mod homes;
mod named_persons;
mod person_rows;
mod personal_numbers;
mod travel_numbers;
mod written;

use std::ops::Range;

use exposed::exposed;
use exposed::invites_views;

use super::FileRule;
use super::NoticeText;
use super::SiteRule;
use super::TextRule;
use super::prose;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::privacy;
use crate::model::At;
use crate::model::Block;
use crate::model::Cell;

/// The rules that look at a notice and nothing else.
pub static TEXT: &[TextRule] = &[the_text_exposes_nobody];

/// The rules that look at every file.
pub static SITE: &[SiteRule] = &[written::names_expose_nobody, attachments::give_nobody_away];

/// The rules that look at the text of a file that is no notice's.
pub static FILE: &[FileRule] = &[written::exposes_nobody];

/// Nothing in the text names a person to the public; a mobile number among the contacts is worth a look.
fn the_text_exposes_nobody(case: NoticeText<'_>, found: &mut Vec<Diagnostic>) {
    let said = in_body(case);
    // What stands in the source and is no text of the notice: front matter, comments, addresses of links.
    let written = written::written(&case.notice.path, case.source.text);
    // What the text gives away is not said again.
    let known = |range: &Range<usize>| said.iter().any(|(_, at)| at.start < range.end && range.start < at.end);
    let unsaid = written.into_iter().filter(|(_, range)| !known(range)).map(|(code, range)| (code, At::from(range)));
    found.extend(said.iter().copied().chain(unsaid).map(|(code, at)| prose::fault(code, case.notice, at)));
}

/// What the body of a notice gives away.
fn in_body(case: NoticeText<'_>) -> Vec<(&'static Code, At)> {
    let mut out = Vec::new();
    for passage in case.passages {
        let invites = invites_views(&passage.plain);
        let seen = exposed(&passage.plain, |_| invites);
        out.extend(seen.into_iter().map(|(code, range)| (code, passage.at(range))));
    }
    for block in &case.notice.body {
        let Block::Table(table) = block else { continue };
        let plain = |cells: &[Cell]| cells.iter().map(|cell| cell.text.plain()).collect::<Vec<_>>();
        let columns = person_rows::columns(&plain(&table.head));
        for row in table.body.iter().filter(|_| !columns.is_empty()) {
            let cells = person_rows::named(&columns, &plain(row)).into_iter().map(|cell| &row[cell]);
            let places = cells.map(|cell| cell.text.at(0..cell.text.len()).unwrap_or(cell.at));
            out.extend(places.map(|at| (&privacy::NAMED_PERSON, at)));
        }
    }
    out
}

#[cfg(test)]
mod others;
#[cfg(test)]
mod recall;
