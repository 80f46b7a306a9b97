//! The table of codes, a file a family: every kind of fault there is, with its words.

pub mod approvals;
pub mod body;
pub mod checks;
pub mod contact;
pub mod dates;
pub mod figures;
pub mod history;
pub mod limits;
pub mod pages;
pub mod privacy;
pub mod relations;
pub mod safety;
pub mod sources;
pub mod structure;
mod table;
pub mod templates;
pub mod words;

pub(crate) use table::family;

use super::Code;

/// The code with this id or name, among those whose level a site may set and which a notice may allow itself.
pub fn adjustable(id_or_name: &str) -> Option<&'static Code> {
    all().find(|code| !code.stops_build() && (code.id == id_or_name || code.name == id_or_name))
}

/// Every code there is, family by family.
pub fn all() -> impl Iterator<Item = &'static Code> {
    let of_sources = [sources::FAMILY, body::FAMILY, relations::FAMILY, templates::FAMILY, limits::FAMILY];
    let of_rules = [
        figures::FAMILY,
        structure::FAMILY,
        dates::FAMILY,
        contact::FAMILY,
        privacy::FAMILY,
        words::FAMILY,
        safety::FAMILY,
        pages::FAMILY,
        approvals::FAMILY,
        history::FAMILY,
        checks::FAMILY,
    ];
    of_sources.into_iter().chain(of_rules).flatten().copied()
}
