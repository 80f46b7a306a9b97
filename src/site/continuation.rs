//! Which issues of one case continue one another: by the number of the finding, where the title says the same.

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::Case;
use super::IssueRef;
use super::case;
use super::facts;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::relations;
use crate::model::Finding;
use crate::model::Issue;
use crate::model::Kind;
use crate::model::Notice;
use crate::text::similar;

/// Titles this alike (of a thousand) are taken for the same words.
const ALIKE: u32 = 600;

/// An issue within a case: the place of its notice in the case, and its number in that notice.
pub(super) type Within = (usize, usize);

/// How the issues of a case continue one another.
#[derive(Debug)]
pub(super) struct Continuation {
    /// Its notices, oldest first.
    notices: Vec<Arc<Notice>>,
    /// The links that its notices give themselves, each with its end where that is in the case.
    given: Vec<(Within, Option<Within>)>,
    /// The links that follow from numbers: from the later issue to the earlier one.
    pub links: Vec<(Within, Within)>,
    /// What does not fit.
    pub faults: Arc<Vec<Diagnostic>>,
}

/// The chains of a site's cases. A case of the same notices as before is not looked through again.
#[derive(Debug, Default)]
pub struct Continuations {
    /// By where the first notice of the case lies in memory: it is held, so nothing else can lie there.
    of: HashMap<usize, Arc<Continuation>>,
}

impl Continuations {
    /// The chains of these cases, and one for each case that has more than one notice, in the same order. `given` says
    /// where the links that a notice gives itself lead, by notice.
    pub(super) fn of(
        notices: &[Arc<Notice>],
        cases: &[Case],
        given: &HashMap<usize, Vec<(usize, IssueRef)>>,
        before: &Continuations,
    ) -> (Continuations, Vec<Option<Arc<Continuation>>>) {
        let chain = |case: &Case| {
            let of_case: Vec<&Arc<Notice>> = case.notices.iter().map(|index| &notices[*index]).collect();
            let within = |at: IssueRef| Some((case.notices.iter().position(|notice| *notice == at.notice)?, at.issue));
            let given = case.notices.iter().enumerate().flat_map(|(position, index)| {
                let links = given.get(index).into_iter().flatten();
                links.map(move |(issue, to)| ((position, *issue), within(*to)))
            });
            let given: Vec<_> = given.collect();
            let known = before.of.get(&facts::place(of_case.first()?)).filter(|known| known.is_of(&of_case, &given));
            (of_case.len() > 1).then(|| known.map_or_else(|| Arc::new(Continuation::of(&of_case, given)), Arc::clone))
        };
        let chains: Vec<Option<Arc<Continuation>>> = cases.par_iter().map(chain).collect();
        let of = chains.iter().flatten().map(|chain| (facts::place(&chain.notices[0]), Arc::clone(chain))).collect();
        (Continuations { of }, chains)
    }
}

impl Continuation {
    fn is_of(&self, notices: &[&Arc<Notice>], given: &[(Within, Option<Within>)]) -> bool {
        let same = |(known, notice): (&Arc<Notice>, &&Arc<Notice>)| Arc::ptr_eq(known, notice);
        self.notices.len() == notices.len() && self.notices.iter().zip(notices).all(same) && self.given == given
    }

    fn of(notices: &[&Arc<Notice>], given: Vec<(Within, Option<Within>)>) -> Continuation {
        let mut links: Vec<(Within, Within)> = Vec::new();
        let mut faults = Vec::new();
        for (position, notice) in notices.iter().enumerate().filter(|(_, notice)| carries_numbers(notice.head.kind)) {
            let mut taken: HashSet<Within> =
                given.iter().filter(|((from, _), _)| *from == position).filter_map(|(_, to)| *to).collect();
            for (number, (finding, issue)) in notice.issues().enumerate() {
                let from = (position, number);
                if finding.printed.is_none() || given.iter().any(|(known, _)| *known == from) {
                    continue;
                }
                match continued(&notices[..position], notice, finding, issue) {
                    Continued::By(to) => {
                        if taken.insert(to) {
                            links.push((from, to));
                        }
                    }
                    Continued::OtherWords(fault) => faults.push(*fault),
                    Continued::Nowhere => {}
                }
            }
        }
        Continuation {
            notices: notices.iter().map(|notice| Arc::clone(notice)).collect(),
            given,
            links,
            faults: Arc::new(faults),
        }
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
    By(Within),
    /// Only an issue with another title.
    OtherWords(Box<Diagnostic>),
    Nowhere,
}

/// Looks for an issue's number in earlier notices, the latest first: the first that has it decides.
fn continued(earlier: &[&Arc<Notice>], notice: &Notice, finding: &Finding, issue: &Issue) -> Continued {
    for (position, other) in earlier.iter().enumerate().rev() {
        if !carries_numbers(other.head.kind) || case::day(other) >= case::day(notice) {
            continue;
        }
        let same_number = |(_, (candidate, _)): &(usize, (&Finding, &Issue))| {
            candidate.number == finding.number && candidate.printed.is_some()
        };
        let alike = |title: &str| similar::likeness(title, &issue.title) >= ALIKE;
        let candidates: Vec<_> = other.issues().enumerate().filter(same_number).collect();
        if let Some((at, _)) = candidates.iter().find(|(_, (_, candidate))| alike(&candidate.title)) {
            return Continued::By((position, *at));
        }
        if let Some((_, (_, candidate))) = candidates.first() {
            let span = Span::new(&notice.path, issue.at.start, issue.at.end);
            let also = Span::new(&other.path, candidate.at.start, candidate.at.end);
            let fault = Diagnostic::new(&relations::NUMBER_WITHOUT_TITLE, span).with("found", finding.number);
            return Continued::OtherWords(Box::new(fault.with("other", &other.id).also(also)));
        }
    }
    Continued::Nowhere
}
