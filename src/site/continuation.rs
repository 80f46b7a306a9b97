//! Which issues of one case continue one another: by the number of the finding, where the title says the same.

use std::collections::HashSet;

use super::Facts;
use super::IssueFacts;
use super::case;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::relations;
use crate::model::Kind;
use crate::text::similar;

/// Titles this alike (of a thousand) are taken for the same words.
const ALIKE: u32 = 600;

/// An issue within a case: the place of its notice in the case, and its number in that notice.
pub type WithinCase = (usize, usize);

/// A link that a notice gives itself, with its end where that is in the case.
pub type GivenLink = (WithinCase, Option<WithinCase>);

/// How the issues of a case continue one another.
#[derive(Debug, Default)]
pub struct Continuation {
    /// The links that follow from numbers: from the later issue to the earlier one.
    pub(super) links: Vec<(WithinCase, WithinCase)>,
    /// What does not fit.
    pub(super) faults: Vec<Diagnostic>,
}

impl Continuation {
    /// The continuation of a case of these notices, oldest first, and the links that they give themselves. Notices with
    /// equal facts and places have equal continuations.
    pub fn of(notices: &[&Facts], given: &[GivenLink]) -> Continuation {
        let mut out = Continuation::default();
        for (position, notice) in notices.iter().enumerate().filter(|(_, notice)| carries_numbers(notice.said.kind)) {
            let mut taken: HashSet<WithinCase> =
                given.iter().filter(|((from, _), _)| *from == position).filter_map(|(_, to)| *to).collect();
            for (number, issue) in notice.said.issues().enumerate() {
                let from = (position, number);
                if !issue.is_numbered() || given.iter().any(|(known, _)| *known == from) {
                    continue;
                }
                match continued(&notices[..position], notice, (number, issue)) {
                    Continued::By(to) => {
                        if taken.insert(to) {
                            out.links.push((from, to));
                        }
                    }
                    Continued::OtherWords(fault) => out.faults.push(*fault),
                    Continued::Nowhere => {}
                }
            }
        }
        out
    }
}

/// Kinds whose numbers are the numbers of the findings that were fed back.
fn carries_numbers(kind: Kind) -> bool {
    match kind {
        Kind::Problems | Kind::Plan | Kind::Progress | Kind::Followup | Kind::Ledger | Kind::Closure => true,
        // Their items are numbered by themselves.
        Kind::Immediate | Kind::Audit | Kind::Petitions => false,
        // They have none.
        Kind::Stationing | Kind::Aggregate => false,
    }
}

/// What an earlier notice has under the number of an issue.
enum Continued {
    /// The issue that it continues.
    By(WithinCase),
    /// Only an issue with another title.
    OtherWords(Box<Diagnostic>),
    Nowhere,
}

/// Looks for an issue's number in earlier notices, the latest first: the first that has it decides.
fn continued(earlier: &[&Facts], notice: &Facts, (place, issue): (usize, IssueFacts<'_>)) -> Continued {
    for (position, other) in earlier.iter().enumerate().rev() {
        if !carries_numbers(other.said.kind) || case::day(&other.said) >= case::day(&notice.said) {
            continue;
        }
        let same_number = |(_, candidate): &(usize, IssueFacts<'_>)| {
            candidate.finding_number() == issue.finding_number() && candidate.is_numbered()
        };
        let candidates: Vec<_> = other.said.issues().enumerate().filter(same_number).collect();
        let alike =
            |(_, candidate): &&(usize, IssueFacts<'_>)| similar::likeness(candidate.title(), issue.title()) >= ALIKE;
        if let Some((at, _)) = candidates.iter().find(alike) {
            return Continued::By((position, *at));
        }
        if let Some((candidate, _)) = candidates.first() {
            let (at, also) = (notice.places.issue(place), other.places.issue(*candidate));
            let span = Span::new(&notice.places.path, at.start, at.end);
            let also = Span::new(&other.places.path, also.start, also.end);
            let fault = Diagnostic::new(&relations::NUMBER_WITHOUT_TITLE, span).with("found", issue.finding_number());
            return Continued::OtherWords(Box::new(fault.with("other", &other.said.id).also(also)));
        }
    }
    Continued::Nowhere
}
