//! Faults in parts, for a page to lay out: the place, the words, and the source line around the words meant.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::Lang;
use crate::diagnostic::show::Book;
use crate::diagnostic::show::ShownTexts;
use crate::diagnostic::show::crop::crop;
use crate::diagnostic::show::most_urgent_first;
use crate::diagnostic::wording::visible;
use crate::tree::RelPath;

/// The characters of a source line that a card shows on each side of the words meant.
const WIDTH: usize = 60;

/// A fault in parts. Nothing invisible is left in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Its code.
    pub code: &'static str,
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// The same for people.
    pub level_name: &'static str,
    /// The source file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub cause: String,
    /// How to mend it.
    pub remedy: String,
    /// The source line before the words meant, cropped; with the two others empty where there is no text.
    pub before: String,
    /// The words meant.
    pub marked: String,
    /// The source line after them, cropped.
    pub after: String,
}

/// The faults as cards, most urgent first: what stops a build, then by level, then by place. Only the sources of those that
/// are shown are read.
pub fn cards(
    diagnostics: &[&Diagnostic],
    read: &dyn Fn(&RelPath) -> Option<String>,
    lang: Lang,
    most: usize,
) -> Vec<Card> {
    let mut sorted = diagnostics.to_vec();
    most_urgent_first(&mut sorted);
    sorted.truncate(most);
    let texts = ShownTexts::of(sorted.iter().copied(), read);
    let sources = |path: &RelPath| texts.get(path);
    let book = Book::new(sorted.iter().copied(), &sources);
    sorted.into_iter().map(|fault| card(fault, &book, lang)).collect()
}

fn card(fault: &Diagnostic, book: &Book, lang: Lang) -> Card {
    let place = book.position(&fault.span.path, fault.span.start);
    let cropped = book.lines(&fault.span.path).map(|lines| crop(lines, place.line, fault, WIDTH));
    let (before, marked, after) =
        cropped.map(|cropped| (cropped.before, cropped.marked, cropped.after)).unwrap_or_default();
    Card {
        code: fault.code.id,
        level: fault.level.word(),
        level_name: fault.level.name(lang),
        path: visible(fault.span.path.as_str()).into_owned(),
        line: place.line,
        column: place.column,
        cause: fault.cause_on_screen(lang),
        remedy: fault.remedy_on_screen(lang),
        before,
        marked,
        after,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::sample;

    #[test]
    fn the_most_urgent_comes_first_with_its_words_in_place() {
        let source = format!("{}以完成{}", "长".repeat(500), "文".repeat(500));
        let start = source.find("以完成").unwrap();
        let faults = [sample::doubt("a.md", 0), sample::fault(start, start + 9)];
        let cards = cards(&faults.iter().collect::<Vec<_>>(), &|_| Some(source.clone()), Lang::Zh, 9);
        let [first, last] = cards.as_slice() else { panic!("{cards:?}") };
        assert_eq!((first.level, first.line, first.column, first.marked.as_str()), ("error", 1, 501, "以完成"));
        assert!(first.before.chars().count() <= WIDTH + 1 && first.after.chars().count() <= WIDTH, "{first:?}");
        assert_eq!(last.level, "warning");
    }
}
