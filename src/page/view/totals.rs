//! What is counted over a list of issues: results, the days of the figures, what is late.

use super::figure_rules;
use super::scope::Scope;
use super::status_shares::shares;
use super::view_parts::DateView;
use super::view_parts::FiguresView;
use super::view_parts::Totals;
use crate::address::Route;
use crate::model::StatusKind;
use crate::site::IssueList;
use crate::site::Late;

/// Totals of a list of issues.
pub fn totals(scope: Scope<'_>, list: &IssueList) -> Totals {
    let Scope { site, lists, route, .. } = scope;
    let counted = lists.totals(list);
    let whole = *list == IssueList::All;
    let counts = |wanted: Option<StatusKind>| counted.with(wanted);
    let href = |kind: Option<StatusKind>| whole.then(|| route.link(&Route::Issues(IssueList::Status(kind), 1)));
    let late_list = |late: Late| match list {
        IssueList::Late(..) => None,
        list => Some(route.link(&Route::Issues(late.within(list), 1))),
    };
    let [overdue, unreported, promised] = Late::ALL.map(|late| counted.late(late));
    // Each notice of a case says how many are held back; they are the same ones, and the last notice knows best.
    let last_word = |case: &crate::site::Case| case.notices.iter().rev().find_map(|notice| site.said(*notice).withheld);
    let withheld = || site.cases.iter().filter_map(last_word).sum();
    let filters = figure_rules::issues(lists, list);
    let of = figure_rules::joined("issues", &filters);
    Totals {
        scope: filters,
        notices: site.notices.len(),
        issues: counted.issues,
        reported: counted.reported,
        listed: counted.issues - counted.reported,
        stated: counted.stated(),
        unstated: counted.with(None),
        figures: counted.days.map(FiguresView::between),
        shares: if counted.stated() == 0 { Vec::new() } else { shares(&of, &counts, &href) },
        overdue,
        overdue_said: counted.overdue_said.map(FiguresView::between),
        overdue_list: late_list(Late::Overdue),
        unreported,
        unreported_list: late_list(Late::Unreported),
        promised,
        promised_list: late_list(Late::Promised),
        promises: counted.promises,
        promises_apart: counted.promises_apart,
        promises_list: (counted.promises_apart > 0).then(|| route.link(&Route::Commitments(1))),
        withheld: if whole { withheld() } else { 0 },
        as_of: site.as_of.filter(|_| overdue + unreported + promised + counted.promises_apart > 0).map(DateView::of),
    }
}
