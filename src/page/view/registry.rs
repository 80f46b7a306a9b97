//! Courts and their contact blocks.

use std::sync::Arc;

use serde::Serialize;

use super::entry_rows;
use super::list_views;
use super::totals;
use super::view_parts::ContactView;
use super::view_parts::Counted;
use super::view_parts::NoticeCard;
use super::view_parts::Totals;
use crate::address::Route;
use crate::model::Id;
use crate::model::Organ;
use crate::site::IssueList;
use crate::site::Lists;
use crate::site::NoticeList;
use crate::site::Site;

/// The list of courts.
#[derive(Clone, Debug, Serialize)]
pub struct OrgansView {
    /// The courts, each behind the court above it.
    pub organs: Vec<OrganCard>,
}

/// A court as an entry of the list.
#[derive(Clone, Debug, Serialize)]
pub struct OrganCard {
    /// Full name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// How many courts are above it here.
    pub depth: usize,
    /// How many notices it has published.
    pub notices: usize,
    /// How many issues of the ledger are its own.
    pub issues: usize,
}

/// The page of a court.
#[derive(Clone, Debug, Serialize)]
pub struct OrganView {
    /// Full name.
    pub name: String,
    /// A sentence or two about it.
    pub about: Option<String>,
    /// Its own site.
    pub website: Option<String>,
    /// The court above it.
    pub parent: Option<super::view_parts::Link>,
    /// The courts right below it.
    pub children: Vec<super::view_parts::Link>,
    /// Whom to reach.
    pub contact: Option<ContactView>,
    /// Its notices, newest first, at most as many as a page of a list holds.
    pub notices: Vec<NoticeCard>,
    /// All its notices, where there are more.
    pub all_notices: Option<Counted>,
    /// Its issues.
    pub issues: Option<Counted>,
    /// Totals of its issues.
    pub totals: Totals,
}

/// All contact blocks.
#[derive(Clone, Debug, Serialize)]
pub struct ContactsView {
    /// Whom to reach about the site.
    pub site: Option<ContactView>,
    /// The courts' blocks.
    pub organs: Vec<ContactView>,
}

/// The courts in the order of lists: each followed by those below it.
fn in_order(site: &Site) -> Vec<(usize, &Organ)> {
    // Nobody is above the first of these and everybody else has one parent, so no circle is ever come to.
    fn below<'s>(site: &'s Site, parent: Option<&Id>, depth: usize, out: &mut Vec<(usize, &'s Organ)>) {
        for organ in site.organs_below(parent) {
            out.push((depth, organ));
            below(site, Some(&organ.id), depth + 1, out);
        }
    }
    let mut out = Vec::new();
    below(site, None, 0, &mut out);
    out
}

fn listed(lists: &Lists, id: &Id) -> (usize, usize) {
    let notices = lists.notices().get(&NoticeList::Organ(id.clone())).map_or(0, Vec::len);
    let issues = lists.issues(&IssueList::Organ(id.clone())).map_or(0, <[usize]>::len);
    (notices, issues)
}

/// The courts as cards.
pub fn cards(site: &Site, lists: &Lists, route: &Route) -> Vec<OrganCard> {
    let card = |(depth, organ): (usize, &Organ)| {
        let (notices, issues) = listed(lists, &organ.id);
        let href = route.link(&Route::Organ(organ.id.clone()));
        OrganCard { name: organ.name.clone(), href, depth, notices, issues }
    };
    in_order(site).into_iter().map(card).collect()
}

/// The list of courts.
pub fn organs(site: &Site, lists: &Lists, route: &Route) -> OrgansView {
    OrgansView { organs: cards(site, lists, route) }
}

/// The page of a court.
pub fn organ(site: &Site, lists: &Lists, route: &Route, id: &Id) -> Option<OrganView> {
    let organ = site.organs.get(id)?;
    let link =
        |organ: &Arc<Organ>| super::view_parts::Link::to(route, &Route::Organ(organ.id.clone()), organ.name.clone());
    let none = Vec::new();
    let notices = lists.notices().get(&NoticeList::Organ(id.clone())).unwrap_or(&none);
    let (_, issues) = listed(lists, id);
    let list = IssueList::Organ(id.clone());
    let counted = |to: &Route, text: &str, count: usize| Counted {
        text: text.to_owned(),
        href: route.link(to),
        count,
        current: false,
    };
    let all = Route::Notices(NoticeList::Organ(id.clone()), 1);
    let shown = list_views::slice(site, notices, 1);
    Some(OrganView {
        name: organ.name.clone(),
        about: organ.about.clone(),
        website: organ.website.clone(),
        parent: organ.parent.as_ref().and_then(|parent| site.organs.get(parent)).map(link),
        children: site.organs_below(Some(id)).map(link).collect(),
        contact: organ.contact.as_ref().map(|contact| ContactView::of(&organ.name, contact, site.as_of)),
        notices: shown.iter().map(|index| entry_rows::card(site, route, site.said(*index))).collect(),
        all_notices: (notices.len() > shown.len()).then(|| counted(&all, "全部通报", notices.len())),
        issues: (issues > 0).then(|| counted(&Route::Issues(list.clone(), 1), "全部问题", issues)),
        totals: totals::totals(site, lists, route, &list),
    })
}

/// All contact blocks.
pub fn contacts(site: &Site) -> ContactsView {
    let owner = site.settings.operator.as_deref().unwrap_or(&site.settings.name);
    let of = |(_, organ): (usize, &Organ)| {
        organ.contact.as_ref().map(|contact| ContactView::of(&organ.name, contact, site.as_of))
    };
    ContactsView {
        site: site.settings.contact.as_ref().map(|contact| ContactView::of(owner, contact, site.as_of)),
        organs: in_order(site).into_iter().filter_map(of).collect(),
    }
}
