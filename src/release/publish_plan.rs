//! In which order files change where they change one by one, so that no page that a reader can reach leads to what is not
//! there: what is new comes first, leaves before lists; then what changed; then what goes.
//!
//! Old pages name old files, and none of these goes before all pages are the new ones. A page that changed names files that
//! are new or stay: all of them are there before the first page changes. New pages that name one another wait unseen, since
//! no page that stood before names them. When the first file goes, no page is left that names it but those that go too, and
//! of these the one that is named goes last where they name one another in one direction.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::address::Route;
use crate::tree::Change;
use crate::tree::Manifest;
use crate::tree::RelPath;

/// What a file is to others: those of a lower rank are named by those of a higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Files that name nothing: styles, scripts, pictures, attachments.
    Asset,
    /// Data for programs.
    Data,
    /// Pages of one thing.
    Leaf,
    /// Pages that lead to others.
    List,
    /// What tells programs of all pages.
    Programs,
    /// The first page.
    Home,
}

fn rank(path: &RelPath) -> Rank {
    match Route::parse(path.as_str()) {
        None | Some(Route::Asset(_) | Route::Attachment(..) | Route::Root(_)) => Rank::Asset,
        Some(Route::Data(_) | Route::Record(_) | Route::WithdrawnRecord(_) | Route::Search(_) | Route::History) => {
            Rank::Data
        }
        Some(Route::Home) => Rank::Home,
        Some(route) if route.is_for_programs() => Rank::Programs,
        Some(
            Route::Notice(_)
            | Route::Issue(..)
            | Route::Entry(..)
            | Route::EntryMoved(..)
            | Route::Moved(..)
            | Route::Withdrawn(_)
            | Route::Article(_)
            | Route::Page(_)
            | Route::Inspection(_)
            | Route::NotFound,
        ) => Rank::Leaf,
        Some(_) => Rank::List,
    }
}

/// What must change between two manifests, in the order in which it may.
pub fn in_order(before: &Manifest, after: &Manifest) -> Vec<Change> {
    in_waves(before, after).into_iter().flatten().collect()
}

/// The same in waves: what is in one wave may be done in any order, by many hands at once.
pub fn in_waves(before: &Manifest, after: &Manifest) -> Vec<Vec<Change>> {
    let changes = after.changes_since(before);
    let new: BTreeSet<&str> =
        changes.iter().filter(|of| matches!(of, Change::Added(_))).map(|of| of.path().as_str()).collect();
    let mut waves: BTreeMap<(u8, i8), Vec<Change>> = BTreeMap::new();
    for change in &changes {
        waves.entry(wave(change, &new)).or_default().push(change.clone());
    }
    waves.into_values().collect()
}

/// Which wave a change belongs to: what comes first is small.
fn wave(change: &Change, new: &BTreeSet<&str>) -> (u8, i8) {
    let rank = rank(change.path()) as i8;
    match change {
        Change::Removed(path) if stands_in_the_way(path.as_str(), new) => (0, 0),
        Change::Added(_) => (1, rank),
        Change::Changed(_) => (2, rank),
        // What names comes before what is named.
        Change::Removed(_) => (3, -rank),
    }
}

/// Whether a file must go before a new one can come: one is where the other has a folder. For that moment what it was is
/// missing; no order can help it.
fn stands_in_the_way(path: &str, new: &BTreeSet<&str>) -> bool {
    let below = format!("{path}/");
    let has_folder = new.range(below.as_str()..).next().is_some_and(|first| first.starts_with(&below));
    let above = path.match_indices('/').any(|(end, _)| new.contains(&path[..end]));
    has_folder || above
}
