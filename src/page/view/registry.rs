//! Organs: lists of them with their figures, and each by itself.

use serde::Serialize;

use super::chart;
use super::chart::ChartView;
use super::contact_list;
use super::entry_rows;
use super::inspection_page::inspection_name;
use super::list_names;
use super::organ_rows;
use super::organ_rows::OrganFiguresView;
use super::organ_rows::OrganRow;
use super::paging;
use super::paging::Paging;
use super::paging::RowPlaces;
use super::scope::Scope;
use super::totals;
use super::view_parts::ContactView;
use super::view_parts::Counted;
use super::view_parts::Link;
use super::view_parts::NoticeCard;
use super::view_parts::Totals;
use crate::address::Route;
use crate::model::Id;
use crate::site::IssueList;
use crate::site::NoticeList;
use crate::site::OrganFigures;
use crate::site::OrganList;
use crate::site::OrganPlace;
use crate::site::Rows;
use crate::text::pinyin;

/// A page of a list of courts.
#[derive(Clone, Debug, Serialize)]
pub struct OrgansView {
    /// The courts of this page.
    pub organs: Vec<OrganRow>,
    /// All courts of the site together.
    pub all: OrganFiguresView,
    /// How many courts the site has.
    pub count: usize,
    /// Whether it is a list of those with most that is overdue.
    pub late: bool,
    /// Which page of how many.
    pub paging: Paging,
    /// Other lists of courts, as far as they hold any; on the first list that of inspections too.
    pub others: Vec<Link>,
    /// The court that those of this list are below.
    pub within: Option<Link>,
}

/// The page of a court.
#[derive(Clone, Debug, Serialize)]
pub struct OrganView {
    /// What it is called in the open data.
    pub id: String,
    /// Full name.
    pub name: String,
    /// A sentence or two about it.
    pub about: Option<String>,
    /// Its own site.
    pub website: Option<String>,
    /// The region it stands in.
    pub region: Option<String>,
    /// The court above it.
    pub parent: Option<Link>,
    /// Its figures by itself.
    pub figures: OrganFiguresView,
    /// Its figures with those of all courts below it, where there are any.
    pub sums: Option<OrganFiguresView>,
    /// How many courts are below it, at any rank.
    pub below: usize,
    /// The courts right below it; empty where they are too many for its page.
    pub children: Vec<OrganRow>,
    /// The list of these, where they are too many.
    pub all_children: Option<Counted>,
    /// The list of those of it and all courts below it that have issues that are overdue, those with most first.
    pub late_below: Option<Counted>,
    /// How far its issues were over time.
    pub chart: Option<ChartView>,
    /// Its departments with how many issues each has.
    pub departments: Vec<Counted>,
    /// By which rule these are counted in the open data.
    pub departments_rule: String,
    /// Its inspections that have a page.
    pub inspections: Vec<Link>,
    /// Whom to reach.
    pub contact: Option<ContactView>,
    /// Its notices, newest first, at most a few.
    pub notices: Vec<NoticeCard>,
    /// All its notices, where there are more.
    pub all_notices: Option<Counted>,
    /// Its issues.
    pub issues: Option<Counted>,
    /// Totals of its issues.
    pub totals: Totals,
}

/// Notices on the page of a court, at most.
const NOTICES: usize = 6;
/// Departments and inspections there, at most.
const VALUES: usize = 200;

