//! Which notices are visited together for the pages of lines.

use std::collections::BTreeMap;

use crate::site::IssueRef;
use crate::site::Site;

/// Entries that are told in one go, by their places in the ledger: their notices speak of the same issues.
pub(super) type Group = Vec<usize>;

/// Whether any issue of a notice has a line: it is then looked at once more, for that.
pub(super) fn has_lines(site: &Site, notice: usize) -> bool {
    let mut issues = (0..site.said(notice).issue_count()).map(|issue| IssueRef { notice, issue });
    issues.any(|at| site.ledger.entry_of(at).has_line())
}

/// The entries that have a line, those together whose notices speak of the same issues.
pub(super) fn groups(site: &Site) -> Vec<Group> {
    // Each notice leads to another of its group, and the first of a group to itself.
    let mut leads: Vec<usize> = (0..site.notices.len()).collect();
    let first_of = |leads: &mut Vec<usize>, mut notice: usize| {
        while leads[notice] != notice {
            leads[notice] = leads[leads[notice]];
            notice = leads[notice];
        }
        notice
    };
    let lines = || site.ledger.entries.iter().enumerate().filter(|(_, entry)| entry.has_line());
    for (_, entry) in lines() {
        let first = first_of(&mut leads, entry.steps[0].at.notice);
        for step in &entry.steps[1..] {
            let other = first_of(&mut leads, step.at.notice);
            leads[other] = first;
        }
    }
    let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
    for (place, entry) in lines() {
        groups.entry(first_of(&mut leads, entry.steps[0].at.notice)).or_default().push(place);
    }
    groups.into_values().collect()
}
