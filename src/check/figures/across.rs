//! Figures of two notices of one inspection.

use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Span;
use crate::diagnostic::codes::figures as codes;
use crate::model::Basis;
use crate::model::Claim;
use crate::model::Kind;
use crate::model::StatusKind;
use crate::model::Subject;
use crate::site::Facts;

/// The notices of one inspection name one total, and what was completed stays completed.
pub fn totals_of_one_inspection(checked: Checked<'_>, out: &mut Vec<Diagnostic>) {
    for case in &checked.site.cases {
        let notices = case.notices.iter().map(|index| &*checked.site.notices[*index]);
        // A closure publicity speaks of the issues that it closes, a plan of its own sums.
        let speaks = |notice: &&Facts| {
            matches!(notice.said.kind, Kind::Progress | Kind::Followup | Kind::Problems | Kind::Ledger)
        };
        let mut before: Option<(&Facts, usize)> = None;
        for notice in notices.filter(speaks) {
            let of_issues = |claim: &Claim| {
                claim.subject == Subject::Issues && claim.basis.unwrap_or(Basis::Issues) == Basis::Issues
            };
            let Some(claim) = notice.said.claims.iter().position(of_issues) else { continue };
            let total = |(notice, claim): (&Facts, usize)| notice.said.claims[claim].total;
            // One that counts only what was left open speaks of another total.
            let only_left = before.is_some_and(|other| total((notice, claim)) < total(other));
            if notice.said.kind == Kind::Followup && only_left {
                continue;
            }
            if let Some(earlier) = before {
                compare((notice, claim), earlier, out);
            }
            before = Some((notice, claim));
        }
    }
}

/// Compares two claims, each with its notice and by its place among the claims of that.
fn compare(later: (&Facts, usize), earlier: (&Facts, usize), out: &mut Vec<Diagnostic>) {
    let done = |claim: &Claim| claim.parts.iter().find(|(kind, _)| *kind == StatusKind::Completed).map(|of| of.1);
    let span = |(notice, claim): (&Facts, usize)| {
        let at = notice.places.claim(claim);
        Span::new(&notice.places.front, at.start, at.end)
    };
    let fault = |code| Diagnostic::new(code, span(later)).with("other", &earlier.0.said.id).also(span(earlier));
    let (claim, other) = (&later.0.said.claims[later.1], &earlier.0.said.claims[earlier.1]);
    match (claim.total, other.total) {
        (Some(now), Some(then)) if now != then => {
            out.push(fault(&codes::TOTALS_CONTRADICT).with("said", now).with("before", then));
        }
        _ => {
            if let (Some(now), Some(then)) = (done(claim), done(other))
                && now < then
            {
                out.push(fault(&codes::FEWER_COMPLETED).with("said", now).with("before", then));
            }
        }
    }
}
