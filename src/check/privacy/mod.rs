//! P: what would expose a person. The report never repeats what it found.

mod around;
mod enclosures;
mod exposed;
mod files;
mod homes;
mod numbers;
mod papers;
mod persons;

use exposed::exposed;
use exposed::invites_views;

use super::NoticeCase;
use super::NoticeRule;
use super::SiteRule;
use super::prose;
use crate::diagnostic::Code;
use crate::diagnostic::Diagnostic;
use crate::model::At;
use crate::model::Notice;

/// The rules that look at a notice.
pub static NOTICE: &[NoticeRule] = &[the_body_exposes_nobody];

/// The rules that look at every file.
pub static SITE: &[SiteRule] = &[files::expose_nobody, enclosures::files_give_nobody_away];

/// Nothing in the text names a person to the public; a mobile number among the contacts is worth a look.
fn the_body_exposes_nobody(case: NoticeCase<'_>, found: &mut Vec<Diagnostic>) {
    found.extend(in_body(case.notice).into_iter().map(|(code, at)| prose::fault(code, case.notice, at)));
}

/// What the body of a notice gives away.
fn in_body(notice: &Notice) -> Vec<(&'static Code, At)> {
    let contact = notice.head.contact.as_ref().map(|contact| contact.at);
    let mut out = Vec::new();
    for passage in prose::passages(notice) {
        let invites = invites_views(&passage.plain);
        let described = |at: At| contact.is_some_and(|contact: At| contact.start <= at.start && at.end <= contact.end);
        let seen = exposed(&passage.plain, |range| invites || described(passage.at(range.clone())));
        out.extend(seen.into_iter().map(|(code, range)| (code, passage.at(range))));
    }
    out
}

#[cfg(test)]
mod others;
