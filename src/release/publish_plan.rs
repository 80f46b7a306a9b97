//! In which order files change where they change one by one, so that no page that a reader can reach leads to what is not
//! there: what is new comes first, leaves before lists; then what changed; then what goes.
//!
//! Old pages name old files, and none of these goes before all pages are the new ones. A page that changed names files that
//! are new or stay: all of them are there before the first page changes. New pages that name one another wait unseen, since
//! no page that stood before names them. When the first file goes, no page is left that names it but those that go too, and
//! of these the one that is named goes last where they name one another in one direction.

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
        Some(Route::Data(_) | Route::Record(_) | Route::Search(_) | Route::History) => Rank::Data,
        Some(Route::Home) => Rank::Home,
        Some(route) if route.is_for_programs() => Rank::Programs,
        Some(
            Route::Notice(_)
            | Route::Issue(..)
            | Route::Entry(..)
            | Route::EntryMoved(..)
            | Route::Moved(..)
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
    let mut changes = after.changes_since(before);
    changes.sort_by_key(place);
    changes
}

/// What comes first is small.
fn place(change: &Change) -> (u8, i8, RelPath) {
    let rank = rank(change.path()) as i8;
    let path = change.path().clone();
    match change {
        Change::Added(_) => (0, rank, path),
        Change::Changed(_) => (1, rank, path),
        // What names comes before what is named.
        Change::Removed(_) => (2, -rank, path),
    }
}
