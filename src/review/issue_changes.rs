//! What a notice says of each issue, held against what an earlier edition said of the same.

use std::collections::BTreeSet;

use super::changed_fact::ChangedFact;
use super::changed_fact::NoticeChange;
use crate::model::Block;
use crate::model::Finding;
use crate::model::Issue;
use crate::model::Notice;
use crate::model::Rectification;
use crate::site::printed_number;
use crate::text::date::Date;
use crate::text::similar::likeness;

/// Titles this alike (of a thousand) at one number are one that was reworded.
const REWORDED: u32 = 350;

/// An issue with its finding.
type Named<'n> = (&'n Finding, &'n Issue);

/// The facts of issues that changed, in the order of the later edition.
pub fn of(old: &Notice, new: &Notice) -> Vec<NoticeChange> {
    let (olds, news): (Vec<Named<'_>>, Vec<Named<'_>>) = (old.issues().collect(), new.issues().collect());
    let pairs = pairs(&olds, &news);
    let mut out = Vec::new();
    for (place, of) in news.iter().enumerate() {
        match pairs.iter().find(|(_, new)| *new == place) {
            Some((old, _)) => changed(olds[*old], *of, &new.body, &mut out),
            None => out.push(whole(None, Some(*of))),
        }
    }
    let kept: BTreeSet<usize> = pairs.iter().map(|(old, _)| *old).collect();
    out.extend(olds.iter().enumerate().filter(|(at, _)| !kept.contains(at)).map(|(_, of)| whole(Some(*of), None)));
    out
}

/// Which issue became which: those of one title and number, then those of one title, then those of one number whose titles
/// are alike.
fn pairs(olds: &[Named<'_>], news: &[Named<'_>]) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    let rounds: [fn(&Issue, &Issue) -> bool; 3] = [
        |a, b| a.key == b.key && a.title == b.title,
        |a, b| a.title == b.title,
        |a, b| a.key == b.key && likeness(&a.title, &b.title) >= REWORDED,
    ];
    let (mut old_free, mut new_free) = (vec![true; olds.len()], vec![true; news.len()]);
    for is_same in rounds {
        for (new, (_, of)) in news.iter().enumerate() {
            if !new_free[new] {
                continue;
            }
            if let Some(old) = (0..olds.len()).find(|at| old_free[*at] && is_same(olds[*at].1, of)) {
                (old_free[old], new_free[new]) = (false, false);
                out.push((old, new));
            }
        }
    }
    out
}

/// An issue that came or went.
fn whole(was: Option<Named<'_>>, is: Option<Named<'_>>) -> NoticeChange {
    NoticeChange {
        fact: ChangedFact::Issue,
        issue: None,
        before: was.map(name),
        after: is.map(name),
        block: is.map(|(_, issue)| issue.place.blocks.start),
        row: is.and_then(|(_, issue)| row(issue)),
    }
}

/// The row of a ledger in which an issue begins.
fn row(issue: &Issue) -> Option<usize> {
    issue.place.row.map(|row| row + 1)
}

/// The block in which an issue says something: the first that does behind its heading, else its heading.
fn place(issue: &Issue, said: Option<&str>, body: &[Block]) -> usize {
    let blocks = &issue.place.blocks;
    let says = |at: &usize| said.is_some_and(|said| body.get(*at).is_some_and(|block| block.plain().contains(said)));
    (blocks.start + 1..blocks.end).find(says).unwrap_or(blocks.start)
}

/// An issue by its number, as readers know it, and its title.
fn name((finding, issue): Named<'_>) -> String {
    format!("{}. {}", printed_number::shown(finding, issue), issue.title)
}

fn changed(was: Named<'_>, is: Named<'_>, body: &[Block], out: &mut Vec<NoticeChange>) {
    type Say = fn(Named<'_>) -> Option<String>;
    let said: [(ChangedFact, Say); 9] = [
        (ChangedFact::Status, |(_, issue)| status(issue)),
        (ChangedFact::IssueNumber, |(finding, issue)| Some(printed_number::shown(finding, issue))),
        (ChangedFact::IssueTitle, |(_, issue)| Some(issue.title.clone())),
        (ChangedFact::Due, |(_, issue)| due(issue)),
        (ChangedFact::ClosedOn, |(_, issue)| issue.rectification.closed_on.map(Date::chinese)),
        (ChangedFact::Class, |(_, issue)| issue.rectification.class.as_ref().map(|(_, printed)| printed.clone())),
        (ChangedFact::Owner, |(_, issue)| issue.rectification.owner.clone()),
        (ChangedFact::Lead, |(_, issue)| issue.rectification.lead.clone()),
        (ChangedFact::Assurance, |(_, issue)| issue.assurance.map(|of| of.word().to_owned())),
    ];
    for (fact, say) in said {
        let (before, after) = (say(was), say(is));
        if before != after {
            let block = Some(place(is.1, after.as_deref(), body));
            out.push(NoticeChange { fact, issue: Some(name(is)), before, after, block, row: row(is.1) });
        }
    }
}

/// The printed result of an issue; of one with parts those of all of them.
fn status(issue: &Issue) -> Option<String> {
    let printed = |of: &crate::model::Rectification| of.status.as_ref().map(|status| status.printed.clone());
    of_parts(issue, printed)
}

/// The printed deadline of an issue; of one with parts those of all of them.
fn due(issue: &Issue) -> Option<String> {
    of_parts(issue, |of| of.due_on.as_ref().map(|due| due.printed.clone()))
}

fn of_parts(issue: &Issue, say: impl Fn(&Rectification) -> Option<String>) -> Option<String> {
    if issue.parts.is_empty() {
        return say(&issue.rectification);
    }
    let parts: Vec<Option<String>> = issue.parts.iter().map(|part| say(&part.rectification)).collect();
    let any = parts.iter().any(Option::is_some);
    any.then(|| parts.into_iter().map(|part| part.unwrap_or_else(|| "—".to_owned())).collect::<Vec<_>>().join("、"))
}
