//! The table of codes, a file a family: every kind of fault there is, with its words.

pub mod body;
pub mod checks;
pub mod contact;
pub mod dates;
pub mod figures;
pub mod limits;
pub mod pages;
pub mod privacy;
pub mod relations;
pub mod safety;
pub mod sources;
pub mod structure;
pub mod templates;
pub mod words;

use super::Code;

/// Writes one family of codes as constants and as a list.
macro_rules! family {
    ($($(#[$doc:meta])* $name:ident = $id:literal $slug:literal $level:ident
        cause $cause_zh:literal | $cause_en:literal
        remedy $remedy_zh:literal | $remedy_en:literal
        why $why_zh:literal | $why_en:literal
        example $example:literal)*) => {
        use crate::diagnostic::{Code, Level, Words};
        $($(#[$doc])* pub static $name: Code = Code {
            id: $id,
            name: $slug,
            level: Level::$level,
            cause: Words { zh: $cause_zh, en: $cause_en },
            remedy: Words { zh: $remedy_zh, en: $remedy_en },
            why: Words { zh: $why_zh, en: $why_en },
            example: $example,
        };)*
        /// The codes of this family, in the order of their ids.
        pub static FAMILY: &[&Code] = &[$(&$name),*];
    };
}
pub(crate) use family;

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
        checks::FAMILY,
    ];
    of_sources.into_iter().chain(of_rules).flatten().copied()
}
