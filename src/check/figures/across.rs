//! Figures of two notices of one inspection.

use crate::check::Checked;
use crate::check::prose;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::figures as codes;
use crate::model::Basis;
use crate::model::Claim;
use crate::model::Kind;
use crate::model::Notice;
use crate::model::StatusKind;
use crate::model::Subject;

/// The notices of one inspection name one total, and what was completed stays completed.
pub fn totals_of_one_inspection(checked: Checked<'_>, out: &mut Vec<Diagnostic>) {
    for case in &checked.site.cases {
        let notices = case.notices.iter().map(|index| &*checked.site.notices[*index]);
        // A closure publicity speaks of the issues that it closes, a plan of its own sums.
        let speaks = |notice: &&Notice| {
            matches!(notice.head.kind, Kind::Progress | Kind::Followup | Kind::Problems | Kind::Ledger)
        };
        let mut before: Option<(&Notice, &Claim)> = None;
        for notice in notices.filter(speaks) {
            let of_issues = |claim: &&Claim| {
                claim.subject == Subject::Issues && claim.basis.unwrap_or(Basis::Issues) == Basis::Issues
            };
            let Some(claim) = notice.head.claims.iter().find(of_issues) else { continue };
            // One that counts only what was left open speaks of another total.
            if notice.head.kind == Kind::Followup && before.is_some_and(|(_, other)| claim.total < other.total) {
                continue;
            }
            if let Some((earlier, other)) = before {
                compare(notice, claim, earlier, other, out);
            }
            before = Some((notice, claim));
        }
    }
}

fn compare(notice: &Notice, claim: &Claim, earlier: &Notice, other: &Claim, out: &mut Vec<Diagnostic>) {
    let done = |claim: &Claim| claim.parts.iter().find(|(kind, _)| *kind == StatusKind::Completed).map(|of| of.1);
    let fault = |code| {
        let fault = prose::front_fault(code, notice, claim.at).with("other", &earlier.id);
        fault.also(prose::front_span(earlier, other.at))
    };
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
