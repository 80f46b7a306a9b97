//! Which page of a long list, with ways to the others.

use serde::Serialize;

use super::figure_rules;
use super::scope::Scope;
use super::view_parts::Counted;
use crate::address::Route;
use crate::address::RowPlace;
use crate::address::letter_place;
use crate::address::page_places;
use crate::address::part_place;
use crate::address::part_year_place;
use crate::address::year_place;
use crate::site::IssueList;
use crate::site::IssuePart;
use crate::site::Rows;
use crate::site::Start;
use crate::site::Urgency;

/// One page of a long list.
#[derive(Clone, Debug, Serialize)]
pub struct Paging {
    /// The page that is shown, from 1.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
    /// Rows in the whole list.
    pub rows: usize,
    /// By which rule these are counted in the open data; empty where they do not tell.
    pub rule: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// Every page, for lists of a few; for longer ones first, last, neighbours, and ever fewer further away. None stands
    /// for a gap.
    pub links: Vec<Option<Counted>>,
    /// Ways into a long list: to its years, its letters or its parts.
    pub jumps: Vec<JumpGroup>,
}

/// Ways into a part of a long list.
#[derive(Clone, Debug, Serialize)]
pub struct JumpGroup {
    /// What the part is; none where the links say it.
    pub name: Option<String>,
    /// Where it begins.
    pub href: String,
    /// How many rows it has.
    pub count: usize,
    /// By which rule these are counted in the open data.
    pub rule: String,
    /// Where its own parts begin: years, letters.
    pub links: Vec<Counted>,
}

/// Lists of so many pages are gone through page by page.
const FEW: usize = 9;
/// So many pages away, only every tenth, hundredth … has a link.
const NEAR: usize = 2;
/// And so many of these on each side.
const EACH_SIDE: usize = 3;

/// Which page of a list of so many rows, with links to the others.
pub fn paging(scope: Scope<'_>, of: Rows, rows: usize, page: usize, at: &dyn Fn(usize) -> Route) -> Paging {
    let pages = of.pages(&scope.site.settings, rows);
    let link = |number: usize| {
        let href = scope.route.link(&at(number));
        Counted { href, current: number == page, ..Counted::plain(number.to_string(), number) }
    };
    let mut links: Vec<Option<Counted>> = Vec::new();
    let mut last = 0;
    for number in shown(page, pages) {
        links.extend((number > last + 1).then_some(None));
        links.push(Some(link(number)));
        last = number;
    }
    Paging {
        page,
        pages,
        rows,
        rule: figure_rules::behind(scope.lists, &at(1)),
        previous: (page > 1).then(|| scope.route.link(&at(page - 1))),
        next: (page < pages).then(|| scope.route.link(&at(page + 1))),
        links,
        jumps: Vec::new(),
    }
}

/// The pages that a page has links to: from any to any other it is a few steps.
fn shown(page: usize, pages: usize) -> Vec<usize> {
    if pages <= FEW {
        return (1..=pages).collect();
    }
    let mut out: Vec<usize> = vec![1, pages];
    out.extend(page.saturating_sub(NEAR)..=page + NEAR);
    let mut step = 10;
    while step < pages {
        let here = page / step;
        out.extend((here.saturating_sub(EACH_SIDE)..=here + EACH_SIDE + 1).map(|times| times * step));
        step *= 10;
    }
    out.retain(|number| (1..=pages).contains(number));
    out.sort_unstable();
    out.dedup();
    out
}

impl Paging {
    /// With ways into the list, where it has pages enough to be lost among.
    #[must_use]
    pub fn with_jumps(self, jumps: impl FnOnce() -> Vec<JumpGroup>) -> Paging {
        let jumps = if self.pages > 1 { jumps() } else { Vec::new() };
        Paging { jumps, ..self }
    }
}

/// Ways into a list of issues: to each part that is equally pressing, and to the years in it.
pub fn issue_jumps(scope: Scope<'_>, list: &IssueList) -> Vec<JumpGroup> {
    let jumps = scope.lists.jumps(list);
    let whole = figure_rules::behind(scope.lists, &Route::Issues(list.clone(), 1));
    let to = |first: usize, place: &str| {
        let page = Rows::Issues.page_of(&scope.site.settings, first);
        scope.route.link_to(&Route::Issues(list.clone(), page), place)
    };
    let group = |of: &[Start<IssuePart>]| {
        let year = |jump: &Start<IssuePart>| {
            let text = scope.labels().say("year", &[("year", &jump.key.1?)]);
            let href = to(jump.first, &part_year_place(jump.key));
            Some(Counted { href, ..Counted::plain(text, jump.count) })
        };
        JumpGroup {
            name: Some(scope.labels().get(urgency_label(of[0].key.0)).to_owned()),
            href: to(of[0].first, &part_place(of[0].key.0)),
            count: of.iter().map(|jump| jump.count).sum(),
            rule: format!("{whole} urgency={}", of[0].key.0.key()),
            links: if of.len() > 1 { of.iter().filter_map(year).collect() } else { Vec::new() },
        }
    };
    jumps.chunk_by(|a, b| a.key.0 == b.key.0).map(group).collect()
}

