//! Places of long lists: where their letters, their years, and what is equally pressing begin.

use super::Route;
use super::routes;
use crate::site::IssuePart;
use crate::site::Lists;
use crate::site::Start;
use crate::site::Urgency;

/// A place where a part of a long list begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowPlace {
    /// Its name on its page.
    pub name: String,
    /// The place of its first row in the whole list, from 0.
    pub first: usize,
}

/// The name of the place where a letter begins.
pub fn letter_place(letter: char) -> String {
    format!("letter-{letter}")
}

/// The name of the place where a year begins, or what has none.
pub fn year_place(year: Option<i16>) -> String {
    year.map_or_else(|| UNDATED.to_owned(), |year| format!("year-{year}"))
}

/// The name of the place where what is equally pressing begins.
pub fn part_place(urgency: Urgency) -> String {
    urgency.key().to_owned()
}

/// The name of the place where a year of it begins.
pub fn part_year_place((urgency, year): IssuePart) -> String {
    let year = year.map_or_else(|| UNDATED.to_owned(), |year| year.to_string());
    format!("{}-{year}", urgency.key())
}

const UNDATED: &str = "undated";

/// The places of a list of several pages, in its order; a shorter one has none, and so has what is no list. Where both a
/// part of a list of issues and a year of it begin, the part is first.
pub fn list_places(lists: &Lists, route: &Route) -> Vec<RowPlace> {
    let site = lists.site();
    let has_pages = |(of, rows, _): (crate::site::Rows, usize, usize)| of.pages(&site.settings, rows) > 1;
    if !routes::list_rows(lists, route).is_some_and(has_pages) {
        return Vec::new();
    }
    match route {
        Route::Notices(list, _) => years(&lists.notice_years(list)),
        Route::Issues(list, _) => parts(&lists.jumps(list)),
        Route::Index(index, _) => letters(&lists.value_letters(*index)),
        Route::Commitments(_) => years(lists.starts.of_commitments(site)),
        Route::Documents(_) => letters(lists.starts.of_documents(site)),
        Route::Organs(list, _) => letters(&lists.organ_letters(list)),
        Route::Inspections(_) => years(&lists.starts.of_inspections(site)),
        Route::Contact(_) => letters(lists.starts.of_organs(site)),
        _ => Vec::new(),
    }
}

/// The places of the page at a route, by rows of the whole list.
pub fn page_places(lists: &Lists, route: &Route) -> Vec<RowPlace> {
    let Some((of, _, page)) = routes::list_rows(lists, route) else { return Vec::new() };
    let mut places = list_places(lists, route);
    places.retain(|place| of.page_of(&lists.site().settings, place.first) == page);
    places
}

fn letters(starts: &[Start<Option<char>>]) -> Vec<RowPlace> {
    let place = |start: &Start<Option<char>>| Some(RowPlace { name: letter_place(start.key?), first: start.first });
    starts.iter().filter_map(place).collect()
}

fn years(starts: &[Start<Option<i16>>]) -> Vec<RowPlace> {
    starts.iter().map(|start| RowPlace { name: year_place(start.key), first: start.first }).collect()
}

fn parts(starts: &[Start<IssuePart>]) -> Vec<RowPlace> {
    let mut last = None;
    let places = starts.iter().flat_map(|start| {
        let part = (last != Some(start.key.0)).then(|| part_place(start.key.0));
        last = Some(start.key.0);
        part.into_iter().chain([part_year_place(start.key)]).map(|name| RowPlace { name, first: start.first })
    });
    places.collect()
}
