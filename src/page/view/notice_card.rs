//! A notice as an entry of a list, and what such an entry says.

use super::status_shares::Share;
use super::status_shares::shares;
use super::view_parts::DateView;
use super::view_parts::Link;
use super::view_parts::NoticeCard;
use crate::address::Route;
use crate::model::Id;
use crate::model::Kind;
use crate::model::StatusKind;
use crate::site::Said;
use crate::site::Site;
use crate::text::date::Date;
use crate::text::phrase;

/// What a card says of a notice, wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelatedNotice {
    /// Its name in addresses.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// What kind of paper it is.
    pub kind: Kind,
    /// Its organ: id, and the name used in lists.
    pub organ: Option<(Id, String)>,
    /// Day of publication.
    pub published_on: Option<Date>,
    /// The day of its figures, as front matter says.
    pub as_of: Option<Date>,
    /// How many issues it lists.
    pub issues: usize,
    /// How many it says there are, where it lists another number.
    pub claimed: Option<u64>,
    /// How many it holds back.
    pub withheld: u32,
    /// Shares by status as it prints them; empty where it prints none.
    pub shares: Vec<Share>,
    /// One sentence about it.
    pub summary: Option<String>,
}

impl RelatedNotice {
    /// What a card says of a notice of a site.
    pub fn of(site: &Site, said: &Said) -> RelatedNotice {
        let organ = site.organ(said.organ.as_ref());
        let results: Vec<_> = said.issues().map(|issue| (issue.is_stated(), issue.status())).collect();
        RelatedNotice {
            id: said.id.clone(),
            title: said.title().to_owned(),
            kind: said.kind,
            organ: organ.map(|of| (of.id.clone(), of.name_in_lists().to_owned())),
            published_on: said.published_on,
            as_of: said.figures_of,
            issues: said.issue_count(),
            claimed: said.claimed,
            withheld: said.withheld.unwrap_or(0),
            shares: notice_shares(&said.id, said.kind, &results),
            summary: said.summary().map(str::to_owned),
        }
    }

    /// The card on a page.
    pub fn card(&self, from: &Route) -> NoticeCard {
        NoticeCard {
            place: None,
            id: self.id.to_string(),
            href: from.link(&Route::Notice(self.id.clone())),
            title: self.title.clone(),
            title_parts: phrase::parts(&self.title),
            kind: self.kind.word(),
            organ: self.organ.as_ref().map(|(id, name)| Link::to(from, &Route::Organ(id.clone()), name.clone())),
            published_on: self.published_on.map(DateView::of),
            as_of: self.as_of.map(DateView::of),
            issues: self.issues,
            claimed: self.claimed,
            listing: self.kind.listing(),
            withheld: self.withheld,
            shares: self.shares.clone(),
            summary: self.summary.clone(),
        }
    }
}

/// Shares by status as a notice of a kind prints them itself; empty where it prints none. `results` says of each issue
/// whether it prints any result, and which.
pub fn notice_shares(id: &Id, by: Kind, results: &[(bool, Option<StatusKind>)]) -> Vec<Share> {
    if !results.iter().any(|(stated, _)| *stated) {
        return Vec::new();
    }
    // What a plan says nothing of is nothing left unsaid.
    let counted = |wanted: Option<StatusKind>| wanted.is_some() || by.reports_results();
    let issues = |wanted: Option<StatusKind>| results.iter().filter(|(_, result)| *result == wanted).count();
    let of = format!("statements notice={id}");
    shares(&of, &|wanted| if counted(wanted) { issues(wanted) } else { 0 }, &|_| None)
}
