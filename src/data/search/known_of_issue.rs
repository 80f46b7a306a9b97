//! What results and lists show of an issue beside its text: what is known of its line where it is the last word of that, else
//! what its own notice says of it.

use serde::Serialize;

use crate::site::IssueRef;
use crate::site::LastWord;
use crate::site::Site;
use crate::text::date::Date;

/// What an issue is that papers only list, which tell of no results.
pub(super) const LISTED: &str = "listed";

/// What results and lists show of an issue.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct KnownOfIssue<'s>(
    /// Whether a later notice speaks of it.
    pub bool,
    /// The key of its status; empty where the text says none.
    pub &'static str,
    /// Its status as printed, or what the papers list it as that tell of no results.
    pub &'s str,
    /// Its title in lists.
    pub &'s str,
    /// Its number as printed.
    pub &'s str,
    /// Its finding, where that has a heading of its own, else its area.
    pub &'s str,
    /// Its departments.
    pub Vec<&'s str>,
    /// Its deadline as printed.
    pub &'s str,
    /// The last day of the deadline, where more is owed.
    pub String,
    /// The last word on what is owed: the day of one that is later than the deadline, `earlier` or `silent`.
    pub String,
    /// The day of publication of the notice that prints the status, where a later one is silent.
    pub String,
);

impl<'s> KnownOfIssue<'s> {
    pub fn of(site: &'s Site, at: IssueRef) -> KnownOfIssue<'s> {
        let entry = site.ledger.entry_of(at);
        let (own, kind) = (site.issue(at), site.said(at.notice).kind);
        let is_last = entry.last().at == at;
        let stated = if is_last { entry.stated(site).map(|step| site.issue(step.at)) } else { Some(own) };
        let status = stated.and_then(|of| of.status());
        let is_listed = if is_last { !entry.is_reported(site) } else { !kind.reports_results() };
        let listing = kind.listing().filter(|_| status.is_none() && is_listed);
        let silent = if listing.is_some() { LISTED } else { "" };
        let dated = if is_last { entry.dated(site).map(|step| site.issue(step.at)) } else { Some(own) };
        let owed = if is_last { entry.owed(site) } else { None };
        let silent_since = if is_last { entry.silent_since(site) } else { None };
        let stated_on = silent_since.and_then(|(stated, _)| site.said(stated.at.notice).published_on);
        let last_word = |word: LastWord| match word {
            LastWord::Later(day) => day.iso(),
            LastWord::Earlier => "earlier".to_owned(),
            LastWord::Silent => "silent".to_owned(),
        };
        KnownOfIssue(
            !is_last,
            status.map_or(silent, |kind| kind.key()),
            stated.and_then(|of| of.status_word()).or(listing).unwrap_or_default(),
            own.title(),
            own.number(),
            own.finding_apart().or(own.area()).unwrap_or_default(),
            if is_last { entry.owners(site).collect() } else { own.owners().collect() },
            dated.and_then(|of| of.due()).unwrap_or_default(),
            owed.map(|owed| owed.due.last().to_string()).unwrap_or_default(),
            owed.map(|owed| last_word(owed.word)).unwrap_or_default(),
            stated_on.map(Date::iso).unwrap_or_default(),
        )
    }
}
