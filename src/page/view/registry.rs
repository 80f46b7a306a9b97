//! Organs: their figures side by side, each by itself, and whom to reach.

use serde::Serialize;

use super::chart;
use super::chart::ChartView;
use super::contact_list;
use super::entry_rows;
use super::inspection_page::inspection_name;
use super::list_names;
use super::paging;
use super::paging::Paging;
use super::scope::Scope;
use super::totals;
use super::view_parts::ContactView;
use super::view_parts::Counted;
use super::view_parts::DateView;
use super::view_parts::Link;
use super::view_parts::NoticeCard;
use super::view_parts::Totals;
use crate::address::Route;
use crate::model::Id;
use crate::site::IssueList;
use crate::site::Late;
use crate::site::NoticeList;
use crate::site::OrganFigures;
use crate::site::OrganList;
use crate::site::OrganPlace;
use crate::site::Rows;
use crate::text::date;
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
    /// Which page of how many.
    pub paging: Paging,
    /// The list of all courts by name, and that of the upper ranks, where they are two; of the one that is shown none.
    pub others: Vec<Link>,
    /// The court that those of this list are below.
    pub within: Option<Link>,
}

/// A court with its figures.
#[derive(Clone, Debug, Serialize)]
pub struct OrganRow {
    /// Full name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// How many courts are above it in this list.
    pub depth: usize,
    /// What begins with it: a region, a letter.
    pub heading: Option<String>,
    /// How many courts below it its figures hold too.
    pub below: usize,
    /// Its figures.
    pub figures: OrganFiguresView,
}

/// What courts are compared by.
#[derive(Clone, Debug, Serialize)]
pub struct OrganFiguresView {
    /// Notices.
    pub notices: usize,
    /// Issues, each once.
    pub issues: usize,
    /// Issues that a notice reports on.
    pub reported: usize,
    /// Reported issues of which a result is printed. Without any, that none is completed says nothing.
    pub stated: usize,
    /// Reported issues that are said to be completed.
    pub completed: usize,
    /// Those of them that somebody else has checked.
    pub checked: usize,
    /// Reported issues without a printed result.
    pub unstated: usize,
    /// Issues that are overdue at the day of the site.
    pub overdue: usize,
    /// The list of these, where it is that of one court.
    pub overdue_list: Option<String>,
    /// The newest day of publication.
    pub last: Option<DateView>,
    /// Days from that day to the day of the site.
    pub days: Option<u32>,
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
    /// How far its issues were over time.
    pub chart: Option<ChartView>,
    /// Its departments with how many issues each has.
    pub departments: Vec<Counted>,
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

impl OrganFiguresView {
    fn of(scope: Scope<'_>, figures: OrganFigures, overdue_of: Option<&Id>) -> OrganFiguresView {
        let days =
            figures.last.zip(scope.site.as_of).map(|(last, as_of)| date::days_between(last.to_day(), as_of.to_day()));
        let overdue = |id: &Id| Route::Issues(Late::Overdue.within(&IssueList::Organ(id.clone())), 1);
        OrganFiguresView {
            notices: figures.notices,
            issues: figures.issues,
            reported: figures.reported,
            stated: figures.reported - figures.unstated,
            completed: figures.completed,
            checked: figures.checked,
            unstated: figures.unstated,
            overdue: figures.overdue,
            overdue_list: overdue_of.filter(|_| figures.overdue > 0).map(|id| scope.route.link(&overdue(id))),
            last: figures.last.map(DateView::of),
            days: days.and_then(|days| u32::try_from(days).ok()),
        }
    }