fn urgency_label(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Overdue => "urgency_overdue",
        Urgency::Passed => "urgency_passed",
        Urgency::Open => "urgency_open",
        Urgency::Sustained => "urgency_sustained",
        Urgency::Unstated => "urgency_unstated",
        Urgency::Listed => "urgency_listed",
        Urgency::Completed => "urgency_completed",
    }
}

/// Ways into a list by the letters of its rows. Names in front of A have no way of their own: they come first.
pub fn letter_jumps(
    scope: Scope<'_>,
    of: Rows,
    letters: &[Start<Option<char>>],
    at: &dyn Fn(usize) -> Route,
) -> Vec<JumpGroup> {
    key_jumps(scope, of, letters, |letter| Some((letter?.to_string(), letter_place(letter?))), at)
}

/// Ways into a list by the years of its rows; `undated` is what those without one are called, none where they have no
/// way of their own.
pub fn year_jumps(
    scope: Scope<'_>,
    of: Rows,
    years: &[Start<Option<i16>>],
    undated: Option<&str>,
    at: &dyn Fn(usize) -> Route,
) -> Vec<JumpGroup> {
    let name = |year: i16| scope.labels().say("year", &[("year", &year)]);
    let named = |year: Option<i16>| Some((year.map(name).or(undated.map(str::to_owned))?, year_place(year)));
    key_jumps(scope, of, years, named, at)
}

/// Ways into a list by where its keys begin; `named` says what a key and its place are called.
fn key_jumps<K: Copy>(
    scope: Scope<'_>,
    of: Rows,
    starts: &[Start<Option<K>>],
    named: impl Fn(Option<K>) -> Option<(String, String)>,
    at: &dyn Fn(usize) -> Route,
) -> Vec<JumpGroup> {
    let link = |start: &Start<Option<K>>| {
        let (text, place) = named(start.key)?;
        let href = scope.route.link_to(&at(of.page_of(&scope.site.settings, start.first)), &place);
        Some(Counted { href, ..Counted::plain(text, start.count) })
    };
    let links: Vec<Counted> = starts.iter().filter_map(link).collect();
    if links.len() < 2 {
        return Vec::new();
    }
    let count = links.iter().map(|link| link.count).sum();
    vec![JumpGroup { name: None, href: links[0].href.clone(), count, rule: String::new(), links }]
}

/// The names of the places that begin with the rows of a page.
pub struct RowPlaces {
    first: usize,
    places: Vec<RowPlace>,
}

impl RowPlaces {
    /// Those of a page of a list.
    pub fn of(scope: Scope<'_>, of: Rows, page: usize) -> RowPlaces {
        let first = of.first_of(&scope.site.settings, page);
        RowPlaces { first, places: page_places(scope.lists, scope.route) }
    }

    /// The name of the place that begins with a row, by its place on the page; of two the first.
    pub fn at(&self, row: usize) -> Option<String> {
        self.all(row).next()
    }

    /// The names of all places that begin with it.
    pub fn all(&self, row: usize) -> impl Iterator<Item = String> {
        let here = self.places.iter().filter(move |place| place.first == self.first + row);
        here.map(|place| place.name.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_crossed_in_a_few_steps() {
        assert_eq!(shown(4, 9), (1..=9).collect::<Vec<_>>());
        assert_eq!(shown(1, 12), [1, 2, 3, 10, 12]);
        assert_eq!(shown(57, 250), [1, 20, 30, 40, 50, 55, 56, 57, 58, 59, 60, 70, 80, 90, 100, 200, 250]);
        for pages in [10, 99, 1_122, 7_000] {
            let mut worst = 0;
            for wanted in (1..=pages).step_by(7) {
                let (mut at, mut steps) = (1, 0);
                while at != wanted {
                    at = shown(at, pages).into_iter().min_by_key(|number| number.abs_diff(wanted)).unwrap();
                    steps += 1;
                }
                worst = worst.max(steps);
            }
            assert!(worst <= 8, "{worst} steps in {pages} pages");
            assert!((1..=pages).all(|page| shown(page, pages).len() <= 45));
        }
    }
}