/// A page of a list of courts.
pub fn organs(scope: Scope<'_>, list: &OrganList, page: usize) -> Option<OrgansView> {
    let all = scope.lists.organs_of(list)?;
    let at = |page| Route::Organs(list.clone(), page);
    let shown = Rows::Organs.slice(&scope.site.settings, &all, page);
    let places = RowPlaces::of(scope, Rows::Organs, page);
    let mut organs = match list {
        OrganList::All => by_letter(scope, shown),
        OrganList::Late(_) => shown.iter().map(|of| OrganRow::alone(scope, of)).collect(),
        OrganList::Upper | OrganList::Below(_) => organ_rows::rows(scope, shown),
    };
    for (row, organ) in organs.iter_mut().enumerate() {
        organ.place = places.at(row);
    }
    let together: OrganFigures = scope.site.organs.keys().map(|id| scope.lists.figures(id)).sum();
    let within = match list {
        OrganList::Below(id) | OrganList::Late(Some(id)) => {
            Some(scope.link(&Route::Organ(id.clone()), scope.organ_name(id)))
        }
        _ => None,
    };
    Some(OrgansView {
        organs,
        all: OrganFiguresView::of(scope, "organ=*".to_owned(), together, None),
        count: scope.site.organs.len(),
        late: matches!(list, OrganList::Late(_)),
        paging: paging::paging(scope, Rows::Organs, all.len(), page, &at)
            .with_jumps(|| paging::letter_jumps(scope, Rows::Organs, &scope.lists.organ_letters(list), &at)),
        others: others(scope, list),
        within,
    })
}

/// Courts by name, each letter before the first of its courts on the page.
fn by_letter(scope: Scope<'_>, organs: &[&OrganPlace]) -> Vec<OrganRow> {
    let mut last: Option<char> = None;
    let mut row = |of: &&OrganPlace| {
        let row = OrganRow::alone(scope, of);
        let letter = pinyin::letter(&row.name);
        let heading = (letter != last).then_some(letter).flatten().map(String::from);
        last = letter;
        OrganRow { heading, ..row }
    };
    organs.iter().map(&mut row).collect()
}

/// Other lists of courts: by name, of the upper ranks, of those with most that is overdue; and on the first list that of
/// inspections.
fn others(scope: Scope<'_>, list: &OrganList) -> Vec<Link> {
    let has_any = |list: &OrganList| scope.lists.organs_of(list).is_some_and(|organs| !organs.is_empty());
    let wanted = match list {
        OrganList::Upper => vec![OrganList::All, OrganList::Late(None)],
        OrganList::All => vec![OrganList::Upper, OrganList::Late(None)],
        OrganList::Below(id) => vec![OrganList::All, OrganList::Late(Some(id.clone()))],
        OrganList::Late(None) => Vec::new(),
        OrganList::Late(Some(id)) => vec![OrganList::Below(id.clone()), OrganList::Late(None)],
    };
    let link = |list: OrganList| scope.link(&Route::Organs(list.clone(), 1), list_names::organ_list_name(scope, &list));
    let mut out: Vec<Link> = wanted.into_iter().filter(has_any).map(link).collect();
    if *list == OrganList::Upper {
        out.extend(list_names::inspections(scope));
    }
    out
}

impl OrgansView {
    /// Whether it shows what was counted at the day of the site.
    pub fn counts_days(&self) -> bool {
        self.late || self.all.counts_days() || self.organs.iter().any(OrganRow::counts_days)
    }
}