    /// Whether it shows what was counted at the day of the site.
    pub fn counts_days(&self) -> bool {
        self.overdue > 0 || self.days.is_some()
    }
}

/// A court as a row; `above` is how many courts stand above those of the first rank of its list.
fn row(scope: Scope<'_>, of: &OrganPlace, above: usize, with_below: bool) -> OrganRow {
    let below = if with_below { of.below.len() } else { 0 };
    let figures = if below > 0 { scope.lists.sums(of) } else { scope.lists.figures(&of.id) };
    OrganRow {
        name: scope.site.organs.get(&of.id).map_or_else(String::new, |organ| organ.name.clone()),
        href: scope.route.link(&Route::Organ(of.id.clone())),
        depth: of.depth.saturating_sub(above),
        heading: None,
        below,
        figures: OrganFiguresView::of(scope, figures, Some(&of.id).filter(|_| below == 0)),
    }
}

/// Courts as rows, those of the first rank under their regions where these are several.
fn rows(scope: Scope<'_>, organs: &[&OrganPlace]) -> Vec<OrganRow> {
    let above = organs.iter().map(|of| of.depth).min().unwrap_or(0);
    let mut headings = region_headings(organs, above).into_iter();
    let with = |of: &&OrganPlace| OrganRow { heading: headings.next().flatten(), ..row(scope, of, above, true) };
    organs.iter().map(with).collect()
}

/// What begins with each of some organs: a region, where they are of several. `above` is the rank of those that have one.
pub fn region_headings(organs: &[&OrganPlace], above: usize) -> Vec<Option<String>> {
    let mut regions: Vec<Option<&str>> =
        organs.iter().map(|of| if of.depth == above { of.region.as_deref() } else { None }).collect();
    let mut known: Option<&str> = None;
    let mut several = 0;
    for region in &mut regions {
        match region {
            Some(name) if known == Some(name) => *region = None,
            Some(name) => {
                known = Some(name);
                several += 1;
            }
            None => {}
        }
    }
    // Headings of one organ each say nothing that the names do not.
    let of_rank = organs.iter().filter(|of| of.depth == above).count();
    regions
        .into_iter()
        .map(|region| region.filter(|_| several > 1 && several * 2 <= of_rank).map(str::to_owned))
        .collect()
}

/// A page of a list of courts.
pub fn organs(scope: Scope<'_>, list: &OrganList, page: usize) -> Option<OrgansView> {
    let all = scope.site.organs_of(list)?;
    let at = |page| Route::Organs(list.clone(), page);
    let by_name = *list == OrganList::All;
    let name = |of: &OrganPlace| scope.site.organs.get(&of.id).map_or("", |organ| organ.name.as_str());
    let shown = Rows::Organs.slice(&scope.site.settings, &all, page);
    let organs = match by_name {
        true => {
            let mut last: Option<char> = None;
            let mut heading = |of: &OrganPlace| {
                let letter = pinyin::letter(name(of));
                (letter != last).then(|| last = letter).and(letter).map(String::from)
            };
            let with = |of: &&OrganPlace| OrganRow { depth: 0, heading: heading(of), ..row(scope, of, 0, false) };
            shown.iter().map(with).collect()
        }
        false => rows(scope, shown),
    };
    let together: OrganFigures = scope.site.organs.keys().map(|id| scope.lists.figures(id)).sum();
    let other =
        |list: OrganList| scope.link(&Route::Organs(list.clone(), 1), list_names::organ_list_name(scope, &list));
    let others = match list {
        OrganList::Upper if scope.site.organs_of(&OrganList::All).is_none() => Vec::new(),
        OrganList::Upper | OrganList::Below(_) => vec![other(OrganList::All)],
        OrganList::All => vec![other(OrganList::Upper)],
    };
    let within = match list {
        OrganList::Below(id) => Some(scope.link(&Route::Organ(id.clone()), scope.organ_name(id))),
        _ => None,
    };
    Some(OrgansView {
        organs,
        all: OrganFiguresView::of(scope, together, None),
        count: scope.site.organs.len(),
        paging: paging::paging(scope, Rows::Organs, all.len(), page, &at).with_jumps(|| match by_name {
            true => {
                let letters = scope.lists.starts.of_organs(scope.site);
                paging::key_jumps(scope, Rows::Organs, letters, paging::letter_name, &at)
            }
            false => Vec::new(),
        }),
        others,
        within,
    })
}

impl OrgansView {
    /// Whether it shows what was counted at the day of the site.
    pub fn counts_days(&self) -> bool {
        self.organs.iter().map(|row| &row.figures).chain([&self.all]).any(OrganFiguresView::counts_days)
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
    let all_children = site.organs_of(&many).map(|all| {
        scope.counted(&Route::Organs(many.clone(), 1), list_names::organ_list_name(scope, &many), all.len())
    });
    let label = |name: &str| scope.labels().get(name).to_owned();
    let all_notices = Route::Notices(NoticeList::Organ(id.clone()), 1);
    Some(OrganView {
        name: organ.name.clone(),
        about: organ.about.clone(),
        website: organ.website.clone(),
        region: tree.place(id).and_then(|of| of.region.clone()),
        parent: organ.parent.as_ref().and_then(|parent| {
            let above = site.organs.get(parent)?;
            Some(scope.link(&Route::Organ(above.id.clone()), above.name.clone()))
        }),
        figures: OrganFiguresView::of(scope, lists.figures(id), Some(id)),
        sums: tree.place(id).filter(|_| below > 0).map(|of| OrganFiguresView::of(scope, lists.sums(of), None)),
        below,
        children: if all_children.is_some() { Vec::new() } else { rows(scope, &children) },
        all_children,
        chart: chart::chart(scope, entries.iter().map(|index| &site.ledger.entries[*index])),
        departments: departments(scope, id),
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
        let rows = self.children.iter().map(|row| &row.figures);
        self.totals.as_of.is_some() || rows.chain(&self.sums).chain([&self.figures]).any(OrganFiguresView::counts_days)
    }
}

/// The departments of an organ by the sound of their names.
fn departments(scope: Scope<'_>, organ: &Id) -> Vec<Counted> {
    let owners = scope.lists.owners().of_organ(Some(organ)).into_iter().flatten();
    let mut out: Vec<Counted> = owners
        .map(|(name, id)| {
            let list = IssueList::Owner(id.clone());
            let count = scope.lists.issues(&list).map_or(0, <[usize]>::len);
            scope.counted(&Route::Issues(list, 1), name.clone(), count)
        })
        .collect();
    out.sort_by_cached_key(|of| pinyin::order(&of.text));
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
