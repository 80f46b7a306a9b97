//! Whom to reach: the organs of the site with a number each.

use serde::Serialize;

use super::paging;
use super::paging::Paging;
use super::paging::RowPlaces;
use super::scope::Scope;
use super::view_parts::ContactView;
use super::view_parts::Reach;
use super::view_parts::TakenFrom;
use crate::address::Route;
use crate::model::Id;
use crate::model::is_fax;
use crate::site::OrganPlace;
use crate::site::Rows;
use crate::site::organ_contact;
use crate::text::pinyin;

/// Whom to reach.
#[derive(Clone, Debug, Serialize)]
pub struct ContactsView {
    /// Whom to reach about the site.
    pub site: Option<ContactView>,
    /// The courts of this page.
    pub organs: Vec<ContactRow>,
    /// Which page of how many.
    pub paging: Paging,
}

/// A court in the list of whom to reach.
#[derive(Clone, Debug, Serialize)]
pub struct ContactRow {
    /// The name of the place in a long list that begins with it.
    pub place: Option<String>,
    /// Full name.
    pub name: String,
    /// Its contact block, else its page.
    pub href: String,
    /// How many courts are above it in this list.
    pub depth: usize,
    /// The letter that begins with it.
    pub heading: Option<String>,
    /// The first number to call.
    pub phone: Option<Reach>,
    /// Whether that was read from a notice.
    pub from_notice: bool,
}

/// Whom to reach at a court.
pub fn contact(scope: Scope<'_>, id: &Id) -> Option<ContactView> {
    let of = organ_contact(scope.lists, id)?;
    let name = &scope.site.organs.get(id)?.name;
    let taken_from = of.notice.map(|notice| {
        let said = scope.site.said(notice);
        let day = said.published_on.map(|day| day.chinese()).unwrap_or_default();
        TakenFrom {
            href: scope.route.link(&Route::Notice(said.id.clone())),
            text: format!("{day}{}", said.kind.word()),
        }
    });
    Some(ContactView { taken_from, ..ContactView::of(name, &of.contact, scope.frame) })
}

/// Whom to reach, a page of them.
pub fn contacts(scope: Scope<'_>, page: usize) -> ContactsView {
    let site = scope.site;
    let tree = site.organ_tree();
    let one_page = Rows::Contacts.pages(&site.settings, site.organs.len()) == 1;
    let by_name = || tree.by_name().iter().filter_map(|id| tree.place(id)).collect::<Vec<_>>();
    let all: Vec<&OrganPlace> = if one_page { tree.order().iter().collect() } else { by_name() };
    let mut last: Option<char> = None;
    let places = RowPlaces::of(scope, Rows::Contacts, page);
    let mut row = |(row, of): (usize, &&OrganPlace)| {
        let block = contact(scope, &of.id);
        let to = Route::Organ(of.id.clone());
        let letter = site.organs.get(&of.id).and_then(|organ| pinyin::letter(&organ.name)).filter(|_| !one_page);
        let begins = (letter != last).then_some(letter).flatten();
        last = letter;
        ContactRow {
            place: places.at(row),
            name: site.organs.get(&of.id).map_or_else(String::new, |organ| organ.name.clone()),
            href: if block.is_some() { scope.route.link_to(&to, "contact") } else { scope.route.link(&to) },
            depth: if one_page { of.depth } else { 0 },
            heading: begins.map(String::from),
            from_notice: block.as_ref().is_some_and(|block| block.taken_from.is_some()),
            phone: block.and_then(|block| block.phones.into_iter().find(|phone| !is_fax(&phone.label))),
        }
    };
    ContactsView {
        site: site.settings.contact.as_ref().map(|contact| ContactView::of(scope.frame.owner(), contact, scope.frame)),
        organs: Rows::Contacts.slice(&site.settings, &all, page).iter().enumerate().map(&mut row).collect(),
        paging: paging::paging(scope, Rows::Contacts, all.len(), page, &Route::Contact).with_jumps(|| {
            let letters = scope.lists.starts.of_organs(site);
            paging::letter_jumps(scope, Rows::Contacts, letters, &Route::Contact)
        }),
    }
}
