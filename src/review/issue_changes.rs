//! What a notice says of each issue, held against what an earlier edition said of the same.

use std::collections::BTreeSet;

use super::changed_fact::ChangedFact;
use super::changed_fact::NoticeChange;
use crate::model::Issue;
use crate::model::Notice;
use crate::model::Rectification;
use crate::text::date::Date;
use crate::text::similar::likeness;

/// Titles this alike (of a thousand) at one number are one that was reworded.
const REWORDED: u32 = 350;

/// The facts of issues that changed, in the order of the later edition.
pub fn of(old: &Notice, new: &Notice) -> Vec<NoticeChange> {
    let olds: Vec<&Issue> = old.issues().map(|(_, issue)| issue).collect();
    let news: Vec<&Issue> = new.issues().map(|(_, issue)| issue).collect();
    let pairs = pairs(&olds, &news);
    let mut out = Vec::new();
    for (place, issue) in news.iter().enumerate() {
        let was = pairs.iter().find(|(_, new)| *new == place).map(|(old, _)| olds[*old]);
        match was {
            Some(was) => changed(was, issue, &mut out),
            None => out.push(whole(None, Some(issue))),
        }
    }
    let kept: BTreeSet<usize> = pairs.iter().map(|(old, _)| *old).collect();
    out.extend(olds.iter().enumerate().filter(|(at, _)| !kept.contains(at)).map(|(_, of)| whole(Some(of), None)));
    out
}

/// Which issue became which: those of one title and number, then those of one title, then those of one number whose titles
/// are alike.
fn pairs(olds: &[&Issue], news: &[&Issue]) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    let rounds: [fn(&Issue, &Issue) -> bool; 3] = [
        |a, b| a.key == b.key && a.title == b.title,
        |a, b| a.title == b.title,
        |a, b| a.key == b.key && likeness(&a.title, &b.title) >= REWORDED,
    ];
    for is_same in rounds {
        for (new, of) in news.iter().enumerate() {
            let taken = |at: usize| out.iter().any(|(old, _)| *old == at);
            if out.iter().any(|(_, known)| *known == new) {
                continue;
            }
            if let Some(old) = (0..olds.len()).find(|at| !taken(*at) && is_same(olds[*at], of)) {
                out.push((old, new));
            }
        }
    }
    out
}

/// An issue that came or went.
fn whole(was: Option<&Issue>, is: Option<&Issue>) -> NoticeChange {
    let heading = |issue: &Issue| name(issue);
    NoticeChange {
        fact: ChangedFact::Issue,
        issue: None,
        before: was.map(heading),
        after: is.map(heading),
        block: is.map(|issue| issue.place.blocks.start),
    }
}

/// An issue by its number and title.
fn name(issue: &Issue) -> String {
    format!("{}. {}", issue.key, issue.title)
}

fn changed(was: &Issue, is: &Issue, out: &mut Vec<NoticeChange>) {
    type Say = fn(&Issue) -> Option<String>;
    let said: [(ChangedFact, Say); 9] = [
        (ChangedFact::Status, status),
        (ChangedFact::IssueNumber, |issue| Some(issue.key.to_string())),
        (ChangedFact::IssueTitle, |issue| Some(issue.title.clone())),
        (ChangedFact::Due, due),
        (ChangedFact::ClosedOn, |issue| issue.rectification.closed_on.map(Date::chinese)),
        (ChangedFact::Class, |issue| issue.rectification.class.as_ref().map(|(_, printed)| printed.clone())),
        (ChangedFact::Owner, |issue| issue.rectification.owner.clone()),
        (ChangedFact::Lead, |issue| issue.rectification.lead.clone()),
        (ChangedFact::Assurance, |issue| issue.assurance.map(|of| of.word().to_owned())),
    ];
    for (fact, say) in said {
        let (before, after) = (say(was), say(is));
        if before != after {
            let block = Some(is.place.blocks.start);
            out.push(NoticeChange { fact, issue: Some(name(is)), before, after, block });
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
