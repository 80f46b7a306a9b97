//! Courts as rows: the figures of each by itself, and with those of all below it.

use serde::Serialize;

use super::scope::Scope;
use super::view_parts::DateView;
use crate::address::Route;
use crate::model::Id;
use crate::site::IssueList;
use crate::site::Late;
use crate::site::OrganFigures;
use crate::site::OrganList;
use crate::site::OrganPlace;
use crate::text::date;

/// A court with its figures.
#[derive(Clone, Debug, Serialize)]
pub struct OrganRow {
    /// Full name.
    pub name: String,
    /// What it is called in the open data.
    pub id: String,
    /// Its page.
    pub href: String,
    /// How many courts are above it in this list.
    pub depth: usize,
    /// What begins with it: a region, a letter.
    pub heading: Option<String>,
    /// The name of the place in a long list that begins with it.
    pub place: Option<String>,
    /// How many courts are below it.
    pub below: usize,
    /// Its figures by itself.
    pub figures: OrganFiguresView,
    /// Its figures with those of all courts below it, in lists by rank, where these have published anything.
    pub sums: Option<OrganFiguresView>,
}

/// What courts are compared by.
#[derive(Clone, Debug, Serialize)]
pub struct OrganFiguresView {
    /// The filter of its rules: what picks these organs out of all in the open data.
    pub scope: String,
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
    /// The list of these; of several courts that of the courts that have any.
    pub overdue_list: Option<String>,
    /// The newest day of publication; none of several courts together.
    pub last: Option<DateView>,
    /// Days from that day to the day of the site.
    pub days: Option<u32>,
    /// Whether that day is later than the day of the site.
    pub is_later: bool,
}

impl OrganFiguresView {
    /// What was counted of the organs that `filter` picks; `overdue` is the list of what is overdue.
    pub fn of(scope: Scope<'_>, filter: String, figures: OrganFigures, overdue: Option<Route>) -> OrganFiguresView {
        let days =
            figures.last.zip(scope.site.as_of).map(|(last, as_of)| date::days_between(last.to_day(), as_of.to_day()));
        OrganFiguresView {
            scope: filter,
            notices: figures.notices,
            issues: figures.issues,
            reported: figures.reported,
            stated: figures.reported - figures.unstated,
            completed: figures.completed,
            checked: figures.checked,
            unstated: figures.unstated,
            overdue: figures.overdue,
            overdue_list: overdue.filter(|_| figures.overdue > 0).map(|list| scope.route.link(&list)),
            last: figures.last.map(DateView::of),
            days: days.and_then(|days| u32::try_from(days).ok()),
            is_later: days.is_some_and(|days| days < 0),
        }
    }

    /// The figures of a court by itself.
    pub fn own(scope: Scope<'_>, id: &Id) -> OrganFiguresView {
        let overdue = Route::Issues(Late::Overdue.within(&IssueList::Organ(id.clone())), 1);
        OrganFiguresView::of(scope, format!("organ={id}"), scope.lists.figures(id), Some(overdue))
    }

    /// The figures of a court with those of all below it. When one of many last published something says nothing of the
    /// others.
    pub fn sums(scope: Scope<'_>, of: &OrganPlace) -> OrganFiguresView {
        let figures = OrganFigures { last: None, ..scope.lists.sums(of) };
        let late = Route::Organs(OrganList::Late(Some(of.id.clone())), 1);
        OrganFiguresView::of(scope, format!("within={}", of.id), figures, Some(late))
    }

    /// Whether it shows what was counted at the day of the site.
    pub fn counts_days(&self) -> bool {
        self.overdue > 0 || self.days.is_some() || self.is_later
    }
}

impl OrganRow {
    /// A court with its own figures alone.
    pub fn alone(scope: Scope<'_>, of: &OrganPlace) -> OrganRow {
        OrganRow {
            name: scope.site.organs.get(&of.id).map_or_else(String::new, |organ| organ.name.clone()),
            id: of.id.to_string(),
            href: scope.route.link(&Route::Organ(of.id.clone())),
            depth: 0,
            heading: None,
            place: None,
            below: of.below.len(),
            figures: OrganFiguresView::own(scope, &of.id),
            sums: None,
        }
    }

    /// Whether it shows what was counted at the day of the site.
    pub fn counts_days(&self) -> bool {
        self.sums.iter().chain([&self.figures]).any(OrganFiguresView::counts_days)
    }
}

/// Courts as rows, those of the first rank under their regions where these are several.
pub fn rows(scope: Scope<'_>, organs: &[&OrganPlace]) -> Vec<OrganRow> {
    let above = organs.iter().map(|of| of.depth).min().unwrap_or(0);
    let mut headings = region_headings(organs, above).into_iter();
    let row = |of: &&OrganPlace| {
        let row = OrganRow::alone(scope, of);
        let sums = Some(OrganFiguresView::sums(scope, of)).filter(|sums| sums.notices > row.figures.notices);
        OrganRow { depth: of.depth.saturating_sub(above), heading: headings.next().flatten(), sums, ..row }
    };
    organs.iter().map(row).collect()
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