/// The page of a court.
pub fn organ(scope: Scope<'_>, id: &Id) -> Option<OrganView> {
    let (site, lists) = (scope.site, scope.lists);
    let organ = site.organs.get(id)?;
    let tree = site.organ_tree();
    let below = tree.place(id).map_or(0, |of| of.below.len());
    let children = tree.children(Some(id));
    let list = IssueList::Organ(id.clone());
    let entries = lists.issues(&list).unwrap_or_default();
    let notices = lists.notices().get(&NoticeList::Organ(id.clone())).map_or(&[][..], Vec::as_slice);
    let many = OrganList::Below(id.clone());
    let all_children = lists.organs_of(&many).map(|all| {
        scope.counted(&Route::Organs(many.clone(), 1), list_names::organ_list_name(scope, &many), all.len())
    });
    let late = OrganList::Late(Some(id.clone()));
    let late_below = lists.organs_of(&late).map(|all| {
        scope.counted(&Route::Organs(late.clone(), 1), list_names::organ_list_name(scope, &late), all.len())
    });
    let label = |name: &str| scope.labels().get(name).to_owned();
    let all_notices = Route::Notices(NoticeList::Organ(id.clone()), 1);
    Some(OrganView {
        id: id.to_string(),
        name: organ.name.clone(),
        about: organ.about.clone(),
        website: organ.website.clone(),
        region: tree.place(id).and_then(|of| of.region.clone()),
        parent: organ.parent.as_ref().and_then(|parent| {
            let above = site.organs.get(parent)?;
            Some(scope.link(&Route::Organ(above.id.clone()), above.name.clone()))
        }),
        figures: OrganFiguresView::own(scope, id),
        sums: tree.place(id).filter(|_| below > 0).map(|of| OrganFiguresView::sums(scope, of)),
        below,
        children: if all_children.is_some() { Vec::new() } else { organ_rows::rows(scope, &children) },
        all_children,
        late_below,
        chart: chart::chart(scope, format!("organ={id}"), entries.iter().map(|index| &site.ledger.entries[*index])),
        departments: departments(scope, id),
        departments_rule: format!("departments organ={id} most={VALUES}"),
        inspections: inspections(scope, notices),
        contact: contact_list::contact(scope, id),
        notices: notices.iter().take(NOTICES).map(|index| entry_rows::card(scope, site.said(*index))).collect(),
        all_notices: (notices.len() > NOTICES)
            .then(|| scope.counted(&all_notices, label("all_notices"), notices.len())),
        issues: (!entries.is_empty())
            .then(|| scope.counted(&Route::Issues(list.clone(), 1), label("all_issues"), entries.len())),
        totals: totals::totals(scope, &list),
    })
}

impl OrganView {
    /// Whether it shows what was counted at the day of the site.
    pub fn counts_days(&self) -> bool {
        let own = self.sums.iter().chain([&self.figures]).any(OrganFiguresView::counts_days);
        self.totals.as_of.is_some() || own || self.children.iter().any(OrganRow::counts_days)
    }
}

/// The departments of an organ by the sound of their names: what it has taken on itself in front of them, other courts
/// behind.
fn departments(scope: Scope<'_>, organ: &Id) -> Vec<Counted> {
    let owners = scope.lists.owners().of_organ(Some(organ)).into_iter().flatten();
    let mut out: Vec<(usize, Counted)> = owners
        .map(|(name, id)| {
            let list = IssueList::Owner(id.clone());
            let count = scope.lists.issues(&list).map_or(0, <[usize]>::len);
            let is_itself = list_names::is_itself(scope, organ, name);
            let note = is_itself.then(|| scope.labels().get("own_figures").to_owned());
            // Other courts are no departments, though a notice may name them in their place.
            let rank = if is_itself { 0 } else { 1 + usize::from(name.ends_with("法院")) };
            (rank, Counted { note, ..scope.counted(&Route::Issues(list, 1), name.clone(), count) })
        })
        .collect();
    out.sort_by_cached_key(|(rank, of)| (*rank, pinyin::order(&of.text)));
    let mut out: Vec<Counted> = out.into_iter().map(|(_, of)| of).collect();
    out.truncate(VALUES);
    out
}

/// The inspections that some notices answer and that have a page, the newest first.
fn inspections(scope: Scope<'_>, notices: &[usize]) -> Vec<Link> {
    let mut out: Vec<Link> = Vec::new();
    for notice in notices {
        let named = scope.site.said(*notice).inspection.as_deref();
        let Some(of) = scope.site.inspection(named) else { continue };
        let Some(id) = of.id.as_ref().filter(|id| scope.site.inspections().contains_key(*id)) else { continue };
        let link = scope.link(&Route::Inspection(id.clone()), inspection_name(scope.labels(), of));
        if out.len() < VALUES && !out.iter().any(|known| known.href == link.href) {
            out.push(link);
        }
    }
    out
}
