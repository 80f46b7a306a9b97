//! What is known of an issue: of its line where it is the last word of that, else what its own notice says of it.

use serde::Serialize;

use crate::model::Assurance;
use crate::model::Class;
use crate::model::meaning::LISTED;
use crate::site::Entry;
use crate::site::IssueFacts;
use crate::site::IssueRef;
use crate::site::LastWord;
use crate::site::Owed;
use crate::site::Site;
use crate::site::vouched;
use crate::text::date::Date;

/// An issue with the line that it is a step of.
pub(super) struct IssueOfLine<'s> {
    site: &'s Site,
    entry: &'s Entry,
    own: IssueFacts<'s>,
    /// Whether its notice has the last word on it.
    pub is_last: bool,
    reports_results: bool,
}

impl<'s> IssueOfLine<'s> {
    pub fn of(site: &'s Site, at: IssueRef) -> IssueOfLine<'s> {
        let entry = site.ledger.entry_of(at);
        let reports_results = site.said(at.notice).kind.reports_results();
        IssueOfLine { site, entry, own: site.issue(at), is_last: entry.last().at == at, reports_results }
    }

    /// The issue where its result is printed.
    pub fn stated(&self) -> Option<IssueFacts<'s>> {
        if self.is_last { self.entry.stated(self.site).map(|step| self.site.issue(step.at)) } else { Some(self.own) }
    }

    /// Whether papers only list it which tell of no results.
    pub fn is_listed(&self) -> bool {
        if self.is_last { !self.entry.is_reported(self.site) } else { !self.reports_results }
    }

    /// The issue where its deadline is printed.
    pub fn dated(&self) -> Option<IssueFacts<'s>> {
        if self.is_last { self.entry.dated(self.site).map(|step| self.site.issue(step.at)) } else { Some(self.own) }
    }

    /// Its departments.
    pub fn owners(&self) -> Vec<&'s str> {
        if self.is_last { self.entry.owners(self.site).collect() } else { self.own.owners().collect() }
    }

    /// Its deadline, where more is owed; of a line only the last word tells.
    pub fn owed(&self) -> Option<Owed> {
        self.entry.owed(self.site).filter(|_| self.is_last)
    }

    /// The day of the first promise on which more is owed, of the last word of a line.
    pub fn first_promise(&self) -> Option<Date> {
        self.entry.first_open_promise(self.site).filter(|_| self.is_last)
    }

    /// How long it may take.
    pub fn class(&self) -> Option<(Class, &'s str)> {
        if self.is_last { self.entry.class(self.site) } else { self.own.class() }
    }

    /// Who vouches for its result.
    pub fn assurance(&self) -> Option<Assurance> {
        match self.is_last {
            true => vouched(self.site, self.entry),
            false => self.own.is_stated().then(|| self.own.assurance()),
        }
    }
}

/// The key of the last word on what is owed.
pub(super) fn word_on_owed(word: LastWord) -> &'static str {
    match word {
        LastWord::Later(_) => "said",
        LastWord::Earlier => "earlier",
        LastWord::Silent => "silent",
    }
}

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
        let line = IssueOfLine::of(site, at);
        let (entry, own) = (line.entry, line.own);
        let stated = line.stated();
        let status = stated.and_then(|of| of.status());
        let listing = site.said(at.notice).kind.listing().filter(|_| status.is_none() && line.is_listed());
        let silent = if listing.is_some() { LISTED } else { "" };
        let owed = line.owed();
        let silent_since = entry.silent_since(site).filter(|_| line.is_last);
        let stated_on = silent_since.and_then(|(stated, _)| site.said(stated.at.notice).published_on);
        let last_word = |word: LastWord| match word {
            LastWord::Later(day) => day.iso(),
            word => word_on_owed(word).to_owned(),
        };
        KnownOfIssue(
            !line.is_last,
            status.map_or(silent, |kind| kind.key()),
            stated.and_then(|of| of.status_word()).or(listing).unwrap_or_default(),
            own.title(),
            own.number(),
            own.finding_apart().or(own.area()).unwrap_or_default(),
            line.owners(),
            line.dated().and_then(|of| of.due()).unwrap_or_default(),
            owed.map(|owed| owed.due.last().to_string()).unwrap_or_default(),
            owed.map(|owed| last_word(owed.word)).unwrap_or_default(),
            stated_on.map(Date::iso).unwrap_or_default(),
        )
    }
}
