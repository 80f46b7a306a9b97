//! The faces of faults: for people, for editors, for machines. All show the same faults in the same order.

mod book;
mod card;
mod crop;
mod html;
mod human;
mod json;
mod sarif;
mod short;
mod shown_order;
mod shown_texts;

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::Level;

pub use book::Sources;
pub use card::{Card, cards};
pub use html::{REPORT_STYLE, html};
pub use human::{Appearance, human};
pub use json::json;
pub use sarif::sarif;
pub use short::short;
pub use shown_order::most_urgent_first;
pub use shown_texts::ShownTexts;

pub(super) use book::Book;
pub(super) use shown_order::in_order;

/// `2 个错误，1 个警告`, the closing line of a run.
pub fn tally<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>, lang: Lang) -> String {
    let mut found: BTreeMap<Level, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        *found.entry(diagnostic.level).or_default() += 1;
    }
    let counts: Vec<String> = Level::ALL
        .into_iter()
        .filter_map(|level| {
            found.get(&level).map(|count| match lang {
                Lang::Zh => format!("{count} 个{}", level.name(lang)),
                Lang::En => format!("{count} {}{}", level.name(lang), if *count == 1 { "" } else { "s" }),
            })
        })
        .collect();
    match (lang, counts.is_empty()) {
        (Lang::Zh, true) => "没有发现问题".to_owned(),
        (Lang::En, true) => "no faults".to_owned(),
        (Lang::Zh, false) => counts.join("，"),
        (Lang::En, false) => counts.join(", "),
    }
}

/// How many faults of a level there are.
pub fn count(faults: &[&Diagnostic], level: Level) -> usize {
    faults.iter().filter(|fault| fault.level == level).count()
}

/// Everything that a check found, for the faces that show more than the faults that stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Whole<'a> {
    /// Faults that stand.
    pub faults: &'a [Diagnostic],
    /// Faults that a notice allows itself, with its reason.
    pub allowed: &'a [(Diagnostic, String)],
    /// Faults that the baseline knows.
    pub known: &'a [Diagnostic],
}

/// The faults that were allowed, a line each with their reason.
pub fn allowed(allowed: &[(Diagnostic, String)], sources: &Sources, lang: Lang) -> String {
    let book = Book::new(allowed.iter().map(|(fault, _)| fault), sources);
    let mut out = String::new();
    for (fault, reason) in allowed {
        let (place, code, cause) = (book.place(&fault.span), fault.code.id, fault.cause_on_screen(lang));
        let reason = super::wording::visible(reason);
        out.push_str(&match lang {
            Lang::Zh => format!("{place}: 已允许 {code} {cause}理由：{reason}\n"),
            Lang::En => format!("{place}: allowed: {code} {cause} Reason: {reason}\n"),
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::sample;

    #[test]
    fn faults_are_counted_by_level() {
        let mut note = sample::doubt("a.md", 0);
        note.level = Level::Note;
        let faults = [sample::fault(0, 0), sample::doubt("a.md", 0), sample::fault(1, 1), note];
        assert_eq!(tally(&faults, Lang::Zh), "2 个错误，1 个警告，1 个提示");
        assert_eq!(tally(&faults, Lang::En), "2 errors, 1 warning, 1 note");
        assert_eq!(tally(&faults[..1], Lang::En), "1 error");
        assert_eq!((tally(&[], Lang::Zh), tally(&[], Lang::En)), ("没有发现问题".into(), "no faults".into()));
    }
}
