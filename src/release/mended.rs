//! A history that two machines wrote, put in order by what a target shows.

use crate::model::PublishedEdition;

/// A line with the edition that it says.
pub type HistoryLine<'l> = (PublishedEdition, &'l str);

/// A history in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended<'l> {
    /// Its lines.
    pub lines: Vec<HistoryLine<'l>>,
    /// The lines that are left out.
    pub dropped: Vec<HistoryLine<'l>>,
}

/// The lines that a target shows, and behind them those of the site's own that follow on these, as far as one alone does.
pub fn mended<'l>(own: &[HistoryLine<'l>], shown: &[HistoryLine<'l>]) -> Mended<'l> {
    let mut lines = shown.to_vec();
    loop {
        let last = lines.last().map(|(edition, _)| (edition.sequence, edition.line));
        let follows = |(edition, _): &&HistoryLine<'l>| match last {
            Some((sequence, line)) => edition.sequence == sequence + 1 && edition.previous == Some(line),
            None => edition.sequence == 1 && edition.previous.is_none(),
        };
        let mut next: Vec<&HistoryLine<'l>> = own.iter().filter(follows).collect();
        next.dedup_by_key(|(edition, _)| edition.line);
        match next.as_slice() {
            [one] => lines.push((*one).clone()),
            _ => break,
        }
    }
    let is_left_out = |(edition, _): &&HistoryLine<'l>| lines.iter().all(|(kept, _)| kept.line != edition.line);
    let dropped = own.iter().filter(is_left_out).cloned().collect();
    Mended { lines, dropped }
}
