//! The list of all pages for search engines: how many files it has, and what each holds.

use super::Route;

/// So many addresses a file. The protocol takes 50,000 and 50 MB; no address with its day takes 1,250 bytes, for names in
/// addresses are short, so that this many are within both whatever they are.
const A_FILE: usize = 40_000;

/// Whether search engines are told of it: a page, and not the one that stands for what is missing.
fn is_listed(route: &&Route) -> bool {
    route.is_page() && **route != Route::NotFound
}

/// How many files the list is parted into: none where one holds it all.
pub fn parts(routes: &[Route]) -> usize {
    match routes.iter().filter(is_listed).count() {
        0..=A_FILE => 0,
        many => many.div_ceil(A_FILE),
    }
}

/// The addresses of a part, in order; of the list itself where it has no parts.
pub fn listed(routes: &[Route], part: usize) -> impl Iterator<Item = &Route> {
    routes.iter().filter(is_listed).skip(part.saturating_sub(1) * A_FILE).take(A_FILE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[test]
    fn a_long_list_has_parts_that_hold_every_page_once() {
        let pages = |count: usize| -> Vec<Route> {
            let ids = (0..count).map(|number| Route::Page(Id::new(&format!("p-{number}")).unwrap()));
            ids.chain([Route::NotFound, Route::Robots, Route::Sitemap(0)]).collect()
        };
        for (count, wanted) in [(0, 0), (1, 0), (A_FILE, 0), (A_FILE + 1, 2), (2 * A_FILE, 2), (2 * A_FILE + 1, 3)] {
            let routes = pages(count);
            let parts = parts(&routes);
            assert_eq!(parts, wanted, "{count}");
            let files = if parts == 0 { 0..=0 } else { 1..=parts };
            let all: Vec<&Route> = files.flat_map(|part| listed(&routes, part)).collect();
            assert!(all.iter().copied().eq(&routes[..count]), "{count}");
        }
    }
}
